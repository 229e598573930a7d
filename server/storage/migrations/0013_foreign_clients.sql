-- SPDX-FileCopyrightText: 2026 Confab contributors
-- SPDX-License-Identifier: MIT
-- What clients of other systems know things by: core/ports/ForeignStore.h. Never the rows of a room itself.
CREATE TABLE compat_ids (
    facade TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    uuid BLOB NOT NULL,
    PRIMARY KEY (facade, kind, key),
    UNIQUE (facade, kind, uuid)
) STRICT;
-- With the order of binding behind it: the newest number of a kind.
CREATE INDEX compat_ids_newest ON compat_ids (facade, kind);

CREATE TABLE compat_sign_ins (
    facade TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    user BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (facade, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE compat_deliveries (
    facade TEXT NOT NULL,
    user BLOB NOT NULL,
    room BLOB NOT NULL,
    ev INTEGER NOT NULL,
    PRIMARY KEY (facade, user, room)
) STRICT, WITHOUT ROWID;
