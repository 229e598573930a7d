-- SPDX-FileCopyrightText: 2026 Confab contributors
-- SPDX-License-Identifier: MIT
-- The index by room and number in stretches of time. A commit holds messages of many rooms, each of which changed a page
-- of its own in one index over all rooms. Now messages are counted off into stretches of a few thousand, and the index
-- begins with the stretch: what is written meanwhile lies on few pages. What is stored so far is one stretch.
ALTER TABLE messages ADD COLUMN stretch INTEGER NOT NULL DEFAULT 0;
DROP INDEX messages_seq;
CREATE UNIQUE INDEX messages_seq ON messages (stretch, room, seq);

-- The stretches in which a room has messages, with its first one there. In a room, later stretches have higher numbers.
CREATE TABLE room_stretches (
    room BLOB NOT NULL,
    first_seq INTEGER NOT NULL,
    stretch INTEGER NOT NULL,
    PRIMARY KEY (room, first_seq)
) STRICT, WITHOUT ROWID;
INSERT INTO room_stretches SELECT room, MIN(seq), stretch FROM messages GROUP BY room;
