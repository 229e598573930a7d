// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/ForeignStore.h"
#include "MemoryData.h"

#include <map>

namespace confab::support {

//! What clients of other systems know things by.
class MemoryForeign final : public core::ForeignStore
{
public:
    explicit MemoryForeign(LaterAnswers &answers);

    void bind(const core::ForeignKind &kind, const core::ForeignId &binding, core::Reply<Uuid> reply) override;
    void number(const core::ForeignKind &kind, const QList<Uuid> &ids, core::Reply<QList<qint64>> reply) override;
    void find(const core::ForeignKind &kind, const QString &key, core::Reply<std::optional<Uuid>> reply) override;
    void keys(const core::ForeignKind &kind, const QList<Uuid> &ids, core::Reply<QHash<Uuid, QString>> reply) override;
    void all(const core::ForeignKind &kind, core::Reply<QList<core::ForeignId>> reply) override;
    void unbind(const core::ForeignKind &kind, const QList<Uuid> &ids, core::Reply<Done> reply) override;
    void addSignIn(const core::ForeignSignIn &signIn, core::Reply<Done> reply) override;
    void findSignIn(const QString &facade, const QString &name,
                    core::Reply<std::optional<core::ForeignSignIn>> reply) override;
    void markDelivered(const QString &facade, UserId user, RoomId room, qint64 ev, core::Reply<Done> reply) override;
    void delivered(const QString &facade, UserId user, core::Reply<QHash<RoomId, qint64>> reply) override;

private:
    using Bindings = QList<core::ForeignId>;
    Bindings &of(const core::ForeignKind &kind) { return m_ids[{kind.facade, kind.kind}]; }
    static const core::ForeignId *byKey(const Bindings &bindings, const QString &key);
    static const core::ForeignId *byId(const Bindings &bindings, const Uuid &id);

    LaterAnswers &m_answers;
    std::map<std::pair<QString, QString>, Bindings> m_ids;
    std::map<std::pair<QString, QString>, core::ForeignSignIn> m_signIns;
    std::map<std::pair<QString, UserId>, QHash<RoomId, qint64>> m_delivered;
};

} // namespace confab::support
