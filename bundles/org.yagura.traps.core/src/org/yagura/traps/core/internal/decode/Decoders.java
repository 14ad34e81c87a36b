/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.decode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.traps.core.spi.TrapDecoder;

/**
 * The third parties' decoders that are there. They fail one by one: what one throws hinders neither the trap nor the
 * others. Thread-safe.
 */
public final class Decoders {
    private static final Logger LOG = LoggerFactory.getLogger(Decoders.class);

    private final Map<TrapDecoder, AtomicLong> failures = new ConcurrentHashMap<>();
    private volatile List<Entry> entries = List.of();

    private record Entry(TrapDecoder decoder, String name, List<Oid> subtrees) {
    }

    /** A foreign message, checked. */
    record Foreign(Oid trapOid, byte[] source, List<Varbind> values) {
    }

    /** Takes a decoder in; one that cannot say what it wants is logged and left out. */
    public synchronized void add(TrapDecoder decoder) {
        try {
            List<Oid> subtrees = decoder.subtrees().stream().map(Oid::of).toList();
            var all = new ArrayList<>(entries);
            all.add(new Entry(decoder, decoder.name(), subtrees));
            all.sort(Comparator.comparing(Entry::name));
            entries = List.copyOf(all);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("trap decoder {} is left out", decoder.getClass().getName(), e);
        }
    }

    /** Leaves a decoder out from now on. */
    public synchronized void remove(TrapDecoder decoder) {
        entries = entries.stream().filter(e -> e.decoder() != decoder).toList();
        failures.remove(decoder);
    }

    /** How many calls of decoders failed. */
    public long failed() {
        return failures.values().stream().mapToLong(AtomicLong::get).sum();
    }

    Trap enrich(Trap trap) {
        List<Entry> now = entries;
        if (now.isEmpty()) {
            return trap;
        }
        var found = new ArrayList<Varbind>();
        TrapDecoder.Input input = null;
        for (Entry entry : now) {
            if (entry.subtrees().stream().noneMatch(s -> s.isPrefixOf(trap.trapOid()))) {
                continue;
            }
            try {
                input = input == null ? input(trap) : input;
                found.addAll(values(entry.decoder().decode(input)));
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                failed(entry, e);
            }
        }
        return found.isEmpty() ? trap : trap.with(found);
    }

    Optional<Foreign> foreign(byte[] message, byte[] peer) {
        for (Entry entry : entries) {
            try {
                Optional<TrapDecoder.Message> said = entry.decoder().decodeMessage(message.clone(),
                        Addresses.text(peer));
                if (said.isPresent()) {
                    String source = said.get().source();
                    return Optional.of(new Foreign(Oid.of(said.get().trapOid()),
                            source == null ? peer : Addresses.parse(source), values(said.get().values())));
                }
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                failed(entry, e);
            }
        }
        return Optional.empty();
    }

    private static TrapDecoder.Input input(Trap trap) {
        List<TrapDecoder.Binding> bindings = trap.varbinds().stream()
                .map(v -> new TrapDecoder.Binding(v.oid().toString(), v.type(), v.text(), v.content())).toList();
        return new TrapDecoder.Input(trap.version().getName(), trap.trapOid().toString(), trap.enterprise().toString(),
                trap.sourceText(), bindings);
    }

    private static List<Varbind> values(List<TrapDecoder.Value> said) {
        return said.stream().limit(TrapDecoder.MAX_VALUES)
                .map(v -> new Varbind(Oid.of(v.oid()), v.name(), cut(v.value())))
                .toList();
    }

    private static String cut(String value) {
        return value.length() <= TrapDecoder.MAX_VALUE ? value : value.substring(0, TrapDecoder.MAX_VALUE);
    }

    /** Logs the first failure of a decoder, the second, the fourth and so on. */
    private void failed(Entry entry, Throwable e) {
        long count = failures.computeIfAbsent(entry.decoder(), d -> new AtomicLong()).incrementAndGet();
        if (Long.bitCount(count) == 1) {
            LOG.error("trap decoder {} failed, {} times so far", entry.name(), count, e);
        }
    }
}
