/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.internal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;

import org.apache.ratis.io.MD5Hash;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftGroupMemberId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.raftlog.RaftLog;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.statemachine.impl.SimpleStateMachineStorage;
import org.apache.ratis.statemachine.impl.SingleFileSnapshotInfo;
import org.apache.ratis.util.AtomicFileOutputStream;
import org.apache.ratis.util.LifeCycle;
import org.apache.ratis.util.MD5FileUtil;

/**
 * What the engine applies committed entries to: it keeps nothing but the position, because the projections read the log
 * themselves. A snapshot is therefore all but empty: its index says up to where the log is cleaned, and where a member
 * goes on that was away for too long. The tables of such a member need a copy of another member's.
 */
final class PositionMachine extends BaseStateMachine {

    /** Who is told what happens; called on the engine's threads. */
    interface Observer {

        /** An entry of this member goes into the log in a term, which does not mean that it will be committed. */
        void appending(long callId, long term);

        /** An entry is committed; data is null for the engine's own ones. */
        void applied(long term, long index, LogEntryProto data);

        /** Something about leadership changed. */
        void leadership();

        /** The log cannot be written any more. */
        void logFailed(Throwable cause);

        /** The group no longer had the entries that this member needed next; it goes on after that index. */
        void skipped(long index);

        /** Up to where the log is to be cleaned. */
        long cleanedUpTo();
    }

    private final SimpleStateMachineStorage storage = new SimpleStateMachineStorage();
    private final Observer observer;
    private volatile RaftServer.Division division;

    PositionMachine(Observer observer) {
        this.observer = observer;
    }

    @Override
    public void initialize(RaftServer server, RaftGroupId group, RaftStorage raftStorage) throws IOException {
        super.initialize(server, group, raftStorage);
        getLifeCycle().startAndTransition(() -> {
            storage.init(raftStorage);
            load();
        });
    }

    private void load() {
        SingleFileSnapshotInfo latest = storage.loadLatestSnapshot();
        if (latest != null) {
            setLastAppliedTermIndex(latest.getTermIndex());
        }
    }

    /** A snapshot is about to come from the leader, because the log no longer reaches back to what this member has. */
    @Override
    public void pause() {
        getLifeCycle().transition(LifeCycle.State.PAUSING);
        getLifeCycle().transition(LifeCycle.State.PAUSED);
    }

    /** It has come. */
    @Override
    public void reinitialize() {
        getLifeCycle().startAndTransition(this::load);
        observer.skipped(snapshotIndex());
    }

    /** Whose machine it is, before anything is appended. */
    void started(RaftServer.Division owner) {
        division = owner;
    }

    /** Index of the latest snapshot; -1 for none. */
    long snapshotIndex() {
        SingleFileSnapshotInfo latest = storage.getLatestSnapshot();
        return latest == null ? RaftLog.INVALID_LOG_INDEX : latest.getIndex();
    }

    @Override
    public StateMachineStorage getStateMachineStorage() {
        return storage;
    }

    @Override
    public TransactionContext preAppendTransaction(TransactionContext transaction) {
        observer.appending(transaction.getClientRequest().getCallId(), division.getInfo().getCurrentTerm());
        return transaction;
    }

    @Override
    public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
        LogEntryProto entry = transaction.getLogEntry();
        updateLastAppliedTermIndex(entry.getTerm(), entry.getIndex());
        observer.applied(entry.getTerm(), entry.getIndex(), entry);
        return CompletableFuture.completedFuture(Message.EMPTY);
    }

    @Override
    public void notifyTermIndexUpdated(long term, long index) {
        super.notifyTermIndexUpdated(term, index);
        observer.applied(term, index, null);
    }

    @Override
    public void notifyLeaderChanged(RaftGroupMemberId member, RaftPeerId leader) {
        observer.leadership();
    }

    @Override
    public void notifyLeaderReady() {
        observer.leadership();
    }

    @Override
    public void notifyNotLeader(Collection<TransactionContext> pending) {
        observer.leadership();
    }

    @Override
    public void notifyLogFailed(Throwable cause, LogEntryProto entry) {
        observer.logFailed(cause);
    }

    @Override
    public long takeSnapshot() throws IOException {
        RaftServer.Division owner = division;
        long index = Math.min(observer.cleanedUpTo(), getLastAppliedTermIndex().getIndex());
        if (owner == null || index <= snapshotIndex()) {
            return RaftLog.INVALID_LOG_INDEX;
        }
        TermIndex at = owner.getRaftLog().getTermIndex(index);
        if (at == null) {
            return RaftLog.INVALID_LOG_INDEX;
        }
        File file = storage.getSnapshotFile(at.getTerm(), index);
        try (var out = new AtomicFileOutputStream(file)) {
            out.write(("released up to " + index + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        MD5Hash sum = MD5FileUtil.computeAndSaveMd5ForFile(file);
        storage.updateLatestSnapshot(new SingleFileSnapshotInfo(new FileInfo(file.toPath(), sum), at));
        return index;
    }
}
