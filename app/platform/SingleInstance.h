// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLockFile>
#include <QObject>

class QLocalServer;

namespace confab::platform {

//! Sees to it that one profile is open once: who starts it again meets the window that is there.
class SingleInstance final : public QObject
{
    Q_OBJECT
public:
    //! `folder` is the profile's.
    explicit SingleInstance(const QString &folder, QObject *parent = nullptr);
    ~SingleInstance() override;

    bool isFirst() const { return m_lock.isLocked() || m_lock.error() != QLockFile::LockFailedError; }
    //! To the first one: show yourself, and open this address if it is not empty. False: it does not answer.
    bool callFirst(const QString &address) const;

Q_SIGNALS:
    //! Somebody started the profile again.
    void called(const QString &address);

private:
    void listen();

    QString m_name; //!< of the local socket, which only this user may open
    QLockFile m_lock;
    QLocalServer *m_server = nullptr;
};

} // namespace confab::platform
