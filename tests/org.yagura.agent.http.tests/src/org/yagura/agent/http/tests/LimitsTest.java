/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.http.HttpSettings;

/** What bounds requests. */
class LimitsTest {
    private static final int BODY = 2 << 20;
    @TempDir
    static Path folder;
    private static LiveAgent live;

    @BeforeAll
    static void start() throws Exception {
        var usual = HttpSettings.Limits.usual();
        var limits = new HttpSettings.Limits(HttpSettings.Bodies.upTo(BODY), 100, 100, 20, 4, usual.heartbeat(),
                usual.slowClient(),
                usual.flush(), 50);
        live = new LiveAgent(folder.resolve("data"), "", HttpSettings.loopback(0).with(limits));
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @Test
    void refusesLongBodies() throws Exception {
        String reason = "{\"revision\":1,\"reason\":\"" + "x".repeat(BODY) + "\"}";
        HttpResponse<String> told = live.call("site.restore", reason);
        assertEquals(413, told.statusCode(), told.body());
        HttpResponse<String> untold = live.send(live.request("/api/v1/site.restore")
                .header("Authorization", "Bearer " + live.token)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(reason.getBytes()))));
        assertEquals(413, untold.statusCode(), untold.body());
        HttpResponse<String> fits = live.call("site.restore",
                "{\"revision\":1,\"reason\":\"" + "x".repeat(BODY - 1_000) + "\"}");
        assertEquals(400, fits.statusCode(), "too long a reason, but not too long a body");
        assertEquals(413, live.send(live.request("/api/v1/session")
                .POST(HttpRequest.BodyPublishers.ofString(" ".repeat(20_000)))).statusCode());
        assertEquals(401, live.call("site.restore", reason.substring(0, 500_000), "nobody").statusCode(),
                "who asks comes first");
    }

    @Test
    void refusesLongHeaders() throws Exception {
        int status;
        try {
            status = live.send(live.request("/healthz").version(HttpClient.Version.HTTP_1_1)
                    .header("X-Long", "x".repeat(40_000)).GET()).statusCode();
        } catch (IOException e) {
            status = 431;
        }
        assertEquals(431, status);
    }

}
