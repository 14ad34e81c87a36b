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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.yagura.core.store.Dialect;

/**
 * Texts of one kind that come again and again, by numbers from 1; 0 stands for no text. Each knows the newest segment
 * that uses it and is forgotten when the segments up to that one are. A number is never used again. One thread changes
 * them; any thread looks up the numbers that stand in committed rows.
 */
public final class Words {
    /** The longest text in characters; longer ones are cut. */
    public static final int MAX_LENGTH = 4000;
    /** The most texts of a kind, so that a flood of faked sources ends; those that come later are one. */
    public static final int MOST = 200_000;
    private static final int FOR_EVER = Integer.MAX_VALUE;
    private static final int NEVER = -1;
    private static final int CLEANED = 2_000;

    private final Kind kind;
    private final Map<String, Word> byText = new HashMap<>();
    private final Map<Integer, Word> byNumber = new ConcurrentHashMap<>();
    /** New words, and those that a newer segment uses, since the last commit. */
    private final List<Word> changed = new ArrayList<>();
    private final List<Word> forgotten = new ArrayList<>();
    private int last;
    private int committedLast;
    private int segment;
    private boolean leftovers;
    private volatile int size;

    /** What the texts are. The ordinal is stored: never change the order. */
    public enum Kind {
        /** Source address, a bar, and the id of the node (empty when unknown). */
        ORIGIN("0.0.0.0|"),
        /** Trap OID in dots. */
        OID("0.0"),
        /** Id of a rule, a bar, and its name. */
        RULE("|"),
        /** Log-in name. Of these there are no more than persons who did something; they stay. */
        PERSON("?");

        private final String other;

        Kind(String other) {
            this.other = other;
        }
    }

    /** A text with its number. */
    static final class Word {
        private final int number;
        private final String text;
        /** The newest segment that uses it, now, as written in this transaction, and as committed. */
        private int used = NEVER;
        private int written = NEVER;
        private int stored = NEVER;

        private Word(int number, String text) {
            this.number = number;
            this.text = text;
        }

        int number() {
            return number;
        }
    }

    /** Texts of a kind. */
    public Words(Kind kind) {
        this.kind = kind;
    }

    /** Reads the texts that are stored and that segments from that one on use. */
    void load(Connection connection, int oldestSegment) throws SQLException {
        byText.clear();
        byNumber.clear();
        changed.clear();
        forgotten.clear();
        last = 0;
        leftovers = true;
        try (PreparedStatement query = connection
                .prepareStatement("SELECT id, word, segment FROM trap_word WHERE kind = ?")) {
            query.setInt(1, kind.ordinal());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    var word = new Word(rows.getInt(1), rows.getString(2));
                    word.used = rows.getInt(3);
                    word.written = word.used;
                    word.stored = word.used;
                    last = Math.max(last, word.number);
                    if (word.used >= oldestSegment) {
                        byText.put(word.text, word);
                        byNumber.put(word.number, word);
                    }
                }
            }
        }
        committedLast = last;
        size = byText.size();
    }

    /** From now on that segment uses the texts that are asked for. */
    void usedBy(int newestSegment) {
        segment = newestSegment;
    }

    /** The number of a text, a new one when it is new; 0 for null. */
    int number(String text) {
        return text == null ? 0 : word(text).number;
    }

    /** The word of a text, a new one when it is new. */
    Word word(String text) {
        Word known = byText.get(text);
        if (known == null && text.length() > MAX_LENGTH) {
            return word(text.substring(0, MAX_LENGTH));
        }
        if (known == null && byText.size() >= MOST && !text.equals(kind.other)) {
            return word(kind.other);
        }
        if (known == null) {
            known = new Word(++last, text);
            byText.put(text, known);
            byNumber.put(known.number, known);
        }
        use(known);
        return known;
    }

    /** The newest segment uses a word. */
    void use(Word word) {
        int until = kind == Kind.PERSON ? FOR_EVER : segment;
        if (word.used < until) {
            if (word.used == word.stored) {
                changed.add(word);
            }
            word.used = until;
        }
    }

    /** Something beside the segments, such as an alarm, uses a number: it counts as used by the newest segment. */
    void hold(int number, int oldestSegment) {
        Word word = byNumber.get(number);
        if (word != null && word.used < oldestSegment) {
            use(word);
        }
    }

    /** Forgets what only segments before that one use. */
    void forget(int oldestSegment) {
        byText.values().removeIf(word -> {
            boolean over = word.used < oldestSegment;
            if (over) {
                forgotten.add(word);
            }
            return over;
        });
    }

    /** Writes what is new since the last time. */
    void write(Connection connection) throws SQLException {
        write(connection, "INSERT INTO trap_word (segment, kind, id, word) VALUES (?, ?, ?, ?)", true);
        write(connection, "UPDATE trap_word SET segment = ? WHERE kind = ? AND id = ?", false);
        changed.forEach(word -> word.written = word.used);
    }

    private void write(Connection connection, String sql, boolean isNew) throws SQLException {
        List<Word> words = changed.stream().filter(w -> w.written != w.used && w.written == NEVER == isNew).toList();
        if (words.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Word word : words) {
                statement.setInt(1, word.used);
                statement.setInt(2, kind.ordinal());
                statement.setInt(3, word.number);
                if (isNew) {
                    statement.setString(4, word.text);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /**
     * Deletes some rows of forgotten texts; the row with the highest number stays, so that numbers go on after it.
     *
     * @return whether there is more
     */
    boolean clean(Connection connection, Dialect dialect, int oldestSegment) throws SQLException {
        if (!leftovers) {
            return false;
        }
        var ids = new ArrayList<Integer>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT id FROM trap_word WHERE kind = ? AND segment < ? AND id < ?" + dialect.firstRows(CLEANED))) {
            query.setInt(1, kind.ordinal());
            query.setInt(2, oldestSegment);
            query.setInt(3, committedLast);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getInt(1));
                }
            }
        }
        leftovers = ids.size() == CLEANED;
        try (PreparedStatement delete = connection
                .prepareStatement("DELETE FROM trap_word WHERE kind = ? AND id = ?")) {
            for (int id : ids) {
                delete.setInt(1, kind.ordinal());
                delete.setInt(2, id);
                delete.addBatch();
            }
            delete.executeBatch();
        }
        return leftovers;
    }

    void committed() {
        changed.forEach(word -> word.stored = word.used);
        forgotten.forEach(word -> byNumber.remove(word.number));
        leftovers |= !forgotten.isEmpty();
        committedLast = last;
        size = byText.size();
        changed.clear();
        forgotten.clear();
    }

    void rolledBack() {
        for (Word word : changed) {
            word.used = word.stored;
            word.written = word.stored;
            if (word.stored == NEVER) {
                byText.remove(word.text);
                byNumber.remove(word.number);
            }
        }
        forgotten.forEach(word -> byText.put(word.text, word));
        leftovers = true;
        last = committedLast;
        changed.clear();
        forgotten.clear();
    }

    /** The text of a number; null for 0. A number that is forgotten is told as those that came too late. */
    public String word(int number) {
        if (number == 0) {
            return null;
        }
        Word word = byNumber.get(number);
        return word == null ? kind.other : word.text;
    }

    /** How many there are, as committed. */
    public int size() {
        return size;
    }
}
