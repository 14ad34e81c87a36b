/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.internal;

import java.util.Set;

import org.apache.ratis.proto.RaftProtos.AppendEntriesRequestProto;
import org.apache.ratis.proto.RaftProtos.InstallSnapshotRequestProto;
import org.apache.ratis.thirdparty.io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import org.apache.ratis.thirdparty.io.grpc.Metadata;
import org.apache.ratis.thirdparty.io.grpc.ServerCall;
import org.apache.ratis.thirdparty.io.grpc.ServerCallHandler;
import org.apache.ratis.thirdparty.io.grpc.ServerInterceptor;
import org.apache.ratis.thirdparty.io.grpc.Status;

/**
 * Who may do what over the members' protocol. Nobody appends or administers past the agent: only what members say to each
 * other is let in. A member that has lost what it knew may neither vote, nor bring up to date by anybody but the leader
 * of the highest term. Thread-safe.
 */
final class Admission implements ServerInterceptor {
    private static final String PROTOCOL = "ratis.grpc.RaftServerProtocolService";
    private static final Set<String> BRING_UP_TO_DATE = Set.of("appendEntries", "installSnapshot");
    private static final long NOBODY = Long.MAX_VALUE;

    /** Leaders of a lower term are refused. */
    private volatile long lowestTerm;
    private volatile boolean votes = true;

    /** Lets nothing in but questions of {@link MemberService}. */
    void shut() {
        votes = false;
        lowestTerm = NOBODY;
    }

    /** Lets the leader of a term, and later ones, bring this member up to date. */
    void follow(long term) {
        lowestTerm = term;
    }

    /** Lets in whatever members say to each other. */
    void open() {
        lowestTerm = 0;
        votes = true;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata headers,
            ServerCallHandler<Q, A> next) {
        String service = call.getMethodDescriptor().getServiceName();
        if (MemberService.NAME.equals(service)) {
            return next.startCall(call, headers);
        }
        if (!PROTOCOL.equals(service)) {
            return refused(call, Status.PERMISSION_DENIED.withDescription("only members speak here"));
        }
        if (votes) {
            return next.startCall(call, headers);
        }
        if (lowestTerm == NOBODY || !BRING_UP_TO_DATE.contains(call.getMethodDescriptor().getBareMethodName())) {
            return refused(call, Status.UNAVAILABLE.withDescription("this member has lost what it knew"));
        }
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onMessage(Q message) {
                if (term(message) >= lowestTerm) {
                    super.onMessage(message);
                } else {
                    call.close(Status.UNAVAILABLE.withDescription("there is a leader of a later term"), new Metadata());
                }
            }
        };
    }

    private static long term(Object message) {
        return switch (message) {
            case AppendEntriesRequestProto append -> append.getLeaderTerm();
            case InstallSnapshotRequestProto install -> install.getLeaderTerm();
            default -> -1;
        };
    }

    private static <Q, A> ServerCall.Listener<Q> refused(ServerCall<Q, A> call, Status why) {
        call.close(why, new Metadata());
        return new ServerCall.Listener<>() {
        };
    }
}
