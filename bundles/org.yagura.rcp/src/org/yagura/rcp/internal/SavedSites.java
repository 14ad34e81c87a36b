/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.json.Json;
import org.yagura.ui.UiSettings;
import org.yagura.ui.connection.SiteAddress;

/** The sites that the person has connected to, the last one first. Passwords are never saved. */
final class SavedSites {
    private static final Logger LOG = LoggerFactory.getLogger(SavedSites.class);
    private static final String KEY = "sites";
    private static final int MOST = 30;

    private final UiSettings settings;

    SavedSites(UiSettings settings) {
        this.settings = settings;
    }

    /**
     * A saved site.
     *
     * @param name what the person calls it
     * @param url of a remote agent; null for an embedded one
     * @param user last log-in name; null for an embedded one
     * @param fingerprint of the authority that was trusted; null when none
     * @param data data directory of an embedded agent; null for a remote one
     * @param demo whether that is the demo site
     */
    record Saved(String name, String url, String user, String fingerprint, String data, boolean demo) {

        static Saved of(SiteAddress address, String user) {
            return switch (address) {
                case SiteAddress.Remote r ->
                    new Saved(r.name(), r.url().toString(), user, r.fingerprint(), null, false);
                case SiteAddress.Embedded e -> new Saved(e.name(), null, null, null, e.data().toString(), e.demo());
            };
        }

        SiteAddress address() {
            return url == null
                    ? new SiteAddress.Embedded(name, Path.of(data), demo)
                    : new SiteAddress.Remote(name, URI.create(url), fingerprint);
        }

        boolean same(Saved other) {
            return Objects.equals(url, other.url) && Objects.equals(data, other.data);
        }
    }

    private record Saveds(List<Saved> sites) {
    }

    /** The saved sites, the last one first. */
    List<Saved> all() {
        String text = settings.get(KEY).orElse(null);
        if (text == null) {
            return List.of();
        }
        try {
            return Json.read(text.getBytes(StandardCharsets.UTF_8), Saveds.class).sites();
        } catch (IOException e) {
            LOG.warn("the saved sites cannot be read", e);
            return List.of();
        }
    }

    /** Puts a site first. */
    void remember(SiteAddress address, String user) {
        Saved now = Saved.of(address, user);
        var next = new ArrayList<Saved>();
        next.add(now);
        all().stream().filter(s -> !s.same(now)).limit(MOST - 1).forEach(next::add);
        settings.put(KEY, Json.text(new Saveds(next)));
    }

    /** Forgets a site. */
    void forget(Saved gone) {
        settings.put(KEY, Json.text(new Saveds(all().stream().filter(s -> !s.same(gone)).toList())));
    }
}
