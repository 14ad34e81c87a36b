/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.account.AddToken;
import org.yagura.core.account.FindTokens;
import org.yagura.core.account.LockAccount;
import org.yagura.core.account.RevokeToken;
import org.yagura.core.account.SetPassword;
import org.yagura.core.agent.EndSession;
import org.yagura.core.agent.ListSessions;
import org.yagura.core.operation.Command;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.model.ModelTexts;
import org.yagura.ui.Kit;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.connection.SiteAddress;
import org.yagura.ui.form.Cards;
import org.yagura.ui.form.NewPasswordFields;
import org.yagura.ui.theme.Theme;

/** All of one account, and what an administrator can do with it. It asks back in place, never by a dialog. */
final class AccountDetails {

    /** What is being asked. */
    private enum Asking {
        NOTHING, PASSWORD, TOKEN, LOCK, END
    }

    private final Kit kit;
    private final Texts texts = Texts.of(AccountDetails.class);
    private final ModelTexts words = ModelTexts.of(Locale.getDefault());
    private final Runnable changed;
    private final Runnable changeOwn;
    private final ProblemPane problems;
    private final Cards cards;
    private AccountRow row;
    private Asking asking = Asking.NOTHING;
    private String said = "";
    /** A token that was made just now; null for none. It is shown this once. */
    private String made;
    private Button first;

    /**
     * Details without an account.
     *
     * @param changed called when a command has changed something
     * @param changeOwn lets the person who is logged in change the own password
     */
    AccountDetails(Composite parent, Kit kit, Runnable changed, Runnable changeOwn) {
        this.kit = kit;
        this.changed = changed;
        this.changeOwn = changeOwn;
        problems = new ProblemPane(parent, kit.theme(), kit.severities(), null);
        cards = new Cards(parent, kit);
        kit.theme().follow(cards.control(), this::render);
    }

    /** Shows an account; null for none. What is being entered for the same person stays. */
    void show(AccountRow now) {
        boolean same = row != null && now != null && row.login().equals(now.login());
        if (same && row.equals(now)) {
            return;
        }
        if (!same) {
            asking = Asking.NOTHING;
            said = "";
            made = null;
            problems.show(null);
        }
        row = now;
        if (asking != Asking.PASSWORD && asking != Asking.TOKEN) {
            render();
        }
    }

    /** Shows it again after a change of what whoever looks may do. */
    void refresh() {
        asking = Asking.NOTHING;
        render();
    }

    /** Begins to set a password, or to change the own one. */
    void setPassword() {
        if (row != null && isOwn() && !isOwner()) {
            changeOwn.run();
        } else if (row != null && may()) {
            ask(Asking.PASSWORD);
        }
    }

    /** Begins to lock the person out, or lets the person in again. */
    void lockOrLetIn() {
        if (row != null && may() && canLetIn()) {
            give(new LockAccount(row.login(), false), done -> texts.get("accounts.letIn.done", row.name()));
        } else if (row != null && may() && !isOwn()) {
            ask(Asking.LOCK);
        }
    }

    /** Begins to end the person's sessions. */
    void endSessions() {
        if (row != null && may() && row.others() > 0) {
            ask(Asking.END);
        }
    }

    /** Begins to make a token for a program that acts as the person. */
    void addToken() {
        if (row != null && may()) {
            ask(Asking.TOKEN);
        }
    }

    /** Gives the first action the keyboard. */
    void setFocus() {
        if (first != null && !first.isDisposed()) {
            first.setFocus();
        }
    }

    /** The problem that is shown; null for none. */
    Problem problem() {
        return problems.problem();
    }

    private void ask(Asking what) {
        asking = what;
        said = "";
        made = null;
        problems.show(null);
        render();
    }

    private boolean may() {
        return kit.connections().status().connected() && kit.connections().may(Privilege.ADMINISTER);
    }

    private boolean isOwn() {
        var session = kit.connections().status().session();
        return session != null && session.user().equalsIgnoreCase(row.login());
    }

    /** The owner of the data directory sets any password, also the own one. */
    private boolean isOwner() {
        return kit.connections().status().address() instanceof SiteAddress.Embedded;
    }

    private boolean canLetIn() {
        return row.state() == AccountRow.State.LOCKED || row.state() == AccountRow.State.WAITS;
    }

    private void render() {
        cards.clear();
        first = null;
        if (row == null) {
            cards.note(texts.get("accounts.select"));
        } else {
            person();
            roles();
            if (row.account() != null) {
                sessions();
                tokens();
            }
            actions();
        }
        cards.done();
    }

