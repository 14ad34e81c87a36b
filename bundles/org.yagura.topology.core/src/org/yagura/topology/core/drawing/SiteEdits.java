/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.drawing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.command.CommandStack;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.core.text.Texts;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.End;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.edit.Edit;
import org.yagura.diagram.core.edit.Edits;
import org.yagura.model.ModelTexts;
import org.yagura.model.edit.SiteCommands;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Area;
import org.yagura.model.site.AreaKind;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SitePackage;

/**
 * What gestures on the drawing do to the site: each becomes one command of the editor, so undo takes it back in drawing,
 * forms and table alike. On the thread of the scene.
 */
public final class SiteEdits implements Edits {
    private final SiteEditor editor;
    private final SiteDrawing drawing;
    private final BooleanSupplier editable;
    private final SiteCommands commands;
    private final Texts texts;
    private final Locale language;
    private final ModelTexts words;
    private final Clipping clipping;

    /**
     * Edits of what an editor edits and a drawing shows.
     *
     * @param editable whether the person may change anything just now
     */
    public SiteEdits(SiteEditor editor, SiteDrawing drawing, BooleanSupplier editable, Locale language) {
        this.editor = editor;
        this.drawing = drawing;
        this.editable = editable;
        this.commands = editor.commands();
        this.texts = Texts.of(SiteEdits.class, language);
        this.words = ModelTexts.of(language);
        this.language = language;
        this.clipping = new Clipping(editor.site());
    }

    @Override
    public CommandStack stack() {
        return editor.domain().getCommandStack();
    }

    @Override
    public boolean editable() {
        return editable.getAsBoolean();
    }

    private Site site() {
        return editor.site();
    }

    private Keeping keeping() {
        return new Keeping(editor, drawing.root(), texts.get("diagram.name"), elements(drawing.loose()));
    }

    @Override
    public Edit place(Map<String, Box> bounds) {
        return Edit.of(commands.all(texts.get("place", bounds.size()), keeping().place(elements(bounds), true)));
    }

    /** Keeps what a layout found: placed, but not by a person, so that the next layout may move it again. */
    public Edit arrange(Map<String, Box> bounds) {
        return Edit.of(commands.all(texts.get("arrange"), keeping().place(elements(bounds), false)));
    }

    private Map<NamedElement, Box> elements(Map<String, Box> bounds) {
        var elements = new LinkedHashMap<NamedElement, Box>();
        bounds.forEach((id, box) -> {
            NamedElement element = drawing.element(id);
            if (element != null && !(element instanceof RedundancyGroup)) {
                elements.put(element, box);
            }
        });
        return elements;
    }

    @Override
    public Edit move(Map<String, Box> bounds, Collection<String> ids, String container) {
        NamedElement target = container == null ? null : drawing.element(container);
        RedundancyGroup joined = target instanceof RedundancyGroup group ? group : null;
        EObject owner = joined == null ? target : drawing.element(drawing.areaOf(joined));
        var all = new ArrayList<Command>();
        for (String id : ids) {
            NamedElement element = drawing.element(id);
            EReference reference = reference(element, owner);
            if (reference == null) {
                return Edit.refused(texts.get(element instanceof Part ? "refused.part" : "refused.place"));
            }
            EObject into = owner == null ? site() : owner;
            if (EcoreUtil.isAncestor(element, into)) {
                return Edit.refused(texts.get("refused.inside"));
            }
            if (element.eContainer() != into) {
                all.add(commands.move(element, into, reference, -1));
            }
            if (element instanceof Node node) {
                all.addAll(membership(node, joined));
            }
        }
        all.addAll(keeping().within(owner instanceof NamedElement named ? named : null, elementsOf(ids))
                .place(elements(bounds), true));
        return Edit.of(commands.all(texts.get("move", ids.size()), all));
    }

    private Set<NamedElement> elementsOf(Collection<String> ids) {
        var elements = new LinkedHashSet<NamedElement>();
        ids.forEach(id -> elements.add(drawing.element(id)));
        return elements;
    }

    /** Leaves the frame that it was in, and joins the one that it was dropped into. */
    private List<Command> membership(Node node, RedundancyGroup joined) {
        var all = new ArrayList<Command>();
        RedundancyGroup left = new Frames(site()).around(node);
        if (left != joined) {
            for (RedundancyGroup group : new RedundancyGroup[]{left, joined}) {
                if (group != null) {
                    var members = new ArrayList<>(group.getMembers());
                    members.remove(node);
                    if (group == joined) {
                        members.add(node);
                    }
                    all.add(commands.set(group, SitePackage.Literals.REDUNDANCY_GROUP__MEMBERS, members));
                }
            }
        }
        return all;
    }

