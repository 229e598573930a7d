-- SPDX-FileCopyrightText: 2026 Confab contributors
-- SPDX-License-Identifier: MIT
-- What the file beside the database says, and when that file was changed: storage/LogMark.h. A backup has an empty one.
CREATE TABLE log_mark (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    mark BLOB NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
