// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "protocol/Types.h"
#include "SyncedList.h"

#include <QPointer>
#include <QtQml/qqmlregistration.h>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! One person who may not come into the room.
struct BanRow
{
    UserId id = {};
    QString name = {};
    QString detail = {};

    UserId key() const { return id; }
    friend bool operator==(const BanRow &, const BanRow &) = default;
};

//! Who is banned from the open room.
// The base in full: Qt 6.4 describes it to QML as it is written here.
class BanListModel : public confab::models::SyncedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.room.bans is the one")
    Q_PROPERTY(int count READ rowCount NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)

public:
    enum Role {
        UserIdRole = Qt::UserRole + 1, //!< userId
        NameRole,                      //!< name
        InitialsRole,                  //!< initials
        ColorIndexRole,                //!< colorIndex: 0–7
        DetailRole,                    //!< detail: "Since 3 Mar, until Monday: why"
    };

    explicit BanListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool isLoading() const { return m_isLoading; }
    QString errorText() const { return m_errorText; }

    //! Asks the server anew, where the user may know it.
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void lift(const QString &userId);

    //! Of this room; null for none.
    void attach(client::Workspace *workspace, RoomId room);

Q_SIGNALS:
    void changed();

private:
    void show(const QList<BanRow> &rows);
    void onListed(const Result<QList<Ban>> &bans);

    QPointer<client::Workspace> m_workspace;
    RoomId m_room;
    SyncedList<BanRow> m_list;
    QString m_errorText;
    bool m_isLoading = false;
    int m_asked = 0; // counts questions: only the last one is answered
};

} // namespace confab::models
