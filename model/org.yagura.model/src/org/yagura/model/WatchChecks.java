/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.yagura.model.site.DnsWatch;
import org.yagura.model.site.HostWatch;
import org.yagura.model.site.HttpWatch;
import org.yagura.model.site.LinkWatch;
import org.yagura.model.site.Maintenance;
import org.yagura.model.site.PingWatch;
import org.yagura.model.site.Severity;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage.Literals;
import org.yagura.model.site.SnmpObject;
import org.yagura.model.site.SnmpWatch;
import org.yagura.model.site.SqlWatch;
import org.yagura.model.site.TcpWatch;
import org.yagura.model.site.Threshold;
import org.yagura.model.site.TrafficWatch;
import org.yagura.model.site.TrapTarget;
import org.yagura.model.site.Watch;

/** Checks watches, maintenance windows and targets of traps. */
final class WatchChecks {
    private static final Duration LEAST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration MOST_INTERVAL = Duration.ofDays(366);
    private static final Pattern OID = Pattern.compile("\\.?[0-2](\\.\\d{1,10}){1,127}");
    private static final Pattern STATUSES = Pattern
            .compile("\\s*[1-5]\\d\\d(-[1-5]\\d\\d)?(\\s*,\\s*[1-5]\\d\\d(-[1-5]\\d\\d)?)*\\s*");
    private static final Pattern URL = Pattern.compile("https?://[^\\s/?#]+([/?#]\\S*)?");
    private static final Pattern JDBC = Pattern.compile("jdbc:[a-z0-9]+:([a-z]+:)?@?//\\S+");
    private static final Set<String> RECORDS = Set.of("A", "AAAA", "CNAME", "MX", "NS", "PTR", "SOA", "SRV", "TXT");

    private final Findings findings;

    WatchChecks(Findings findings) {
        this.findings = findings;
    }

    void check(Site site) {
        site.getWatches().forEach(this::watch);
        site.getMaintenances().forEach(this::maintenance);
        site.getTrapTargets().forEach(this::target);
    }

    private void watch(Watch watch) {
        if (!watch.isAllNodes() && watch.getNodes().isEmpty() && watch.getNodeKinds().isEmpty()) {
            findings.warning("watch-nowhere", watch, null);
        }
        span(watch, Literals.WATCH__INTERVAL, watch.getInterval(), LEAST_INTERVAL, MOST_INTERVAL);
        span(watch, Literals.WATCH__RETRY_INTERVAL, watch.getRetryInterval(), LEAST_INTERVAL, MOST_INTERVAL);
        span(watch, Literals.WATCH__TIMEOUT, watch.getTimeout(), Duration.ofMillis(10), Duration.ofHours(1));
        number(watch, Literals.WATCH__ATTEMPTS, watch.getAttempts(), 1, 100);
        bad(watch, Literals.WATCH__SEVERITY, watch.getSeverity());
        watch.getThresholds().forEach(this::threshold);
        switch (watch) {
            case PingWatch ping -> {
                number(ping, Literals.PING_WATCH__PACKETS, ping.getPackets(), 1, 20);
                number(ping, Literals.PING_WATCH__SIZE, ping.getSize(), 16, 1400);
            }
            case TcpWatch tcp -> {
                port(tcp, Literals.TCP_WATCH__PORT, tcp.getPort());
                pattern(tcp, Literals.TCP_WATCH__EXPECT, tcp.getExpect());
            }
            case HttpWatch http -> http(http);
            case SqlWatch sql -> {
                form(sql, Literals.SQL_WATCH__URL, sql.getUrl() != null && JDBC.matcher(sql.getUrl()).matches(),
                        "jdbc-form", sql.getUrl());
                present(sql, Literals.SQL_WATCH__QUERY, sql.getQuery());
                pattern(sql, Literals.SQL_WATCH__EXPECT, sql.getExpect());
            }
            case LinkWatch links -> {
                page(links, Literals.LINK_WATCH__URL, links.getUrl());
                number(links, Literals.LINK_WATCH__DEPTH, links.getDepth(), 1, 20);
                number(links, Literals.LINK_WATCH__MOST_PAGES, links.getMostPages(), 1, 5000);
            }
            case SnmpWatch snmp -> {
                port(snmp, Literals.SNMP_WATCH__PORT, snmp.getPort());
                snmp.getObjects().forEach(this::object);
                if (snmp.getObjects().isEmpty()) {
                    findings.warning("snmp-nothing", snmp, Literals.SNMP_WATCH__OBJECTS);
                }
            }
            case HostWatch host -> port(host, Literals.HOST_WATCH__PORT, host.getPort());
            case TrafficWatch traffic -> {
                port(traffic, Literals.TRAFFIC_WATCH__PORT, traffic.getPort());
                pattern(traffic, Literals.TRAFFIC_WATCH__INTERFACES, traffic.getInterfaces());
            }
            case DnsWatch dns -> {
                port(dns, Literals.DNS_WATCH__PORT, dns.getPort());
                present(dns, Literals.DNS_WATCH__QUERY_NAME, dns.getQueryName());
                pattern(dns, Literals.DNS_WATCH__EXPECT, dns.getExpect());
                form(dns, Literals.DNS_WATCH__RECORD_TYPE, dns.getRecordType() != null
                        && RECORDS.contains(dns.getRecordType().toUpperCase(Locale.ROOT)), "record-type",
                        dns.getRecordType());
            }
            default -> {
                // a kind of a third party, which checks it itself
            }
        }
    }

