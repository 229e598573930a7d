// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/ForeignStore.h"
#include "Database.h"

//! The statements of what other systems' clients know things by. Storage threads.
namespace confab::storage::foreignrows {

Result<std::optional<Uuid>> find(Database &database, const core::ForeignKind &kind, const QString &key);
Result<QHash<Uuid, QString>> keys(Database &database, const core::ForeignKind &kind, const QList<Uuid> &ids);
Result<QList<core::ForeignId>> all(Database &database, const core::ForeignKind &kind);
Result<std::optional<core::ForeignSignIn>> signIn(Database &database, const QString &facade, const QString &name);
Result<QHash<RoomId, qint64>> delivered(Database &database, const QString &facade, UserId user);

Result<Uuid> bind(Database &database, const core::ForeignKind &kind, const core::ForeignId &binding);
Result<QList<qint64>> number(Database &database, const core::ForeignKind &kind, const QList<Uuid> &ids);
Result<> unbind(Database &database, const core::ForeignKind &kind, const QList<Uuid> &ids);
Result<> addSignIn(Database &database, const core::ForeignSignIn &signIn);
Result<> markDelivered(Database &database, const QString &facade, UserId user, RoomId room, qint64 ev);

} // namespace confab::storage::foreignrows
