// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Callback.h"
#include "protocol/Ids.h"
#include "Rest.h"

namespace confab::client {

class Workspace;

//! Gives the user or a room another picture, or takes it away. What came about is told by an event, too.
class PictureRequests : public QObject
{
    Q_OBJECT
public:
    explicit PictureRequests(Workspace &workspace);

    //! `type` is the MIME type of `picture`, which keeps to Limits::pictureBytes and picturePixels.
    void setOwn(const QByteArray &picture, const QByteArray &type, Callback<> reply);
    void removeOwn(Callback<> reply);
    void setRooms(RoomId room, const QByteArray &picture, const QByteArray &type, Callback<> reply);
    void removeRooms(RoomId room, Callback<> reply);

private:
    Workspace &m_workspace;
    Rest m_rest;
};

} // namespace confab::client
