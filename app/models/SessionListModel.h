// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "FormRequest.h"
#include "protocol/Types.h"
#include "SyncedList.h"

#include <QPointer>
#include <QtQml/qqmlregistration.h>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! One place where the user is signed in.
struct SessionRow
{
    SessionId id = {};
    QString title = {};
    QString detail = {};
    bool current = false;

    SessionId key() const { return id; }
    friend bool operator==(const SessionRow &, const SessionRow &) = default;
};

//! Where the user is signed in: here first, then the latest in use.
// The base in full: Qt 6.4 describes it to QML as it is written here.
class SessionListModel : public confab::models::SyncedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.profile.sessions is the one")
    Q_PROPERTY(int count READ rowCount NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(confab::models::FormRequest *ending READ ending CONSTANT)

public:
    enum Role {
        SessionIdRole = Qt::UserRole + 1, //!< sessionId
        TitleRole, //!< title: the device, "laptop · Debian GNU/Linux 12"; "… (2)" where it has several sign-ins
        DetailRole,                       //!< detail: "confab 0.1.0 · last used 14:05 · signed in 3 Mar at 9:12"
        CurrentRole,                      //!< current: bool, the one that is in use here
    };

    explicit SessionListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool isLoading() const { return m_isLoading; }
    QString errorText() const { return m_errorText; } //!< why they are not listed
    FormRequest *ending() { return &m_ending; }       //!< of revoke() and revokeOthers(): what has become of it

    //! Ends a sign-in and its connections, after a question in the view.
    Q_INVOKABLE void revoke(const QString &sessionId);
    Q_INVOKABLE void revokeOthers();
    //! Asks the server anew.
    void refresh();

    //! Null for none.
    void attach(client::Workspace *workspace);

Q_SIGNALS:
    void changed();
    // For a toast.
    void done(const QString &text);
    //! Where nobody looks at ending() any more.
    void failed(const QString &text);

private:
    void onListed(const Result<QList<SessionEntry>> &sessions);
    client::Callback<> telling(const QString &text, const QString &failure);

    QPointer<client::Workspace> m_workspace;
    SyncedList<SessionRow> m_list;
    FormRequest m_ending;
    QString m_errorText;
    bool m_isLoading = false;
    int m_asked = 0; // counts questions: only the last one is answered
};

} // namespace confab::models
