// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FormRequest.h"
#include "protocol/Types.h"
#include "SearchPages.h"
#include "SyncedList.h"

#include <QPointer>
#include <QtQml/qqmlregistration.h>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! One room of the directory.
struct DirectoryRow
{
    RoomId id = {};
    QString name = {};
    QString topic = {};
    QString picture = {}; //!< its hash
    int memberCount = 0;
    bool isMember = false;
    bool banned = false;

    RoomId key() const { return id; }
    friend bool operator==(const DirectoryRow &, const DirectoryRow &) = default;
};

//! The public rooms of the server, from begin() to end(): the busiest first, those that have what is typed in their
//! name or topic.
// The base in full: Qt 6.4 describes it to QML as it is written here.
class DirectoryModel : public confab::models::SyncedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.directory is the one")
    Q_PROPERTY(int count READ rowCount NOTIFY changed)
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(confab::models::FormRequest *joining READ joining CONSTANT)

public:
    enum Role {
        RoomIdRole = Qt::UserRole + 1, //!< roomId: string
        NameRole,                      //!< name
        TopicRole,                     //!< topic
        MembersTextRole,               //!< membersText: "12 members"
        MemberRole,                    //!< member: bool, the user is one
        BannedRole,                    //!< banned: bool, the user may not come in
        ColorIndexRole,                //!< colorIndex: 0–15, as in the sidebar
        PictureRole,                   //!< picture: url, empty without one
    };

    explicit DirectoryModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString query() const { return m_pages.query(); }
    void setQuery(const QString &query);
    bool isLoading() const { return m_pages.isLoading(); }
    QString errorText() const;                    //!< why the server could not be asked
    FormRequest *joining() { return &m_joining; } //!< of enter(): what has become of it

    Q_INVOKABLE void begin();
    Q_INVOKABLE void end();
    //! The list is near its end.
    Q_INVOKABLE void loadMore() { m_pages.more(); }
    Q_INVOKABLE void retry() { m_pages.retry(); }
    Q_INVOKABLE QString roomIdAt(int row) const;
    //! Opens a room, which the user joins where he is no member yet.
    Q_INVOKABLE void enter(const QString &roomId);

    //! Of this account; null for none.
    void attach(client::Workspace *workspace);

Q_SIGNALS:
    void changed();
    //! The user is a member, and wants to see the room.
    void opened(confab::RoomId room);

private:
    void ask(const QString &query, const QString &cursor, int attempt);
    void show();

    QPointer<client::Workspace> m_workspace;
    QList<DirectoryEntry> m_entries; // the pages that came
    SyncedList<DirectoryRow> m_list;
    SearchPages m_pages;
    FormRequest m_joining;
};

} // namespace confab::models
