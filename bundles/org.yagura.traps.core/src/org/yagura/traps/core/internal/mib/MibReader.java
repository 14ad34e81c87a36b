/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.mib;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.yagura.traps.core.internal.mib.MibModule.Definition;
import org.yagura.traps.core.internal.mib.MibModule.Kind;
import org.yagura.traps.core.internal.mib.MibModule.Step;
import org.yagura.traps.core.internal.mib.MibModule.Type;

/**
 * Reads MIB modules in SMIv1 and SMIv2, tolerantly: what it does not understand is passed over with a warning, and the
 * rest of the module still gives its names. A reader of our own: the one library on Maven Central with a fitting licence,
 * jsmiparser, was last released in 2017, brings ANTLR 2 and versions of commons-collections and commons-beanutils with
 * known holes, and gives a module up where a vendor left the grammar.
 */
public final class MibReader {
    /** The longest file, in characters. */
    public static final int MAX_TEXT = 1_500_000;
    private static final int MAX_WARNINGS = 100;
    private static final int MAX_NESTING = 32;
    private static final Set<String> MACROS = Set.of("OBJECT-TYPE", "MODULE-IDENTITY", "OBJECT-IDENTITY",
            "NOTIFICATION-TYPE", "TRAP-TYPE", "OBJECT-GROUP", "NOTIFICATION-GROUP", "MODULE-COMPLIANCE",
            "AGENT-CAPABILITIES");

    private final MibTokens in;
    private final String file;
    private final List<String> warnings = new ArrayList<>();
    private final List<MibModule> modules = new ArrayList<>();
    private Map<String, String> imports;
    private List<Definition> definitions;
    private Map<String, Type> types;
    private boolean smi2;

    /**
     * What a file gives.
     *
     * @param modules its modules, in its order; none when it is no MIB file
     * @param warnings what was passed over, with line numbers, in English; at most 100
     */
    public record Read(List<MibModule> modules, List<String> warnings) {
    }

