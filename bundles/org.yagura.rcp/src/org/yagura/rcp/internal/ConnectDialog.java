/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.connection.ConnectionStatus;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.connection.Login;
import org.yagura.ui.connection.Phase;
import org.yagura.ui.connection.SiteAddress;
import org.yagura.ui.connection.UntrustedException;
import org.yagura.ui.form.NewPasswordFields;
import org.yagura.ui.theme.Theme;

/**
 * Connects to a site: one of the saved ones, an agent's address, or one on this computer. Waits in the open dialog, never
 * on the user interface thread. An unknown authority's fingerprint is shown to be compared before anything is sent.
 */
final class ConnectDialog extends Dialog {
    /** An address before a host has been typed. */
    static final String NO_HOST = "https://";

    private final Kit kit;
    private final SavedSites saved;
    private final Texts texts = Texts.of(ConnectDialog.class);
    private SavedSites.Saved chosen;
    private Table sites;
    private Text name;
    private Text url;
    private Text user;
    private Text password;
    private Label hint;
    private Composite trust;
    private Text fingerprint;
    private Composite renewal;
    private NewPasswordFields next;
    private ProgressBar progress;
    private ProblemPane problems;
    private Following following;
    private UntrustedException untrusted;
    private SiteAddress.Remote tried;
    private boolean connecting;

    ConnectDialog(Shell parent, Kit kit, SavedSites saved, SavedSites.Saved chosen) {
        super(parent);
        this.kit = kit;
        this.saved = saved;
        this.chosen = chosen;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    /** Opens it over the active window, with that site filled in; null for none. */
    static void open(Kit kit, SavedSites saved, SavedSites.Saved chosen) {
        open(kit, saved, chosen, null);
    }

    /** The same, with a problem of an attempt before; null for none. */
    static void open(Kit kit, SavedSites saved, SavedSites.Saved chosen, Problem before) {
        Shell shell = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
        var dialog = new ConnectDialog(shell, kit, saved, chosen);
        dialog.create();
        dialog.problems.show(before);
        dialog.open();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(texts.get("connect.title"));
    }

    @Override
    protected Point getInitialSize() {
        Point size = super.getInitialSize();
        return new Point(Math.max(size.x, 720), Math.max(size.y, 400));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        var area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(14, 12).spacing(16, 8).applyTo(area);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        createSites(area);
        createFields(area);
        problems = new ProblemPane(area, kit.theme(), kit.severities(), null);
        progress = new ProgressBar(area, SWT.INDETERMINATE);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(SWT.DEFAULT, 4).applyTo(progress);
        progress.setVisible(false);
        following = kit.connections().followStatus(this::status);
        area.addDisposeListener(e -> following.close());
        return area;
    }

    private void createSites(Composite area) {
        sites = new Table(area, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION);
        GridDataFactory.fillDefaults().hint(260, 220).grab(false, true).applyTo(sites);
        item(FirstSite.address(true, null), null);
        List<SavedSites.Saved> all = saved.all();
        all.stream().filter(s -> !s.demo()).forEach(s -> item(s.address(), s));
        if (all.stream().noneMatch(s -> s.data() != null && !s.demo())) {
            item(FirstSite.address(false, null), null);
        }
        var other = new TableItem(sites, SWT.NONE);
        other.setText(texts.get("connect.other"));
        other.setImage(kit.icons().get("plus"));
        other.setData(new SavedSites.Saved("", NO_HOST, "", null, null, false));
        sites.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(e -> choose((SavedSites.Saved) e.item.getData())));
        sites.addListener(SWT.MouseUp, e -> toFields());
        sites.addListener(SWT.DefaultSelection, e -> {
            if (chosen.url() == null) {
                connect();
            } else {
                toFields();
            }
        });
        sites.setData("name", texts.get("connect.sites"));
    }

    /** To the first field that is still empty. */
    private void toFields() {
        if (chosen.url() != null) {
            Text first = url.getText().length() <= NO_HOST.length()
                    ? url
                    : user.getText().isEmpty() ? user : password;
            first.setFocus();
            first.setSelection(first.getCharCount());
        }
    }

