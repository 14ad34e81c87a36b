/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** An SNMP agent that misbehaves, or has just what a test gives it. */
public final class OddAgent implements AutoCloseable {
    private final DatagramSocket socket;
    private final Thread thread;

    /** One that answers each request so; with nothing where the answer is null. */
    public OddAgent(String address, int port, UnaryOperator<byte[]> answer) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), port));
        thread = Thread.ofVirtual().start(() -> {
            var packet = new DatagramPacket(new byte[65_507], 65_507);
            while (!socket.isClosed()) {
                try {
                    socket.receive(packet);
                    byte[] reply = answer.apply(
                            java.util.Arrays.copyOf(packet.getData(), packet.getLength()));
                    if (reply != null) {
                        socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                    }
                } catch (IOException e) {
                    if (!socket.isClosed()) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        });
    }

    /** Answers every bulk request with the same row, below whatever was asked for. */
    public static OddAgent circling(String address, int port) throws IOException {
        return new OddAgent(address, port, request -> {
            try {
                return reply(request, OddAgent::circle);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Answers with random bytes that begin like a message. */
    public static OddAgent rubbish(String address, int port, long seed) throws IOException {
        var random = new Random(seed);
        return new OddAgent(address, port, request -> {
            byte[] bytes = request.clone();
            for (int i = 0; i < 8; i++) {
                bytes[2 + random.nextInt(bytes.length - 2)] = (byte) random.nextInt();
            }
            return bytes;
        });
    }

    /** One that has these objects and no others; the map is asked anew for each request. */
    public static OddAgent of(String address, int port, Supplier<? extends NavigableMap<OID, Variable>> objects)
            throws IOException {
        return new OddAgent(address, port, request -> {
            try {
                return reply(request, pdu -> answer(pdu, objects.get()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void answer(PDU pdu, NavigableMap<OID, Variable> objects) {
        List<OID> names = new ArrayList<>(pdu.getVariableBindings().stream().map(VariableBinding::getOid).toList());
        if (pdu.getType() == PDU.GET) {
            for (int i = 0; i < names.size(); i++) {
                pdu.set(i, new VariableBinding(names.get(i), objects.getOrDefault(names.get(i), Null.noSuchObject)));
            }
            return;
        }
        int rows = pdu.getMaxRepetitions();
        var found = new ArrayList<VariableBinding>();
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < names.size(); i++) {
                Map.Entry<OID, Variable> next = objects.higherEntry(names.get(i));
                found.add(next == null
                        ? new VariableBinding(names.get(i), Null.endOfMibView)
                        : new VariableBinding(next.getKey(), next.getValue()));
                names.set(i, found.getLast().getOid());
            }
        }
        pdu.setVariableBindings(found);
    }

    private static void circle(PDU pdu) {
        boolean bulk = pdu.getType() == PDU.GETBULK;
        for (int i = 0; i < pdu.size(); i++) {
            OID asked = pdu.get(i).getOid();
            boolean inside = asked.last() == 1 && asked.size() > 10 && bulk;
            OID below = inside ? asked : new OID(asked).append(1);
            pdu.set(i, new VariableBinding(bulk ? below : asked, new OctetString("again")));
        }
    }

    private static byte[] reply(byte[] request, Consumer<PDU> answer) throws IOException {
        var in = new BERInputStream(ByteBuffer.wrap(request));
        BER.decodeHeader(in, new BER.MutableByte());
        var version = new Integer32();
        version.decodeBER(in);
        var community = new OctetString();
        community.decodeBER(in);
        var pdu = new PDU();
        pdu.decodeBER(in);
        answer.accept(pdu);
        pdu.setType(PDU.RESPONSE);
        pdu.setErrorStatus(0);
        pdu.setErrorIndex(0);
        int length = version.getBERLength() + community.getBERLength() + pdu.getBERLength();
        var out = new BEROutputStream(ByteBuffer.allocate(length + 8));
        BER.encodeHeader(out, BER.SEQUENCE, length);
        version.encodeBER(out);
        community.encodeBER(out);
        pdu.encodeBER(out);
        return java.util.Arrays.copyOf(out.getBuffer().array(), out.getBuffer().position());
    }

    /** Ends it; its port is free afterwards. */
    @Override
    public void close() throws InterruptedException {
        socket.close();
        thread.join();
    }
}
