/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.architecture.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.yagura.testsupport.SourceTree;

/** The files of the checkout that the tests run in. */
final class Checkout {
    private final Path root;
    private final SortedMap<String, BundleFolder> bundles = new TreeMap<>();

    private Checkout(Path root) {
        this.root = root;
        for (String room : List.of("model", "bundles", "tests")) {
            for (Path folder : children(root.resolve(room))) {
                if (Files.exists(folder.resolve("META-INF/MANIFEST.MF"))) {
                    BundleFolder bundle = BundleFolder.read(room, folder);
                    bundles.put(bundle.name(), bundle);
                }
            }
        }
    }

    /** Finds the root by walking up from the working directory. */
    static Checkout find() {
        return new Checkout(SourceTree.root());
    }

    Path root() {
        return root;
    }

    /** All bundles by symbolic name. */
    SortedMap<String, BundleFolder> bundles() {
        return bundles;
    }

    /** The bundles that are shipped: not those in tests. */
    List<BundleFolder> shipped() {
        return bundles.values().stream().filter(b -> !b.room().equals("tests")).toList();
    }

    static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