    /** Where an element may be; null when it may not be there. A null owner is the site. */
    private static EReference reference(NamedElement element, EObject owner) {
        return switch (element) {
            case Area _ when owner == null -> SitePackage.Literals.SITE__AREAS;
            case Area _ when owner instanceof Area -> SitePackage.Literals.AREA__AREAS;
            case Node _ when owner instanceof Area -> SitePackage.Literals.AREA__NODES;
            case null, default -> null;
        };
    }

    @Override
    public Edit connect(String kind, End from, End to) {
        LinkKind linkKind = kind.startsWith(Kinds.LINK)
                ? LinkKind.getByName(kind.substring(Kinds.LINK.length()))
                : null;
        if (linkKind == null) {
            return Edit.refused(texts.get("refused.link"));
        }
        String wrong = wrongEnds(from, to);
        if (wrong != null) {
            return Edit.refused(wrong);
        }
        Link link = SiteFactory.eINSTANCE.createLink();
        link.setKind(linkKind);
        link.setFrom((Failable) drawing.element(from.figure()));
        link.setTo((Failable) drawing.element(to.figure()));
        Command add = commands.add(site(), SitePackage.Literals.SITE__LINKS, link);
        return Edit.of(add, List.of(link.getId()));
    }

    private String wrongEnds(End from, End to) {
        NamedElement one = drawing.element(from.figure());
        NamedElement other = drawing.element(to.figure());
        if (!linkable(one) || !linkable(other)) {
            return texts.get("refused.ends");
        }
        return one == other || one.eContainer() == other || other.eContainer() == one
                || one instanceof Part && one.eContainer() == other.eContainer() ? texts.get("refused.same") : null;
    }

    private static boolean linkable(NamedElement element) {
        return element instanceof Node || element instanceof Part part && switch (part.getKind()) {
            case LAN_PORT, FC_PORT, SCSI_PORT, POWER_SUPPLY -> true;
            default -> false;
        };
    }

    @Override
    public Edit reconnect(String connection, End from, End to) {
        String wrong = wrongEnds(from, to);
        if (wrong != null) {
            return Edit.refused(wrong);
        }
        Link link = (Link) drawing.element(connection);
        var all = new ArrayList<Command>();
        all.add(commands.set(link, SitePackage.Literals.LINK__FROM, end(link.getFrom(), from)));
        all.add(commands.set(link, SitePackage.Literals.LINK__TO, end(link.getTo(), to)));
        all.addAll(keeping().straighten(link));
        return Edit.of(commands.all(texts.get("reconnect"), all));
    }

    /** The end as it is, where the figure stands for the same node; else the figure's element. */
    private Object end(Failable old, End end) {
        NamedElement element = drawing.element(end.figure());
        return old instanceof Part && old.eContainer() == element ? old : element;
    }

    @Override
    public Edit bend(String connection, List<Point> bends) {
        return Edit.of(commands.all(texts.get("bend"),
                keeping().bend((Link) drawing.element(connection), Placements.text(bends))));
    }

    @Override
    public Edit create(String kind, Box bounds, String container) {
        NamedElement target = container == null ? null : drawing.element(container);
        NamedElement owner = target instanceof RedundancyGroup group ? drawing.element(drawing.areaOf(group)) : target;
        if (kind.startsWith(Kinds.PATTERN)) {
            return owner instanceof Area area ? pattern(kind, bounds, area) : Edit.refused(texts.get("refused.place"));
        }
        return created(kind, owner).map(made -> {
            var all = new ArrayList<Command>();
            EObject into = owner == null ? site() : owner;
            all.add(commands.add(into, made.reference(), made.element()));
            if (made.element() instanceof Node node && target instanceof RedundancyGroup group) {
                all.addAll(membership(node, group));
            }
            if (!(made.element() instanceof Part)) {
                all.addAll(keeping().within(owner, Set.of(made.element())).place(Map.of(made.element(), bounds), true));
            }
            return Edit.of(commands.all(texts.get("create", words.label(made.element().eClass())), all),
                    List.of(made.element().getId()));
        }).orElseGet(() -> Edit.refused(texts.get("refused.place")));
    }

    private record Made(NamedElement element, EReference reference) {
    }

