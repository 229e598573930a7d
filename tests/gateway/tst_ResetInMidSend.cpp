// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// A peer who resets is found out by the first send to him, wherever that is. Nothing that sends may end his session in
// the same call: whoever called holds it.
#include "core/accounts/AccountService.h"
#include "core/SystemClock.h"
#include "FrontFixture.h"
#include "gateway/SessionTable.h"
#include "gateway/SocketLoop.h"
#include "GatewayStage.h"
#include "ResettingClient.h"
#include "websocket/Frames.h"

#include <QTemporaryDir>

using namespace confab;
using namespace confab::gateway;
using namespace confab::tests;
using namespace Qt::StringLiterals;

namespace {

//! The way into a loop of sockets, which notices whether somebody is inside.
class WatchedLoop final : public ConnectionLoop
{
public:
    explicit WatchedLoop(SocketLoop &loop)
        : m_loop(loop)
    {
    }
    void send(core::ConnectionId connection, const QByteArray &frames, Delivery delivery) override
    {
        within([&] { m_loop.send(connection, frames, delivery); });
    }
    void deliver(const Recipients &recipients, const QByteArray &frames, Delivery delivery) override
    {
        within([&] { m_loop.deliver(recipients, frames, delivery); });
    }
    void flush() override
    {
        within([&] { m_loop.flush(); });
    }
    void close(core::ConnectionId connection, CloseCode code, const QString &reason) override
    {
        within([&] { m_loop.close(connection, code, reason); });
    }
    void whenBelow(core::ConnectionId connection, qint64 bytes, std::function<void()> callback) override
    {
        within([&] { m_loop.whenBelow(connection, bytes, std::move(callback)); });
    }
    void taken(core::ConnectionId connection, qint64 bytes) override
    {
        within([&] { m_loop.taken(connection, bytes); });
    }
    bool isInside() const { return m_depth > 0; }

private:
    template <class Call>
    void within(Call &&call)
    {
        ++m_depth;
        call();
        --m_depth;
    }

    SocketLoop &m_loop;
    int m_depth = 0;
};

//! Sessions over real sockets on this thread.
struct Stage : GatewayStage, ConnectionEvents
{
    explicit Stage(const FrontSetup &setup)
        : front(setup)
    {
        table.setFanout(sockets);
        if (!wait<Done>([&](auto reply) { accounts.start(std::move(reply)); }) || !listener.start(0))
            qFatal("no server");
    }

    void opened(core::ConnectionId id, const QByteArray &bearer, const QByteArray &from) override
    {
        connection = id;
        table.opened(id, bearer, from);
    }
    void received(core::ConnectionId id, Frame frame, qint64 bytes) override
    {
        table.received(id, std::move(frame), bytes);
    }
    void closed(core::ConnectionId id) override
    {
        endedInsideACall += watched.isInside() || isInsideACommand ? 1 : 0;
        table.closed(id);
    }

    command::Hello hello(const QHash<RoomId, command::RoomPosition> &rooms = {})
    {
        const Timestamp now = systemClock.now();
        const QByteArray token = tokens.mint({.user = ada, .session = session, .expiresAt = now + 600'000}, now);
        return {.token = QString::fromLatin1(token), .rooms = rooms};
    }
    //! Of one who has missed some events of Ada's room.
    command::Hello lateHello()
    {
        const RoomId room = cellar.room.id;
        return hello({{room, {.ev = directory.room(room)->ev - 3}}});
    }
    //! As if the loop had just read it.
    void tell(qint64 id, const Command &command) { bring(CommandFrame{id, command}); }
    void bring(const Frame &frame)
    {
        isInsideACommand = true;
        table.received(connection, frame, 10);
        isInsideACommand = false;
    }
    //! An event in Ada's room, without a look at the sockets.
    void publish(const QString &content = u"hello"_s)
    {
        const RoomId room = cellar.room.id;
        const Message message{.id = MessageId::make(), .room = room, .author = bob, .content = content};
        bus.publish({.frame = {room, directory.room(room)->ev + 1, event::MessageNew{message}}});
    }
    void publishToAda()
    {
        bus.publish({.frame = {.event = event::ServerNotice{u"hear"_s, {}}}, .onlyFor = {ada.id}});
    }
    //! What was posted goes on; no socket is looked at.
    static void goOn()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::sendPostedEvents();
    }

    const FrontSetup front;
    core::SystemClock systemClock;
    core::AccessTokens tokens = *core::AccessTokens::make({.secret = QByteArray(32, 's')});
    core::MemorySessionBook systemBook{systemClock};
    core::AccountService accounts{stores.accounts(), systemBook, hasher, tokens, systemClock, {}};
    SessionTable table{{accounts, directory, stores.log(), cursors, presence, typing, router, people}, {}};
    HttpRouter http;
    Mailbox room;
    //! Whatever comes on top of what was not sent yet has the socket asked at once.
    SocketLoop real{0,
                    {.policy = front.policy, .router = &http, .tls = front.tls},
                    {.limits = {.queueBytes = 1}, .webSockets = FrontFixture::spoken},
                    room,
                    *this};
    WatchedLoop watched{real};
    Fanout sockets{{&watched}, directory, bus, 20'000};
    Listener listener{front.policy, {&real.front()}};
    SessionId session = SessionId::make();
    core::ConnectionId connection = 0;
    bool isInsideACommand = false;
    int endedInsideACall = 0;
};

//! What is sent to Ada, who has reset.
using Sending = std::function<void(Stage &stage)>;

} // namespace

Q_DECLARE_METATYPE(Sending)

class tst_ResetInMidSend : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<FrontSetup> m_tls;

private Q_SLOTS:
    void initTestCase_data() { FrontFixture::addKinds(); }
    void init() { FrontFixture::takeKind(); }
    void initTestCase() { m_tls = tlsSetup(m_folder.path()); }

