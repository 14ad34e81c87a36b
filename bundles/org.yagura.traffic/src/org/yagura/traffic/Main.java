/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.yagura.core.text.Texts;
import org.yagura.model.DemoSite;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Site;
import org.yagura.traffic.sim.Simulation;
import org.yagura.traffic.story.Cast;
import org.yagura.traffic.story.Chatter;
import org.yagura.traffic.story.Step;
import org.yagura.traffic.story.Stories;

/**
 * Sends the traps of a site's nodes, and answers for them to SNMP, HTTP and more on their loopback addresses, until it is
 * ended. Silent on standard output; says on standard error how much it has
 * sent when it ends. Exit status 0, or 1 when it cannot send, 2 for wrong use.
 */
public final class Main {
    private static final Texts TEXTS = Texts.of(Main.class);
    private static final int ONCE_PAUSE_MILLIS = 2;

    private final CountDownLatch end = new CountDownLatch(1);

    private Main() {
    }

    /** Runs the program. */
    public static void main(String[] args) throws InterruptedException {
        int status = run(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Runs until it is done; gives the exit status. */
    public static int run(String... args) throws InterruptedException {
        try {
            return new Main().run(Arguments.parse(args));
        } catch (IllegalArgumentException e) {
            System.err.println(TEXTS.get("wrong", e.getMessage()));
            System.err.println(TEXTS.get("usage"));
            return 2;
        }
    }

    private int run(Arguments arguments) throws InterruptedException {
        try {
            Site site = arguments.site().equals("demo")
                    ? DemoSite.load()
                    : new SiteFiles().load(Path.of(arguments.site())).site();
            try (var sender = new Sender(site, arguments.target(), Instant.now());
                    var simulation = simulation(site, sender, arguments)) {
                if (!sender.hasCredentials()) {
                    System.err.println(TEXTS.get("secrets", arguments.site()));
                    return 1;
                }
                Thread player = Thread.currentThread();
                var hook = new Thread(() -> endWith(player));
                Runtime.getRuntime().addShutdownHook(hook);
                var stories = new Stories(Cast.of(site));
                if (arguments.once()) {
                    once(stories, arguments, sender);
                } else {
                    try (var syslog = syslog(stories.cast(), arguments)) {
                        play(new Player(stories, arguments.seed(), arguments.rate(), arguments.storm()), arguments,
                                simulation, sender);
                        if (syslog != null) {
                            System.err.println(TEXTS.get("syslog", syslog.sent(), syslog.failed()));
                        }
                    }
                }
                sender.finish();
                forget(hook);
                System.err.println(TEXTS.get("sent", sender.sent(), sender.answered(), sender.failed(), sender.mute()));
                return sender.sent() > 0 ? 0 : 1;
            }
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    /** Simulated nodes, where the agent that is sent to is on this machine and so can ask them. */
    private static Simulation simulation(Site site, Sender sender, Arguments arguments) {
        if (arguments.base() == 0 || arguments.once() || !arguments.target().getAddress().isLoopbackAddress()) {
            return Simulation.none();
        }
        var simulation = Simulation.start(site, sender::communities, Clock.systemUTC(), arguments.base(),
                arguments.seed());
        List<String> refused = simulation.refused();
        if (!refused.isEmpty()) {
            System.err.println(TEXTS.get("simulation.refused", refused.size(), refused.getFirst(),
                    simulation.answering()));
        }
        return simulation;
    }

    /** What nodes write into syslog; null when it is not wanted. */
    private static SyslogSender syslog(Cast cast, Arguments arguments) {
        return arguments.syslog() == 0
                ? null
                : SyslogSender.start(new Chatter(cast, arguments.seed()),
                        new InetSocketAddress(arguments.target().getAddress(), arguments.syslog()), Clock.systemUTC());
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending, and the hook waits for this thread
        }
    }

    /** The process is to end: the player ends its sentence. */
    private void endWith(Thread player) {
        end.countDown();
        try {
            player.join(TimeUnit.SECONDS.toMillis(6));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void once(Stories stories, Arguments arguments, Sender sender) throws IOException, InterruptedException {
        int n = 0;
        for (Step step : Player.once(stories, arguments.seed())) {
            if (end.await(ONCE_PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
            sender.send(step, n++ % 9 == 8);
        }
    }

    private void play(Player player, Arguments arguments, Simulation simulation, Sender sender)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long last = arguments.seconds() == 0 ? Long.MAX_VALUE : arguments.seconds() * 1_000;
        for (Player.Timed next = player.next(); next != null && next.at() < last; next = player.next()) {
            long wait = next.at() - (System.nanoTime() - begin) / 1_000_000;
            if (end.await(Math.max(0, wait), TimeUnit.MILLISECONDS)) {
                return;
            }
            sender.send(next.step(), next.inform());
            simulation.told(next.step());
        }
    }
}
