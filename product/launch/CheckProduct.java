/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks an installed product: every third-party part is in NOTICE, no example and no test is in it, and a headless one
 * holds nothing of a user interface. Arguments: the folder of the products, the NOTICE file, {@code headless} or
 * {@code workbench}. Exit status 1 and a list on standard error if something is wrong.
 */
public final class CheckProduct {
    private static final Pattern USER_INTERFACE = Pattern.compile(
            "(org\\.eclipse\\.(swt|jface|ui|e4\\.ui|nebula).*|org\\.yagura\\.(.*\\.)?(ui|rcp)(\\..*)?)");

    private CheckProduct() {
    }

    public static void main(String[] arguments) throws IOException {
        var noticed = noticed(Path.of(arguments[1]));
        boolean headless = arguments[2].equals("headless");
        var wrong = new TreeSet<String>();
        int count = 0;
        for (Path plugin : plugins(Path.of(arguments[0]))) {
            String name = plugin.getFileName().toString().replaceFirst("_\\d+\\.\\d+.*$", "");
            count++;
            if (headless && USER_INTERFACE.matcher(name).matches()) {
                wrong.add("the agent must be headless, but its product holds " + name);
            }
            if (name.endsWith(".tests") || name.contains("junit")) {
                wrong.add("a test is in the product: " + name);
            }
            for (String part : name.startsWith("org.yagura.") ? nested(plugin) : List.of(name)) {
                if (noticed.stream().noneMatch(p -> p.matcher(part).matches())) {
                    wrong.add("NOTICE does not name " + part);
                }
            }
        }
        if (count == 0) {
            wrong.add("no plugins found in " + arguments[0]);
        }
        wrong.forEach(System.err::println);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    private static List<Pattern> noticed(Path notice) throws IOException {
        var parts = new ArrayList<Pattern>();
        boolean table = false;
        for (String line : Files.readAllLines(notice)) {
            if (line.startsWith("-----")) {
                table = true;
            } else if (line.isBlank()) {
                table = false;
            } else if (table) {
                String name = line.split("\\s{2,}")[0];
                parts.add(Pattern.compile(Pattern.quote(name).replace("*", "\\E.*\\Q")));
            }
        }
        return parts;
    }

    private static List<Path> plugins(Path products) throws IOException {
        try (Stream<Path> files = Files.walk(products)) {
            return files.filter(f -> f.getParent().endsWith("plugins")).sorted().toList();
        }
    }

    private static List<String> nested(Path bundle) throws IOException {
        if (Files.isDirectory(bundle)) {
            return List.of();
        }
        try (var jar = new JarFile(bundle.toFile())) {
            return jar.stream().map(e -> e.getName()).filter(n -> n.matches("lib/.*\\.jar"))
                    .map(n -> n.replaceAll("lib/|\\.jar", "")).toList();
        }
    }
}
