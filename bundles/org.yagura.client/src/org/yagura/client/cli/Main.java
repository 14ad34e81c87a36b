/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.yagura.client.AgentConnection;
import org.yagura.client.LocalAgent;
import org.yagura.client.Trust;
import org.yagura.client.internal.JsonTree;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;

/**
 * The command {@code call} of the start scripts. The answer goes to standard output as JSON, everything else to standard error; the
 * exit status is 0, 1 when the request was refused or failed, 2 for wrong use.
 */
public final class Main {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final int NOT_WELL = 3;
    private static final Set<String> HELP = Set.of("--help", "-h");

    private final PrintStream out;
    private final PrintStream err;
    private final Locale language;
    private final Texts texts;

    /** The command with its standard output, standard error and language. */
    public Main(PrintStream out, PrintStream err, Locale language) {
        this.out = out;
        this.err = err;
        this.language = language;
        this.texts = Texts.of(Main.class, language);
    }

    /** Runs the command and ends the process. */
    public static void main(String[] args) {
        var out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false);
        var err = new PrintStream(System.err, true, System.err.charset());
        int status = new Main(out, err, Locale.getDefault()).run(args);
        out.flush();
        System.exit(status);
    }

    /** Runs the command; gives the exit status. */
    public int run(String... args) {
        if (args.length == 1 && HELP.contains(args[0])) {
            out.println(texts.get("usage"));
            return 0;
        }
        try {
            CallArguments arguments = CallArguments.parse(args, texts);
            try (AgentConnection connection = connect(arguments)) {
                var catalogue = new Catalogue(connection.get("api/v1/openapi.json"));
                if (arguments.name() == null) {
                    list(catalogue);
                    return WRONG_USE;
                }
                return call(connection, catalogue, arguments);
            }
        } catch (UsageException e) {
            err.println(e.getMessage());
            err.println(texts.get("usage"));
            return WRONG_USE;
        } catch (ProblemException e) {
            explain(e.problem());
            return FAILED;
        } catch (IOException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    private int call(AgentConnection connection, Catalogue catalogue, CallArguments arguments)
            throws UsageException, IOException {
        String name = arguments.name();
        if (!catalogue.names().contains(name)) {
            throw new UsageException(texts.get("usage.operation", name, String.join(" ", catalogue.names())));
        }
        byte[] request = JsonOut.bytes(new RequestBuilder(name, catalogue, texts).build(arguments.fields()));
        byte[] answer = connection.call(name, request, arguments.timeout());
        var pretty = new ByteArrayOutputStream(answer.length * 2);
        JsonOut.pretty(answer.length == 0 ? "{}".getBytes(StandardCharsets.US_ASCII) : answer, pretty);
        pretty.writeTo(out);
        out.flush();
        List<String> bad = answer.length == 0
                ? List.of()
                : Verdicts.bad(catalogue.result(name), JsonTree.read(answer));
        bad.forEach(path -> err.println(texts.get("verdict", path)));
        return bad.isEmpty() ? 0 : NOT_WELL;
    }

    private AgentConnection connect(CallArguments arguments) throws UsageException, IOException {
        if (arguments.data() != null) {
            return LocalAgent.find(arguments.data(), language).connect(language);
        }
        Trust trust;
        try {
            trust = arguments.fingerprint() == null ? Trust.system() : Trust.fingerprint(arguments.fingerprint());
        } catch (IllegalArgumentException e) {
            throw new UsageException(texts.get("usage.fingerprint", arguments.fingerprint()));
        }
        if (arguments.tokenFile() != null) {
            String token = Files.readString(arguments.tokenFile()).strip();
            return AgentConnection.open(arguments.url(), trust, language, () -> token);
        }
        var connection = AgentConnection.open(arguments.url(), trust, language);
        if (arguments.user() != null) {
            try {
                connection.logIn(arguments.user(), password(arguments.user()));
            } catch (ProblemException e) {
                connection.close();
                throw e;
            }
        }
        return connection;
    }

    private char[] password(String user) throws IOException {
        String given = System.getenv("YAGURA_PASSWORD");
        if (given != null) {
            return given.toCharArray();
        }
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            return console.readPassword("%s", texts.get("password", user));
        }
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? new char[0] : line.toCharArray();
    }

    private void list(Catalogue catalogue) {
        err.println(texts.get("usage"));
        err.println();
        for (String name : catalogue.names()) {
            err.println(name + " – " + catalogue.description(name));
            Catalogue.Schema schema = catalogue.request(name);
            for (String field : schema.fields()) {
                err.println("    " + field + " = " + schema.field(field).shown());
            }
        }
    }

    private void explain(Problem problem) {
        err.println(problem.what());
        for (String more : new String[]{problem.why(), problem.todo()}) {
            if (more != null && !more.isBlank()) {
                err.println(more);
            }
        }
        if (problem.details() != null && !problem.details().isBlank()) {
            err.println("(" + problem.code() + ": " + problem.details() + ")");
        } else {
            err.println("(" + problem.code() + ")");
        }
    }
}
