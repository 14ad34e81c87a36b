/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.yagura.model.site.Address;
import org.yagura.model.site.Interface;
import org.yagura.model.site.PingWatch;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.ChildJvm;
import org.yagura.watch.core.internal.poll.PingKind;
import org.yagura.watch.core.internal.poll.ping.Pings;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;

/** Pings as a watch: what is measured and said. In a network of its own also of addresses that nobody reaches. */
final class PingKindTest {
    private static final Path UNSHARE = Path.of("/usr/bin/unshare");
    /** A network of its own where pinging is allowed without privilege, one neighbour is silent, all else has no route. */
    private static final String NETWORK = "ip link set lo up && ip addr add 10.77.0.1/32 dev lo "
            + "&& ip route add 10.77.0.9/32 dev lo && echo 0 0 > /proc/sys/net/ipv4/ping_group_range && exec \"$@\"";

    private static PingWatch watch(int packets) {
        PingWatch watch = SiteFactory.eINSTANCE.createPingWatch();
        watch.setPackets(packets);
        return watch;
    }

    @Test
    void anAnswerIsMeasured() throws Exception {
        var asking = new Asking("127.1.2.3");
        try (var kind = new PingKind()) {
            Measurement good = asking.run(kind, watch(3), Asking.LONG);
            assumeTrue(good.outcome() != Outcome.UNKNOWN, good.text().toString());
            assertEquals(Outcome.GOOD, good.outcome(), good.text().toString());
            assertEquals(0, Asking.value(good, "loss").getAsDouble());
            assertTrue(Asking.value(good, "rtt").getAsDouble() > 0);
            assertTrue(good.text().toString().startsWith("Answer from 127.1.2.3 in "));
            assertEquals(List.of(), asking.health.troubles());
        }
    }

    @Test
    void whoCannotPingSaysWhyAndCallsNobodyDown() throws Exception {
        var asking = new Asking("127.1.2.3");
        try (var kind = new PingKind(new Pings(false, Optional.empty()))) {
            Measurement unknown = asking.run(kind, watch(1), Asking.LONG);
            assertEquals(Outcome.UNKNOWN, unknown.outcome());
            assertEquals(List.of(), unknown.metrics());
            assertTrue(unknown.text().in(Locale.JAPANESE).contains("CAP_NET_RAW"));
            assertEquals(List.of("watch.ping"), asking.health.troubles().stream().map(t -> t.id()).toList());
        }
    }

    /** Asks a node whose further port has that address. */
    private static Measurement further(String address, String other, boolean all) throws Exception {
        var asking = new Asking(address);
        asking.node.getInterfaces().getFirst().setName("eth0");
        Interface port = SiteFactory.eINSTANCE.createInterface();
        port.setName("eth1");
        Address second = SiteFactory.eINSTANCE.createAddress();
        second.setText(other);
        port.getAddresses().add(second);
        asking.node.getInterfaces().add(port);
        PingWatch watch = watch(1);
        watch.setAllAddresses(all);
        try (var kind = new PingKind()) {
            Measurement found = asking.run(kind, watch, Duration.ofSeconds(2));
            assumeTrue(found.outcome() != Outcome.UNKNOWN, found.text().toString());
            return found;
        }
    }

    @Test
    void furtherPortsOfANodeAreAskedAndNamed() throws Exception {
        // RFC 1112: a class of addresses that nobody has, and that no router passes on
        String nobody = "240.0.0.1";
        Measurement both = further("127.1.2.3", "127.1.2.4", true);
        assertEquals(Outcome.GOOD, both.outcome(), both.text()::toString);
        assertTrue(Asking.value(both, "rtt[eth1]").isPresent() && Asking.value(both, "rtt").isPresent());
        Measurement second = further("127.1.2.3", nobody, true);
        assertEquals(Outcome.WARNING, second.outcome());
        assertEquals(Set.of("eth1"), second.faults().keySet());
        assertTrue(second.text().toString().startsWith(
                "The port eth1 (240.0.0.1) does not answer, although the node does at 127.1.2.3"),
                second.text()::toString);
        assertEquals(100, Asking.value(second, "loss[eth1]").getAsDouble());
        assertEquals(0, Asking.value(second, "loss").getAsDouble());
        Measurement first = further(nobody, "127.1.2.3", true);
        assertEquals(Outcome.FAILED, first.outcome());
        assertEquals(Set.of("eth0"), first.faults().keySet());
        Measurement none = further(nobody, "240.0.0.2", true);
        assertEquals(Outcome.FAILED, none.outcome());
        assertEquals(Set.of(), none.faults().keySet(), "the node, not a port");
        assertEquals(Outcome.GOOD, further("127.1.2.3", nobody, false).outcome(), "it is not asked");
        assertEquals(Outcome.GOOD, further("127.1.2.3", "fe80::1", true).outcome(), "that is its cable's alone");
    }

    @Test
    void addressesThatAreNone() {
        var kind = new PingKind();
        assertEquals("The address nowhere of one is none. Correct it.",
                assertThrows(CannotAskException.class, () -> new Asking("nowhere").probe(kind, watch(1))).getMessage());
        kind.close();
    }

    @Test
    void silenceAndMissingRoutesAreToldApartAndASocketWithoutPrivilegeServes() throws Exception {
        assumeTrue(Files.isExecutable(UNSHARE), "no unshare");
        List<String> network = List.of(UNSHARE.toString(), "-rn", "sh", "-c", NETWORK, "sh");
        try (var child = ChildJvm.under(network, Network.class, List.of(),
                Set.of(Network.class, Pings.class, LoggerFactory.class))) {
            int exit = child.exit();
            assumeTrue(child.lines().contains("begun"), "no network of one's own here: " + exit);
            assertEquals(List.of("begun", "127.0.0.1 answers 2 error 0", "10.77.0.1 answers 2 error 0",
                    "10.77.0.9 answers 0 error 0", "192.0.2.1 answers 0 error 101"), child.lines());
        }
    }

    /** What runs in the network of its own. */
    static final class Network {
        private Network() {
        }

        /** Pings four addresses. */
        public static void main(String[] arguments) throws Exception {
            System.out.println("begun");
            try (var pings = new Pings(true, Optional.empty())) {
                for (String address : List.of("127.0.0.1", "10.77.0.1", "10.77.0.9", "192.0.2.1")) {
                    Pings.Result result = pings.ask(InetAddress.getByName(address).getAddress(), 2, 56, 500_000_000L);
                    System.out.println(address + " answers " + result.millis().size() + " error " + result.error());
                }
            }
        }
    }
}
