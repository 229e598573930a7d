// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/ServerNotices.h"
#include "client/Workspace.h"
#include "models/CurrentRoom.h"
#include "models/RoomListModel.h"
#include "models/Settings.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::client;
using namespace confab::models;

namespace {

const User kAda{UserId::make(), u"Ada"_s, UserKind::Person};

Room roomCalled(const QString &name)
{
    Room room;
    room.id = RoomId::make();
    room.name = name;
    room.epoch = Epoch::make();
    room.memberCount = 1;
    room.ev = 1;
    return room;
}

//! A server that says whatever it likes after a hello, on a thread of its own.
class WildServer
{
public:
    using Frames = std::function<QList<QByteArray>(qint64 hello)>;

    explicit WildServer(Frames frames)
        : m_server(new QWebSocketServer(u"wild"_s, QWebSocketServer::NonSecureMode))
    {
        m_server->listen(QHostAddress::LocalHost);
        port = m_server->serverPort();
        m_server->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
        QObject::connect(m_server, &QWebSocketServer::newConnection, m_server, [this, frames] {
            QWebSocket *socket = m_server->nextPendingConnection();
            QObject::connect(socket, &QWebSocket::textMessageReceived, socket, [socket, frames](const QString &text) {
                auto decoded = codec::decodeCommand(text.toUtf8(), Limits());
                const auto *frame = std::get_if<CommandFrame>(&decoded);
                if (frame && std::holds_alternative<command::Hello>(frame->command)) {
                    for (const QByteArray &each : frames(*frame->id))
                        socket->sendTextMessage(QString::fromUtf8(each));
                } else if (frame && frame->id) {
                    const bool isPage = std::holds_alternative<command::MessageHistory>(frame->command);
                    socket->sendTextMessage(
                        QString::fromUtf8(codec::encodeAck(*frame->id, isPage ? codec::encodeReply(reply::Messages{})
                                                                              : codec::encodeReply(reply::Empty{}))));
                }
            });
        });
        m_thread.start();
    }
    ~WildServer()
    {
        m_thread.quit();
        m_thread.wait();
    }

    quint16 port = 0;

private:
    QThread m_thread;
    QWebSocketServer *m_server;
};

qint64 cpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1'000 + now.tv_nsec / 1'000'000;
}

//! How this thread's work is dealt out over turns of its event loop, by its own clock: others may load the machine.
class Turns : public QObject
{
public:
    Turns()
    {
        m_timer.callOnTimeout(this, [this] {
            const qint64 now = cpuMs();
            longest = std::max(longest, now - m_last);
            m_last = now;
            all = now - m_begun;
        });
        m_timer.start(0);
    }
    qint64 longest = 0;
    qint64 all = 0;

private:
    QTimer m_timer;
    qint64 m_begun = cpuMs();
    qint64 m_last = m_begun;
};

QByteArray welcomed(qint64 hello, const QList<RoomSummary> &rooms)
{
    reply::Welcome welcome;
    welcome.user = kAda;
    welcome.session = SessionId::make();
    welcome.rooms = rooms;
    return codec::encodeAck(hello, codec::encodeReply(welcome));
}

QByteArray done()
{
    return codec::encodeEvent({{}, 0, event::ResumeDone{}});
}

} // namespace

//! Whatever a server sends, and however much of it: the window stays alive.
class tst_Flood : public QObject
{
    Q_OBJECT

