// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "client/Credentials.h"
#include "RoomHost.h"

namespace confab::models {

class EntryAttempt;

//! The way into the room server inside this app: starts it, and proves to it who its owner is. Where it has none yet,
//! makes one and claims it.
class HostedEntry : public QObject
{
    Q_OBJECT
public:
    //! Whom the server inside has let in.
    struct Entered
    {
        client::ServerAddress address = {};
        client::Credentials credentials = {};
    };

    //! Both outlive this; a null host is none.
    HostedEntry(RoomHost *host, EntryAttempt &attempt);

    bool isAvailable() const { return m_host != nullptr; } //!< this build has the server inside
    bool hasRoom() const;                                  //!< a room was hosted here before
    bool isRunning() const;                                //!< the server inside runs, with or without a user here
    bool takesName(const QString &name) const;             //!< its owner may be called so

    //! Needs a host. The name is the owner's, where the room has none. The error's text is for people.
    void enter(const QString &name, client::Callback<Entered> reply);

Q_SIGNALS:
    //! The server runs, and the owner is about to be let in.
    void started();

private:
    void signIn(const HostedRoom &room, const QString &name, client::Callback<Entered> reply);
    void signInAs(const QString &name, const HostedRoom &room, client::Callback<client::Credentials> reply);
    void claim(const HostedRoom &room, const QString &name, client::Callback<Entered> reply);

    RoomHost *m_host;
    EntryAttempt &m_attempt;
};

} // namespace confab::models
