/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.yagura.model.site.GreetingProtocol;
import org.yagura.watch.core.spi.Phrase;

/**
 * The first words of a protocol: greeting, encryption, log-in, good-bye. Answers are bounded. What was sent of a log-in is in
 * no text. For one connection.
 */
abstract class Greeting {
    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_LINES = 100;
    private static final Pattern CODE = Pattern.compile("\\d{3}[ -].*|\\d{3}");

    private final Line line;

    private Greeting(Line line) {
        this.line = line;
    }

    /** Begins to encrypt the connection. */
    @FunctionalInterface
    interface Encryption {
        void begin() throws IOException;
    }

    /**
     * As whom to log in.
     *
     * @param user empty for nobody
     */
    record LogIn(String user, String password) {
        boolean wanted() {
            return !user.isEmpty();
        }

        @Override
        public String toString() {
            return user;
        }
    }

    /** The server answers otherwise than it should. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String key;
        private final transient String said;

        RefusedException(String key, String said) {
            super(key);
            this.key = key;
            this.said = said;
        }

        /** What happened, for a person. */
        Phrase phrase(String where) {
            return Say.say(key, where, Failures.clean(said));
        }
    }

    /** The words of a protocol. */
    static Greeting of(GreetingProtocol protocol, Line line) {
        return switch (protocol) {
            case SMTP -> new Smtp(line);
            case FTP -> new Ftp(line);
            case IMAP -> new Imap(line);
            case POP3 -> new Pop3(line);
            case SSH -> new Ssh(line);
            case LDAP -> new Ldap(line);
        };
    }

    /**
     * Speaks.
     *
     * @param encryption begins to encrypt in between; null for none, or where it is encrypted already
     * @return what the server says of itself
     */
    abstract String talk(Encryption encryption, LogIn logIn) throws IOException, RefusedException;

    /** A line without its end, as it comes, byte by byte: nothing of what follows may be taken before encryption begins. */
    final String line() throws IOException {
        var bytes = new ByteArrayOutputStream();
        InputStream in = line.in();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new EOFException("it ended");
            }
            bytes.write(one);
            if (bytes.size() > LONGEST_LINE) {
                throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
            }
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** Bytes as many as wanted. */
    final byte[] bytes(int count) throws IOException {
        byte[] bytes = line.in().readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("it ended");
        }
        return bytes;
    }

    final void send(byte[] bytes) throws IOException {
        line.send(bytes);
    }

    final void say(String text) throws IOException {
        line.send((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The last line of a reply of lines with a number; those before have a hyphen behind it. */
    final String numbered(String key, Predicate<String> good) throws IOException, RefusedException {
        for (int i = 0; i < MOST_LINES; i++) {
            String text = line();
            boolean more = text.length() > 3 && text.charAt(3) == '-' || !CODE.matcher(text).matches() && i > 0;
            if (!more) {
                if (!good.test(text)) {
                    throw new RefusedException(key, text);
                }
                return text;
            }
        }
        throw new IOException("a reply of more than " + MOST_LINES + " lines");
    }

    /** RFC 5321, 3207 and 4954. */
    private static final class Smtp extends Greeting {
        Smtp(Line line) {
            super(line);
        }

        @Override
        String talk(Encryption encryption, LogIn logIn) throws IOException, RefusedException {
            String banner = numbered("greeting.wrong", r -> r.startsWith("220"));
            ehlo();
            if (encryption != null) {
                say("STARTTLS");
                numbered("greeting.noTls", r -> r.startsWith("220"));
                encryption.begin();
                ehlo();
            }
            if (logIn.wanted()) {
                byte[] plain = ('\0' + logIn.user() + '\0' + logIn.password()).getBytes(StandardCharsets.UTF_8);
                say("AUTH PLAIN " + Base64.getEncoder().encodeToString(plain));
                numbered("greeting.logIn", r -> r.startsWith("235"));
            }
            say("QUIT");
            return banner;
        }

        private void ehlo() throws IOException, RefusedException {
            say("EHLO yagura.invalid");
            numbered("greeting.wrong", r -> r.startsWith("250"));
        }
    }

    /** RFC 959 and 4217. */
    private static final class Ftp extends Greeting {
        Ftp(Line line) {
            super(line);
        }

        @Override
        String talk(Encryption encryption, LogIn logIn) throws IOException, RefusedException {
            String banner = numbered("greeting.wrong", r -> r.startsWith("220"));
            if (encryption != null) {
                say("AUTH TLS");
                numbered("greeting.noTls", r -> r.startsWith("234"));
                encryption.begin();
            }
            if (logIn.wanted()) {
                say("USER " + logIn.user());
                String reply = numbered("greeting.logIn", r -> r.startsWith("331") || r.startsWith("230"));
                if (reply.startsWith("331")) {
                    say("PASS " + logIn.password());
                    numbered("greeting.logIn", r -> r.startsWith("230"));
                }
            }
            say("QUIT");
            return banner;
        }
    }

    /** RFC 9051. */
    private static final class Imap extends Greeting {
        Imap(Line line) {
            super(line);
        }

        @Override
        String talk(Encryption encryption, LogIn logIn) throws IOException, RefusedException {
            String banner = line();
            if (!banner.startsWith("* OK")) {
                throw new RefusedException("greeting.wrong", banner);
            }
            if (encryption != null) {
                command("y1", "STARTTLS", "greeting.noTls");
                encryption.begin();
            }
            if (logIn.wanted()) {
                command("y2", "LOGIN " + quoted(logIn.user()) + ' ' + quoted(logIn.password()), "greeting.logIn");
            }
            say("y3 LOGOUT");
            return banner;
        }

        private static String quoted(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }

        private void command(String tag, String text, String key) throws IOException, RefusedException {
            say(tag + ' ' + text);
            for (int i = 0; i < MOST_LINES; i++) {
                String reply = line();
                if (reply.startsWith(tag + ' ')) {
                    if (!reply.startsWith(tag + " OK")) {
                        throw new RefusedException(key, reply);
                    }
                    return;
                }
            }
            throw new IOException("a reply of more than " + MOST_LINES + " lines");
        }
    }

    /** RFC 1939 and 2595. */
    private static final class Pop3 extends Greeting {
        Pop3(Line line) {
            super(line);
        }

        @Override
        String talk(Encryption encryption, LogIn logIn) throws IOException, RefusedException {
            String banner = good("greeting.wrong");
            if (encryption != null) {
                say("STLS");
                good("greeting.noTls");
                encryption.begin();
            }
            if (logIn.wanted()) {
                say("USER " + logIn.user());
                good("greeting.logIn");
                say("PASS " + logIn.password());
                good("greeting.logIn");
            }
            say("QUIT");
            return banner;
        }

        private String good(String key) throws IOException, RefusedException {
            String reply = line();
            if (!reply.startsWith("+OK")) {
                throw new RefusedException(key, reply);
            }
            return reply;
        }
    }

    /** RFC 4253, section 4.2: the server may say something before its version. */
    private static final class Ssh extends Greeting {
        Ssh(Line line) {
            super(line);
        }

        @Override
        String talk(Encryption encryption, LogIn logIn) throws IOException, RefusedException {
            String text = line();
            for (int i = 1; i < MOST_LINES && !text.startsWith("SSH-"); i++) {
                text = line();
            }
            if (!text.startsWith("SSH-2.0-") && !text.startsWith("SSH-1.99-")) {
                throw new RefusedException("greeting.wrong", text);
            }
            say("SSH-2.0-Yagura");
            return text;
        }
    }

    /** RFC 4511: a bind, without a name where nobody logs in. */
    private static final class Ldap extends Greeting {
        private static final int START_TLS = 0x77;
        private static final int BIND = 0x60;
        private static final String START_TLS_NAME = "1.3.6.1.4.1.1466.20037";

        Ldap(Line line) {
            super(line);
        }

        @Override
        String talk(Encryption encryption, LogIn logIn) throws IOException, RefusedException {
            int id = 0;
            if (encryption != null) {
                ask(++id, START_TLS, LdapBytes.tagged(0x80, START_TLS_NAME.getBytes(StandardCharsets.US_ASCII)),
                        "greeting.noTls");
                encryption.begin();
            }
            byte[] name = logIn.user().getBytes(StandardCharsets.UTF_8);
            byte[] password = logIn.wanted() ? logIn.password().getBytes(StandardCharsets.UTF_8) : new byte[0];
            ask(++id, BIND, LdapBytes.joined(LdapBytes.tagged(2, new byte[]{3}), LdapBytes.tagged(4, name),
                    LdapBytes.tagged(0x80, password)), logIn.wanted() ? "greeting.logIn" : "greeting.wrong");
            send(LdapBytes.message(++id, LdapBytes.tagged(0x42, new byte[0])));
            return "LDAP";
        }

        private void ask(int id, int operation, byte[] content, String key) throws IOException, RefusedException {
            send(LdapBytes.message(id, LdapBytes.tagged(operation, content)));
            LdapBytes.Result result = LdapBytes.result(this::bytes);
            // a server that wants a log-in lives, and may be asked for no more
            boolean lives = key.equals("greeting.wrong") && LdapBytes.WANTS_LOG_IN.contains(result.code());
            if (result.code() != 0 && !lives) {
                throw new RefusedException(key, result.code() + " " + result.text());
            }
        }
    }
}
