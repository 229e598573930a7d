-- SPDX-FileCopyrightText: 2026 Confab contributors
-- SPDX-License-Identifier: MIT
-- Who may do what in a room, and who may not come back.
ALTER TABLE rooms ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rooms ADD COLUMN receipts INTEGER NOT NULL DEFAULT 1;
ALTER TABLE rooms ADD COLUMN agents INTEGER NOT NULL DEFAULT 0;
-- Outlives leaving, as its row does.
ALTER TABLE members ADD COLUMN muted_until INTEGER;
-- What a membership row of the log gave.
ALTER TABLE room_log ADD COLUMN role INTEGER;

CREATE TABLE bans (
    room BLOB NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    user BLOB NOT NULL,
    done_by BLOB NOT NULL,
    at INTEGER NOT NULL,
    until INTEGER,
    reason TEXT NOT NULL,
    PRIMARY KEY (room, user)
) STRICT, WITHOUT ROWID;

-- The one direct room of exactly these people: their ids in hexadecimal, sorted.
CREATE TABLE direct_rooms (
    people TEXT NOT NULL PRIMARY KEY,
    room BLOB NOT NULL REFERENCES rooms (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX direct_rooms_room ON direct_rooms (room);

-- Who has no account is a guest in every room that he hasn't made, and nobody leads a direct one.
UPDATE members SET role = 3 WHERE role = 2 AND user IN (SELECT id FROM accounts WHERE guest = 1);
UPDATE members SET role = CASE WHEN user IN (SELECT id FROM accounts WHERE guest = 1) THEN 3 ELSE 2 END
    WHERE room IN (SELECT id FROM rooms WHERE kind = 2);
UPDATE rooms SET name = '' WHERE kind = 2;
-- Of several that the same people have the oldest is theirs.
INSERT OR IGNORE INTO direct_rooms (people, room)
    SELECT (SELECT group_concat(hex(s.user), '') FROM (SELECT m.user FROM members m WHERE m.room = r.id ORDER BY m.user) s),
           r.id
    FROM rooms r WHERE r.kind = 2
        AND EXISTS (SELECT 1 FROM members m WHERE m.room = r.id)
        AND NOT EXISTS (SELECT 1 FROM members m WHERE m.room = r.id AND m.has_left = 1)
    ORDER BY r.created_at, r.id;

-- One owner each: its maker, else who was one first.
UPDATE members SET role = 1 WHERE role = 0 AND has_left = 0 AND EXISTS (
    SELECT 1 FROM members o JOIN rooms r ON r.id = o.room
    WHERE o.room = members.room AND o.role = 0 AND o.has_left = 0 AND o.user <> members.user
        AND (o.user <> r.created_by, o.joined_at, o.user)
            < (members.user <> r.created_by, members.joined_at, members.user));
-- A room without an owner goes to the highest who is longest there.
UPDATE members SET role = 0 WHERE has_left = 0 AND (room, user) IN (
    SELECT n.room, n.user FROM (
        SELECT m.room, m.user,
               ROW_NUMBER() OVER (PARTITION BY m.room ORDER BY m.role, m.joined_at, m.user) AS place
        FROM members m JOIN authors a ON a.id = m.user JOIN rooms r ON r.id = m.room
        WHERE m.has_left = 0 AND a.kind = 0 AND r.kind <> 2
            AND r.created_by <> zeroblob(16) AND r.created_by <> r.id
            -- Not asked for each member: that would read a room of many as often as it has members.
            AND m.room NOT IN (SELECT o.room FROM members o WHERE o.role = 0 AND o.has_left = 0)) n
    WHERE n.place = 1);
-- A room that all people have left is archived.
UPDATE rooms SET archived = 1 WHERE kind <> 2 AND created_by <> zeroblob(16) AND created_by <> id
    AND NOT EXISTS (SELECT 1 FROM members m JOIN authors a ON a.id = m.user
                    WHERE m.room = rooms.id AND m.has_left = 0 AND a.kind = 0);
