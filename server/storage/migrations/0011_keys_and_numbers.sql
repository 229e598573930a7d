-- SPDX-FileCopyrightText: 2026 Confab contributors
-- SPDX-License-Identifier: MIT
-- Messages get a key of their own, which a copy by VACUUM INTO keeps, and the number that each has in its room's log; rooms
-- hold their newest numbers. The index by number is one over all rooms again, without stretches of time.

--! first
DROP TABLE IF EXISTS messages_next;
CREATE TABLE messages_next (
    key INTEGER PRIMARY KEY, -- in the order of arrival: what is written together lies together
    room BLOB NOT NULL,
    seq INTEGER NOT NULL,
    ev INTEGER NOT NULL,
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
    UNIQUE (room, seq),
    UNIQUE (id)
) STRICT;
-- The client id first: new ones of all senders then lie side by side, as they begin with the time.
CREATE UNIQUE INDEX messages_by_client_id ON messages_next (client_id, author, room) WHERE client_id <> '';
CREATE INDEX messages_that_are_deleted ON messages_next (room, seq) WHERE deleted_at IS NOT NULL;
CREATE INDEX messages_of_a_thread ON messages_next (thread, deleted_at) WHERE thread IS NOT NULL;
-- For the pieces, which ask it for every message.
CREATE INDEX IF NOT EXISTS room_log_before ON room_log (room, messages_before, ev);

--! piece
INSERT INTO messages_next (key, room, seq, ev, id, author, client_id, content, created_at, edited_at, deleted_at,
        reply_to, thread, mentions, tokens, stream)
    SELECT m.rowid, m.room, m.seq,
        m.seq + COALESCE((SELECT l.ev - l.messages_before FROM room_log l
            WHERE l.room = m.room AND l.messages_before < m.seq ORDER BY l.messages_before DESC, l.ev DESC LIMIT 1), 0),
        m.id, m.author, m.client_id, m.content, m.created_at, m.edited_at, m.deleted_at, m.reply_to, m.thread,
        m.mentions, m.tokens, m.stream
    FROM messages m WHERE m.rowid > (SELECT COALESCE(MAX(key), 0) FROM messages_next) ORDER BY m.rowid LIMIT 10000;

--! percent
SELECT 100 * (SELECT MAX(key) FROM messages_next) / MAX(rowid) FROM messages;

--! last
DROP INDEX room_log_before;
DROP TABLE room_stretches;
-- The next step deletes it: at once, that would take long and a log as large.
ALTER TABLE messages RENAME TO messages_before;
ALTER TABLE messages_next RENAME TO messages;
ALTER TABLE rooms ADD COLUMN ev INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rooms ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
UPDATE rooms SET seq = COALESCE((SELECT MAX(m.seq) FROM messages m WHERE m.room = rooms.id), 0);
UPDATE rooms SET ev = seq + COALESCE((SELECT l.ev - l.messages_before FROM room_log l WHERE l.room = rooms.id
    ORDER BY l.ev DESC LIMIT 1), 0);
