/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Privilege;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.filter.FilterBar;
import org.yagura.ui.filter.MultiChoice;
import org.yagura.ui.site.SiteModels;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.PagedTable;

/**
 * The people of the site and their accounts: who may log in, what the roles give and where, who is here. Whoever may not
 * administer sees what the site model says.
 */
public final class AccountsPanel extends Composite {
    private final Kit kit;
    private final Texts texts = Texts.of(AccountsPanel.class);
    private final Text text;
    private final MultiChoice<AccountRow.State> states;
    private final Button present;
    private final List<Column<AccountRow>> columns;
    private final PagedTable<AccountRow> table;
    private final AccountDetails details;
    private final AtomicReference<List<AccountRow>> people = new AtomicReference<>();
    private boolean administers;

    /**
     * A panel on the site that is connected.
     *
     * @param changeOwn lets the person who is logged in change the own password
     */
    public AccountsPanel(Composite parent, Kit kit, Runnable changeOwn) {
        super(parent, SWT.NONE);
        this.kit = kit;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        var bar = new FilterBar(this, kit, this::load);
        text = bar.text(texts.get("accounts.text"), 220);
        states = bar.choice(texts.get("accounts.state"), () -> Arrays.asList(AccountRow.State.values())
                .subList(0, AccountRow.State.UNKNOWN.ordinal()), this::word);
        present = new Button(bar.control(), SWT.CHECK);
        present.setText(texts.get("accounts.present"));
        present.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> load()));
        kit.theme().paintBar(present);
        var sash = new SashForm(this, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        columns = columns();
        table = new PagedTable<>(sash, kit, "accounts", columns, false).name(texts.get("accounts.name"));
        var right = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(right);
        kit.theme().paint(right);
        details = new AccountDetails(right, kit, table::changed, changeOwn);
        sash.setWeights(64, 36);
        table.onSelection(selection -> details.show(selection.single()));
        table.onOpen(row -> details.setFocus());
        menu();
        table.widget().addListener(SWT.KeyDown, this::key);
        follow();
    }

    private void follow() {
        Following models = kit.site().follow(this::arrived);
        Following changes = kit.connections().followChanges(Set.of("audit", Connections.RECONNECTED),
                list -> table.changed());
        Following status = kit.connections().followStatus(now -> {
            if (now.may(Privilege.ADMINISTER) != administers) {
                administers = now.may(Privilege.ADMINISTER);
                table.changed();
            }
            details.refresh();
        });
        addDisposeListener(e -> {
            models.close();
            changes.close();
            status.close();
        });
    }

    private void arrived(SiteModels.Loaded loaded) {
        boolean first = people.getAndSet(loaded.site().getPeople().stream().map(AccountRow::of)
                .sorted(AccountSource.BY_LOGIN).toList()) == null;
        if (first) {
            load();
        } else {
            table.changed();
        }
    }

    private void load() {
        var filter = new AccountSource.Filter(text.getText(), states.chosen(), present.getSelection());
        boolean all = filter.equals(AccountSource.Filter.ALL);
        table.empty(all
                ? EmptyState.of(texts.get("accounts.empty"))
                : new EmptyState(texts.get("accounts.empty.filter"), texts.get("filter.clear"), this::reset));
        if (people.get() != null) {
            table.source(new AccountSource(kit, people::get, filter, columns));
        }
    }

    private void reset() {
        text.setText("");
        present.setSelection(false);
        states.choose(List.of());
        load();
    }

    private List<Column<AccountRow>> columns() {
        return List.of(
                Column.<AccountRow>code("login", texts.get("accounts.login"), 95, AccountRow::login).withSort(),
                Column.<AccountRow>text("name", texts.get("accounts.person"), 150, AccountRow::name).withSort()
                        .growing(),
                Column.<AccountRow>text("roles", texts.get("accounts.roles"), 120,
                        r -> join(r.roles().stream().map(AccountRow.Given::name).toList())).withSort(),
                Column.<AccountRow>text("areas", texts.get("accounts.areas"), 100, this::areas).withSort(),
                Column.<AccountRow>text("state", texts.get("accounts.state"), 145, this::state).withSort()
                        .withIcon(AccountsPanel::icon),
                Column.<AccountRow>number("sessions", texts.get("accounts.sessions"), 80,
                        r -> r.account() == null ? null : r.sessions().size()).withSort(),
                Column.<AccountRow>time("lastLogin", texts.get("accounts.lastLogin"), 110,
                        r -> r.account() == null ? null : r.account().lastLogin()).withSort(),
                Column.<AccountRow>number("failures", texts.get("accounts.failures"), 100,
                        r -> r.account() == null ? null : r.account().failures()).withSort().hidden(),
                Column.<AccountRow>time("passwordSet", texts.get("accounts.passwordSet"), 110,
                        r -> r.account() == null ? null : r.account().passwordSet()).withSort().hidden());
    }

    private String join(List<String> words) {
        return String.join(texts.get("accounts.comma"), words);
    }

    private String areas(AccountRow row) {
        return row.roles().isEmpty() ? "" : row.areas().isEmpty() ? texts.get("accounts.wholeSite") : join(row.areas());
    }

    private String state(AccountRow row) {
        return row.state() == AccountRow.State.WAITS
                ? texts.get("accounts.until", word(row.state()), kit.times().brief(row.waitsUntil()))
                : word(row.state());
    }

    private String word(AccountRow.State state) {
        return texts.get("accounts.state." + state);
    }

    private static String icon(AccountRow row) {
        return switch (row.state()) {
            case DISABLED -> "x";
            case LOCKED -> "lock";
            case NO_PASSWORD, MUST_CHANGE -> "key";
            case WAITS -> "history";
            case READY -> "check";
            case UNKNOWN -> null;
        };
    }

    private void menu() {
        table.menu().add(action("accounts.menu.set", details::setPassword));
        table.menu().add(action("accounts.menu.lock", details::lockOrLetIn));
        table.menu().add(action("accounts.menu.end", details::endSessions));
        table.menu().add(action("accounts.menu.token", details::addToken));
        table.menu().add(new Separator());
    }

    private Action action(String key, Runnable run) {
        return new Action(texts.get(key)) {
            @Override
            public void run() {
                run.run();
            }

            @Override
            public boolean isEnabled() {
                return administers && table.selection().single() != null;
            }
        };
    }

    private void key(Event event) {
        if ((event.stateMask & SWT.MODIFIER_MASK & ~SWT.SHIFT) != 0) {
            return;
        }
        switch (Character.toLowerCase(event.character)) {
            case 'p' -> details.setPassword();
            case 'l' -> details.lockOrLetIn();
            case 'e' -> details.endSessions();
            case 't' -> details.addToken();
            case '/' -> focusFilter();
            default -> {
                return;
            }
        }
        event.doit = false;
    }

    /** Gives the field that filters the keyboard. */
    void focusFilter() {
        text.setFocus();
        text.selectAll();
    }

    /** The table, for focus and tests. */
    public PagedTable<AccountRow> table() {
        return table;
    }

    /** Shows only people in those states; all for none. */
    void choose(Set<AccountRow.State> wanted) {
        states.choose(wanted);
    }

    /** What is shown of one account, for tests. */
    AccountDetails details() {
        return details;
    }

    @Override
    public boolean setFocus() {
        table.setFocus();
        return true;
    }
}
