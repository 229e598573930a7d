// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/InviteStore.h"
#include "MemoryData.h"

namespace confab::support {

class MemoryInvites final : public core::InviteStore
{
public:
    MemoryInvites(MemoryData &data, LaterAnswers &answers);

    void load(core::Reply<QList<core::StoredInvite>> reply) override;
    void create(const core::StoredInvite &invite, const QStringList &forgotten, const core::AuditNotes &notes,
                core::Reply<Done> reply) override;
    void revoke(RoomId room, const QString &code, const core::AuditNotes &notes, core::Reply<Done> reply) override;
    void accept(const core::Coming &coming, core::Reply<core::Came> reply) override;
    void createUser(const core::StoredUser &user, const core::StoredSession &session, const QByteArray &refreshHash,
                    const core::Coming &coming, core::Reply<core::Came> reply) override;

private:
    MemoryData &m_data;
    LaterAnswers &m_answers;
    QMap<QString, core::StoredInvite> m_invites;
};

} // namespace confab::support
