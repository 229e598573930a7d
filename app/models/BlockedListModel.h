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

//! Somebody whom the user has blocked.
struct BlockedRow
{
    UserId id = {};
    QString name = {};

    UserId key() const { return id; }
    friend bool operator==(const BlockedRow &, const BlockedRow &) = default;
};

//! Whom the user has blocked.
// The base in full: Qt 6.4 describes it to QML as it is written here.
class BlockedListModel : public confab::models::SyncedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.profile.blocked is the one")
    Q_PROPERTY(int count READ rowCount NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)

public:
    enum Role {
        UserIdRole = Qt::UserRole + 1, //!< userId
        NameRole,                      //!< name
        InitialsRole,                  //!< initials
        ColorIndexRole,                //!< colorIndex: 0–7
    };

    explicit BlockedListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString errorText() const { return m_errorText; }

    Q_INVOKABLE void unblock(const QString &userId);
    //! Asks the server anew.
    void refresh();

    //! Null for none.
    void attach(client::Workspace *workspace);

Q_SIGNALS:
    void changed();

private:
    void onListed(const Result<QList<Person>> &people);

    QPointer<client::Workspace> m_workspace;
    SyncedList<BlockedRow> m_list;
    QString m_errorText;
    int m_asked = 0; // counts questions: only the last one is answered
};

} // namespace confab::models
