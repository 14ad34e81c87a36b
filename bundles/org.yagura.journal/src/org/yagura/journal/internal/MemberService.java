/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.apache.ratis.grpc.GrpcUtil;
import org.apache.ratis.thirdparty.io.grpc.CallOptions;
import org.apache.ratis.thirdparty.io.grpc.ManagedChannel;
import org.apache.ratis.thirdparty.io.grpc.MethodDescriptor;
import org.apache.ratis.thirdparty.io.grpc.MethodDescriptor.MethodType;
import org.apache.ratis.thirdparty.io.grpc.ServerServiceDefinition;
import org.apache.ratis.thirdparty.io.grpc.StatusRuntimeException;
import org.apache.ratis.thirdparty.io.grpc.netty.NettyChannelBuilder;
import org.apache.ratis.thirdparty.io.grpc.stub.ClientCalls;
import org.apache.ratis.thirdparty.io.grpc.stub.ServerCalls;
import org.yagura.journal.Member;
import org.yagura.journal.MemberTls;

/** What members ask each other beside the engine's own protocol, on the same port and under the same TLS. */
final class MemberService {
    static final String NAME = "org.yagura.journal.Members";
    private static final int MAX_MESSAGE = 1 << 10;
    private static final MethodDescriptor<byte[], byte[]> STANDING = MethodDescriptor
            .newBuilder(Bytes.MARSHALLER, Bytes.MARSHALLER).setType(MethodType.UNARY)
            .setFullMethodName(MethodDescriptor.generateFullMethodName(NAME, "standing")).build();

    private MemberService() {
    }

    /** Messages are bytes. */
    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        private static final Bytes MARSHALLER = new Bytes();

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * What is served.
     *
     * @param standing gets the id of the loss for which it is asked
     */
    static ServerServiceDefinition served(Function<String, Standing> standing) {
        return ServerServiceDefinition.builder(NAME)
                .addMethod(STANDING, ServerCalls.asyncUnaryCall((question, answer) -> {
                    answer.onNext(standing.apply(new String(question, StandardCharsets.UTF_8)).bytes());
                    answer.onCompleted();
                })).build();
    }

    /**
     * Asks another member.
     *
     * @param loss id of the loss for which it is asked
     * @param tls null for a plain connection
     * @throws IOException when it does not answer in time
     */
    static Standing ask(Member member, MemberTls tls, String loss, long millis) throws IOException {
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(member.host(), member.port())
                .maxInboundMessageSize(MAX_MESSAGE);
        if (tls == null) {
            builder.usePlaintext();
        } else {
            builder.sslContext(GrpcUtil.buildSslContextForClient(EngineSettings.tls(tls)));
        }
        ManagedChannel channel = builder.build();
        try {
            return Standing.of(ClientCalls.blockingUnaryCall(channel, STANDING,
                    CallOptions.DEFAULT.withDeadlineAfter(millis, TimeUnit.MILLISECONDS),
                    loss.getBytes(StandardCharsets.UTF_8)));
        } catch (StatusRuntimeException e) {
            Throwable cause = e.getCause();
            throw new IOException(e.getStatus().getCode() + (cause == null ? "" : ": " + cause.getMessage()), e);
        } finally {
            channel.shutdownNow();
        }
    }
}
