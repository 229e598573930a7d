// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AppParts.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace confab::models {

class AccountSession;

//! What closing the app takes away: other people's server, or a guest who can't come back. Asked before the window
//! goes.
class Departure : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.departure is the one")
    Q_PROPERTY(QString sentence READ sentence NOTIFY asked)
    Q_PROPERTY(bool losesGuest READ losesGuest NOTIFY asked)

public:
    //! `session` must outlive this.
    Departure(const AppParts &parts, const AccountSession &session);

    //! What is lost and by whom, as it was when it was asked.
    QString sentence() const { return m_sentence; }
    //! The guest who is here could be kept, by staying signed in.
    bool losesGuest() const { return m_losesGuest; }

    //! People connected to the server in this app, besides whoever is here.
    Q_INVOKABLE int othersConnected() const;
    //! Nobody would be asked.
    bool isFree();
    //! The window may close: nothing is lost by it, or permit() was called. Otherwise asked() follows.
    Q_INVOKABLE bool permits();
    //! The user has said so, or nobody is asked.
    Q_INVOKABLE void permit() { m_isPermitted = true; }

Q_SIGNALS:
    void asked();

private:
    bool isGuestForNow() const;
    bool weigh();

    const AppParts &m_parts;
    const AccountSession &m_session;
    QString m_sentence;
    bool m_losesGuest = false;
    bool m_isPermitted = false;
};

} // namespace confab::models
