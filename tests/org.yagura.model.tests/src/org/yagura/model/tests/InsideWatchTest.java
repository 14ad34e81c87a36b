/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yagura.model.ModelProblem;
import org.yagura.model.NewSites;
import org.yagura.model.Secret;
import org.yagura.model.SiteChecks;
import org.yagura.model.site.AccessKind;
import org.yagura.model.site.AccessLogForm;
import org.yagura.model.site.AccessLogSource;
import org.yagura.model.site.AccessWatch;
import org.yagura.model.site.Calendar;
import org.yagura.model.site.CalendarHours;
import org.yagura.model.site.Chart;
import org.yagura.model.site.ChartSeries;
import org.yagura.model.site.Checklist;
import org.yagura.model.site.ChecklistItem;
import org.yagura.model.site.EventLogWatch;
import org.yagura.model.site.JmxAttribute;
import org.yagura.model.site.JmxWatch;
import org.yagura.model.site.LogPattern;
import org.yagura.model.site.LogWatch;
import org.yagura.model.site.ProcessWatch;
import org.yagura.model.site.ServiceWatch;
import org.yagura.model.site.Severity;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SshCredential;
import org.yagura.model.site.Threshold;
import org.yagura.model.site.ThresholdKind;
import org.yagura.model.site.TransactionStep;
import org.yagura.model.site.TransactionVariable;
import org.yagura.model.site.TransactionWatch;
import org.yagura.model.site.Watch;

/** What is wrong with watches from inside, transactions, calendars, charts and patrols is said, and nothing else. */
class InsideWatchTest {
    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;

    private final Site site = NewSites.empty();

