// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "assistant/ProviderHost.h"
#include "assistant/SageTopics.h"
#include "bus/InProcessBus.h"
#include "core/memory/MemoryRateBuckets.h"
#include "core/memory/MemoryTurnBook.h"
#include "core/streams/StreamService.h"
#include "support/FakeClock.h"
#include "support/TempStorage.h"

#include <QTest>

using namespace confab;
using namespace confab::core;
using namespace Qt::StringLiterals;
using support::heard;

namespace {

//! A room in a real database, with Sage in it.
struct Stage
{
    explicit Stage(double wordsPerSecond)
    {
        provider = &host.addScripted({.wordsPerSecond = wordsPerSecond, .thinkMs = 1});
        agents.add({.user = sage, .model = u"sage"_s, .provider = provider});
        StoredRoom stored;
        stored.room = {.id = RoomId::make(), .name = u"Lobby"_s, .createdAt = clock.now(), .createdBy = ada.id};
        stored.room.epoch = Epoch::make();
        stored.members = {{ada, Role::Owner, clock.now()}, {sage, Role::Member, clock.now()}};
        const auto made = storage.wait<Room>([&](auto reply) { storage.rooms().create(stored, reply); });
        if (!made)
            qFatal("no room: %s", qPrintable(made.error().text()));
        stored.room = *made;
        room = made->id;
        directory.load({stored});
        bus.subscribe([this](const Publication &publication) { published.append(publication.frame); });
        open();
    }

