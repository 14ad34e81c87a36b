/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The quick inner loop: compiles bundles against the jars of the target platform, without Tycho and
 * OSGi, and runs the JUnit tests of their twins in a plain JVM. Arguments: the checkout, then {@code --compile} or
 * bundle names, then optionally {@code --test CLASS}.
 */
public final class Quick {
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");

    private static final String COMPILER = "org.eclipse.jdt:ecj:3.46.100";

    private final Path root;
    private final Path out;
    private final Map<String, Bundle> bundles = new TreeMap<>();
    private final Map<String, String> exporters = new LinkedHashMap<>();
    private final Set<String> built = new LinkedHashSet<>();
    private boolean recompiled;
    private Method compiler;

    private Quick(Path root) {
        this.root = root;
        this.out = root.resolve(".quick");
    }

    private record Bundle(String name, Path folder, Set<String> requires, Set<String> imports) {
    }

    public static void main(String[] args) throws Exception {
        var quick = new Quick(Path.of(args[0]).toRealPath());
        quick.scan();
        quick.fetchJars();
        var names = new ArrayList<>(List.of(args).subList(1, args.length));
        String test = null;
        int option = names.indexOf("--test");
        if (option >= 0) {
            if (option + 1 == names.size()) {
                wrongUse("--test needs the full name of a class");
            }
            test = names.get(option + 1);
            names.subList(option, option + 2).clear();
        }
        boolean compileOnly = names.remove("--compile");
        if (names.isEmpty()) {
            names.addAll(quick.bundles.keySet());
        }
        for (String name : names) {
            if (!quick.bundles.containsKey(name)) {
                wrongUse("there is no bundle " + name + "; ./verify --help explains");
            }
        }
        int status = 0;
        for (String name : names) {
            String twin = quick.bundles.containsKey(name + ".tests") ? name + ".tests" : name;
            quick.build(name, new LinkedHashSet<>());
            quick.build(twin, new LinkedHashSet<>());
            if (!compileOnly) {
                status |= quick.runTests(twin, test);
            }
        }
        System.exit(status);
    }

    private static void wrongUse(String why) {
        System.err.println("quick: " + why);
        System.exit(2);
    }

