/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.support;

import java.io.File;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.snmp4j.CommunityTarget;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.UserTarget;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmTimeEntry;
import org.snmp4j.security.UsmUser;
import org.snmp4j.security.nonstandard.PrivAES192With3DESKeyExtension;
import org.snmp4j.security.nonstandard.PrivAES256With3DESKeyExtension;
import org.snmp4j.smi.GenericAddress;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TcpAddress;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;
import org.yagura.model.site.AuthProtocol;
import org.yagura.model.site.PrivProtocol;
import org.yagura.testsupport.UsmOids;

/** Senders of traps: SNMP4J, net-snmp and bare bytes. */
public final class Senders {
    private static final long TIMEOUT = 3000;

    static {
        SecurityProtocols.getInstance()
                .addPredefinedProtocolSet(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
        SecurityProtocols.getInstance().addPrivacyProtocol(new PrivAES192());
        SecurityProtocols.getInstance().addPrivacyProtocol(new PrivAES256());
        SecurityProtocols.getInstance().addPrivacyProtocol(new PrivAES192With3DESKeyExtension());
        SecurityProtocols.getInstance().addPrivacyProtocol(new PrivAES256With3DESKeyExtension());
    }

    private Senders() {
    }

    /** A notification of v2c or v3 with these bindings. */
    public static <P extends PDU> P notification(P pdu, boolean inform, String trapOid, VariableBinding... bindings) {
        pdu.setType(inform ? PDU.INFORM : PDU.NOTIFICATION);
        pdu.add(new VariableBinding(SnmpConstants.sysUpTime, new TimeTicks(12_345)));
        pdu.add(new VariableBinding(SnmpConstants.snmpTrapOID, new OID(trapOid)));
        pdu.addAll(bindings);
        return pdu;
    }

    /** A trap of v1 with these bindings. */
    public static PDUv1 v1(String enterprise, String agent, int generic, int specific, VariableBinding... bindings) {
        var pdu = new PDUv1();
        pdu.setEnterprise(new OID(enterprise));
        pdu.setAgentAddress(new IpAddress(agent));
        pdu.setGenericTrap(generic);
        pdu.setSpecificTrap(specific);
        pdu.setTimestamp(777);
        pdu.addAll(bindings);
        return pdu;
    }

    /**
     * Sends with a community, by SNMP4J or a bare socket; an inform waits for its answer. SNMP4J's TCP transport is not
     * used: its close holds the lock that the thread needs which it waits for.
     */
    public static boolean community(String address, String community, int version, PDU pdu) throws IOException {
        if (address.startsWith("tcp")) {
            byte[] message = message(community, version, pdu);
            if (pdu.getType() == PDU.INFORM) {
                return answered(address, message, message.length - pdu.getBERLength());
            }
            stream(address, message);
            return true;
        }
        var target = new CommunityTarget<>(GenericAddress.parse(address), new OctetString(community));
        target.setVersion(version);
        target.setTimeout(TIMEOUT);
        target.setRetries(0);
        try (var snmp = new Snmp(new DefaultUdpTransportMapping())) {
            snmp.listen();
            var event = snmp.send(pdu, target);
            return event == null || event.getResponse() != null;
        }
    }

    /** Sends by SNMP4J over UDP as a user; an inform waits for its answer. */
    public static boolean user(String address, String name, AuthProtocol auth, PrivProtocol priv, byte[] engine,
            ScopedPDU pdu) throws IOException {
        return user(address, name, UsmOids.auth(auth), UsmOids.priv(priv), engine, 1, pdu);
    }

    /** Sends by SNMP4J over UDP as a user, with protocols as SNMP4J names them, from an engine that has started so often. */
    public static boolean user(String address, String name, OID auth, OID priv, byte[] engine, int boots, ScopedPDU pdu)
            throws IOException {
        return user(address, name, auth, priv, engine, boots, 0, pdu);
    }

    /** A trap of a user with SHA and AES-128 as it goes over the wire, from an engine whose clock is that. */
    public static byte[] recorded(String name, byte[] engine, int boots, int time, ScopedPDU pdu) throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            user("udp:127.0.0.1/" + socket.getLocalPort(), name, AuthSHA.ID, PrivAES128.ID, engine, boots, time, pdu);
            var packet = new DatagramPacket(new byte[2048], 2048);
            socket.receive(packet);
            return Arrays.copyOf(packet.getData(), packet.getLength());
        }
    }

    private static boolean user(String address, String name, OID auth, OID priv, byte[] engine, int boots, int time,
            ScopedPDU pdu) throws IOException {
        boolean inform = pdu.getType() == PDU.INFORM;
        var usm = new USM(SecurityProtocols.getInstance(), new OctetString(engine), boots);
        usm.getTimeTable().setLocalTime(new UsmTimeEntry(new OctetString(engine), boots, time));
        var models = new SecurityModels();
        models.addSecurityModel(usm);
        var dispatcher = new MessageDispatcherImpl();
        dispatcher.addMessageProcessingModel(
                new MPv3(engine, null, SecurityProtocols.getInstance(), models, new CounterSupport()));
        try (var snmp = new Snmp(dispatcher, new DefaultUdpTransportMapping())) {
            usm.addUser(new UsmUser(new OctetString(name), auth,
                    auth == null ? null : new OctetString(TestSite.authPhrase(name)), priv,
                    priv == null ? null : new OctetString(TestSite.privPhrase(name))));
            snmp.listen();
            var target = new UserTarget<>();
            target.setAddress(GenericAddress.parse(address));
            target.setVersion(SnmpConstants.version3);
            target.setSecurityName(new OctetString(name));
            target.setSecurityLevel(1 + (auth == null ? 0 : 1) + (priv == null ? 0 : 1));
            target.setTimeout(TIMEOUT);
            target.setRetries(1);
            if (!inform) {
                target.setAuthoritativeEngineID(engine);
            }
            var event = snmp.send(pdu, target);
            return event == null || event.getResponse() != null && event.getResponse().getType() == PDU.RESPONSE;
        }
    }

    /** A message of v1 or v2c as SNMP4J encodes it. */
    public static byte[] message(String community, int version, PDU pdu) throws IOException {
        var text = new OctetString(community);
        int length = 3 + text.getBERLength() + pdu.getBERLength();
        var out = new BEROutputStream(ByteBuffer.allocate(length + 8));
        BER.encodeHeader(out, BER.SEQUENCE, length);
        new Integer32(version).encodeBER(out);
        text.encodeBER(out);
        pdu.encodeBER(out);
        return Arrays.copyOf(out.getBuffer().array(), out.getBuffer().position());
    }

    /** Sends bare bytes by TCP, to an address as SNMP4J writes it. */
    public static void stream(String address, byte[]... messages) throws IOException {
        var to = (TcpAddress) GenericAddress.parse(address);
        try (var socket = new Socket(to.getInetAddress(), to.getPort())) {
            for (byte[] message : messages) {
                socket.getOutputStream().write(message);
            }
        }
    }

    /** Sends an inform by TCP; whether the same comes back as a response in time. */
    private static boolean answered(String address, byte[] inform, int pduAt) throws IOException {
        byte[] expected = inform.clone();
        expected[pduAt] = (byte) PDU.RESPONSE;
        var to = (TcpAddress) GenericAddress.parse(address);
        try (var socket = new Socket(to.getInetAddress(), to.getPort())) {
            socket.setSoTimeout((int) TIMEOUT);
            socket.getOutputStream().write(inform);
            return Arrays.equals(expected, socket.getInputStream().readNBytes(expected.length));
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** Sends bare bytes by UDP to loopback. */
    public static void bytes(int port, byte[]... messages) throws IOException {
        try (var socket = new DatagramSocket()) {
            for (byte[] message : messages) {
                socket.send(new DatagramPacket(message, message.length, InetAddress.getLoopbackAddress(), port));
            }
        }
    }

    /** Runs a program of net-snmp; its exit status. Its state is kept in a folder of its own. */
    public static int netSnmp(Path home, String... command) throws Exception {
        List<String> all = new ArrayList<>(List.of(command));
        var builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().put("SNMP_PERSISTENT_DIR", home.toString());
        builder.environment().put("SNMPCONFPATH", home.toString());
        builder.environment().put("MIBS", "");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        int status = process.waitFor();
        if (status != 0) {
            System.err.println(String.join(" ", all) + ": " + said);
        }
        return status;
    }

    /** Whether net-snmp is installed. */
    public static boolean hasNetSnmp() {
        return new File("/usr/bin/snmptrap").canExecute();
    }
}
