/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.junit.jupiter.api.Test;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.SitePackage.Literals;

class ValuesTest {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.JAPANESE);

    @Test
    void whatIsWrittenReadsAsTheSame() throws Refused {
        var random = new Random(5);
        for (Locale language : LANGUAGES) {
            var values = new Values(language);
            for (int round = 0; round < 2000; round++) {
                same(values, Literals.FAILABLE__MTBF, random.nextDouble() * Math.pow(10, random.nextInt(8) - 2));
                same(values, Literals.REDUNDANCY_RULE__MINIMUM, random.nextInt());
                same(values, Literals.CONTRACT__END, LocalDate.ofEpochDay(random.nextInt(40_000)));
                same(values, Literals.REDUNDANCY_GROUP__TAKEOVER, Duration.ofMillis(random.nextInt(500_000_000)));
            }
            for (boolean truth : new boolean[]{true, false}) {
                same(values, Literals.PERSON__ENABLED, truth);
            }
        }
    }

    private static void same(Values values, EAttribute attribute, Object value) throws Refused {
        Object read = values.read(attribute, values.write(value));
        if (value instanceof Double number) {
            assertEquals(number, (Double) read, number * 1e-9);
        } else {
            assertEquals(value, read);
        }
    }

    @Test
    void everyLiteralReadsAsItself() throws Refused {
        for (Locale language : LANGUAGES) {
            var values = new Values(language);
            for (var classifier : SitePackage.eINSTANCE.getEClassifiers()) {
                for (var feature : classifier instanceof EClass type
                        ? type.getEAttributes()
                        : List.<EAttribute>of()) {
                    if (feature.getEType() instanceof EEnum type) {
                        for (EEnumLiteral literal : type.getELiterals()) {
                            Enumerator value = literal.getInstance();
                            assertEquals(value, values.read(feature, values.write(value)));
                            assertEquals(value, values.read(feature, literal.getName().toLowerCase(Locale.ROOT)));
                        }
                        assertEquals(type.getELiterals().size(), values.literals(type).stream().distinct().count());
                    }
                }
            }
        }
    }

    @Test
    void numbersAreReadStrictly() throws Refused {
        var values = new Values(Locale.ENGLISH);
        assertEquals(50_000.0, values.read(Literals.FAILABLE__MTBF, "50,000"));
        assertEquals(0.5, values.read(Literals.FAILABLE__MTTR, " 0.5 "));
        for (String wrong : List.of("1,5", "5 hours", "1e", "--", "NaN.", "12,34,567")) {
            assertThrows(Refused.class, () -> values.read(Literals.FAILABLE__MTBF, wrong), wrong);
        }
        for (String wrong : List.of("1.5", "99999999999", "two")) {
            assertThrows(Refused.class, () -> values.read(Literals.REDUNDANCY_RULE__MINIMUM, wrong), wrong);
        }
        assertTrue(assertThrows(Refused.class, () -> values.read(Literals.NODE__KIND, "x")).getMessage()
                .contains("“x”"));
        assertEquals(NodeKind.DB_SERVER, values.read(Literals.NODE__KIND, "db_server"));
    }

    @Test
    void daysAreReadInSeveralForms() throws Refused {
        var values = new Values(Locale.JAPANESE);
        for (String form : List.of("2027-03-31", "2027/3/31", "2027.3.31", "2027年3月31日")) {
            assertEquals(LocalDate.of(2027, 3, 31), values.read(Literals.CONTRACT__END, form));
        }
        assertThrows(Refused.class, () -> values.read(Literals.CONTRACT__END, "2027-02-29"));
        assertThrows(Refused.class, () -> values.read(Literals.CONTRACT__END, "31.3.2027"));
    }

    @Test
    void spansAreReadAsPeopleWriteThem() {
        var spans = new SpanText(Locale.ENGLISH);
        assertEquals("1 h 30 min", spans.write(Duration.ofMinutes(90)));
        assertEquals("0 s", spans.write(Duration.ZERO));
        assertEquals("0.25 s", spans.write(Duration.ofMillis(250)));
        assertEquals(Duration.ofSeconds(90), spans.read("90"));
        assertEquals(Duration.ofSeconds(90), spans.read("1min30s"));
        assertEquals(Duration.ofMinutes(90), spans.read("1.5 H"));
        assertEquals(Duration.ofSeconds(30), spans.read("pt30s"));
        assertEquals(Duration.ofMinutes(2), new SpanText(Locale.JAPANESE).read("2分"));
        for (String wrong : List.of("", "s", "5 parsecs", "1 h -", "P", "99999999999999999999 d", "1..5 s")) {
            assertNull(spans.read(wrong), wrong);
        }
    }

    @Test
    void noTextMakesASpanFail() {
        var spans = new SpanText(Locale.JAPANESE);
        var random = new Random(3);
        String signs = "0159. smhdPT分秒-";
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(8); i > 0; i--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            Duration read = spans.read(text.toString());
            if (read != null) {
                assertEquals(read, spans.read(spans.write(read)), text.toString());
            }
        }
    }

    @Test
    void listsAreSplitAtCommasUnlessANameHasOne() {
        List<String> names = List.of("a", "b, c", "b");
        assertEquals(List.of("a", "b, c"), ListText.read("a, b, c", names::contains));
        assertEquals(List.of("b", "a"), ListText.read(" b、a ,", names::contains));
        assertEquals(List.of("x", "y"), ListText.read("x,y", names::contains));
        assertEquals(List.of(), ListText.read(" , ", names::contains));
        var random = new Random(9);
        for (int round = 0; round < 500; round++) {
            var some = new ArrayList<String>();
            for (int i = random.nextInt(5); i > 0; i--) {
                some.add("n" + random.nextInt(9) + (random.nextBoolean() ? ", x" + random.nextInt(9) : ""));
            }
            List<String> read = ListText.read(ListText.write(some), some::contains);
            assertNotNull(read);
            assertEquals(ListText.write(some), ListText.write(read));
        }
    }
}
