// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "host/FolderLock.h"
#include "host/ServerConfig.h"
#include "host/StartStep.h"
#include "protocol/Result.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

class QThread;

namespace confab::host {

//! A whole room server: builds storage, services, agents and sockets from a configuration, starts and stops them, once.
//! Lives on one thread, the room thread; on Linux that thread should run an EpollDispatcher.
class RoomServer final : public QObject
{
    Q_OBJECT

public:
    explicit RoomServer(ServerConfig config, QObject *parent = nullptr);
    //! Stops at once, without goodbye, what has not stopped by then, and answers whoever waits for it.
    ~RoomServer() override;

    //! Gives the thread that a server will live on the event loop that serves it best; before the thread starts.
    static void prepareThread(QThread &thread);
    //! Whether a person may be called so, as long as nobody else is.
    static bool takesName(const QString &name);

    //! Opens the data, ends what a crash left unfinished, and accepts connections; answers when it does, or why not.
    //! Unavailable: among other reasons, it was stopped meanwhile. Conflict: it was started before.
    void start(std::function<void(const Result<> &)> started);
    //! Accepts no more, ends running answers, says goodbye to everybody and writes everything; then answers, after ten
    //! seconds at most, whoever stays. At any time: what a start has done so far is undone, and a start to come
    //! refused. Each that asks is answered once.
    void stop(std::function<void()> done);

    //! Reads the TLS files anew, for connections to come; nobody is cut off. Not good, in words: the pair of before
    //! stays in use. Without TLS, and before it listens, there is nothing to do.
    Result<> renewCertificate();

    //! The first port that it listens on, chosen by the system when the configuration says 0.
    quint16 port() const;
    //! http(s)://address:port, for each address that it listens on: two, of both families, where that is all.
    QStringList urls() const;
    //! "NAME: http://address:port" of each façade (compat.NAME) that is on.
    QStringList compatUrls() const;
    //! Of the key that it has made itself, as links carry it behind `?k=`; empty where it has made none. Known from the
    //! start on.
    QString keyHash() const;
    //! The address that others give the app, with that key behind it; empty where there is none.
    QString appAddress() const;
    //! The one-time code that makes whoever registers with it the owner; empty once the server is claimed.
    QByteArray claimCode() const;

Q_SIGNALS:
    //! A step of the start is done. To stop from here is allowed.
    void startStepDone(confab::host::StartStep step);
    //! So many people are connected, each counted once. Told a moment later.
    void peopleChanged(int people);

private:
    struct Parts;
    class Start;

    enum class Phase { New, Starting, Running, Failed, Stopping, Stopped };

    Result<> build();
    Result<> openDoors();
    void connectHooks();
    void tick();
    void sayGoodbye();
    void finishStop();
    void takeDown();

    ServerConfig m_config;
    FolderLock m_lock;
    std::unique_ptr<Parts> m_parts;
    std::unique_ptr<Start> m_start;
    Phase m_phase = Phase::New;
    bool m_hasSaidGoodbye = false;
    std::vector<std::function<void()>> m_onStopped;
};

} // namespace confab::host