    private MibReader(String text, String file) {
        this.in = new MibTokens(text);
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @param file its name, for warnings
     * @throws IllegalArgumentException when it is longer than {@link #MAX_TEXT}
     */
    public static Read read(String text, String file) {
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException(
                    file + ": " + text.length() + " characters where " + MAX_TEXT + " are allowed");
        }
        var reader = new MibReader(text, file);
        reader.file();
        return new Read(List.copyOf(reader.modules), List.copyOf(reader.warnings));
    }

    private static final class Mistake extends Exception {
        private static final long serialVersionUID = 1L;

        Mistake(String what) {
            super(what, null, false, false);
        }
    }

    private void warn(String what) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(file + ":" + in.line() + ": " + what);
        }
    }

    private void file() {
        while (!in.atEnd()) {
            boolean begins = in.kind() == MibTokens.Kind.NAME
                    && (in.is(1, "DEFINITIONS") || in.is(1, "{") && definitionsFollow());
            if (begins) {
                module();
            } else {
                in.skip();
            }
        }
    }

    /** Whether a module's name is followed by its object identifier in braces. */
    private boolean definitionsFollow() {
        for (int i = 2; i < MAX_NESTING; i++) {
            if (in.is(i, "}")) {
                return in.is(i + 1, "DEFINITIONS");
            }
        }
        return false;
    }

    private void module() {
        int start = in.place();
        String name = in.take();
        imports = new LinkedHashMap<>();
        definitions = new ArrayList<>();
        types = new LinkedHashMap<>();
        smi2 = name.startsWith("SNMPv2-");
        while (!in.atEnd() && !in.is("BEGIN")) {
            in.skip();
        }
        in.skip();
        while (!in.atEnd() && !in.is("END")) {
            int before = in.place();
            try {
                item();
            } catch (Mistake e) {
                warn(e.getMessage());
                recover(before);
            }
        }
        in.skip();
        modules.add(new MibModule(name, smi2, Map.copyOf(imports), List.copyOf(definitions), Map.copyOf(types),
                in.since(start)));
    }

    /** Goes to the next word that looks like the beginning of a definition. */
    private void recover(int before) {
        if (in.place() == before) {
            in.skip();
        }
        while (!in.atEnd() && !in.is("END") && !begins()) {
            in.skip();
        }
    }

    private boolean begins() {
        return in.kind() == MibTokens.Kind.NAME && (MACROS.contains(in.word(1)) && in.kind(1) == MibTokens.Kind.NAME
                || in.is(1, "OBJECT") && in.is(2, "IDENTIFIER") && in.is(3, "::=") || in.is(1, "::="));
    }

    private void item() throws Mistake {
        if (in.is("IMPORTS")) {
            imports();
        } else if (in.is("EXPORTS")) {
            skipTo(";");
        } else if (in.is(1, "MACRO")) {
            skipTo("END");
        } else if (in.kind() == MibTokens.Kind.NAME && in.is(1, "OBJECT") && in.is(2, "IDENTIFIER")) {
            String name = in.take();
            in.skip();
            in.skip();
            expect("::=");
            node(name, Kind.NODE, path(), null);
        } else if (in.kind() == MibTokens.Kind.NAME && in.is(1, "::=")) {
            type();
        } else if (in.kind() == MibTokens.Kind.NAME && MACROS.contains(in.word(1))) {
            macro();
        } else {
            throw new Mistake("'" + in.word() + "' is not understood here");
        }
    }

    private void skipTo(String word) {
        while (!in.atEnd() && !in.is(word)) {
            in.skip();
        }
        in.skip();
    }

    private void expect(String word) throws Mistake {
        if (!in.is(word)) {
            throw new Mistake("'" + in.word() + "' where '" + word + "' is expected");
        }
        in.skip();
    }

    private void imports() {
        in.skip();
        var names = new ArrayList<String>();
        while (!in.atEnd() && !in.is(";")) {
            if (in.is("FROM")) {
                in.skip();
                String module = in.take();
                smi2 |= module.equals("SNMPv2-SMI");
                names.forEach(n -> imports.put(n, module));
                names.clear();
            } else if (in.is("END") || in.is(1, "::=") || in.kind() == MibTokens.Kind.NAME && in.is(1, "OBJECT")) {
                warn("the list of imports does not end with a semicolon");
                return;
            } else if (in.kind() == MibTokens.Kind.NAME) {
                names.add(in.take());
            } else {
                in.skip();
            }
        }
        in.skip();
    }

    private void node(String name, Kind kind, List<Step> path, Clauses c) {
        definitions.add(new Definition(name, kind, path, c == null ? null : c.trapNumber, c == null ? null : c.type,
                c == null ? null : c.units, c == null ? null : c.description, c == null ? List.of() : c.objects));
    }

    private static final class Clauses {
        private Type type;
        private String units;
        private String description;
        private String hint;
        private List<String> objects = List.of();
        private List<Step> enterprise;
        private Integer trapNumber;
    }

    private void macro() throws Mistake {
        String name = in.take();
        String macro = in.take();
        smi2 |= macro.equals("MODULE-IDENTITY") || macro.equals("NOTIFICATION-TYPE");
        Clauses c = clauses();
        expect("::=");
        if (macro.equals("TRAP-TYPE")) {
            c.trapNumber = number(in.take());
            if (c.enterprise == null) {
                throw new Mistake("trap " + name + " has no enterprise");
            }
            node(name, Kind.NOTIFICATION, c.enterprise, c);
            return;
        }
        Kind kind = macro.equals("OBJECT-TYPE")
                ? Kind.OBJECT
                : macro.equals("NOTIFICATION-TYPE") ? Kind.NOTIFICATION : Kind.NODE;
        node(name, kind, path(), c);
    }

    /** Reads what stands between a macro's name and its value; clauses of no interest are passed over. */
    private Clauses clauses() throws Mistake {
        var c = new Clauses();
        while (!in.is("::=")) {
            if (in.atEnd() || in.is("END")) {
                throw new Mistake("a definition that does not end");
            }
            if (in.kind() == MibTokens.Kind.TEXT || in.kind() != MibTokens.Kind.NAME) {
                skipValue();
                continue;
            }
            if (begins() && !in.is(1, "::=")) {
                throw new Mistake("a definition that has no value");
            }
            clause(c, in.take());
        }
        return c;
    }

    private void clause(Clauses c, String word) throws Mistake {
        switch (word) {
            case "SYNTAX" -> c.type = c.type == null ? syntax(0) : skipSyntax(c.type);
            case "UNITS" -> c.units = text();
            case "DISPLAY-HINT" -> c.hint = text();
            case "DESCRIPTION" -> c.description = c.description == null ? text() : skipText(c.description);
            case "OBJECTS", "VARIABLES" -> c.objects = names();
            case "ENTERPRISE" -> c.enterprise = in.is("{") ? path() : List.of(new Step(in.take(), null));
            default -> {
                if (in.is("{")) {
                    skipValue();
                }
            }
        }
    }

    private Type skipSyntax(Type known) throws Mistake {
        syntax(0);
        return known;
    }

    private String skipText(String known) {
        text();
        return known;
    }

    private String text() {
        return in.kind() == MibTokens.Kind.TEXT ? in.take() : null;
    }

    /** Skips a word, or everything in braces or parentheses. */
    private void skipValue() {
        if (!in.is("{") && !in.is("(")) {
            in.skip();
            return;
        }
        int depth = 0;
        do {
            depth += in.is("{") || in.is("(") ? 1 : in.is("}") || in.is(")") ? -1 : 0;
            in.skip();
        } while (depth > 0 && !in.atEnd());
    }

    private List<String> names() throws Mistake {
        var names = new ArrayList<String>();
        expect("{");
        while (!in.atEnd() && !in.is("}")) {
            if (in.kind() == MibTokens.Kind.NAME) {
                names.add(in.word());
            }
            in.skip();
        }
        in.skip();
        return names;
    }

    private List<Step> path() throws Mistake {
        var path = new ArrayList<Step>();
        expect("{");
        while (!in.atEnd() && !in.is("}")) {
            if (in.kind() == MibTokens.Kind.NUMBER) {
                path.add(new Step(null, number(in.take())));
            } else if (in.kind() == MibTokens.Kind.NAME) {
                String name = in.take();
                if (in.is("(")) {
                    in.skip();
                    path.add(new Step(name, number(in.take())));
                    expect(")");
                } else {
                    path.add(new Step(name, null));
                }
            } else if (in.is(",")) {
                in.skip();
            } else {
                throw new Mistake("'" + in.word() + "' in an object identifier");
            }
        }
        in.skip();
        if (path.isEmpty()) {
            throw new Mistake("an empty object identifier");
        }
        return path;
    }

    private static Integer number(String text) throws Mistake {
        try {
            if (text.startsWith("'")) {
                int radix = text.toUpperCase(Locale.ROOT).endsWith("B") ? 2 : 16;
                return Integer.parseUnsignedInt(text.substring(1, text.lastIndexOf('\'')), radix);
            }
            return text.startsWith("-") ? Integer.parseInt(text) : Integer.parseUnsignedInt(text);
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            throw new Mistake("'" + text + "' where a number is expected");
        }
    }

    private void type() throws Mistake {
        String name = in.take();
        expect("::=");
        if (in.is("TEXTUAL-CONVENTION")) {
            in.skip();
            var c = new Clauses();
            while (c.type == null) {
                if (in.atEnd() || in.is("END") || in.is("::=")) {
                    throw new Mistake("textual convention " + name + " has no syntax");
                }
                if (in.kind() == MibTokens.Kind.NAME) {
                    clause(c, in.take());
                } else {
                    in.skip();
                }
            }
            types.put(name, new Type(c.type.base(), c.type.labels(), c.hint));
            smi2 = true;
        } else {
            types.put(name, syntax(0));
        }
    }

    private Type syntax(int depth) throws Mistake {
        if (depth > MAX_NESTING) {
            throw new Mistake("a syntax nested too deeply");
        }
        if (in.is("[")) {
            skipTo("]");
            if (in.is("IMPLICIT") || in.is("EXPLICIT")) {
                in.skip();
            }
            return syntax(depth + 1);
        }
        if (in.kind() != MibTokens.Kind.NAME) {
            throw new Mistake("'" + in.word() + "' where a syntax is expected");
        }
        String base = in.take();
        if (base.equals("SEQUENCE") && in.is("OF")) {
            in.skip();
            in.skip();
            return new Type("SEQUENCE OF", Map.of(), null);
        }
        if (base.equals("SEQUENCE") || base.equals("CHOICE")) {
            skipValue();
            return new Type(base, Map.of(), null);
        }
        if (base.equals("OCTET") && in.is("STRING") || base.equals("OBJECT") && in.is("IDENTIFIER")
                || base.equals("BIT") && in.is("STRING")) {
            base = base + " " + in.take();
        }
        if (in.is(".") && in.kind(1) == MibTokens.Kind.NAME) {
            in.skip();
            base = in.take();
        }
        Map<Integer, String> labels = Map.of();
        if (in.is("{")) {
            labels = labels();
        } else if (in.is("(")) {
            skipValue();
        }
        return new Type(base, labels, null);
    }

    private Map<Integer, String> labels() {
        var labels = new LinkedHashMap<Integer, String>();
        in.skip();
        var name = new StringBuilder();
        while (!in.atEnd() && !in.is("}") && !in.is("::=")) {
            if (in.is("(")) {
                try {
                    labels.putIfAbsent(number(in.word(1)), name.toString());
                } catch (Mistake e) {
                    warn(e.getMessage());
                }
                name.setLength(0);
                skipValue();
                continue;
            }
            if (in.kind() == MibTokens.Kind.NAME || in.kind() == MibTokens.Kind.NUMBER) {
                name.append(name.isEmpty() ? "" : " ").append(in.word());
            } else if (in.is(",")) {
                name.setLength(0);
            }
            in.skip();
        }
        if (in.is("}")) {
            in.skip();
        }
        return labels;
    }
}
