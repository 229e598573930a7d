// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FormRequest.h"
#include "ListedPeople.h"
#include "SearchPages.h"
#include "ServerPeopleActs.h"
#include "SyncedList.h"

#include <QPointer>
#include <QtQml/qqmlregistration.h>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! Somebody of the server, and what the user can do with him there.
struct ServerPersonRow
{
    UserId id = {};
    QString name = {};
    QString detail = {};
    QString reason = {};  //!< why he is suspended, as it is quoted
    QString picture = {}; //!< its hash
    bool isMe = false;
    bool isAdmin = false;
    bool suspended = false;
    bool canGiveRole = false;
    bool canSuspend = false;
    bool canReset = false;

    UserId key() const { return id; }
    friend bool operator==(const ServerPersonRow &, const ServerPersonRow &) = default;
};

//! The people of the server from begin() to end(), those who have what is typed in their names: the user first, with
//! whom nothing can be done, then the others by name.
// The base in full: Qt 6.4 describes it to QML as it is written here.
class ServerPeopleModel : public confab::models::SyncedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.server.people is the one")
    Q_PROPERTY(int count READ rowCount NOTIFY changed)
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(confab::models::ServerPeopleActs *acts READ acts CONSTANT)
    Q_PROPERTY(confab::models::FormRequest *act READ act CONSTANT)

public:
    enum Role {
        UserIdRole = Qt::UserRole + 1, //!< userId
        NameRole,                      //!< name; of the user "Mia Okafor (you)"
        DetailRole,                    //!< detail: "Owner", "Guest · Suspended until Mon at 14:05"; empty for nothing
        ReasonRole,                    //!< reason: why he is suspended, in quotation marks; empty where it is not known
        InitialsRole,                  //!< initials
        ColorIndexRole,                //!< colorIndex: 0–15
        PictureRole,                   //!< picture: url, empty without one
        AdminRole,                     //!< admin: bool, of the server
        SuspendedRole,                 //!< suspended: bool
        CanGiveRoleRole,               //!< canGiveRole: bool, makes an admin, or the owner
        CanSuspendRole,                //!< canSuspend: bool, or lets in again
        CanResetRole,                  //!< canReset: bool, makes a link for a new password
    };

    explicit ServerPeopleModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString query() const { return m_pages.query(); }
    void setQuery(const QString &query);
    bool isLoading() const { return m_pages.isLoading(); }
    QString errorText() const;            //!< why the server could not be asked
    ServerPeopleActs *acts() { return &m_acts; } //!< what is done with them
    FormRequest *act() { return &m_act; }        //!< what has become of the last thing that was done

    Q_INVOKABLE void begin();
    Q_INVOKABLE void end();
    //! The list is near its end.
    Q_INVOKABLE void loadMore() { m_pages.more(); }
    Q_INVOKABLE void retry() { m_pages.retry(); }

    //! Of this account; null for none.
    void attach(client::Workspace *workspace);

Q_SIGNALS:
    void changed();

private:
    void ask(const QString &query, const QString &cursor, int attempt);
    void show();
    ServerPersonRow ownRow() const;
    ServerPersonRow rowOf(const Person &person) const;

    QPointer<client::Workspace> m_workspace;
    ListedPeople m_people;
    SyncedList<ServerPersonRow> m_list;
    SearchPages m_pages;
    FormRequest m_act;
    ServerPeopleActs m_acts{m_people, m_act};
};

} // namespace confab::models
