/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

import org.yagura.core.event.EventRaised;
import org.yagura.core.event.HandlingState;
import org.yagura.traps.core.internal.decode.Ber;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.decode.Oid;
import org.yagura.traps.core.internal.decode.Trap;
import org.yagura.traps.core.internal.decode.UndecodableException;
import org.yagura.traps.core.internal.decode.Varbind;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.traps.core.internal.store.Block;
import org.yagura.traps.core.internal.store.Combos;
import org.yagura.traps.core.internal.store.StoredTrap;
import org.yagura.traps.core.internal.store.TrapIndex;
import org.yagura.traps.core.internal.store.TrapReader;

/**
 * A search for a text, from the newest trap down; what it has found is kept, so that it is read once. New traps are
 * looked at as they come. Used under its own lock.
 */
final class TextScan {
    private static final int FIRST_SIZE = 256;
    private static final int REMEMBERED = 10_000;
    private static final int STEP = 4 * Block.SIZE;

    private final View view;
    private final Text text;
    private final Map<Oid, Boolean> names = new HashMap<>();
    private final Wanted wanted;
    private final long from;
    private final long to;
    private final Decoding decoding;
    /** Ids found going down, descending. */
    private long[] older = new long[FIRST_SIZE];
    private int olderCount;
    /** Ids found going up, ascending. */
    private long[] newer = new long[FIRST_SIZE];
    private int newerCount;
    private long high;
    private long low;
    private final Map<Integer, Boolean> originKnown = new HashMap<>();
    private final Map<Integer, Boolean> oidKnown = new HashMap<>();
    private Combos combos;
    private IntPredicate fixed;

    TextScan(View view, Decoding decoding, Wanted wanted, long newestId) {
        this.view = view;
        this.decoding = decoding;
        this.text = new Text(wanted.text());
        this.wanted = wanted;
        this.from = wanted.from();
        this.to = wanted.to();
        this.high = newestId;
        this.low = newestId + 1;
    }

    /** Looks at the traps that came since. */
    void up(Connection connection, TrapIndex index) throws SQLException {
        long first = Math.max(high + 1, index.oldestId());
        while (first <= index.newestId()) {
            long last = Math.min(first + STEP - 1, index.newestId());
            long[] found = range(connection, index, first, last);
            if (newerCount + found.length > newer.length) {
                newer = Arrays.copyOf(newer, Math.max(newer.length * 2, newerCount + found.length));
            }
            System.arraycopy(found, 0, newer, newerCount, found.length);
            newerCount += found.length;
            first = last + 1;
        }
        high = Math.max(high, index.newestId());
    }

    /** Goes on down, at least a step, until a time has come (nanoseconds) or so many are found in all. */
    void down(Connection connection, TrapIndex index, long until, long enough) throws SQLException {
        do {
            long last = low - 1;
            long first = Math.max(index.oldestId(), last - STEP + 1);
            if (first > last) {
                low = Math.min(low, index.oldestId());
                return;
            }
            long[] found = range(connection, index, first, last);
            if (olderCount + found.length > older.length) {
                older = Arrays.copyOf(older, Math.max(older.length * 2, olderCount + found.length));
            }
            for (int i = found.length - 1; i >= 0; i--) {
                older[olderCount++] = found[i];
            }
            low = first;
        } while (low > index.oldestId() && System.nanoTime() - until < 0 && olderCount + newerCount < enough);
    }

    /** How many are found so far, whatever their state. */
    int count() {
        return newerCount + olderCount;
    }

