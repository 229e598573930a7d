-- SPDX-FileCopyrightText: 2026 Confab contributors
-- SPDX-License-Identifier: MIT
-- How many times a room's bans were changed: by it servers over one store tell whether they have heard of all.
ALTER TABLE rooms ADD COLUMN ban_changes INTEGER NOT NULL DEFAULT 0;
