-- SPDX-FileCopyrightText: 2026 Confab contributors
-- SPDX-License-Identifier: MIT
-- What the names of public rooms look like, by core/RoomNames.h, which no SQL can say: the server fills it at start.
CREATE TABLE room_names (
    look TEXT NOT NULL PRIMARY KEY,
    room BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX room_names_room ON room_names (room);

DROP INDEX rooms_public_name;
ALTER TABLE rooms DROP COLUMN folded_name;
