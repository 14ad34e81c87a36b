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
import org.yagura.ui.connection.Login;
import org.yagura.ui.connection.Phase;
import org.yagura.ui.connection.SiteAddress;
import org.yagura.ui.connection.UntrustedException;

/**
 * Connects to a site: one of the saved ones, an agent's address, or one on this computer. Waits in the open dialog, never
 * on the user interface thread. An unknown authority's fingerprint is shown to be compared before anything is sent.
 */
final class ConnectDialog extends Dialog {
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
    private ProgressBar progress;
    private ProblemPane problems;
    private Following following;
    private UntrustedException untrusted;
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
        choose(chosen);
        return area;
    }

    private void createSites(Composite area) {
        sites = new Table(area, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION);
        GridDataFactory.fillDefaults().hint(210, 220).grab(false, true).applyTo(sites);
        item(FirstSite.address(true, null), null);
        List<SavedSites.Saved> all = saved.all();
        all.stream().filter(s -> !s.demo()).forEach(s -> item(s.address(), s));
        if (all.stream().noneMatch(s -> s.data() != null && !s.demo())) {
            item(FirstSite.address(false, null), null);
        }
        var other = new TableItem(sites, SWT.NONE);
        other.setText(texts.get("connect.other"));
        other.setImage(kit.icons().get("plus"));
        other.setData(new SavedSites.Saved("", "https://", "", null, null, false));
        sites.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(e -> choose((SavedSites.Saved) e.item.getData())));
        sites.addListener(SWT.DefaultSelection, e -> connect());
        sites.getAccessible();
        sites.setData("name", texts.get("connect.sites"));
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
        GridDataFactory.fillDefaults().grab(true, false).hint(300, 52).applyTo(fingerprint);
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
        createButton(parent, IDialogConstants.OK_ID, texts.get("connect.connect"), true);
        createButton(parent, IDialogConstants.CANCEL_ID, texts.get("connect.cancel"), false);
        choose(chosen);
    }

    private void choose(SavedSites.Saved site) {
        SavedSites.Saved now = site == null ? SavedSites.Saved.of(FirstSite.address(true, null), null) : site;
        chosen = now;
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
        if (remote) {
            (url.getText().length() > 8 ? user.getText().isEmpty() ? user : password : url).setFocus();
        }
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
            problems.show(null);
            waiting(true);
            Login login = address instanceof SiteAddress.Embedded
                    ? Login.owner()
                    : new Login(user.getText().strip(), password.getTextChars());
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
                String trusted = untrusted != null
                        ? untrusted.fingerprint()
                        : url.getText().strip().equals(chosen.url()) ? chosen.fingerprint() : null;
                return new SiteAddress.Remote(name.getText().isBlank() ? uri.getHost() : name.getText().strip(), uri,
                        trusted);
            }
        } catch (URISyntaxException e) {
            // told below, the same way
        }
        problems.show(new Problem(Problem.INVALID, texts.get("connect.badUrl"), null, texts.get("connect.badUrl.todo"),
                null));
        url.setFocus();
        return null;
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
            if (status.untrusted() == null) {
                problems.show(status.problem());
                password.setFocus();
            }
        }
    }

    private void trusting(UntrustedException shown) {
        untrusted = shown;
        boolean visible = shown != null;
        ((GridData) trust.getLayoutData()).exclude = !visible;
        trust.setVisible(visible);
        if (visible) {
            fingerprint.setText(shown.fingerprint() + "\n" + shown.subject());
            if (shown.expected() != null) {
                problems.show(new Problem(Problem.REFUSED, texts.get("connect.otherFingerprint"),
                        texts.get("connect.otherFingerprint.why"),
                        texts.get("connect.otherFingerprint.todo"), shown.expected() + "\n" + shown.fingerprint()));
            }
        }
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok != null) {
            ok.setText(texts.get(visible ? "connect.trustAndConnect" : "connect.connect"));
            setButtonLayoutData(ok);
            ok.getParent().layout(true);
        }
        trust.getParent().layout(true, true);
        Point wanted = getShell().computeSize(getShell().getSize().x, SWT.DEFAULT);
        if (visible && wanted.y > getShell().getSize().y) {
            getShell().setSize(getShell().getSize().x, wanted.y);
        }
    }

    private void waiting(boolean on) {
        progress.setVisible(on);
        getButton(IDialogConstants.OK_ID).setEnabled(!on);
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
