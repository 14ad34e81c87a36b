/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.yagura.core.host.HostAccess;
import org.yagura.model.site.AccessKind;
import org.yagura.model.site.HostWatch;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.internal.poll.host.UseProbe;
import org.yagura.watch.core.internal.poll.host.Ways;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.WatchKind;

/**
 * Asks for the resources of a host: its node agent, where there is one, else by SNMP; over SSH where no SNMP credential
 * allows the node.
 */
@Component(service = WatchKind.class)
public final class HostKind implements WatchKind {
    private final SnmpPolls polls;

    /** Asks through these sessions. */
    @Activate
    public HostKind(@Reference SnmpPolls polls) {
        this.polls = polls;
    }

    @Override
    public EClass type() {
        return SitePackage.Literals.HOST_WATCH;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        var forms = new ArrayList<>(List.of(MetricForm.of("cpu.used", "%"), MetricForm.of("load", ""),
                MetricForm.of("memory.used", "%"), MetricForm.of("swap.used", "%"),
                new MetricForm("disk.used", "%", Series.Kind.GAUGE, true), MetricForm.of("uptime", "s")));
        forms.addAll(UseProbe.MORE);
        return forms;
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        var host = (HostWatch) watch;
        if (Ways.byAgent(host, node) || host.getAccess() == AccessKind.SSH) {
            return new UseProbe(Ways.of(host, node, context));
        }
        if (host.getAccess() == AccessKind.AUTOMATIC && !polls.allowed(node, host.getCredential(), context)) {
            Optional<HostAccess> ssh = Ways.bySsh(host, node, context);
            if (ssh.isPresent()) {
                return new UseProbe(ssh.get());
            }
        }
        return new SnmpHost(polls.peer(node, host.getCredential(), host.getPort(), context));
    }
}
