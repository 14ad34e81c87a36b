/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EAttribute;
import org.yagura.model.site.AccessedWatch;
import org.yagura.model.site.DnsWatch;
import org.yagura.model.site.GreetingWatch;
import org.yagura.model.site.HttpWatch;
import org.yagura.model.site.JmxAttribute;
import org.yagura.model.site.JmxWatch;
import org.yagura.model.site.LinkWatch;
import org.yagura.model.site.Maintenance;
import org.yagura.model.site.Recurrence;
import org.yagura.model.site.PingWatch;
import org.yagura.model.site.PushWatch;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage.Literals;
import org.yagura.model.site.SnmpObject;
import org.yagura.model.site.SnmpWatch;
import org.yagura.model.site.SqlWatch;
import org.yagura.model.site.TcpWatch;
import org.yagura.model.site.Threshold;
import org.yagura.model.site.TrafficWatch;
import org.yagura.model.site.TransactionWatch;
import org.yagura.model.site.TrapTarget;
import org.yagura.model.site.Watch;

/** Checks watches, maintenance windows and targets of traps. */
final class WatchChecks {
    private static final Duration LEAST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration MOST_INTERVAL = Duration.ofDays(366);
    private static final Duration SHORTEST_MONTH = Duration.ofDays(28);
    private static final Pattern OID = Pattern.compile("\\.?[0-2](\\.\\d{1,10}){1,127}");
    private static final Pattern OBJECT_NAME = Pattern.compile("[^:\\s]*:[^=\\s]+=.+");
    static final Pattern STATUSES = Pattern
            .compile("\\s*[1-5]\\d\\d(-[1-5]\\d\\d)?(\\s*,\\s*[1-5]\\d\\d(-[1-5]\\d\\d)?)*\\s*");
    private static final Pattern URL = Pattern.compile("https?://[^\\s/?#]+([/?#]\\S*)?");
    private static final Pattern PASSWORD = Pattern.compile("[a-z]+://[^/?#@\\s]*:[^/?#@\\s]+@.*");
    private static final Pattern JDBC_PASSWORD = Pattern.compile("(?i).*[?&;:]password=.+");
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
        findings.span(watch, Literals.WATCH__INTERVAL, watch.getInterval(), LEAST_INTERVAL, MOST_INTERVAL);
        findings.span(watch, Literals.WATCH__RETRY_INTERVAL, watch.getRetryInterval(), LEAST_INTERVAL, MOST_INTERVAL);
        findings.span(watch, Literals.WATCH__TIMEOUT, watch.getTimeout(), Duration.ofMillis(10), Duration.ofHours(1));
        findings.number(watch, Literals.WATCH__ATTEMPTS, watch.getAttempts(), 1, 100);
        findings.faultSeverity(watch, Literals.WATCH__SEVERITY, watch.getSeverity());
        watch.getThresholds().forEach(this::threshold);
        switch (watch) {
            case PingWatch ping -> {
                findings.number(ping, Literals.PING_WATCH__PACKETS, ping.getPackets(), 1, 20);
                findings.number(ping, Literals.PING_WATCH__SIZE, ping.getSize(), 16, 1400);
            }
            case TcpWatch tcp -> {
                findings.port(tcp, Literals.TCP_WATCH__PORT, tcp.getPort());
                findings.pattern(tcp, Literals.TCP_WATCH__EXPECT, tcp.getExpect());
            }
            case HttpWatch http -> http(http);
            case SqlWatch sql -> {
                findings.form(sql, Literals.SQL_WATCH__URL,
                        sql.getUrl() != null && JDBC.matcher(sql.getUrl()).matches(),
                        "jdbc-form", sql.getUrl());
                if (sql.getUrl() != null && JDBC_PASSWORD.matcher(sql.getUrl()).matches()) {
                    findings.warning("url-password", sql, Literals.SQL_WATCH__URL);
                }
                findings.present(sql, Literals.SQL_WATCH__QUERY, sql.getQuery());
                findings.pattern(sql, Literals.SQL_WATCH__EXPECT, sql.getExpect());
            }
            case LinkWatch links -> {
                page(links, Literals.LINK_WATCH__URL, links.getUrl(), links.getUser());
                findings.number(links, Literals.LINK_WATCH__DEPTH, links.getDepth(), 1, 20);
                findings.number(links, Literals.LINK_WATCH__MOST_PAGES, links.getMostPages(), 1, 5000);
            }
            case SnmpWatch snmp -> {
                findings.port(snmp, Literals.SNMP_WATCH__PORT, snmp.getPort());
                snmp.getObjects().forEach(this::object);
                if (snmp.getObjects().isEmpty()) {
                    findings.warning("reads-nothing", snmp, Literals.SNMP_WATCH__OBJECTS);
                }
            }
            case AccessedWatch inside -> new InsideChecks(findings).check(inside);
            case TrafficWatch traffic -> {
                findings.port(traffic, Literals.TRAFFIC_WATCH__PORT, traffic.getPort());
                findings.pattern(traffic, Literals.TRAFFIC_WATCH__INTERFACES, traffic.getInterfaces());
            }
            case DnsWatch dns -> {
                findings.port(dns, Literals.DNS_WATCH__PORT, dns.getPort());
                findings.present(dns, Literals.DNS_WATCH__QUERY_NAME, dns.getQueryName());
                findings.pattern(dns, Literals.DNS_WATCH__EXPECT, dns.getExpect());
                findings.form(dns, Literals.DNS_WATCH__RECORD_TYPE, dns.getRecordType() != null
                        && RECORDS.contains(dns.getRecordType().toUpperCase(Locale.ROOT)), "record-type",
                        dns.getRecordType());
            }
            case GreetingWatch greeting -> {
                if (greeting.getPort() != 0) {
                    findings.port(greeting, Literals.GREETING_WATCH__PORT, greeting.getPort());
                }
                findings.number(greeting, Literals.GREETING_WATCH__CERTIFICATE_DAYS, greeting.getCertificateDays(), 0,
                        3650);
            }
            case JmxWatch jmx -> {
                findings.form(jmx, Literals.JMX_WATCH__URL,
                        jmx.getUrl() != null && jmx.getUrl().startsWith("service:jmx:"), "jmx-form", jmx.getUrl());
                jmx.getAttributes().forEach(this::attribute);
                if (jmx.getAttributes().isEmpty()) {
                    findings.warning("reads-nothing", jmx, Literals.JMX_WATCH__ATTRIBUTES);
                }
            }
            case TransactionWatch transaction -> new TransactionChecks(findings).check(transaction);
            case PushWatch push -> {
                if (push.getSilent() != null) {
                    findings.span(push, Literals.PUSH_WATCH__SILENT, push.getSilent(), LEAST_INTERVAL, MOST_INTERVAL);
                }
            }
            default -> {
                // a kind of a third party, which checks it itself
            }
        }
    }

    private void http(HttpWatch http) {
        page(http, Literals.HTTP_WATCH__URL, http.getUrl(), http.getUser());
        findings.form(http, Literals.HTTP_WATCH__STATUSES,
                http.getStatuses() != null && STATUSES.matcher(http.getStatuses()).matches(), "statuses-form",
                http.getStatuses());
        findings.pattern(http, Literals.HTTP_WATCH__CONTENT, http.getContent());
        findings.number(http, Literals.HTTP_WATCH__REDIRECTS, http.getRedirects(), 0, 20);
        findings.number(http, Literals.HTTP_WATCH__CERTIFICATE_DAYS, http.getCertificateDays(), 0, 3650);
    }

    private void page(Watch watch, EAttribute feature, String url, String user) {
        findings.form(watch, feature, url != null && URL.matcher(url).matches(), "url-form", url);
        if (url != null && PASSWORD.matcher(url).matches()) {
            findings.warning("url-password", watch, feature);
        }
        if (url != null && url.startsWith("http:") && user != null && !user.isEmpty()) {
            findings.warning("password-clear", watch, feature);
        }
    }

    private void object(SnmpObject object) {
        findings.present(object, Literals.SNMP_OBJECT__METRIC, object.getMetric());
        findings.form(object, Literals.SNMP_OBJECT__OID,
                object.getOid() != null && OID.matcher(object.getOid()).matches(),
                "oid-form", object.getOid());
        findings.finite(object, Literals.SNMP_OBJECT__FACTOR, object.getFactor());
    }

    private void attribute(JmxAttribute attribute) {
        findings.present(attribute, Literals.JMX_ATTRIBUTE__METRIC, attribute.getMetric());
        findings.present(attribute, Literals.JMX_ATTRIBUTE__ATTRIBUTE, attribute.getAttribute());
        findings.form(attribute, Literals.JMX_ATTRIBUTE__OBJECT_NAME,
                attribute.getObjectName() != null && OBJECT_NAME.matcher(attribute.getObjectName()).matches(),
                "object-name", attribute.getObjectName());
        findings.finite(attribute, Literals.JMX_ATTRIBUTE__FACTOR, attribute.getFactor());
    }

    private void threshold(Threshold threshold) {
        findings.present(threshold, Literals.THRESHOLD__METRIC, threshold.getMetric());
        findings.finite(threshold, Literals.THRESHOLD__LIMIT, threshold.getLimit());
        if (!(threshold.getHysteresis() >= 0 && threshold.getHysteresis() < Double.POSITIVE_INFINITY)) {
            findings.error("hysteresis-range", threshold, Literals.THRESHOLD__HYSTERESIS, threshold.getHysteresis());
        }
        switch (threshold.getKind()) {
            case FORECAST, FORECAST_LOW -> {
                findings.span(threshold, Literals.THRESHOLD__AHEAD, threshold.getAhead(), Duration.ofHours(1),
                        MOST_INTERVAL);
                learn(threshold);
            }
            case BASELINE -> learn(threshold);
            default -> {
                // looks at the newest values only
            }
        }
        findings.number(threshold, Literals.THRESHOLD__COUNT, threshold.getCount(), 1, 1000);
        findings.faultSeverity(threshold, Literals.THRESHOLD__SEVERITY, threshold.getSeverity());
    }

    private void learn(Threshold threshold) {
        findings.span(threshold, Literals.THRESHOLD__LEARN, threshold.getLearn(), Duration.ofHours(1), MOST_INTERVAL);
    }

    private void maintenance(Maintenance window) {
        findings.present(window, Literals.MAINTENANCE__START, window.getStart());
        findings.present(window, Literals.MAINTENANCE__END, window.getEnd());
        if (window.getStart() != null && window.getEnd() != null && !window.getStart().isBefore(window.getEnd())) {
            findings.error("maintenance-times", window, Literals.MAINTENANCE__END);
        }
        if (window.getRecurrence() != Recurrence.ONCE) {
            recurring(window);
        }
        if (window.getNodes().isEmpty() && window.getAreas().isEmpty()) {
            findings.warning("maintenance-nowhere", window, null);
        }
    }

    private void recurring(Maintenance window) {
        if (window.getStart() == null) {
            return;
        }
        if (window.getUntil() != null && !window.getUntil().isAfter(window.getStart())) {
            findings.error("maintenance-until", window, Literals.MAINTENANCE__UNTIL);
        }
        Duration apart = switch (window.getRecurrence()) {
            case DAILY -> Duration.ofDays(1);
            case WEEKLY -> Duration.ofDays(7);
            default -> SHORTEST_MONTH;
        };
        if (window.getEnd() != null && window.getEnd().isAfter(window.getStart().plus(apart))) {
            findings.error("maintenance-long", window, Literals.MAINTENANCE__END);
        }
    }

    private void target(TrapTarget target) {
        findings.present(target, Literals.TRAP_TARGET__HOST, target.getHost());
        findings.port(target, Literals.TRAP_TARGET__PORT, target.getPort());
    }
}
