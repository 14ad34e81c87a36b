/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.yagura.core.event.Severity;
import org.yagura.traps.core.internal.decode.Oid;
import org.yagura.traps.core.internal.decode.Trap;
import org.yagura.traps.core.internal.decode.Varbind;
import org.yagura.traps.core.internal.mib.Mibs;

/**
 * A text with tokens, compiled. Tokens: {@code %node%}, {@code %source%}, {@code %trap%} (its name), {@code %oid%},
 * {@code %severity%}, {@code %enterprise%}, {@code %generic%}, {@code %specific%}, {@code %version%}, {@code %uptime%},
 * {@code %rule%}, {@code %parm[#n]%} (the n-th binding), {@code %parm[oid or name]%}, {@code %parm[all]%},
 * {@code %parm[##]%} (how many bindings), {@code %%} (a per cent sign). A binding that is not there gives nothing; an
 * unknown token stays as it is. Immutable.
 */
final class Template {
    private static final String PARM = "parm[";

    private final List<Part> parts;
    private final int limit;

    private Template(List<Part> parts, int limit) {
        this.parts = parts;
        this.limit = limit;
    }

    /** What a text is made of. */
    record Input(Trap trap, NodeRef node, Severity severity, String rule, Mibs mibs) {
    }

    /** A piece of the text. */
    private interface Part {
        void write(Input in, StringBuilder out);
    }

    /**
     * Compiles a text.
     *
     * @param limit the most characters that may come out
     * @param named whether values are written as persons read them (messages), not bare (keys, which must not change
     *        when a MIB is imported)
     */
    static Template compile(String text, int limit, boolean named, Mibs mibs, List<String> problems) {
        var parts = new ArrayList<Part>();
        int from = 0;
        while (from < text.length()) {
            int start = text.indexOf('%', from);
            int end = start < 0 ? -1 : text.indexOf('%', start + 1);
            if (end < 0) {
                literal(parts, text.substring(from));
                break;
            }
            literal(parts, text.substring(from, start));
            String token = text.substring(start + 1, end);
            Part part = token.isEmpty() ? (in, out) -> out.append('%') : part(token, named, mibs);
            if (part == null) {
                problems.add("unknown token %" + token + "%");
                literal(parts, "%" + token);
                from = end;
                if (!looksLikeToken(token)) {
                    continue;
                }
                literal(parts, "%");
                from = end + 1;
            } else {
                parts.add(part);
                from = end + 1;
            }
        }
        return new Template(List.copyOf(parts), limit);
    }

    private static boolean looksLikeToken(String token) {
        return token.chars().allMatch(c -> Character.isLetterOrDigit(c) || "[]#.:-_".indexOf(c) >= 0);
    }

    private static void literal(List<Part> parts, String text) {
        if (!text.isEmpty()) {
            parts.add((in, out) -> out.append(text));
        }
    }

    private static Part part(String token, boolean named, Mibs mibs) {
        return switch (token) {
            case "node" -> (in, out) -> out.append(in.node().name());
            case "source" -> (in, out) -> out.append(in.trap().sourceText());
            case "trap" -> (in, out) -> out.append(in.mibs().name(in.trap().trapOid()));
            case "oid" -> (in, out) -> out.append(in.trap().trapOid());
            case "severity" -> (in, out) -> out.append(in.severity());
            case "enterprise" ->
                (in, out) -> out.append(named ? in.mibs().name(in.trap().enterprise()) : in.trap().enterprise());
            case "generic" -> (in, out) -> out.append(in.trap().generic());
            case "specific" -> (in, out) -> out.append(Integer.toUnsignedString(in.trap().specific()));
            case "version" -> (in, out) -> out.append(in.trap().version());
            case "uptime" -> (in, out) -> out.append(in.trap().upTime());
            case "rule" -> (in, out) -> out.append(in.rule());
            default -> token.startsWith(PARM) && token.endsWith("]")
                    ? binding(token.substring(PARM.length(), token.length() - 1), named, mibs)
                    : null;
        };
    }

    private static Part binding(String which, boolean named, Mibs mibs) {
        Function<Input, Function<Varbind, String>> value = in -> named ? in.mibs()::value : Varbind::text;
        if (which.equals("all")) {
            return (in, out) -> all(in, out, ", ");
        }
        if (which.equals("##")) {
            return (in, out) -> out.append(in.trap().size());
        }
        if (which.startsWith("#")) {
            int index = number(which.substring(1));
            return index < 1 ? null : (in, out) -> {
                if (index <= in.trap().size()) {
                    out.append(value.apply(in).apply(in.trap().varbind(index - 1)));
                }
            };
        }
        Oid oid = known(which, mibs);
        return (in, out) -> {
            Varbind found = find(in, oid, which);
            if (found != null) {
                out.append(value.apply(in).apply(found));
            }
        };
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Oid known(String which, Mibs mibs) {
        try {
            return Masks.oid(which, mibs);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Varbind find(Input in, Oid oid, String name) {
        Trap trap = in.trap();
        for (int i = 0; i < trap.size(); i++) {
            if (oid != null && oid.isPrefixOf(trap.oid(i))) {
                return trap.varbind(i);
            }
        }
        for (int i = 0; i < trap.size(); i++) {
            Varbind varbind = trap.varbind(i);
            if (name.equals(varbind.givenName())) {
                return varbind;
            }
        }
        return null;
    }

    /** Writes all bindings, shortly. */
    static void all(Input in, StringBuilder out, String between) {
        Trap trap = in.trap();
        for (int i = 0; i < trap.size() && out.length() < Outcome.MAX_MESSAGE; i++) {
            Varbind varbind = trap.varbind(i);
            if (i > 0) {
                out.append(between);
            }
            out.append(in.mibs().name(varbind)).append('=').append(in.mibs().value(varbind));
        }
    }

    /** The text for a trap. */
    String text(Input in) {
        var out = new StringBuilder(80);
        for (Part part : parts) {
            part.write(in, out);
            if (out.length() > limit) {
                break;
            }
        }
        return cut(out, limit);
    }

    /** At most that many characters, marked where it was cut, never within a character. */
    static String cut(StringBuilder out, int limit) {
        if (out.length() <= limit) {
            return out.toString();
        }
        int end = limit - 1;
        if (Character.isHighSurrogate(out.charAt(end - 1))) {
            end--;
        }
        return out.substring(0, end) + "…";
    }
}
