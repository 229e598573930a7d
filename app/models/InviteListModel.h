// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/InviteLink.h"
#include "FormRequest.h"
#include "protocol/Types.h"
#include "SyncedList.h"

#include <QPointer>
#include <QtQml/qqmlregistration.h>

namespace confab::client {
class Workspace;
}

namespace confab::models {

class HostInfo;

//! One living link of the open room.
struct InviteRow
{
    QString code = {};
    QString url = {}; //!< as the server gave it
    QString detail = {};
    Timestamp createdAt = 0;
    bool fresh = false;
    bool near = false;

    QString key() const { return code; }
    friend bool operator==(const InviteRow &, const InviteRow &) = default;
};

//! The links that let people into the open room, the newest first, and making another one.
// The base in full: Qt 6.4 describes it to QML as it is written here.
class InviteListModel : public confab::models::SyncedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.room.invites is the one")
    Q_PROPERTY(int count READ rowCount NOTIFY changed)
    Q_PROPERTY(bool allowed READ isAllowed NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(confab::models::FormRequest *making READ making CONSTANT)
    Q_PROPERTY(QStringList lifetimes READ lifetimes CONSTANT)
    Q_PROPERTY(QStringList limits READ limits CONSTANT)
    Q_PROPERTY(int usualLifetime READ usualLifetime CONSTANT)

public:
    enum Role {
        CodeRole = Qt::UserRole + 1, //!< code
        LinkRole,                    //!< link: the one for browsers
        DetailRole,                  //!< detail: "3 of 10 came · until Monday · made by Mia"
        FreshRole,                   //!< fresh: bool, made since refresh()
        NearRole,                    //!< near: bool, leads nowhere on other computers
    };

    explicit InviteListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool isAllowed() const; //!< the user may make links here
    bool isLoading() const { return m_isLoading; }
    QString errorText() const { return m_errorText; }
    FormRequest *making() { return &m_making; } //!< of make(): what has become of it
    QStringList lifetimes() const;
    QStringList limits() const;
    int usualLifetime() const;

    //! What a link would be, in a sentence; the first two are indexes into lifetimes and limits.
    Q_INVOKABLE QString terms(int lifetime, int limit, bool asGuest) const;
    Q_INVOKABLE void make(int lifetime, int limit, bool asGuest);
    Q_INVOKABLE void revoke(const QString &code);
    Q_INVOKABLE void copyLink(const QString &code);
    //! The one that opens the app without a browser.
    Q_INVOKABLE void copyAppLink(const QString &code);
    //! Asks the server anew.
    Q_INVOKABLE void refresh();
    //! The same while they are shown: those made since refresh() stay the fresh ones.
    Q_INVOKABLE void update();

    //! Links lead to where others find the server. Outlives this.
    void follow(const HostInfo &host);
    //! For this room; null for none.
    void attach(client::Workspace *workspace, RoomId room);

Q_SIGNALS:
    void changed();
    //! It stands in this row.
    void made(int row);
    void copyRequested(const QString &text);

private:
    void onListed(const Result<QList<Invite>> &invites);
    void put(const Invite &invite);
    void sync();
    InviteRow rowOf(const Invite &invite) const;
    std::optional<client::InviteLink> linkOf(const QString &code) const;

    QPointer<client::Workspace> m_workspace;
    QPointer<const HostInfo> m_host;
    RoomId m_room;
    QList<Invite> m_invites;
    QSet<QString> m_fresh;
    SyncedList<InviteRow> m_list;
    FormRequest m_making;
    QString m_errorText;
    bool m_isLoading = false;
    int m_asked = 0; // counts questions: only the last one is answered
};

} // namespace confab::models
