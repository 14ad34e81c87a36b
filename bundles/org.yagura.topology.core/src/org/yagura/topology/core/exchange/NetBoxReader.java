/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Area;
import org.yagura.model.site.AreaKind;
import org.yagura.model.site.Element;
import org.yagura.model.site.Failable;
import org.yagura.model.site.LifeCycle;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SitePackage.Literals;

import com.fasterxml.jackson.databind.JsonNode;

/** Puts the lists of NetBox into a site. For one use. */
final class NetBoxReader {

    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;

    private final Site site;
    private final JsonNode document;
    private final Texts texts;
    private final SiteIndex index;
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, EObject> objects = new HashMap<>();
    private final Map<Set<EObject>, Link> links = new HashMap<>();
    private final List<Imported.Problem> problems = new ArrayList<>();

    NetBoxReader(Site site, JsonNode document, Texts texts) {
        this.site = site;
        this.document = document;
        this.texts = texts;
        this.index = SiteIndex.of(site);
        index.nodes().forEach(node -> nodes.putIfAbsent(node.getName(), node));
        for (Link link : site.getLinks()) {
            if (link.getFrom() != null && link.getTo() != null && link.getFrom() != link.getTo()) {
                links.putIfAbsent(Set.of(link.getFrom(), link.getTo()), link);
            }
        }
    }

    List<Imported.Problem> read() {
        each("sites", (one, at) -> area(one, at, site.getAreas(), AreaKind.DATA_CENTRE, "sites"));
        each("locations", (one, at) -> area(one, at, inside(one, at, "parent", "site").getAreas(), AreaKind.ZONE,
                "locations"));
        each("racks", (one, at) -> area(one, at, inside(one, at, "location", "site").getAreas(), AreaKind.RACK,
                "racks"));
        each("devices", this::device);
        each("interfaces", (one, at) -> port(one, at, "interfaces", one.path("type").path("value").asText("")
                .contains("gfc") ? PartKind.FC_PORT : PartKind.LAN_PORT));
        each("power_ports", (one, at) -> port(one, at, "power_ports", PartKind.POWER_SUPPLY));
        each("cables", this::cable);
        return problems;
    }

    /** Takes one object of a list. */
    private interface Taker {
        void take(JsonNode one, String at) throws Wrong;
    }

    /** A field that cannot be taken. */
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;
        private final String at;

