// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Notifier.h"

#include <QDBusConnection>
#include <QHash>
#include <QStringList>

#include <optional>

namespace confab::platform {

//! Notifications by the Desktop Notifications Specification (org.freedesktop.Notifications).
class DesktopNotifier final : public Notifier
{
    Q_OBJECT
public:
    explicit DesktopNotifier(const QDBusConnection &bus, QObject *parent = nullptr);

    void show(const Notification &notification) override;
    void withdraw(const QString &key) override;

private Q_SLOTS:
    // Named to the bus by their signatures.
    void onActionInvoked(uint id, const QString &action);
    void onActivationToken(uint id, const QString &token);
    void onNotificationClosed(uint id, uint reason);
    void onNotificationReplied(uint id, const QString &text);

private:
    //! What is known of one that was handed over, until it is closed.
    struct Shown
    {
        uint id = 0; //!< 0 until the daemon has said it
        bool asked = false;
        bool withdrawn = false;
        std::optional<Notification> next = {}; //!< to be told once the daemon has answered
    };

    void askCapabilities();
    void onCapabilities(const QStringList &capabilities);
    void send(const Notification &notification);
    void onSent(const QString &key, uint id);
    void close(uint id);
    void forgetDaemon();
    QStringList actionsFor(const Notification &notification) const;
    QString keyOf(uint id) const;

    QDBusConnection m_bus;
    std::optional<QStringList> m_capabilities; // of the daemon that runs now
    bool m_isAsking = false;
    QHash<QString, Shown> m_shown;
    QHash<uint, QString> m_tokens;
};

} // namespace confab::platform