    private void scan() throws IOException {
        for (String area : List.of("model", "bundles", "tests")) {
            Path folder = root.resolve(area);
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> children = Files.list(folder)) {
                for (Path child : children.sorted().toList()) {
                    Path file = child.resolve("META-INF/MANIFEST.MF");
                    if (Files.exists(file)) {
                        read(child, file);
                    }
                }
            }
        }
    }

    private void read(Path folder, Path file) throws IOException {
        Attributes main;
        try (var in = Files.newInputStream(file)) {
            main = new Manifest(in).getMainAttributes();
        }
        String name = first(main.getValue("Bundle-SymbolicName"));
        Set<String> requires = names(main.getValue("Require-Bundle"));
        String host = main.getValue("Fragment-Host");
        if (host != null) {
            requires.add(first(host));
        }
        bundles.put(name, new Bundle(name, folder, requires, names(main.getValue("Import-Package"))));
        names(main.getValue("Export-Package")).forEach(p -> exporters.putIfAbsent(p, name));
    }

    private static String first(String header) {
        return header.split(";")[0].trim();
    }

    private static Set<String> names(String header) {
        var names = new LinkedHashSet<String>();
        if (header != null) {
            for (String clause : header.replaceAll("\"[^\"]*\"", "").split(",")) {
                names.add(first(clause));
            }
        }
        return names;
    }

    private void fetchJars() throws Exception {
        Path lib = out.resolve("lib");
        Path stamp = out.resolve("lib.stamp");
        var coordinates = new LinkedHashSet<String>();
        Path target = root.resolve("targetplatform/org.yagura.targetplatform.target");
        collect(target, coordinates);
        coordinates.add(COMPILER);
        try (Stream<Path> poms = Files.find(root.resolve("bundles"), 2, (p, a) -> p.endsWith("pom.xml"))) {
            for (Path pom : poms.sorted().toList()) {
                collectItems(pom, coordinates);
            }
        }
        String wanted = "unsigned\n" + String.join("\n", coordinates);
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
            return;
        }
        Files.createDirectories(out);
        var pom = new StringBuilder("<project><modelVersion>4.0.0</modelVersion><groupId>quick</groupId>"
                + "<artifactId>quick</artifactId><version>1</version><dependencies>");
        for (String c : coordinates) {
            String[] p = c.split(":");
            pom.append("<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>"
                    .formatted(p[0], p[1], p[2]));
            pom.append("</dependency>");
        }
        Path pomFile = out.resolve("pom.xml");
        Files.writeString(pomFile, pom.append("</dependencies></project>"));
        if (Files.isDirectory(lib)) {
            try (Stream<Path> old = Files.list(lib)) {
                for (Path p : old.toList()) {
                    Files.delete(p);
                }
            }
        }
        System.err.println("quick: fetching the jars of the target platform into " + root.relativize(lib));
        String maven = System.getenv().getOrDefault("YAGURA_MAVEN", "mvn");
        run(List.of(maven, "-q", "-B", "-ntp", "-f", pomFile.toString(),
                "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies", "-DoutputDirectory=" + lib));
        unsign(lib);
        Files.writeString(stamp, wanted);
    }

    /** Packages that several signed jars share cannot be loaded in a plain JVM; OSGi keeps the jars apart. */
    private static void unsign(Path lib) throws IOException {
        try (Stream<Path> jars = Files.list(lib)) {
            for (Path jar : jars.filter(j -> j.toString().endsWith(".jar")).toList()) {
                try (var inside = FileSystems.newFileSystem(jar);
                        Stream<Path> entries = Files.list(inside.getPath("/"))) {
                    Path folder = entries.filter(e -> e.toString().startsWith("/META-INF")).findFirst().orElse(null);
                    if (folder != null) {
                        removeSignatures(folder);
                    }
                }
            }
        }
    }

    private static void removeSignatures(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(SF|RSA|DSA|EC)")).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void collect(Path file, Set<String> coordinates) throws IOException {
        var matcher = DEPENDENCY.matcher(Files.readString(file));
        while (matcher.find()) {
            if (isForThisMachine(matcher.group(2))) {
                coordinates.add(matcher.group(1) + ":" + matcher.group(2) + ":" + matcher.group(3));
            }
        }
    }

    /** Of the SWT fragments, only the one of this machine's platform may be on the class path. */
    private static boolean isForThisMachine(String artifact) {
        if (!artifact.matches("org\\.eclipse\\.swt\\.(gtk|win32|cocoa)\\..*")) {
            return true;
        }
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String toolkit = system.startsWith("win") ? ".win32." : system.startsWith("mac") ? ".cocoa." : ".gtk.";
        return artifact.contains(toolkit) && artifact.endsWith(System.getProperty("os.arch").replace("amd64", "x86_64"));
    }

    private static void collectItems(Path pom, Set<String> coordinates) throws IOException {
        var matcher = Pattern.compile("<artifactItem>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>"
                + "\\s*<version>([^<]+)</version>").matcher(Files.readString(pom));
        while (matcher.find()) {
            coordinates.add(matcher.group(1) + ":" + matcher.group(2) + ":" + matcher.group(3));
        }
    }

    private void build(String name, Set<String> path) throws Exception {
        Bundle bundle = bundles.get(name);
        if (bundle == null || built.contains(name)) {
            return;
        }
        if (!path.add(name)) {
            throw new IllegalStateException("bundles depend on each other in a circle: " + path);
        }
        Set<String> needed = dependencies(bundle);
        for (String other : needed) {
            build(other, path);
        }
        path.remove(name);
        generate(bundle);
        compile(bundle);
        built.add(name);
    }

    private Set<String> dependencies(Bundle bundle) {
        var needed = new LinkedHashSet<String>();
        bundle.requires().stream().filter(bundles::containsKey).forEach(needed::add);
        bundle.imports().stream().map(exporters::get).filter(n -> n != null && !n.equals(bundle.name()))
                .forEach(needed::add);
        return needed;
    }

    private void generate(Bundle bundle) throws Exception {
        Path generator = bundle.folder().resolve("generate");
        if (Files.isExecutable(generator)) {
            run(List.of(generator.toString(), out.resolve("lib").toString()));
        }
    }

    private void compile(Bundle bundle) throws Exception {
        var sources = new ArrayList<String>();
        Path classes = out.resolve("classes").resolve(bundle.name());
        Path stamp = out.resolve("classes").resolve(bundle.name() + ".stamp");
        FileTime since = Files.exists(stamp) ? Files.getLastModifiedTime(stamp) : FileTime.fromMillis(0);
        boolean[] changed = {recompiled || !Files.exists(stamp)};
        var listing = new StringBuilder();
        for (String folder : List.of("src", "src-gen")) {
            Path source = bundle.folder().resolve(folder);
            if (!Files.isDirectory(source)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    listing.append(file).append('\n');
                    changed[0] |= Files.getLastModifiedTime(file).compareTo(since) > 0;
                    if (file.toString().endsWith(".java")) {
                        sources.add(file.toString());
                    } else {
                        Path copy = classes.resolve(source.relativize(file));
                        Files.createDirectories(copy.getParent());
                        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
        copyResources(bundle, classes);
        if (!changed[0] && Files.readString(stamp).equals(listing.toString())) {
            return;
        }
        Files.createDirectories(classes);
        recompiled = true;
        if (!sources.isEmpty()) {
            if (!compileSources(classes, sources)) {
                System.err.println("quick: " + bundle.name() + " does not compile");
                System.exit(1);
            }
        }
        Files.writeString(stamp, listing);
    }

    /** Compiles with the compiler and the settings of the full build, so that what is an error there is one here. */
    private boolean compileSources(Path classes, List<String> sources) throws Exception {
        if (compiler == null) {
            Path jar = jars().stream().filter(j -> j.getFileName().toString().startsWith("ecj-")).findFirst().orElseThrow();
            var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
            Class<?> progress = loader.loadClass("org.eclipse.jdt.core.compiler.CompilationProgress");
            compiler = loader.loadClass("org.eclipse.jdt.core.compiler.batch.BatchCompiler").getMethod("compile",
                    String[].class, PrintWriter.class, PrintWriter.class, progress);
        }
        var arguments = new ArrayList<>(List.of("-properties", root.resolve(".settings/org.eclipse.jdt.core.prefs").toString(),
                "-nowarn", "--release", "25", "-proc:none", "-parameters", "-g", "-encoding", "UTF-8", "-cp",
                compilerClassPath(), "-d", classes.toString()));
        arguments.addAll(sources);
        var errors = new PrintWriter(System.err, true);
        return (boolean) compiler.invoke(null, arguments.toArray(String[]::new), new PrintWriter(System.out, true), errors,
                null);
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(out.resolve("lib"))) {
            return files.sorted().toList();
        }
    }

    private String compilerClassPath() throws IOException {
        var entries = new ArrayList<String>();
        built.forEach(name -> entries.add(out.resolve("classes").resolve(name).toString()));
        jars().forEach(jar -> entries.add(jar.toString()));
        return String.join(System.getProperty("path.separator"), entries);
    }

    private static void copyResources(Bundle bundle, Path classes) throws IOException {
        for (String name : List.of("OSGI-INF", "META-INF", "icons", "css", "model", "mibs", "plugin.xml",
                "plugin.properties", "plugin_ja.properties")) {
            Path from = bundle.folder().resolve(name);
            if (!Files.exists(from)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = classes.resolve(bundle.folder().relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private String classPath() throws IOException {
        var entries = new ArrayList<String>();
        for (String name : bundles.keySet()) {
            entries.add(out.resolve("classes").resolve(name).toString());
        }
        entries.add(out.resolve("lib") + "/*");
        return String.join(System.getProperty("path.separator"), entries);
    }

    private static String javaTool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private int runTests(String twin, String test) throws Exception {
        Path classes = out.resolve("classes").resolve(twin);
        if (!Files.isDirectory(classes)) {
            System.err.println("quick: " + twin + " has no tests");
            return 0;
        }
        var command = new ArrayList<>(List.of(javaTool("java"), "-XX:TieredStopAtLevel=1", "-Xmx2g", "-ea",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Djava.awt.headless=true",
                "-Djunit.jupiter.execution.timeout.default=5m",
                "-cp", classPath(), "org.junit.platform.console.ConsoleLauncher", "execute", "--disable-banner",
                "--details=tree", "--details-theme=ascii"));
        command.addAll(test == null ? List.of("--scan-class-path=" + classes, "--include-classname=.*Test")
                : List.of("--select-class=" + test));
        boolean window = twin.contains(".ui.") || twin.contains(".rcp.");
        if (window && System.getenv("DISPLAY") == null) {
            command.addAll(0, List.of("xvfb-run", "-a", "-s", "-screen 0 1600x1000x24"));
        }
        System.err.println("quick: tests of " + twin);
        return new ProcessBuilder(command).directory(root.toFile()).inheritIO().start().waitFor();
    }

    private static void run(List<String> command) throws Exception {
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            System.err.println("quick: failed with status " + status + ": "
                    + command.stream().limit(12).collect(Collectors.joining(" ")));
            System.exit(1);
        }
    }
}
