// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

namespace confab::platform {

//! The app's place in the desktop's tray, with a menu. For the GUI thread.
class TrayIcon : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    //! There is a tray that shows it: a window that is gone can be had back.
    virtual bool isShown() const = 0;
    virtual void setUnread(int count) = 0;
    //! Whether the user does not want to be disturbed.
    virtual void setQuiet(bool quiet) = 0;

Q_SIGNALS:
    void shownChanged();
    void openRequested();
    void quietToggled();
    void quitRequested();
};

//! The desktop's; null where there is none that this build could speak to.
std::unique_ptr<TrayIcon> makeTrayIcon();

} // namespace confab::platform
