/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.snmp;

/** What is asked of nodes, by the modules that define it. */
public final class Oids {
    /** SNMPv2-MIB (RFC 3418), IP-MIB (RFC 4293). */
    public static final String SYS_DESCR = "1.3.6.1.2.1.1.1.0";
    public static final String SYS_OBJECT_ID = "1.3.6.1.2.1.1.2.0";
    public static final String SYS_UP_TIME = "1.3.6.1.2.1.1.3.0";
    public static final String SYS_CONTACT = "1.3.6.1.2.1.1.4.0";
    public static final String SYS_NAME = "1.3.6.1.2.1.1.5.0";
    public static final String SYS_LOCATION = "1.3.6.1.2.1.1.6.0";
    public static final String IP_FORWARDING = "1.3.6.1.2.1.4.1.0";
    public static final String IP_AD_ENT_IF_INDEX = "1.3.6.1.2.1.4.20.1.2";
    public static final String IP_ADDRESS_IF_INDEX = "1.3.6.1.2.1.4.34.1.3";

    /** IF-MIB (RFC 2863). */
    public static final String IF_DESCR = "1.3.6.1.2.1.2.2.1.2";
    public static final String IF_TYPE = "1.3.6.1.2.1.2.2.1.3";
    public static final String IF_SPEED = "1.3.6.1.2.1.2.2.1.5";
    public static final String IF_PHYS_ADDRESS = "1.3.6.1.2.1.2.2.1.6";
    public static final String IF_ADMIN_STATUS = "1.3.6.1.2.1.2.2.1.7";
    public static final String IF_OPER_STATUS = "1.3.6.1.2.1.2.2.1.8";
    public static final String IF_IN_OCTETS = "1.3.6.1.2.1.2.2.1.10";
    public static final String IF_IN_DISCARDS = "1.3.6.1.2.1.2.2.1.13";
    public static final String IF_IN_ERRORS = "1.3.6.1.2.1.2.2.1.14";
    public static final String IF_OUT_OCTETS = "1.3.6.1.2.1.2.2.1.16";
    public static final String IF_OUT_DISCARDS = "1.3.6.1.2.1.2.2.1.19";
    public static final String IF_OUT_ERRORS = "1.3.6.1.2.1.2.2.1.20";
    public static final String IF_NAME = "1.3.6.1.2.1.31.1.1.1.1";
    public static final String IF_HC_IN_OCTETS = "1.3.6.1.2.1.31.1.1.1.6";
    public static final String IF_HC_OUT_OCTETS = "1.3.6.1.2.1.31.1.1.1.10";
    public static final String IF_DISCONTINUITY = "1.3.6.1.2.1.31.1.1.1.19";
    public static final String IF_HIGH_SPEED = "1.3.6.1.2.1.31.1.1.1.15";

    /** ENTITY-MIB (RFC 6933). */
    public static final String ENT_CLASS = "1.3.6.1.2.1.47.1.1.1.1.5";
    public static final String ENT_NAME = "1.3.6.1.2.1.47.1.1.1.1.7";
    public static final String ENT_DESCR = "1.3.6.1.2.1.47.1.1.1.1.2";
    public static final String ENT_CONTAINED_IN = "1.3.6.1.2.1.47.1.1.1.1.4";
    public static final String ENT_HARDWARE_REV = "1.3.6.1.2.1.47.1.1.1.1.8";
    public static final String ENT_FIRMWARE_REV = "1.3.6.1.2.1.47.1.1.1.1.9";
    public static final String ENT_SOFTWARE_REV = "1.3.6.1.2.1.47.1.1.1.1.10";
    public static final String ENT_SERIAL = "1.3.6.1.2.1.47.1.1.1.1.11";
    public static final String ENT_MODEL = "1.3.6.1.2.1.47.1.1.1.1.13";