    static constexpr int kMany = 40'000;
    // How long a turn takes is a figure of the machine; that no turn takes more than its share is not. What is done for
    // each of many frames in one go takes nearly all.
    static constexpr int kSmallestShare = 5;

private Q_SLOTS:
    void theWindowStaysAliveInAFlood_data()
    {
        QTest::addColumn<WildServer::Frames>("frames");
        QTest::addColumn<int>("rooms");
        QTest::addColumn<bool>("manyFrames");
        const auto row = [](const char *name, const WildServer::Frames &frames, int rooms, bool manyFrames = true) {
            QTest::newRow(name) << frames << rooms << manyFrames;
        };
        row(
            "of rooms",
            [](qint64 hello) {
                QList<QByteArray> frames{welcomed(hello, {})};
                for (int i = 0; i < kMany; ++i) {
                    const Room room = roomCalled(u"Room %1"_s.arg(i));
                    frames += codec::encodeEvent({room.id, 1, event::RoomCreated{room}});
                }
                return frames << done();
            },
            Workspace::kMaxRooms);
        row(
            "of rooms in the welcome",
            [](qint64 hello) {
                QList<RoomSummary> rooms;
                for (int i = 0; i < 5'000; ++i)
                    rooms += RoomSummary{roomCalled(u"Room %1"_s.arg(i)), 0, 0};
                return QList<QByteArray>{welcomed(hello, rooms), done()};
            },
            Workspace::kMaxRooms, false);
        const auto inLobby = [](const std::function<Event(const Room &, int)> &make, bool isDurable) {
            return [make, isDurable](qint64 hello) {
                const Room lobby = roomCalled(u"Lobby"_s);
                QList<QByteArray> frames{welcomed(hello, {{lobby, 0, 0}})};
                for (int i = 0; i < kMany; ++i)
                    frames += codec::encodeEvent({lobby.id, isDurable ? i + 2 : 0, make(lobby, i)});
                return frames << done();
            };
        };
        const auto somebody = [](int i) { return User{UserId::make(), u"Somebody %1"_s.arg(i), UserKind::Person}; };
        row("of members",
            inLobby(
                [somebody](const Room &room, int i) {
                    return event::UserJoined{room, {somebody(i)}};
                },
                true),
            1);
        row("of people who type",
            inLobby(
                [somebody](const Room &, int i) {
                    const User user = somebody(i);
                    return event::TypingStart{user.id, user.name};
                },
                false),
            1);
        row("of presence",
            inLobby(
                [](const Room &, int) {
                    return event::PresenceUpdate{{UserId::make(), PresenceState::Online}};
                },
                false),
            1);
        row("of messages",
            inLobby(
                [](const Room &room, int i) {
                    Message message;
                    message.id = MessageId::make();
                    message.room = room.id;
                    message.seq = i + 1;
                    message.author = kAda;
                    message.clientId = message.id.toString();
                    message.content = u"Message %1"_s.arg(i);
                    return event::MessageNew{message};
                },
                true),
            1);
    }
    void theWindowStaysAliveInAFlood()
    {
        QFETCH(WildServer::Frames, frames);
        QFETCH(int, rooms);
        QFETCH(bool, manyFrames);
        const QTemporaryDir folder;
        WildServer server(frames);
        WorkspaceSetup setup;
        setup.address = ServerAddress::local(server.port);
        setup.credentials = {u"token"_s, QDateTime::currentMSecsSinceEpoch() + 3'600'000, u"refresh"_s, kAda, false};
        setup.folder = folder.path();
        Workspace workspace(setup);
        QVERIFY(workspace.open());
        QSettings store(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        models::Settings settings(store);
        RoomListModel list;
        CurrentRoom room(settings);
        list.attach(&workspace);
        const QSignalSpy noticed(&workspace.serverNotices(), &ServerNotices::noticed);
        connect(&list, &RoomListModel::refreshed, &room, [&] {
            if (!room.isOpen() && list.rowCount() > 0)
                room.attach(&workspace, list.rows().first().id);
        });
        Turns turns;
        QTRY_VERIFY_WITH_TIMEOUT(workspace.connection().isLive(), 200'000);
        QTRY_COMPARE_WITH_TIMEOUT(list.rowCount(), rooms, 30'000);
        QCOMPARE(noticed.count(), rooms == Workspace::kMaxRooms ? 1 : 0);
        qInfo("FIGURE flood %s: longest turn of the window %lld ms of %lld ms", QTest::currentDataTag(), turns.longest,
              turns.all);
        QVERIFY2(!manyFrames || turns.longest * kSmallestShare <= turns.all, qPrintable(QString::number(turns.longest)));
        room.attach(nullptr, {});
        list.attach(nullptr);
    }
};

QTEST_MAIN(tst_Flood)
#include "tst_Flood.moc"
