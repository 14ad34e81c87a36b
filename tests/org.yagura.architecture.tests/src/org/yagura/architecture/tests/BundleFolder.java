/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.architecture.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One bundle's folder: its manifest and its sources.
 *
 * @param room the folder it stands in: {@code model}, {@code bundles} or {@code tests}
 * @param folder where it is
 * @param headers the manifest's main attributes
 */
record BundleFolder(String room, Path folder, Attributes headers) {
    private static final Set<String> BUILT = Set.of("target", "bin");
    private static final Pattern CLAUSE = Pattern.compile("\\s*([^;,\"]+)((?:;[^\",]*(?:\"[^\"]*\"[^\",;]*)?)*),?");
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+);", Pattern.MULTILINE);

    static BundleFolder read(String room, Path folder) {
        try (var in = Files.newInputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
            return new BundleFolder(room, folder, new Manifest(in).getMainAttributes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return clauses("Bundle-SymbolicName").keySet().iterator().next();
    }

    Set<String> requires() {
        return clauses("Require-Bundle").keySet();
    }

    Set<String> imports() {
        return clauses("Import-Package").keySet();
    }

    /** Exported packages that are open to everybody: API. */
    Set<String> api() {
        var open = new TreeSet<String>();
        clauses("Export-Package").forEach((name, directives) -> {
            if (!directives.contains("x-friends") && !directives.contains("x-internal")) {
                open.add(name);
            }
        });
        return open;
    }

    Set<String> exports() {
        return clauses("Export-Package").keySet();
    }

    boolean isTest() {
        return room.equals("tests");
    }

    boolean isHeadless() {
        String name = name();
        return !name.endsWith(".rcp") && !name.contains(".ui.") && !name.endsWith(".ui");
    }

    /** The hand-written Java sources. */
    List<Path> sources() {
        return files("src", ".java");
    }

    /** Files that are written, not those that are built: these come and go while other bundles are built and tested. */
    List<Path> files(String start, String suffix) {
        Path from = folder.resolve(start);
        if (!Files.isDirectory(from)) {
            return List.of();
        }
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return BUILT.contains(directory.getFileName().toString()) && directory.getParent().equals(folder)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(suffix)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(null);
        return found;
    }

    /** What a source imports: type names, or member names of static imports. */
    static List<String> imports(Path source) {
        return IMPORT.matcher(text(source)).results().map(r -> r.group(1)).toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> clauses(String header) {
        var clauses = new LinkedHashMap<String, String>();
        String value = headers.getValue(header);
        if (value != null) {
            Matcher matcher = CLAUSE.matcher(value);
            while (matcher.find()) {
                clauses.put(matcher.group(1).trim(), matcher.group(2));
            }
        }
        return clauses;
    }
}
