/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.management.ObjectName;
import javax.management.StandardMBean;

/** A Java program with MBeans of its own: the JVM's option opens it to JMX. */
public final class JmxPeer {
    private JmxPeer() {
    }

    /** What it tells. */
    public interface Till {
        /** Counts upwards. */
        long getSold();

        /** Whether it is open. */
        boolean isOpen();

        /** No number. */
        String getCurrency();

        /** Takes a minute. */
        int getSlow() throws InterruptedException;

        /** A class that only this program has. */
        Object getTrap();

        /** Harmless outside, a trap inside. */
        Map<String, Object> getNested();

        /** More than anybody wants. */
        byte[] getHuge();

        /** Lists in lists. */
        List<Object> getDeep();
    }

    /** What would run code where it is read. */
    public static final class Trap implements Serializable {
        private static final long serialVersionUID = 1L;
        /** How often it was read in this process. */
        public static final java.util.concurrent.atomic.AtomicInteger SPRUNG = new java.util.concurrent.atomic.AtomicInteger();

        private void readObject(java.io.ObjectInputStream in) throws java.io.IOException, ClassNotFoundException {
            in.defaultReadObject();
            SPRUNG.incrementAndGet();
        }
    }

    /** One of them. */
    static final class OneTill implements Till {
        private long sold;

        @Override
        public synchronized long getSold() {
            return sold += 10;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public String getCurrency() {
            return "JPY";
        }

        @Override
        public int getSlow() throws InterruptedException {
            Thread.sleep(60_000);
            return 1;
        }

        @Override
        public Object getTrap() {
            return new Trap();
        }

        @Override
        public Map<String, Object> getNested() {
            return new HashMap<>(Map.of("inside", new Trap()));
        }

        @Override
        public byte[] getHuge() {
            return new byte[16 << 20];
        }

        @Override
        public List<Object> getDeep() {
            List<Object> deep = new java.util.ArrayList<>();
            for (int i = 0; i < 500; i++) {
                deep = new java.util.ArrayList<>(List.of(deep));
            }
            return deep;
        }
    }

    static void register(String name) throws Exception {
        ManagementFactory.getPlatformMBeanServer().registerMBean(new StandardMBean(new OneTill(), Till.class),
                new ObjectName(name));
    }

    /** Registers its MBeans and waits to be killed. */
    public static void main(String[] arguments) throws Exception {
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            register("shop:type=Till,name=till " + i);
        }
        System.out.println("ready");
        System.in.read();
    }
}
