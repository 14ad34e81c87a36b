/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.internal;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import org.apache.ratis.proto.RaftProtos.CommitInfoProto;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.SnapshotManagementRequest;
import org.apache.ratis.protocol.TransferLeadershipRequest;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.raftlog.RaftLog;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.apache.ratis.util.ExitUtils;
import org.apache.ratis.util.LifeCycle;
import org.yagura.journal.JournalSettings;

/** One run of the engine, from its start to its end or failure. */
final class Engine {
    private static final ClientId CLIENT = ClientId.randomId();
    private static final AtomicLong CALLS = new AtomicLong();
    private static final int CLEANING_TIMEOUT_MILLIS = 3_000;
    private static final int STEP_DOWN_MILLIS = 3_000;

    private final RaftServer server;
    private final RaftServer.Division division;
    private final PositionMachine machine;

    private Engine(RaftServer server, RaftServer.Division division, PositionMachine machine) {
        this.server = server;
        this.division = division;
        this.machine = machine;
    }

    /**
     * Starts the engine.
     *
     * @param admission who may do what over the members' protocol
     * @param standing what this member says when another one asks that has lost what it knew; gets the id of the loss
     * @param stands whether it may stand for election
     */
    static Engine start(JournalSettings settings, PositionMachine.Observer observer, Admission admission,
            Function<String, Standing> standing, boolean stands) throws IOException {
        // the engine would end the process when it cannot listen
        ExitUtils.disableSystemExit();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // the engine finds parts of itself by name
        thread.setContextClassLoader(Engine.class.getClassLoader());
        var machine = new PositionMachine(observer);
        RaftServer server = null;
        try {
            server = RaftServer.newBuilder().setServerId(EngineSettings.self(settings))
                    .setGroup(EngineSettings.group(settings)).setStateMachine(machine)
                    .setProperties(EngineSettings.properties(settings, stands))
                    .setParameters(EngineSettings.parameters(settings, admission, standing))
                    .setOption(RaftStorage.StartupOption.RECOVER).build();
            server.start();
            RaftServer.Division division = server.getDivision(EngineSettings.groupId());
            machine.started(division);
            return new Engine(server, division, machine);
        } catch (IOException | RuntimeException | Error e) {
            if (server != null) {
                server.close();
            }
            throw e instanceof IOException io ? io : new IOException("the journal's engine does not start: " + e, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    static long nextCall() {
        return CALLS.incrementAndGet();
    }

    /** The number of the call that made an entry, or -1 when another process made it. */
    static long call(LogEntryProto entry) {
        return CLIENT.toByteString().equals(entry.getStateMachineLogEntry().getClientId())
                ? entry.getStateMachineLogEntry().getCallId()
                : -1;
    }

    /** Submits bytes, which must not change any more. */
    CompletableFuture<RaftClientReply> append(long call, byte[] bytes) throws IOException {
        RaftClientRequest request = RaftClientRequest.newBuilder().setClientId(CLIENT)
                .setServerId(division.getId()).setGroupId(EngineSettings.groupId()).setCallId(call)
                .setMessage(Message.valueOf(UnsafeByteOperations.unsafeWrap(bytes)))
                .setType(RaftClientRequest.writeRequestType()).build();
        return server.submitClientRequestAsync(request);
    }

    boolean leaderReady() {
        DivisionInfo info = division.getInfo();
        return info.isLeader() && info.isLeaderReady() && !broken();
    }

    boolean follows() {
        DivisionInfo info = division.getInfo();
        return info.isFollower() && info.getLeaderId() != null && !info.getLeaderId().equals(division.getId());
    }

    /** Id of the leader that is known; null for none. */
    String leader() {
        RaftPeerId leader = division.getInfo().getLeaderId();
        return leader == null ? null : leader.toString();
    }

    /** Whether it has stopped working, whatever it calls itself. */
    boolean broken() {
        return division.getInfo().getLifeCycleState() != LifeCycle.State.RUNNING || !division.getRaftLog().isOpened()
                || server.getLifeCycleState() != LifeCycle.State.RUNNING;
    }

    /** The entry at an index; null when it is not there. */
    LogEntryProto entry(long index) throws IOException {
        return division.getRaftLog().get(index);
    }

    /** What the member says of itself. */
    Standing standing(boolean joining) {
        return new Standing(joining, division.getInfo().getCurrentTerm(), leaderReady(),
                division.getRaftLog().getLastCommittedIndex());
    }

    /** The index up to which every member has got, as far as this one knows; 0 when it does not know of one. */
    long slowest(int members) {
        Collection<CommitInfoProto> known = division.getCommitInfos();
        return known.size() < members
                ? 0
                : known.stream().mapToLong(CommitInfoProto::getCommitIndex).min().orElse(0);
    }

    /** Index of the first entry that is there, or would be. */
    long start() {
        RaftLog log = division.getRaftLog();
        return log.getLastEntryTermIndex() == null ? machine.snapshotIndex() + 1 : Math.max(0, log.getStartIndex());
    }

    long snapshotIndex() {
        return machine.snapshotIndex();
    }

    /** Asks for a snapshot at the released position, and for the files up to it to be deleted. */
    void clean() throws IOException {
        server.snapshotManagementAsync(SnapshotManagementRequest.newCreate(CLIENT, division.getId(),
                EngineSettings.groupId(), nextCall(), CLEANING_TIMEOUT_MILLIS, 1));
    }

    /** Gives up leading; another election follows. */
    void stepDown() throws IOException {
        server.transferLeadershipAsync(new TransferLeadershipRequest(CLIENT, division.getId(),
                EngineSettings.groupId(), nextCall(), null, STEP_DOWN_MILLIS));
    }

    void close() throws IOException {
        server.close();
    }
}
