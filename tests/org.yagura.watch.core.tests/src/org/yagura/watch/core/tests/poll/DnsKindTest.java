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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.model.site.DnsWatch;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.ChildProcess;
import org.yagura.testsupport.OddAgent;
import org.yagura.testsupport.Ports;
import org.yagura.watch.core.internal.poll.DnsKind;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;

/** Questions to a real name server, where dnsmasq is installed, and to odd ones. */
final class DnsKindTest {
    private static final Path DNSMASQ = Path.of("/usr/sbin/dnsmasq");
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path folder;
    private final int port = Ports.free();
    private final DnsKind kind = new DnsKind();
    private final Asking asking = new Asking(Peer.WHERE);

    private DnsWatch watch(String name, String type, String expect) {
        DnsWatch watch = SiteFactory.eINSTANCE.createDnsWatch();
        watch.setPort(port);
        watch.setQueryName(name);
        watch.setRecordType(type);
        watch.setExpect(expect);
        return watch;
    }

    private Measurement run(String name, String type, String expect) throws Exception {
        return asking.run(kind, watch(name, type, expect), Asking.LONG);
    }

    private void good(String name, String type, String expect) throws Exception {
        Measurement good = run(name, type, expect);
        assertEquals(Outcome.GOOD, good.outcome(), good.text().toString());
        assertTrue(Asking.value(good, "time").getAsDouble() > 0);
    }

    @Test
    void aRealNameServerIsAskedByUdpAndWhereNeededByTcp() throws Exception {
        assumeTrue(Files.isExecutable(DNSMASQ), DNSMASQ + " is not installed");
        var many = new StringBuilder();
        for (int i = 1; i <= 200; i++) {
            many.append("10.9.8.").append(i).append(" many.example\n");
        }
        Path hosts = Files.writeString(folder.resolve("hosts"),
                "10.1.2.3 www.example\n2001:db8::7 www.example\n" + many);
        try (var dnsmasq = ChildProcess.start(folder, "dnsmasq", Map.of(),
                List.of(DNSMASQ.toString(), "-k", "--conf-file=",
                        "--port=" + port, "--listen-address=" + Peer.WHERE, "--bind-interfaces", "--no-resolv",
                        "--no-hosts",
                        "--pid-file=", "--user=", "--addn-hosts=" + hosts, "--mx-host=example,mail.example,10",
                        "--txt-record=example,hello world", "--srv-host=_ldap._tcp.example,ldap.example,389",
                        "--cname=alias.example,www.example", "--local=/example/"))) {
            Await.until("dnsmasq answers", () -> {
                assertTrue(dnsmasq.alive(), dnsmasq.err());
                return run("www.example", "A", null).outcome() == Outcome.GOOD;
            });
            good("www.example", "A", "10\\.1\\.2\\.3");
            good("www.example", "aaaa", "2001:db8:.*:7");
            good("example", "MX", "10 mail\\.example");
            good("example", "TXT", "hello .*");
            good("_ldap._tcp.example", "SRV", "0 0 389 ldap\\.example");
            good("alias.example", "CNAME", "www\\.example");
            good("10.1.2.3", "PTR", "www\\.example");
            good("2001:db8::7", "PTR", "www\\.example");
            good("many.example", "A", "10\\.9\\.8\\.200");
            assertEquals(
                    "127.0.35.1:" + port + " answers NXDOMAIN when asked for nobody.example. Look into the log of the "
                            + "name server.",
                    run("nobody.example", "A", null).text().toString());
            assertTrue(run("www.example", "MX", null).text().toString().contains("knows no record of type MX"));
            assertTrue(run("www.example", "A", "10\\.1").text().toString().endsWith("than expected: 10.1.2.3"));
        }
    }

    @Test
    void answersToOtherQuestionsAreNotTaken() throws Exception {
        try (var _ = new OddAgent(Peer.WHERE, port, request -> {
            byte[] forged = DnsMessageTest.answer(request, 0, 1, new byte[]{6, 6, 6, 6});
            forged[0] ^= 1;
            return forged;
        })) {
            Measurement silent = asking.run(kind, watch("www.example", "A", null), SHORT);
            assertTrue(silent.text().toString().startsWith("No answer from 127.0.35.1:" + port + " within 0.3 s"),
                    silent.text().toString());
        }
    }

    @Test
    void silenceRefusalAndLossAreToldApart() throws Exception {
        assertTrue(run("www.example", "A", null).text().toString().startsWith("Connection refused by"));
        var count = new java.util.concurrent.atomic.AtomicInteger();
        try (var _ = new OddAgent(Peer.WHERE, port, request -> count.getAndIncrement() == 0
                ? null
                : DnsMessageTest.answer(request, 0, 1, new byte[]{10, 0, 0, 1}))) {
            assertEquals(Outcome.GOOD,
                    asking.run(kind, watch("www.example", "A", null), Duration.ofSeconds(3)).outcome());
            assertEquals(2, count.get());
        }
        try (var _ = new OddAgent(Peer.WHERE, port, _ -> null)) {
            asking.interrupted(kind, watch("www.example", "A", null));
        }
    }

    @Test
    void questionsThatAreNoneAreSaid() {
        for (DnsWatch watch : List.of(watch("a..b", "A", null), watch("a", "AXFR", null), watch("a", "A", "("))) {
            assertTrue(assertThrows(CannotAskException.class, () -> asking.probe(kind, watch)).getMessage()
                    .contains("orrect"));
        }
    }
}
