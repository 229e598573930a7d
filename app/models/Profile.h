// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "BlockedListModel.h"
#include "FormRequest.h"
#include "PictureChoice.h"
#include "RoomHost.h"
#include "SessionListModel.h"

namespace confab::models {

//! Who the user is on this server, and changing that.
class Profile : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.profile is the one")
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString about READ about NOTIFY changed)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(bool hasPassword READ hasPassword NOTIFY changed)
    Q_PROPERTY(confab::models::PictureChoice *picture READ picture CONSTANT)
    Q_PROPERTY(confab::models::FormRequest *naming READ naming CONSTANT)
    Q_PROPERTY(confab::models::FormRequest *changingPassword READ changingPassword CONSTANT)
    Q_PROPERTY(confab::models::FormRequest *erasing READ erasing CONSTANT)
    Q_PROPERTY(confab::models::SessionListModel *sessions READ sessions CONSTANT)
    Q_PROPERTY(confab::models::BlockedListModel *blocked READ blocked CONSTANT)

public:
    explicit Profile(QObject *parent = nullptr);

    QString name() const;
    QString about() const { return m_about; }
    bool isKnown() const { return m_isKnown; }              //!< the server has said what `about` is
    bool hasPassword() const;                               //!< not as a guest, nor as who owns the server inside
    PictureChoice *picture() { return &m_picture; }
    FormRequest *naming() { return &m_naming; }             //!< of save(): what has become of it
    FormRequest *changingPassword() { return &m_changing; } //!< of changePassword()
    FormRequest *erasing() { return &m_erasing; }           //!< of erase()
    SessionListModel *sessions() { return &m_sessions; }
    BlockedListModel *blocked() { return &m_blocked; }

    //! Asks the server for all of it.
    Q_INVOKABLE void refresh();
    //! Nobody looks at it any more.
    Q_INVOKABLE void giveUp();
    Q_INVOKABLE void save(const QString &name, const QString &about);
    Q_INVOKABLE void changePassword(const QString &before, const QString &after);
    //! Ends the account for good, after a question in the view.
    Q_INVOKABLE void erase(const QString &password);

    //! `host`: whose server inside this app the user owns, which keeps the password by itself; null where he does not.
    void attach(client::Workspace *workspace, RoomHost *host);

Q_SIGNALS:
    void changed();
    //! There is no such account any more.
    void erased();

private:
    PictureChoice::Owner pictureOwner();
    void askAbout();
    // Here, or on another device.
    void onSelf();
    void onBlocked();

    QPointer<client::Workspace> m_workspace;
    PictureChoice m_picture;
    SessionListModel m_sessions;
    BlockedListModel m_blocked;
    FormRequest m_naming;
    FormRequest m_changing;
    FormRequest m_erasing;
    QString m_about;
    bool m_isKnown = false;
    QPointer<RoomHost> m_host;
    bool m_isLookedAt = false; // from refresh() to giveUp()
};

} // namespace confab::models
