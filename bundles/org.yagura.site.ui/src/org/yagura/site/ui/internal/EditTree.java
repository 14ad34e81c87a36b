/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.swt.graphics.Image;
import org.yagura.model.Elements;
import org.yagura.model.ModelTexts;
import org.yagura.model.edit.KindIcons;
import org.yagura.model.site.Address;
import org.yagura.model.site.Area;
import org.yagura.model.site.Element;
import org.yagura.model.site.Expectation;
import org.yagura.model.site.FailureFigure;
import org.yagura.model.site.Need;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.ScenarioStep;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;
import org.yagura.ui.Kit;

/** What the tree of the editor shows: the site, its lists as groups, and below them what contains what. */
final class EditTree implements ITreeContentProvider {

    /**
     * A list of the site.
     *
     * @param site the site
     * @param reference which of its lists
     */
    record Group(Site site, EReference reference) {
    }

    /** What third parties keep, and what is drawn by hand in a diagram, is not edited by forms. */
    private static final Set<EReference> LEFT_OUT = Set.of(SitePackage.Literals.ELEMENT__EXTENSIONS,
            SitePackage.Literals.DIAGRAM__PLACEMENTS, SitePackage.Literals.DIAGRAM__BENDS);

    static List<EReference> containments(EObject object) {
        return object.eClass().getEAllContainments().stream().filter(r -> !LEFT_OUT.contains(r)).toList();
    }

    @Override
    public Object[] getElements(Object input) {
        return new Object[]{input instanceof Object[] array ? array[0] : input};
    }

    @Override
    public Object[] getChildren(Object parent) {
        return switch (parent) {
            case Site site -> containments(site).stream().map(r -> new Group(site, r)).toArray();
            case Group group -> ((List<?>) group.site().eGet(group.reference())).toArray();
            case EObject object -> {
                var inside = new ArrayList<Object>();
                containments(object).forEach(r -> {
                    if (r.isMany()) {
                        inside.addAll((List<?>) object.eGet(r));
                    } else if (object.eGet(r) != null) {
                        inside.add(object.eGet(r));
                    }
                });
                yield inside.toArray();
            }
            default -> new Object[0];
        };
    }

    @Override
    public Object getParent(Object element) {
        return switch (element) {
            case Group group -> group.site();
            case EObject object when object.eContainer() instanceof Site site ->
                new Group(site, object.eContainmentFeature());
            case EObject object -> object.eContainer();
            default -> null;
        };
    }

    @Override
    public boolean hasChildren(Object element) {
        return getChildren(element).length > 0;
    }

    /** Names and icons. */
    static final class Labels extends ColumnLabelProvider {
        private final Kit kit;
        private final ModelTexts words = ModelTexts.of(Locale.getDefault());

        Labels(Kit kit) {
            this.kit = kit;
        }

        @Override
        public String getText(Object element) {
            return switch (element) {
                case Group group -> words.label(group.reference()) + "  ("
                        + ((List<?>) group.site().eGet(group.reference())).size() + ")";
                case Address address -> Elements.name(address);
                case Need need -> words.label(need.eClass()) + ": " + Elements.name(need);
                case ScenarioStep step -> words.label(step.getAction()) + ": " + Elements.name(step);
                case Expectation expected -> Elements.name(expected) + ": " + words.label(expected.getState());
                case FailureFigure figure -> kinds(figure);
                case Element named when !Elements.name(named).isBlank() -> Elements.name(named);
                case EObject object -> words.label(object.eClass());
                default -> String.valueOf(element);
            };
        }

        private String kinds(FailureFigure figure) {
            String kinds = Stream.of(figure.getNodeKinds(), figure.getPartKinds(), figure.getLinkKinds(),
                    figure.getAreaKinds()).flatMap(List::stream).map(words::label).collect(Collectors.joining(", "));
            return kinds.isEmpty() ? words.label(figure.eClass()) : kinds;
        }

