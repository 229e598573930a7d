// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "TrayIcon.h"

#include <QDBusConnection>

namespace confab::platform {

class StatusNotifierItem;
class TrayMenu;

//! The app in a tray of the kind that KDE began and others took over (StatusNotifierItem). Comes into one that starts
//! later, too.
class StatusNotifierTray final : public TrayIcon
{
    Q_OBJECT
public:
    explicit StatusNotifierTray(const QDBusConnection &bus, QObject *parent = nullptr);
    ~StatusNotifierTray() override;

    bool isShown() const override { return m_isShown; }
    void setUnread(int count) override;
    void setQuiet(bool quiet) override;

private Q_SLOTS:
    // Named to the bus by its signature.
    void onHostChanged();

private:
    void enter();
    void setShown(bool shown);
    void choose(int entry);

    QDBusConnection m_bus;
    QObject m_itemObject;
    QObject m_menuObject;
    StatusNotifierItem *m_item;
    TrayMenu *m_menu;
    QString m_name; // on the bus
    bool m_isShown = false;
};

} // namespace confab::platform
