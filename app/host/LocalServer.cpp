// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LocalServer.h"

#include "client/ConnectionEnd.h"
#include "host/NetworkAddress.h"
#include "host/RoomServer.h"
#include "platform/PrivateFile.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>

using namespace Qt::StringLiterals;

namespace confab::hosting {

namespace {

// The same port each time, so that an address that was given away stays good.
constexpr quint16 kFirstPort = 8420;
constexpr unsigned long kStopMs = 10'000;

bool isFree(const QHostAddress &address, quint16 port)
{
    QTcpServer probe;
    return probe.listen(address, port);
}

} // namespace

LocalServer::LocalServer(QString folder, QObject *parent)
    : RoomHost(parent)
    , m_folder(std::move(folder))
{
    m_thread.setObjectName("room"_L1);
}

LocalServer::~LocalServer()
{
    stop();
}

bool LocalServer::hasRoom() const
{
    return QFile::exists(m_folder + "/owner.json"_L1);
}

bool LocalServer::takesName(const QString &name) const
{
    return host::RoomServer::takesName(name);
}

void LocalServer::start(client::Callback<models::HostedRoom> reply)
{
    if (m_state == State::Running) {
        reply(room());
        return;
    }
    m_waiting.append(std::move(reply));
    if (m_state == State::Starting)
        return;
    launch();
}

void LocalServer::launch()
{
    m_state = State::Starting;
    host::ServerConfig config;
    config.dataFolder = m_folder;
    const QHostAddress address(isOpen() ? QHostAddress::Any : QHostAddress::LocalHost);
    config.listen = {{address, choosePort(address)}};
    m_server = new host::RoomServer(std::move(config));
    m_server->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    m_people = 0;
    connect(m_server, &host::RoomServer::peopleChanged, this, [this](int people) { m_people = people; });
    host::RoomServer::prepareThread(m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(m_server, [this, server = m_server] {
        server->start([this, server](const Result<> &result) {
            const Started started{server->port(), QString::fromLatin1(server->claimCode()), server->keyHash()};
            QMetaObject::invokeMethod(this, [this, server, result, started] {
                if (server == m_server) // else it was stopped meanwhile
                    onStarted(result, started);
            });
        });
    });
}

bool LocalServer::isOpen() const
{
    return QFile::exists(m_folder + "/open"_L1);
}

void LocalServer::setOpen(bool open, client::Callback<Done> reply)
{
    if (open == isOpen())
        return reply(Done{});
    if (const Result<> written = writeOpen(open); !written)
        return reply(written.error());
    if (m_state == State::Stopped)
        return reply(Done{});
    m_waiting.append([reply](const Result<models::HostedRoom> &room) { room ? reply(Done{}) : reply(room.error()); });
    if (m_state == State::Running)
        relaunch();
}

Result<> LocalServer::writeOpen(bool open) const
{
    const QString marker = m_folder + "/open"_L1;
    const bool done = open ? platform::writePrivateFile(marker, {}) : QFile::remove(marker);
    return done ? Result<>(Done{}) : Error{ErrorCode::StorageFull, tr("The folder %1 can't be written.").arg(m_folder)};
}

void LocalServer::relaunch()
{
    m_state = State::Starting;
    QMetaObject::invokeMethod(m_server, [this, server = m_server] {
        server->stop([this] {
            QMetaObject::invokeMethod(this, [this] {
                if (m_state != State::Starting)
                    return; // stopped for good meanwhile
                m_thread.quit();
                m_thread.wait();
                launch();
            });
        });
    });
}

client::ServerAddress LocalServer::openAddress() const
{
    const QHostAddress own = m_state == State::Running && isOpen() ? host::networkAddress() : QHostAddress();
    const QString place = u"confabs://%1:%2?k=%3"_s.arg(own.toString()).arg(m_started.port).arg(m_started.keyHash);
    const auto address = client::ServerAddress::parse(place);
    return own.isNull() || !address ? client::ServerAddress() : *address;
}

void LocalServer::onStarted(const Result<> &result, const Started &started)
{
    m_started = started;
    m_state = State::Running;
    const auto waiting = std::exchange(m_waiting, {});
    if (!result)
        stop();
    else if (wantedPort() == 0) // a port that was taken for once stays the one that was given away
        std::ignore = platform::writePrivateFile(m_folder + "/port"_L1, QByteArray::number(started.port));
    for (const auto &reply : waiting)
        reply(result ? room() : Result<models::HostedRoom>(client::onThisComputer(result.error())));
}

Result<models::HostedRoom> LocalServer::room() const
{
    return models::HostedRoom{client::ServerAddress::local(m_started.port), m_started.claim, loadOwner()};
}

Result<> LocalServer::saveOwner(const models::HostOwner &owner)
{
    const QJsonObject object{
        {u"name"_s, owner.name}, {u"password"_s, owner.password}, {u"formerName"_s, owner.formerName}};
    if (!platform::writePrivateFile(m_folder + "/owner.json"_L1, QJsonDocument(object).toJson()))
        return Error{ErrorCode::StorageFull, tr("The folder %1 can't be written.").arg(m_folder)};
    return Done{};
}

Result<> LocalServer::renameOwner(const QString &from, const QString &to)
{
    const std::optional<models::HostOwner> owner = loadOwner();
    return owner ? saveOwner({to, owner->password, from}) : Result<>(Done{});
}

std::optional<models::HostOwner> LocalServer::loadOwner() const
{
    QFile file(m_folder + "/owner.json"_L1);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    models::HostOwner owner{object["name"_L1].toString(), object["password"_L1].toString(),
                            object["formerName"_L1].toString()};
    return owner.password.isEmpty() ? std::nullopt : std::optional(owner);
}

//! The port of the first start; 0 before it.
quint16 LocalServer::wantedPort() const
{
    QFile file(m_folder + "/port"_L1);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toUShort() : quint16(0);
}

quint16 LocalServer::choosePort(const QHostAddress &address) const
{
    const quint16 last = wantedPort();
    const quint16 wanted = last > 0 ? last : kFirstPort;
    return isFree(address, wanted) ? wanted : quint16(0);
}

void LocalServer::stop()
{
    if (m_state == State::Stopped)
        return;
    m_state = State::Stopped;
    QMetaObject::invokeMethod(m_server,
                              [server = m_server, thread = &m_thread] { server->stop([thread] { thread->quit(); }); });
    if (!m_thread.wait(kStopMs)) {
        m_thread.quit();
        m_thread.wait();
    }
    m_server = nullptr;
    // Not from here: who waits may be on its way out, together with this.
    QMetaObject::invokeMethod(
        this,
        [this, waiting = std::exchange(m_waiting, {})] {
            for (const auto &reply : waiting)
                reply(Error{ErrorCode::Unavailable, tr("The room was closed while it opened.")});
        },
        Qt::QueuedConnection);
}

} // namespace confab::hosting
