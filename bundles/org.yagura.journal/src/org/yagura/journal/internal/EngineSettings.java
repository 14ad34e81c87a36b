/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.apache.ratis.RaftConfigKeys;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.grpc.GrpcTlsConfig;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.rpc.SupportedRpcType;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.thirdparty.io.netty.handler.ssl.SslProvider;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;
import org.yagura.journal.FactBatch;
import org.yagura.journal.JournalSettings;
import org.yagura.journal.Member;
import org.yagura.journal.MemberTls;

/** Settings of Apache Ratis; those that are not the engine's own defaults have their reason beside them. */
final class EngineSettings {
    private static final RaftGroupId GROUP = RaftGroupId
            .valueOf(UUID.nameUUIDFromBytes("org.yagura.journal".getBytes(StandardCharsets.US_ASCII)));
    private static final int OVERHEAD = 64 << 10;
    private static final TimeDuration NEVER = TimeDuration.valueOf(20, TimeUnit.DAYS);

    private EngineSettings() {
    }

    static RaftGroupId groupId() {
        return GROUP;
    }

    /** All members; in a group of one the address stands for nothing. */
    static RaftGroup group(JournalSettings settings) {
        List<RaftPeer> peers = settings.members().stream()
                .map(m -> RaftPeer.newBuilder().setId(m.id()).setAddress(address(m)).build()).toList();
        return RaftGroup.valueOf(GROUP, peers);
    }

    static RaftPeerId self(JournalSettings settings) {
        return RaftPeerId.valueOf(settings.self());
    }

    private static String address(Member member) {
        return (member.host().contains(":") ? "[" + member.host() + "]" : member.host()) + ":" + member.port();
    }

    /** Where the engine keeps what it knows, below the journal's directory. */
    static Path storage(Path directory) {
        return directory.resolve(GROUP.getUuid().toString());
    }

    /**
     * All settings.
     *
     * @param stands whether the member may stand for election
     */
    static RaftProperties properties(JournalSettings settings, boolean stands) {
        var properties = new RaftProperties();
        boolean alone = settings.members().size() == 1;
        RaftServerConfigKeys.setStorageDir(properties, List.of(settings.directory().toFile()));
        RaftServerConfigKeys.setRemovedGroupsDir(properties, settings.directory().resolve("removed").toFile());
        log(properties, settings);
        elections(properties, alone, stands);
        if (alone) {
            properties.set(RaftConfigKeys.Rpc.TYPE_KEY, NoNetwork.class.getName());
        } else {
            RaftConfigKeys.Rpc.setType(properties, SupportedRpcType.GRPC);
            GrpcConfigKeys.Server.setHost(properties, settings.member().host());
            GrpcConfigKeys.Server.setPort(properties, settings.member().port());
            GrpcConfigKeys.setMessageSizeMax(properties, SizeInBytes.valueOf(4L * FactBatch.MAX_BYTES));
        }
        return properties;
    }

    private static void log(RaftProperties properties, JournalSettings settings) {
        int segment = settings.limits().segmentBytes();
        RaftServerConfigKeys.Log.setSegmentSizeMax(properties, SizeInBytes.valueOf(segment));
        RaftServerConfigKeys.Log.setPreallocatedSize(properties, SizeInBytes.valueOf(Math.min(segment, 4 << 20)));
        RaftServerConfigKeys.Log.setWriteBufferSize(properties,
                SizeInBytes.valueOf(FactBatch.MAX_BYTES + 2 * OVERHEAD));
        RaftServerConfigKeys.Log.Appender.setBufferByteLimit(properties,
                SizeInBytes.valueOf(FactBatch.MAX_BYTES + OVERHEAD));
        // with the engine's defaults a long log without a snapshot took more memory than there was
        RaftServerConfigKeys.Log.setSegmentCacheNumMax(properties, 3);
        RaftServerConfigKeys.Log.setSegmentCacheSizeMax(properties, SizeInBytes.valueOf(4L * segment));
        RaftServerConfigKeys.Write.setByteLimit(properties, SizeInBytes.valueOf(8L * FactBatch.MAX_BYTES));
        // one durable write an entry instead of two
        RaftServerConfigKeys.Log.setLogMetadataEnabled(properties, false);
        RaftServerConfigKeys.Log.setUnsafeFlushEnabled(properties, false);
        // snapshots are asked for when the projections have released a whole file of the log
        RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(properties, false);
        RaftServerConfigKeys.Snapshot.setTriggerWhenStopEnabled(properties, false);
        RaftServerConfigKeys.Snapshot.setRetentionFileNum(properties, 2);
        RaftServerConfigKeys.Log.setPurgeGap(properties, 1);
        // how much is kept for members that are behind is decided by where the snapshot is taken
        RaftServerConfigKeys.Log.setPurgeUptoSnapshotIndex(properties, true);
        RaftServerConfigKeys.Log.Appender.setInstallSnapshotEnabled(properties, true);
        RaftServerConfigKeys.RetryCache.setExpiryTime(properties, seconds(5));
    }

    private static void elections(RaftProperties properties, boolean alone, boolean stands) {
        // a group of one waits for nobody; with 300 to 600 ms a busy machine of two cores changed leaders without need
        int shortest = alone ? 20 : 600;
        int longest = alone ? 40 : 1_200;
        RaftServerConfigKeys.Rpc.setTimeoutMin(properties, stands ? millis(shortest) : NEVER);
        RaftServerConfigKeys.Rpc.setTimeoutMax(properties, stands ? millis(longest) : NEVER.add(millis(longest)));
        RaftServerConfigKeys.Rpc.setRequestTimeout(properties, seconds(3));
        // a machine that slept or was stopped goes on; the engine would end itself after a minute
        RaftServerConfigKeys.setCloseThreshold(properties, NEVER);
        // how long it does not stand again after it stepped down, and how long a pause makes it step down
        RaftServerConfigKeys.LeaderElection.setLeaderStepDownWaitTime(properties,
                alone ? NEVER : seconds(3));
        if (alone) {
            RaftServerConfigKeys.LeaderElection.setPreVote(properties, false);
        }
    }

    private static TimeDuration millis(int count) {
        return TimeDuration.valueOf(count, TimeUnit.MILLISECONDS);
    }

    private static TimeDuration seconds(int count) {
        return TimeDuration.valueOf(count, TimeUnit.SECONDS);
    }

    static Parameters parameters(JournalSettings settings, Admission admission, Function<String, Standing> standing) {
        var parameters = new Parameters();
        if (settings.members().size() > 1) {
            GrpcConfigKeys.Server.setServicesCustomizer(parameters,
                    (builder, types) -> builder.addService(MemberService.served(standing)).intercept(admission));
            if (settings.tls() != null) {
                GrpcConfigKeys.TLS.setConf(parameters, tls(settings.tls()));
            }
        }
        return parameters;
    }

    static GrpcTlsConfig tls(MemberTls tls) {
        // Java's own implementation: no native library has to fit the machine
        return GrpcTlsConfig.newBuilder().setKeyManager(tls.key()).setTrustManager(tls.trust()).setMutualTls(true)
                .setSslProvider(SslProvider.JDK).setProtocols(List.of("TLSv1.3")).build();
    }
}
