/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.yagura.model.Elements;
import org.yagura.model.Ips;
import org.yagura.model.site.Node;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.ProbeRun;

/** Whom to ask. */
public final class Peers {
    private Peers() {
    }

    /** The address by which a node is polled. */
    public static InetAddress address(Node node) throws CannotAskException {
        String text = Elements.primaryAddress(node).orElseThrow(() -> Say.cannot("node.noAddress", node.getName()));
        return address(node, text);
    }

    /** One of the addresses of a node. */
    static InetAddress address(Node node, String text) throws CannotAskException {
        byte[] bytes = Ips.parse(text).orElseThrow(() -> Say.cannot("node.badAddress", node.getName(), text));
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
        }
    }

    /** Address and port as a person writes them. */
    static String written(InetAddress address, int port) {
        return Ips.written(address.getHostAddress(), port);
    }

    /** The address of a host name or of a written address, within the time; the system's resolver cannot be hurried. */
    static InetAddress resolve(String host, ProbeRun run) throws IOException, InterruptedException {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        var written = Ips.parse(bare);
        if (written.isPresent()) {
            return InetAddress.getByAddress(written.get());
        }
        var asking = new FutureTask<>(() -> InetAddress.getByName(bare));
        Thread.ofVirtual().name("resolving " + bare).start(asking);
        try {
            return asking.get(run.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new UnknownHostException(bare);
        }
    }
}
