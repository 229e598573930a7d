// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! Whether the app is connected, in words. Always visible in the window.
class ConnectionStatus : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.connection is the one")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString line READ line NOTIFY changed)
    Q_PROPERTY(QString detail READ detail NOTIFY changed)
    Q_PROPERTY(QString distrust READ distrust NOTIFY changed)
    Q_PROPERTY(QString place READ place NOTIFY changed)
    Q_PROPERTY(int secondsToRetry READ secondsToRetry NOTIFY changed)
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)
    Q_PROPERTY(int unsent READ unsent NOTIFY changed)
    Q_PROPERTY(bool canRetry READ canRetry NOTIFY changed)

public:
    enum State { Offline, Connecting, CatchingUp, Live };
    Q_ENUM(State)

    explicit ConnectionStatus(QObject *parent = nullptr);

    State state() const;
    QString text() const;       //!< "Connected", "Connecting…", "Catching up…", "Offline", "Not trusted"
    QString line() const;       //!< "Offline, next try in 4 s · 2 waiting"; empty while connected
    QString detail() const;     //!< "Trying again in 4 s. What you write is kept.", or why it can't come back
    //! Why what answers is not taken for the server, and what to do; empty while that is no trouble.
    QString distrust() const;
    QString place() const;      //!< where the server is, without its key: "chat.example.org"
    int secondsToRetry() const; //!< 0 when no retry is planned
    int waiting() const;        //!< messages that go out by themselves as soon as they can
    int unsent() const;         //!< messages that nobody else has: those that wait and those that failed
    bool canRetry() const;      //!< show "Try now"

    Q_INVOKABLE void retryNow();

    //! Shows this account; null for none.
    void attach(client::Workspace *workspace);

Q_SIGNALS:
    void changed();

private:
    void onStateChanged();
    QString keptText() const;

    QPointer<client::Workspace> m_workspace;
    QTimer m_countdown;
};

} // namespace confab::models