    private List<String> codes() {
        List<ModelProblem> problems = SiteChecks.check(site).stream().filter(p -> !p.code().equals("admin-none"))
                .toList();
        for (ModelProblem problem : problems) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
                assertFalse(problem.text(language).contains("{"), problem.text(language));
            }
        }
        return problems.stream().map(ModelProblem::code).toList();
    }

    private <W extends Watch> void found(String code, W watch, Consumer<W> change) {
        site.getWatches().clear();
        watch.setId("w");
        watch.setName("w");
        watch.setAllNodes(true);
        site.getWatches().add(watch);
        checked(code, watch, change);
    }

    private <T> void checked(String code, T object, Consumer<T> change) {
        List<String> before = codes();
        change.accept(object);
        var after = new java.util.ArrayList<>(codes());
        before.forEach(after::remove);
        assertEquals(List.of(code), after);
    }

    private static ProcessWatch processes() {
        ProcessWatch watch = FACTORY.createProcessWatch();
        watch.setCommand("postgres: .*");
        return watch;
    }

    private static ServiceWatch services() {
        ServiceWatch watch = FACTORY.createServiceWatch();
        watch.getServices().add("sshd.service");
        return watch;
    }

    private static LogWatch log() {
        LogWatch watch = FACTORY.createLogWatch();
        watch.setPath("/var/log/messages");
        LogPattern pattern = FACTORY.createLogPattern();
        pattern.setId("p");
        pattern.setText("error (?<what>\\w+)");
        watch.getPatterns().add(pattern);
        return watch;
    }

    @Test
    void processesAndServices() {
        found("pattern", processes(), w -> w.setCommand("("));
        found("value-missing", processes(), w -> w.setCommand(" "));
        found("most-below-least", processes(), w -> {
            w.setLeast(3);
            w.setMost(2);
        });
        found("number-range", processes(), w -> w.setSshPort(0));
        ProcessWatch bySnmp = processes();
        bySnmp.setAccess(AccessKind.SNMP);
        found("user-snmp", bySnmp, w -> w.setUser("postgres"));
        found("value-missing", services(), w -> w.getServices().clear());
        found("access-snmp", services(), w -> w.setAccess(AccessKind.SNMP));
    }

    /** A name goes into a command line on the node. */
    @ParameterizedTest
    @ValueSource(strings = {"", "a;reboot", "$(id)", "-M", "a\nb", "x|y", "`id`", "a'b"})
    void namesOfServicesThatAShellWouldMisunderstand(String wrong) {
        found("service-form", services(), w -> w.getServices().set(0, wrong));
    }

    @Test
    void logs() {
        found("path-form", log(), w -> w.setPath("messages"));
        found("charset", log(), w -> w.setCharset("no such set"));
        found("charset", log(), w -> w.setCharset("UTF/8"));
        found("charset-lines", log(), w -> w.setCharset("x-JIS0208"));
        for (String good : List.of("UTF-16LE", "UTF-32", "windows-31j", "ISO-2022-JP", "x-JISAutoDetect", "IBM1047")) {
            LogWatch other = log();
            other.setCharset(good);
            found("path-form", other, w -> w.setPath("messages"));
        }
        found("pattern", log(), w -> w.setFirstLine("["));
        found("log-nothing", log(), w -> w.getPatterns().clear());
        found("severity-cleared", log(), w -> w.getPatterns().getFirst().setSeverity(Severity.CLEARED));
        found("pattern", log(), w -> w.getPatterns().getFirst().setText("*"));
        LogWatch windows = log();
        windows.setPath("C:\\logs\\app.log");
        windows.setCharset("Shift_JIS");
        found("span-range", windows, w -> w.setInterval(Duration.ZERO));
    }

    @Test
    void eventLogs() {
        EventLogWatch watch = FACTORY.createEventLogWatch();
        assertEquals("System", watch.getChannel());
        LogPattern pattern = FACTORY.createLogPattern();
        pattern.setId("p");
        pattern.setText("Error");
        watch.getPatterns().add(pattern);
        watch.getProviders().add(".NET Runtime");
        watch.getProviders().add("MSSQL$EXPRESS");
        watch.getEventIds().add(65_535);
        watch.setChannel("Microsoft-Windows-TaskScheduler/Operational");
        found("access-agent", watch, w -> w.setAccess(AccessKind.SSH));
        watch.setAccess(AccessKind.NODE_AGENT);
        for (String odd : new String[]{"", "/q:*", "a\"b", "-x"}) {
            checked("channel-form", watch, w -> w.setChannel(odd));
            watch.setChannel("Windows PowerShell");
        }
        checked("provider-form", watch, w -> w.getProviders().add("x' or '1"));
        watch.getProviders().removeLast();
        checked("number-range", watch, w -> w.getEventIds().add(65_536));
        watch.getEventIds().removeLast();
        checked("log-nothing", watch, w -> w.getPatterns().clear());
    }

    @Test
    void pathsWithADateOrAStar() {
        LogWatch watch = log();
        watch.setPath("/var/log/app-%Y%m%d*.log");
        found("path-date", watch, w -> w.setPath("/var/log/app-%x.log"));
        watch.setPath("C:\\logs\\*.log");
        checked("path-folder", watch, w -> w.setPath("/var/*/app.log"));
        watch.setPath("/100%/app.log");
        checked("path-folder", watch, w -> w.setPath("/var/log/%Y/app-%d.log"));
        watch.setPath("/var/log/*");
        checked("path-long", watch, w -> w.setPath("/var/log/" + "a*".repeat(11)));
        AccessWatch access = FACTORY.createAccessWatch();
        access.setPath("/var/log/auth-%Y.log");
        found("path-date", access, w -> w.setPath("/var/log/auth-%"));
    }

    private static LogPattern pattern(LogWatch watch, String id, String text) {
        LogPattern pattern = FACTORY.createLogPattern();
        pattern.setId(id);
        pattern.setText(text);
        watch.getPatterns().add(pattern);
        return pattern;
    }

    @Test
    void reductionKeysNeedTheirGroups() {
        LogWatch watch = log();
        LogPattern error = watch.getPatterns().getFirst();
        error.setReductionKey("%what% 100 %");
        error.setMessage("%what% and %1%, of 50 %");
        found("group-missing", watch, w -> error.setReductionKey("%disk%"));
        error.setReductionKey("%1%");
        checked("group-missing", error, p -> p.setReductionKey("%2%"));
        error.setReductionKey(null);
        checked("group-missing", error, p -> p.setMessage("of %host%"));
        error.setMessage(null);
        error.setReductionKey("%1%");
        checked("pattern", error, p -> p.setText("("));
    }

    @Test
    void resolutionsEndTheAlarmOfAPattern() {
        LogWatch watch = log();
        LogPattern error = watch.getPatterns().getFirst();
        LogPattern good = pattern(watch, "good", "fine (\\w+)");
        good.setResolution(true);
        good.setClears(error);
        found("clears-missing", watch, w -> good.setClears(null));
        good.setClears(error);
        checked("clears-unused", good, p -> p.setResolution(false));
        good.setResolution(true);
        checked("resolution-ignored", good, p -> p.setIgnored(true));
        good.setIgnored(false);
        checked("clears-nothing", error, p -> p.setAlarm(false));
        error.setAlarm(true);
        checked("clears-nothing", error, p -> p.setIgnored(true));
        error.setIgnored(false);
        checked("clears-nothing", good, p -> p.setClears(good));
        good.setClears(error);
        checked("clears-key", good, p -> p.setReductionKey("%1%"));
        good.setReductionKey(null);
        checked("group-missing", error, p -> p.setReductionKey("%what%"));
        good.setText("fine (?<what>\\w+)");
        checked("severity-cleared", good, p -> p.setSeverity(Severity.CLEARED));
    }

    @Test
    void aPatternOfAnotherWatchHasNoAlarmToEnd() {
        LogWatch other = log();
        LogPattern good = pattern(other, "good", "fine");
        good.setResolution(true);
        good.setClears(other.getPatterns().getFirst());
        found("clears-nothing", other, w -> {
            LogPattern elsewhere = FACTORY.createLogPattern();
            elsewhere.setId("x");
            elsewhere.setText("x");
            LogWatch second = FACTORY.createLogWatch();
            second.setId("w2");
            second.setName("w2");
            second.setPath("/x");
            second.setAllNodes(true);
            second.getPatterns().add(elsewhere);
            site.getWatches().add(second);
            good.setClears(elsewhere);
        });
    }

    @Test
    void theRemovalOfAPatternLeavesAResolutionThatSaysSo() {
        LogWatch watch = log();
        LogPattern good = pattern(watch, "good", "fine");
        good.setResolution(true);
        good.setClears(watch.getPatterns().getFirst());
        found("clears-missing", watch, w -> org.eclipse.emf.ecore.util.EcoreUtil.delete(w.getPatterns().getFirst()));
    }

    @Test
    void access() {
        AccessWatch access = FACTORY.createAccessWatch();
        access.setPath("/var/log/auth.log");
        found("value-missing", access, w -> w.setForm(AccessLogForm.OWN));
        found("pattern", access, w -> {
            w.setForm(AccessLogForm.SSHD);
            w.setGranted("(?<source");
        });
        access.setGranted(null);
        found("span-range", access, w -> w.setWithin(Duration.ofDays(2)));
        access.setWithin(Duration.ofHours(1));
        found("number-range", access, w -> w.setMostRefused(-1));
    }

    @Test
    void accessBySyslogNeedsNoFile() {
        AccessWatch access = FACTORY.createAccessWatch();
        access.setForm(AccessLogForm.CISCO_ASA);
        access.setAccess(AccessKind.SNMP);
        access.setLogSource(AccessLogSource.SYSLOG);
        found("span-range", access, w -> w.setWithin(Duration.ZERO));
        access.setWithin(Duration.ofHours(1));
        access.setAccess(AccessKind.AUTOMATIC);
        found("path-form", access, w -> w.setLogSource(AccessLogSource.FILE));
    }

    @Test
    void beans() {
        JmxWatch jmx = FACTORY.createJmxWatch();
        JmxAttribute heap = FACTORY.createJmxAttribute();
        heap.setId("h");
        heap.setMetric("heap");
        heap.setObjectName("java.lang:type=Memory");
        heap.setAttribute("HeapMemoryUsage.used");
        jmx.getAttributes().add(heap);
        found("jmx-form", jmx, w -> w.setUrl("http://x/"));
        jmx.setUrl("service:jmx:rmi:///jndi/rmi://%address%:1/jmxrmi");
        found("object-name", jmx, w -> heap.setObjectName("Memory"));
        heap.setObjectName("java.lang:type=GarbageCollector,*");
        found("reads-nothing", jmx, w -> w.getAttributes().clear());
    }

    private static TransactionWatch transaction() {
        TransactionWatch watch = FACTORY.createTransactionWatch();
        TransactionStep step = FACTORY.createTransactionStep();
        step.setId("s");
        step.setName("log in");
        step.setUrl("https://%address%/login?user=%user%");
        step.getHeaders().add("Accept: text/html");
        step.getExtractions().add("token=value=\"([^\"]+)\"");
        watch.getSteps().add(step);
        TransactionVariable user = FACTORY.createTransactionVariable();
        user.setId("v");
        user.setName("user");
        user.setValue(Secret.parse("{plain}probe"));
        watch.getVariables().add(user);
        return watch;
    }

    @Test
    void transactions() {
        found("transaction-empty", transaction(), w -> w.getSteps().clear());
        found("method", transaction(), w -> w.getSteps().getFirst().setMethod("get"));
        found("url-form", transaction(), w -> w.getSteps().getFirst().setUrl("login"));
        found("url-password-variable", transaction(),
                w -> w.getSteps().getFirst().setUrl("https://%user%:geheim@%address%/"));
        found("header-form", transaction(), w -> w.getSteps().getFirst().getHeaders().add("a: b\r\nc: d"));
        found("statuses-form", transaction(), w -> w.getSteps().getFirst().setStatuses("ok"));
        found("pattern", transaction(), w -> w.getSteps().getFirst().setForbidden("("));
        found("pattern", transaction(), w -> w.getSteps().getFirst().getExtractions().add("a=("));
        found("extraction-form", transaction(), w -> w.getSteps().getFirst().getExtractions().add("=x"));
        found("extraction-form", transaction(), w -> w.getSteps().getFirst().getExtractions().add("a=json:items"));
        found("extraction-form", transaction(), w -> w.getSteps().getFirst().getExtractions().add("a=json:/a~2"));
        found("extraction-form", transaction(), w -> w.getSteps().getFirst().getExtractions().add("a=header:a b"));
        found("span-range", transaction(), w -> w.getSteps().getFirst().setLimit(Duration.ZERO));
        found("span-range", transaction(), w -> w.getSteps().getFirst().setPause(Duration.ofSeconds(-1)));
        found("variable-name", transaction(), w -> w.getVariables().getFirst().setName("a-b"));
        found("variable-twice", transaction(), w -> {
            TransactionVariable again = FACTORY.createTransactionVariable();
            again.setId("v2");
            again.setName("user");
            w.getVariables().add(again);
        });
    }

    @Test
    void forecasts() {
        ProcessWatch watch = processes();
        Threshold threshold = FACTORY.createThreshold();
        threshold.setId("t");
        threshold.setMetric("count");
        watch.getThresholds().add(threshold);
        threshold.setKind(ThresholdKind.FORECAST);
        found("span-range", watch, w -> threshold.setAhead(Duration.ofMinutes(1)));
        threshold.setKind(ThresholdKind.BASELINE);
        found("span-range", watch, w -> threshold.setLearn(null));
    }

    @Test
    void keysOfSsh() {
        SshCredential credential = FACTORY.createSshCredential();
        credential.setId("ssh");
        credential.setName("ssh");
        credential.setUser("probe");
        credential.setPassword(Secret.parse("{plain}x"));
        credential.getNetworks().add("10.0.0.0/8");
        site.getSshCredentials().add(credential);
        checked("network-form", credential, c -> c.getNetworks().set(0, "10.0.0.0/64"));
        credential.getNetworks().set(0, "10.0.0.0/8");
        checked("sources-none", credential, c -> c.getNetworks().clear());
        checked("secret-missing", credential, c -> c.setPassword(null));
        checked("value-missing", credential, c -> c.setUser(""));
    }

    @Test
    void calendars() {
        Calendar calendar = FACTORY.createCalendar();
        calendar.setId("c");
        calendar.setName("office");
        CalendarHours hours = FACTORY.createCalendarHours();
        hours.setId("c1");
        hours.setTo("25:30");
        calendar.getHours().add(hours);
        site.getCalendars().add(calendar);
        checked("time-zone", calendar, c -> c.setTimeZone("Mars"));
        calendar.setTimeZone("Asia/Tokyo");
        checked("time-form", calendar, c -> hours.setFrom("24:00"));
        hours.setFrom("09:00");
        checked("long-time-form", calendar, c -> hours.setTo("48:01"));
        hours.setTo("48:00");
        checked("hours-order", calendar, c -> hours.setTo("09:00"));
        hours.setTo("10:00");
        checked("calendar-never", calendar, c -> c.getHours().clear());
    }

    @Test
    void charts() {
        Chart chart = FACTORY.createChart();
        chart.setId("c");
        chart.setName("load");
        ChartSeries series = FACTORY.createChartSeries();
        series.setId("c1");
        series.setMetric("cpu.used");
        chart.getSeries().add(series);
        site.getCharts().add(chart);
        checked("owner-missing", chart, c -> c.setShared(false));
        chart.setShared(true);
        checked("span-range", chart, c -> c.setSpan(null));
        chart.setSpan(Duration.ofHours(1));
        checked("pattern", chart, c -> series.setNodeNames("("));
        series.setNodeNames("^db");
        checked("chart-empty", chart, c -> c.getSeries().clear());
    }

    @Test
    void patrols() {
        Checklist list = FACTORY.createChecklist();
        list.setId("l");
        list.setName("morning");
        list.getTimes().add("09:00");
        ChecklistItem item = FACTORY.createChecklistItem();
        item.setId("i");
        item.setName("temperature");
        item.setLeast(18.0);
        item.setMost(27.0);
        list.getItems().add(item);
        site.getChecklists().add(list);
        checked("time-form", list, l -> l.getTimes().add("9:00"));
        list.getTimes().remove(1);
        checked("most-below-least", list, l -> item.setMost(10.0));
        item.setMost(null);
        checked("number-finite", list, l -> item.setLeast(Double.NaN));
        item.setLeast(null);
        checked("span-range", list, l -> l.setDeadline(Duration.ofDays(30)));
        list.setDeadline(Duration.ofHours(1));
        checked("checklist-empty", list, l -> l.getItems().clear());
        checked("checklist-never", list, l -> l.getTimes().clear());
    }
}
