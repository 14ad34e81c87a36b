/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.app;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.text.Texts;

/**
 * The plug-ins of third parties: jars in drop-in folders, looked for once, at the start of the program. One that is no
 * good is told of and does not hinder the others.
 */
public final class PlugIns {
    /** The folder beside {@code plugins} in an installation that everybody's plug-ins are dropped into. */
    public static final String FOLDER = "dropins";

    private static final Logger LOG = LoggerFactory.getLogger(PlugIns.class);
    /** How a framework is told to use a file where it is; what it has from its own configuration begins otherwise. */
    private static final String REFERENCE = "reference:";
    private static final Pattern MISSING = Pattern.compile("Unresolved requirement: ([^\\n]*)");

    private PlugIns() {
    }

    /**
     * A jar of a drop-in folder.
     *
     * @param file the jar
     * @param name symbolic name and version; the name of the file when it has none
     * @param problem why it does not run, in the language of this process; null when it does
     */
    public record PlugIn(Path file, String name, String problem) {
    }

    /** The drop-in folder of this installation; it need not be there. */
    public static Path installed() {
        String area = FrameworkUtil.getBundle(PlugIns.class).getBundleContext().getProperty("osgi.install.area");
        try {
            // the platform writes this URL without quoting spaces
            Path installation = area == null ? Path.of("") : Path.of(new URI("file", area.substring(5), null));
            return installation.resolve(FOLDER);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the installation is at " + area, e);
        }
    }

    /**
     * Takes in the plug-ins of the folders and starts them. To be called once, before anything looks for their parts.
     *
     * @param folders may be missing
     * @return what was found, by folder and name
     */
    public static List<PlugIn> load(List<Path> folders) {
        return load(FrameworkUtil.getBundle(PlugIns.class).getBundleContext(), folders);
    }

    /** The same in the framework of that context. */
    public static List<PlugIn> load(BundleContext context, List<Path> folders) {
        forget(context);
        var found = new ArrayList<PlugIn>();
        var installed = new ArrayList<Bundle>();
        for (Path folder : folders) {
            for (Path file : jars(folder)) {
                try {
                    installed.add(install(context, file));
                } catch (BundleException e) {
                    found.add(new PlugIn(file, file.getFileName().toString(), reason(e)));
                }
            }
        }
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class).resolveBundles(installed);
        installed.forEach(bundle -> found.add(start(bundle)));
        found.sort((a, b) -> a.file().compareTo(b.file()));
        for (PlugIn plugIn : found) {
            if (plugIn.problem() == null) {
                LOG.info("the plug-in {} runs, from {}", plugIn.name(), plugIn.file());
            } else {
                LOG.error("the plug-in {} does not run: {}", plugIn.file(), plugIn.problem());
            }
        }
        return found;
    }

    /** A framework remembers what it had the last time; the folders decide. */
    private static void forget(BundleContext context) {
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getLocation().startsWith(REFERENCE)) {
                try {
                    bundle.uninstall();
                } catch (BundleException e) {
                    LOG.error("{} cannot be removed", bundle, e);
                }
            }
        }
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".jar") && Files.isRegularFile(f)).sorted()
                    .map(f -> f.toAbsolutePath().normalize()).toList();
        } catch (IOException e) {
            LOG.error("the plug-ins in {} cannot be looked for", folder, e);
            return List.of();
        }
    }

    private static Bundle install(BundleContext context, Path file) throws BundleException {
        Bundle bundle = context.installBundle(REFERENCE + file.toUri());
        if (bundle.getSymbolicName() == null) {
            bundle.uninstall();
            throw new BundleException("no bundle", BundleException.MANIFEST_ERROR);
        }
        return bundle;
    }

    private static PlugIn start(Bundle bundle) {
        Path file = Path.of(URI.create(bundle.getLocation().substring(REFERENCE.length())));
        String name = bundle.getSymbolicName() + " " + bundle.getVersion();
        try {
            if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
                bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            }
            return new PlugIn(file, name, null);
        } catch (BundleException e) {
            return new PlugIn(file, name, reason(e));
        }
    }

    private static String reason(BundleException e) {
        Texts texts = Texts.of(PlugIns.class);
        LOG.debug("a plug-in does not run", e);
        Matcher missing = MISSING.matcher(String.valueOf(e.getMessage()));
        return switch (e.getType()) {
            case BundleException.DUPLICATE_BUNDLE_ERROR -> texts.get("plugin.twice");
            case BundleException.MANIFEST_ERROR -> texts.get("plugin.no-bundle");
            case BundleException.RESOLVE_ERROR -> missing.find()
                    ? texts.get("plugin.needs", missing.group(1))
                    : texts.get("plugin.unresolved", e.getMessage());
            case BundleException.ACTIVATOR_ERROR -> texts.get("plugin.activator", cause(e));
            default -> texts.get("plugin.unreadable", cause(e));
        };
    }

    private static String cause(BundleException e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : e.getCause().toString();
    }
}
