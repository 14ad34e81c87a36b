/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.Duration;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EAttribute;
import org.yagura.model.site.AccessKind;
import org.yagura.model.site.AccessLogForm;
import org.yagura.model.site.AccessLogSource;
import org.yagura.model.site.AccessWatch;
import org.yagura.model.site.AccessedWatch;
import org.yagura.model.site.EventLogWatch;
import org.yagura.model.site.HostWatch;
import org.yagura.model.site.LogWatch;
import org.yagura.model.site.ProcessWatch;
import org.yagura.model.site.ServiceWatch;
import org.yagura.model.site.SitePackage.Literals;

/** Checks watches of what only the node itself can tell. */
final class InsideChecks {
    private static final Pattern ABSOLUTE = Pattern.compile("(/|[A-Za-z]:[\\\\/])\\S.*");
    /** Names go into a command on the node: nothing that a shell gives a meaning. */
    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@:._ -]{0,127}");

    /** Names go into a query of Windows. */
    private static final Pattern CHANNEL = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_ .()/-]{0,254}");
    private static final Pattern PROVIDER = Pattern.compile("[^'\"<>&\\p{Cntrl}]{1,255}");
    private static final int MOST_PROVIDERS = 50;
    private static final int MOST_IDS = 200;

    private final Findings findings;

    InsideChecks(Findings findings) {
        this.findings = findings;
    }

    void check(AccessedWatch watch) {
        findings.port(watch, Literals.ACCESSED_WATCH__SSH_PORT, watch.getSshPort());
        switch (watch) {
            case HostWatch host -> findings.port(host, Literals.HOST_WATCH__PORT, host.getPort());
            case ProcessWatch process -> process(process);
            case ServiceWatch service -> {
                notBySnmp(service);
                findings.form(service, Literals.SERVICE_WATCH__SERVICES, !service.getServices().isEmpty(),
                        "value-missing");
                service.getServices().forEach(name -> findings.form(service, Literals.SERVICE_WATCH__SERVICES,
                        name != null && SERVICE.matcher(name).matches(), "service-form", name));
            }
            case LogWatch log -> log(log);
            case EventLogWatch events -> events(events);
            case AccessWatch access -> access(access);
            default -> {
                // a kind of a third party, which checks it itself
            }
        }
    }

    private void process(ProcessWatch process) {
        findings.port(process, Literals.PROCESS_WATCH__PORT, process.getPort());
        findings.present(process, Literals.PROCESS_WATCH__COMMAND, process.getCommand());
        findings.pattern(process, Literals.PROCESS_WATCH__COMMAND, process.getCommand());
        boolean named = process.getUser() != null && !process.getUser().isBlank();
        findings.form(process, Literals.PROCESS_WATCH__USER, process.getAccess() != AccessKind.SNMP || !named,
                "user-snmp");
        findings.number(process, Literals.PROCESS_WATCH__LEAST, process.getLeast(), 0, 1_000_000);
        findings.number(process, Literals.PROCESS_WATCH__MOST, process.getMost(), 0, 1_000_000);
        findings.form(process, Literals.PROCESS_WATCH__MOST,
                process.getMost() == 0 || process.getMost() >= process.getLeast(), "most-below-least",
                process.getMost(), process.getLeast());
    }

    private void log(LogWatch log) {
        notBySnmp(log);
        path(log, Literals.LOG_WATCH__PATH, log.getPath());
        boolean known = known(log.getCharset());
        findings.form(log, Literals.LOG_WATCH__CHARSET, known, "charset", log.getCharset());
        findings.form(log, Literals.LOG_WATCH__CHARSET, !known || hasLines(log.getCharset()), "charset-lines",
                log.getCharset());
        findings.pattern(log, Literals.LOG_WATCH__FIRST_LINE, log.getFirstLine());
        if (log.getPatterns().isEmpty()) {
            findings.warning("log-nothing", log, Literals.LOG_WATCH__PATTERNS);
        }
        new LogPatternChecks(findings).check(log.getPatterns());
    }

    private void events(EventLogWatch events) {
        findings.form(events, Literals.ACCESSED_WATCH__ACCESS,
                events.getAccess() == AccessKind.AUTOMATIC || events.getAccess() == AccessKind.NODE_AGENT,
                "access-agent");
        findings.form(events, Literals.EVENT_LOG_WATCH__CHANNEL,
                events.getChannel() != null && CHANNEL.matcher(events.getChannel()).matches(), "channel-form",
                events.getChannel());
        events.getProviders().forEach(name -> findings.form(events, Literals.EVENT_LOG_WATCH__PROVIDERS,
                name != null && PROVIDER.matcher(name).matches(), "provider-form", name));
        findings.number(events, Literals.EVENT_LOG_WATCH__PROVIDERS, events.getProviders().size(), 0, MOST_PROVIDERS);
        events.getEventIds().forEach(id -> findings.number(events, Literals.EVENT_LOG_WATCH__EVENT_IDS, id, 0, 65_535));
        findings.number(events, Literals.EVENT_LOG_WATCH__EVENT_IDS, events.getEventIds().size(), 0, MOST_IDS);
        if (events.getPatterns().isEmpty()) {
            findings.warning("log-nothing", events, Literals.EVENT_LOG_WATCH__PATTERNS);
        }
        new LogPatternChecks(findings).check(events.getPatterns());
    }

    private void access(AccessWatch access) {
        if (access.getLogSource() == AccessLogSource.FILE) {
            notBySnmp(access);
            path(access, Literals.ACCESS_WATCH__PATH, access.getPath());
        }
        findings.span(access, Literals.ACCESS_WATCH__WITHIN, access.getWithin(), Duration.ofSeconds(10),
                Duration.ofDays(1));
        findings.number(access, Literals.ACCESS_WATCH__MOST_REFUSED, access.getMostRefused(), 0, 1_000_000_000);
        findings.number(access, Literals.ACCESS_WATCH__MOST_GRANTED, access.getMostGranted(), 0, 1_000_000_000);
        findings.pattern(access, Literals.ACCESS_WATCH__REFUSED, access.getRefused());
        findings.pattern(access, Literals.ACCESS_WATCH__GRANTED, access.getGranted());
        if (access.getForm() == AccessLogForm.OWN) {
            findings.present(access, Literals.ACCESS_WATCH__REFUSED, access.getRefused());
        }
    }

    private void path(AccessedWatch watch, EAttribute attribute, String path) {
        findings.form(watch, attribute, path != null && ABSOLUTE.matcher(path).matches(), "path-form", path);
        LogPath.fault(path).ifPresent(fault -> findings.error(switch (fault) {
            case DATE -> "path-date";
            case FOLDER -> "path-folder";
            case LONG -> "path-long";
        }, watch, attribute, path));
    }

    private void notBySnmp(AccessedWatch watch) {
        findings.form(watch, Literals.ACCESSED_WATCH__ACCESS, watch.getAccess() != AccessKind.SNMP, "access-snmp");
    }

    /** One that is only read, as those that guess, has the line ends of ASCII. */
    private static boolean hasLines(String charset) {
        Charset set = Charset.forName(charset);
        return !set.canEncode() || set.newEncoder().canEncode('\n');
    }

    private static boolean known(String charset) {
        try {
            return charset != null && Charset.isSupported(charset);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }
}
