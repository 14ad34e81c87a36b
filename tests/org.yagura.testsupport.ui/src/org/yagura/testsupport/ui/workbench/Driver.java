/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.ui.workbench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

import org.eclipse.ui.IStartup;

/** In the workbench: calls the test that has started it; without one, does nothing. In the test: takes the call. */
public final class Driver implements IStartup {
    /** The property with the port at which the test waits for the call. */
    public static final String PORT = "yagura.desk";

    /** The desk of the workbench that has called. */
    public static Desk desk(Socket call) throws IOException {
        return Wire.at(call);
    }

    @Override
    public void earlyStartup() {
        Integer port = Integer.getInteger(PORT);
        if (port != null) {
            Thread.ofPlatform().daemon().name("desk").start(() -> serve(port));
        }
    }

    private static void serve(int port) {
        try {
            Wire.serve(new Socket(InetAddress.getLoopbackAddress(), port), new RealDesk());
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("the test that started this workbench cannot be talked to", e);
        }
    }
}
