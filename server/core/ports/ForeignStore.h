// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Reply.h"
#include "protocol/Types.h"

#include <QHash>

namespace confab::core {

//! A kind of things as clients of another system know them: "message" of the façade of that name.
struct ForeignKind
{
    QString facade = {};
    QString kind = {};
    friend bool operator==(const ForeignKind &, const ForeignKind &) = default;
};

//! Something of ours, and the key that those clients know it by.
struct ForeignId
{
    QString key = {};
    Uuid id = {};
    friend bool operator==(const ForeignId &, const ForeignId &) = default;
};

//! Somebody who has a password at another system's door, and none here.
struct ForeignSignIn
{
    QString facade = {};
    QString name = {}; //!< unique in its façade, as it is written
    QString email = {};
    QByteArray passwordHash = {};
    UserId user = {};
    Timestamp createdAt = 0;
    friend bool operator==(const ForeignSignIn &, const ForeignSignIn &) = default;
};

//! What clients of other systems know things by, who signs in with them, and what they were given already. Called and
//! answered on the room thread; writes take effect in the order of the calls, together with those of the other stores,
//! and are answered after a commit that survives a power cut.
class ForeignStore
{
public:
    virtual ~ForeignStore() = default;

    //! Gives the key to the id where neither has one yet; answers with the id that the key belongs to then. Conflict:
    //! the id has another key.
    virtual void bind(const ForeignKind &kind, const ForeignId &binding, Reply<Uuid> reply) = 0;
    //! The whole numbers that stand for these, in their order; what has none gets the next one of its kind, from 1. A
    //! kind has numbers or other keys, never both.
    virtual void number(const ForeignKind &kind, const QList<Uuid> &ids, Reply<QList<qint64>> reply) = 0;
    virtual void find(const ForeignKind &kind, const QString &key, Reply<std::optional<Uuid>> reply) = 0;
    //! Of those among these that have one.
    virtual void keys(const ForeignKind &kind, const QList<Uuid> &ids, Reply<QHash<Uuid, QString>> reply) = 0;
    //! In the order of binding.
    virtual void all(const ForeignKind &kind, Reply<QList<ForeignId>> reply) = 0;
    //! Numbers are not given again unless the newest was let go.
    virtual void unbind(const ForeignKind &kind, const QList<Uuid> &ids, Reply<Done> reply) = 0;

    //! Conflict: the façade has one of that name.
    virtual void addSignIn(const ForeignSignIn &signIn, Reply<Done> reply) = 0;
    virtual void findSignIn(const QString &facade, const QString &name, Reply<std::optional<ForeignSignIn>> reply) = 0;

    //! This person was given the room's events up to `ev`; never goes back.
    virtual void markDelivered(const QString &facade, UserId user, RoomId room, qint64 ev, Reply<Done> reply) = 0;
    virtual void delivered(const QString &facade, UserId user, Reply<QHash<RoomId, qint64>> reply) = 0;
};

} // namespace confab::core
