/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.host;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

import org.yagura.core.host.LogReading.Seen;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.model.LogPath;

/** Looks for the log files whose names fit a path with a date or {@code *}, see {@link LogPath}. */
@Operation(name = "host.logs", privilege = Privilege.SEE, doc = "The log files of the host whose names fit a path with a date or *.")
public record FindHostLogs(
        @Doc(value = "an absolute path; in the file name * stands for any characters, and %Y %y %m %d %j %H %M %S for the digits of a date", required = true) String path)
        implements
            HostQuery<FindHostLogs.Found> {

    /** So many files are told of at most. */
    public static final int MOST = 500;
    /** So many files of a folder are looked at at most. */
    public static final int MOST_LOOKED = 10_000;

    private static final Pattern PACKED = Pattern.compile(".*\\.(gz|bz2|xz|zst|lz4|zip)");

    @Override
    public Class<Found> result() {
        return Found.class;
    }

    /** The files. */
    public record Found(
            @Doc("the files, those changed last first, at most 500; packed ones are left out") List<Log> files,
            @Doc("whether there are more") boolean more) {

        /** Of the files of a folder those that fit. */
        public static Found of(LogPath path, List<Seen> folder) {
            List<Log> all = folder.stream()
                    .map(seen -> new Log(seen.path().substring(path.folder().length()), seen.key(), seen.size(),
                            seen.changed()))
                    .filter(log -> path.fits(log.name()) && !isPacked(log.name()))
                    .sorted(Comparator.comparingLong(Log::changed).thenComparing(Log::name).reversed()).toList();
            return new Found(all.subList(0, Math.min(all.size(), MOST)),
                    all.size() > MOST || folder.size() >= MOST_LOOKED);
        }
    }

    /** A log file. */
    public record Log(@Doc("its name, without the folder") String name,
            @Doc("which file it is, whatever its name, as in host.log") String file,
            @Doc("its size in bytes") long size,
            @Doc("when it was changed, in nanoseconds since 1970") long changed) {
    }

    /** Whether it is a file that a rotation has packed, which is no text any more. */
    static boolean isPacked(String name) {
        return PACKED.matcher(name).matches();
    }
}
