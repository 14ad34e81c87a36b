/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.osgi.framework.FrameworkUtil;
import org.yagura.core.agent.GetAbout;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.ui.Clipboards;
import org.yagura.ui.Kit;
import org.yagura.ui.background.ProblemPane;

/** What runs here, in words that can be copied into a report, and whose parts are in it under which licence. */
final class AboutDialog extends Dialog {
    private static final int COPY = IDialogConstants.CLIENT_ID;
    private static final int LICENCES = IDialogConstants.CLIENT_ID + 1;

    private final Kit kit;
    private final Texts texts = Texts.of(AboutDialog.class);
    private final Map<String, String> facts = new LinkedHashMap<>();
    private Text body;
    private ProblemPane problems;

    AboutDialog(Shell parent, Kit kit) {
        super(parent);
        this.kit = kit;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(texts.get("about.title"));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        var area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 14).spacing(14, 8).applyTo(area);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        var picture = new Canvas(area, SWT.NONE);
        picture.addListener(SWT.Paint, e -> e.gc.drawImage(
                kit.icons().get(AboutDialog.class, "yagura", 48, kit.theme().palette().text()), 0, 0));
        GridDataFactory.swtDefaults().hint(48, 48).align(SWT.BEGINNING, SWT.BEGINNING).applyTo(picture);
        var words = new Label(area, SWT.WRAP);
        words.setText(texts.get("about.words"));
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(440, SWT.DEFAULT)
                .applyTo(words);
        body = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        body.setData("name", texts.get("about.title"));
        GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(560, 220).applyTo(body);
        problems = new ProblemPane(area, kit.theme(), kit.severities(), null);
        gather();
        return area;
    }

    private void gather() {
        facts.put(texts.get("about.workbench"),
                FrameworkUtil.getBundle(AboutDialog.class).getVersion().toString());
        facts.put("Java", Runtime.version() + ", " + System.getProperty("java.vendor"));
        facts.put(texts.get("about.system"), System.getProperty("os.name") + " " + System.getProperty("os.version")
                + ", " + System.getProperty("os.arch"));
        facts.put(texts.get("about.settings"), place(Platform.getInstanceLocation()));
        show();
        if (kit.connections().status().connected()) {
            kit.background().ask(body, () -> kit.connections().call(new GetAbout()), this::agent, problems::show);
        }
    }

    private void agent(GetAbout.About about) {
        facts.put(texts.get("about.site"), texts.get("about.site.value", about.site(), about.revision(),
                about.timeZone()));
        facts.put(texts.get("about.agent"), texts.get("about.agent.value", about.version(),
                kit.times().exact(about.since())));
        show();
    }

    private void show() {
        body.setText(facts.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining("\n")));
    }

    private static String place(Location location) {
        return location == null || location.getURL() == null ? "" : location.getURL().getPath();
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, LICENCES, texts.get("about.licences"), false);
        createButton(parent, COPY, texts.get("about.copy"), false);
        createButton(parent, IDialogConstants.OK_ID, texts.get("about.close"), true);
    }

    @Override
    protected void buttonPressed(int button) {
        switch (button) {
            case COPY -> Clipboards.put(body.getText());
            case LICENCES -> kit.background().ask(body, AboutDialog::notice, body::setText,
                    problem -> problems.show(new Problem(problem.code(), texts.get("about.noNotice"), problem.why(),
                            null, problem.details())));
            default -> super.buttonPressed(button);
        }
    }

    private static String notice() throws IOException, URISyntaxException {
        URI install = Platform.getInstallLocation().getURL().toURI();
        return Files.readString(Path.of(install).resolve("NOTICE"));
    }
}
