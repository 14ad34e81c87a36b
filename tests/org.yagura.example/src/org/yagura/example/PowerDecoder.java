/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.example;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.osgi.service.component.annotations.Component;
import org.yagura.traps.core.spi.TrapDecoder;

/**
 * Understands the devices of the firm Example Power. Their traps carry one binding with a packed status
 * ({@code phase=2;load=71;temp=40}), which rules can refer to by name once it is unpacked; their older devices send a
 * line of text instead of SNMP ({@code EXPWR 127.1.3.41 BREAKER-OPEN phase=2}).
 */
@Component
public final class PowerDecoder implements TrapDecoder {
    /** Where the firm's traps and objects are. */
    static final String ENTERPRISE = "1.3.6.1.4.1.32473.90";
    private static final String STATUS = ENTERPRISE + ".1.1.0";
    private static final String VALUES = ENTERPRISE + ".2.";
    private static final Map<String, Integer> FIELDS = Map.of("phase", 1, "load", 2, "temp", 3);
    private static final Map<String, Integer> EVENTS = Map.of("BREAKER-OPEN", 1, "BREAKER-CLOSED", 2, "OVERLOAD", 3);
    private static final Pattern LINE = Pattern.compile("EXPWR (\\S{1,45}) ([A-Z-]{1,32})(?: (\\S{1,200}))?\\s*");
    private static final int LONGEST_LINE = 300;

    @Override
    public String name() {
        return "example-power";
    }

    @Override
    public List<String> subtrees() {
        return List.of(ENTERPRISE);
    }

    @Override
    public List<Value> decode(Input trap) {
        return trap.bindings().stream().filter(b -> b.oid().equals(STATUS)).findFirst().map(b -> unpacked(b.text()))
                .orElse(List.of());
    }

    private static List<Value> unpacked(String status) {
        var values = new ArrayList<Value>();
        for (String field : status.split(";")) {
            int equals = field.indexOf('=');
            Integer number = equals < 0 ? null : FIELDS.get(field.substring(0, equals));
            if (number != null) {
                values.add(new Value(VALUES + number + ".0", field.substring(0, equals), field.substring(equals + 1)));
            }
        }
        return values;
    }

    @Override
    public Optional<Message> decodeMessage(byte[] message, String source) {
        if (message.length > LONGEST_LINE || message.length == 0 || message[0] != 'E') {
            return Optional.empty();
        }
        Matcher line = LINE.matcher(new String(message, StandardCharsets.US_ASCII));
        if (!line.matches() || !EVENTS.containsKey(line.group(2))) {
            return Optional.empty();
        }
        List<Value> values = line.group(3) == null ? List.of() : unpacked(line.group(3));
        return Optional.of(new Message(ENTERPRISE + ".0." + EVENTS.get(line.group(2)), line.group(1), values));
    }
}
