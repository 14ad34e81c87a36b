/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Texts of one kind that come again and again, by small numbers from 1; 0 stands for no text. One thread adds; any
 * thread looks up the numbers that stand in committed rows.
 */
public final class Words {
    /** The longest text in characters; longer ones are cut. */
    public static final int MAX_LENGTH = 4000;
    /** The most texts of a kind, so that a flood of faked sources ends; those that come later are one. */
    static final int MOST = 200_000;
    private static final int FIRST_SIZE = 64;

    private final Kind kind;
    private final Map<String, Integer> numbers = new HashMap<>();
    private volatile String[] words = new String[FIRST_SIZE];
    private volatile int committed;
    private int count;

    /** What the texts are. The ordinal is stored: never change the order. */
    public enum Kind {
        /** Source address, a bar, and the id of the node (empty when unknown). */
        ORIGIN("0.0.0.0|"),
        /** Trap OID in dots. */
        OID("0.0"),
        /** Id of a rule, a bar, and its name. */
        RULE("|"),
        /** Log-in name. */
        PERSON("?");

        private final String other;

        Kind(String other) {
            this.other = other;
        }
    }

    /** Texts of a kind. */
    public Words(Kind kind) {
        this.kind = kind;
    }

    /** Reads the texts that are stored. */
    void load(Connection connection) throws SQLException {
        numbers.clear();
        count = 0;
        committed = 0;
        try (PreparedStatement query = connection
                .prepareStatement("SELECT id, word FROM trap_word WHERE kind = ? ORDER BY id")) {
            query.setInt(1, kind.ordinal());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    put(rows.getInt(1), rows.getString(2));
                }
            }
        }
        committed = count;
    }

    private void put(int number, String word) {
        if (number != count + 1) {
            throw new IllegalStateException("word " + number + " of " + kind + " where " + (count + 1) + " is due");
        }
        if (number >= words.length) {
            words = Arrays.copyOf(words, words.length * 2);
        }
        words[number] = word;
        numbers.put(word, number);
        count = number;
    }

    /** The number of a text, a new one when it is new; 0 for null. */
    int number(String word) {
        if (word == null) {
            return 0;
        }
        Integer known = numbers.get(word);
        if (known != null) {
            return known;
        }
        if (word.length() > MAX_LENGTH) {
            return number(word.substring(0, MAX_LENGTH));
        }
        if (count >= MOST && !word.equals(kind.other)) {
            return number(kind.other);
        }
        put(count + 1, word);
        return count;
    }

    /** Writes the texts that are new since the last commit. */
    void write(Connection connection) throws SQLException {
        if (count == committed) {
            return;
        }
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO trap_word (kind, id, word) VALUES (?, ?, ?)")) {
            for (int i = committed + 1; i <= count; i++) {
                insert.setInt(1, kind.ordinal());
                insert.setInt(2, i);
                insert.setString(3, words[i]);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void committed() {
        committed = count;
    }

    void rolledBack() {
        for (int i = committed + 1; i <= count; i++) {
            numbers.remove(words[i]);
        }
        count = committed;
    }

    /** The text of a number; null for 0. */
    public String word(int number) {
        return number == 0 ? null : words[number];
    }

    /** How many there are for readers; their numbers are 1 to this. */
    public int size() {
        return committed;
    }

    /** For each number whether its text is wanted; index 0 is false. */
    public boolean[] matching(Predicate<String> wanted) {
        int size = committed;
        String[] all = words;
        var matching = new boolean[size + 1];
        for (int i = 1; i <= size; i++) {
            matching[i] = wanted.test(all[i]);
        }
        return matching;
    }
}
