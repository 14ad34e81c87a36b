/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.saved;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Control;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Area;
import org.yagura.model.site.Chart;
import org.yagura.model.site.Dashboard;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Person;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.ui.Kit;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.site.SiteModels;
import org.yagura.watch.ui.internal.chart.ChartContent;

/** The charts and dashboards of the site that a person sees: those for everybody, and the person's own. */
public final class SavedCharts {
    private final Kit kit;
    private final Texts texts = Texts.of(SavedCharts.class);

    public SavedCharts(Kit kit) {
        this.kit = kit;
    }

    private Optional<SiteIndex> index() {
        return kit.site().current().map(SiteModels.Loaded::index);
    }

    private static String login(Connections connections) {
        var session = connections.status().session();
        return session == null ? "" : session.user();
    }

    /** Whether this person may save any. */
    public boolean may() {
        return kit.connections().may(Privilege.EDIT);
    }

    /** The charts, by name. */
    public List<Chart> charts() {
        return index().map(site -> seen(site.site(), kit.connections(), language())).orElse(List.of());
    }

    /** The dashboards, by name. */
    public List<Dashboard> dashboards() {
        return index()
                .map(site -> sorted(
                        site.site().getDashboards().stream()
                                .filter(d -> seen(d.isShared(), d.getOwner(), kit.connections())),
                        language()))
                .orElse(List.of());
    }

    /** The charts of a site that the person who is connected sees, by name as a language sorts. For any thread. */
    public static List<Chart> seen(Site site, Connections connections, Locale language) {
        return sorted(site.getCharts().stream()
                .filter(chart -> seen(chart.isShared(), chart.getOwner(), connections)), language);
    }

    private static boolean seen(boolean shared, Person owner, Connections connections) {
        return shared || owner != null && owner.getLogin().equals(login(connections));
    }

    private Locale language() {
        return kit.times().language();
    }

    private static <T extends NamedElement> List<T> sorted(Stream<T> all, Locale language) {
        Collator order = Collator.getInstance(language);
        return all.sorted(Comparator.comparing(SavedCharts::name, order)).toList();
    }

    /** What one is called. */
    public static String name(NamedElement element) {
        return element.getName() == null ? "" : element.getName();
    }

    /** A chart that this person sees. */
    public Optional<Chart> chart(String id) {
        return charts().stream().filter(c -> c.getId().equals(id)).findFirst();
    }

    /** A dashboard that this person sees. */
    public Optional<Dashboard> dashboard(String id) {
        return dashboards().stream().filter(d -> d.getId().equals(id)).findFirst();
    }

    /** Finds, in the background, what a chart shows now. */
    public void find(Control owner, Chart chart, Area within, Consumer<Finder.Found> found,
            Consumer<Problem> failed) {
        index().ifPresent(site -> kit.background().ask(owner,
                () -> new Finder(kit.connections(), site).find(chart, within), found, failed));
    }

    /** Saves what is shown as a new chart; gives its id. */
    public String add(ChartContent content, String name, boolean shared, Runnable saved, Consumer<Problem> failed) {
        String id = Elements.newId();
        kit.site().change(texts.get("saved.reason", name), site -> {
            Chart chart = SiteFactory.eINSTANCE.createChart();
            chart.setId(id);
            chart.setName(name);
            chart.setShared(shared);
            owner(site).ifPresent(chart::setOwner);
            Recipe.write(content, chart, SiteIndex.of(site));
            site.getCharts().add(chart);
        }, saved, failed);
        return id;
    }

    private Optional<Person> owner(Site site) {
        return site.getPeople().stream().filter(p -> login(kit.connections()).equals(p.getLogin())).findFirst();
    }

    /**
     * Saves what is shown in place of what a chart was.
     *
     * @param sameSeries whether it is to stay about the same nodes, kinds, areas and metrics; else it is about the series that are
     *        shown
     */
    public void write(Chart chart, ChartContent content, boolean sameSeries, Runnable saved,
            Consumer<Problem> failed) {
        change(chart, found -> {
            if (sameSeries) {
                Recipe.frame(content, found);
            } else {
                Recipe.write(content, found, SiteIndex.of((Site) found.eContainer()));
            }
        }, saved, failed);
    }

    /** Saves a new dashboard without charts; gives its id. */
    public String addDashboard(String name, boolean shared, Runnable saved, Consumer<Problem> failed) {
        String id = Elements.newId();
        kit.site().change(texts.get("saved.reason", name), site -> {
            Dashboard dashboard = SiteFactory.eINSTANCE.createDashboard();
            dashboard.setId(id);
            dashboard.setName(name);
            dashboard.setShared(shared);
            owner(site).ifPresent(dashboard::setOwner);
            site.getDashboards().add(dashboard);
        }, saved, failed);
        return id;
    }

    /** Changes one; that somebody has removed it meanwhile is a problem. */
    public <T extends NamedElement> void change(T element, Consumer<T> change, Runnable saved,
            Consumer<Problem> failed) {
        String id = element.getId();
        var gone = new Problem(Problem.NOT_FOUND, texts.get("saved.gone", name(element)), null, null, null);
        kit.site().change(texts.get("saved.reason", name(element)), site -> change.accept(
                SiteIndex.of(site).element(id, type(element)).orElseThrow(() -> new ProblemException(gone))), saved,
                failed);
    }

    @SuppressWarnings("unchecked")
    private static <T> Class<T> type(T element) {
        return (Class<T>) element.getClass();
    }

    /** Removes a chart, also from dashboards, or a dashboard. */
    public void remove(NamedElement element, Runnable saved, Consumer<Problem> failed) {
        String id = element.getId();
        kit.site().change(texts.get("saved.removed", name(element)), site -> {
            site.getDashboards().forEach(d -> d.getCharts().removeIf(c -> c.getId().equals(id)));
            site.getCharts().removeIf(c -> c.getId().equals(id));
            site.getDashboards().removeIf(d -> d.getId().equals(id));
        }, saved, failed);
    }
}
