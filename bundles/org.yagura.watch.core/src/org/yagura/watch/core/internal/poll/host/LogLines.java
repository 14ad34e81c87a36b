/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.host;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Takes the bytes of a file apart into lines, however they come. A line ends where its character set has a line end, which is
 * two or four bytes in some; a byte order mark at the beginning of a file says what the file is written in, whatever was said
 * before. For one thread.
 */
final class LogLines {
    /** So many bytes of the beginning of a file tell whether it has a mark. */
    static final int HEAD = 4;

    private static final byte[] NOTHING = {};

    private final Charset said;
    private final int longest;
    private final Consumer<String> taker;
    /** What was read of a line that has no end yet. */
    private byte[] rest = NOTHING;
    private Mark mark;
    private Charset charset;
    private byte[] end;
    private boolean cut;

    /** The mark at the beginning of a file. The longer of two that begin alike comes first. */
    enum Mark {
        UTF_32LE(Charset.forName("UTF-32LE"), 0xFF, 0xFE, 0, 0),
        UTF_32BE(Charset.forName("UTF-32BE"), 0, 0, 0xFE, 0xFF),
        UTF_16LE(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
        UTF_16BE(StandardCharsets.UTF_16BE, 0xFE, 0xFF),
        UTF_8(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
        /** The file has none. */
        NONE(null);

        private final Charset charset;
        private final byte[] bytes;

        Mark(Charset charset, int... bytes) {
            this.charset = charset;
            this.bytes = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                this.bytes[i] = (byte) bytes[i];
            }
        }

        /**
         * The mark of a file that begins so.
         *
         * @param whole whether no more is to come
         * @return null when more has to come
         */
        static Mark of(byte[] head, boolean whole) {
            for (Mark mark : values()) {
                int both = Math.min(head.length, mark.bytes.length);
                if (Arrays.equals(head, 0, both, mark.bytes, 0, both)) {
                    if (both == mark.bytes.length) {
                        return mark;
                    }
                    if (!whole) {
                        return null;
                    }
                }
            }
            return NONE;
        }
    }

    /**
     * Begins at the beginning of a file.
     *
     * @param said what files without a mark are written in
     * @param longest longer lines are cut in pieces, in bytes
     * @param taker gets each line without its end
     */
    LogLines(Charset said, int longest, Consumer<String> taker) {
        this.said = ordered(said);
        this.longest = longest;
        this.taker = taker;
    }

    /** Without a mark the bytes of UTF-16 and UTF-32 come in the order of the network. */
    private static Charset ordered(Charset charset) {
        return switch (charset.name().toUpperCase(Locale.ROOT)) {
            case "UTF-16" -> StandardCharsets.UTF_16BE;
            case "X-UTF-16LE-BOM" -> StandardCharsets.UTF_16LE;
            case "UTF-32", "X-UTF-32BE-BOM" -> Charset.forName("UTF-32BE");
            case "X-UTF-32LE-BOM" -> Charset.forName("UTF-32LE");
            default -> charset;
        };
    }

    /**
     * Goes on within a file.
     *
     * @param mark of the file; null: not known yet, what was kept is all of it
     * @param kept what was read of a line that has no end yet
     * @param offset where that ends, in bytes from the beginning of the file
     * @param cut whether it is the rest of a line that was cut
     */
    void resume(Mark mark, byte[] kept, long offset, boolean cut) {
        this.cut = cut;
        rest = kept;
        this.mark = null;
        if (mark != null) {
            is(mark);
            align(offset);
        }
    }

    /** The mark of the file; null: not known yet. */
    Mark mark() {
        return mark;
    }

    /** What was read of a line that has no end yet. */
    byte[] rest() {
        return rest;
    }

    /** Whether that is the rest of a line that was cut. */
    boolean cut() {
        return cut;
    }

    /**
     * Takes what comes next.
     *
     * @param offset where it begins, in bytes from the beginning of the file
     */
    void take(byte[] content, long offset) {
        byte[] all = joined(rest, content);
        int looked = rest.length;
        rest = all;
        if (mark == null) {
            Mark found = Mark.of(all, false);
            if (found == null) {
                return;
            }
            is(found);
            rest = Arrays.copyOfRange(all, found.bytes.length, all.length);
            looked = 0;
        } else if (looked == 0) {
            align(offset + content.length);
        }
        lines(looked);
    }

    /** The file has ended, and with it what has no end; another one begins. */
    void end() {
        if (mark == null) {
            is(Mark.of(rest, true));
            rest = Arrays.copyOfRange(rest, mark.bytes.length, rest.length);
            lines(0);
        }
        if (rest.length > 0) {
            line(new String(rest, charset));
        }
        rest = NOTHING;
        mark = null;
        cut = false;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private void is(Mark found) {
        mark = found;
        charset = found == Mark.NONE ? said : found.charset;
        boolean written = charset.canEncode() && charset.newEncoder().canEncode('\n');
        end = written ? "\n".getBytes(charset) : new byte[]{'\n'};
    }

    /** When reading began within a character, leaves that one out; what is kept ends at the offset. */
    private void align(long offset) {
        int over = (int) Math.floorMod(offset - rest.length, (long) end.length);
        if (over > 0) {
            rest = Arrays.copyOfRange(rest, Math.min(rest.length, end.length - over), rest.length);
        }
    }

    /** Looks for line ends from there on. */
    private void lines(int looked) {
        byte[] all = rest;
        int unit = end.length;
        int begin = 0;
        int at = looked - looked % unit;
        while (at + unit <= all.length) {
            boolean ends = all[at] == end[0] && Arrays.equals(all, at, at + unit, end, 0, unit);
            at += unit;
            if (ends) {
                line(new String(all, begin, at - unit - begin, charset));
                cut = false;
                begin = at;
            } else if (at - begin >= longest) {
                begin = piece(all, begin, at);
                cut = true;
            }
        }
        rest = Arrays.copyOfRange(all, begin, all.length);
    }

    /** Of a line that is too long, the whole characters; gives where the next begins. */
    private int piece(byte[] all, int from, int to) {
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        ByteBuffer bytes = ByteBuffer.wrap(all, from, to - from);
        CharBuffer text = CharBuffer.allocate((int) Math.ceil((to - from) * (double) decoder.maxCharsPerByte()) + 1);
        decoder.decode(bytes, text, false);
        taker.accept(text.flip().toString());
        return bytes.position() > from ? bytes.position() : to;
    }

    private void line(String text) {
        String bare = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        // the end of a line that was cut exactly there is no line
        if (!cut || !bare.isEmpty()) {
            taker.accept(bare);
        }
    }
}
