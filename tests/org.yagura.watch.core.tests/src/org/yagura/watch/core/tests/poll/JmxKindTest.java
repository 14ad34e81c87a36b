/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.model.Secret;
import org.yagura.model.site.JmxAttribute;
import org.yagura.model.site.JmxWatch;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.Certificates;
import org.yagura.testsupport.ChildJvm;
import org.yagura.testsupport.Ports;
import org.yagura.watch.core.internal.poll.JmxKind;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeRun;

/** A real Java program is asked over JMX: open, with passwords, encrypted, hostile, hung and killed. */
final class JmxKindTest {
    private static final String WHERE = "127.0.0.1";
    private static final String PASSWORD = "pass-word-1";

    private final int port = Ports.free();
    private final JmxWatch watch = SiteFactory.eINSTANCE.createJmxWatch();
    private final Asking asking = new Asking(WHERE);
    private JmxKind kind = new JmxKind();
    private ChildJvm program;
    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        if (program != null) {
            program.close();
        }
    }

    private void start(String... options) throws Exception {
        start(1, options);
    }

    private void start(int tills, String... options) throws Exception {
        var all = new ArrayList<>(List.of("-Dcom.sun.management.jmxremote.port=" + port,
                "-Dcom.sun.management.jmxremote.host=" + WHERE));
        all.addAll(List.of(options));
        program = ChildJvm.start(JmxPeer.class, all, Set.of(JmxPeer.class), Integer.toString(tills));
        program.await("it runs", "ready"::equals);
        watch.setUrl("service:jmx:rmi:///jndi/rmi://%address%:" + port + "/jmxrmi");
    }

    private void open() throws Exception {
        start("-Dcom.sun.management.jmxremote.authenticate=false", "-Dcom.sun.management.jmxremote.ssl=false");
    }

    private JmxAttribute attribute(String metric, String object, String name) {
        JmxAttribute attribute = SiteFactory.eINSTANCE.createJmxAttribute();
        attribute.setMetric(metric);
        attribute.setObjectName(object);
        attribute.setAttribute(name);
        watch.getAttributes().add(attribute);
        return attribute;
    }

    private Measurement run(Duration timeout) throws Exception {
        Measurement measured = asking.run(kind, watch, timeout);
        assertFalse(measured.toString().contains(PASSWORD), measured::toString);
        return measured;
    }

    private Measurement run() throws Exception {
        return run(Asking.LONG);
    }

    private Measurement good() throws Exception {
        Measurement measured = run();
        assertEquals(Outcome.GOOD, measured.outcome(), () -> measured.text().in(Locale.ENGLISH));
        return measured;
    }

    private static void failed(Measurement measured, String words) {
        assertEquals(Outcome.FAILED, measured.outcome());
        String text = measured.text().in(Locale.ENGLISH);
        assertTrue(text.contains(words), text);
    }

    private static double value(Measurement measured, String name) {
        return Asking.value(measured, name)
                .orElseThrow(() -> new AssertionError(measured.text().in(Locale.ENGLISH) + measured.metrics()));
    }

    @Test
    void attributesPartsAndPatternsAreRead() throws Exception {
        open();
        attribute("heap", "java.lang:type=Memory", "HeapMemoryUsage.used").setUnit("B");
        JmxAttribute mebibytes = attribute("heap.max", "java.lang:type=Memory", "HeapMemoryUsage.max");
        mebibytes.setFactor(1.0 / (1 << 20));
        attribute("threads", "java.lang:type=Threading", "ThreadCount");
        attribute("collections", "java.lang:type=GarbageCollector,*", "CollectionCount");
        attribute("open", "shop:type=Till,name=till 0", "Open");
        Measurement measured = good();
        assertTrue(value(measured, "heap") > 100_000);
        assertTrue(value(measured, "heap.max") >= 1);
        assertTrue(value(measured, "threads") > 3);
        assertEquals(1, value(measured, "open"));
        assertTrue(value(measured, "connect") > 0);
        assertTrue(value(measured, "collections[Copy]") >= 0 && value(measured, "collections[MarkSweepCompact]") >= 0);
    }

    @Test
    void countersBecomeRatesAndBeginAnewWithTheProgram() throws Exception {
        open();
        attribute("sold", "shop:type=Till,*", "Sold").setCounter(true);
        try (Probe probe = asking.probe(kind, watch)) {
            assertTrue(Asking.value(one(probe), "sold[till 0]").isEmpty());
            assertTrue(value(one(probe), "sold[till 0]") > 0);
            program.kill();
            failed(one(probe), "refused");
            open();
            Measurement anew = one(probe);
            assertEquals(Outcome.GOOD, anew.outcome());
            assertTrue(Asking.value(anew, "sold[till 0]").isEmpty(), "a new program counts from nothing");
            assertTrue(value(one(probe), "sold[till 0]") > 0);
        }
    }

    private Measurement one(Probe probe) throws Exception {
        return Asking.check(kind, watch, probe.run(ProbeRun.begin(Instant.now(), Asking.LONG)));
    }

    @Test
    void whatIsNotThereOrNoNumberIsSaid() throws Exception {
        open();
        JmxAttribute one = attribute("x", "shop:type=Till,name=till 0", "Nothing");
        attribute("open", "shop:type=Till,name=till 0", "Open");
        failed(run(), "shop:type=Till,name=till 0 Nothing");
        assertEquals(1, value(run(), "open"));
        one.setAttribute("Currency");
        failed(run(), "no number");
        one.setObjectName("shop:type=Shelf");
        failed(run(), "shop:type=Shelf");
        one.setObjectName("shop:type=Shelf,*");
        failed(run(), "shop:type=Shelf,*");
        one.setObjectName("java.lang:type=Memory");
        one.setAttribute("HeapMemoryUsage");
        failed(run(), "no number");
        one.setAttribute("HeapMemoryUsage.usual");
        failed(run(), "HeapMemoryUsage.usual");
        watch.setUrl(watch.getUrl().replace("jmxrmi", "other"));
        failed(run(), "no JMX server with the name other");
    }

    @Test
    void patternsAreBounded() throws Exception {
        start(203, "-Dcom.sun.management.jmxremote.authenticate=false", "-Dcom.sun.management.jmxremote.ssl=false");
        attribute("open", "shop:type=Till,*", "Open");
        // each of them is a question of its own
        Measurement measured = run(Asking.LONG.multipliedBy(4));
        assertEquals(201, measured.metrics().size(), measured.text()::toString);
        assertTrue(measured.text().in(Locale.ENGLISH).contains("left out"));
    }

    @Test
    void nothingThatIsNoValueIsOpened() throws Exception {
        open();
        JmxAttribute one = attribute("x", "shop:type=Till,name=till 0", "Trap");
        int before = JmxPeer.Trap.SPRUNG.get();
        for (String name : List.of("Trap", "Nested", "Huge", "Deep")) {
            one.setAttribute(name);
            failed(run(), "it was not opened");
        }
        assertEquals(before, JmxPeer.Trap.SPRUNG.get());
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new JmxPeer.Trap());
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            in.readObject();
        }
        assertEquals(before + 1, JmxPeer.Trap.SPRUNG.get(), "others read what they like");
    }

    private Path secret(String name, String text) throws Exception {
        Path file = Files.createFile(folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }

    @Test
    void usersAreLetInWithTheirPassword() throws Exception {
        start("-Dcom.sun.management.jmxremote.ssl=false",
                "-Dcom.sun.management.jmxremote.password.file=" + secret("passwords", "watcher " + PASSWORD + "\n"),
                "-Dcom.sun.management.jmxremote.access.file=" + secret("access", "watcher readonly\n"));
        attribute("threads", "java.lang:type=Threading", "ThreadCount");
        failed(run(), "does not let the user in");
        watch.setUser("watcher");
        failed(run(), "does not let the user in");
        watch.setPassword(Secret.plain("wrong"));
        failed(run(), "does not let the user in");
        watch.setPassword(Secret.plain(PASSWORD));
        good();
    }

    @Test
    void encryptedProgramsAreAskedWithTheirCertificateOnly() throws Exception {
        var certificate = new Certificates(folder, "ip:" + WHERE, -1, 10);
        start("-Dcom.sun.management.jmxremote.authenticate=false", "-Dcom.sun.management.jmxremote.ssl=true",
                "-Dcom.sun.management.jmxremote.registry.ssl=true", "-Djavax.net.ssl.keyStore=" + certificate.file(),
                "-Djavax.net.ssl.keyStorePassword=changeit");
        attribute("threads", "java.lang:type=Threading", "ThreadCount");
        watch.setTls(true);
        failed(run(), "vouches for the certificate");
        kind = new JmxKind(certificate::trust);
        good();
        var other = new Certificates(folder, "ip:127.0.0.9", -1, 10);
        kind = new JmxKind(other::trust);
        failed(run(), "vouches for the certificate");
    }

    @Test
    void anEncryptedServerBehindAnOpenRegistryIsReachedEncrypted() throws Exception {
        var certificate = new Certificates(folder, "ip:" + WHERE, -1, 10);
        start("-Dcom.sun.management.jmxremote.authenticate=false", "-Dcom.sun.management.jmxremote.ssl=true",
                "-Djavax.net.ssl.keyStore=" + certificate.file(), "-Djavax.net.ssl.keyStorePassword=changeit");
        attribute("threads", "java.lang:type=Threading", "ThreadCount");
        failed(run(), "vouches for the certificate");
        kind = new JmxKind(certificate::trust);
        good();
    }

    @Test
    void itGoesToTheNodeWhateverTheServerCallsItself() throws Exception {
        start("-Dcom.sun.management.jmxremote.authenticate=false", "-Dcom.sun.management.jmxremote.ssl=false",
                "-Djava.rmi.server.hostname=127.0.0.77");
        attribute("threads", "java.lang:type=Threading", "ThreadCount");
        good();
    }

    @Test
    void slowHungAndKilledProgramsCostTheTimeOnly() throws Exception {
        open();
        attribute("threads", "java.lang:type=Threading", "ThreadCount");
        run();
        JmxAttribute slow = attribute("slow", "shop:type=Till,name=till 0", "Slow");
        try (Probe probe = asking.probe(kind, watch)) {
            for (int i = 0; i < 2; i++) {
                // the thread of the first run has ended, or else this one says that it has not
                Await.until("silent again", () -> probe.run(ProbeRun.begin(Instant.now(), Duration.ofMillis(600)))
                        .text().in(Locale.ENGLISH).contains("No answer"));
            }
        }
        asking.interrupted(kind, watch);
        watch.getAttributes().remove(slow);
        program.hang();
        failed(run(Duration.ofMillis(500)), "No answer");
        asking.interrupted(kind, watch);
        program.goOn();
        good();
        program.kill();
        failed(run(), "refused");
        int files = Asking.openFiles();
        for (int i = 0; i < 20; i++) {
            run();
        }
        assertTrue(Asking.openFiles() <= files + 5);
    }

    @Test
    void whatIsNoJmxServerIsSaid() throws Exception {
        attribute("x", "java.lang:type=Threading", "ThreadCount");
        for (String answer : List.of("HTTP/1.1 400 Bad\r\n\r\n", "", "N")) {
            try (Peer peer = new Peer(
                    socket -> socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII)))) {
                watch.setUrl("service:jmx:rmi:///jndi/rmi://" + Peer.WHERE + ":" + peer.port() + "/jmxrmi");
                assertEquals(Outcome.FAILED, run(Duration.ofSeconds(5)).outcome(), answer);
            }
        }
        try (Peer peer = new Peer(socket -> Peer.trickle(socket, 'N'))) {
            watch.setUrl("service:jmx:rmi:///jndi/rmi://" + Peer.WHERE + ":" + peer.port() + "/jmxrmi");
            assertEquals(Outcome.FAILED, run(Duration.ofMillis(500)).outcome());
        }
    }

    @Test
    void wrongSettingsAreSaidBeforeAnythingIsAsked() {
        watch.setUrl("service:jmx:rmi:///jndi/rmi://%address%:9010/jmxrmi");
        cannot("No attribute");
        JmxAttribute one = attribute("x", "no name", "y");
        cannot("no object name");
        one.setObjectName("a:b=c");
        for (String url : List.of("", "http://a/", "service:jmx:rmi:///stub/rO0AB",
                "service:jmx:rmi:///jndi/ldap://a/b",
                "service:jmx:rmi:///jndi/rmi://a:99999/b", "service:jmx:jmxmp://a:1")) {
            watch.setUrl(url);
            cannot("can be asked");
        }
    }

    private void cannot(String words) {
        String said = assertThrows(CannotAskException.class, () -> asking.probe(kind, watch)).getMessage();
        assertTrue(said.contains(words), said);
    }
}
