// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "models/RoomHost.h"

#include <QThread>

class QHostAddress;

namespace confab::host {
class RoomServer;
}

namespace confab::hosting {

//! Runs a room server inside the app, on a thread of its own. The app talks to it over loopback like any other client.
class LocalServer final : public models::RoomHost
{
    Q_OBJECT
public:
    //! Everything of the server is kept in `folder`.
    explicit LocalServer(QString folder, QObject *parent = nullptr);
    //! Stops it and waits until everything is written.
    ~LocalServer() override;

    bool hasRoom() const override;
    bool isRunning() const override { return m_state == State::Running; }
    void start(client::Callback<models::HostedRoom> reply) override;
    bool takesName(const QString &name) const override;
    Result<> saveOwner(const models::HostOwner &owner) override;
    Result<> renameOwner(const QString &from, const QString &to) override;
    bool isOpen() const override;
    void setOpen(bool open, client::Callback<Done> reply) override;
    client::ServerAddress openAddress() const override;
    int peopleConnected() const override { return m_people; }
    //! Says goodbye to everybody, and waits until everything is written.
    void stop();

private:
    enum class State { Stopped, Starting, Running };

    void launch();
    void relaunch();
    Result<> writeOpen(bool open) const;
    //! What is known of a server that runs.
    struct Started
    {
        quint16 port = 0;
        QString claim = {};
        QString keyHash = {}; //!< what it proves to the network that it is itself; empty: it is not open
    };

    void onStarted(const Result<> &result, const Started &started);
    Result<models::HostedRoom> room() const;
    std::optional<models::HostOwner> loadOwner() const;
    quint16 wantedPort() const;
    quint16 choosePort(const QHostAddress &address) const;

    QString m_folder;
    QThread m_thread;
    host::RoomServer *m_server = nullptr; // lives and dies on m_thread
    QList<client::Callback<models::HostedRoom>> m_waiting;
    State m_state = State::Stopped;
    Started m_started;
    int m_people = 0;
};

} // namespace confab::hosting
