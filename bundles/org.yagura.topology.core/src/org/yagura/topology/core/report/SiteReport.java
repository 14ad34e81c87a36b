/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.yagura.model.Elements;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Contract;
import org.yagura.model.site.RuleSeverity;
import org.yagura.topology.core.FindFindings;
import org.yagura.topology.core.ScenarioResult;

/**
 * The report as one file of HTML: no scripts, nothing from elsewhere, light, to be read and to be printed. Long lists end
 * with a line that says how many more there are.
 */
public final class SiteReport {
    private static final String STYLE = style();

    private final ReportContent content;
    private final Wording words;
    private final Html html = new Html();

    private SiteReport(ReportContent content, Locale language) {
        this.content = content;
        words = new Wording(language);
    }

    /** The document in a language. */
    public static String html(ReportContent content, Locale language) {
        return new SiteReport(content, language).document();
    }

    private static String style() {
        try (InputStream in = SiteReport.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceFirst("(?s)^/\\*.*?\\*/\\s*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String document() {
        String title = words.get("title", siteName());
        html.raw("<!DOCTYPE html>\n<html lang=\"" + words.language().getLanguage()
                + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n").element("title", title)
                .raw("<style>\n" + STYLE + "</style>\n</head>\n").open("body").element("h1", title);
        summary();
        picture();
        new ServicePages(content, words, html).write();
        scenarios();
        findings();
        contracts();
        html.element("footer", words.get("footer")).close().raw("</html>\n");
        return html.document();
    }

    private String siteName() {
        String name = content.site().getName();
        return name == null || name.isBlank() ? words.get("unnamed") : name;
    }

    private void summary() {
        html.element("p", "about", words.get("about", content.revision(), content.at().format(DateTimeFormatter
                .ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).localizedBy(words.language())),
                content.at().getZone().getId()));
        SiteIndex index = SiteIndex.of(content.site());
        html.open("table", "summary").open("tr");
        fact(index.nodeCount(), "sum.nodes", false);
        fact(content.site().getLinks().size(), "sum.links", false);
        fact(content.services().size(), "sum.services", false);
        long missed = content.services().stream()
                .filter(s -> !s.works() || Boolean.FALSE.equals(s.targetMet())).count();
        fact(missed, "sum.missed", missed > 0);
        fact(content.points().size(), "sum.points", !content.points().isEmpty());
        fact(content.allFindings(), "sum.findings", content.allFindings() > 0);
        long differs = content.scenarios().stream().filter(s -> !s.met()).count();
        fact(differs, "sum.scenarios", differs > 0);
        html.close().close();
    }

    private void fact(long count, String key, boolean bad) {
        html.open("td", bad ? "bad" : "").element("b", words.number(count)).text(words.get(key)).close();
    }

    private void picture() {
        html.open("section", "picture").element("h2", words.get("diagram"));
        SitePicture.svg(content.site(), content.points(), words.language()).ifPresentOrElse(
                svg -> html.element("p", words.get("diagram.how"))
                        .raw(Html.straight(svg.substring(svg.indexOf("<svg")))),
                () -> html.element("p", words.get("diagram.none")));
        html.close();
    }

    private void scenarios() {
        html.open("section").element("h2", words.get("scenarios"));
        if (content.scenarios().isEmpty()) {
            html.element("p", words.get("scenarios.none"));
        }
        for (ScenarioResult result : content.scenarios()) {
            html.open("section", "scenario").element("h3", result.scenario().name());
            html.element("p", result.met() ? "" : "bad", words.get(result.met() ? "scenario.met" : "scenario.differs"));
            html.open("table").row("th", words.get("step"), words.get("element"), words.get("down"),
                    words.get("degraded"));
            result.steps().forEach(step -> html.open("tr").element("td", "short", words.label(step.action()))
                    .element("td", Wording.names(step.elements())
                            + (step.note() == null ? "" : "\n" + step.note()))
                    .element("td", Wording.names(step.down())).element("td", Wording.names(step.degraded())).close());
            html.close();
            if (!result.expectations().isEmpty()) {
                html.open("table").row("th", words.get("service"), words.get("expected"), words.get("computed"));
                result.expectations().forEach(e -> html.open("tr", e.met() ? "" : "bad")
                        .element("td", e.service().name()).element("td", words.label(e.expected()))
                        .element("td", words.label(e.computed())).close());
                html.close();
            }
            html.close();
        }
        html.close();
    }

    private void findings() {
        html.open("section").element("h2", words.get("findings"));
        if (content.findings().isEmpty()) {
            html.element("p", words.get("findings.none")).close();
            return;
        }
        html.open("table").row("th", words.get("severity"), words.get("element"), words.get("what"), words.get("todo"));
        List<FindFindings.Row> worstFirst = content.findings().stream()
                .sorted(Comparator.comparing(FindFindings.Row::severity)).toList();
        for (FindFindings.Row row : worstFirst) {
            html.open("tr", row.severity() == RuleSeverity.ERROR ? "bad" : "")
                    .element("td", "short", words.label(row.severity())).element("td", words.name(row.element()))
                    .element("td", row.why() == null ? row.what() : row.what() + "\n" + row.why())
                    .element("td", row.todo()).close();
        }
        html.close();
        if (content.allFindings() > content.findings().size()) {
            html.element("p", "more", words.get("more", content.allFindings() - content.findings().size()));
        }
        html.close();
    }

    /** What has ended or is about to, the earliest first. */
    private void contracts() {
        LocalDate today = content.at().toLocalDate();
        List<Contract> ending = content.site().getContracts().stream().filter(c -> c.getEnd() != null
                && ChronoUnit.DAYS.between(today, c.getEnd()) <= c.getWarnDays())
                .sorted(Comparator.comparing(Contract::getEnd)).toList();
        html.open("section").element("h2", words.get("contracts"));
        if (ending.isEmpty()) {
            html.element("p", words.get("contracts.none")).close();
            return;
        }
        html.open("table").open("tr").element("th", words.get("contract")).element("th", words.get("about.what"))
                .element("th", words.get("end")).element("th", "number", words.get("days")).close();
        for (Contract contract : ending) {
            long days = ChronoUnit.DAYS.between(today, contract.getEnd());
            html.open("tr", days < 0 ? "bad" : "")
                    .element("td", words.label(contract.getKind()) + " " + Elements.name(contract))
                    .element("td", contract.getElements().stream().map(Elements::nameElsewhere)
                            .collect(Collectors.joining(", ")))
                    .element("td", words.day(contract.getEnd()))
                    .element("td", "number", days < 0 ? words.get("over") : words.number(days)).close();
        }
        html.close().close();
    }
}
