/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.NetworkInterface;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.model.site.Site;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.Ports;
import org.yagura.testsupport.SmallSite;
import org.yagura.topology.core.discovery.GetDiscovery;
import org.yagura.topology.core.discovery.GetInventory;
import org.yagura.topology.core.discovery.Inventory;
import org.yagura.topology.core.discovery.RunDiscovery;

/** The agent's own host tells of itself where no SNMP agent runs on it. */
final class OwnHostTest {

    @Test
    void itTellsWithoutSnmp(@TempDir Path folder) throws Exception {
        String address = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress())
                .map(a -> a.getHostAddress().replaceFirst("%.*", ""))
                .findFirst().orElse(null);
        assumeTrue(address != null, "this host has no address besides loopback");
        Site site = SmallSite.site();
        SmallSite.node(site, "manager", address);
        var settings = Map.of("discovery-port", Integer.toString(Ports.free()), "discovery-timeout", "200",
                "discovery-retries", "0");
        try (var discovery = new DiscoveryFixture(folder, site, Clock.systemUTC(), settings)) {
            discovery.ask(new RunDiscovery(null, null));
            Await.until("the run ends", () -> !discovery.ask(new GetDiscovery()).running());
            discovery.settle();
            Inventory told = discovery.ask(new GetInventory("manager", null, null)).inventory();
            assertEquals(Runtime.getRuntime().availableProcessors(), told.system().processors());
            assertTrue(told.interfaces().stream().anyMatch(f -> f.addresses().contains(address)),
                    told.interfaces().toString());
            assertTrue(told.storage().stream().anyMatch(s -> s.kind().equals("memory") && s.bytes() > 1 << 28));
        }
    }
}
