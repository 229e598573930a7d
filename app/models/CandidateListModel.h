// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "FormRequest.h"
#include "protocol/Types.h"
#include "SyncedList.h"

#include <QPointer>
#include <QSet>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace confab::reply {
struct People;
}

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! One person or agent who could be in the room.
struct CandidateRow
{
    UserId id = {};
    QString name = {};
    QString detail = {};
    bool agent = false;
    bool available = true;
    bool added = false;
    QString picture = {};

    UserId key() const { return id; }
    friend bool operator==(const CandidateRow &, const CandidateRow &) = default;
};

//! People and agents of the server who are not in the open room, found by a part of the name. Who was added stays in
//! the row until the next question: nothing moves below whoever adds several.
// The base in full: Qt 6.4 describes it to QML as it is written here.
class CandidateListModel : public confab::models::SyncedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.room.candidates is the one")
    Q_PROPERTY(int count READ rowCount NOTIFY changed)
    Q_PROPERTY(bool allowed READ isAllowed NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(bool more READ hasMore NOTIFY changed)
    Q_PROPERTY(bool agents READ hasAgents NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY changed)
    Q_PROPERTY(confab::models::FormRequest *adding READ adding CONSTANT)

public:
    enum Role {
        UserIdRole = Qt::UserRole + 1, //!< userId
        NameRole,                      //!< name
        InitialsRole,                  //!< initials
        ColorIndexRole,                //!< colorIndex: 0–15
        IsAgentRole,                   //!< isAgent: bool
        AvailableRole,                 //!< available: bool, false for an agent that can't answer
        DetailRole,                    //!< detail: an agent's model, or why it can't answer
        AddedRole,                     //!< added: bool, in the room now
        PictureRole,                   //!< picture: url, empty without one
    };

    explicit CandidateListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool isAllowed() const; //!< the user may add people here
    bool isLoading() const { return m_isLoading; }
    bool hasAgents() const; //!< among those that are listed
    bool hasMore() const { return m_hasMore; } //!< than are listed
    QString errorText() const; //!< why people, or agents, could not be listed
    QString query() const { return m_query; }
    void setQuery(const QString &query);
    FormRequest *adding() { return &m_adding; } //!< of add(): what has become of it

    Q_INVOKABLE void add(const QString &userId);
    //! Begins anew, with no query.
    Q_INVOKABLE void refresh();

    //! For this room; null for none.
    void attach(client::Workspace *workspace, RoomId room);

Q_SIGNALS:
    void changed();

private:
    void ask();
    void onFound(const Result<reply::People> &people);
    void sync();
    void addPeople(QList<CandidateRow> &rows) const;
    void addAgents(QList<CandidateRow> &rows) const;
    bool isListed(UserId user, bool added) const;

    QPointer<client::Workspace> m_workspace;
    RoomId m_room;
    QList<User> m_found;
    QSet<UserId> m_kept; //!< asked for here
    SyncedList<CandidateRow> m_list;
    FormRequest m_adding;
    QTimer m_typing;
    QString m_query;
    QString m_errorText;
    bool m_isLoading = false;
    bool m_hasMore = false;
    int m_asked = 0; // counts questions: only the last one is answered
};

} // namespace confab::models
