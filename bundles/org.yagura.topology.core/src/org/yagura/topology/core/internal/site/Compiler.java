/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.site;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

import org.eclipse.emf.ecore.EObject;
import org.yagura.model.FailureFigures;
import org.yagura.model.site.Area;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Need;
import org.yagura.model.site.NeedAll;
import org.yagura.model.site.NeedAny;
import org.yagura.model.site.NeedElement;
import org.yagura.model.site.NeedPath;
import org.yagura.model.site.NeedSome;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.RedundancyScheme;
import org.yagura.model.site.Service;
import org.yagura.topology.core.internal.site.Compiled.Flaw;
import org.yagura.topology.core.internal.site.Compiled.FlawKind;
import org.yagura.topology.core.internal.site.Compiled.Slot;
import org.yagura.topology.core.internal.structure.Structure;
import org.yagura.topology.core.internal.structure.StructureBuilder;

/**
 * Makes structure functions of a site. What works:
 * <ul>
 * <li>an area: itself and the area around it;
 * <li>a node: itself, its area, one of its power links if it has any, and what it does not run without: each part that is
 * neither a port nor in a group nor a spare, and each outermost group whose members are all parts of it;
 * <li>a part: itself, its controller, one of its power links if it has any, and its node;
 * <li>a link: itself and both ends;
 * <li>a group: as many members as are needed, and its front end;
 * <li>a path: when one leads over working links of the kinds through working nodes that pass traffic on;
 * <li>a service: its need.
 * </ul>
 * What needs itself does not work.
 */
public final class Compiler {
    private static final Set<RedundancyScheme> TAKES_OVER = Set.of(RedundancyScheme.HOT_STANDBY,
            RedundancyScheme.COLD_STANDBY, RedundancyScheme.DUAL_PATH);

    private final Anatomy anatomy;
    private final FailureFigures figures;
    private final StructureBuilder builder = new StructureBuilder();
    private final Map<EObject, Slot> slots;
    private final List<Dependable> causes = new ArrayList<>();
    private final BitSet never = new BitSet();
    private final List<Flaw> flaws = new ArrayList<>();
    /** What is being computed, each needed by the one before. */
    private final List<EObject> open = new ArrayList<>();
    private final Paths paths;

    private Compiler(Anatomy anatomy, FailureFigures figures) {
        this.anatomy = anatomy;
        this.figures = figures;
        slots = new IdentityHashMap<>(anatomy.index().elementCount() * 2);
        paths = new Paths(anatomy, builder, this::works, this::within, this::own);
    }

    /** The functions of a site. */
    public static Compiled compile(Anatomy anatomy, FailureFigures figures) {
        return new Compiler(anatomy, figures).compile();
    }

    private Compiled compile() {
        Places.of(anatomy).forEach(this::own);
        anatomy.site().getAreas().forEach(this::area);
        anatomy.site().getLinks().forEach(this::works);
        anatomy.site().getGroups().forEach(this::works);
        anatomy.site().getServices().forEach(this::works);
        return compiled();
    }

    private Compiled compiled() {
        return new Compiled(anatomy, builder.build(), slots, causes, never, flaws);
    }

    /**
     * The functions of a site together with what its elements show.
     *
     * @param compiled the functions
     * @param sound for each element: it works, and is reached from a manager or monitoring terminal, if there is any
     * @param calm for each element: it is sound, and so is everything that it would complain of
     */
    public record WithSymptoms(Compiled compiled, Map<Dependable, Integer> sound, Map<Dependable, Integer> calm) {
    }

    /**
     * The functions of a site, and for all nodes and some more elements what they show. A node complains of each of its
     * parts, of each of its links and what is at the other end, and of the other members of its groups; a group of each
     * of its members; a part of its links.
     */
    public static WithSymptoms compileWithSymptoms(Anatomy anatomy, FailureFigures figures,
            Collection<? extends Dependable> elements) {
        var compiler = new Compiler(anatomy, figures);
        compiler.compile();
        var all = new LinkedHashSet<Dependable>(elements);
        anatomy.index().nodes().forEach(all::add);
        var symptoms = new Symptoms(anatomy, compiler.builder, compiler.paths, compiler::works, compiler::within,
                compiler::own);
        var sound = new HashMap<Dependable, Integer>();
        var calm = new HashMap<Dependable, Integer>();
        for (Dependable element : all) {
            sound.put(element, symptoms.sound(element));
            calm.put(element, symptoms.calm(element));
        }
        return new WithSymptoms(compiler.compiled(), sound, calm);
    }

    private void area(Area area) {
        works(area);
        area.getAreas().forEach(this::area);
        for (Node node : area.getNodes()) {
            works(node);
            node.getParts().forEach(this::within);
        }
    }

    private Slot slot(EObject element) {
        Slot slot = slots.get(element);
        if (slot == null) {
            slot = new Slot();
            slots.put(element, slot);
        }
        return slot;
    }

    /** When something that others depend on works. */
    private int works(Dependable element) {
        Slot slot = slot(element);
        if (slot.works >= 0 || slot.works == Slot.UNDER_WAY) {
            return known(element, slot.works);
        }
        slot.works = Slot.UNDER_WAY;
        open.add(element);
        slot.works = switch (element) {
            case Failable failable when !anatomy.counts(failable) -> Structure.NEVER;
            case Area area -> area.eContainer() instanceof Area around
                    ? builder.and(own(area, slot), works(around))
                    : own(area, slot);
            case Node node -> node(node, slot);
            case Part part -> part.eContainer() instanceof Node node
                    ? builder.and(within(part), works(node))
                    : Structure.NEVER;
            case Link link -> builder.and(own(link, slot), works(link.getFrom()), works(link.getTo()));
            case RedundancyGroup group -> group(group);
            case Service service -> service.getNeed() == null ? Structure.ALWAYS : need(service.getNeed());
            default -> throw new IllegalArgumentException(element.eClass().getName());
        };
        open.removeLast();
        return slot.works;
    }

