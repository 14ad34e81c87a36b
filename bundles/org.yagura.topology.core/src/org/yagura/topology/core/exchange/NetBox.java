/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.exchange;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.core.json.Json;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Area;
import org.yagura.model.site.AreaKind;
import org.yagura.model.site.Failable;
import org.yagura.model.site.LifeCycle;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.Site;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The site as one JSON object of lists in the shape of NetBox's REST API: {@code sites}, {@code locations},
 * {@code racks}, {@code devices}, {@code interfaces}, {@code power_ports} and {@code cables}, each an array or a list
 * answer with {@code results}. Outermost areas are sites, racks are racks, areas between are locations; ports are
 * interfaces, power supplies are power ports. NetBox has no word for SCSI and no cable between places: in another site
 * these come back as LAN. What
 * is written carries the ids of the site in {@code custom_fields.yagura_id}, and a cable that ends at a node as a whole
 * ends at a {@code dcim.device}, which NetBox itself does not have. Read are the fields that have a counterpart here.
 */
public final class NetBox {

    static final String ID = "yagura_id";
    private static final int MOST_CHARACTERS = 64 << 20;

    private final ObjectNode root = Json.mapper().createObjectNode();
    private final Map<EObject, Integer> numbers = new HashMap<>();

    private NetBox() {
    }

    /**
     * Reads into a copy of a site. Devices are found by {@code yagura_id} or name, everything else by name where it
     * stands, cables by their ends; what is not found is new. Nothing is removed.
     *
     * @param language of the problems
     */
    public static Imported read(Site site, String text, Locale language) {
        Texts texts = Texts.of(NetBox.class, language);
        if (text.length() > MOST_CHARACTERS) {
            return failed(site, "", texts.get("csv.long", MOST_CHARACTERS >> 20));
        }
        JsonNode document;
        try {
            document = Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            return Imported.failed(site, List.of(new Imported.Problem(Math.max(0, at.getLineNr()),
                    at.getColumnNr() > 0 ? Integer.toString(at.getColumnNr()) : "",
                    texts.get("netbox.json", e.getOriginalMessage()))));
        }
        if (!document.isObject()) {
            return failed(site, "", texts.get("netbox.object"));
        }
        Site copy = SiteFiles.copy(site);
        NetBoxReader reader = new NetBoxReader(copy, document, texts);
        List<Imported.Problem> problems = reader.read();
        return problems.isEmpty() ? Imported.of(site, copy, language) : Imported.failed(site, problems);
    }

    private static Imported failed(Site site, String where, String text) {
        return Imported.failed(site, List.of(new Imported.Problem(0, where, text)));
    }

    /** The site as JSON, indented. */
    public static String write(Site site) {
        NetBox netBox = new NetBox();
        for (String list : List.of("sites", "locations", "racks", "devices", "interfaces", "power_ports", "cables")) {
            ObjectNode answer = netBox.root.putObject(list);
            answer.put("count", 0).putNull("next").putNull("previous").putArray("results");
        }
        for (Iterator<EObject> all = EcoreUtil.getAllContents(site, false); all.hasNext();) {
            switch (all.next()) {
                case Area area -> netBox.area(area);
                case Node node -> netBox.device(node);
                case Part part when isPort(part) -> netBox.port(part);
                default -> {
                    // has no counterpart, or is written with what contains it
                }
            }
        }
        site.getLinks().forEach(netBox::cable);
        return netBox.root.toPrettyString();
    }

    static boolean isPort(Part part) {
        return part.getKind() == PartKind.LAN_PORT || part.getKind() == PartKind.FC_PORT
                || part.getKind() == PartKind.SCSI_PORT || part.getKind() == PartKind.POWER_SUPPLY;
    }

    private ObjectNode add(String list, EObject object, String id) {
        ArrayNode results = (ArrayNode) root.get(list).get("results");
        numbers.put(object, results.size() + 1);
        ((ObjectNode) root.get(list)).put("count", results.size() + 1);
        ObjectNode made = results.addObject();
        made.put("id", results.size());
        made.putObject("custom_fields").put(ID, id);
        return made;
    }

