-- SPDX-FileCopyrightText: 2026 Confab contributors
-- SPDX-License-Identifier: MIT
-- Messages in the order of their arrival instead of by room. A commit holds messages of many rooms: side by side at the
-- end of the table they fill one page after the other, where before each changed a page of its own room, and split it
-- every few messages. Only the small entries of messages_seq still lie by room.
ALTER TABLE messages RENAME TO messages_by_room;
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
    stream BLOB
) STRICT;
-- Ids begin with the time.
INSERT INTO messages SELECT room, seq, id, author, client_id, content, created_at, edited_at, deleted_at, reply_to, thread,
    mentions, tokens, stream FROM messages_by_room ORDER BY id;
DROP TABLE messages_by_room;

CREATE UNIQUE INDEX messages_seq ON messages (room, seq);
CREATE UNIQUE INDEX messages_id ON messages (id);
-- The client id first: new ones of all senders then lie side by side, as they begin with the time.
CREATE UNIQUE INDEX messages_client_id ON messages (client_id, author, room) WHERE client_id <> '';
CREATE INDEX messages_deleted ON messages (room, seq) WHERE deleted_at IS NOT NULL;
CREATE INDEX messages_thread ON messages (thread, deleted_at) WHERE thread IS NOT NULL;