    void endsNoSessionInTheCallThatSends_data()
    {
        QTest::addColumn<bool>("isTls");
        QTest::addColumn<bool>("isWelcome");
        QTest::addColumn<Sending>("send");
        const auto add = [](const char *name, bool isWelcome, const Sending &send) {
            QTest::newRow(name) << false << isWelcome << send;
            QTest::addRow("%s, over TLS", name) << true << isWelcome << send;
        };
        add("welcome", false, [](Stage &stage) { stage.tell(1, stage.hello()); });
        add("refusal of the sign-in", false, [](Stage &stage) { stage.tell(1, command::Hello{.token = u"no"_s}); });
        add("missed events at the sign-in", false, [](Stage &stage) { stage.tell(1, stage.lateHello()); });
        add("what was held back at the sign-in", false, [](Stage &stage) {
            stage.tell(1, stage.lateHello());
            stage.publish();
            stage.publishToAda();
        });
        add("reply at once", true, [](Stage &stage) { stage.tell(2, command::RoomMembers{stage.cellar.room.id}); });
        add("refusal", true, [](Stage &stage) { stage.tell(2, command::RoomMembers{RoomId::make()}); });
        add("page", true, [](Stage &stage) { stage.tell(2, command::MessageHistory{.room = stage.cellar.room.id}); });
        add("page behind another", true, [](Stage &stage) {
            for (const int id : {2, 3})
                stage.tell(id, command::MessageHistory{.room = stage.cellar.room.id});
        });
        add("missed events", true,
            [](Stage &stage) { stage.tell(2, command::RoomSince{.room = stage.cellar.room.id, .ev = 0}); });
        add("event of a room", true, [](Stage &stage) { stage.publish(); });
        add("event behind another", true, [](Stage &stage) {
            stage.publish();
            stage.sockets.flush();
            stage.publish(QString(20'000, u'x'));
            stage.publish(QString(20'000, u'y'));
        });
        add("event for people", true, [](Stage &stage) { stage.publishToAda(); });
        add("piece of an answer", true, [](Stage &stage) {
            command::StreamRequest request{.room = stage.cellar.room.id, .prompt = u"why?"_s, .clientId = u"c"_s};
            stage.streams.request(stage.bob, request, {});
            Stage::goOn();
            QVERIFY(!stage.provider.calls.empty());
            stage.provider.calls.back()->sink.text(u"Because."_s, 1);
            stage.streams.tick();
            stage.sockets.flush();
            stage.provider.calls.back()->sink.text(u" Really."_s, 1);
            stage.streams.tick();
        });
        add("somebody leaves", true, [](Stage &stage) {
            stage.bus.publish({.frame = {stage.cellar.room.id, {}, event::UserLeft{.user = stage.ada.id}}});
        });
        add("room is deleted", true, [](Stage &stage) {
            const RoomId room = stage.cellar.room.id;
            stage.bus.publish({.frame = {room, stage.directory.room(room)->ev + 1, event::RoomDeleted{.room = room}}});
        });
        add("refusals until the end", true, [](Stage &stage) {
            for (int i = 0; i < 100; ++i)
                stage.bring(codec::DecodeFailure{{}, Error{ErrorCode::BadRequest}});
        });
        add("farewell", true,
            [](Stage &stage) { stage.table.endSession(stage.session, core::SessionEnd::PasswordChanged); });
        add("close", true, [](Stage &stage) { stage.table.endSession(stage.session, core::SessionEnd::Expired); });
        add("close of all", true, [](Stage &stage) {
            stage.isInsideACommand = true;
            stage.real.closeAll(CloseCode::GoingAway, [] { return u"restart"_s; });
            stage.isInsideACommand = false;
        });
    }
    void endsNoSessionInTheCallThatSends()
    {
        QFETCH(bool, isTls);
        QFETCH(bool, isWelcome);
        QFETCH(Sending, send);
        if (isTls && !m_tls)
            QSKIP("no openssl to make a certificate with");
        Stage stage(isTls ? *m_tls : FrontSetup());
        for (int i = 0; i < 5; ++i)
            stage.say(stage.cellar, stage.bob);
        ResettingClient client(stage.listener.serverPort(), isTls);
        client.askForUpgrade();
        QTRY_VERIFY(client.isUpgraded());
        if (isWelcome) {
            client.write(maskedFrame(0x81, codec::encodeCommand({1, stage.hello()})));
            QTRY_VERIFY(client.received().contains("resume:done"));
        }
        QCOMPARE(stage.table.connectionCount(), 1);

        client.resetConnection();
        stage.watched.send(stage.connection, websocket::textFrame("first"), Delivery::Durable);
        stage.watched.flush();
        send(stage);
        Stage::goOn();
        stage.sockets.flush();
        QCOMPARE(stage.endedInsideACall, 0);
        QTRY_COMPARE(stage.table.connectionCount(), 0);
        QCOMPARE(stage.table.peopleCount(), 0);
        QCOMPARE(stage.endedInsideACall, 0);
    }
};

QTEST_GUILESS_MAIN(tst_ResetInMidSend)
#include "tst_ResetInMidSend.moc"
