/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.snmp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

import org.snmp4j.CommunityTarget;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Target;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.SMIConstants;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/**
 * Asks one node, one request in flight. Bounded in rows, and in the time of each answer; an agent that goes in circles is
 * noticed. For one thread, which an interrupt frees at once.
 */
public final class SnmpAsker {
    /** Rows of a table at most; the rest is left out and said so. */
    public static final int MOST_ROWS = 5_000;
    private static final int CELLS_AT_ONCE = 60;
    private static final int ROWS_AT_ONCE = 20;
    private static final int NAMES_AT_ONCE = 24;

    /**
     * How long is waited.
     *
     * @param millis for one answer
     * @param retries how often a question is repeated
     * @param until when all has to have ended, by {@link System#nanoTime()}; null: never
     */
    record Patience(long millis, int retries, Long until) {

        /** For one answer from now on; 0 when the time is over. */
        long now() {
            return until == null
                    ? millis
                    : Math.min(millis, (until - System.nanoTime()) / 1_000_000 / (retries + 1));
        }
    }

    private final Session session;
    private final Target<UdpAddress> target;
    private final Patience patience;
    private final List<String> leftOut = new ArrayList<>();

    SnmpAsker(Session session, Target<UdpAddress> target, Patience patience) {
        this.session = session;
        this.target = target;
        this.patience = patience;
        target.setRetries(patience.retries());
    }

    /** Names of tables that were too long. */
    public List<String> leftOut() {
        return leftOut;
    }

    /** The values in the order of the names; null where the node has none. Many names are asked for in several requests. */
    public List<Variable> get(String... names) throws Silence, InterruptedException {
        return get(Arrays.stream(names).map(OID::new).toList());
    }

    /** As {@link #get(String...)}. */
    public List<Variable> get(List<OID> names) throws Silence, InterruptedException {
        var values = new ArrayList<Variable>(names.size());
        for (int from = 0; from < names.size(); from += NAMES_AT_ONCE) {
            values.addAll(some(names.subList(from, Math.min(names.size(), from + NAMES_AT_ONCE))));
        }
        return values;
    }

    /** A part of them; halves what does not fit into one answer. */
    private List<Variable> some(List<OID> names) throws Silence, InterruptedException {
        PDU pdu = pdu(PDU.GET);
        names.forEach(name -> pdu.add(new VariableBinding(name)));
        PDU answer = ask(pdu);
        if (answer.getErrorStatus() == PDU.tooBig && names.size() > 1) {
            var values = new ArrayList<>(some(names.subList(0, names.size() / 2)));
            values.addAll(some(names.subList(names.size() / 2, names.size())));
            return values;
        }
        if (answer.size() != names.size()) {
            throw new Silence(Silence.Why.BROKEN, answer.getErrorStatusText());
        }
        for (int i = 0; i < names.size(); i++) {
            if (!answer.get(i).getOid().equals(names.get(i))) {
                throw new Silence(Silence.Why.BROKEN, "asked for " + names.get(i) + ", got " + answer.get(i).getOid());
            }
        }
        return answer.getVariableBindings().stream().map(b -> present(b) ? b.getVariable() : null).toList();
    }

    /** A column: values by what follows the column's name. */
    public TreeMap<OID, Variable> column(String table, String name) throws Silence, InterruptedException {
        return columns(table, name).getFirst();
    }

    /** Columns of a table side by side, in the order of their names: values by what follows the column's name. */
    public List<TreeMap<OID, Variable>> columns(String table, String... names) throws Silence, InterruptedException {
        List<Column> columns = Arrays.stream(names).map(name -> new Column(table, new OID(name))).toList();
        List<Column> open = new ArrayList<>(columns);
        int rows = Math.clamp(CELLS_AT_ONCE / names.length, 1, ROWS_AT_ONCE);
        while (!open.isEmpty()) {
            PDU pdu = pdu(PDU.GETBULK);
            pdu.setMaxRepetitions(rows);
            open.forEach(column -> pdu.add(new VariableBinding(column.last)));
            PDU answer = ask(pdu);
            if (answer.getErrorStatus() == PDU.tooBig && rows > 1) {
                rows /= 2;
                continue;
            }
            if (answer.getErrorStatus() != PDU.noError || answer.size() == 0) {
                break;
            }
            for (int i = 0; i < answer.size(); i++) {
                open.get(i % open.size()).take(answer.get(i));
            }
            open.removeIf(column -> column.ended);
        }
        columns.stream().filter(column -> column.cut).findFirst().ifPresent(column -> leftOut.add(table));
        return columns.stream().map(column -> column.rows).toList();
    }

    /** A column while it is read. */
    private static final class Column {
        private final String table;
        private final OID root;
        private final TreeMap<OID, Variable> rows = new TreeMap<>();
        private OID last;
        private boolean ended;
        private boolean cut;

        Column(String table, OID root) {
            this.table = table;
            this.root = root;
            this.last = root;
        }

        void take(VariableBinding binding) throws Silence {
            OID oid = binding.getOid();
            if (ended || !oid.startsWith(root) || !present(binding)) {
                ended = true;
                return;
            }
            if (oid.compareTo(last) <= 0) {
                throw new Silence(Silence.Why.BROKEN, "answers of " + table + " do not ascend");
            }
            if (rows.size() == MOST_ROWS) {
                cut = true;
                ended = true;
                return;
            }
            rows.put(new OID(oid.getValue(), root.size(), oid.size() - root.size()), binding.getVariable());
            last = oid;
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

    private PDU ask(PDU pdu) throws Silence, InterruptedException {
        try {
            PDU answer = session.ask(pdu, target, patience::now);
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
