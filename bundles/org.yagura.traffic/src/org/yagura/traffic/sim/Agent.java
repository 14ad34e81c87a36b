/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.sim;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/**
 * An SNMP agent (v2c): answers questions in the communities it knows, one after the other, and nothing else. What it
 * cannot read gets no answer. Runs from its making until it is closed.
 */
final class Agent implements Listener {
    private static final int LONGEST = 8_192;
    private static final int HEADER = 16;

    private final DatagramSocket socket;
    private final Set<String> communities;
    private final Mib mib;
    private final BooleanSupplier silent;
    private final DoubleSupplier clock;
    private final Thread thread;

    /**
     * Begins to answer.
     *
     * @param where a loopback address and port
     * @param silent whether it answers nothing now
     * @param clock seconds since 1970
     * @throws IOException when it cannot listen there
     */
    Agent(InetSocketAddress where, Set<String> communities, Mib mib, BooleanSupplier silent, DoubleSupplier clock)
            throws IOException {
        this.socket = new DatagramSocket(where);
        this.communities = Set.copyOf(communities);
        this.mib = mib;
        this.silent = silent;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("agent " + where).start(this::run);
    }

    private void run() {
        var packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        while (!socket.isClosed()) {
            try {
                packet.setLength(LONGEST);
                socket.receive(packet);
                byte[] answer = silent.getAsBoolean()
                        ? null
                        : answer(Arrays.copyOf(packet.getData(), packet.getLength()), clock.getAsDouble());
                if (answer != null) {
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // closed, or the asker is gone: the next one is waited for
            }
        }
    }

    /** The answer to a message at a second since 1970; null when it gets none. */
    byte[] answer(byte[] message, double second) {
        try {
            var in = new BERInputStream(ByteBuffer.wrap(message));
            BER.decodeHeader(in, new BER.MutableByte());
            var version = new Integer32();
            version.decodeBER(in);
            var community = new OctetString();
            community.decodeBER(in);
            if (version.getValue() != SnmpConstants.version2c || !communities.contains(community.toString())) {
                return null;
            }
            var question = new PDU();
            question.decodeBER(in);
            return switch (question.getType()) {
                case PDU.GET, PDU.GETNEXT, PDU.GETBULK, PDU.SET -> written(version, community,
                        mib.answer(question, second));
                default -> null;
            };
        } catch (IOException | RuntimeException e) {
            // not SNMP: the sender of such a thing gets no answer
            return null;
        }
    }

    private static byte[] written(Integer32 version, OctetString community, PDU answer) throws IOException {
        int length = version.getBERLength() + community.getBERLength() + answer.getBERLength();
        var out = new BEROutputStream(ByteBuffer.allocate(length + HEADER));
        BER.encodeHeader(out, BER.SEQUENCE, length);
        version.encodeBER(out);
        community.encodeBER(out);
        answer.encodeBER(out);
        return Arrays.copyOf(out.getBuffer().array(), out.getBuffer().position());
    }

    /** Ends it; its port is free afterwards. */
    @Override
    public void close() {
        socket.close();
        Closing.await(thread);
    }
}
