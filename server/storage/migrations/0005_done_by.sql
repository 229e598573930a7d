-- SPDX-FileCopyrightText: 2026 Confab contributors
-- SPDX-License-Identifier: MIT
-- Who added or removed a member, and why. Null where the member did it himself.
ALTER TABLE room_log ADD COLUMN done_by BLOB;
ALTER TABLE room_log ADD COLUMN reason TEXT;
