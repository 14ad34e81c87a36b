/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.site;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.yagura.model.FailureFigures;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Node;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.topology.core.internal.availability.Unavailability;
import org.yagura.topology.core.internal.structure.SingleFailures;
import org.yagura.topology.core.internal.structure.Structure;

/**
 * How often each variable fails and what share of the time it is down, in the long run.
 *
 * <p><b>A failable</b> with MTBF m and MTTR r is down for the share {@code r / (m + r)} and fails {@code 1 / (m + r)} times
 * an hour.
 *
 * <p><b>Hot spares</b> shorten the repair. With s spares for n members of unavailability q, a failed member is replaced in
 * the take-over time T of its group (none: at once) unless all spares are used up, that is, s or more of the other n-1
 * members and s spares are down: with that probability p its repair takes the usual time. So its MTTR becomes
 * {@code (1-p)·T + p·r}, never more than r. A spare node replaces the node and the parts that it does not run without.
 *
 * <p><b>A take-over</b> of a standby or dual-path group stops the group for its take-over time T whenever a failure stops an
 * active member but not the whole group. These failures come with the frequency f = Σ I·f_i over the things i below the
 * member that do not stop the group alone, with I Birnbaum's importance of i for the member and f_i how often i fails. A
 * group of which k members are needed has k active ones: the preferred one, or k times the mean of all. The group is in
 * take-over for the share f·T, taken as independent of the rest and in series with it.
 */
public final class Rates {
    private static final double SECONDS_PER_HOUR = 3600;

    private final Compiled site;
    private final SingleFailures singles;
    private final double[] unavailability;
    private final double[] frequency;

    /**
     * The rates of a site's variables.
     *
     * @param singles of its structure, nothing failed
     */
    public Rates(Compiled site, FailureFigures figures, SingleFailures singles) {
        this.site = site;
        this.singles = singles;
        unavailability = new double[site.structure().variables()];
        frequency = new double[unavailability.length];
        for (int v = 0; v < unavailability.length; v++) {
            if (site.causes().get(v) instanceof Failable failable) {
                FailureFigures.Figure figure = figures.of(failable);
                set(v, figure.mtbf(), figure.mttr());
            }
        }
        site.anatomy().site().getGroups().forEach(this::spares);
        for (int v = 0; v < unavailability.length; v++) {
            if (site.causes().get(v) instanceof RedundancyGroup group) {
                takeover(v, group);
            }
        }
    }

    /** For each variable the share of the time in which it is down; not to be changed. */
    public double[] unavailability() {
        return unavailability;
    }

    /** For each variable how many times an hour it fails; not to be changed. */
    public double[] frequency() {
        return frequency;
    }

    private void set(int variable, double mtbf, double mttr) {
        unavailability[variable] = Double.isInfinite(mtbf) ? 0 : mttr / (mtbf + mttr);
        frequency[variable] = Double.isInfinite(mtbf) ? 0 : 1 / (mtbf + mttr);
    }

    private void spares(RedundancyGroup group) {
        int count = site.anatomy().spares(group).size();
        List<Dependable> members = site.anatomy().members(group);
        var replaced = new ArrayList<int[]>();
        double sum = 0;
        for (Dependable member : members) {
            int[] variables = ofItself(member);
            replaced.add(variables);
            double works = 1;
            for (int v : variables) {
                works *= 1 - unavailability[v];
            }
            sum += 1 - works;
        }
        if (count == 0 || members.isEmpty()) {
            return;
        }
        double usedUp = atLeast(count, members.size() - 1 + count, sum / members.size());
        double takeover = hours(group.getTakeover());
        for (int[] variables : replaced) {
            for (int v : variables) {
                if (frequency[v] > 0) {
                    double mttr = unavailability[v] / frequency[v];
                    double mtbf = 1 / frequency[v] - mttr;
                    set(v, mtbf, usedUp * mttr + (1 - usedUp) * Math.min(takeover, mttr));
                }
            }
        }
    }

    /** The variables of what a spare replaces: a part, or a node with the parts that it does not run without. */
    private int[] ofItself(Dependable member) {
        var variables = new ArrayList<Integer>();
        if (member instanceof Failable failable) {
            site.variable(failable).ifPresent(variables::add);
        }
        if (member instanceof Node node) {
            site.anatomy().neededParts(node).forEach(p -> site.variable(p).ifPresent(variables::add));
        }
        return variables.stream().mapToInt(v -> v).toArray();
    }

    /** The probability that at least so many of n are down, each with probability q, independently. */
    private static double atLeast(int count, int n, double q) {
        double[] exactly = new double[n + 1];
        exactly[0] = 1;
        for (int i = 1; i <= n; i++) {
            for (int j = i; j > 0; j--) {
                exactly[j] = exactly[j] * (1 - q) + exactly[j - 1] * q;
            }
            exactly[0] *= 1 - q;
        }
        double sum = 0;
        for (int j = n; j >= count; j--) {
            sum += exactly[j];
        }
        return Math.min(sum, 1);
    }

    private void takeover(int variable, RedundancyGroup group) {
        var stopping = new BitSet();
        for (int v : singles.stopping(site.node(group))) {
            stopping.set(v);
        }
        List<Dependable> members = site.anatomy().members(group);
        double often = members.contains(group.getPreferred())
                ? failures(group.getPreferred(), stopping)
                : members.stream().mapToDouble(m -> failures(m, stopping)).average().orElse(0) * group.getNeeded();
        frequency[variable] = often;
        unavailability[variable] = Math.min(1, often * hours(group.getTakeover()));
    }

    /** How many times an hour something stops by failures that do not stop all of its group. */
    private double failures(Dependable member, BitSet stopping) {
        int root = site.node(member) == Structure.NEVER ? site.within(member) : site.node(member);
        if (root <= Structure.ALWAYS) {
            return 0;
        }
        double[] sum = {0};
        Unavailability.of(site.structure(), root, singles.stopping(root), unavailability)
                .forEachVariable((v, importance) -> {
                    if (!stopping.get(v)) {
                        sum[0] += importance * frequency[v];
                    }
                });
        return sum[0];
    }

    private static double hours(Duration duration) {
        return duration == null || duration.isNegative() ? 0 : duration.toMillis() / 1000.0 / SECONDS_PER_HOUR;
    }
}