    private Optional<Made> created(String kind, NamedElement owner) {
        NamedElement made = null;
        EReference reference = null;
        String name = null;
        if (kind.startsWith(Kinds.NODE)
                && NodeKind.getByName(kind.substring(Kinds.NODE.length())) instanceof NodeKind k) {
            Node node = SiteFactory.eINSTANCE.createNode();
            node.setKind(k);
            name = words.label(k);
            made = node;
            reference = owner instanceof Area ? SitePackage.Literals.AREA__NODES : null;
        } else if (kind.startsWith(Kinds.AREA)
                && AreaKind.getByName(kind.substring(Kinds.AREA.length())) instanceof AreaKind k) {
            Area area = SiteFactory.eINSTANCE.createArea();
            area.setKind(k);
            name = words.label(k);
            made = area;
            reference = reference(area, owner);
        } else if (kind.startsWith(Kinds.PART)
                && PartKind.getByName(kind.substring(Kinds.PART.length())) instanceof PartKind k) {
            Part part = SiteFactory.eINSTANCE.createPart();
            part.setKind(k);
            name = words.label(k);
            made = part;
            reference = owner instanceof Node ? SitePackage.Literals.NODE__PARTS : null;
        }
        if (reference == null) {
            return Optional.empty();
        }
        made.setName(Names.free(site(), name));
        return Optional.of(new Made(made, reference));
    }

    private Edit pattern(String kind, Box bounds, Area area) {
        Pattern pattern = Pattern.byKind().get(kind);
        if (pattern == null) {
            return Edit.refused(texts.get("refused.place"));
        }
        Pattern.Placed placed = pattern.make(site(), words);
        var all = new ArrayList<Command>();
        placed.nodes().keySet().forEach(n -> all.add(commands.add(area, SitePackage.Literals.AREA__NODES, n)));
        placed.links().forEach(l -> all.add(commands.add(site(), SitePackage.Literals.SITE__LINKS, l)));
        placed.groups().forEach(g -> all.add(commands.add(site(), SitePackage.Literals.SITE__GROUPS, g)));
        var boxes = new LinkedHashMap<NamedElement, Box>();
        placed.nodes().forEach((node, box) -> boxes.put(node, box.move(bounds.x(), bounds.y())));
        all.addAll(keeping().within(area, placed.nodes().keySet()).place(boxes, true));
        return Edit.of(commands.all(texts.get("pattern", pattern.label(language)), all),
                placed.nodes().keySet().stream().map(Node::getId).toList());
    }

    @Override
    public Edit delete(Collection<String> ids) {
        var elements = new LinkedHashSet<NamedElement>();
        for (String id : ids) {
            NamedElement element = drawing.element(id);
            if (element != null && ids.stream().map(drawing::element)
                    .noneMatch(other -> other != null && other != element && EcoreUtil.isAncestor(other, element))) {
                elements.add(element);
            }
        }
        return elements.isEmpty() ? Edit.refused(texts.get("refused.nothing")) : Edit.of(commands.remove(elements));
    }

    @Override
    public Edit rename(String id, String name) {
        NamedElement element = drawing.element(id);
        if (element instanceof Link link) {
            return Edit.of(commands.set(link, SitePackage.Literals.LINK__LABEL, name));
        }
        Command rename = element == null ? null : commands.rename(element, name);
        return rename == null || !rename.canExecute() ? Edit.refused(texts.get("refused.name")) : Edit.of(rename);
    }

    @Override
    public String copy(Collection<String> ids) {
        return clipping.copy(ids.stream().map(drawing::element).filter(e -> e != null).toList());
    }

    @Override
    public Edit paste(String data, int dx, int dy, String container) {
        NamedElement target = container == null ? null : drawing.element(container);
        NamedElement owner = target instanceof RedundancyGroup group ? drawing.element(drawing.areaOf(group)) : target;
        Clipping.Pasted pasted = owner == null || owner instanceof Area
                ? clipping.paste(data, owner instanceof Area)
                : null;
        if (pasted == null) {
            return Edit.refused(texts.get("refused.paste"));
        }
        var all = new ArrayList<Command>();
        EObject into = owner == null ? site() : owner;
        pasted.areas().forEach(a -> all.add(commands.add(into, reference(a, owner), a)));
        pasted.nodes().forEach(n -> all.add(commands.add(into, SitePackage.Literals.AREA__NODES, n)));
        pasted.links().forEach(l -> all.add(commands.add(site(), SitePackage.Literals.SITE__LINKS, l)));
        pasted.groups().forEach(g -> all.add(commands.add(site(), SitePackage.Literals.SITE__GROUPS, g)));
        all.addAll(keeping().copies(pasted.places(), owner, dx, dy));
        return Edit.of(commands.all(texts.get("paste"), all),
                pasted.top().stream().map(NamedElement::getId).toList());
    }
}