        @Override
        public Image getImage(Object element) {
            return kit.icons().get(switch (element) {
                case Group group -> group(group.reference());
                case Site _ -> "home-2";
                case Area area -> KindIcons.icon(area.getKind());
                case Node node -> KindIcons.icon(node.getKind());
                case Part part -> KindIcons.icon(part.getKind());
                case EObject object -> object(object);
                default -> "circle";
            });
        }

        private static String group(EReference reference) {
            return switch (reference.getName()) {
                case "areas" -> "sitemap";
                case "snmpCredentials" -> "key";
                case "trapRules" -> "git-merge";
                case "filters" -> "filter";
                case "roles" -> "shield-lock";
                case "people" -> "users";
                case "links" -> "link";
                case "groups" -> "arrows-split-2";
                case "services" -> "activity";
                case "failureFigures" -> "history";
                case "redundancyRules" -> "clipboard-list";
                case "contracts" -> "certificate";
                case "diagrams" -> "topology-star-3";
                case "scenarios" -> "player-play";
                case "watches" -> "eye";
                case "maintenances" -> "settings";
                case "trapTargets" -> "bell";
                case "sshCredentials" -> "key";
                case "calendars" -> "calendar";
                case "charts" -> "chart-line";
                case "dashboards" -> "layout-grid";
                case "checklists" -> "clipboard-check";
                case "jobUnits" -> "sitemap";
                case "jobQueues" -> "list-details";
                default -> "folder";
            };
        }

        private static String object(EObject object) {
            return switch (object.eClass().getName()) {
                case "Interface" -> "plug";
                case "Address" -> "tag";
                case "CommunityCredential", "UserCredential", "SshCredential" -> "key";
                case "Person" -> "user";
                case "Role" -> "shield-lock";
                case "Filter" -> "filter";
                case "Link" -> "link";
                case "RedundancyGroup" -> "arrows-split-2";
                case "Service" -> "activity";
                case "NeedElement" -> "circle-check";
                case "NeedPath" -> "switch-horizontal";
                case "NeedAll", "NeedAny", "NeedSome" -> "list-details";
                case "Contract" -> "certificate";
                case "Diagram" -> "topology-star-3";
                case "Scenario" -> "player-play";
                case "PingWatch" -> "antenna";
                case "TcpWatch" -> "plug-connected";
                case "HttpWatch" -> "world-www";
                case "LinkWatch" -> "link";
                case "SqlWatch" -> "database";
                case "SnmpWatch" -> "list-details";
                case "HostWatch" -> "cpu";
                case "TrafficWatch" -> "network";
                case "DnsWatch" -> "map-pin";
                case "Threshold" -> "alert-triangle";
                case "SnmpObject", "JmxAttribute", "TransactionVariable" -> "tag";
                case "ProcessWatch" -> "list-check";
                case "ServiceWatch" -> "settings";
                case "LogWatch", "EventLogWatch" -> "file-text";
                case "LogPattern" -> "filter";
                case "AccessWatch" -> "shield-lock";
                case "GreetingWatch" -> "message";
                case "JmxWatch" -> "coffee";
                case "TransactionWatch", "TransactionStep" -> "list-details";
                case "PushWatch" -> "upload";
                case "Calendar", "CalendarHours" -> "calendar";
                case "Chart", "ChartSeries" -> "chart-line";
                case "Dashboard" -> "layout-grid";
                case "Checklist", "ChecklistItem" -> "clipboard-check";
                case "JobUnit", "JobNet" -> "sitemap";
                case "CommandJob" -> "terminal-2";
                case "WaitJob", "TimeCheck", "ClockCondition", "ElapsedCondition" -> "history";
                case "ApprovalJob" -> "circle-check";
                case "ConditionGroup", "EndCondition", "ValueCondition", "VariableCondition", "NetCondition" ->
                    "git-merge";
                case "JobVariable", "EndRange" -> "tag";
                case "JobQueue" -> "list-details";
                case "JobSchedule" -> "calendar";
                case "Maintenance" -> "settings";
                case "TrapTarget" -> "bell";
                default -> object instanceof Watch ? "eye" : "circle";
            };
        }
    }
}
