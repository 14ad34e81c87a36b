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
import java.util.Random;
import java.util.function.UnaryOperator;

import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;

/** An SNMP agent that misbehaves. */
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
                return reply(request);
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

    private static byte[] reply(byte[] request) throws IOException {
        var in = new BERInputStream(ByteBuffer.wrap(request));
        BER.decodeHeader(in, new BER.MutableByte());
        var version = new Integer32();
        version.decodeBER(in);
        var community = new OctetString();
        community.decodeBER(in);
        var pdu = new PDU();
        pdu.decodeBER(in);
        boolean bulk = pdu.getType() == PDU.GETBULK;
        for (int i = 0; i < pdu.size(); i++) {
            OID asked = pdu.get(i).getOid();
            boolean inside = asked.last() == 1 && asked.size() > 10 && bulk;
            OID below = inside ? asked : new OID(asked).append(1);
            pdu.set(i, new VariableBinding(bulk ? below : asked, new OctetString("again")));
        }
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