    /** What is being computed already needs itself: that is noted, and it does not work. */
    private int known(EObject element, int node) {
        if (node != Slot.UNDER_WAY) {
            return node;
        }
        flaws.add(new Flaw(FlawKind.CYCLE, element, List.copyOf(open.subList(open.lastIndexOf(element), open.size()))));
        return Structure.NEVER;
    }

    private int own(Failable element) {
        return own(element, slot(element));
    }

    /** That it has not failed itself. */
    private int own(Failable element, Slot slot) {
        if (slot.variable == Slot.NONE) {
            slot.variable = builder.variableOf(builder.variable());
            causes.add(element);
            if (Double.isInfinite(figures.of(element).mtbf())) {
                never.set(slot.variable);
            }
        }
        return builder.literal(slot.variable);
    }

    private int node(Node node, Slot slot) {
        List<Part> parts = anatomy.neededParts(node);
        List<RedundancyGroup> groups = anatomy.innerGroups(node);
        int[] needed = new int[1 + parts.size() + groups.size()];
        int length = 0;
        needed[length++] = own(node, slot);
        for (Part part : parts) {
            needed[length++] = within(part);
        }
        for (RedundancyGroup group : groups) {
            needed[length++] = within(group);
        }
        slot.core = builder.and(needed);
        int place = node.eContainer() instanceof Area area ? works(area) : Structure.ALWAYS;
        return builder.and(slot.core, place, powered(node));
    }

    private int powered(Failable consumer) {
        List<Link> feeds = anatomy.feeds(consumer);
        if (feeds.isEmpty()) {
            return Structure.ALWAYS;
        }
        int[] fed = new int[feeds.size()];
        for (int i = 0; i < fed.length; i++) {
            fed[i] = builder.and(own(feeds.get(i)), works(feeds.get(i).getFrom()));
        }
        return builder.or(fed);
    }

    /** When a part, or a group of parts of one node, works while the node does. */
    private int within(Dependable element) {
        Slot slot = slot(element);
        if (slot.within >= 0 || slot.within == Slot.UNDER_WAY) {
            return known(element, slot.within);
        }
        slot.within = Slot.UNDER_WAY;
        open.add(element);
        slot.within = switch (element) {
            case Failable failable when !anatomy.counts(failable) -> Structure.NEVER;
            case Part part -> builder.and(own(part, slot), powered(part),
                    part.getController() == null ? Structure.ALWAYS : within(part.getController()));
            case RedundancyGroup group -> enough(group, this::within);
            default -> Structure.NEVER;
        };
        open.removeLast();
        return slot.within;
    }

    private int group(RedundancyGroup group) {
        int members = anatomy.home(group)
                .map(node -> builder.and(within(group), works(node)))
                .orElseGet(() -> enough(group, this::works));
        int front = anatomy.frontEnd(group).map(this::works).orElse(Structure.ALWAYS);
        boolean takesOver = TAKES_OVER.contains(group.getScheme()) && group.getTakeover() != null
                && group.getTakeover().isPositive();
        return builder.and(members, front, takesOver ? takeover(group) : Structure.ALWAYS);
    }

    private int enough(RedundancyGroup group, ToIntFunction<Dependable> member) {
        List<Dependable> members = anatomy.members(group);
        int[] of = new int[members.size()];
        for (int i = 0; i < of.length; i++) {
            of[i] = member.applyAsInt(members.get(i));
        }
        if (of.length < group.getNeeded()) {
            flaws.add(new Flaw(FlawKind.TOO_FEW, group, List.of()));
        }
        return builder.atLeast(group.getNeeded(), of);
    }

    /** That no take-over of the group is under way. */
    private int takeover(RedundancyGroup group) {
        int node = builder.variable();
        never.set(builder.variableOf(node));
        causes.add(group);
        return node;
    }

    private int need(Need need) {
        Slot slot = slot(need);
        if (slot.works == Slot.NONE) {
            slot.works = switch (need) {
                case NeedAll all -> builder.and(needs(all.getNeeds()));
                case NeedAny any -> builder.or(needs(any.getNeeds()));
                case NeedSome some -> builder.atLeast(some.getCount(), needs(some.getNeeds()));
                case NeedElement element -> element(element);
                case NeedPath path -> path(path);
                default -> throw new IllegalArgumentException(need.eClass().getName());
            };
        }
        return slot.works;
    }

    private int[] needs(Collection<Need> needs) {
        return needs.stream().mapToInt(this::need).toArray();
    }

    private int element(NeedElement need) {
        if (need.getElement() == null) {
            flaws.add(new Flaw(FlawKind.INCOMPLETE, need, List.of()));
            return Structure.NEVER;
        }
        if (need.getElement() instanceof Failable failable && !anatomy.counts(failable)) {
            flaws.add(new Flaw(FlawKind.NOT_IN_SERVICE, need, List.of(failable)));
        }
        return works(need.getElement());
    }

    private int path(NeedPath path) {
        if (!Paths.isEnd(path.getFrom()) || !Paths.isEnd(path.getTo())) {
            flaws.add(new Flaw(FlawKind.INCOMPLETE, path, List.of()));
            return Structure.NEVER;
        }
        Set<LinkKind> kinds = Anatomy.kinds(path.getLinkKinds());
        int way = paths.between(path.getFrom(), path.getTo(), kinds);
        if (way == Structure.NEVER) {
            flaws.add(new Flaw(FlawKind.NO_WAY, path, List.of()));
        }
        return way;
    }
}
