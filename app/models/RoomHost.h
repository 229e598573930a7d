// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "client/ServerAddress.h"

#include <QObject>

#include <optional>

namespace confab::models {

//! The account that owns a room server inside the app. Kept with that server's data, which is as private.
struct HostOwner
{
    QString name = {};
    QString password = {};
    QString formerName = {}; //!< its name still, where the server did not take the new one; empty: it was never renamed
};

//! A room server that runs inside the app.
struct HostedRoom
{
    client::ServerAddress address = {};
    QString claim = {};                  //!< makes whoever registers with it the owner; empty once claimed
    std::optional<HostOwner> owner = {}; //!< who claimed it before
};

//! The seam to the room server inside the app; what onboarding and session restore need of it.
class RoomHost : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    //! A room was hosted here before.
    virtual bool hasRoom() const = 0;
    virtual bool isRunning() const = 0;
    //! Starts it, unless it runs; answers when it accepts connections, or why it can't. The text is for people.
    virtual void start(client::Callback<HostedRoom> reply) = 0;
    //! Whether other computers may join; kept for the next start.
    virtual bool isOpen() const { return false; }
    //! Starts anew with the other reach: everybody, this app too, comes back by himself.
    virtual void setOpen(bool open, client::Callback<Done> reply)
    {
        Q_UNUSED(open)
        reply(ErrorCode::Unavailable);
    }
    //! How many people are connected, this app's own user among them.
    virtual int peopleConnected() const { return 0; }
    //! Where others on the network find it, with its key; null while it is not open, or this computer is on no network.
    virtual client::ServerAddress openAddress() const { return {}; }
    //! Whether its owner may be called so.
    virtual bool takesName(const QString &name) const { return !name.trimmed().isEmpty(); }
    //! Written down before the account is made, so that a crash in between locks nobody out.
    virtual Result<> saveOwner(const HostOwner &owner) = 0;
    //! Both names are written down before the server is asked for the new one, so that whichever it knows leads in.
    virtual Result<> renameOwner(const QString &from, const QString &to) = 0;
};

} // namespace confab::models