    void open()
    {
        service = std::make_unique<StreamService>(StreamPorts{storage.messages(), storage.streams(), bus, clock,
                                                              directory, agents, limiter, outsideTurns, insideTurns},
                                                  StreamSettings{}, Limits{});
    }
    Result<reply::StreamStarted> ask(const QString &clientId, const QString &prompt)
    {
        command::StreamRequest command;
        command.room = room;
        command.clientId = clientId;
        command.prompt = prompt;
        return storage.wait<reply::StreamStarted>([&](auto reply) { service->request(ada, command, reply); });
    }
    std::optional<event::StreamEnded> end() const
    {
        for (const EventFrame &frame : published) {
            if (const auto *ended = std::get_if<event::StreamEnded>(&frame.event))
                return *ended;
        }
        return std::nullopt;
    }
    //! How the message is stored now; empty if it is not.
    Message message(MessageId id)
    {
        Message found;
        bool isAnswered = false;
        storage.messages().get(id, heard([&](const Result<Message> &read) {
                                   isAnswered = true;
                                   if (read)
                                       found = *read;
                               }));
        if (!QTest::qWaitFor([&] { return isAnswered; }, 20'000))
            qFatal("the store did not answer");
        return found;
    }

    support::TempStorage storage;
    support::FakeClock clock;
    bus::InProcessBus bus;
    RoomDirectory directory{bus};
    AgentDirectory agents;
    MemoryRateBuckets rateBuckets{clock};
    RateLimiter limiter{rateBuckets, {.enabled = false}};
    MemoryTurnBook outsideTurns;
    MemoryTurnBook insideTurns;
    assistant::ProviderHost host;
    Provider *provider = nullptr;
    User ada{UserId::make(), u"Ada"_s, UserKind::Person};
    User sage{UserId::make(), u"Sage"_s, UserKind::Agent};
    RoomId room;
    std::unique_ptr<StreamService> service;
    QList<EventFrame> published;
};

} // namespace

//! The stream service with the built-in provider, on a real database.
class tst_StoredAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerIsStoredAsItWasPublished();
    void aRepeatedRequestGetsTheSameAnswer();
    void aRunningAnswerIsReadWithItsTextSoFar();
    void anAnswerThatACrashLeftRunningIsInterruptedWithItsText();
    void aStoppedAnswerKeepsItsText();
};

void tst_StoredAnswers::anAnswerIsStoredAsItWasPublished()
{
    Stage stage(2000);
    const auto started = stage.ask(u"c1"_s, u"What is Python?"_s);
    QVERIFY2(started, qPrintable(started ? QString() : started.error().text()));
    QTRY_VERIFY_WITH_TIMEOUT(stage.end(), 20'000);
    const auto end = *stage.end();
    QCOMPARE(end.state, StreamState::Done);
    QCOMPARE(end.content, assistant::sageAnswer(u"What is Python?", u"Ada"_s));
    const auto stored = stage.message(started->message.id);
    QCOMPARE(stored.content, end.content);
    QCOMPARE(stored.stream->state, StreamState::Done);
    QCOMPARE(stored.tokens, std::optional(end.tokens));
    QCOMPARE(stored.editedAt, std::nullopt);
    QCOMPARE(stored.replyTo, std::optional(started->prompt->id));
    // The log's replay says the same as the live events did.
    const qint64 before = started->prompt->seq == 1 ? 0 : -1;
    const auto log = stage.storage.wait<LogPage>(
        [&](auto reply) { stage.storage.log().since(stage.room, before, 100, 1'000'000, reply); });
    QCOMPARE(std::get<event::StreamEnded>(log->events.last().event), end);
    qint64 lastEv = 0;
    for (const EventFrame &frame : std::as_const(stage.published)) {
        if (!frame.isDurable())
            continue;
        if (lastEv)
            QCOMPARE(frame.ev, lastEv + 1);
        lastEv = frame.ev;
    }
    QCOMPARE(log->events.last().ev, lastEv);
}

void tst_StoredAnswers::aRepeatedRequestGetsTheSameAnswer()
{
    Stage stage(0);
    const auto first = stage.ask(u"c1"_s, u"databases"_s);
    QTRY_VERIFY_WITH_TIMEOUT(stage.end(), 20'000);
    const auto again = stage.ask(u"c1"_s, u"databases"_s);
    QVERIFY(again);
    QCOMPARE(again->stream, first->stream);
    QCOMPARE(again->message.id, first->message.id);
    QCOMPARE(again->prompt->seq, first->prompt->seq);
    // Also when the server was started anew.
    stage.service.reset();
    stage.storage.restart();
    stage.open();
    QCOMPARE(stage.ask(u"c1"_s, u"databases"_s)->stream, first->stream);
}

void tst_StoredAnswers::aRunningAnswerIsReadWithItsTextSoFar()
{
    Stage stage(300);
    const auto started = stage.ask(u"c1"_s, u"async"_s);
    const QString whole = assistant::sageAnswer(u"async", u"Ada"_s);
    // The clock stands still, so the first words are saved and the rest by size only.
    QTRY_VERIFY(!stage.message(started->message.id).content.isEmpty());
    const auto running = stage.message(started->message.id);
    QVERIFY(whole.startsWith(running.content));
    QCOMPARE(running.stream->from, std::optional(int(running.content.size())));
    QCOMPARE(running.stream->state, StreamState::Writing);
}

void tst_StoredAnswers::anAnswerThatACrashLeftRunningIsInterruptedWithItsText()
{
    Stage stage(300);
    const auto started = stage.ask(u"c1"_s, u"async"_s);
    QTRY_VERIFY(!stage.message(started->message.id).content.isEmpty());
    stage.service.reset();
    stage.storage.restart();
    const auto count = stage.storage.wait<int>(
        [&](auto reply) { stage.storage.streams().interruptRunning(u"crashed"_s, stage.clock.now(), reply); });
    QCOMPARE(*count, 1);
    const auto left = stage.message(started->message.id);
    QCOMPARE(left.stream->state, StreamState::Interrupted);
    QVERIFY(!left.content.isEmpty());
    // "Continue" is a new request that names it, and Sage carries on where it was cut.
    stage.open();
    command::StreamRequest more;
    more.room = stage.room;
    more.message = left.id;
    more.clientId = u"c2"_s;
    const auto next =
        stage.storage.wait<reply::StreamStarted>([&](auto reply) { stage.service->request(stage.ada, more, reply); });
    QVERIFY(next);
    QTRY_VERIFY_WITH_TIMEOUT(stage.end(), 20'000);
    QCOMPARE(left.content + stage.end()->content, assistant::sageAnswer(u"async", u"Ada"_s));
}

void tst_StoredAnswers::aStoppedAnswerKeepsItsText()
{
    Stage stage(100);
    const auto started = stage.ask(u"c1"_s, u"events"_s);
    QTRY_VERIFY(!stage.message(started->message.id).content.isEmpty());
    const auto stopped = stage.storage.wait<reply::StreamStopped>(
        [&](auto reply) { stage.service->stop(stage.ada, started->stream, reply); });
    QCOMPARE(stopped->state, StreamState::Stopped);
    const auto left = stage.message(started->message.id);
    QCOMPARE(left.stream->state, StreamState::Stopped);
    QVERIFY(!left.content.isEmpty());
    QCOMPARE(left.content, stage.end()->content);
}

QTEST_GUILESS_MAIN(tst_StoredAnswers)
#include "tst_StoredAnswers.moc"