    private void person() {
        cards.title(row.name() == null || row.name().isBlank() ? row.login() : row.name());
        cards.card("");
        cards.code(texts.get("accounts.login"), row.login());
        cards.value(texts.get("accounts.state"), sentence());
        if (row.account() == null) {
            return;
        }
        if (row.account().demo()) {
            cards.value(texts.get("accounts.password"), texts.get("accounts.password.demo"));
        } else if (row.account().passwordSet() != null) {
            cards.value(texts.get("accounts.password"),
                    texts.get("accounts.password.since", exact(row.account().passwordSet())));
        }
        cards.value(texts.get("accounts.lastLogin"), row.account().lastLogin() == null
                ? texts.get("accounts.never")
                : exact(row.account().lastLogin()));
        if (row.account().failures() > 0) {
            cards.value(texts.get("accounts.failures"), texts.get("accounts.failures.since", row.account().failures(),
                    exact(row.account().lastFailure())));
        }
    }

    private String exact(Instant time) {
        return kit.times().exact(time.truncatedTo(ChronoUnit.SECONDS));
    }

    private String sentence() {
        return switch (row.state()) {
            case WAITS -> texts.get("accounts.sentence.WAITS", kit.times().brief(row.waitsUntil()));
            default -> texts.get("accounts.sentence." + row.state());
        };
    }

    private void roles() {
        cards.card(texts.get("accounts.roles"));
        if (row.roles().isEmpty()) {
            cards.note(texts.get("accounts.roles.none"));
        }
        for (AccountRow.Given role : row.roles()) {
            String privileges = String.join(texts.get("accounts.comma"), role.privileges().stream()
                    .map(name -> words.label(org.yagura.model.site.Privilege.valueOf(name))).toList());
            String where = role.areas().isEmpty()
                    ? texts.get("accounts.wholeSite")
                    : String.join(texts.get("accounts.comma"), role.areas());
            cards.value(role.name(), privileges.isEmpty() ? where : privileges + "\n" + where);
        }
    }

    private void sessions() {
        cards.card(texts.get("accounts.sessions"));
        if (row.sessions().isEmpty()) {
            cards.note(texts.get("accounts.sessions.none"));
        }
        for (ListSessions.Session session : row.sessions()) {
            String since = texts.get("accounts.session", kit.times().brief(session.since()),
                    kit.times().brief(session.lastUsed()));
            if (session.own() || !may()) {
                cards.value(session.address(),
                        session.own() ? since + texts.get("accounts.session.own") : since);
            } else {
                cards.value(session.address(), since);
                cards.link("", texts.get("accounts.session.end"), () -> end(List.of(session)));
            }
        }
    }

    private void tokens() {
        cards.card(texts.get("accounts.tokens"));
        if (row.tokens().isEmpty()) {
            cards.note(texts.get("accounts.tokens.none"));
        }
        for (FindTokens.Token token : row.tokens()) {
            String use = token.lastUsed() == null
                    ? texts.get("accounts.token.unused")
                    : texts.get("accounts.token.used", kit.times().brief(token.lastUsed()));
            String end = token.expires() == null
                    ? texts.get("accounts.token.endless")
                    : texts.get("accounts.token.until", kit.times().brief(token.expires()));
            cards.value(token.name(), String.join(texts.get("accounts.comma"), token.operations()) + "\n"
                    + texts.get("accounts.token", kit.times().brief(token.since()), token.by(), end, use));
            if (may()) {
                cards.link("", texts.get("accounts.token.revoke"), () -> give(new RevokeToken(token.id()),
                        done -> texts.get("accounts.token.revoked", done.name())));
            }
        }
    }

    private void actions() {
        cards.card(texts.get("accounts.actions"));
        Composite bar = row(wide(0));
        boolean own = isOwn() && !isOwner();
        first = button(bar, own ? "accounts.changeOwn" : "accounts.set", own || may(), this::setPassword);
        button(bar, canLetIn() ? "accounts.letIn" : "accounts.lock", may() && (canLetIn() || !isOwn()),
                this::lockOrLetIn);
        button(bar, "accounts.end", may() && row.others() > 0, this::endSessions);
        button(bar, "accounts.token.add", may(), this::addToken);
        why();
        switch (asking) {
            case PASSWORD -> password();
            case TOKEN -> token();
            case LOCK -> confirm(texts.get("accounts.lock.ask", row.name(), row.sessions().size()),
                    "accounts.lock.do", () -> give(new LockAccount(row.login(), true),
                            done -> texts.get("accounts.lock.done", row.name(), done.endedSessions())));
            case END -> confirm(texts.get("accounts.end.ask", row.name(), row.others()), "accounts.end.do",
                    () -> end(row.sessions().stream().filter(s -> !s.own()).toList()));
            case NOTHING -> {
                if (!said.isEmpty()) {
                    cards.note(said);
                }
                if (made != null) {
                    made();
                }
            }
        }
    }

    /** Says why something cannot be done. */
    private void why() {
        if (!kit.connections().status().connected()) {
            cards.note(texts.get("accounts.why.offline"));
        } else if (!may()) {
            cards.note(texts.get("accounts.why.privilege",
                    words.label(org.yagura.model.site.Privilege.ADMINISTER)));
        } else if (isOwn()) {
            cards.note(texts.get("accounts.why.own"));
        } else if (row.state() == AccountRow.State.DISABLED) {
            cards.note(texts.get("accounts.why.disabled"));
        }
    }

