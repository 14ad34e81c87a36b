/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.architecture.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** What holds for every bundle and every source. */
final class HouseRulesTest {
    private static final Set<String> TAKING_LAMBDAS = Set.of("org.junit.jupiter.api.Assertions.assertThrows",
            "org.junit.jupiter.api.Assertions.assertAll", "org.junit.jupiter.api.Assertions.assertDoesNotThrow");
    private static final Pattern USER_INTERFACE = Pattern.compile("org\\.eclipse\\.(swt|jface|ui|e4\\.ui|nebula)\\b.*");
    private static final Pattern SINGLETON = Pattern.compile("\\bstatic\\b[^;={]*\\b(getInstance|getDefault)\\s*\\(");
    private static final int LONGEST_FILE = 800;
    private static final int LONGEST_METHOD = 120;

    private final Checkout checkout = Checkout.find();

    @Test
    void headlessBundlesKnowNoUserInterface() {
        var breaches = new ArrayList<String>();
        Predicate<String> isUserInterface = USER_INTERFACE.asMatchPredicate();
        for (BundleFolder bundle : checkout.shipped()) {
            if (!bundle.isHeadless()) {
                continue;
            }
            bundle.requires().stream().filter(isUserInterface)
                    .forEach(r -> breaches.add(bundle.name() + " requires " + r));
            bundle.imports().stream().filter(isUserInterface)
                    .forEach(i -> breaches.add(bundle.name() + " imports " + i));
            for (Path source : bundle.sources()) {
                BundleFolder.imports(source).stream().filter(isUserInterface)
                        .forEach(i -> breaches.add(name(source) + " imports " + i));
            }
        }
        assertEquals(List.of(), breaches);
    }

    @Test
    void manifestsKeepTheConventions() {
        var breaches = new ArrayList<String>();
        for (BundleFolder bundle : checkout.bundles().values()) {
            var headers = bundle.headers();
            if (headers.getValue("Bundle-Activator") != null) {
                breaches.add(bundle.name() + " has an activator; state lives in components");
            }
            if (!bundle.folder().getFileName().toString().equals(bundle.name())) {
                breaches.add(bundle.name() + " is in the folder " + bundle.folder().getFileName());
            }
            if (!"JavaSE-25".equals(headers.getValue("Bundle-RequiredExecutionEnvironment"))) {
                breaches.add(bundle.name() + " is not for JavaSE-25");
            }
            if (!"1.0.0.qualifier".equals(headers.getValue("Bundle-Version"))) {
                breaches.add(bundle.name() + " has another version than all: " + headers.getValue("Bundle-Version"));
            }
            if (!bundle.name().equals(headers.getValue("Automatic-Module-Name"))) {
                breaches.add(bundle.name() + " has no Automatic-Module-Name, or another one than its name");
            }
            if (!bundle.isTest() && !String.valueOf(headers.getValue("Bundle-Name")).startsWith("%")) {
                breaches.add(bundle.name() + " has a Bundle-Name that cannot be translated");
            }
        }
        assertEquals(List.of(), breaches);
    }

    /** The service component runtime sees only bundles that are started, and a lazy one is started by the framework. */
    @Test
    void bundlesWithComponentsAreActivatedLazily() {
        var breaches = checkout.bundles().values().stream()
                .filter(b -> b.sources().stream().flatMap(s -> BundleFolder.imports(s).stream())
                        .anyMatch("org.osgi.service.component.annotations.Component"::equals))
                .filter(b -> !"lazy".equals(b.headers().getValue("Bundle-ActivationPolicy"))).map(BundleFolder::name);
        assertEquals(List.of(), breaches.toList());
    }

    /** A lambda in a test is of a package of its own; without it the test ends in a framework, but not in the quick loop. */
    @Test
    void testsImportWhatTheirAssertionsTake() {
        var breaches = checkout.bundles().values().stream()
                .filter(b -> b.sources().stream().flatMap(s -> BundleFolder.imports(s).stream())
                        .anyMatch(TAKING_LAMBDAS::contains))
                .filter(b -> !b.imports().contains("org.junit.jupiter.api.function")).map(BundleFolder::name);
        assertEquals(List.of(), breaches.toList());
    }

    /** The full build fails on a folder that is not there, the quick loop does not look at it. */
    @Test
    void foldersThatArePackedAreThere() throws IOException {
        var breaches = new ArrayList<String>();
        for (BundleFolder bundle : checkout.bundles().values()) {
            Path file = bundle.folder().resolve("build.properties");
            if (!Files.exists(file) || Files.exists(bundle.folder().resolve("pom.xml"))) {
                continue; // those with a pom bring what they pack
            }
            var properties = new Properties();
            try (var in = Files.newBufferedReader(file)) {
                properties.load(in);
            }
            Arrays.stream(properties.getProperty("bin.includes", "").split(",")).map(String::strip)
                    .filter(entry -> entry.endsWith("/") && !Files.isDirectory(bundle.folder().resolve(entry)))
                    .forEach(entry -> breaches.add(bundle.name() + " packs " + entry));
        }
        assertEquals(List.of(), breaches);
    }

