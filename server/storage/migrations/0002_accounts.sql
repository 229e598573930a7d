-- SPDX-FileCopyrightText: 2026 Confab contributors
-- SPDX-License-Identifier: MIT
-- Who can sign in, and the agents. Ended guests stay, so that their ids are never given again.
CREATE TABLE accounts (
    id BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    kind INTEGER NOT NULL,
    guest INTEGER NOT NULL,
    role INTEGER NOT NULL,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX accounts_login ON accounts (folded_name) WHERE password_hash <> '';
CREATE INDEX accounts_owner ON accounts (role) WHERE role = 0;
CREATE INDEX accounts_agents ON accounts (folded_name) WHERE kind = 1;

-- What names look like; from free_at on a key may be given to someone else.
CREATE TABLE account_names (
    look TEXT NOT NULL PRIMARY KEY,
    account BLOB NOT NULL,
    free_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX account_names_account ON account_names (account);

CREATE TABLE sessions (
    id BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL,
    device TEXT NOT NULL,
    guest INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_account ON sessions (account);
CREATE INDEX sessions_ended ON sessions (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX sessions_guests ON sessions (guest) WHERE guest = 1 AND ended_at IS NULL;

-- Only SHA-256 hashes. All tokens of a session are one family.
CREATE TABLE refresh_tokens (
    hash BLOB NOT NULL PRIMARY KEY,
    session BLOB NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX refresh_tokens_session ON refresh_tokens (session);
