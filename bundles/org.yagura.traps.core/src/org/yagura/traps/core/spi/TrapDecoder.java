/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.spi;

import java.util.List;
import java.util.Optional;

/**
 * Understands what standard SNMP does not say: turns opaque bindings of an enterprise's traps into named values, or
 * reads messages that are not SNMP at all. A third party registers one as an OSGi service under this interface; it
 * then takes part in the next trap.
 *
 * <p>Decoders are called by the projection and again by every replay, after a restart, and on each member of a group,
 * and all must come to the same. So a decoder is <b>deterministic</b>: its result depends on the input alone, never on
 * the clock, the network, files or earlier calls. It is thread-safe and quick (a few microseconds; it stands in the way
 * of all traps). A decoder that throws, or gives something that is not allowed, is logged and passed over for that
 * trap; the others and the trap itself are not affected.
 */
public interface TrapDecoder {
    /** The most values that are taken from one call; more are cut off. */
    int MAX_VALUES = 256;
    /** The longest value that is taken, in characters; longer ones are cut off. */
    int MAX_VALUE = 4096;

    /** Short unique name, for logs. Decoders work in the order of their names. */
    String name();

    /**
     * The subtrees of trap OIDs, in dots, in which it wants traps: {@code 1.3.6.1.4.1.8072}. An empty list means that
     * it wants no traps, only messages. Asked once.
     */
    List<String> subtrees();

    /** Values that it finds in a trap; they follow the bindings of the trap, for rules as well as for persons. */
    List<Value> decode(Input trap);

    /**
     * What a message means that is not SNMP, or broken; empty when it does not know either. Asked for all such
     * messages, decoder by decoder, until one knows.
     *
     * @param message as received, at most 8192 bytes of it, its community overwritten by asterisks
     * @param source address of the sender as text
     */
    default Optional<Message> decodeMessage(byte[] message, String source) {
        return Optional.empty();
    }

    /**
     * A trap as standard SNMP reads it.
     *
     * @param version {@code V1}, {@code V2C}, {@code V3}
     * @param trapOid identity after RFC 3584, in dots
     * @param enterprise enterprise after RFC 3584, in dots
     * @param source address of the original source as text
     * @param bindings without sysUpTime.0 and snmpTrapOID.0
     */
    record Input(String version, String trapOid, String enterprise, String source, List<Binding> bindings) {
    }

    /**
     * A binding of a trap.
     *
     * @param oid the object with its instance, in dots
     * @param type {@code Integer32}, {@code OctetString}, {@code ObjectIdentifier}, {@code IpAddress},
     *        {@code Counter32}, {@code Gauge32}, {@code TimeTicks}, {@code Opaque}, {@code Counter64}, …
     * @param text the value as text; bytes that are no text in hexadecimal with colons
     * @param content the value's BER content; not to be changed
     */
    record Binding(String oid, String type, String text, byte[] content) {
    }

    /**
     * A value that was found.
     *
     * @param oid an OID for it in dots, by which rules may refer to it; of the third party's own
     * @param name a name, by which rules and persons may refer to it
     * @param value as text
     */
    record Value(String oid, String name, String value) {
    }

    /**
     * What a foreign message means.
     *
     * @param trapOid identity of the trap that it stands for, in dots
     * @param source address of the original source as text; null for the sender
     * @param values its values
     */
    record Message(String trapOid, String source, List<Value> values) {
    }
}
