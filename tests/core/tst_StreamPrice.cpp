// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StreamStage.h"

using namespace confab;
using namespace confab::core;
using namespace confab::tests;
using namespace Qt::StringLiterals;

namespace {

//! An agent of its own to be asked, with the operator's settings.
struct Configured
{
    explicit Configured(const Agent &settings, const RateLimiter::Options &rates = {.rates = {.stream = 0}},
                        const StreamSettings &streams = {})
        : stage(streams, {}, rates)
        , agent(stage.addAgent(u"Echo"_s, settings))
    {
    }

    void ask(const QString &model, std::optional<int> maxTokens = {}, std::optional<double> temperature = {})
    {
        command::StreamRequest command;
        command.room = stage.room;
        command.agent = agent.user.id;
        command.prompt = u"Why?"_s;
        command.clientId = u"c%1"_s.arg(stage.started.size());
        command.model = model;
        command.maxTokens = maxTokens;
        command.temperature = temperature;
        stage.request(stage.ada, command);
        stage.settle();
    }
    const ProviderRequest &asked() { return stage.provider.calls.back()->request; }

    StreamStage stage;
    Agent agent;
};

//! The notices that one person got.
QList<event::ServerNotice> noticesTo(const StreamStage &stage, const User &user)
{
    QList<event::ServerNotice> found;
    for (const Publication &publication : stage.bus.published) {
        const auto *notice = std::get_if<event::ServerNotice>(&publication.frame.event);
        if (notice && publication.onlyFor == QList<UserId>{user.id} && publication.frame.room == stage.room)
            found.append(*notice);
    }
    return found;
}

} // namespace

