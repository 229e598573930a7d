// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

namespace confab::platform {

//! Something to be told outside of the window. All texts are plain, and may come from anybody.
struct Notification
{
    QString key = {}; //!< what it is about: another one of that takes its place
    QString title = {};
    QString text = {}; //!< a few lines
    bool silent = false;
    bool answerable = true; //!< offers to reply, and to mark it read
    friend bool operator==(const Notification &, const Notification &) = default;
};

//! Tells a person who looks elsewhere, and what that person does about it. For the GUI thread.
class Notifier : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void show(const Notification &notification) = 0;
    //! It is known by now. Harmless for one that is not up.
    virtual void withdraw(const QString &key) = 0;

Q_SIGNALS:
    //! What it is about is to be shown. `token` lets the window come forward where the desktop asks for one.
    void opened(const QString &key, const QString &token);
    //! Answered in place.
    void replied(const QString &key, const QString &text);
    void readMarked(const QString &key);
};

//! The desktop's; null where there is none that this build could speak to.
std::unique_ptr<Notifier> makeNotifier();

} // namespace confab::platform
