/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.eclipse.osgi.launch.EquinoxFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.yagura.agent.app.PlugIns;
import org.yagura.agent.app.PlugIns.PlugIn;

/** Jars in drop-in folders, good and bad, in a framework of their own. */
class PlugInsTest {
    private static final long STOP = 30_000;
    @TempDir
    Path temp;
    private Path folder;
    private Framework framework;

    /** What a third party may start; fails when it is told to. */
    public static final class Activator implements BundleActivator {
        @Override
        public void start(BundleContext context) {
            if (context.getBundle().getSymbolicName().endsWith("fails")) {
                throw new IllegalStateException("a fault of a third party");
            }
        }

        @Override
        public void stop(BundleContext context) {
            // nothing to do
        }
    }

    @BeforeEach
    void start() throws Exception {
        folder = Files.createDirectories(temp.resolve("drop ins"));
        framework = new EquinoxFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE,
                temp.resolve("configuration").toString()));
        framework.start();
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(STOP);
    }

    private List<PlugIn> load(Path... folders) {
        return PlugIns.load(framework.getBundleContext(), folders.length == 0 ? List.of(folder) : List.of(folders));
    }

    private Path jar(String file, String... headers) throws IOException {
        return jar(folder, file, headers);
    }

    /** A jar with these headers, and the activator in it when one is named. */
    private static Path jar(Path into, String file, String... headers) throws IOException {
        var manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        for (String header : headers) {
            int colon = header.indexOf(':');
            main.putValue(header.substring(0, colon), header.substring(colon + 1));
        }
        Path jar = Files.createDirectories(into).resolve(file);
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            if (main.getValue(Constants.BUNDLE_ACTIVATOR) != null) {
                String name = Activator.class.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                try (InputStream in = Activator.class.getResourceAsStream("/" + name)) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
        return jar;
    }

    private static String[] bundle(String name, String... more) {
        var headers = new String[more.length + 2];
        headers[0] = "Bundle-ManifestVersion:2";
        headers[1] = "Bundle-SymbolicName:" + name;
        System.arraycopy(more, 0, headers, 2, more.length);
        return headers;
    }

    private static String activator() {
        return "Bundle-Activator:" + Activator.class.getName();
    }

    private Bundle find(String name) {
        for (Bundle bundle : framework.getBundleContext().getBundles()) {
            if (name.equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        return null;
    }

    @Test
    void nothingThereIsNothing() {
        assertEquals(List.of(), load(temp.resolve("missing"), folder));
    }

    @Test
    void aGoodOneRuns() throws Exception {
        Path jar = jar("good.jar", bundle("com.example.good", "Bundle-Version:1.2.3", activator(),
                "Import-Package:org.osgi.framework"));
        Files.writeString(folder.resolve("readme.txt"), "not a jar");
        Files.createDirectory(folder.resolve("folder.jar"));
        assertEquals(List.of(new PlugIn(jar.toAbsolutePath(), "com.example.good 1.2.3", null)), load());
        assertEquals(Bundle.ACTIVE, find("com.example.good").getState());
    }

    @Test
    void badOnesFailOneByOneAndSayWhy() throws Exception {
        jar("a-good.jar", bundle("com.example.good"));
        jar("b-needs.jar", bundle("com.example.needs", "Import-Package:com.example.missing;version=2"));
        jar("c-fails.jar", bundle("com.example.fails", activator(), "Import-Package:org.osgi.framework"));
        jar("d-plain.jar");
        Files.write(folder.resolve("e-broken.jar"), "no zip at all".getBytes(StandardCharsets.UTF_8));
        jar("f-twice.jar", bundle("com.example.good"));
        jar("g-header.jar", bundle("com.example.header", "Import-Package:;;;"));
        jar("h-good.jar", bundle("com.example.also.good"));
        List<PlugIn> all = load();
        assertEquals(8, all.size(), all.toString());
        assertNull(all.get(0).problem());
        assertTrue(all.get(1).problem().contains("com.example.missing"), all.get(1).problem());
        assertTrue(all.get(2).problem().contains("a fault of a third party"), all.get(2).problem());
        assertTrue(all.get(3).problem().contains("Bundle-SymbolicName"), all.get(3).problem());
        assertTrue(all.get(4).problem().contains("cannot be read"), all.get(4).problem());
        assertTrue(all.get(5).problem().contains("there already"), all.get(5).problem());
        assertTrue(all.get(6).problem().contains("no OSGi bundle"), all.get(6).problem());
        assertNull(all.get(7).problem(), "the others run");
        assertEquals(Bundle.ACTIVE, find("com.example.also.good").getState());
    }

    @Test
    void oneMayNeedAnotherWhateverTheirNames() throws Exception {
        jar("a.jar", bundle("com.example.a", "Import-Package:com.example.api"));
        Path other = temp.resolve("other");
        jar(other, "z.jar", bundle("com.example.z", "Export-Package:com.example.api"));
        assertTrue(load(folder, other).stream().allMatch(p -> p.problem() == null));
    }

    @Test
    void theFolderDecidesNotWhatWasThereTheLastTime() throws Exception {
        Path stays = jar("stays.jar", bundle("com.example.stays", "Bundle-Version:1.0.0"));
        Path goes = jar("goes.jar", bundle("com.example.goes"));
        load();
        restart();
        Files.delete(goes);
        jar("stays.jar", bundle("com.example.stays", "Bundle-Version:2.0.0"));
        assertEquals(List.of(new PlugIn(stays.toAbsolutePath(), "com.example.stays 2.0.0", null)), load());
        assertNull(find("com.example.goes"));
        restart();
        assertEquals(List.of(), load(temp.resolve("missing")));
        assertNull(find("com.example.stays"));
    }

    private void restart() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(STOP);
        framework.start();
    }

    @Test
    void whatBelongsToTheProductStays() throws Exception {
        Path own = jar(temp.resolve("product"), "own.jar", bundle("com.example.own"));
        try (InputStream in = Files.newInputStream(own)) {
            framework.getBundleContext().installBundle("initial@reference:file:own.jar", in);
        }
        load();
        assertEquals("com.example.own", find("com.example.own").getSymbolicName());
    }
}