        Wrong(String at, String text) {
            super(text);
            this.at = at;
        }
    }

    private void each(String list, Taker taker) {
        JsonNode found = document.path(list);
        JsonNode results = found.isObject() ? found.path("results") : found;
        if (!results.isArray() && !results.isMissingNode()) {
            problems.add(new Imported.Problem(0, list, texts.get("netbox.list", list)));
        }
        for (int i = 0; i < results.size() && problems.size() < Imported.MOST_PROBLEMS; i++) {
            String at = list + "[" + i + "]";
            try {
                taker.take(results.get(i), at);
            } catch (Wrong e) {
                problems.add(new Imported.Problem(0, e.at, e.getMessage()));
            }
        }
    }

    private String name(JsonNode one, String at) throws Wrong {
        String name = one.path("name").asText("").strip();
        if (name.isEmpty() || one.path("name").isNull()) {
            throw new Wrong(at + ".name", texts.get("netbox.name"));
        }
        return name;
    }

    private void area(JsonNode one, String at, List<Area> among, AreaKind kind, String list) throws Wrong {
        String name = name(one, at);
        Optional<Area> there = own(one, Area.class)
                .or(() -> among.stream().filter(area -> name.equals(area.getName())).findFirst());
        Area area = there.orElseGet(FACTORY::createArea);
        if (there.isEmpty()) {
            area.setId(Elements.newId());
            area.setKind(kind);
            among.add(area);
        }
        area.setName(name);
        set(area, Literals.NAMED_ELEMENT__DESCRIPTION, one.path("description"));
        objects.put(list + one.path("id").asText(), area);
    }

    private <T extends Element> Optional<T> own(JsonNode one, Class<T> type) {
        return index.element(one.path("custom_fields").path(NetBox.ID).asText(""), type);
    }

    private Area inside(JsonNode one, String at, String inner, String outer) throws Wrong {
        return Stream.of(inner, outer).map(field -> referred(one, field)).flatMap(Optional::stream).findFirst()
                .orElseThrow(() -> new Wrong(at + "." + outer, texts.get("netbox.place")));
    }

    private Optional<Area> referred(JsonNode one, String field) {
        String list = switch (field) {
            case "site" -> "sites";
            case "rack" -> "racks";
            default -> "locations";
        };
        JsonNode id = one.path(field).path("id");
        return Optional.ofNullable(objects.get(list + id.asText())).map(Area.class::cast);
    }

    private static void set(EObject object, EAttribute attribute, JsonNode value) {
        if (value.isTextual() && !value.asText().isEmpty()) {
            object.eSet(attribute, value.asText());
        }
    }

    private void device(JsonNode one, String at) throws Wrong {
        String name = name(one, at);
        Optional<Node> there = own(one, Node.class).or(() -> Optional.ofNullable(nodes.get(name)));
        Optional<Area> area = Stream.of("rack", "location", "site").map(field -> referred(one, field))
                .flatMap(Optional::stream).findFirst();
        if (there.isEmpty() && area.isEmpty()) {
            throw new Wrong(at + ".site", texts.get("netbox.place"));
        }
        Node node = there.orElseGet(FACTORY::createNode);
        if (there.isEmpty()) {
            node.setId(Elements.newId());
        }
        if (area.isPresent() && node.eContainer() != area.get()) {
            area.get().getNodes().add(node);
        }
        node.setName(name);
        nodes.putIfAbsent(name, node);
        objects.put("devices" + one.path("id").asText(), node);
        String role = one.path("role").path("slug").asText(one.path("device_role").path("slug").asText(""));
        NodeKind.VALUES.stream().filter(kind -> NetBox.slug(kind).equals(role)).findFirst().ifPresent(node::setKind);
        String status = one.path("status").path("value").asText("");
        LifeCycle.VALUES.stream().filter(cycle -> NetBox.status(cycle).equals(status)).findFirst()
                .ifPresent(node::setLifeCycle);
        set(node, Literals.NODE__PRODUCT, one.path("device_type").path("model"));
        set(node, Literals.NODE__VENDOR, one.path("device_type").path("manufacturer").path("name"));
        set(node, Literals.NODE__SERIAL, one.path("serial"));
        set(node, Literals.NAMED_ELEMENT__DESCRIPTION, one.path("description"));
        set(node, Literals.NODE__NOTES, one.path("comments"));
        String address = one.path("primary_ip").path("address").asText("").replaceFirst("/.*", "");
        if (!address.isEmpty() && !address.equals(Elements.primaryAddress(node).orElse(""))) {
            CsvReader.address(node, address);
        }
    }

    private void port(JsonNode one, String at, String list, PartKind kind) throws Wrong {
        String name = name(one, at);
        if (!(objects.get("devices" + one.path("device").path("id").asText()) instanceof Node node)) {
            throw new Wrong(at + ".device", texts.get("netbox.device"));
        }
        Optional<Part> there = own(one, Part.class).or(() -> node.getParts().stream()
                .filter(part -> name.equals(part.getName())).findFirst());
        Part part = there.orElseGet(FACTORY::createPart);
        if (there.isEmpty()) {
            part.setId(Elements.newId());
            part.setName(name);
            part.setKind(kind);
            node.getParts().add(part);
        }
        set(part, Literals.NAMED_ELEMENT__DESCRIPTION, one.path("description"));
        objects.put(list + one.path("id").asText(), part);
    }

    private void cable(JsonNode one, String at) throws Wrong {
        Failable from = end(one, at, "a_terminations");
        Failable to = end(one, at, "b_terminations");
        if (from == to) {
            throw new Wrong(at + ".b_terminations", texts.get("netbox.loop"));
        }
        Link link = own(one, Link.class).orElse(links.get(Set.of(from, to)));
        if (link == null) {
            link = FACTORY.createLink();
            link.setId(Elements.newId());
            link.setKind(one.path("type").asText("").equals("power") || has(PartKind.POWER_SUPPLY, from, to)
                    ? LinkKind.POWER
                    : has(PartKind.FC_PORT, from, to) ? LinkKind.FC : LinkKind.LAN);
            site.getLinks().add(link);
            link.setFrom(from);
            link.setTo(to);
            links.put(Set.of(from, to), link);
        }
        set(link, Literals.LINK__LABEL, one.path("label"));
    }

    private static boolean has(PartKind kind, Failable... ends) {
        return Stream.of(ends).anyMatch(end -> end instanceof Part part && part.getKind() == kind);
    }

    private Failable end(JsonNode one, String at, String side) throws Wrong {
        JsonNode termination = one.path(side).path(0);
        String list = switch (termination.path("object_type").asText("")) {
            case "dcim.interface" -> "interfaces";
            case "dcim.powerport" -> "power_ports";
            case "dcim.device" -> "devices";
            default -> "";
        };
        if (objects.get(list + termination.path("object_id").asText()) instanceof Failable end) {
            return end;
        }
        throw new Wrong(at + "." + side, texts.get("netbox.end"));
    }
}
