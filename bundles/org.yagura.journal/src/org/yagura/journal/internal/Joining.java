/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.journal.JournalSettings;
import org.yagura.journal.Member;

/**
 * The way back of a member that has lost its directory. It no longer knows whom it voted for, nor what it said it had
 * written; were it to go on as if it had never been there, entries that it acknowledged could be lost. So it is no full
 * member until it knows again what it may have known:
 *
 * <ol>
 * <li>It asks the others until so many have answered that one of them must know of the latest term in which a leader was
 * elected, with or without its own lost vote: all but a minority less itself, in a group of three both. One of these must
 * lead in the highest term that any of them knows, and since it was asked first: a leader of before takes it that the
 * member still has what it once acknowledged, so it steps down when it is asked.
 * <li>It lets that leader, or one of a later term, bring it up to date. It does not vote and does not stand.
 * <li>Once it has everything that was committed when it asked, it is a full member.
 * </ol>
 *
 * A file in the directory says so over restarts. A new group is founded by another file, on each of its members, once.
 */
final class Joining {
    private static final Logger LOG = LoggerFactory.getLogger(Joining.class);
    private static final String JOINING = "joining";
    private static final String FOUNDING = "founding";
    private static final long ANSWER_MILLIS = 2_000;

    private final JournalSettings settings;
    private final Path file;
    private final Admission admission;
    /** Tells this loss from earlier ones of the same member. */
    private String id = "";
    private volatile boolean active;
    private volatile long goal = -1;
    private volatile String waitsFor = "";
    private CompletableFuture<Void> asking = CompletableFuture.completedFuture(null);

    /** Looks whether a member has lost what it knew; before the engine makes anything. */
    Joining(JournalSettings settings, Admission admission) throws IOException {
        this.settings = settings;
        this.admission = admission;
        this.file = settings.directory().resolve(JOINING);
        Path founding = settings.directory().resolve(FOUNDING);
        boolean knows = Files.exists(EngineSettings.storage(settings.directory()));
        if (settings.members().size() > 1 && !knows && !Files.exists(founding) && !Files.exists(file)) {
            DurableFile.write(file, UUID.randomUUID().toString());
        }
        if (knows) {
            Files.deleteIfExists(founding);
        }
        active = Files.exists(file);
        if (active) {
            id = Files.readString(file);
            admission.shut();
        }
    }

    /** Makes the directory of a member of a new group. */
    static void found(Path directory) throws IOException {
        Files.createDirectories(directory);
        if (Files.exists(EngineSettings.storage(directory)) || Files.exists(directory.resolve(JOINING))) {
            throw new IOException(directory + " is that of a member of a group already");
        }
        if (!Files.exists(directory.resolve(FOUNDING))) {
            DurableFile.write(directory.resolve(FOUNDING), "");
        }
    }

    /** Whether the member is not a full one. */
    boolean active() {
        return active;
    }

    /** What it waits for, for a log; empty when it is brought up to date, or a full member. */
    String waitsFor() {
        return waitsFor;
    }

    /**
     * Takes the next step when it is time to.
     *
     * @param applied how far this member has got
     * @return whether it has become a full member by this call
     */
    boolean look(long applied) throws IOException {
        if (!active) {
            return false;
        }
        if (goal < 0) {
            if (asking.isDone()) {
                asking = CompletableFuture.runAsync(this::ask, Thread::startVirtualThread);
            }
            return false;
        }
        if (applied < goal) {
            return false;
        }
        Files.delete(file);
        active = false;
        admission.open();
        LOG.info("the member has everything up to position {} again and is a full member", goal);
        return true;
    }

    private void ask() {
        try {
            askAll();
        } catch (RuntimeException e) {
            LOG.error("asking the other members failed", e);
        }
    }

    private void askAll() {
        List<Standing> answers = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Member member : settings.members()) {
            if (!member.id().equals(settings.self())) {
                try {
                    Standing standing = MemberService.ask(member, settings.tls(), id, ANSWER_MILLIS);
                    if (standing.joining()) {
                        missing.add(member.id() + ", which has lost its directory as well");
                    } else {
                        answers.add(standing);
                    }
                } catch (IOException e) {
                    missing.add(member.id() + " (" + e.getMessage() + ")");
                }
            }
        }
        decide(answers, missing);
    }

    private void decide(List<Standing> answers, List<String> missing) {
        int size = settings.members().size();
        int needed = size - (size / 2 + 1) + 1;
        long highest = answers.stream().mapToLong(Standing::term).max().orElse(0);
        Optional<Standing> leader = answers.stream().filter(s -> s.leads() && s.term() == highest).findFirst();
        if (answers.size() < needed) {
            waitFor("member " + String.join(", ", missing));
        } else if (leader.isEmpty()) {
            waitFor("a leader in term " + highest + " or later");
        } else {
            waitsFor = "";
            admission.follow(highest);
            goal = leader.get().committed();
            LOG.info("the member is brought up to date to position {} by the leader of term {}", goal, highest);
        }
    }

    private void waitFor(String what) {
        if (!what.equals(waitsFor)) {
            waitsFor = what;
            LOG.warn("the member has lost its directory and waits for {}", what);
        }
    }
}
