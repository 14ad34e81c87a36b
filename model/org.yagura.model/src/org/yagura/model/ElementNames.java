/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;
import org.yagura.model.site.ClockCondition;
import org.yagura.model.site.ConditionGroup;
import org.yagura.model.site.ConditionJoin;
import org.yagura.model.site.EndCondition;
import org.yagura.model.site.EndRange;
import org.yagura.model.site.JobCondition;
import org.yagura.model.site.JobVariable;
import org.yagura.model.site.NetCondition;
import org.yagura.model.site.ValueComparison;
import org.yagura.model.site.ValueCondition;
import org.yagura.model.site.VariableCondition;
import org.yagura.model.site.CalendarHours;
import org.yagura.model.site.ChartSeries;
import org.yagura.model.site.TransactionVariable;
import org.yagura.model.site.LogPattern;
import org.yagura.model.site.JmxAttribute;
import org.yagura.model.site.Address;
import org.yagura.model.site.Bend;
import org.yagura.model.site.Element;
import org.yagura.model.site.Expectation;
import org.yagura.model.site.Failable;
import org.yagura.model.site.FailureFigure;
import org.yagura.model.site.Link;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Need;
import org.yagura.model.site.NeedAll;
import org.yagura.model.site.NeedAny;
import org.yagura.model.site.NeedElement;
import org.yagura.model.site.NeedPath;
import org.yagura.model.site.NeedSome;
import org.yagura.model.site.Part;
import org.yagura.model.site.Placement;
import org.yagura.model.site.ScenarioStep;
import org.yagura.model.site.SnmpObject;
import org.yagura.model.site.Threshold;

/** What objects of a model are called that have no name of their own: by what they refer to. */
final class ElementNames {

    private static final int LONGEST = 80;

    private ElementNames() {
    }

    /** See {@link Elements#name}. */
    static String of(EObject object) {
        String name = object instanceof NamedElement named ? named.getName() : null;
        if (name == null || name.isEmpty()) {
            name = unnamed(object);
        }
        return name == null ? "" : name;
    }

    private static String unnamed(EObject object) {
        return switch (object) {
            case Link link -> endOfLink(link.getFrom()) + " – " + endOfLink(link.getTo());
            case Need need -> shortened(need(need));
            case ScenarioStep step -> orId(join(step.getElements(), ", "), step);
            case Expectation expectation -> orId(end(expectation.getService()), expectation);
            case FailureFigure figure -> orId(kinds(figure), figure);
            case Placement placement -> end(placement.getElement());
            case Bend bend -> end(bend.getLink());
            case Threshold threshold -> orId(threshold(threshold), threshold);
            case SnmpObject read -> orId(read.getMetric(), read);
            case JmxAttribute read -> orId(read.getMetric(), read);
            case LogPattern pattern -> orId(pattern.getText(), pattern);
            case TransactionVariable variable -> orId(variable.getName(), variable);
            case ChartSeries series -> orId(series.getMetric(), series);
            case JobVariable variable -> orId(variable.getName(), variable);
            case EndRange range -> range.getFrom() + " … " + range.getTo();
            case JobCondition condition -> orId(condition(condition), condition);
            case CalendarHours hours -> orId(hours.getFrom() + " – " + hours.getTo(), hours);
            case Element element -> element.getId();
            case Address address -> address.getText();
            default -> object.eClass().getName();
        };
    }

    /** As on a blackboard: "disk.used[/var] > 90"; a delta for a change, per hour for a rate. */
    private static String threshold(Threshold threshold) {
        if (threshold.getMetric() == null || threshold.getMetric().isBlank()) {
            return "";
        }
        if (!Double.isFinite(threshold.getLimit())) {
            return threshold.getMetric();
        }
        String limit = new BigDecimal(threshold.getLimit(), MathContext.DECIMAL32).stripTrailingZeros().toPlainString();
        return switch (threshold.getKind()) {
            case HIGH -> threshold.getMetric() + " > " + limit;
            case LOW -> threshold.getMetric() + " < " + limit;
            case CHANGE -> "Δ " + threshold.getMetric() + " > " + limit;
            case RATE -> threshold.getMetric() + " > " + limit + "/h";
            case FORECAST -> threshold.getMetric() + " → " + limit;
            case FORECAST_LOW -> threshold.getMetric() + " ↘ " + limit;
            case BASELINE -> threshold.getMetric() + " ± " + limit + " σ";
        };
    }

    private static String condition(JobCondition condition) {
        return switch (condition) {
            case ConditionGroup group -> group.getConditions().stream().map(ElementNames::of)
                    .collect(Collectors.joining(group.getJoin() == ConditionJoin.ALL ? " ∧ " : " ∨ ", "(", ")"));
            case EndCondition ended -> end(ended.getJob());
            case ValueCondition value -> end(value.getJob()) + comparison(value.getComparison()) + value.getValue();
            case VariableCondition variable -> variable.getVariable() + comparison(variable.getComparison())
                    + variable.getValue();
            case ClockCondition clock -> clock.getTime();
            case NetCondition net -> end(net.getNet());
            default -> "";
        };
    }

    private static String comparison(ValueComparison comparison) {
        return switch (comparison) {
            case EQUAL -> " = ";
            case NOT_EQUAL -> " ≠ ";
            case GREATER -> " > ";
            case GREATER_OR_EQUAL -> " ≥ ";
            case LESS -> " < ";
            case LESS_OR_EQUAL -> " ≤ ";
            case IN -> " ∈ ";
            case NOT_IN -> " ∉ ";
        };
    }

    private static String orId(String text, Element element) {
        return text == null || text.isEmpty() ? element.getId() : shortened(text);
    }

    /** A part with its node: "www01 / lan0". */
    static String end(EObject object) {
        return switch (object) {
            case null -> "?";
            case Part part when part.eContainer() != null -> of(part.eContainer()) + " / " + of(part);
            default -> of(object);
        };
    }

    /** A link as the end of a link is wrong, and could lead back: by its id. */
    private static String endOfLink(Failable end) {
        return end instanceof Link wrong ? wrong.getId() : end(end);
    }

    private static String need(Need need) {
        return switch (need) {
            case NeedElement element -> end(element.getElement());
            case NeedPath path -> end(path.getFrom()) + " → " + end(path.getTo());
            case NeedAll all -> several(all.getNeeds(), " + ");
            case NeedAny any -> several(any.getNeeds(), " | ");
            case NeedSome some -> some.getCount() + "/" + some.getNeeds().size() + " " + several(some.getNeeds(), ", ");
            default -> need.getId();
        };
    }

    private static String several(List<Need> needs, String between) {
        return needs.stream().limit(LONGEST).map(ElementNames::need).collect(Collectors.joining(between, "(", ")"));
    }

    private static String join(Collection<? extends EObject> objects, String between) {
        return objects.stream().limit(LONGEST).map(ElementNames::of).collect(Collectors.joining(between));
    }

    private static String kinds(FailureFigure figure) {
        return Stream.of(figure.getNodeKinds(), figure.getPartKinds(), figure.getLinkKinds(), figure.getAreaKinds())
                .flatMap(Collection::stream).map(kind -> kind.getName())
                .collect(Collectors.joining(", "));
    }

    private static String shortened(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
