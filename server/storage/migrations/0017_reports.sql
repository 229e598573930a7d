-- SPDX-FileCopyrightText: 2026 Confab contributors
-- SPDX-License-Identifier: MIT
-- When each report was made, so that it is forgotten together with its entry in the audit; and the rooms of one person,
-- which all of them are left by at his end.
ALTER TABLE reports ADD COLUMN at INTEGER NOT NULL DEFAULT 0;
UPDATE reports SET at = CAST(strftime('%s', 'now') AS INTEGER) * 1000;
CREATE INDEX reports_by_time ON reports (at);

CREATE INDEX members_by_person ON members (user) WHERE has_left = 0;