//! What asking costs, who may ask, and what a request may choose.
class tst_StreamPrice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRequestTakesAToken()
    {
        StreamStage stage({}, {}, 2);
        stage.askNow(stage.ada, u"c1"_s);
        stage.askNow(stage.ada, u"c2"_s);
        stage.askNow(stage.ada, u"c3"_s);
        QCOMPARE(stage.provider.calls.size(), 2u);
        QCOMPARE(stage.started.last().error().code, ErrorCode::RateLimited);
        QCOMPARE(stage.started.last().error().retryAfterMs, 30'000);
        QVERIFY(!stage.askNow(stage.bob, u"c1"_s).isNull());
    }
    void guestsShareOneBudgetForOutsideServices()
    {
        Configured echo({.external = true}, {.rates = {.stream = 0}, .streamsByGuests = 2});
        StreamStage &stage = echo.stage;
        stage.guests = {stage.bob.id, stage.mod.id};
        for (const User &guest : {stage.bob, stage.mod, stage.bob})
            stage.say(guest, u"@Echo why?"_s);
        QCOMPARE(stage.provider.calls.size(), 2u);
        const auto end = stage.bus.all<event::StreamEnded>().last();
        QCOMPARE(end.state, StreamState::OverBudget);
        QCOMPARE(end.reason, u"Guests have asked too often, all together. One more may ask in 30 seconds."_s);
        // Sage costs nothing, and who has an account is not held up by them.
        stage.say(stage.bob, u"@Sage why?"_s);
        stage.say(stage.ada, u"@Echo why?"_s);
        QCOMPARE(stage.provider.calls.size(), 4u);
    }
    void aDayHasSoManyAnswersForEverybody()
    {
        Configured echo({.external = true}, {.rates = {.stream = 0}, .streamsADay = 2});
        StreamStage &stage = echo.stage;
        echo.ask({});
        stage.say(stage.bob, u"@Echo why?"_s);
        echo.ask({});
        QCOMPARE(stage.provider.calls.size(), 2u);
        QCOMPARE(stage.bus.all<event::StreamEnded>().last().reason,
                 u"The answers that this server allows in a day are used up. There is one more in 12 hours."_s);
        stage.clock.advance(12 * 3'600'000);
        echo.ask({});
        QCOMPARE(stage.provider.calls.size(), 3u);
    }
    void whatEndsBeforeItsTurnLeavesTheSharedBudgetsWhole()
    {
        Configured echo({.external = true}, {.rates = {.stream = 0}, .streamsByGuests = 2, .streamsADay = 2},
                        {.perNode = 1});
        StreamStage &stage = echo.stage;
        stage.guests = {stage.bob.id, stage.mod.id};
        stage.say(stage.bob, u"@Echo why?"_s);
        for (int i = 0; i < 3; ++i) {
            stage.say(stage.mod, u"@Echo why?"_s);
            const auto waiting = stage.bus.all<event::StreamStateChanged>().last();
            QCOMPARE(waiting.state, StreamState::Queued);
            QVERIFY(stage.stop(stage.mod, waiting.stream));
            stage.settle();
        }
        QCOMPARE(stage.provider.calls.size(), 1u);
        stage.finish(0);
        stage.settle();
        stage.say(stage.mod, u"@Echo why?"_s);
        QCOMPARE(stage.provider.calls.size(), 2u);
        // What was asked stays paid, stopped or not.
        stage.finish(1);
        stage.settle();
        stage.say(stage.bob, u"@Echo why?"_s);
        QCOMPARE(stage.provider.calls.size(), 2u);
        QCOMPARE(stage.bus.all<event::StreamEnded>().last().state, StreamState::OverBudget);
    }
    void aRepeatedRequestCostsNothing()
    {
        StreamStage stage({}, {}, 2);
        const StreamId first = stage.askNow(stage.ada, u"c1"_s);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(stage.askNow(stage.ada, u"c1"_s), first);
        const StreamId second = stage.askNow(stage.ada, u"c2"_s);
        QVERIFY(!second.isNull() && second != first);
        // And it needs nothing.
        QCOMPARE(stage.askNow(stage.ada, u"c1"_s), first);
    }
    void aRepetitionOfWhatIsUnderWayNeedsNoToken()
    {
        StreamStage stage({}, {}, 1);
        command::StreamRequest command;
        command.room = stage.room;
        command.message = stage.say(stage.bob, u"Why?"_s).id;
        command.clientId = u"c1"_s;
        stage.request(stage.ada, command);
        stage.request(stage.ada, command);
        stage.settle();
        QCOMPARE(stage.started.size(), 2);
        for (const auto &started : std::as_const(stage.started))
            QVERIFY2(started, qPrintable(started ? QString() : started.error().text()));
        QCOMPARE(stage.started[0]->stream, stage.started[1]->stream);
        QCOMPARE(stage.provider.calls.size(), 1u);
        // The token of the one that asked is spent.
        QVERIFY(stage.askNow(stage.ada, u"c2"_s).isNull());
    }
    void aRequestThatAsksNobodyCostsNothing()
    {
        StreamStage stage({}, {}, 1);
        command::StreamRequest unknown;
        unknown.room = stage.room;
        unknown.message = MessageId::make();
        unknown.clientId = u"c1"_s;
        stage.request(stage.ada, unknown);
        stage.settle();
        QCOMPARE(stage.started.last().error().code, ErrorCode::NotFound);
        QVERIFY(!stage.askNow(stage.ada, u"c2"_s).isNull());
    }
    void aMentionThatAsksNobodyCostsNothing()
    {
        StreamStage stage({.perNode = 1, .waiting = 1}, {}, 2);
        stage.askNow(stage.bob, u"c1"_s);
        stage.askNow(stage.bob, u"c2"_s);
        stage.say(stage.ada, u"@Sage why?"_s); // all are busy
        stage.provider.trouble = u"It has no key."_s;
        stage.say(stage.ada, u"@Sage why?"_s);
        QCOMPARE(stage.bus.all<event::StreamEnded>().size(), 2);
        stage.provider.trouble.reset();
        for (int i = 0; i < 2; ++i) {
            stage.finish(i);
            stage.settle();
        }
        for (int i = 0; i < 2; ++i) {
            QVERIFY(!stage.askNow(stage.ada, u"c%1"_s.arg(i)).isNull());
            stage.finish(2 + i);
            stage.settle();
        }
        QVERIFY(stage.askNow(stage.ada, u"c3"_s).isNull());
    }
    void whateverTheWayABurstAsksTenTimes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("mention") << u"@Sage why?"_s;
        QTest::newRow("/ask") << u"/ask why?"_s;
        QTest::newRow("/AIBot") << u"/AIBot why?"_s;
    }
    void whateverTheWayABurstAsksTenTimes()
    {
        QFETCH(QString, text);
        StreamStage stage({.perNode = 100, .perPerson = 100, .waitingPerPerson = 100}, {}, 10);
        for (int i = 0; i < 32; ++i)
            stage.say(stage.bob, text);
        QCOMPARE(stage.provider.calls.size(), 10u);
        // The others are plain messages: no rows of answers that failed.
        QCOMPARE(stage.stores.allMessages().size(), 32 + 10);
        const auto notices = noticesTo(stage, stage.bob);
        QCOMPARE(notices.size(), 22);
        QCOMPARE(notices.constFirst().kind, u"rate_limited"_s);
        QCOMPARE(notices.constFirst().retryAfterMs, 6'000);
        QCOMPARE(notices.constFirst().text, u"Sage was not asked. You have asked too often; try again in 6 s."_s);
        QVERIFY(noticesTo(stage, stage.ada).isEmpty());
    }
    void allWaysShareTheTokens()
    {
        StreamStage stage({}, {}, 2);
        stage.askNow(stage.bob, u"c1"_s);
        stage.say(stage.bob, u"@Sage why?"_s);
        stage.say(stage.bob, u"/ask why?"_s);
        QVERIFY(stage.askNow(stage.bob, u"c2"_s).isNull());
        QCOMPARE(stage.provider.calls.size(), 2u);
    }
    void eachAgentThatIsMentionedCosts()
    {
        StreamStage stage({}, {}, 2);
        stage.addAgent(u"Echo"_s);
        stage.addAgent(u"Iris"_s);
        stage.say(stage.bob, u"@Sage @Echo @Iris why?"_s);
        QCOMPARE(stage.provider.calls.size(), 2u);
        const auto notices = noticesTo(stage, stage.bob);
        QCOMPARE(notices.size(), 1);
        QVERIFY2(notices[0].text.startsWith(u"Iris was not asked."_s), qPrintable(notices[0].text));
    }
    void guestsDoNotAskWhereThatIsSwitchedOff()
    {
        StreamStage stage({.guests = false});
        stage.guests.insert(stage.bob.id);
        stage.askNow(stage.bob, u"c1"_s);
        QCOMPARE(stage.started.last().error().code, ErrorCode::Forbidden);
        QCOMPARE(stage.started.last().error().field, u"agent"_s);
        stage.say(stage.bob, u"@Sage why?"_s);
        stage.say(stage.bob, u"/ask why?"_s);
        QCOMPARE(stage.provider.calls.size(), 0u);
        QCOMPARE(noticesTo(stage, stage.bob).size(), 2);
        QCOMPARE(noticesTo(stage, stage.bob)[0].kind, u"forbidden"_s);
        QCOMPARE(noticesTo(stage, stage.bob)[0].text,
                 u"Sage was not asked. On this server agents answer only people with an account."_s);
        QVERIFY(!stage.askNow(stage.ada, u"c1"_s).isNull());
    }
    void guestsAskWhereThatIsOn()
    {
        StreamStage stage;
        stage.guests.insert(stage.bob.id);
        QVERIFY(!stage.askNow(stage.bob, u"c1"_s).isNull());
    }

    void onlyConfiguredModelsMayBeNamed()
    {
        Configured it({.model = u"small"_s, .models = {u"small"_s, u"large"_s}});
        it.ask(u"gpt-expensive"_s);
        QCOMPARE(it.stage.started.last().error().code, ErrorCode::ValidationFailed);
        QCOMPARE(it.stage.started.last().error().field, u"model"_s);
        QVERIFY(it.stage.stores.allMessages().isEmpty());
        it.ask(u"large"_s);
        QCOMPARE(it.asked().model, u"large"_s);
        it.ask(u"small"_s);
        QCOMPARE(it.asked().model, u"small"_s);
        it.ask({});
        QCOMPARE(it.asked().model, u"small"_s);
    }
    void theAgentThatAMessageChoosesDecidesTheModel()
    {
        Configured it({.model = u"small"_s});
        it.stage.say(it.stage.bob, u"@Echo why?"_s);
        it.stage.finish(0);
        it.stage.settle();
        command::StreamRequest again;
        again.room = it.stage.room;
        again.message = it.stage.stores.allMessages().last().id;
        again.clientId = u"c1"_s;
        again.model = it.stage.sage.model;
        it.stage.request(it.stage.ada, again);
        it.stage.settle();
        QCOMPARE(it.stage.started.last().error().field, u"model"_s);
        QCOMPARE(it.stage.provider.calls.size(), 1u);
    }
    void anAnswerIsNoLongerThanTheAgentMayWrite_data()
    {
        QTest::addColumn<int>("own");
        QTest::addColumn<int>("requested");
        QTest::addColumn<int>("sent");
        QTest::newRow("more") << 100 << 1'000'000 << 100;
        QTest::newRow("less") << 100 << 50 << 50;
        QTest::newRow("nothing said") << 100 << 0 << 100;
        QTest::newRow("no setting") << 0 << 1'000'000 << kMostRequestedTokens;
        QTest::newRow("no setting, little") << 0 << 50 << 50;
        QTest::newRow("neither") << 0 << 0 << 0;
    }
    void anAnswerIsNoLongerThanTheAgentMayWrite()
    {
        QFETCH(int, own);
        QFETCH(int, requested);
        QFETCH(int, sent);
        Configured it({.maxTokens = own});
        it.ask({}, requested ? std::optional(requested) : std::nullopt);
        QCOMPARE(it.asked().maxTokens.value_or(0), sent);
    }
    void theAgentsTemperatureHoldsUnlessTheRequestNamesOne()
    {
        Configured it({.temperature = 0.2});
        it.ask({});
        QCOMPARE(it.asked().temperature, std::optional(0.2));
        it.ask({}, {}, 1.5);
        QCOMPARE(it.asked().temperature, std::optional(1.5));
    }

    void whatAModelWritesAsksNobody()
    {
        StreamStage stage;
        stage.addAgent(u"Echo"_s);
        stage.say(stage.ada, u"@Sage begin"_s);
        stage.write(0, u"now you, @Echo. /ask @Echo too"_s);
        stage.finish(0);
        stage.settle();
        QCOMPARE(stage.provider.calls.size(), 1u);
    }
    void aChainOfAgentsEndsAtFourWhereItIsAllowed()
    {
        StreamStage stage({.chains = true});
        stage.addAgent(u"Echo"_s);
        stage.say(stage.ada, u"@Sage begin"_s);
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(int(stage.provider.calls.size()), i + 1);
            stage.write(i, i % 2 ? u"back to @Sage"_s : u"now you, @Echo"_s);
            stage.finish(i);
            stage.settle();
        }
        QCOMPARE(stage.provider.calls.size(), 4u);
        QCOMPARE(stage.call(1).request.agentName, u"Echo"_s);
        QCOMPARE(stage.call(1).request.question, u"now you, @Echo"_s);
        QCOMPARE(stage.call(2).request.agentName, u"Sage"_s);
    }
    void aChainCostsWhoAskedFirst()
    {
        StreamStage stage({.chains = true}, {}, 2);
        stage.addAgent(u"Echo"_s);
        stage.say(stage.ada, u"@Sage begin"_s);
        for (int i = 0; i < 2; ++i) {
            stage.write(i, i % 2 ? u"back to @Sage"_s : u"now you, @Echo"_s);
            stage.finish(i);
            stage.settle();
        }
        QCOMPARE(stage.provider.calls.size(), 2u);
        QCOMPARE(noticesTo(stage, stage.ada).size(), 1);
    }
    void whoLeftPaysForNoChain()
    {
        StreamStage stage({.chains = true});
        stage.addAgent(u"Echo"_s);
        stage.say(stage.ada, u"@Sage begin"_s);
        stage.letLeave(stage.ada);
        stage.write(0, u"now you, @Echo"_s);
        stage.finish(0);
        stage.settle();
        QCOMPARE(stage.provider.calls.size(), 1u);
    }
};

QTEST_GUILESS_MAIN(tst_StreamPrice)
#include "tst_StreamPrice.moc"
