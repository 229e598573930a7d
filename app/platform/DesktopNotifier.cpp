// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DesktopNotifier.h"

#include "ShownText.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QGuiApplication>
#include <QVariantMap>

using namespace Qt::StringLiterals;

namespace confab::platform {

namespace {

const auto kService = u"org.freedesktop.Notifications"_s;
const auto kPath = u"/org/freedesktop/Notifications"_s;
const auto kOpen = u"default"_s;
const auto kReply = u"reply"_s;
const auto kInlineReply = u"inline-reply"_s;
const auto kRead = u"read"_s;
constexpr qsizetype kTitleLength = 80;
constexpr qsizetype kTextLength = 600;

QDBusMessage call(const QString &method)
{
    return QDBusMessage::createMethodCall(kService, kPath, kService, method);
}

} // namespace

DesktopNotifier::DesktopNotifier(const QDBusConnection &bus, QObject *parent)
    : Notifier(parent)
    , m_bus(bus)
{
    // String-based: QtDBus knows no other way to bind a signal of another process.
    const auto listen = [this](const QString &signal, const char *slot) {
        m_bus.connect(kService, kPath, kService, signal, this, slot);
    };
    listen(u"ActionInvoked"_s, SLOT(onActionInvoked(uint, QString)));
    listen(u"ActivationToken"_s, SLOT(onActivationToken(uint, QString)));
    listen(u"NotificationClosed"_s, SLOT(onNotificationClosed(uint, uint)));
    listen(u"NotificationReplied"_s, SLOT(onNotificationReplied(uint, QString)));
    auto *watcher = new QDBusServiceWatcher(kService, m_bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString &, const QString &before, const QString &) {
                if (!before.isEmpty())
                    forgetDaemon();
            });
}

void DesktopNotifier::show(const Notification &notification)
{
    Shown &shown = m_shown[notification.key];
    shown.withdrawn = false;
    shown.next = notification;
    if (!m_capabilities)
        askCapabilities();
    else if (!shown.asked)
        send(*std::exchange(shown.next, std::nullopt));
}

void DesktopNotifier::withdraw(const QString &key)
{
    const auto it = m_shown.find(key);
    if (it == m_shown.end())
        return;
    it->next.reset();
    it->withdrawn = true;
    if (it->asked)
        return; // closed when the daemon has said its number
    if (it->id != 0)
        close(it->id);
    m_shown.erase(it);
}

void DesktopNotifier::askCapabilities()
{
    if (std::exchange(m_isAsking, true))
        return;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call(u"GetCapabilities"_s)), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QStringList> answer = *watcher;
        m_isAsking = false;
        if (answer.isValid())
            return onCapabilities(answer.value());
        m_shown.clear(); // nobody tells; the next one is tried anew
    });
}

void DesktopNotifier::onCapabilities(const QStringList &capabilities)
{
    m_capabilities = capabilities;
    const QStringList keys = m_shown.keys();
    for (const QString &key : keys) {
        if (Shown &shown = m_shown[key]; shown.next)
            send(*std::exchange(shown.next, std::nullopt));
    }
}

void DesktopNotifier::send(const Notification &notification)
{
    Shown &shown = m_shown[notification.key];
    shown.asked = true;
    QVariantMap hints{{u"desktop-entry"_s, QGuiApplication::desktopFileName()},
                      {u"category"_s, u"im.received"_s},
                      {u"urgency"_s, QVariant::fromValue(uchar(1))},
                      {u"x-kde-reply-submit-button-text"_s, tr("Send")}};
    if (notification.silent)
        hints.insert(u"suppress-sound"_s, true);
    else
        hints.insert(u"sound-name"_s, u"message-new-instant"_s);
    // A title is never markup, a text is where the daemon says so.
    const QString text = shownText(notification.text, kTextLength);
    const bool isMarkup = m_capabilities->contains(u"body-markup"_s);
    QDBusMessage message = call(u"Notify"_s);
    message << QGuiApplication::applicationDisplayName() << shown.id << u"confab"_s
            << shownText(notification.title, kTitleLength).simplified() << (isMarkup ? text.toHtmlEscaped() : text)
            << actionsFor(notification) << hints << -1;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, key = notification.key] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> answer = *watcher;
        onSent(key, answer.isValid() ? answer.value() : 0);
    });
}

void DesktopNotifier::onSent(const QString &key, uint id)
{
    const auto it = m_shown.find(key);
    if (it == m_shown.end())
        return close(id);
    it->asked = false;
    it->id = id;
    if (it->withdrawn) {
        m_shown.erase(it);
        close(id);
    } else if (it->next) {
        send(*std::exchange(it->next, std::nullopt));
    }
}

void DesktopNotifier::close(uint id)
{
    m_tokens.remove(id);
    if (id != 0)
        m_bus.asyncCall(call(u"CloseNotification"_s) << id);
}

//! Another one starts with numbers of its own.
void DesktopNotifier::forgetDaemon()
{
    m_capabilities.reset();
    m_shown.clear();
    m_tokens.clear();
}

QStringList DesktopNotifier::actionsFor(const Notification &notification) const
{
    if (!m_capabilities->contains(u"actions"_s))
        return {};
    QStringList actions{kOpen, tr("Open")};
    if (!notification.answerable)
        return actions;
    const bool isInline = m_capabilities->contains(kInlineReply);
    return actions + QStringList{isInline ? kInlineReply : kReply, tr("Reply"), kRead, tr("Mark as read")};
}

QString DesktopNotifier::keyOf(uint id) const
{
    for (auto it = m_shown.cbegin(); id != 0 && it != m_shown.cend(); ++it) {
        if (it->id == id)
            return it.key();
    }
    return {};
}

void DesktopNotifier::onActionInvoked(uint id, const QString &action)
{
    const QString key = keyOf(id);
    if (key.isEmpty())
        return;
    if (action == kRead)
        Q_EMIT readMarked(key);
    else if (action == kOpen || action == kReply || action == kInlineReply)
        Q_EMIT opened(key, m_tokens.take(id));
}

void DesktopNotifier::onActivationToken(uint id, const QString &token)
{
    if (!keyOf(id).isEmpty())
        m_tokens.insert(id, token);
}

void DesktopNotifier::onNotificationClosed(uint id, uint)
{
    m_tokens.remove(id);
    const auto it = m_shown.find(keyOf(id));
    if (it != m_shown.end() && !it->asked)
        m_shown.erase(it);
    else if (it != m_shown.end())
        it->id = 0;
}

void DesktopNotifier::onNotificationReplied(uint id, const QString &text)
{
    if (const QString key = keyOf(id); !key.isEmpty() && !text.trimmed().isEmpty())
        Q_EMIT replied(key, text.trimmed());
}

} // namespace confab::platform
