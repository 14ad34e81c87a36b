/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.model.DemoSite;
import org.yagura.model.ModelProblem;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;

class BrokenFilesTest {

    @TempDir
    Path folder;

    private static ModelProblem problem(String text) {
        return assertThrows(SiteFileException.class, () -> Models.load(text)).problems().get(0);
    }

    private static void located(String code, int line, String text) {
        ModelProblem problem = problem(text);
        assertEquals(code, problem.code(), () -> problem.text(Locale.ENGLISH));
        assertEquals(line, problem.where().line(), () -> problem.text(Locale.ENGLISH));
        assertTrue(problem.where().column() > 0);
        assertTrue(problem.text(Locale.ENGLISH).startsWith("test.site:" + line + ":"));
    }

    @Test
    void aTagThatIsNotClosed() {
        located("xml", 7, Models.file("  <areas id=\"a\" name=\"A\">\n"));
    }

    @Test
    void aBadValueOfAnEnumeration() {
        located("value", 5, Models.file("  <areas id=\"a\" name=\"A\" kind=\"CASTLE\"/>"));
    }

    @Test
    void aBadNumber() {
        located("value", 5, Models.file("  <trapRules id=\"a\" name=\"A\" generic=\"six\"/>"));
    }

    @Test
    void aBadDuration() {
        located("value", 5, Models.file("  <filters id=\"a\" name=\"A\" within=\"one day\"/>"));
    }

    @Test
    void aReferenceToNothing() {
        ModelProblem problem = problem(Models.file("\n  <people id=\"a\" name=\"A\" login=\"a\" roles=\"nobody\"/>"));
        assertEquals("reference", problem.code());
        assertEquals(6, problem.where().line());
        assertTrue(problem.what(Locale.ENGLISH).contains("nobody"));
    }

    @Test
    void anAbstractTypeWithoutItsKind() {
        assertEquals(5, problem(Models.file("  <snmpCredentials id=\"a\" name=\"x\"/>")).where().line());
    }

    @Test
    void aSecretInNoKnownFormIsNotShown() {
        ModelProblem problem = problem(Models.file(
                "  <snmpCredentials xsi:type=\"site:CommunityCredential\" id=\"a\" name=\"x\" community=\"hush\"/>"));
        assertEquals("value", problem.code());
        assertFalse(problem.text(Locale.ENGLISH).contains("hush"));
    }

    @Test
    void aDocumentTypeIsRefused() {
        String text = Models.file("").replace("?>\n",
                "?>\n<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n");
        ModelProblem problem = problem(text);
        assertEquals("document-type", problem.code());
        assertEquals(2, problem.where().line());
    }

    @Test
    void aDocumentTypeInAnOldFileIsRefused() {
        String text = Models.file("").replace(" modelVersion=\"1\"", "").replace("?>\n", "?>\n<!DOCTYPE x>\n");
        assertEquals("document-type", problem(text).code());
    }

    @Test
    void nestingIsBounded() {
        String deep = "<areas>".repeat(100_000) + "</areas>".repeat(100_000);
        assertEquals("xml", problem(Models.file(deep)).code());
        assertEquals("xml", problem(Models.file(deep).replace(" modelVersion=\"1\"", "")).code());
    }

    @Test
    void sensibleNestingIsRead() throws Exception {
        String text = Models.file("<areas>".repeat(50) + "</areas>".repeat(50));
        assertEquals(1, Models.load(text).getAreas().size());
        assertEquals(1, Models.load(text.replace(" modelVersion=\"1\"", "")).getAreas().size());
    }

    @Test
    void entitiesDoNotExpand() {
        assertEquals("xml", problem(Models.file("&lol;")).code());
    }

    @Test
    void anotherKindOfFile() {
        assertEquals("not-a-site", problem("<html/>").code());
        assertEquals("xml", problem("").code());
        assertEquals("xml", problem("plain text").code());
    }

    @Test
    void aNewerFormIsRefused() {
        ModelProblem problem = problem(Models.file("").replace("modelVersion=\"1\"", "modelVersion=\"99\""));
        assertEquals("version-newer", problem.code());
        assertTrue(problem.text(Locale.ENGLISH).contains("99"));
    }

    @Test
    void aBadVersionIsLocated() {
        assertEquals("value", problem(Models.file("").replace("modelVersion=\"1\"", "modelVersion=\"x\"")).code());
    }

    @Test
    void severalMistakesAreToldAtOnce() {
        String text = Models.file("  <areas id=\"a\" kind=\"X\"/>\n  <areas id=\"b\" kind=\"Y\"/>");
        SiteFileException failure = assertThrows(SiteFileException.class, () -> Models.load(text));
        assertEquals(2, failure.problems().size());
        assertEquals(2, failure.text(Locale.JAPANESE).lines().count());
        assertEquals(failure.getMessage(), failure.text(Locale.ENGLISH));
        assertTrue(failure.text(Locale.JAPANESE).contains("の値になりません"));
    }

    @Test
    void aMissingFile() {
        SiteFileException failure = assertThrows(SiteFileException.class,
                () -> new SiteFiles().load(folder.resolve("none.site")));
        assertEquals("file-missing", failure.problems().get(0).code());
    }

    @Test
    void aFolderInsteadOfAFile() {
        SiteFileException failure = assertThrows(SiteFileException.class, () -> new SiteFiles().load(folder));
        assertEquals("file-unreadable", failure.problems().get(0).code());
    }

    @Test
    void aTruncatedFileOnDiskIsLocated() throws Exception {
        Path file = folder.resolve("cut.site");
        byte[] content = DemoSite.content();
        Files.write(file, Arrays.copyOf(content, content.length / 2));
        ModelProblem problem = assertThrows(SiteFileException.class, () -> new SiteFiles().load(file)).problems()
                .get(0);
        assertEquals("xml", problem.code());
        assertTrue(problem.where().line() > 100);
        assertEquals("cut.site", problem.where().file());
    }

    /** Whatever bytes come, the answer is a site or a located refusal. */
    @Test
    void damagedFilesNeverSurprise() {
        Random random = new Random(20261121);
        byte[] good = DemoSite.content();
        for (int round = 0; round < 300; round++) {
            byte[] bad = good.clone();
            for (int hit = 0; hit <= random.nextInt(6); hit++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try {
                new SiteFiles().load(bad, "damaged.site");
            } catch (SiteFileException e) {
                assertFalse(e.problems().isEmpty());
                assertFalse(e.text(Locale.JAPANESE).isEmpty());
            }
        }
    }

    @Test
    void encodingsOtherThanUtf8AreRead() throws Exception {
        String text = Models.file("").replace("UTF-8", "Shift_JIS").replace("name=\"S\"", "name=\"櫓\"");
        assertEquals("櫓", new SiteFiles().load(text.getBytes("Shift_JIS"), "x").site().getName());
        assertEquals("S",
                new SiteFiles().load(Models.file("").replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16), "x")
                        .site().getName());
    }
}
