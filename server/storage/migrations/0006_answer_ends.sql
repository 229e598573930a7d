-- SPDX-FileCopyrightText: 2026 Confab contributors
-- SPDX-License-Identifier: MIT
-- How a provider ended an answer (NULL: it did not say), and the earlier answer that one carries on.
ALTER TABLE streams ADD COLUMN finish INTEGER;
ALTER TABLE streams ADD COLUMN continues BLOB;

-- What an answer has besides its text: part 1 is its reasoning. Pages show all but the text, which is asked for.
CREATE TABLE stream_parts (
    stream BLOB NOT NULL,
    part INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    ms INTEGER NOT NULL,
    chars INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (stream, part)
) STRICT;
