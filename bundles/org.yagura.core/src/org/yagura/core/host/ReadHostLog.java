/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.host;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/**
 * Reads on in a log file, also when it has been rotated since: by renaming, the rest of the old file comes first, then
 * those in between that are not packed yet. Of one that was copied and emptied, it is read from the beginning on.
 */
@Operation(name = "host.log", privilege = Privilege.SEE, doc = "Reads on in a log file of the host, also when it has been rotated.")
public record ReadHostLog(@Doc(value = "the file, as an absolute path", required = true) String path,
        @Doc("where the last reading ended; absent: at the end of the file, nothing is read") Place place,
        @Doc("so many bytes at most, 1 to 1048576; absent means 262144") Integer most)
        implements
            HostQuery<ReadHostLog.Piece> {

    /** So many bytes at most. */
    public static final int MOST = 1 << 20;
    /** So many bytes when nothing is said. */
    public static final int USUAL = 1 << 18;

    @Override
    public Class<Piece> result() {
        return Piece.class;
    }

    /** A place in a file. */
    public record Place(@Doc("which file it is, whatever its name: inode, or what the system has instead") String file,
            @Doc("bytes from its beginning") long offset) {
    }

    /** What was read. */
    public record Piece(@Doc("where to read on") Place place, @Doc("what was read, base64 in JSON") byte[] content,
            @Doc("whether there is more to be read now") boolean more,
            @Doc("whether content ends the old file, so that the next piece begins a new line") boolean ended,
            @Doc("whether the file of the place is gone, or was emptied: what was written to it in between may be lost") boolean lost) {
    }
}
