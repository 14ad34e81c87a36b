/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.edit;

import org.yagura.model.site.AreaKind;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.PartKind;

/**
 * Icons of the kinds of nodes, parts and areas: names of files {@code icons/NAME.svg} in the bundle of this class, 24 units
 * wide and high, in {@code currentColor}.
 */
public final class KindIcons {

    private KindIcons() {
    }

    /** The icon of a kind of node. */
    public static String icon(NodeKind kind) {
        return switch (kind) {
            case LOAD_BALANCER -> "scale";
            case SSL_ACCELERATOR -> "shield-lock";
            case BANDWIDTH_CONTROLLER -> "brand-speedtest";
            case WWW_BM_SERVER, STATIC_WEB_SERVER -> "world-www";
            case AP_SERVER, OTHER -> "server";
            case DB_SERVER -> "database";
            case COMMUNICATION_SERVER -> "message-2";
            case AUTHENTICATION_SERVER -> "fingerprint";
            case CA_SERVER -> "certificate";
            case MAIL_SERVER -> "mail";
            case DNS_SERVER -> "map-pin";
            case FIREWALL -> "wall";
            case ROUTER -> "router";
            case SWITCH_HUB -> "switch-horizontal";
            case FC_HUB -> "affiliate";
            case DISK_ARRAY -> "disc";
            case ISP_LINK -> "cloud-network";
            case BACKUP_SERVER -> "device-floppy";
            case TAPE_LIBRARY -> "stack-2";
            case MONITORING_TERMINAL -> "eye";
            case MANAGER -> "settings";
            case UPS -> "activity";
            case VIRTUAL_HOST -> "cpu";
            case CLOUD_SERVICE -> "cloud";
        };
    }

    /** The icon of a kind of part. */
    public static String icon(PartKind kind) {
        return switch (kind) {
            case CPU -> "cpu";
            case MEMORY, CACHE -> "stack-2";
            case DISK -> "disc";
            case LAN_PORT -> "network";
            case FC_PORT, SCSI_PORT -> "affiliate";
            case CONTROLLER -> "circuit-switch-open";
            case POWER_SUPPLY -> "plug";
            case FAN -> "refresh";
            case OTHER -> "circle";
        };
    }

    /** The icon of a kind of area. */
    public static String icon(AreaKind kind) {
        return switch (kind) {
            case DATA_CENTRE, DR_SITE, OFFICE -> "building";
            case ZONE -> "network";
            case RACK -> "stack-2";
            case OTHER -> "folder";
        };
    }
}
