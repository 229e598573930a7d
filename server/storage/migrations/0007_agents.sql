-- SPDX-FileCopyrightText: 2026 Confab contributors
-- SPDX-License-Identifier: MIT
-- Services that write answers. Keys and headers are not here: they stay in the configuration, under the same name.
CREATE TABLE providers (
    name TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    base_url TEXT NOT NULL,
    models TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What an agent is beside its account. config_key is what the configuration calls it, empty where it has no name for it.
-- Who was taken out of the configuration stays: its messages and memberships do.
CREATE TABLE agents (
    user BLOB NOT NULL PRIMARY KEY,
    config_key TEXT NOT NULL,
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    prompt TEXT NOT NULL,
    temperature REAL,
    max_tokens INTEGER NOT NULL,
    context INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX agents_config_key ON agents (config_key) WHERE config_key <> '';
INSERT INTO agents SELECT id, '', '', '', '', NULL, 0, 0 FROM accounts WHERE kind = 1;
