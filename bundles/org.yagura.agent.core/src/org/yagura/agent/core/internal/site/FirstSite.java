/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.site;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import org.yagura.agent.core.AgentException;
import org.yagura.agent.core.internal.account.Account;
import org.yagura.agent.core.internal.account.InitialPassword;
import org.yagura.agent.core.internal.account.PasswordHash;
import org.yagura.core.fact.Fact;
import org.yagura.model.DemoSite;
import org.yagura.model.ModelProblem;
import org.yagura.model.NewSites;
import org.yagura.model.SiteChecks;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Person;
import org.yagura.model.site.Site;

/**
 * What a new data directory begins with: the first revision, and passwords. An administrator gets a random one, written
 * to a file that only the owner reads; the other people of the demo site get a known one, good from this machine only.
 */
public final class FirstSite {
    /** The password of the demo site's people. */
    public static final String DEMO_PASSWORD = "yagura-demo";

    private static final int RANDOM_BYTES = 12;

    private final Site site;
    private final boolean demo;
    private final String reason;

    private FirstSite(Site site, boolean demo, String reason) {
        this.site = site;
        this.demo = demo;
        this.reason = reason;
    }

    /**
     * Reads where the first site comes from.
     *
     * @param source empty, {@code demo}, or a file
     * @throws AgentException when it is a file that is no good
     */
    public static FirstSite of(String source, boolean demo) throws AgentException {
        if (demo) {
            return new FirstSite(DemoSite.load(), true, "the bundled demo site");
        }
        if (source.isEmpty()) {
            return new FirstSite(NewSites.empty(), false, "a new site");
        }
        try {
            Site site = new SiteFiles().load(Path.of(source)).site();
            List<ModelProblem> errors = SiteChecks.check(site).stream().filter(ModelProblem::isError).toList();
            if (!errors.isEmpty()) {
                throw new AgentException(null, "start.site", source,
                        ModelProblem.text(errors, Locale.ENGLISH));
            }
            return new FirstSite(site, false, "from the file " + Path.of(source).getFileName());
        } catch (SiteFileException e) {
            throw new AgentException(e, "start.site", source, e.getMessage());
        }
    }

    /**
     * The facts that begin the site. Writes the file with the first password.
     *
     * @throws IOException when that file cannot be written
     */
    public List<Fact> facts(SiteWriter writer, InitialPassword initial, Clock clock)
            throws AgentException, IOException {
        Instant now = clock.instant();
        try {
            var facts = new ArrayList<Fact>(writer.first(site, reason));
            facts.addAll(0, passwords(initial, now));
            return facts;
        } catch (SiteFileException e) {
            throw new AgentException(e, "start.site", reason, e.getMessage());
        }
    }

    private List<Fact> passwords(InitialPassword initial, Instant now) throws IOException {
        var facts = new ArrayList<Fact>();
        List<Person> administrators = SiteScope.administrators(site);
        if (!administrators.isEmpty()) {
            String login = administrators.getFirst().getLogin();
            byte[] random = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(random);
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            initial.write(login, password);
            facts.add(Account.PASSWORD.fact(now,
                    new Account.PasswordSet(login, PasswordHash.of(password), true, false)));
        }
        if (demo) {
            String hash = PasswordHash.of(DEMO_PASSWORD);
            site.getPeople().stream().filter(p -> administrators.isEmpty() || p != administrators.getFirst())
                    .forEach(p -> facts.add(Account.PASSWORD.fact(now,
                            new Account.PasswordSet(p.getLogin(), hash, false, true))));
        }
        return facts;
    }
}
