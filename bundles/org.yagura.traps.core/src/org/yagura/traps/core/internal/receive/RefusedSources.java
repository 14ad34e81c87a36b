/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.yagura.core.recent.Recent;
import org.yagura.core.text.Texts;
import org.yagura.traps.core.ListRefusedSources.Source;
import org.yagura.traps.core.internal.decode.Addresses;

/** Who was refused lately; the thousand that came last. Thread-safe. */
public final class RefusedSources {
    private static final int LIMIT = 1000;

    private final Map<Key, Tally> sources = new Recent<>(LIMIT);

    private record Key(String address, String version, String user, Refused.Why why) {
    }

    private static final class Tally {
        private long count;
        private Instant last;
    }

    synchronized void add(byte[] peer, String version, Refused refused, Instant at) {
        Tally tally = sources.computeIfAbsent(new Key(Addresses.text(Addresses.plain(peer)), version, refused.user(),
                refused.why()), k -> new Tally());
        tally.count++;
        tally.last = at;
    }

    /** All of them, the newest first, with reasons in a language. */
    public synchronized List<Source> list(Locale language) {
        Texts texts = Texts.of(TrapReceiver.class, language);
        var all = new ArrayList<Source>(sources.size());
        sources.forEach((k, t) -> all.add(new Source(k.address(), k.version(), k.user(),
                texts.get("refused." + k.why().name().toLowerCase(Locale.ROOT)), t.count, t.last)));
        return all.reversed();
    }
}
