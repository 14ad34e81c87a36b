/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import org.snmp4j.CommunityTarget;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.SMIConstants;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/**
 * Asks one node, one request in flight. Bounded in rows, and in the time of each answer; an agent that goes in circles is
 * noticed. For one thread.
 */
final class SnmpAsker {
    /** Rows of a table at most; the rest is left out and said so. */
    static final int MOST_ROWS = 5_000;
    private static final int AT_ONCE = 20;

    private final Snmp snmp;
    private final Target<UdpAddress> target;
    private final List<String> leftOut = new ArrayList<>();

    SnmpAsker(Snmp snmp, Target<UdpAddress> target, long timeoutMillis, int retries) {
        this.snmp = snmp;
        this.target = target;
        target.setTimeout(timeoutMillis);
        target.setRetries(retries);
    }

    /** Names of tables that were too long. */
    List<String> leftOut() {
        return leftOut;
    }

    /** The values in the order of the names; null where the node has none. */
    List<Variable> get(String... names) throws Silence {
        PDU pdu = pdu(PDU.GET);
        for (String name : names) {
            pdu.add(new VariableBinding(new OID(name)));
        }
        PDU answer = ask(pdu);
        if (answer.size() != names.length) {
            throw new Silence(Silence.Why.BROKEN, answer.getErrorStatusText());
        }
        return answer.getVariableBindings().stream().map(b -> present(b) ? b.getVariable() : null).toList();
    }

    /** A column: values by what follows the column's name. */
    TreeMap<OID, Variable> column(String table, String name) throws Silence {
        var rows = new TreeMap<OID, Variable>();
        OID root = new OID(name);
        OID last = root;
        while (true) {
            PDU pdu = pdu(PDU.GETBULK);
            pdu.setMaxRepetitions(AT_ONCE);
            pdu.add(new VariableBinding(last));
            PDU answer = ask(pdu);
            if (answer.getErrorStatus() != PDU.noError || answer.size() == 0) {
                return rows;
            }
            for (VariableBinding binding : answer.getVariableBindings()) {
                OID oid = binding.getOid();
                if (!oid.startsWith(root) || !present(binding)) {
                    return rows;
                }
                if (oid.compareTo(last) <= 0) {
                    throw new Silence(Silence.Why.BROKEN, "answers of " + table + " do not ascend");
                }
                if (rows.size() == MOST_ROWS) {
                    leftOut.add(table);
                    return rows;
                }
                rows.put(new OID(oid.getValue(), root.size(), oid.size() - root.size()), binding.getVariable());
                last = oid;
            }
        }
    }

    private static boolean present(VariableBinding binding) {
        int syntax = binding.getSyntax();
        return !binding.isException() && syntax != SMIConstants.SYNTAX_NULL;
    }

    private PDU pdu(int type) {
        PDU pdu = target instanceof CommunityTarget ? new PDU() : new ScopedPDU();
        pdu.setType(type);
        return pdu;
    }

    private PDU ask(PDU pdu) throws Silence {
        if (Thread.currentThread().isInterrupted()) {
            throw new Silence(Silence.Why.NO_ANSWER, "interrupted");
        }
        try {
            ResponseEvent<UdpAddress> event = snmp.send(pdu, target);
            PDU answer = Optional.ofNullable(event).map(ResponseEvent::getResponse).orElse(null);
            if (answer == null) {
                throw new Silence(Silence.Why.NO_ANSWER, "no answer from " + target.getAddress());
            }
            if (answer.getType() == PDU.REPORT) {
                throw new Silence(Silence.Why.REFUSED, "report " + answer.getVariableBindings());
            }
            return answer;
        } catch (IOException e) {
            throw new Silence(Silence.Why.NO_ANSWER, e.getMessage());
        }
    }
}
