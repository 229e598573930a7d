// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/invites/InviteBook.h"
#include "core/invites/RegistrationInvite.h"
#include "core/ports/Clock.h"
#include "protocol/Commands.h"
#include "protocol/Replies.h"

#include <functional>

namespace confab::core {

class MemberService;
class People;
class RateLimiter;
class RoomDirectory;

//! Links into rooms: made, listed, ended and followed. Room thread.
class InviteService
{
public:
    struct Ports
    {
        const RoomDirectory &directory;
        const People &people;
        InviteStore &store;
        Bus &bus;
        const MemberService &members;
        RateLimiter &limiter;
        const Clock &clock;
    };
    //! What an invite tells of the server.
    struct Server
    {
        std::function<QString()> name = {};
        std::function<QString(const QString &code)> urlOf = {};
    };
    static constexpr int kMaxUses = 10'000;
    static constexpr int kMaxLiving = 100; //!< of a room
    static constexpr qint64 kMaxLifeMs = 366LL * 86'400'000;

    InviteService(const Ports &ports, Server server);

    //! Before anything else, after the rooms were read.
    void start(Reply<Done> reply);

    void create(const Actor &actor, const command::InviteCreate &command, Reply<reply::OneInvite> reply);
    void list(const Actor &actor, const command::InviteList &command, Reply<reply::Invites> reply);
    void revoke(const Actor &actor, const command::InviteRevoke &command, Reply<reply::Empty> reply);
    //! Also of who is nobody yet.
    void get(const Actor &actor, const command::InviteGet &command, Reply<reply::InviteView> reply);
    void accept(const Actor &actor, const command::InviteAccept &command, Reply<reply::Joined> reply);

    //! What was told of it, whatever became of it since; null: nothing. Valid until the next change.
    const StoredInvite *known(const QString &code) const { return m_book.find(code); }
    //! Where a code leads. NotFound: nowhere, and nobody learns why. RateLimited: too many from there led nowhere.
    Result<RegistrationInvite> find(const QString &code, const QByteArray &from);
    //! Somebody whose account was made by it has come.
    void came(const QString &code, const Came &came);

private:
    //! Any that was ever made, or a guess, which is counted.
    Result<const StoredInvite *> known(const QString &code, const QByteArray &from, bool isLiving);
    //! Whether it is good for anything; `evenUsedUp`: or was.
    bool isLiving(const StoredInvite &invite, bool evenUsedUp = false) const;
    bool isVoid(const StoredInvite &invite) const;
    Invite told(const StoredInvite &invite) const;
    Result<StoredInvite> made(const Actor &actor, const command::InviteCreate &command) const;
    //! The oldest of those that are good for nothing, where there are many.
    QStringList forgettable(RoomId room) const;

    Ports m_ports;
    Server m_server;
    InviteBook m_book;
    Life m_life;
};

} // namespace confab::core