    private void item(SiteAddress address, SavedSites.Saved known) {
        var item = new TableItem(sites, SWT.NONE);
        item.setText(address.name());
        item.setImage(kit.icons().get(address instanceof SiteAddress.Embedded ? "devices" : "server"));
        item.setData(known == null ? SavedSites.Saved.of(address, null) : known);
    }

    private void createFields(Composite area) {
        var fields = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(10, 6).applyTo(fields);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(fields);
        hint = new Label(fields, SWT.WRAP);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(300, SWT.DEFAULT).applyTo(hint);
        name = field(fields, "connect.name", SWT.NONE);
        url = field(fields, "connect.url", SWT.NONE);
        user = field(fields, "connect.user", SWT.NONE);
        password = field(fields, "connect.password", SWT.PASSWORD);
        trust = new Composite(fields, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(trust);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).exclude(true).applyTo(trust);
        trust.setVisible(false);
        var words = new Label(trust, SWT.WRAP);
        words.setText(texts.get("connect.trust"));
        GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(words);
        fingerprint = new Text(trust, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.BORDER);
        fingerprint.setFont(JFaceResources.getTextFont());
        fingerprint.setData("name", texts.get("connect.fingerprint"));
        GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(fingerprint);
        renewal = new Composite(fields, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(0, 4).spacing(10, 6).applyTo(renewal);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).exclude(true).applyTo(renewal);
        renewal.setVisible(false);
        var why = new Label(renewal, SWT.WRAP);
        why.setText(texts.get("connect.renew") + " " + texts.get("connect.renew.todo"));
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(300, SWT.DEFAULT).applyTo(why);
        next = new NewPasswordFields(renewal, false, control -> control, this::renewed);
    }

    /** A new password is wanted: nothing is sent before it is good. */
    private void renewed() {
        getButton(IDialogConstants.OK_ID).setEnabled(next.complaint().isEmpty());
    }

    private Text field(Composite parent, String key, int style) {
        var label = new Label(parent, SWT.NONE);
        label.setText(texts.get(key));
        var text = new Text(parent, SWT.BORDER | style);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
        text.setData("label", label);
        return text;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        Theme.ownColours(createButton(parent, IDialogConstants.OK_ID, texts.get("connect.connect"), true));
        createButton(parent, IDialogConstants.CANCEL_ID, texts.get("connect.cancel"), false);
        choose(chosen);
        toFields();
    }

    private void choose(SavedSites.Saved site) {
        SavedSites.Saved now = site == null ? SavedSites.Saved.of(FirstSite.address(true, null), null) : site;
        chosen = now;
        tried = null;
        shown(renewal, false);
        trusting(null);
        problems.show(null);
        boolean remote = now.url() != null;
        for (Text text : new Text[]{name, url, user, password}) {
            shown(text, remote);
            shown((Control) text.getData("label"), remote);
        }
        hint.setText(remote
                ? texts.get("connect.hintRemote")
                : texts.get(now.demo() ? "connect.hintDemo" : "connect.hintOwn", now.data()));
        name.setText(orEmpty(now.name()));
        url.setText(orEmpty(now.url()));
        user.setText(orEmpty(now.user()));
        password.setText("");
        for (TableItem item : sites.getItems()) {
            if (((SavedSites.Saved) item.getData()).same(now)) {
                sites.setSelection(item);
            }
        }
        hint.getParent().layout(true, true);
        hint.getParent().getParent().layout(true, true);
    }

