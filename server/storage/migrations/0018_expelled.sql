-- SPDX-FileCopyrightText: 2026 Confab contributors
-- SPDX-License-Identifier: MIT
-- Whether somebody was a member until he was banned: he alone is told of it. Of earlier bans it isn't known, and nothing
-- is said.
ALTER TABLE bans ADD COLUMN expelled INTEGER NOT NULL DEFAULT 0;
