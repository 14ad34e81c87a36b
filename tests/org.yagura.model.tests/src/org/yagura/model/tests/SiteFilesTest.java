/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceFactoryImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.SiteResourceFactory;
import org.yagura.model.site.Area;
import org.yagura.model.site.Filter;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;

class SiteFilesTest {

    private final SiteFiles files = new SiteFiles();

    @TempDir
    Path folder;

    @Test
    void whatIsSavedIsLoaded() throws IOException {
        Path file = folder.resolve("a.site");
        Site site = Models.small();
        site.setDescription("two lines\nand <marks> & 日本語");
        files.save(site, file);
        SiteFiles.Loaded loaded = files.load(file);
        assertEquals(site.getDescription(), loaded.site().getDescription());
        assertEquals("10.0.0.2", loaded.site().getAreas().get(0).getAreas().get(0).getNodes().get(0).getInterfaces()
                .get(0).getAddresses().get(0).getText());
        assertFalse(loaded.migrated());
        assertEquals(List.of(), loaded.warnings());
    }

    @Test
    void equalModelsGiveEqualBytes() throws IOException {
        Site site = Models.small();
        byte[] first = files.toBytes(site);
        assertArrayEquals(first, files.toBytes(site));
        assertArrayEquals(first, files.toBytes(files.load(first, "x").site()));
        assertArrayEquals(first, files.toBytes(SiteFiles.copy(site)));
    }

    @Test
    void aChangedValueChangesOneLine() {
        Site site = Models.small();
        List<String> before = Models.text(site).lines().toList();
        site.getAreas().get(0).getNodes().get(0).setProduct("X");
        List<String> after = Models.text(site).lines().toList();
        assertEquals(before.size(), after.size());
        assertEquals(1, Stream.iterate(0, i -> i + 1).limit(before.size())
                .filter(i -> !before.get(i).equals(after.get(i))).count());
    }

    @Test
    void everyElementHasALineOfItsOwn() {
        assertTrue(
                Models.text(Models.small()).lines().allMatch(line -> line.chars().filter(c -> c == '<').count() <= 2));
    }

    @Test
    void missingIdsAreGivenOnSave() throws IOException {
        Site site = Models.small();
        Node node = SiteFactory.eINSTANCE.createNode();
        node.setName("fresh");
        site.getAreas().get(0).getNodes().add(node);
        files.toBytes(site);
        assertNotNull(node.getId());
        assertEquals(36, node.getId().length());
    }

    @Test
    void referencesAreResolvedForwardsAndBackwards() throws IOException {
        Site site = Models.small();
        Filter filter = SiteFactory.eINSTANCE.createFilter();
        filter.setId("f");
        filter.setName("f");
        filter.getNodes().addAll(site.getAreas().get(0).getNodes());
        filter.setOwner(site.getPeople().get(0));
        site.getFilters().add(filter);
        Site loaded = files.load(files.toBytes(site), "x").site();
        assertSame(loaded.getAreas().get(0).getNodes().get(0), loaded.getFilters().get(0).getNodes().get(0));
        assertSame(loaded.getPeople().get(0), loaded.getFilters().get(0).getOwner());
    }

    @Test
    void aCopySharesNothing() {
        Site site = Models.small();
        Site copy = SiteFiles.copy(site);
        assertNotSame(site.getAreas().get(0), copy.getAreas().get(0));
        assertSame(copy.getRoles().get(0), copy.getPeople().get(0).getRoles().get(0));
        String before = Models.text(site);
        copy.getAreas().clear();
        assertEquals(before, Models.text(site));
    }

    @Test
    void aReferenceToARemovedElementIsNotWritten() {
        Site site = Models.small();
        Area area = site.getAreas().get(0);
        site.getRoles().get(0).getAreas().add(area);
        site.getAreas().remove(area);
        SiteFileException failure = assertThrows(SiteFileException.class, () -> files.toBytes(site));
        assertEquals("reference-outside", failure.problems().get(0).code());
    }

    @Test
    void aFailedSaveLeavesTheFileAsItWas() throws IOException {
        Path file = folder.resolve("a.site");
        Site site = Models.small();
        files.save(site, file);
        byte[] before = Files.readAllBytes(file);
        site.setName("control \u0001 character");
        assertThrows(SiteFileException.class, () -> files.save(site, file));
        assertArrayEquals(before, Files.readAllBytes(file));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void aSaveReplacesTheFile() throws IOException {
        Path file = folder.resolve("a.site");
        Site site = Models.small();
        files.save(site, file);
        site.setName("renamed");
        files.save(site, file);
        assertEquals("renamed", files.load(file).site().getName());
    }

    @Test
    void theResourceFactoryServesResourceSets() throws IOException {
        Path file = folder.resolve("a.site");
        files.save(Models.small(), file);
        ResourceSetImpl resources = new ResourceSetImpl();
        resources.getResourceFactoryRegistry().getExtensionToFactoryMap().put(SiteResourceFactory.EXTENSION,
                new SiteResourceFactory());
        Resource resource = resources.getResource(URI.createFileURI(file.toString()), true);
        assertEquals("small", ((Site) resource.getContents().get(0)).getName());
    }

    @Test
    void aSiteOfAnotherResourceStaysInIt() throws IOException {
        ResourceSetImpl resources = new ResourceSetImpl();
        resources.getResourceFactoryRegistry().getExtensionToFactoryMap().put("*",
                new XMIResourceFactoryImpl());
        Resource other = resources.createResource(URI.createURI("mem:/other.xmi"));
        Site site = Models.small();
        other.getContents().add(site);
        files.toBytes(site);
        assertSame(other, site.eResource());
    }
}
