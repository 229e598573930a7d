-- SPDX-FileCopyrightText: 2026 Confab contributors
-- SPDX-License-Identifier: MIT
-- Ids are the 16 bytes of a UUID. Times are milliseconds since 1970. Kinds, roles and states are the numbers that
-- storage/Columns.h fixes.

-- Who has written or is a member: what rows show of a person, an agent or the system.
CREATE TABLE authors (
    id BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rooms (
    id BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    kind INTEGER NOT NULL,
    topic TEXT NOT NULL,
    epoch BLOB NOT NULL,
    member_count INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    created_by BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX rooms_public_name ON rooms (folded_name) WHERE kind = 0;

-- Rooms that were removed and whose rows are still being deleted.
CREATE TABLE purges (
    room BLOB NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Who has left stays, so that the log can still show who had joined.
CREATE TABLE members (
    room BLOB NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    user BLOB NOT NULL,
    role INTEGER NOT NULL,
    joined_at INTEGER NOT NULL,
    has_left INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (room, user)
) STRICT, WITHOUT ROWID;

-- No foreign keys from here on: these rows are written for every message, and their room is checked by who writes them.

-- The log of a room numbers all its events 1, 2, 3 … without holes. A new message is its own log row, so that storing one
-- costs one row: this table holds the other events, each with the number of messages before it. What numbers it leaves
-- out belong to messages, in the order of seq: the message s has the number ev + s - messages_before of the last row
-- with messages_before < s. seq and user name what the event is about.
CREATE TABLE room_log (
    room BLOB NOT NULL,
    ev INTEGER NOT NULL,
    messages_before INTEGER NOT NULL,
    type INTEGER NOT NULL,
    seq INTEGER,
    user BLOB,
    PRIMARY KEY (room, ev)
) STRICT, WITHOUT ROWID;

CREATE TABLE messages (
    room BLOB NOT NULL,
    seq INTEGER NOT NULL,
    id BLOB NOT NULL,
    author BLOB NOT NULL,
    client_id TEXT NOT NULL,
    content TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    edited_at INTEGER,
    deleted_at INTEGER,
    reply_to BLOB,
    thread BLOB,
    mentions BLOB,
    tokens INTEGER,
    stream BLOB,
    PRIMARY KEY (room, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX messages_id ON messages (id);
-- The client id first: new ones of all senders then lie side by side, as they begin with the time.
CREATE UNIQUE INDEX messages_client_id ON messages (client_id, author, room) WHERE client_id <> '';
CREATE INDEX messages_deleted ON messages (room, seq) WHERE deleted_at IS NOT NULL;
CREATE INDEX messages_thread ON messages (thread, deleted_at) WHERE thread IS NOT NULL;

-- What a message said before each edit.
CREATE TABLE message_edits (
    message BLOB NOT NULL,
    ev INTEGER NOT NULL,
    client_id TEXT NOT NULL,
    content TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (message, ev)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX message_edits_client_id ON message_edits (message, client_id) WHERE client_id <> '';

-- kind 0 is delivered, 1 is seen.
CREATE TABLE cursors (
    room BLOB NOT NULL,
    kind INTEGER NOT NULL,
    user BLOB NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (room, kind, user)
) STRICT, WITHOUT ROWID;

-- text is what was saved while the answer was running; in the end it moves into the message.
CREATE TABLE streams (
    id BLOB NOT NULL PRIMARY KEY,
    room BLOB NOT NULL,
    seq INTEGER NOT NULL,
    message BLOB NOT NULL,
    agent BLOB NOT NULL,
    asked_by BLOB,
    state INTEGER NOT NULL,
    model TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    tokens INTEGER NOT NULL DEFAULT 0,
    started_at INTEGER NOT NULL,
    completed_at INTEGER,
    prompt_tokens INTEGER NOT NULL DEFAULT 0,
    tokens_per_second REAL NOT NULL DEFAULT 0,
    first_token_ms INTEGER NOT NULL DEFAULT 0,
    duration_ms INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0,
    chunks INTEGER NOT NULL DEFAULT 0,
    errors INTEGER NOT NULL DEFAULT 0,
    retries INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX streams_running ON streams (state) WHERE state < 4;
CREATE INDEX streams_room ON streams (room);
