/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.watch.core.internal.series.codec.ByteReader;
import org.yagura.watch.core.internal.series.codec.ByteWriter;

/** Numbers, texts and doubles in bytes. */
final class BytesTest {

    @Test
    void numbersAndDoublesComeOutAsTheyWentIn() {
        var random = new Random(2);
        for (int run = 0; run < 5_000; run++) {
            long number = random.nextLong() >>> random.nextInt(64);
            long other = random.nextInt(3) == 0 ? 0 : random.nextLong();
            double real = Double.longBitsToDouble(random.nextBoolean()
                    ? random.nextLong()
                    : other ^ (random.nextLong() >>> random.nextInt(64)) << random.nextInt(64));
            var writer = new ByteWriter();
            writer.number(number).signed(-number).signed(number).text("櫓" + number);
            long bits = writer.real(real, other);
            var reader = new ByteReader(writer.copy());
            assertEquals(number, reader.number());
            assertEquals(-number, reader.signed());
            assertEquals(number, reader.signed());
            assertEquals("櫓" + number, reader.text(40));
            assertEquals(bits, reader.real(other));
            assertFalse(reader.more());
        }
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThrows(IllegalArgumentException.class, () -> new ByteReader(new byte[0]).octet());
        assertThrows(IllegalArgumentException.class, () -> new ByteReader(new byte[]{-1, -1}).number());
        assertThrows(IllegalArgumentException.class,
                () -> new ByteReader(new byte[]{-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1}).number());
        assertThrows(IllegalArgumentException.class, () -> new ByteReader(new byte[]{9, 'a'}).text(100));
        assertThrows(IllegalArgumentException.class, () -> new ByteReader(new byte[]{2, 'a', 'b'}).text(1));
        assertThrows(IllegalArgumentException.class, () -> new ByteReader(new byte[]{(byte) 0x91, 1}).real(0));
        assertThrows(IllegalArgumentException.class, () -> new ByteReader(new byte[]{(byte) 0x40, 1}).real(0));
        assertThrows(IllegalArgumentException.class, () -> new ByteReader(new byte[3]).part(4));
        assertThrows(IllegalArgumentException.class, () -> new ByteReader(new byte[3]).packed(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> new ByteReader(new byte[]{5}).number("things", 4));
    }
}
