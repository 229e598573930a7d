// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace confab::models {

//! Why an agent of the open room was not asked, and when it can be. Stays beside the composer until it is dismissed, or
//! something is sent or asked.
class AskNotice : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.room.askNotice is the one")
    Q_PROPERTY(QString text READ text NOTIFY changed)

public:
    explicit AskNotice(QObject *parent = nullptr);

    QString text() const; //!< a sentence or two; empty for nothing to say

    Q_INVOKABLE void dismiss();

    //! retryAfterMs 0: waiting does not help, or nobody knows how long.
    void show(const QString &reason, int retryAfterMs);

Q_SIGNALS:
    void changed();

private:
    QString waitText() const;

    QString m_reason;
    bool m_waits = false;
    QDeadlineTimer m_until;
    QTimer m_tick;
};

} // namespace confab::models
