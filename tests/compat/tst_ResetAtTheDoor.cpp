// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// What tst_ResetInMidSend asks of sessions, asked of the visits of a façade: a peer who resets is found out by whatever
// is sent to him, and his visit ends in a turn of its own.
#include "../core/RoomStage.h"
#include "../gateway/ResettingClient.h"
#include "core/memory/MemoryPresenceBoard.h"
#include "core/PresenceService.h"
#include "core/streams/AgentDirectory.h"
#include "gateway/endpoints/EndpointMaker.h"
#include "gateway/http/ClientSocket.h"
#include "ground/Door.h"
#include "websocket/Frames.h"

#include <QTest>

using namespace confab;
using namespace confab::gateway;
using namespace confab::tests;
using namespace Qt::StringLiterals;

namespace {

//! Does what the test says.
class Caller final : public compat::Visitor
{
public:
    std::function<void(Caller &)> whenOpened = [](Caller &) {};
    std::function<void(Caller &)> whenReceived = [](Caller &) {};
    std::vector<compat::Held> held; //!< of what was received: the next is read when it is let go
    int ends = 0;

private:
    void opened() override { whenOpened(*this); }
    void received(QByteArrayView, compat::Held text) override
    {
        held.push_back(std::move(text));
        whenReceived(*this);
    }
    void receivedTooLarge(qint64) override { qFatal("too large"); }
    void closed() override { ++ends; }
};

//! A façade's door that lets nobody in before it is told to.
struct Stage : RoomStage
{
    explicit Stage(WebSockets kind)
        : door({.policy = {}, .endpoints = {.limits = {.queueBytes = 1}, .webSockets = kind}}, presence, last)
    {
        door.router().addSocket(u"/chat"_s, [this](const HttpRequest &, const Captures &, SocketReply reply) {
            letIn = std::move(reply);
        });
        ListenerSet &listeners = door.makeListeners(std::make_shared<ConnectionCensus>(0, 0, false));
        if (!listeners.listenOn(QHostAddress(QHostAddress::LocalHost), 0))
            qFatal("no door");
        port = listeners.places().constFirst().second;
    }

    core::AgentDirectory agents;
    core::MemoryPresenceBoard presenceBoard;
    core::PresenceService presence{presenceBoard, directory, agents, bus, clock};
    core::ConnectionId last = 0;
    compat::Door door;
    quint16 port = 0;
    SocketReply letIn = {};
    std::shared_ptr<Caller> caller = std::make_shared<Caller>();
};

using Sending = std::function<void(Stage &stage)>;

} // namespace

Q_DECLARE_METATYPE(Sending)

class tst_ResetAtTheDoor : public QObject
{
    Q_OBJECT

    WebSockets m_kind = WebSockets::Confab;

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<WebSockets>("webSockets");
        QTest::newRow("confab") << WebSockets::Confab;
        if (hasWebSockets(WebSockets::Qt))
            QTest::newRow("qt") << WebSockets::Qt;
    }
    void init()
    {
        QFETCH_GLOBAL(WebSockets, webSockets);
        m_kind = webSockets;
    }

    void endsNoVisitInTheCallThatSends_data()
    {
        QTest::addColumn<Sending>("send");
        const auto add = [](const char *name, const Sending &send) { QTest::newRow(name) << send; };
        add("a text", [](Stage &stage) { stage.caller->send("hello"); });
        add("one behind the other", [](Stage &stage) {
            for (const char *text : {"one", "two", "three"})
                stage.caller->send(text);
        });
        add("frames that others get as well", [](Stage &stage) {
            stage.caller->sendFrames(websocket::textFrame("one") + websocket::textFrame("two"));
        });
        add("once there is room", [](Stage &stage) {
            stage.caller->whenBelow(1'000, [caller = stage.caller] { caller->send("more"); });
        });
        add("a close", [](Stage &stage) { stage.caller->close(CloseCode::Policy, u"no"_s); });
        add("a close behind a text", [](Stage &stage) {
            stage.caller->send("why");
            stage.caller->close(CloseCode::Policy, u"no"_s);
        });
        add("turning somebody out", [](Stage &stage) { stage.door.turnOut(stage.ada.id); });
        add("the goodbye to all", [](Stage &stage) { stage.door.goodbye(); });
    }
    void endsNoVisitInTheCallThatSends()
    {
        QFETCH(Sending, send);
        Stage stage(m_kind);
        ResettingClient client(stage.port);
        QVERIFY(comeIn(stage, client));
        client.resetConnection();
        stage.caller->send("first");
        send(stage);
        QCOMPARE(stage.caller->ends, 0);
        QCOMPARE(stage.door.visitorCount(), 1);
        QTRY_COMPARE(stage.caller->ends, 1);
        QCOMPARE(stage.door.visitorCount(), 0);
        QCOMPARE(stage.presence.of(stage.ada.id).state, PresenceState::Offline);
    }

    void endsNoVisitInTheCallThatLetsIn()
    {
        Stage stage(m_kind);
        ResettingClient client(stage.port);
        client.askForUpgrade("/chat");
        QTRY_VERIFY(stage.letIn);
        client.resetConnection();
        stage.caller->whenOpened = [](Caller &caller) {
            caller.send("welcome");
            caller.send("and what was before");
        };
        stage.letIn(compat::letIn(stage.caller));
        QCOMPARE(stage.door.visitorCount(), 1);
        QCOMPARE(stage.caller->ends, 0);
        QTRY_COMPARE(stage.caller->ends, 1);
    }

    void endsNoVisitInTheTurnThatReadsIt()
    {
        Stage stage(m_kind);
        ResettingClient client(stage.port);
        QVERIFY(comeIn(stage, client));
        client.write(maskedFrame(0x81, "1"));
        QTRY_COMPARE(stage.caller->held.size(), size_t(1));
        auto *endpoint = stage.door.findChild<Endpoint *>();
        const auto *peer = endpoint->findChild<ClientSocket *>()->findChild<QTcpSocket *>();
        client.write(maskedFrame(0x81, "2"));
        QTRY_VERIFY(peer->bytesAvailable() > 0);
        client.resetConnection();
        int endsWhileAnswering = -1;
        stage.caller->whenReceived = [&](Caller &caller) {
            for (const char *text : {"one", "two"})
                caller.send(text);
            endsWhileAnswering = caller.ends;
        };
        stage.caller->held.clear();
        QCoreApplication::sendPostedEvents(endpoint);
        QCOMPARE(endsWhileAnswering, 0);
        QCOMPARE(stage.door.visitorCount(), 1);
        QTRY_COMPARE(stage.caller->ends, 1);
    }

private:
    static bool comeIn(Stage &stage, ResettingClient &client)
    {
        client.askForUpgrade("/chat");
        if (!QTest::qWaitFor([&] { return bool(stage.letIn); }))
            return false;
        stage.letIn(compat::letIn(stage.caller));
        return stage.caller->signIn({.user = stage.ada, .session = SessionId::make()}) &&
               QTest::qWaitFor([&] { return client.isUpgraded(); });
    }
};

QTEST_GUILESS_MAIN(tst_ResetAtTheDoor)
#include "tst_ResetAtTheDoor.moc"
