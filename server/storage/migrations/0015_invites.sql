-- SPDX-FileCopyrightText: 2026 Confab contributors
-- SPDX-License-Identifier: MIT
-- Ways into a room for who knows a code. Revoked ones stay for a while, so that revoking twice is harmless.
CREATE TABLE invites (
    code TEXT NOT NULL PRIMARY KEY,
    id BLOB NOT NULL,
    room BLOB NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    uses INTEGER NOT NULL,
    used INTEGER NOT NULL,
    expires_at INTEGER,
    role INTEGER NOT NULL,
    created_by BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    revoked INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX invites_room ON invites (room);
