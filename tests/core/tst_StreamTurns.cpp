// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StreamStage.h"

using namespace confab;
using namespace confab::core;
using namespace confab::tests;
using namespace Qt::StringLiterals;

namespace {

//! A room with Sage, an agent of a service that never answers, and one of a service that does.
struct TwoServices
{
    explicit TwoServices(const StreamSettings &settings)
        : stage(settings)
        , stuckAgent(stage.addAgent(u"Stuck"_s, {.provider = &stuck, .external = true}))
        , wellAgent(stage.addAgent(u"Well"_s, {.provider = &well, .external = true}))
    {
        stuck.called = u"stuck"_s;
        well.called = u"well"_s;
    }

    //! Nothing when it was asked, or waits for its turn.
    std::optional<Error> ask(const User &asker, const Agent &agent)
    {
        command::StreamRequest command;
        command.room = stage.room;
        command.agent = agent.user.id;
        command.prompt = u"Why?"_s;
        command.clientId = u"c%1"_s.arg(stage.started.size());
        stage.request(asker, command);
        stage.settle();
        return stage.started.last() ? std::nullopt : std::optional(stage.started.last().error());
    }
    User addPerson(bool isGuest = false)
    {
        const User person{UserId::make(), u"P%1"_s.arg(++people), UserKind::Person};
        stage.letJoin({person, Role::Member, 0});
        if (isGuest)
            stage.guests.insert(person.id);
        return person;
    }
    size_t sageCalls() const { return stage.provider.calls.size(); }

    support::HandProvider stuck;
    support::HandProvider well;
    StreamStage stage;
    Agent stuckAgent;
    Agent wellAgent;
    int people = 0;
};

} // namespace

//! Who waits behind whom.
class tst_StreamTurns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sageWaitsBehindNoOutsideService()
    {
        TwoServices it({.perNode = 2, .perPerson = 2, .waiting = 2, .waitingPerPerson = 1});
        for (const User &person : {it.stage.ada, it.stage.ada, it.stage.ada, it.stage.bob})
            it.ask(person, it.stuckAgent);
        QCOMPARE(it.stuck.calls.size(), 2u);
        QCOMPARE(it.stage.service->waitingCount(), 2);
        // All is taken, and so is every place of this person.
        for (const User &person : {it.stage.ada, it.stage.mod}) {
            const auto refused = it.ask(person, it.stage.sage);
            QVERIFY2(!refused, qPrintable(refused ? refused->text() : QString()));
        }
        QCOMPARE(it.sageCalls(), 2u);
        QCOMPARE(it.ask(it.stage.mod, it.wellAgent).value_or(Error{}).code, ErrorCode::Busy);
    }
    void anOutsideServiceDoesNotWaitBehindSage()
    {
        TwoServices it({.perNode = 1, .perPerson = 1});
        it.ask(it.stage.ada, it.stage.sage);
        it.ask(it.stage.bob, it.stage.sage);
        it.ask(it.stage.ada, it.wellAgent);
        QCOMPARE(it.sageCalls(), 1u);
        QCOMPARE(it.well.calls.size(), 1u);
    }
    void placesCountWhatIsReallyWaitedFor()
    {
        TwoServices it({.perNode = 1, .perPerson = 1});
        it.ask(it.stage.ada, it.stuckAgent);
        it.ask(it.stage.bob, it.stuckAgent);
        it.ask(it.stage.ada, it.stage.sage);
        it.ask(it.stage.bob, it.stage.sage);
        const auto states = it.stage.bus.all<event::StreamStateChanged>();
        QCOMPARE(states.last().state, StreamState::Queued);
        QCOMPARE(states.last().place, std::optional(1));
    }
    void oneServiceTakesNotAllPlacesToWait()
    {
        TwoServices it({.perNode = 2, .perProvider = 1, .waiting = 3, .waitingPerProvider = 2});
        for (int i = 0; i < 3; ++i)
            QVERIFY(!it.ask(it.addPerson(), it.stuckAgent));
        QCOMPARE(it.stuck.calls.size(), 1u);
        QCOMPARE(it.ask(it.addPerson(), it.stuckAgent).value_or(Error{}).code, ErrorCode::Busy);
        for (int i = 0; i < 2; ++i)
            QVERIFY(!it.ask(it.addPerson(), it.wellAgent));
        QCOMPARE(it.well.calls.size(), 1u);
    }
    void guestsTogetherTakeNotAllPlacesToWait()
    {
        TwoServices it({.perNode = 1, .waiting = 4, .waitingOfGuests = 2});
        for (int i = 0; i < 3; ++i)
            QVERIFY(!it.ask(it.addPerson(true), it.stuckAgent));
        QCOMPARE(it.ask(it.addPerson(true), it.wellAgent).value_or(Error{}).code, ErrorCode::Busy);
        QVERIFY(!it.ask(it.stage.ada, it.wellAgent));
        QVERIFY(!it.ask(it.stage.bob, it.stuckAgent));
        QCOMPARE(it.ask(it.stage.mod, it.wellAgent).value_or(Error{}).code, ErrorCode::Busy);
    }
    void whoNeedsNotWaitNeedsNoPlaceToWait()
    {
        TwoServices it({.perNode = 2, .perProvider = 1, .waiting = 1, .waitingOfGuests = 1});
        for (int i = 0; i < 2; ++i)
            QVERIFY(!it.ask(it.addPerson(true), it.stuckAgent));
        QVERIFY(!it.ask(it.addPerson(true), it.wellAgent));
        QCOMPARE(it.well.calls.size(), 1u);
    }
    void whoIsNoAgentOfTheRoomNeedsNoSecondTry()
    {
        TwoServices it({});
        it.stage.letLeave(it.wellAgent.user);
        for (const Agent &nobody : {it.wellAgent, Agent{.user = it.stage.bob}, Agent{.user = {UserId::make()}}}) {
            const auto refused = it.ask(it.stage.ada, nobody);
            QVERIFY(refused);
            QCOMPARE(refused->code, ErrorCode::NotFound);
            QCOMPARE(refused->field, u"agent"_s);
        }
    }
    void whoHasLeftIsNotAnsweredAnyMore()
    {
        TwoServices it({.perPerson = 1});
        it.ask(it.stage.ada, it.wellAgent);
        it.ask(it.stage.ada, it.wellAgent);
        it.ask(it.stage.bob, it.wellAgent);
        it.stage.letLeave(it.stage.ada);
        it.stage.settle();
        QCOMPARE(it.well.openCount(), 2); // what is paid already goes on
        QCOMPARE(it.stage.service->waitingCount(), 0);
        const auto ends = it.stage.bus.all<event::StreamEnded>();
        QCOMPARE(ends.size(), 1);
        QCOMPARE(ends[0].state, StreamState::Stopped);
        QCOMPARE(ends[0].reason, u"Who asked has left the room."_s);
    }
    void whoLeavesWhileTheRowsAreWrittenIsNotAnswered()
    {
        TwoServices it({});
        it.stage.ask(it.stage.ada, u"c1"_s);
        it.stage.letLeave(it.stage.ada);
        it.stage.settle();
        QCOMPARE(it.sageCalls(), 0u);
        QCOMPARE(it.stage.service->runningCount(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_StreamTurns)
#include "tst_StreamTurns.moc"
