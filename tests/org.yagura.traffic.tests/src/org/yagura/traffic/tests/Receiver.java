/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.tests;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.AuthHMAC128SHA224;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthMD5;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.PrivDES;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;
import org.yagura.model.DemoSite;
import org.yagura.model.site.SnmpCredential;
import org.yagura.model.site.UserCredential;
import org.yagura.testsupport.UsmOids;

/** SNMP4J as a receiver that knows the demo site's users; answers informs. */
final class Receiver implements AutoCloseable, CommandResponder {

    /** What arrived. */
    record Arrived(String from, int version, int level, String security, PDU pdu) {
    }

    private final Queue<Arrived> arrived = new ConcurrentLinkedQueue<>();
    private final Snmp snmp;
    private final int port;

    Receiver() throws IOException {
        var transport = new DefaultUdpTransportMapping(new UdpAddress("127.0.0.1/0"));
        transport.setReceiveBufferSize(1 << 20);
        var dispatcher = new MessageDispatcherImpl();
        var protocols = SecurityProtocols.getInstance();
        List.of(new AuthMD5(), new AuthSHA(), new AuthHMAC128SHA224(), new AuthHMAC192SHA256(), new AuthHMAC256SHA384(),
                new AuthHMAC384SHA512()).forEach(protocols::addAuthenticationProtocol);
        List.of(new PrivDES(), new PrivAES128(), new PrivAES192(), new PrivAES256())
                .forEach(protocols::addPrivacyProtocol);
        var usm = new USM(protocols, new OctetString(MPv3.createLocalEngineID()), 1);
        usm.setEngineDiscoveryEnabled(true);
        for (SnmpCredential credential : DemoSite.load().getSnmpCredentials()) {
            if (credential instanceof UserCredential user) {
                usm.addUser(user(user));
            }
        }
        dispatcher.addMessageProcessingModel(new MPv1());
        dispatcher.addMessageProcessingModel(new MPv2c());
        dispatcher.addMessageProcessingModel(new MPv3(usm));
        snmp = new Snmp(dispatcher, transport);
        snmp.addCommandResponder(this);
        snmp.listen();
        port = transport.getListenAddress().getPort();
    }

    private static UsmUser user(UserCredential u) {
        return new UsmUser(new OctetString(u.getUserName()), UsmOids.auth(u.getAuthProtocol()),
                secret(u.getAuthSecret()),
                UsmOids.priv(u.getPrivProtocol()), secret(u.getPrivSecret()));
    }

    private static OctetString secret(org.yagura.model.Secret secret) {
        return secret == null ? null : new OctetString(secret.encoded().substring("{plain}".length()));
    }

    @Override
    public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
        String from = ((UdpAddress) event.getPeerAddress()).getInetAddress().getHostAddress();
        arrived.add(new Arrived(from, event.getMessageProcessingModel(), event.getSecurityLevel(),
                new OctetString(event.getSecurityName()).toString(), event.getPDU()));
        if (event.getPDU().getType() == PDU.INFORM) {
            PDU answer = (PDU) event.getPDU().clone();
            answer.setType(PDU.RESPONSE);
            try {
                snmp.getMessageDispatcher().returnResponsePdu(event.getMessageProcessingModel(),
                        event.getSecurityModel(),
                        event.getSecurityName(), event.getSecurityLevel(), answer, event.getMaxSizeResponsePDU(),
                        event.getStateReference(), new org.snmp4j.mp.StatusInformation());
            } catch (org.snmp4j.MessageException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    List<Arrived> arrived() {
        return List.copyOf(arrived);
    }

    long count(int version) {
        return arrived.stream().filter(a -> a.version() == version).count();
    }

    static String oid(PDU pdu) {
        return pdu.getVariable(SnmpConstants.snmpTrapOID).toString();
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        snmp.close();
    }
}