    private void password() {
        Composite form = wide(2);
        form.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).margins(0, 6).spacing(10, 6).create());
        Button[] set = {null};
        var fields = new NewPasswordFields(form, true, this::painted, () -> enable(set[0]));
        fields.onEnter(() -> set(fields));
        painted(new Label(form, SWT.NONE));
        Composite buttons = row((Composite) painted(new Composite(form, SWT.NONE)));
        set[0] = button(buttons, "accounts.set.do", false, () -> set(fields));
        set[0].setData(fields);
        button(buttons, "accounts.cancel", true, () -> ask(Asking.NOTHING));
        closes(form);
        begin(form, fields.first());
    }

    private void token() {
        Composite form = wide(2);
        form.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).margins(0, 6).spacing(10, 6).create());
        Button[] add = {null};
        TokenFields[] all = {null};
        all[0] = new TokenFields(form, texts, this::painted, () -> add[0].setEnabled(all[0].good()));
        Runnable make = () -> {
            if (all[0].good()) {
                make(all[0].command(row.login()));
            }
        };
        all[0].onEnter(make);
        painted(new Label(form, SWT.NONE));
        Composite buttons = row((Composite) painted(new Composite(form, SWT.NONE)));
        add[0] = button(buttons, "accounts.token.add.do", false, make);
        button(buttons, "accounts.cancel", true, () -> ask(Asking.NOTHING));
        closes(form);
        begin(form, all[0].first());
    }

    private void make(AddToken command) {
        give(command, done -> {
            made = done.token();
            return texts.get("accounts.token.made", command.name());
        });
    }

    /** The new token, to be copied. */
    private void made() {
        var token = new Text(wide(0), SWT.BORDER | SWT.READ_ONLY);
        token.getParent().setLayout(GridLayoutFactory.fillDefaults().create());
        token.setData("name", texts.get("accounts.token.new"));
        token.setText(made);
        token.selectAll();
        GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(token);
        begin(token.getParent(), token);
    }

    /** Gives a control the keyboard once it is laid out. */
    private void begin(Composite form, Control control) {
        control.getDisplay().asyncExec(() -> {
            if (!control.isDisposed()) {
                control.setFocus();
                cards.reveal(form);
            }
        });
    }

    private void set(NewPasswordFields fields) {
        give(new SetPassword(row.login(), new String(fields.password())),
                done -> texts.get("accounts.set.done", row.name(), done.endedSessions()));
    }

    private static void enable(Button set) {
        set.setEnabled(((NewPasswordFields) set.getData()).complaint().isEmpty());
    }

    private void confirm(String question, String key, Runnable action) {
        cards.note(question).setForeground(Theme.color(kit.theme().palette().text()));
        Composite buttons = row(wide(0));
        button(buttons, key, true, action);
        Button cancel = button(buttons, "accounts.cancel", true, () -> ask(Asking.NOTHING));
        closes(buttons);
        begin(buttons, cancel);
    }

    /** Escape gives up what is being asked. */
    private void closes(Composite form) {
        for (Control control : form.getChildren()) {
            if (control instanceof Composite inside && !(control instanceof Button)) {
                closes(inside);
            }
            control.addListener(SWT.Traverse, e -> {
                if (e.detail == SWT.TRAVERSE_ESCAPE) {
                    e.doit = false;
                    ask(Asking.NOTHING);
                    setFocus();
                }
            });
        }
    }

    private Composite wide(int indent) {
        var made = (Composite) painted(new Composite(cards.page(), SWT.NONE));
        GridDataFactory.fillDefaults().grab(true, false).indent(indent, 4).applyTo(made);
        return made;
    }

    private static Composite row(Composite made) {
        var layout = new RowLayout();
        layout.marginLeft = 0;
        layout.spacing = 6;
        made.setLayout(layout);
        return made;
    }

    private Control painted(Control control) {
        Theme.ownColours(control);
        control.setBackground(cards.page().getBackground());
        control.setForeground(Theme.color(kit.theme().palette().text()));
        return control;
    }

    private Button button(Composite bar, String key, boolean enabled, Runnable action) {
        var button = Theme.button(bar, texts.get(key), action);
        button.setEnabled(enabled);
        return button;
    }

    private void end(List<ListSessions.Session> sessions) {
        run(() -> sessions.stream()
                .mapToInt(session -> kit.connections().call(new EndSession(session.id(), null)).ended()).sum(),
                ended -> texts.get("accounts.end.done", ended));
    }

    private <R> void give(Command<R> command, Function<R, String> done) {
        run(() -> kit.connections().call(command), done);
    }

    private <R> void run(Callable<R> work, Function<R, String> done) {
        problems.show(null);
        kit.background().ask(cards.control(), work, result -> {
            asking = Asking.NOTHING;
            said = done.apply(result);
            render();
            setFocus();
            changed.run();
        }, problems::show);
    }
}
