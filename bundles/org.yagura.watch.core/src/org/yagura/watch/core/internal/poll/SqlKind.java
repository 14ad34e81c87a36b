/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EClass;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.yagura.model.Secret;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.SqlWatch;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.WatchKind;

/**
 * Asks databases on servers. Those inside of this process are refused: the agent's own is one of them.
 */
@Component(service = WatchKind.class)
public final class SqlKind implements WatchKind {
    private static final Pattern ON_SERVER = Pattern.compile("jdbc:[a-z0-9]+:([a-z]+:)?@?//\\S+");

    private final Supplier<List<Driver>> drivers;
    private final boolean inside;

    /** With the drivers of all plug-ins. */
    @Activate
    public SqlKind(BundleContext context) {
        this(() -> Drivers.of(context), false);
    }

    /** With these drivers; databases inside of this process are asked on wish. */
    public SqlKind(Supplier<List<Driver>> drivers, boolean inside) {
        this.drivers = drivers;
        this.inside = inside;
    }

    @Override
    public EClass type() {
        return SitePackage.Literals.SQL_WATCH;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        return List.of(MetricForm.of("connect", "ms"), MetricForm.of("query", "ms"), MetricForm.of("rows", ""),
                MetricForm.of("value", ""));
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        var sql = (SqlWatch) watch;
        String url = HttpKind.filled(sql.getUrl(), node);
        if (!inside && !ON_SERVER.matcher(url).matches()) {
            throw Say.cannot("sql.url", SqlProbe.shown(url));
        }
        if (sql.getQuery() == null || sql.getQuery().isBlank()) {
            throw Say.cannot("sql.nothing");
        }
        Secret password = sql.getPassword();
        var question = new SqlProbe.Question(url, sql.getUser(),
                () -> context.clear(password), sql.getQuery(),
                Patterns.of(sql.getExpect(), SqlProbe.LONGEST));
        return new SqlProbe(driver(url), question);
    }

    private Driver driver(String url) throws CannotAskException {
        for (Driver driver : drivers.get()) {
            try {
                if (driver.acceptsURL(url)) {
                    return driver;
                }
            } catch (SQLException e) {
                throw Say.cannot("sql.url", SqlProbe.shown(url));
            }
        }
        throw Say.cannot("sql.noDriver", SqlProbe.shown(url));
    }
}
