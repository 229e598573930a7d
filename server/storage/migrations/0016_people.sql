-- SPDX-FileCopyrightText: 2026 Confab contributors
-- SPDX-License-Identifier: MIT
-- What people tell of themselves, what the server's owner has decided about them, and when they were here last. A picture
-- is named by the hash of its bytes.
ALTER TABLE accounts ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN picture TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN suspended_at INTEGER;
ALTER TABLE accounts ADD COLUMN suspended_until INTEGER;
ALTER TABLE accounts ADD COLUMN suspension TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN last_seen INTEGER;

ALTER TABLE sessions ADD COLUMN client TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN last_seen_at INTEGER NOT NULL DEFAULT 0;
UPDATE sessions SET last_seen_at = created_at;

-- Who wants to hear nothing of whom.
CREATE TABLE blocks (
    blocker BLOB NOT NULL,
    blocked BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (blocker, blocked)
) STRICT, WITHOUT ROWID;

-- By the SHA-256 of the code; one an account.
CREATE TABLE password_resets (
    code_hash BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL UNIQUE,
    ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What a member keeps for himself about a room. The level until then, and the one before; the marker of what is read
-- where it was set back, and how far its reader had seen the room then: it holds until he sees more.
CREATE TABLE room_settings (
    room BLOB NOT NULL,
    user BLOB NOT NULL,
    level INTEGER,
    until INTEGER,
    level_before INTEGER,
    favourite INTEGER NOT NULL DEFAULT 0,
    mark INTEGER,
    mark_seen INTEGER,
    PRIMARY KEY (room, user)
) STRICT, WITHOUT ROWID;

CREATE INDEX messages_that_mention ON messages (room, seq) WHERE mentions IS NOT NULL;

ALTER TABLE rooms ADD COLUMN picture TEXT NOT NULL DEFAULT '';
CREATE TABLE pictures (
    hash TEXT NOT NULL PRIMARY KEY,
    type TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;
CREATE INDEX accounts_picture ON accounts (picture) WHERE picture <> '';
CREATE INDEX rooms_picture ON rooms (picture) WHERE picture <> '';

-- What the owner and admins have set while the server ran.
CREATE TABLE server_settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What those did who lead a room or the server, and reports: entries as JSON, as they are told. Of a room, or of the
-- server where that is NULL.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    room BLOB,
    at INTEGER NOT NULL,
    entry TEXT NOT NULL
) STRICT;
CREATE INDEX audit_of_rooms ON audit (room, id);
CREATE INDEX audit_by_time ON audit (at);

CREATE TABLE reports (
    message BLOB NOT NULL,
    user BLOB NOT NULL,
    PRIMARY KEY (message, user)
) STRICT, WITHOUT ROWID;
