/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.rmi.NotBoundException;
import java.rmi.registry.LocateRegistry;
import java.rmi.server.RMIClientSocketFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import javax.management.remote.rmi.RMIConnection;
import javax.management.remote.rmi.RMIServer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a JMX server for one run (JSR 160 over RMI). All its sockets are its own and are closed with it; they go
 * to the node whatever name the server gives for itself, and are encrypted as {@link Inspector} wants it. What the server
 * sends passes {@link JmxFilter}.
 */
final class JmxLine implements AutoCloseable {
    private static final ScopedValue<JmxLine> CURRENT = ScopedValue.newInstance();
    private static final Logger LOG = LoggerFactory.getLogger(JmxLine.class);

    private final String host;
    private final InetAddress address;
    private final Inspector inspector;
    private final int timeout;
    private final long turn;
    private final List<Socket> sockets = new ArrayList<>();
    private boolean closed;
    private boolean connected;

    /** The server is not encrypted where it has to be. */
    static final class ClearException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * A connection that is not made yet.
     *
     * @param host as it is written, for its certificate
     * @param timeout milliseconds for each answer
     * @param turn connections of one turn may be used by the next of the same
     */
    JmxLine(String host, InetAddress address, Inspector inspector, int timeout, long turn) {
        this.host = host;
        this.address = address;
        this.inspector = inspector;
        this.timeout = timeout;
        this.turn = turn;
    }

    /** Does what is asked through this connection; RMI opens sockets in between. */
    <T> T within(Supplier<T> action) {
        return ScopedValue.where(CURRENT, this).call(action::get);
    }

    /** That of the run that this thread is for; null when it is for none. */
    static JmxLine current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    /** Whether values come now, and no references any more. */
    boolean connected() {
        return connected;
    }

    Socket open(int port, boolean tls) throws IOException {
        var socket = new Socket();
        synchronized (this) {
            if (closed) {
                socket.close();
                throw new SocketException("the run is over");
            }
            sockets.add(socket);
        }
        socket.connect(new InetSocketAddress(address, port), timeout);
        socket.setSoTimeout(timeout);
        return tls ? inspector.wrap(socket, host, port) : socket;
    }

    /**
     * Connects.
     *
     * @param name in the registry
     * @param tls whether the registry is encrypted, and the connection has to be
     * @param logIn user and password; null for none. They are sent through an encrypted connection only, or inside of this
     *        machine
     * @throws NotBoundException when the registry has nothing of that name
     * @throws ClassCastException when it has something else
     * @throws SecurityException when the server does not let the user in
     */
    RMIConnection connect(int port, String name, boolean tls, String[] logIn) throws IOException, NotBoundException {
        var registry = LocateRegistry.getRegistry(host, port, sockets(tls));
        var server = new Rewriter();
        RMIServer found = (RMIServer) server.rewritten(registry.lookup(name));
        if (!server.encrypted && (tls || logIn != null && !address.isLoopbackAddress())) {
            throw new ClearException();
        }
        var connection = (RMIConnection) new Rewriter().rewritten(found.newClient(logIn));
        connected = true;
        return connection;
    }

    private JmxSockets sockets(boolean tls) {
        return new JmxSockets(address.getHostAddress(), tls, turn);
    }

    /**
     * Writes a reference to a remote object anew so that it connects by our sockets. Its form is laid down with
     * {@link java.rmi.server.RemoteObject}: "UnicastRef" is followed by host and port, "UnicastRef2" by a byte, host, port
     * and, when the byte is 1, the factory of sockets.
     */
    private final class Rewriter {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean encrypted;

        Object rewritten(Object reference) throws IOException {
            try (var out = new Out(bytes)) {
                out.writeObject(reference);
            }
            try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return in.readObject();
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("what was just written cannot be read", e);
            }
        }

        /** What is written next of a reference that has no factory. */
        private enum Next {
            KIND, FORM, HOST, PORT
        }

        private final class Out extends ObjectOutputStream {
            private Next next = Next.KIND;

            Out(OutputStream out) throws IOException {
                super(out);
                enableReplaceObject(true);
            }

            @Override
            protected Object replaceObject(Object written) {
                boolean factory = written instanceof RMIClientSocketFactory && !(written instanceof JmxSockets);
                encrypted |= factory;
                return factory ? sockets(true) : written;
            }

            @Override
            public void writeUTF(String text) throws IOException {
                switch (next) {
                    case HOST -> {
                        super.writeUTF(text);
                        next = Next.PORT;
                    }
                    case KIND -> kind(text);
                    default -> throw new InvalidObjectException("a reference of another form");
                }
            }

            private void kind(String kind) throws IOException {
                switch (kind) {
                    case "UnicastRef" -> {
                        super.writeUTF("UnicastRef2");
                        super.writeByte(1);
                        next = Next.HOST;
                    }
                    case "UnicastRef2" -> {
                        super.writeUTF(kind);
                        next = Next.FORM;
                    }
                    default -> super.writeUTF(kind);
                }
            }

            @Override
            public void writeByte(int value) throws IOException {
                boolean none = next == Next.FORM && value == 0;
                if (next == Next.FORM) {
                    next = none ? Next.HOST : Next.KIND;
                }
                super.writeByte(none ? 1 : value);
            }

            @Override
            public void writeInt(int number) throws IOException {
                super.writeInt(number);
                if (next == Next.PORT) {
                    next = Next.KIND;
                    writeObject(sockets(false));
                }
            }
        }
    }

    @Override
    public void close() {
        List<Socket> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(sockets);
        }
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("a socket cannot be closed", e);
            }
        }
    }
}