    private static void shown(Control control, boolean visible) {
        control.setVisible(visible);
        if (control.getLayoutData() instanceof GridData data) {
            data.exclude = !visible;
        } else {
            GridDataFactory.swtDefaults().exclude(!visible).applyTo(control);
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    @Override
    protected void okPressed() {
        connect();
    }

    private void connect() {
        if (connecting) {
            return;
        }
        SiteAddress address = address();
        if (address != null) {
            connecting = true;
            tried = address instanceof SiteAddress.Remote remote ? remote : null;
            problems.show(null);
            waiting(true);
            Login login = address instanceof SiteAddress.Embedded
                    ? Login.owner()
                    : new Login(user.getText().strip(), password.getTextChars(),
                            renewal.isVisible() ? next.password() : null);
            kit.connections().connect(address, login);
        }
    }

    private SiteAddress address() {
        if (chosen.url() == null) {
            return chosen.address();
        }
        try {
            var uri = new URI(url.getText().strip());
            if ("https".equals(uri.getScheme()) && uri.getHost() != null) {
                return new SiteAddress.Remote(name.getText().isBlank() ? uri.getHost() : name.getText().strip(), uri,
                        trusted(uri));
            }
        } catch (URISyntaxException e) {
            // told below, the same way
        }
        problems.show(new Problem(Problem.INVALID, texts.get("connect.badUrl"), null, texts.get("connect.badUrl.todo"),
                null));
        url.setFocus();
        return null;
    }

    /** The fingerprint that the person trusts for an address: the one just shown, of the last attempt, or saved. */
    private String trusted(URI uri) {
        if (untrusted != null) {
            return untrusted.fingerprint();
        }
        if (tried != null && tried.url().equals(uri)) {
            return tried.fingerprint();
        }
        return uri.toString().equals(chosen.url()) ? chosen.fingerprint() : null;
    }

    private void status(ConnectionStatus status) {
        if (!connecting || getShell() == null || getShell().isDisposed()) {
            return;
        }
        if (status.phase() == Phase.CONNECTED) {
            saved.remember(status.address(), user.getText().strip());
            super.okPressed();
        } else if (status.phase() == Phase.REFUSED) {
            connecting = false;
            waiting(false);
            trusting(status.untrusted());
            if (status.problem() != null && status.problem().code().equals(Connections.PASSWORD_TO_CHANGE)) {
                renewing(true);
                next.first().setFocus();
            } else if (status.untrusted() == null) {
                problems.show(status.problem());
                (renewal.isVisible() ? next.first() : password).setFocus();
            }
        }
    }

    private void trusting(UntrustedException shown) {
        untrusted = shown;
        boolean visible = shown != null;
        shown(trust, visible);
        if (visible) {
            fingerprint.setText(shown.fingerprint() + "\n" + shown.subject());
            if (shown.expected() != null) {
                problems.show(new Problem(Problem.REFUSED, texts.get("connect.otherFingerprint"),
                        texts.get("connect.otherFingerprint.why"),
                        texts.get("connect.otherFingerprint.todo"), shown.expected() + "\n" + shown.fingerprint()));
            }
        }
        grow(visible ? "connect.trustAndConnect" : "connect.connect");
    }

    private void renewing(boolean wanted) {
        shown(renewal, wanted);
        grow(wanted ? "connect.renewAndConnect" : "connect.connect");
        if (wanted) {
            renewed();
        }
    }

    /** Names the button after what it does now, and makes room for what has become visible. */
    private void grow(String key) {
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok != null) {
            ok.setText(texts.get(key));
            setButtonLayoutData(ok);
            ok.getParent().layout(true);
        }
        trust.getParent().layout(true, true);
        Point wanted = getShell().computeSize(getShell().getSize().x, SWT.DEFAULT);
        if (wanted.y > getShell().getSize().y) {
            getShell().setSize(getShell().getSize().x, wanted.y);
        }
    }

    private void waiting(boolean on) {
        progress.setVisible(on);
        getButton(IDialogConstants.OK_ID).setEnabled(!on);
    }

    /** Name, address, user and password, for tests. */
    List<Text> fields() {
        return List.of(name, url, user, password);
    }

    @Override
    protected void cancelPressed() {
        if (connecting) {
            connecting = false;
            kit.connections().disconnect();
            waiting(false);
        } else {
            super.cancelPressed();
        }
    }
}