    /** What is found so far. */
    Finder.Found found(Wanted asked, TrapIndex index, long upTo, long position, int size) {
        Combos all = index.combos();
        IntPredicate changing = asked.changing(all);
        long total = 0;
        long unhandled = 0;
        var ids = new long[Math.min(size, newerCount + olderCount)];
        int count = 0;
        for (int i = newerCount + olderCount - 1; i >= 0; i--) {
            long id = i >= olderCount ? newer[i - olderCount] : older[olderCount - 1 - i];
            int combo = id > upTo ? 0 : index.comboOf(id);
            if (combo != 0 && (changing == null || changing.test(combo))) {
                if (total >= position && count < ids.length) {
                    ids[count++] = id;
                }
                total++;
                unhandled += all.state(combo) == HandlingState.UNHANDLED.ordinal() ? 1 : 0;
            }
        }
        return new Finder.Found(count == ids.length ? ids : Arrays.copyOf(ids, count), total, unhandled,
                low <= index.oldestId(), index);
    }

    private long[] range(Connection connection, TrapIndex index, long first, long last) throws SQLException {
        if (combos != index.combos()) {
            combos = index.combos();
            fixed = wanted.fixed(combos);
        }
        var found = new long[(int) (last - first + 1)];
        int[] count = {0};
        var reader = new TrapReader(connection, index);
        long at = first;
        while (at <= last) {
            int segment = index.segmentOf(at);
            long end = at;
            while (end < last && index.segmentOf(end + 1) == segment) {
                end = index.segmentOf(last) == segment ? last : end + 1;
            }
            if (segment != 0 && any(index, at, end)) {
                reader.all(segment, at, end, (id, trap) -> {
                    if (matches(index.comboOf(id), trap)) {
                        found[count[0]++] = id;
                    }
                    return true;
                });
            }
            at = end + 1;
        }
        return Arrays.copyOf(found, count[0]);
    }

    private boolean any(TrapIndex index, long first, long last) {
        for (long id = first; fixed != null && id <= last; id++) {
            if (fixed.test(index.comboOf(id))) {
                return true;
            }
        }
        return fixed == null;
    }

    private boolean matches(int combo, StoredTrap trap) {
        if (trap.micros() < from || trap.micros() >= to || fixed != null && !fixed.test(combo)) {
            return false;
        }
        return origin(combos.origin(combo)) || oid(combos.oid(combo)) || text.in(trap.message()) || inVarbinds(trap);
    }

    private boolean origin(int origin) {
        return known(originKnown, origin, o -> text.in(view.nodeName(o)) || text.in(view.address(o)));
    }

    private boolean oid(int oid) {
        return known(oidKnown, oid, o -> text.in(view.trapName(o)) || text.in(view.state().trapOids().word(o)));
    }

    private static <K> boolean known(Map<K, Boolean> known, K key, Predicate<K> test) {
        if (known.size() > REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(key, test::test);
    }

    private boolean inVarbinds(StoredTrap stored) {
        if (stored.event()) {
            EventRaised event = stored.raised();
            return text.in(event.title()) || event.values().values().stream().anyMatch(text::in);
        }
        if (stored.version() == 0) {
            return false;
        }
        if (text.in(stored.payload())) {
            // perhaps in the name of the credential only, which does not count; the values decide
            return decoded(stored, true);
        }
        return decoded(stored, false);
    }

    /** Looks into names and values; plain texts only when the message's bytes hold what is looked for. */
    private boolean decoded(StoredTrap stored, boolean plain) {
        try {
            Trap trap = decoding.decode(TrapReceived.TYPE.decode(stored.layout(), stored.payload()));
            for (int i = 0; i < trap.size(); i++) {
                Varbind varbind = trap.varbind(i);
                boolean passed = !plain && varbind.tag() == Ber.OCTETS && Text.printable(varbind.content());
                if (name(varbind) || !passed && text.in(view.mibs().value(varbind))) {
                    return true;
                }
            }
        } catch (UndecodableException | IllegalArgumentException e) {
            return false;
        }
        return false;
    }

    private boolean name(Varbind varbind) {
        if (varbind.givenName() != null) {
            return text.in(varbind.givenName());
        }
        return known(names, varbind.oid(), oid -> text.in(view.mibs().name(oid)));
    }
}
