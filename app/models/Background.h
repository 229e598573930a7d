// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AppParts.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace confab::models {

class AccountSession;
class NoticeSettings;

//! Whether the app goes on without its window, in the desktop's tray: a room inside stays open, and what is written is
//! told. Said the first time.
class Background : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.background is the one")
    Q_PROPERTY(bool possible READ isPossible NOTIFY possibleChanged)

public:
    //! All outlive this.
    Background(const AppParts &parts, const NoticeSettings &settings, const AccountSession &session);

    //! There is a tray.
    bool isPossible() const;
    bool isHosting() const;

    //! The window is being closed: true when it is not to be, and windowGone() says when to hide it. False where the
    //! app ends with it.
    Q_INVOKABLE bool takesWindow();
    //! The user has read what happens to the app.
    Q_INVOKABLE void understand();
    //! The next time that the window closes, the app does.
    Q_INVOKABLE void leave() { m_isLeaving = true; }

Q_SIGNALS:
    void possibleChanged();
    //! Say that the app goes on, and then understand(); nothing is hidden before.
    void unexplained(bool hosting);
    //! The window can go.
    void windowGone();

private:
    const AppParts &m_parts;
    const NoticeSettings &m_settings;
    const AccountSession &m_session;
    bool m_isLeaving = false;
};

} // namespace confab::models
