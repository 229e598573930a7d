// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/memory/MemoryPresenceBoard.h"
#include "core/PresenceService.h"
#include "core/streams/AgentHealth.h"
#include "support/FakeClock.h"
#include "support/HandProvider.h"
#include "support/RecordingBus.h"

#include <QTest>

using namespace confab;
using namespace Qt::StringLiterals;
using core::AgentHealth;
using core::ProviderProbe;
using core::ProviderVerdict;

namespace {

//! A provider whose probes the test answers.
class ProbedProvider final : public core::Provider
{
public:
    QString name() const override { return u"cloud"_s; }
    std::optional<QString> problem() const override { return trouble; }
    void probe(core::Reply<ProviderProbe> reply) override { probes.push_back(std::move(reply)); }
    std::unique_ptr<core::ProviderCall> start(const core::ProviderRequest &, core::ProviderSink) override
    {
        return nullptr;
    }

    int timesProbed() const { return int(probes.size()); }
    void answer(const Result<ProviderProbe> &result) { probes.back()(result); }
    void refuse() { answer(Error{ErrorCode::AgentUnavailable, u"The key was refused."_s}); }

    std::vector<core::Reply<ProviderProbe>> probes;
    std::optional<QString> trouble;
};

struct Stage
{
    Stage()
    {
        core::StoredRoom stored;
        stored.room.id = RoomId::make();
        stored.members = {{ada, Role::Member, 0}, {helper, Role::Member, 0}};
        core::StoredRoom other;
        other.room.id = RoomId::make();
        other.members = {{eve, Role::Member, 0}};
        rooms.load({stored, other});
        agents.add({.user = helper, .model = u"big-1"_s, .provider = &provider});
        agents.add({.user = owl, .model = u"small-1"_s, .provider = &provider});
    }

    reply::Agent of(const User &agent) const { return core::AgentDirectory::describe(*agents.find(agent.id)); }
    void answered(const User &agent, ProviderVerdict verdict, const QString &reason = {}, bool isLasting = false)
    {
        health.answered({agent.id, verdict, reason, isLasting});
    }
    PresenceState presenceOf(const User &agent) const { return presence.of(agent.id).state; }
    void pass(qint64 ms)
    {
        clock.advance(ms);
        health.tick();
    }

    User ada{UserId::make(), u"Ada"_s};
    User eve{UserId::make(), u"Eve"_s};
    User helper{UserId::make(), u"Helper"_s, UserKind::Agent};
    User owl{UserId::make(), u"Owl"_s, UserKind::Agent};
    ProbedProvider provider;
    support::FakeClock clock;
    support::RecordingBus bus;
    core::RoomDirectory rooms{bus};
    core::AgentDirectory agents;
    core::MemoryPresenceBoard presenceBoard;
    core::PresenceService presence{presenceBoard, rooms, agents, bus, clock};
    AgentHealth health{agents, rooms, bus, clock};
};

} // namespace

class tst_AgentHealth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProviderIsProbedOnceAtStartForAllItsAgents();
    void aRefusedKeyIsToldToThoseWhoShareARoom();
    void theLogSaysEachChangeOnce();
    void aModelThatIsNotListedIsMissing();
    void listsNameModelsInTheirOwnWays_data();
    void listsNameModelsInTheirOwnWays();
    void aProviderWithoutAListIsGood();
    void anUnusedOneIsProbedEveryFiveMinutes();
    void aUsedOneIsLeftAlone();
    void aFailureAsksAtOnceButNotInAFlood();
    void whatIsInTroubleIsAskedSoonerAndThenLessOften();
    void aGoodAnswerEndsTheTrouble();
    void aProviderThatCanNotBeAskedIsNotProbed();
    void whatIsRetiredIsLeftAlone();
    void onlyWhoCanBeAskedIsHere();
    void aDoubtIsSaidOnce();
    void whatFailsForGoodIsNotAvailableWhateverAProbeSays();
    void aPassingFailureTakesNobodyAway();
    void theLogSaysWhichAnswersFailed();
};

