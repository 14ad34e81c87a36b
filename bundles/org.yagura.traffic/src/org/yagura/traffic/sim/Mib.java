/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleFunction;

import org.snmp4j.PDU;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** The objects of an agent, and the answers to questions for them (RFC 3416, 4.2). Not changed once it is shared. */
final class Mib {
    private static final int MOST_REPETITIONS = 100;
    private static final int MOST_BYTES = 8_000;
    private static final int ONLY_THE_LAST = 1;

    private final NavigableMap<OID, DoubleFunction<Variable>> objects = new TreeMap<>();

    /** Adds an object by the name of its instance: its value at a second since 1970. */
    void add(String oid, DoubleFunction<Variable> value) {
        objects.put(new OID(oid), value);
    }

    /** Adds an object that stays as it is. */
    void add(String oid, Variable value) {
        add(oid, _ -> value);
    }

    int size() {
        return objects.size();
    }

    /** Makes the answer to a question at a second. */
    PDU answer(PDU question, double second) {
        var answer = new PDU();
        answer.setType(PDU.RESPONSE);
        answer.setRequestID(question.getRequestID());
        List<VariableBinding> asked = List.copyOf(question.getVariableBindings());
        switch (question.getType()) {
            case PDU.GET -> answer.addAll(asked.stream().map(b -> get(b.getOid(), second)).toList());
            case PDU.GETNEXT -> answer.addAll(asked.stream().map(b -> next(b.getOid(), second)).toList());
            case PDU.GETBULK -> answer.addAll(bulk(question, asked, second));
            default -> fail(answer, asked, PDU.notWritable);
        }
        if (answer.getBERLength() > MOST_BYTES) {
            answer.clear();
            answer.setErrorStatus(PDU.tooBig);
        }
        return answer;
    }

    private static void fail(PDU answer, List<VariableBinding> asked, int status) {
        answer.addAll(asked);
        answer.setErrorStatus(status);
        answer.setErrorIndex(asked.isEmpty() ? 0 : 1);
    }

    private VariableBinding get(OID name, double second) {
        DoubleFunction<Variable> value = objects.get(name);
        if (value != null) {
            return new VariableBinding(name, value.apply(second));
        }
        OID object = name.size() > ONLY_THE_LAST ? new OID(name.getValue(), 0, name.size() - 1) : name;
        OID near = objects.ceilingKey(object);
        return new VariableBinding(name, near != null && near.startsWith(object)
                ? Null.noSuchInstance
                : Null.noSuchObject);
    }

    private VariableBinding next(OID name, double second) {
        Map.Entry<OID, DoubleFunction<Variable>> next = objects.higherEntry(name);
        return next == null
                ? new VariableBinding(name, Null.endOfMibView)
                : new VariableBinding(next.getKey(), next.getValue().apply(second));
    }

    /** First those that do not repeat, then row by row; ends early where the answer would be too long. */
    private List<VariableBinding> bulk(PDU question, List<VariableBinding> asked, double second) {
        int once = Math.clamp(question.getNonRepeaters(), 0, asked.size());
        int rows = Math.clamp(question.getMaxRepetitions(), 0, MOST_REPETITIONS);
        var found = new ArrayList<VariableBinding>();
        int bytes = 0;
        for (int i = 0; i < once; i++) {
            found.add(next(asked.get(i).getOid(), second));
            bytes += found.getLast().getBERLength();
        }
        var names = new ArrayList<>(asked.subList(once, asked.size()).stream().map(VariableBinding::getOid).toList());
        for (int row = 0; row < rows && !names.isEmpty(); row++) {
            boolean ended = true;
            for (int i = 0; i < names.size(); i++) {
                VariableBinding next = next(names.get(i), second);
                bytes += next.getBERLength();
                if (bytes > MOST_BYTES - 100) {
                    return found;
                }
                found.add(next);
                ended &= next.isException();
                names.set(i, next.getOid());
            }
            if (ended) {
                break;
            }
        }
        return found;
    }
}
