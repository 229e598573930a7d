// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "PeoplePagesModel.h"

#include <QPointer>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! Who is banned from the open room; the detail says "Since 3 Mar, until Monday: why".
// The base in full: Qt 6.4 describes it to QML as it is written here.
class BanListModel : public confab::models::PeoplePagesModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.room.bans is the one")

public:
    explicit BanListModel(QObject *parent = nullptr);

    Q_INVOKABLE void lift(const QString &userId);

    //! Of this room; null for none.
    void attach(client::Workspace *workspace, RoomId room);

protected:
    bool isAskable() const override;
    void ask(const QString &cursor, client::Callback<PeoplePage> reply) override;
    QString failureText(const Error &error) const override;

private:
    QPointer<client::Workspace> m_workspace;
    RoomId m_room;
};

} // namespace confab::models
