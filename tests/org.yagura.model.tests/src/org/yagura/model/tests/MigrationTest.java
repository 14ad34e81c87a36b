/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.yagura.model.Elements;
import org.yagura.model.Secret;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.CommunityCredential;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;

class MigrationTest {

    /** A file of version 0. */
    private static final String OLD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <site:Site xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:site="https://yagura.org/model/site/1"
                id="s" name="Old" communities="public ops">
              <areas id="a" name="A">
                <areas id="b" name="B">
                  <nodes id="n2" name="N2" address="10.0.0.2" product="櫓"/>
                </areas>
                <nodes id="n1" name="N1" address="10.0.0.1">
                </nodes>
                <nodes id="n0" name="N0"/>
              </areas>
              <trapRules id="r" name="R" trapOid="1.3.6.1.6.3.1.1.5.3"/>
            </site:Site>
            """;

    private static SiteFiles.Loaded load(String text) throws SiteFileException {
        return new SiteFiles().load(text.getBytes(StandardCharsets.UTF_8), "old.site");
    }

    @Test
    void theAddressOfANodeBecomesAnInterface() throws SiteFileException {
        Site site = load(OLD).site();
        Node inner = site.getAreas().get(0).getAreas().get(0).getNodes().get(0);
        assertEquals("10.0.0.2", Elements.primaryAddress(inner).orElseThrow());
        assertEquals("eth0", inner.getInterfaces().get(0).getName());
        assertEquals("櫓", inner.getProduct());
        assertEquals("10.0.0.1", Elements.primaryAddress(site.getAreas().get(0).getNodes().get(0)).orElseThrow());
        assertTrue(site.getAreas().get(0).getNodes().get(1).getInterfaces().isEmpty());
    }

    @Test
    void theCommunitiesBecomeCredentialsFromLoopback() throws SiteFileException {
        Site site = load(OLD).site();
        assertEquals(2, site.getSnmpCredentials().size());
        CommunityCredential first = assertInstanceOf(CommunityCredential.class, site.getSnmpCredentials().get(0));
        assertEquals(Secret.plain("public"), first.getCommunity());
        assertEquals(List.of("127.0.0.0/8", "::1/128"), first.getAllowedSources());
        assertEquals(1, site.getTrapRules().size());
    }

    @Test
    void theVersionIsToldAndWrittenAnew() throws SiteFileException {
        SiteFiles.Loaded loaded = load(OLD);
        assertTrue(loaded.migrated());
        assertEquals(0, loaded.version());
        assertEquals("migrated", loaded.warnings().get(0).code());
        assertEquals(1, loaded.warnings().size(), loaded.warnings().get(0).text(Locale.ENGLISH));
        String text = Models.text(loaded.site());
        assertTrue(text.contains("modelVersion=\"1\""), text);
        assertFalse(load(text).migrated());
    }

    @Test
    void anOldFileGivesTheSameModelEachTime() throws SiteFileException {
        assertEquals(Models.text(load(OLD).site()), Models.text(load(OLD).site()));
    }

    @Test
    void aFileWithoutVersionInTheNewFormIsReadAsItIs() throws SiteFileException {
        String text = Models.text(Models.small());
        assertEquals(text, Models.text(load(text.replace(" modelVersion=\"1\"", "")).site()));
    }
}
