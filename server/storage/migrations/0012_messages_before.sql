-- SPDX-FileCopyrightText: 2026 Confab contributors
-- SPDX-License-Identifier: MIT
-- The messages as they were before the step before, which has copied them. SQLite overwrites what it deletes here.

--! piece
DELETE FROM messages_before WHERE rowid IN (SELECT rowid FROM messages_before ORDER BY rowid LIMIT 10000);

--! percent
SELECT COALESCE(100 * MIN(rowid) / MAX(rowid), 100) FROM messages_before;

--! last
DROP TABLE messages_before;