    /** They are tested beside each other, and there is one focus on a display. */
    @Test
    void testsWithWindowsHaveADisplayOfTheirOwn() {
        String all = BundleFolder.text(checkout.root().resolve("pom.xml"));
        var breaches = new ArrayList<String>();
        for (BundleFolder bundle : checkout.bundles().values()) {
            if (!bundle.name().endsWith(".tests")
                    || bundle.sources().stream().flatMap(s -> BundleFolder.imports(s).stream())
                            .noneMatch(i -> i.startsWith("org.eclipse.swt."))) {
                continue;
            }
            String name = bundle.name().replaceFirst("^org\\.yagura\\.(.*)\\.tests$", "display.$1");
            if (!all.contains("<" + name + ">${env.DISPLAY}</" + name + ">")) {
                breaches.add("pom.xml names no " + name);
            }
            Path pom = bundle.folder().resolve("pom.xml");
            if (!BundleFolder.text(Files.exists(pom) ? pom : bundle.folder().resolve("build.properties"))
                    .contains("${" + name + "}")) {
                breaches.add(bundle.name() + " does not set display to ${" + name + "}");
            }
        }
        assertEquals(List.of(), breaches);
    }

    @Test
    void stateIsNotStatic() {
        assertEquals(List.of(), sources(text -> SINGLETON.matcher(text).find()));
    }

    @Test
    void packagesSayWhatTheyAreFor() {
        var breaches = new ArrayList<String>();
        for (BundleFolder bundle : checkout.bundles().values()) {
            if (bundle.headers().getValue("Fragment-Host") != null) {
                continue; // its packages are those of its host
            }
            var packages = new TreeSet<Path>();
            bundle.sources().forEach(s -> packages.add(s.getParent()));
            packages.stream().filter(p -> !Files.exists(p.resolve("package-info.java")))
                    .forEach(p -> breaches.add(name(p) + " has no package-info.java"));
        }
        assertEquals(List.of(), breaches);
    }

    @Test
    void exportedPackagesExist() {
        var breaches = new ArrayList<String>();
        for (BundleFolder bundle : checkout.bundles().values()) {
            if (bundle.headers().getValue("Bundle-ClassPath") != null && bundle.sources().isEmpty()) {
                continue;
            }
            for (String exported : bundle.exports()) {
                String folder = exported.replace('.', '/');
                if (!Files.isDirectory(bundle.folder().resolve("src").resolve(folder))
                        && !Files.isDirectory(bundle.folder().resolve("src-gen").resolve(folder))) {
                    breaches.add(bundle.name() + " exports " + exported + ", which is not there");
                }
            }
        }
        assertEquals(List.of(), breaches);
    }

    @Test
    void internalPackagesAreNotApi() {
        var breaches = new ArrayList<String>();
        checkout.bundles().values().forEach(b -> b.api().stream().filter(p -> p.contains(".internal"))
                .forEach(p -> breaches.add(b.name() + " exports " + p + " to everybody")));
        assertEquals(List.of(), breaches);
    }

    @Test
    void sourcesStartWithTheLicence() {
        assertEquals(List.of(), sources(text -> !text.contains("SPDX-License-Identifier: EPL-2.0")));
    }

    @Test
    void importsNameTheirTypes() {
        var wildcard = Pattern.compile("^import [\\w.]+\\.\\*;", Pattern.MULTILINE);
        assertEquals(List.of(), sources(text -> wildcard.matcher(text).find()));
    }

    @Test
    void filesAreNotTooLong() {
        assertEquals(List.of(), sources(text -> text.lines().count() > LONGEST_FILE));
    }

    @Test
    void methodsAreNotTooLong() {
        var breaches = new ArrayList<String>();
        for (BundleFolder bundle : checkout.bundles().values()) {
            for (Path source : bundle.sources()) {
                for (Method method : Method.in(BundleFolder.text(source))) {
                    if (method.lines() > LONGEST_METHOD) {
                        breaches.add(name(source) + " line " + method.line() + ": " + method.lines() + " lines");
                    }
                }
            }
        }
        assertEquals(List.of(), breaches);
    }

    private List<String> sources(Predicate<String> isBreach) {
        return checkout.bundles().values().stream().flatMap(b -> b.sources().stream())
                .filter(s -> isBreach.test(BundleFolder.text(s))).map(this::name).toList();
    }

    private String name(Path file) {
        return checkout.root().relativize(file).toString();
    }
}