    /** HOST-RESOURCES-MIB (RFC 2790). */
    public static final String HR_SYSTEM_UPTIME = "1.3.6.1.2.1.25.1.1.0";
    public static final String HR_STORAGE_TYPE = "1.3.6.1.2.1.25.2.3.1.2";
    public static final String HR_STORAGE_DESCR = "1.3.6.1.2.1.25.2.3.1.3";
    public static final String HR_STORAGE_UNITS = "1.3.6.1.2.1.25.2.3.1.4";
    public static final String HR_STORAGE_SIZE = "1.3.6.1.2.1.25.2.3.1.5";
    public static final String HR_STORAGE_USED = "1.3.6.1.2.1.25.2.3.1.6";
    public static final String HR_PROCESSOR_LOAD = "1.3.6.1.2.1.25.3.3.1.2";
    public static final String HR_DEVICE_TYPE = "1.3.6.1.2.1.25.3.2.1.2";
    public static final String HR_DEVICE_DESCR = "1.3.6.1.2.1.25.3.2.1.3";
    public static final String HR_SW_RUN_NAME = "1.3.6.1.2.1.25.4.2.1.2";
    public static final String HR_SW_RUN_PATH = "1.3.6.1.2.1.25.4.2.1.4";
    public static final String HR_SW_RUN_PARAMETERS = "1.3.6.1.2.1.25.4.2.1.5";
    public static final String HR_SW_RUN_STATUS = "1.3.6.1.2.1.25.4.2.1.7";
    public static final String HR_SW_RUN_PERF_CPU = "1.3.6.1.2.1.25.5.1.1.1";
    public static final String HR_SW_RUN_PERF_MEMORY = "1.3.6.1.2.1.25.5.1.1.2";
    public static final String HR_SW_INSTALLED_NAME = "1.3.6.1.2.1.25.6.3.1.2";

    /** UCD-SNMP-MIB (net-snmp). */
    public static final String UCD_SWAP_TOTAL = "1.3.6.1.4.1.2021.4.3.0";
    public static final String UCD_SWAP_FREE = "1.3.6.1.4.1.2021.4.4.0";
    public static final String UCD_MEMORY_TOTAL = "1.3.6.1.4.1.2021.4.5.0";
    public static final String UCD_MEMORY_FREE = "1.3.6.1.4.1.2021.4.6.0";
    public static final String UCD_MEMORY_BUFFERS = "1.3.6.1.4.1.2021.4.14.0";
    public static final String UCD_MEMORY_CACHED = "1.3.6.1.4.1.2021.4.15.0";
    public static final String UCD_LOAD_INT = "1.3.6.1.4.1.2021.10.1.5.1";
    public static final String UCD_CPU_RAW = "1.3.6.1.4.1.2021.11";
    public static final String UCD_DISK_PATH = "1.3.6.1.4.1.2021.9.1.2";
    public static final String UCD_DISK_PERCENT_NODE = "1.3.6.1.4.1.2021.9.1.10";

    /** UCD-DISKIO-MIB (net-snmp). */
    public static final String DISK_IO_DEVICE = "1.3.6.1.4.1.2021.13.15.1.1.2";
    public static final String DISK_IO_N_READ = "1.3.6.1.4.1.2021.13.15.1.1.3";
    public static final String DISK_IO_N_WRITTEN = "1.3.6.1.4.1.2021.13.15.1.1.4";
    public static final String DISK_IO_READS = "1.3.6.1.4.1.2021.13.15.1.1.5";
    public static final String DISK_IO_WRITES = "1.3.6.1.4.1.2021.13.15.1.1.6";
    public static final String DISK_IO_N_READ_X = "1.3.6.1.4.1.2021.13.15.1.1.12";
    public static final String DISK_IO_N_WRITTEN_X = "1.3.6.1.4.1.2021.13.15.1.1.13";

    /** BRIDGE-MIB (RFC 4188), Q-BRIDGE-MIB (RFC 4363). */
    public static final String BASE_NUM_PORTS = "1.3.6.1.2.1.17.1.2.0";
    public static final String BASE_PORT_IF_INDEX = "1.3.6.1.2.1.17.1.4.1.2";
    public static final String FDB_PORT = "1.3.6.1.2.1.17.4.3.1.2";
    public static final String Q_FDB_PORT = "1.3.6.1.2.1.17.7.1.2.2.1.2";

    /** LLDP-MIB (IEEE 802.1AB-2005). */
    public static final String LLDP_LOC_PORT_ID = "1.0.8802.1.1.2.1.3.7.1.3";
    public static final String LLDP_REM_CHASSIS_SUBTYPE = "1.0.8802.1.1.2.1.4.1.1.4";
    public static final String LLDP_REM_CHASSIS = "1.0.8802.1.1.2.1.4.1.1.5";
    public static final String LLDP_REM_PORT_SUBTYPE = "1.0.8802.1.1.2.1.4.1.1.6";
    public static final String LLDP_REM_PORT = "1.0.8802.1.1.2.1.4.1.1.7";
    public static final String LLDP_REM_SYS_NAME = "1.0.8802.1.1.2.1.4.1.1.9";

    private Oids() {
    }
}
