// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "RoomHost.h"

namespace confab::models {

class AccountSession;
class HostInfo;

//! Opens the room server inside this app to the network, and closes it again, as HostInfo asks; tells HostInfo which
//! server is in use and how far it reaches.
class HostReach : public QObject
{
    Q_OBJECT
public:
    //! All outlive this; a null host is none.
    HostReach(RoomHost *host, HostInfo &info, const AccountSession &session);

    //! Another account is open, or none.
    void follow();

Q_SIGNALS:
    //! For people: why the reach is what it was.
    void failed(const QString &text);

private:
    void setOpen(bool open);
    void onOpened(const Result<> &done);
    void tell();

    RoomHost *m_host;
    HostInfo &m_info;
    const AccountSession &m_session;
};

} // namespace confab::models
