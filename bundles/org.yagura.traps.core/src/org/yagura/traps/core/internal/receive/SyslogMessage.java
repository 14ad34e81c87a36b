/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yagura.traps.core.internal.decode.UndecodableException;

/**
 * A syslog message as RFC 5424 lays it down, or as programs have written them since before RFC 3164. What does not fit is
 * text: nothing of a message is thrown away but what exceeds the bounds.
 *
 * @param facility 0 to 23
 * @param severity 0 to 7
 * @param version of the protocol; 0 for RFC 3164
 * @param time what the sender wrote: local, or with the offset from UTC; null when it wrote none
 * @param offset minutes from UTC; null when it was not written
 * @param host as written; empty when it was not
 * @param app program; empty when it is not known
 * @param process number or name of the process; empty when it is not known
 * @param id kind of the message; empty when it has none
 * @param values structured values
 * @param text the rest
 */
public record SyslogMessage(int facility, int severity, int version, LocalDateTime time, Integer offset, String host,
        String app, String process, String id, List<Value> values, String text) {
    /** Characters of a text that are kept. */
    public static final int LONGEST_TEXT = 8_192;
    private static final int LONGEST_WORD = 128;
    private static final int LONGEST_HOST = 255;
    private static final int LONGEST_VALUE = 1_024;
    private static final int LONGEST_NAME = 32;
    private static final int MOST_VALUES = 64;
    private static final int PLAIN = 13;
    private static final int LAST_PRIORITY = 191;
    private static final String NIL = "-";
    private static final Pattern PRIORITY = Pattern.compile("<(\\d{1,3})>");
    private static final Pattern RFC_5424 = Pattern.compile("(\\d{1,2}) (?=-|\\d{4}-)");
    private static final Pattern WRITTEN = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})T(\\d{2}):(\\d{2}):(\\d{2})(?:[.,](\\d{1,9}))?(Z|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern OLD = Pattern.compile("(?:\\d{1,10}: )?[*.]?"
            + "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}(\\d{1,2}) (?:(\\d{4}) )?"
            + "(\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,9}))?(?: [A-Z]{3,5}(?=:))?:?(?= |$)");
    private static final Pattern TAG = Pattern.compile("([^\\s:\\[]{1,128})(?:\\[([^\\]\\s]{0,128})])?: ?");
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    /** A structured value. */
    public record Value(String group, String name, String value) {
    }

    /**
     * Reads a message.
     *
     * @param received when it came, which gives an old form its year
     * @param other in which it is written when it is not UTF-8
     * @throws UndecodableException when there is nothing in it
     */
    public static SyslogMessage read(byte[] bytes, int from, int to, Instant received, Charset other)
            throws UndecodableException {
        int end = to;
        while (end > from && (bytes[end - 1] == 0 || bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        if (end == from) {
            throw new UndecodableException("an empty syslog message");
        }
        return new Reader(text(ByteBuffer.wrap(bytes, from, end - from), other), received).read();
    }

    private static String text(ByteBuffer bytes, Charset other) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            return other.decode(bytes).toString();
        }
    }

    /** Goes through a message once. */
    private static final class Reader {
        private final String all;
        private final Instant received;
        private final List<Value> values = new ArrayList<>();
        private int at;
        private LocalDateTime time;
        private Integer offset;

        Reader(String all, Instant received) {
            this.all = all;
            this.received = received;
        }

        SyslogMessage read() {
            int priority = PLAIN;
            Matcher first = PRIORITY.matcher(all);
            if (first.lookingAt() && Integer.parseInt(first.group(1)) <= LAST_PRIORITY) {
                priority = Integer.parseInt(first.group(1));
                at = first.end();
            }
            Matcher version = RFC_5424.matcher(all).region(at, all.length());
            if (at > 0 && version.lookingAt()) {
                int before = at;
                at = version.end();
                SyslogMessage message = structured(priority, Integer.parseInt(version.group(1)));
                if (message != null) {
                    return message;
                }
                at = before;
                values.clear();
            }
            return old(priority);
        }

        private SyslogMessage structured(int priority, int version) {
            String written = word();
            if (!written.equals(NIL) && !written(written)) {
                return null;
            }
            String host = word();
            String app = word();
            String process = word();
            String id = word();
            if (!data()) {
                return null;
            }
            if (at < all.length() && all.charAt(at) == ' ') {
                at++;
            }
            return message(priority, version, plain(host), plain(app), plain(process), plain(id));
        }

        private SyslogMessage old(int priority) {
            Matcher form = OLD.matcher(all).region(at, all.length());
            if (form.lookingAt()) {
                old(form);
                at = form.end();
            } else {
                int before = at;
                if (!written(word())) {
                    at = before;
                    return tagged(priority, "");
                }
            }
            if (at < all.length() && all.charAt(at) == ' ') {
                at++;
            }
            int before = at;
            String host = word();
            if (host.isEmpty() || host.endsWith(":") || host.indexOf('[') > 0 || at >= all.length()) {
                at = before;
                host = "";
            }
            return tagged(priority, host);
        }

        private SyslogMessage tagged(int priority, String host) {
            Matcher tag = TAG.matcher(all).region(at, all.length());
            if (!tag.lookingAt()) {
                return message(priority, 0, host, "", "", "");
            }
            at = tag.end();
            return message(priority, 0, host, tag.group(1), tag.group(2) == null ? "" : tag.group(2), "");
        }

        private SyslogMessage message(int priority, int version, String host, String app, String process, String id) {
            String text = all.substring(Math.min(at, all.length()));
            if (text.startsWith("\uFEFF")) {
                text = text.substring(1);
            }
            // what relays make of an old message begins with the space after its tag
            text = text.startsWith(" ") ? text.substring(1) : text;
            return new SyslogMessage(priority >> 3, priority & 7, version, time, offset, cut(host, LONGEST_HOST),
                    cut(app, LONGEST_WORD), cut(process, LONGEST_WORD), cut(id, LONGEST_NAME), List.copyOf(values),
                    shortened(text));
        }

        /** Up to the next space, which is passed over. */
        private String word() {
            int space = all.indexOf(' ', at);
            int end = space < 0 ? all.length() : space;
            String word = all.substring(Math.min(at, end), end);
            at = Math.min(all.length(), end + 1);
            return word;
        }

        private static String plain(String word) {
            return word.equals(NIL) ? "" : word;
        }

        private boolean written(String word) {
            Matcher parts = WRITTEN.matcher(word);
            if (!parts.matches()) {
                return false;
            }
            try {
                time = LocalDateTime.of(number(parts, 1), number(parts, 2), number(parts, 3), number(parts, 4),
                        number(parts, 5), Math.min(59, number(parts, 6)), nanos(parts.group(7)));
                String zone = parts.group(8);
                offset = zone == null ? null : ZoneOffset.of(zone).getTotalSeconds() / 60;
                return true;
            } catch (DateTimeException e) {
                time = null;
                return false;
            }
        }

        private void old(Matcher form) {
            int month = MONTHS.indexOf(form.group(1)) / 3 + 1;
            if (form.group(3) != null) {
                time = old(form, month, number(form, 3));
                return;
            }
            int year = OffsetDateTime.ofInstant(received, ZoneOffset.UTC).getYear();
            Duration nearest = null;
            for (int tried = year - 1; tried <= year + 1; tried++) {
                LocalDateTime candidate = old(form, month, tried);
                if (candidate != null) {
                    Duration away = Duration.between(candidate.toInstant(ZoneOffset.UTC), received).abs();
                    if (nearest == null || away.compareTo(nearest) < 0) {
                        nearest = away;
                        time = candidate;
                    }
                }
            }
        }

        private static LocalDateTime old(Matcher form, int month, int year) {
            try {
                return LocalDateTime.of(year, month, number(form, 2), number(form, 4), number(form, 5),
                        Math.min(59, number(form, 6)), nanos(form.group(7)));
            } catch (DateTimeException e) {
                return null;
            }
        }

        private static int number(Matcher parts, int group) {
            return Integer.parseInt(parts.group(group));
        }

        private static int nanos(String fraction) {
            return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        }

        /** Structured data; false when it is none. */
        private boolean data() {
            if (at < all.length() && all.charAt(at) == '-') {
                at++;
                return at == all.length() || all.charAt(at) == ' ';
            }
            int groups = 0;
            while (at < all.length() && all.charAt(at) == '[') {
                at++;
                if (!group()) {
                    return false;
                }
                groups++;
            }
            return groups > 0;
        }

        private boolean group() {
            String group = name();
            while (at < all.length() && all.charAt(at) == ' ') {
                at++;
                String name = name();
                if (!all.startsWith("=\"", at)) {
                    return false;
                }
                at += 2;
                String value = value();
                if (value == null) {
                    return false;
                }
                if (values.size() < MOST_VALUES) {
                    values.add(new Value(cut(group, LONGEST_NAME), cut(name, LONGEST_NAME),
                            cut(value, LONGEST_VALUE)));
                }
            }
            boolean ended = at < all.length() && all.charAt(at) == ']';
            at++;
            return ended && !group.isEmpty();
        }

        private String name() {
            int from = at;
            while (at < all.length() && "= ]\"".indexOf(all.charAt(at)) < 0) {
                at++;
            }
            return all.substring(from, at);
        }

        /** Up to the quotation mark, which is passed over; null when there is none. */
        private String value() {
            var value = new StringBuilder();
            for (; at < all.length(); at++) {
                char c = all.charAt(at);
                if (c == '"') {
                    at++;
                    return value.toString();
                }
                if (c == '\\' && at + 1 < all.length() && "\\\"]".indexOf(all.charAt(at + 1)) >= 0) {
                    c = all.charAt(++at);
                }
                value.append(c);
            }
            return null;
        }

        private static String cut(String word, int longest) {
            String clean = clean(word);
            return clean.length() > longest ? clean.substring(0, longest) : clean;
        }

        private static String shortened(String text) {
            String clean = clean(text);
            return clean.length() <= LONGEST_TEXT
                    ? clean
                    : String.format(Locale.ROOT, "%s … (%d characters)", clean.substring(0, LONGEST_TEXT),
                            clean.length());
        }

        private static String clean(String text) {
            return text.chars().allMatch(c -> c >= ' ' && c != 0x7F)
                    ? text
                    : text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " ");
        }
    }
}
