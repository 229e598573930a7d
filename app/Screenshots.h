// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "hosting/Demo.h"
#include "hosting/LocalServer.h"
#include "models/App.h"

#include <QElapsedTimer>
#include <QQuickWindow>

#include <memory>

namespace confab {

//! Takes pictures of the main views, each in a real state: a hosted room, scripted people, a running answer, a server
//! that went away.
class Screenshots : public QObject
{
    Q_OBJECT
public:
    Screenshots(QQuickWindow &window, models::App &app, hosting::LocalServer &server, QString folder);
    ~Screenshots() override;

    //! Goes through all views; each picture is named on standard output.
    void start();

Q_SIGNALS:
    //! `ok` is false when a view did not come up in time or a picture could not be written.
    void finished(bool ok);

private:
    //! One picture: how to get there, when it is there, and how long it then takes to come to rest.
    struct View
    {
        QString name;
        std::function<void()> prepare;
        std::function<bool()> isReady;
        int restMs;
    };

    QList<View> views();
    void host();
    bool isSeeded();
    bool hasRunningAnswer(int characters) const;
    void openRoom(const QString &name);
    void next();
    void wait();
    void grab();

    QQuickWindow &m_window;
    models::App &m_app;
    hosting::LocalServer &m_server;
    QString m_folder;
    std::unique_ptr<hosting::Demo> m_demo;
    QList<View> m_views;
    QElapsedTimer m_since;
    QTimer m_timer;
};

} // namespace confab
