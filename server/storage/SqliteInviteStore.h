// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/InviteStore.h"

namespace confab::storage {

class SqliteEngine;

class SqliteInviteStore final : public core::InviteStore
{
public:
    explicit SqliteInviteStore(SqliteEngine &engine);

    void load(core::Reply<QList<core::StoredInvite>> reply) override;
    void create(const core::StoredInvite &invite, const QStringList &forgotten, const core::AuditNotes &notes,
                core::Reply<Done> reply) override;
    void revoke(RoomId room, const QString &code, const core::AuditNotes &notes, core::Reply<Done> reply) override;
    void accept(const core::Coming &coming, core::Reply<core::Came> reply) override;
    void createUser(const core::StoredUser &user, const core::StoredSession &session, const QByteArray &refreshHash,
                    const core::Coming &coming, core::Reply<core::Came> reply) override;

private:
    SqliteEngine &m_engine;
};

} // namespace confab::storage
