-- SPDX-FileCopyrightText: 2026 Confab contributors
-- SPDX-License-Identifier: MIT
-- Agents read nothing: what they wrote counted as seen by them, and by somebody.
DELETE FROM cursors WHERE user IN (SELECT id FROM authors WHERE kind = 1);
