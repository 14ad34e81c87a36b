/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.decode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** A variable binding of a trap: an object and its value. Immutable; texts are made when asked for. */
public final class Varbind {
    private static final HexFormat HEX = HexFormat.ofDelimiter(":");
    private static final int OPAQUE_FLOAT = 0x9F78;
    private static final int OPAQUE_DOUBLE = 0x9F79;

    private final Oid oid;
    private final int tag;
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final String name;

    Varbind(Oid oid, int tag, byte[] bytes, int from, int to) {
        this.oid = oid;
        this.tag = tag;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.name = null;
    }

    /** A binding that a third party's decoder found: its name needs no MIB, its value is a text. */
    Varbind(Oid oid, String name, String value) {
        this.oid = oid;
        this.tag = Ber.OCTETS;
        this.bytes = value.getBytes(StandardCharsets.UTF_8);
        this.from = 0;
        this.to = bytes.length;
        this.name = name;
    }

    /** The object, with its instance. */
    public Oid oid() {
        return oid;
    }

    /** The BER tag of the value, one of {@link Ber}. */
    public int tag() {
        return tag;
    }

    /** The name that a third party's decoder gave; null when names come from the MIBs. */
    public String givenName() {
        return name;
    }

    /** A copy of the value's BER content. */
    public byte[] content() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** Whether the value is a number that fits into a long. */
    public boolean isNumber() {
        return switch (tag) {
            case Ber.INTEGER, Ber.COUNTER32, Ber.GAUGE32, Ber.TIME_TICKS, Ber.UINTEGER32 -> true;
            case Ber.COUNTER64 -> number() >= 0;
            default -> false;
        };
    }

    /** The value of a number: INTEGER signed, others unsigned (a Counter64 of 2^63 and more comes out negative). */
    public long number() {
        return switch (tag) {
            case Ber.INTEGER -> BerReader.signed(bytes, from, to);
            case Ber.COUNTER64 -> BerReader.unsigned(bytes, from, to);
            default -> BerReader.unsigned(bytes, from, to) & 0xFFFF_FFFFL;
        };
    }

    /** The value when it is an object identifier. */
    public Oid oidValue() {
        return Oid.ofContent(bytes, from, to);
    }

    /** The word for the type of the value. */
    public String type() {
        return switch (tag) {
            case Ber.INTEGER -> "Integer32";
            case Ber.OCTETS -> name == null ? "OctetString" : "decoded";
            case Ber.NULL -> "Null";
            case Ber.OID -> "ObjectIdentifier";
            case Ber.IP_ADDRESS -> "IpAddress";
            case Ber.COUNTER32 -> "Counter32";
            case Ber.GAUGE32 -> "Gauge32";
            case Ber.TIME_TICKS -> "TimeTicks";
            case Ber.OPAQUE -> "Opaque";
            case Ber.COUNTER64 -> "Counter64";
            case Ber.UINTEGER32 -> "UInteger32";
            case Ber.NO_SUCH_OBJECT -> "noSuchObject";
            case Ber.NO_SUCH_INSTANCE -> "noSuchInstance";
            case Ber.END_OF_MIB_VIEW -> "endOfMibView";
            default -> "0x" + Integer.toHexString(tag);
        };
    }

    /**
     * The value as text without a MIB: numbers in decimal, object identifiers and addresses in dots, strings as text
     * when they are, else as bytes in hexadecimal with colons.
     */
    public String text() {
        return switch (tag) {
            case Ber.INTEGER, Ber.COUNTER32, Ber.GAUGE32, Ber.TIME_TICKS, Ber.UINTEGER32 -> Long.toString(number());
            case Ber.COUNTER64 -> Long.toUnsignedString(number());
            case Ber.OID -> oidValue().toString();
            case Ber.IP_ADDRESS -> Addresses.text(content());
            case Ber.OCTETS -> octets();
            case Ber.OPAQUE -> opaque();
            case Ber.NULL -> "";
            default -> type();
        };
    }

    private String octets() {
        boolean plain = true;
        for (int i = from; i < to && plain; i++) {
            plain = bytes[i] >= ' ' && bytes[i] < 0x7F;
        }
        if (plain) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        int stop = to > from && bytes[to - 1] == 0 ? to - 1 : to;
        String text = utf8(stop);
        return text != null ? text : hex();
    }

    private String utf8(int stop) {
        for (int i = from; i < stop; i++) {
            boolean control = bytes[i] >= 0 && bytes[i] < ' ' || bytes[i] == 0x7F;
            if (control && bytes[i] != '\t' && bytes[i] != '\n' && bytes[i] != '\r') {
                return null;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes, from, stop - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The bytes of the value in hexadecimal with colons. */
    public String hex() {
        return HEX.formatHex(bytes, from, to);
    }

    /** Opaque values may wrap a float or a double, as net-snmp sends them. */
    private String opaque() {
        int length = to - from;
        int wrapped = length > 3 ? (bytes[from] & 0xFF) << 8 | bytes[from + 1] & 0xFF : 0;
        var in = ByteBuffer.wrap(bytes, from, length);
        if (wrapped == OPAQUE_FLOAT && length == 7 && bytes[from + 2] == Float.BYTES) {
            return Float.toString(in.getFloat(from + 3));
        }
        if (wrapped == OPAQUE_DOUBLE && length == 11 && bytes[from + 2] == Double.BYTES) {
            return Double.toString(in.getDouble(from + 3));
        }
        return hex();
    }

    @Override
    public String toString() {
        return oid + "=" + text();
    }
}
