/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.tests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Says to the door over HTTP/1.1 whatever a test wants, good or bad, and hears what comes back until the door closes. */
final class RawHttp {
    private static final int PATIENCE_MILLIS = 20_000;

    private RawHttp() {
    }

    /** A connection with TLS on which HTTP/1.1 was agreed. */
    static SSLSocket tls(SSLContext trusting, int port) throws IOException {
        SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[]{"http/1.1"});
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.startHandshake();
        return socket;
    }

    /** What comes back for these bytes. */
    static String said(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return rest(socket.getInputStream());
    }

    static String said(Socket socket, String text) throws IOException {
        return said(socket, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Everything until the end, however it ends; but an end there must be. */
    static String rest(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (SocketTimeoutException e) {
            throw new IOException("neither an answer nor an end: " + all, e);
        } catch (IOException e) {
            // reset by the door, which is an end too
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** The status of the first answer; 0 when there is none. */
    static int status(String said) {
        return said.startsWith("HTTP/1.1 ") ? Integer.parseInt(said.substring(9, 12)) : 0;
    }

    /** How many answers there are. */
    static int answers(String said) {
        return said.split("HTTP/1\\.1 \\d\\d\\d ", -1).length - 1;
    }
}
