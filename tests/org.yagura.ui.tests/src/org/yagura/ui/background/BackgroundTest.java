/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.testsupport.Await;

class BackgroundTest {
    private final LinkedBlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    private final Background background = new Background(events::add);
    private final List<Object> told = new CopyOnWriteArrayList<>();

    private void handleEvents() {
        for (Runnable event = events.poll(); event != null; event = events.poll()) {
            event.run();
        }
    }

    private void until(String what, java.util.concurrent.Callable<Boolean> condition) {
        Await.until(what, () -> {
            handleEvents();
            return condition.call();
        });
    }

    @Test
    void anAnswerComesBackOnTheThreadOfTheUserInterface() {
        Thread here = Thread.currentThread();
        Background.Call call = background.ask(null, () -> Thread.currentThread() != here, away -> {
            told.add(away);
            told.add(Thread.currentThread() == here);
        }, told::add);
        until("answered", () -> told.size() == 2);
        assertEquals(List.of(true, true), told);
        assertFalse(call.running());
    }

    @Test
    void aKnownProblemIsToldAsItIs() {
        var known = new Problem(Problem.CONFLICT, "somebody was faster", "why", "todo", null);
        background.ask(null, () -> {
            throw new ProblemException(known);
        }, told::add, told::add);
        until("told", () -> !told.isEmpty());
        assertEquals(List.of(known), told);
    }

    @Test
    void anUnknownOneIsToldInWordsWithItsCauseBehindDetails() {
        background.ask(null, () -> {
            throw new IllegalStateException("the flux is low");
        }, told::add, told::add);
        until("told", () -> !told.isEmpty());
        Problem problem = (Problem) told.getFirst();
        assertEquals(Problem.FAILED, problem.code());
        assertEquals("the flux is low", problem.why());
        assertNotNull(problem.todo());
        assertTrue(problem.details().contains("IllegalStateException") && problem.details().contains("BackgroundTest"),
                problem.details());
    }

    @Test
    void whatIsGivenUpIsInterruptedAndNothingIsTold() throws Exception {
        var waits = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        Background.Call call = background.ask(null, () -> {
            waits.countDown();
            try {
                return new CountDownLatch(1).await(1, java.util.concurrent.TimeUnit.HOURS);
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        }, told::add, told::add);
        waits.await();
        assertTrue(call.running());
        call.cancel();
        assertFalse(call.running());
        interrupted.await();
        until("the event has come", events::isEmpty);
        assertEquals(List.of(), told);
    }

    @Test
    void anAnswerThatIsUnderWayWhenItIsGivenUpIsNotTold() {
        Background.Call call = background.ask(null, () -> "late", told::add, told::add);
        Await.until("the answer is under way", () -> !events.isEmpty());
        call.cancel();
        handleEvents();
        assertEquals(List.of(), told);
    }

    @Test
    void longWorkIsAJobWithANameAndAResult() {
        background.run("Counting sheep", null, monitor -> {
            monitor.beginTask("", 3);
            return Job.getJobManager().currentJob().getName();
        }, told::add, told::add);
        until("done", () -> !told.isEmpty());
        assertEquals(List.of("Counting sheep"), told);
    }

    @Test
    void longWorkThatIsCancelledSaysSo() throws Exception {
        var begun = new CountDownLatch(1);
        Background.Call call = background.run("Counting sheep", null, monitor -> {
            begun.countDown();
            while (!monitor.isCanceled()) {
                Thread.onSpinWait();
            }
            throw new OperationCanceledException();
        }, told::add, told::add);
        begun.await();
        call.cancel();
        until("told", () -> !told.isEmpty());
        assertEquals(Background.CANCELLED, ((Problem) told.getFirst()).code());
        assertTrue(((Problem) told.getFirst()).what().contains("Counting sheep"));
        assertFalse(call.running());
    }

    @Test
    void longWorkThatIsCancelledBeforeItsTurnSaysSoToo() {
        Job.getJobManager().suspend();
        try {
            Background.Call call = background.run("Never begun", null, monitor -> "done", told::add, told::add);
            assertTrue(call.running());
            call.cancel();
            until("told", () -> !told.isEmpty());
            assertEquals(Background.CANCELLED, ((Problem) told.getFirst()).code());
            assertFalse(call.running(), "or nobody could ever begin it again");
        } finally {
            Job.getJobManager().resume();
        }
    }

    @Test
    void longWorkThatFailsTellsWhy() {
        background.run("Counting sheep", null, monitor -> {
            throw new ProblemException(new Problem(Problem.UNAVAILABLE, "no sheep", null, null, null));
        }, told::add, told::add);
        until("told", () -> !told.isEmpty());
        assertEquals("no sheep", ((Problem) told.getFirst()).what());
    }

    @Test
    void workWithARuleOfItsOwnDoesNotHoldUpOther() throws Exception {
        var end = new CountDownLatch(1);
        background.run("Slow", null, monitor -> end.await(1, java.util.concurrent.TimeUnit.HOURS), told::add,
                told::add);
        background.run("Quick", null, monitor -> {
            ISchedulingRule rule = Job.getJobManager().currentRule();
            return String.valueOf(rule);
        }, told::add, told::add);
        until("the quick one is done", () -> told.contains("null"));
        end.countDown();
        until("the slow one is done", () -> told.size() == 2);
    }
}