    private void http(HttpWatch http) {
        page(http, Literals.HTTP_WATCH__URL, http.getUrl());
        form(http, Literals.HTTP_WATCH__STATUSES,
                http.getStatuses() != null && STATUSES.matcher(http.getStatuses()).matches(), "statuses-form",
                http.getStatuses());
        pattern(http, Literals.HTTP_WATCH__CONTENT, http.getContent());
        number(http, Literals.HTTP_WATCH__REDIRECTS, http.getRedirects(), 0, 20);
        number(http, Literals.HTTP_WATCH__CERTIFICATE_DAYS, http.getCertificateDays(), 0, 3650);
    }

    private void page(Watch watch, EAttribute feature, String url) {
        form(watch, feature, url != null && URL.matcher(url).matches(), "url-form", url);
    }

    private void object(SnmpObject object) {
        present(object, Literals.SNMP_OBJECT__METRIC, object.getMetric());
        form(object, Literals.SNMP_OBJECT__OID, object.getOid() != null && OID.matcher(object.getOid()).matches(),
                "oid-form", object.getOid());
        finite(object, Literals.SNMP_OBJECT__FACTOR, object.getFactor());
    }

    private void threshold(Threshold threshold) {
        present(threshold, Literals.THRESHOLD__METRIC, threshold.getMetric());
        finite(threshold, Literals.THRESHOLD__LIMIT, threshold.getLimit());
        if (!(threshold.getHysteresis() >= 0 && threshold.getHysteresis() < Double.POSITIVE_INFINITY)) {
            findings.error("hysteresis-range", threshold, Literals.THRESHOLD__HYSTERESIS, threshold.getHysteresis());
        }
        number(threshold, Literals.THRESHOLD__COUNT, threshold.getCount(), 1, 1000);
        bad(threshold, Literals.THRESHOLD__SEVERITY, threshold.getSeverity());
    }

    private void maintenance(Maintenance window) {
        present(window, Literals.MAINTENANCE__START, window.getStart());
        present(window, Literals.MAINTENANCE__END, window.getEnd());
        if (window.getStart() != null && window.getEnd() != null && !window.getStart().isBefore(window.getEnd())) {
            findings.error("maintenance-times", window, Literals.MAINTENANCE__END);
        }
        if (window.getNodes().isEmpty() && window.getAreas().isEmpty()) {
            findings.warning("maintenance-nowhere", window, null);
        }
    }

    private void target(TrapTarget target) {
        present(target, Literals.TRAP_TARGET__HOST, target.getHost());
        port(target, Literals.TRAP_TARGET__PORT, target.getPort());
    }

    private void span(EObject object, EAttribute feature, Duration span, Duration least, Duration most) {
        form(object, feature, span != null && span.compareTo(least) >= 0 && span.compareTo(most) <= 0, "span-range",
                span, least, most);
    }

    private void port(EObject object, EAttribute feature, int port) {
        number(object, feature, port, 1, 65535);
    }

    private void number(EObject object, EAttribute feature, int value, int least, int most) {
        form(object, feature, value >= least && value <= most, "number-range", value, least, most);
    }

    private void finite(EObject object, EAttribute feature, double value) {
        form(object, feature, Double.isFinite(value), "number-finite", value);
    }

    private void bad(EObject object, EAttribute feature, Severity severity) {
        form(object, feature, severity != Severity.CLEARED, "severity-cleared");
    }

    private void present(EObject object, EAttribute feature, Object value) {
        form(object, feature, value != null && !(value instanceof String text && text.isBlank()), "value-missing");
    }

    private void pattern(EObject object, EAttribute feature, String text) {
        if (text != null) {
            try {
                Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                findings.error("pattern", object, feature, text, e.getDescription());
            }
        }
    }

    private void form(EObject object, EAttribute feature, boolean good, String code, Object... arguments) {
        if (!good) {
            findings.error(code, object, feature, Arrays.stream(arguments).map(String::valueOf).toArray());
        }
    }
}
