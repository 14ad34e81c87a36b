/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.table.Sort;

/** A site with 20,000 parts: nothing that a person does holds the user interface for long. */
class ElementsAtScaleTest {
    /** Far above the goal of 50 ms, since other programs run beside the tests; what was measured is printed. */
    private static final long LIMIT_MILLIS = 1000;

    /** Handles events until something is so; returns the longest time that one took, in milliseconds. */
    private static long longest(UiWindow window, Runnable first, BooleanSupplier until) {
        long longest = timed(first);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!until.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it takes for ever");
            boolean[] more = {false};
            longest = Math.max(longest, timed(() -> more[0] = window.display().readAndDispatch()));
            if (!more[0]) {
                window.display().timerExec(5, () -> {
                    // wakes the display
                });
                window.display().sleep();
            }
        }
        return longest;
    }

    private static long timed(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1_000_000;
    }

    @Test
    void filterSortAndEditWithTwentyThousandParts() {
        try (var window = ElementsPage.window(SampleSites.large(2000))) {
            ElementsPage page = ElementsPage.open(window);
            page.list("Parts").untilRows(20_000);
            TablePage<ElementRow> table = page.table().untilCell(0, "name", "part0");
            for (int round = 0; round < 3; round++) {
                String last = round == 2 ? " (measured)" : "";
                tell("filter" + last, longest(window, () -> page.filter("p-7 disk"),
                        () -> page.panel().rows().total() < 1000));
                tell("no filter" + last, longest(window, () -> page.filter(""),
                        () -> page.panel().rows().total() == 20_000));
                tell("sort" + last, longest(window, () -> page.panel().rows().sort(new Sort("product", true)),
                        () -> table.table().text(0, "product").equals("P-99")));
                longest(window, () -> page.panel().rows().sort(null),
                        () -> table.table().text(0, "name").equals("part0"));
                String text = "vendor " + round;
                table.cursor(2, "Vendor");
                tell("begin to edit" + last, longest(window, () -> table.press(0, SWT.F2), () -> true));
                table.type(text);
                tell("edit" + last, longest(window, () -> Controls.traverse(table.field(), SWT.TRAVERSE_RETURN),
                        () -> table.table().text(2, "vendor").equals(text)));
            }
            page.list("Links").untilRows(4000).cursor(0, "From");
            tell("begin to choose among 22,000", longest(window, () -> page.table().press(0, SWT.F2), () -> true));
            tell("type one letter", longest(window, () -> page.table().type("node19"), () -> true));
            tell("choose", longest(window, () -> Controls.traverse(page.table().field(), SWT.TRAVERSE_RETURN),
                    () -> page.table().table().text(0, "from").equals("node19")));
        }
    }

    private static void tell(String what, long millis) {
        System.out.println("20,000 parts, " + what + ": the user interface was held for at most " + millis + " ms");
        assertTrue(millis < LIMIT_MILLIS, what + " held the user interface for " + millis + " ms");
    }
}
