// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "protocol/Types.h"

#include <QObject>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! What a user does with a room of the list for himself alone. Holds at once; a refusal comes as a toast.
class RoomActions : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.rooms.actions is the one")

public:
    using QObject::QObject;

    Q_INVOKABLE void markRead(const QString &roomId);
    //! From the newest message of somebody else on.
    Q_INVOKABLE void markUnread(const QString &roomId);
    //! There is such a message here.
    Q_INVOKABLE bool canMarkUnread(const QString &roomId) const;
    Q_INVOKABLE void setFavourite(const QString &roomId, bool favourite);
    //! RoomListModel.Level, for good.
    Q_INVOKABLE void setLevel(const QString &roomId, int level);
    Q_INVOKABLE void muteForAnHour(const QString &roomId);
    //! Until eight in the morning.
    Q_INVOKABLE void muteUntilTomorrow(const QString &roomId);
    //! "until 14:05" or "until tomorrow, 08:00" while a room is muted for a time; else empty.
    Q_INVOKABLE QString mutedUntilText(const QString &roomId) const;

    void attach(client::Workspace *workspace);

Q_SIGNALS:
    //! For a toast.
    void failed(const QString &text);

private:
    void mute(const QString &roomId, Timestamp until);
    client::Callback<> failure();
    std::optional<RoomId> known(const QString &roomId) const;

    QPointer<client::Workspace> m_workspace;
};

} // namespace confab::models
