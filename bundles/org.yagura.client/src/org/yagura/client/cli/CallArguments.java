/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.yagura.core.text.Texts;

/**
 * What the command line says.
 *
 * @param data data directory of a local agent; null when a URL is given
 * @param url address of an agent; null when a data directory is given
 * @param user log-in name; null when there is none
 * @param tokenFile file with a token; null when there is none
 * @param fingerprint of the certificate authority to trust; null to trust what Java trusts
 * @param timeout how long to wait
 * @param name of the operation; null when none is given
 * @param fields as typed: {@code key=value} or {@code key:=JSON}
 */
record CallArguments(Path data, URI url, String user, Path tokenFile, String fingerprint, Duration timeout, String name,
        List<String> fields) {

    static CallArguments parse(String[] args, Texts texts) throws UsageException {
        String data = null;
        String url = null;
        String user = null;
        String tokenFile = null;
        String fingerprint = null;
        String timeout = "60";
        String name = null;
        var fields = new ArrayList<String>();
        for (int i = 0; i < args.length; i++) {
            String arg = args[i];
            if (name != null || !arg.startsWith("-")) {
                if (name == null) {
                    name = arg;
                } else {
                    fields.add(arg);
                }
                continue;
            }
            int equals = arg.indexOf('=');
            String option = equals < 0 ? arg : arg.substring(0, equals);
            String value = equals >= 0 ? arg.substring(equals + 1) : i + 1 < args.length ? args[++i] : null;
            if (value == null) {
                throw new UsageException(texts.get("usage.value", option));
            }
            switch (option) {
                case "--data" -> data = value;
                case "--url" -> url = value;
                case "--user" -> user = value;
                case "--token-file" -> tokenFile = value;
                case "--ca-fingerprint" -> fingerprint = value;
                case "--timeout" -> timeout = value;
                default -> throw new UsageException(texts.get("usage.option", option));
            }
        }
        if (data != null && url != null) {
            throw new UsageException(texts.get("usage.both"));
        }
        if (url == null && (user != null || fingerprint != null)) {
            throw new UsageException(texts.get("usage.needsurl"));
        }
        return new CallArguments(url == null ? data == null ? demoData() : Path.of(data) : null, url(url, texts), user,
                tokenFile == null ? null : Path.of(tokenFile), fingerprint, seconds(timeout, texts), name,
                List.copyOf(fields));
    }

    private static URI url(String text, Texts texts) throws UsageException {
        if (text == null) {
            return null;
        }
        try {
            URI url = URI.create(text.contains("://") ? text : "https://" + text);
            if ("https".equals(url.getScheme()) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException(texts.get("usage.url", text));
        }
        throw new UsageException(texts.get("usage.url", text));
    }

    private static Duration seconds(String text, Texts texts) throws UsageException {
        try {
            long seconds = Long.parseLong(text);
            if (seconds > 0) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException e) {
            throw new UsageException(texts.get("usage.timeout", text));
        }
        throw new UsageException(texts.get("usage.timeout", text));
    }

    /** Where {@code ./yagura} keeps the demo's data. */
    private static Path demoData() {
        String share = System.getenv("XDG_DATA_HOME");
        Path base = share != null && !share.isBlank()
                ? Path.of(share)
                : Path.of(System.getProperty("user.home"), ".local", "share");
        return base.resolve("yagura").resolve("demo");
    }
}