void tst_AgentHealth::aProviderIsProbedOnceAtStartForAllItsAgents()
{
    Stage stage;
    stage.health.start();
    stage.pass(1'000);
    QCOMPARE(stage.provider.timesProbed(), 1);
    QVERIFY(stage.of(stage.helper).available);
    stage.provider.answer(ProviderProbe{});
    QVERIFY(stage.bus.published.isEmpty()); // nothing has changed
}

void tst_AgentHealth::aRefusedKeyIsToldToThoseWhoShareARoom()
{
    Stage stage;
    stage.health.start();
    stage.provider.refuse();
    QVERIFY(!stage.of(stage.helper).available);
    QCOMPARE(stage.of(stage.owl).reason, u"The key was refused."_s);
    const auto told = stage.bus.all<event::AgentUpdated>();
    QCOMPARE(told.size(), 1); // nobody shares a room with the other
    QCOMPARE(told.first().agent, stage.of(stage.helper));
    QCOMPARE(stage.bus.published.first().onlyFor, QList{stage.ada.id});
    QVERIFY(!stage.bus.published.first().frame.room && !stage.bus.published.first().frame.isDurable());
}

void tst_AgentHealth::theLogSaysEachChangeOnce()
{
    Stage stage;
    QTest::ignoreMessage(QtWarningMsg, "agent Helper can't be asked, by provider cloud: The key was refused.");
    QTest::ignoreMessage(QtWarningMsg, "agent Owl can't be asked, by provider cloud: The key was refused.");
    stage.health.start();
    stage.provider.refuse();
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    stage.pass(AgentHealth::kFirstRetryMs);
    QCOMPARE(stage.provider.timesProbed(), 2);
    stage.provider.refuse();
    QTest::ignoreMessage(QtInfoMsg, "agent Helper can be asked, by provider cloud");
    QTest::ignoreMessage(QtInfoMsg, "agent Owl can be asked, by provider cloud");
    stage.pass(AgentHealth::kUnusedMs);
    stage.provider.answer(ProviderProbe{});
    QCOMPARE(stage.bus.all<event::AgentUpdated>().size(), 2);
}

void tst_AgentHealth::aModelThatIsNotListedIsMissing()
{
    Stage stage;
    stage.health.start();
    stage.provider.answer(ProviderProbe{QStringList{u"big-1"_s, u"big-2"_s}});
    QVERIFY(stage.of(stage.helper).available);
    QCOMPARE(stage.of(stage.owl).reason, u"The provider does not have the model small-1."_s);
    // What answers all the same is there.
    stage.answered(stage.owl, ProviderVerdict::Works);
    QVERIFY(stage.of(stage.owl).available);
    stage.pass(AgentHealth::kUnusedMs);
    stage.provider.answer(ProviderProbe{QStringList{u"big-1"_s}});
    QVERIFY(stage.of(stage.owl).available);
    stage.answered(stage.owl, ProviderVerdict::Failed);
    stage.pass(AgentHealth::kBetweenMs);
    stage.provider.answer(ProviderProbe{QStringList{u"big-1"_s}});
    QVERIFY(!stage.of(stage.owl).available);
}

void tst_AgentHealth::listsNameModelsInTheirOwnWays_data()
{
    QTest::addColumn<QString>("listed");
    QTest::addColumn<QString>("model");
    QTest::addColumn<bool>("found");
    QTest::newRow("the same") << u"gpt-4o"_s << u"gpt-4o"_s << true;
    QTest::newRow("newest of a name") << u"llama3.2:latest"_s << u"llama3.2"_s << true;
    QTest::newRow("other size") << u"llama3.2:1b"_s << u"llama3.2"_s << false;
    QTest::newRow("behind a prefix") << u"models/gemini-2.0"_s << u"gemini-2.0"_s << true;
    QTest::newRow("a variant of it") << u"meta/llama"_s << u"meta/llama:free"_s << true;
    QTest::newRow("beginning of a name") << u"gpt-4o-mini"_s << u"gpt-4o"_s << false;
    QTest::newRow("end of a name") << u"my-gpt-4o"_s << u"gpt-4o"_s << false;
}

void tst_AgentHealth::listsNameModelsInTheirOwnWays()
{
    QFETCH(QString, listed);
    QFETCH(QString, model);
    QTEST(AgentHealth::lists({u"other"_s, listed}, model), "found");
}

void tst_AgentHealth::aProviderWithoutAListIsGood()
{
    Stage stage;
    stage.health.start();
    stage.provider.answer(ProviderProbe{});
    QVERIFY(stage.of(stage.helper).available && stage.of(stage.owl).available);
}

void tst_AgentHealth::anUnusedOneIsProbedEveryFiveMinutes()
{
    Stage stage;
    stage.health.start();
    stage.provider.answer(ProviderProbe{});
    stage.pass(AgentHealth::kUnusedMs - 1);
    QCOMPARE(stage.provider.timesProbed(), 1);
    stage.pass(1);
    QCOMPARE(stage.provider.timesProbed(), 2);
    stage.pass(AgentHealth::kUnusedMs); // one at a time
    QCOMPARE(stage.provider.timesProbed(), 2);
}

void tst_AgentHealth::aUsedOneIsLeftAlone()
{
    Stage stage;
    stage.health.start();
    stage.provider.answer(ProviderProbe{});
    for (int i = 0; i < 10; ++i) {
        stage.pass(AgentHealth::kUnusedMs / 2);
        stage.answered(stage.helper, ProviderVerdict::Works);
    }
    QCOMPARE(stage.provider.timesProbed(), 1);
}

void tst_AgentHealth::aFailureAsksAtOnceButNotInAFlood()
{
    Stage stage;
    stage.health.start();
    stage.provider.answer(ProviderProbe{});
    stage.pass(60'000);
    stage.answered(stage.helper, ProviderVerdict::Unknown);
    stage.pass(0);
    QCOMPARE(stage.provider.timesProbed(), 1); // that was not the provider's fault
    stage.answered(stage.helper, ProviderVerdict::Failed);
    stage.pass(0);
    QCOMPARE(stage.provider.timesProbed(), 2);
    stage.provider.answer(ProviderProbe{});
    for (int i = 0; i < 100; ++i) {
        stage.answered(stage.helper, ProviderVerdict::Failed);
        stage.pass(10);
    }
    QCOMPARE(stage.provider.timesProbed(), 2);
    stage.pass(AgentHealth::kBetweenMs);
    QCOMPARE(stage.provider.timesProbed(), 3);
}

void tst_AgentHealth::whatIsInTroubleIsAskedSoonerAndThenLessOften()
{
    Stage stage;
    stage.health.start();
    qint64 wait = AgentHealth::kFirstRetryMs;
    for (int asked = 1; asked < 10; ++asked) {
        stage.provider.refuse();
        stage.pass(wait - 1);
        QCOMPARE(stage.provider.timesProbed(), asked);
        stage.pass(1);
        QCOMPARE(stage.provider.timesProbed(), asked + 1);
        wait = std::min(wait * 2, AgentHealth::kUnusedMs);
    }
}

void tst_AgentHealth::aGoodAnswerEndsTheTrouble()
{
    Stage stage;
    stage.health.start();
    stage.provider.refuse();
    stage.answered(stage.helper, ProviderVerdict::Works);
    QVERIFY(stage.of(stage.helper).available);
    QVERIFY(!stage.of(stage.owl).available);
    QVERIFY(stage.bus.all<event::AgentUpdated>().last().agent.available);
}

void tst_AgentHealth::aProviderThatCanNotBeAskedIsNotProbed()
{
    Stage stage;
    stage.provider.trouble = u"It has no usable address."_s;
    stage.health.start();
    QVERIFY(stage.provider.probes.empty());
    QCOMPARE(stage.of(stage.helper).reason, u"It has no usable address."_s);
}

void tst_AgentHealth::whatIsRetiredIsLeftAlone()
{
    Stage stage;
    ProbedProvider gone;
    stage.agents.add({.user = {UserId::make(), u"Old"_s, UserKind::Agent}, .provider = &gone, .retired = true});
    stage.health.start();
    QVERIFY(gone.probes.empty());
}

void tst_AgentHealth::onlyWhoCanBeAskedIsHere()
{
    Stage stage;
    stage.health.start();
    QCOMPARE(stage.presenceOf(stage.helper), PresenceState::Online);
    stage.provider.refuse();
    QCOMPARE(stage.presenceOf(stage.helper), PresenceState::Offline);
    stage.answered(stage.helper, ProviderVerdict::Works);
    QCOMPARE(stage.presenceOf(stage.helper), PresenceState::Online);
    QCOMPARE(stage.presenceOf(stage.owl), PresenceState::Offline);
    const auto told = stage.bus.all<event::PresenceUpdate>();
    QCOMPARE(told.size(), 2); // nobody shares a room with the other
    QCOMPARE(told.first().presence, (Presence{.user = stage.helper.id, .state = PresenceState::Offline}));
    QCOMPARE(told.last().presence.state, PresenceState::Online);
}

void tst_AgentHealth::aDoubtIsSaidOnce()
{
    Stage stage;
    const ProviderProbe doubtful{.doubt = u"there is no list"_s};
    QTest::ignoreMessage(QtWarningMsg, "nobody knows yet whether agent Helper can be asked, by provider cloud: "
                                       "there is no list");
    QTest::ignoreMessage(QtWarningMsg, "nobody knows yet whether agent Owl can be asked, by provider cloud: "
                                       "there is no list");
    stage.health.start();
    stage.provider.answer(doubtful);
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    stage.pass(AgentHealth::kUnusedMs);
    stage.provider.answer(doubtful);
    QVERIFY(stage.of(stage.helper).available);
}

void tst_AgentHealth::whatFailsForGoodIsNotAvailableWhateverAProbeSays()
{
    Stage stage;
    stage.health.start();
    stage.provider.answer(ProviderProbe{});
    stage.answered(stage.helper, ProviderVerdict::Failed, u"There is nothing (HTTP 404)."_s, true);
    QCOMPARE(stage.of(stage.helper).reason, u"There is nothing (HTTP 404)."_s);
    QVERIFY(stage.of(stage.owl).available);
    stage.pass(AgentHealth::kBetweenMs);
    stage.provider.answer(ProviderProbe{QStringList{u"big-1"_s, u"small-1"_s}}); // some show it to everybody
    QCOMPARE(stage.of(stage.helper).reason, u"There is nothing (HTTP 404)."_s);
    stage.answered(stage.helper, ProviderVerdict::Works);
    QVERIFY(stage.of(stage.helper).available);
    stage.pass(AgentHealth::kUnusedMs);
    stage.provider.answer(ProviderProbe{});
    QVERIFY(stage.of(stage.helper).available);
}

void tst_AgentHealth::aPassingFailureTakesNobodyAway()
{
    Stage stage;
    stage.health.start();
    stage.provider.answer(ProviderProbe{});
    stage.answered(stage.helper, ProviderVerdict::Failed, u"It was busy."_s);
    QVERIFY(stage.of(stage.helper).available);
    stage.pass(AgentHealth::kBetweenMs);
    stage.provider.answer(ProviderProbe{});
    QVERIFY(stage.of(stage.helper).available);
}

void tst_AgentHealth::theLogSaysWhichAnswersFailed()
{
    Stage stage;
    stage.health.start();
    stage.provider.answer(ProviderProbe{});
    QTest::ignoreMessage(QtWarningMsg, "agent Helper did not answer, by provider cloud: It was busy.");
    stage.answered(stage.helper, ProviderVerdict::Failed, u"It was busy."_s);
    {
        // Who asks all the time fills no disk.
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        stage.answered(stage.helper, ProviderVerdict::Failed, u"It was busy."_s);
        stage.answered(stage.helper, ProviderVerdict::Unknown);
        stage.answered(stage.helper, ProviderVerdict::Failed, u"It was away."_s);
    }
    stage.pass(AgentHealth::kReportEveryMs);
    QTest::ignoreMessage(QtWarningMsg,
                         "agent Helper did not answer, by provider cloud: It was away. (and 2 more before)");
    stage.answered(stage.helper, ProviderVerdict::Failed, u"It was away."_s);
}

QTEST_GUILESS_MAIN(tst_AgentHealth)
#include "tst_AgentHealth.moc"
