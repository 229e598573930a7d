// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

class QSettings;

namespace confab::client {
class Workspace;
}

namespace confab::models {

class AccountSession;
class SelfPresence;

//! Who is signed in, as they are shown to themselves; nobody while no account is open. The presence that they chose is
//! kept on this computer.
class OwnPerson : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.self is the one")
    Q_PROPERTY(QString userId READ userId NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString initials READ initials NOTIFY changed)
    Q_PROPERTY(QString picture READ picture NOTIFY changed)
    Q_PROPERTY(int colorIndex READ colorIndex NOTIFY changed)
    Q_PROPERTY(bool guest READ isGuest NOTIFY changed)
    Q_PROPERTY(int presence READ presence WRITE setPresence NOTIFY presenceChanged)

public:
    //! What it goes by; all outlive it.
    struct Sources
    {
        const AccountSession &session;
        SelfPresence &presence;
        QSettings &settings;
    };

    //! Chooses the presence that was kept.
    explicit OwnPerson(const Sources &sources);
    //! Of this account, which is the session's; null for none.
    void attach(client::Workspace *workspace);

    QString userId() const;
    QString name() const;
    QString initials() const; //!< of one's own avatar
    QString picture() const;  //!< url, empty without one
    int colorIndex() const;   //!< 0–15
    bool isGuest() const;     //!< without a password: once signed out, nobody can be this guest again
    int presence() const;     //!< MemberListModel.Presence; offline while one is not connected
    void setPresence(int presence);
    //! Between online and do not disturb.
    void toggleQuiet();

Q_SIGNALS:
    void changed();
    void presenceChanged();

private:
    Sources m_sources;
    QPointer<client::Workspace> m_workspace;
};

} // namespace confab::models
