/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.site.Address;
import org.yagura.model.site.Area;
import org.yagura.model.site.Contract;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Element;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Interface;
import org.yagura.model.site.Link;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.Person;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Site;

/**
 * Finds things in one revision of a site. Built once per revision, in linear time; does not follow later changes of the
 * site. Immutable, for all threads; finding takes constant time.
 */
public final class SiteIndex {

    private final Site site;
    private final Map<String, Element> elements = new HashMap<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Person> people = new HashMap<>();
    private final AddressTable<Node> addresses = new AddressTable<>();
    private final Map<Area, Set<String>> scopes = new HashMap<>();
    private final Map<Failable, Set<Link>> links = new HashMap<>();
    private final Map<Dependable, Set<RedundancyGroup>> groups = new HashMap<>();
    private final Map<Dependable, Set<Contract>> contracts = new HashMap<>();

    private SiteIndex(Site site) {
        this.site = site;
    }

    /** The index of the site as it is now. Of things with the same id or address the first one is found. */
    public static SiteIndex of(Site site) {
        SiteIndex index = new SiteIndex(site);
        index.elements.put(String.valueOf(site.getId()), site);
        TreeIterator<EObject> all = EcoreUtil.getAllContents(site, false);
        while (all.hasNext()) {
            index.add(all.next());
        }
        return index;
    }

    private void add(EObject object) {
        if (object instanceof Element element && element.getId() != null) {
            elements.putIfAbsent(element.getId(), element);
        }
        switch (object) {
            case Node node when node.getId() != null -> nodes.putIfAbsent(node.getId(), node);
            case Person person when person.getLogin() != null ->
                people.putIfAbsent(person.getLogin().toLowerCase(Locale.ROOT), person);
            case Area area -> scopes.put(area, scope(area));
            case Address address when owner(address) instanceof Node node ->
                Ips.parse(address.getText()).ifPresent(bytes -> addresses.putIfAbsent(bytes, node));
            case Link link -> {
                end(link, link.getFrom());
                end(link, link.getTo());
            }
            case RedundancyGroup group -> group.getMembers().forEach(member -> put(groups, member, group));
            case Contract contract -> contract.getElements().forEach(element -> put(contracts, element, contract));
            default -> {
                // not looked for
            }
        }
    }

    private void end(Link link, Failable end) {
        put(links, end, link);
        if (end instanceof Part && end.eContainer() instanceof Node node) {
            put(links, node, link);
        }
    }

    private static <K, V> void put(Map<K, Set<V>> map, K key, V value) {
        if (key != null) {
            map.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(value);
        }
    }

    private static EObject owner(Address address) {
        return address.eContainer() instanceof Interface port ? port.eContainer() : null;
    }

    /** The area and all around it: outer areas come first in the iteration, so the parent is there already. */
    private Set<String> scope(Area area) {
        Set<String> ids = new LinkedHashSet<>();
        if (area.eContainer() instanceof Area outer) {
            ids.addAll(scopes.get(outer));
        }
        ids.add(area.getId());
        return Collections.unmodifiableSet(ids);
    }

    /** The site that this is the index of. */
    public Site site() {
        return site;
    }

    /** The node that has the address; null if none has. For the hot path: makes no garbage. */
    public Node nodeByAddress(byte[] address) {
        return addresses.get(address);
    }

    /** The element with the id. */
    public Optional<Element> element(String id) {
        return Optional.ofNullable(elements.get(id));
    }

    /** The element with the id, if it is of the type. */
    public <T extends Element> Optional<T> element(String id, Class<T> type) {
        return element(id).filter(type::isInstance).map(type::cast);
    }

    /** The node with the id; null if there is none. */
    public Node node(String id) {
        return nodes.get(id);
    }

    /**
     * The nodes that an id stands for: the node with the id, the node that the part with the id is in, or those of all members
     * of the redundancy group with the id; empty of anything else.
     */
    public Set<Node> nodesOf(String id) {
        Set<Node> found = new LinkedHashSet<>();
        if (elements.get(id) instanceof Dependable element) {
            members(element, new HashSet<>(), found);
        }
        return found;
    }

    private static void members(Dependable element, Set<Dependable> seen, Set<Node> found) {
        if (element instanceof RedundancyGroup group) {
            if (seen.add(group)) {
                group.getMembers().forEach(member -> members(member, seen, found));
            }
        } else {
            Elements.node(element).ifPresent(found::add);
        }
    }

    /** Whether what an id stands for is in one of the areas or below, see {@link #nodesOf}. */
    public boolean inScope(String id, Set<String> areas) {
        return nodesOf(id).stream().anyMatch(node -> inScope(node, areas));
    }

    /** Ids of the areas that what an id stands for is in, see {@link #nodesOf}. */
    public Set<String> areaIds(String id) {
        Set<String> areas = new LinkedHashSet<>();
        nodesOf(id).forEach(node -> areas.addAll(areaIds(node)));
        return areas;
    }

    /** All nodes in the order of the model. */
    public Iterable<Node> nodes() {
        return Collections.unmodifiableCollection(nodes.values());
    }

    /** How many nodes there are. */
    public int nodeCount() {
        return nodes.size();
    }

    /** How many elements there are, the site among them. */
    public int elementCount() {
        return elements.size();
    }

    /** The person with the log-in name, without regard to case. */
    public Optional<Person> person(String login) {
        return Optional.ofNullable(people.get(login.toLowerCase(Locale.ROOT)));
    }

    /** The links that end at the node or at one of its parts, or at the part, in the order of the model. */
    public Set<Link> links(Failable end) {
        return found(links, end);
    }

    /** The groups that it is a member of, in the order of the model. */
    public Set<RedundancyGroup> groups(Dependable member) {
        return found(groups, member);
    }

    /** The contracts that are about it, in the order of the model. */
    public Set<Contract> contracts(Dependable element) {
        return found(contracts, element);
    }

    private static <K, V> Set<V> found(Map<K, Set<V>> map, K key) {
        return Collections.unmodifiableSet(map.getOrDefault(key, Set.of()));
    }

    /** Ids of the areas that the node stands in, outermost first; empty if it is in none. */
    public Set<String> areaIds(Node node) {
        return node.eContainer() instanceof Area area && scopes.get(area) != null ? scopes.get(area) : Set.of();
    }

    /** Whether the node stands in one of the areas or below; an empty set of areas means the whole site. */
    public boolean inScope(Node node, Set<String> areas) {
        return areas.isEmpty() || areaIds(node).stream().anyMatch(areas::contains);
    }

    /** All nodes in the area and in the areas below it, in the order of the model. */
    public List<Node> nodesBelow(Area area) {
        List<Node> found = new ArrayList<>();
        collect(area, found);
        return found;
    }

    private static void collect(Area area, List<Node> found) {
        found.addAll(area.getNodes());
        for (Iterator<Area> inner = area.getAreas().iterator(); inner.hasNext();) {
            collect(inner.next(), found);
        }
    }
}