    private void reference(ObjectNode in, String field, EObject to) {
        if (to == null) {
            in.putNull(field);
        } else {
            in.putObject(field).put("id", numbers.get(to)).put("name", Elements.name(to));
        }
    }

    private void area(Area area) {
        boolean outermost = area.eContainer() instanceof Site;
        boolean rack = area.getKind() == AreaKind.RACK;
        ObjectNode made = add(outermost ? "sites" : rack ? "racks" : "locations", area, area.getId());
        made.put("name", area.getName());
        made.put("description", area.getDescription());
        if (!outermost) {
            places(made, (Area) area.eContainer(), rack ? "location" : "parent");
        }
    }

    /** Site and location of something that stands in the area. */
    private void places(ObjectNode made, Area area, String locationField) {
        Area outer = area;
        while (outer.eContainer() instanceof Area around) {
            outer = around;
        }
        reference(made, "site", outer);
        reference(made, locationField, outer == area || area.getKind() == AreaKind.RACK ? null : area);
    }

    private void device(Node node) {
        ObjectNode made = add("devices", node, node.getId());
        made.put("name", node.getName());
        String role = slug(node.getKind());
        made.putObject("role").put("name", role).put("slug", role);
        ObjectNode type = made.putObject("device_type");
        type.put("model", node.getProduct());
        type.putObject("manufacturer").put("name", node.getVendor());
        made.put("serial", node.getSerial());
        made.putObject("status").put("value", status(node.getLifeCycle()));
        Area area = (Area) node.eContainer();
        boolean rack = area.getKind() == AreaKind.RACK && area.eContainer() instanceof Area;
        places(made, rack ? (Area) area.eContainer() : area, "location");
        reference(made, "rack", rack ? area : null);
        Elements.primaryAddress(node).ifPresent(address -> made.putObject("primary_ip").put("address",
                address + (address.contains(":") ? "/128" : "/32")));
        made.put("description", node.getDescription());
        made.put("comments", node.getNotes());
    }

    static String slug(NodeKind kind) {
        return kind.getName().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String status(LifeCycle cycle) {
        return switch (cycle) {
            case ACTIVE -> "active";
            case PLANNED -> "planned";
            case RETIRED -> "decommissioning";
        };
    }

    private void port(Part part) {
        boolean power = part.getKind() == PartKind.POWER_SUPPLY;
        ObjectNode made = add(power ? "power_ports" : "interfaces", part, part.getId());
        reference(made, "device", part.eContainer());
        made.put("name", part.getName());
        if (!power) {
            made.putObject("type").put("value", type(part.getKind()));
        }
        made.put("description", part.getDescription());
    }

    private static String type(PartKind kind) {
        return switch (kind) {
            case LAN_PORT -> "1000base-t";
            case FC_PORT -> "16gfc-sfpp";
            default -> "other";
        };
    }

    private void cable(Link link) {
        if (link.getFrom() != null && link.getTo() != null) {
            ObjectNode made = add("cables", link, link.getId());
            made.put("label", link.getLabel());
            made.put("type", link.getKind() == LinkKind.POWER ? "power" : null);
            termination(made.putArray("a_terminations"), link.getFrom());
            termination(made.putArray("b_terminations"), link.getTo());
        }
    }

    private void termination(ArrayNode terminations, Failable end) {
        boolean port = end instanceof Part part && isPort(part);
        EObject object = port ? end : Elements.node(end).map(EObject.class::cast).orElse(end);
        ObjectNode made = terminations.addObject();
        boolean power = port && ((Part) end).getKind() == PartKind.POWER_SUPPLY;
        made.put("object_type", power ? "dcim.powerport" : port ? "dcim.interface" : "dcim.device");
        made.put("object_id", numbers.get(object));
    }
}
