/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.story;

import java.util.List;
import java.util.random.RandomGenerator;

import org.yagura.model.site.NodeKind;
import org.yagura.traffic.snmp.Value;

/** What happens to storage and power. */
final class FacilityStories {
    private static final String UPS = "1.3.6.1.2.1.33.";
    private static final int ON_BATTERY = 2;

    static final List<Story> ALL = List.of(new Story("disk rebuild", 3, FacilityStories::disk),
            new Story("array controller", 1, FacilityStories::controller),
            new Story("FC port", 3, FacilityStories::fibre), new Story("UPS test", 2, FacilityStories::upsTest),
            new Story("mains failure", 1, FacilityStories::mains));

    private FacilityStories() {
    }

    private static void disk(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, NodeKind.DISK_ARRAY).ifPresent(array -> {
            String disk = (1 + random.nextInt(4)) + "-" + (1 + random.nextInt(24));
            tale.vendor(array, 4, 1, disk).pass(30_000, 90_000).vendor(array, 4, 2, disk);
        });
    }

    private static void controller(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, NodeKind.DISK_ARRAY).ifPresent(
                array -> tale.vendor(array, 4, 3, random.nextBoolean() ? "CM0" : "CM1"));
    }

    private static void fibre(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, NodeKind.FC_HUB).ifPresent(hub -> {
            int port = 1 + random.nextInt(32);
            tale.vendor(hub, 5, 1, port).pass(4_000, 25_000).vendor(hub, 5, 2, port);
        });
    }

    private static void upsTest(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, NodeKind.UPS).ifPresent(ups -> tale.standard(ups, UPS + "2.2",
                Tale.binding(UPS + "1.7.1.0", new Value.ObjectId(UPS + "1.7.7.3")),
                Tale.binding(UPS + "1.7.3.0", new Value.Int(1)),
                Tale.binding(UPS + "1.7.4.0", new Value.Text("passed"))));
    }

    private static void mains(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, NodeKind.UPS).ifPresent(ups -> {
            int left = 30;
            int times = 2 + random.nextInt(2);
            for (int i = 0; i < times; i++) {
                tale.standard(ups, UPS + "2.1", Tale.binding(UPS + "1.2.3.0", new Value.Int(left - i)),
                        Tale.binding(UPS + "1.2.2.0", new Value.Int(i * 60)),
                        Tale.binding(UPS + "1.9.7.0", new Value.Int(ON_BATTERY))).pass(6_000, 12_000);
            }
            tale.standard(ups, UPS + "2.4", Tale.binding(UPS + "1.6.2.1.1.1", new Value.Int(1)),
                    Tale.binding(UPS + "1.6.2.1.2.1", new Value.ObjectId(UPS + "1.6.3.2")));
        });
    }
}
