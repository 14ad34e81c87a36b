/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

import org.yagura.core.tls.PemIdentity;
import org.yagura.core.tls.PinnedTrust;

/**
 * Syslog over TLS (RFC 5425) with the certificate of the agent's server, which is read for each connection: it may be made
 * later, and is renewed.
 *
 * @param folder the agent's folder of certificates
 * @param clients PEM file of who vouches for senders; null when each is taken
 */
record SyslogTls(Path folder, Path clients) implements TcpListener.Encryption {

    @Override
    public Socket wrap(Socket accepted) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    PemIdentity.read(folder.resolve("server.pem"), folder.resolve("server-key.pem")).keyManagers(),
                    clients == null ? null : new TrustManager[]{PinnedTrust.below(PemIdentity.certificates(clients))},
                    null);
            var encrypted = (SSLSocket) context.getSocketFactory().createSocket(accepted, (InputStream) null, true);
            encrypted.setNeedClientAuth(clients != null);
            return encrypted;
        } catch (GeneralSecurityException e) {
            throw new IOException("no TLS with " + folder.resolve("server.pem"), e);
        }
    }
}
