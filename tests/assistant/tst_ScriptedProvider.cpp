// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "assistant/ProviderHost.h"
#include "assistant/SageTopics.h"
#include "assistant/ScriptedAnswer.h"
#include "CallRecorder.h"

#include <QElapsedTimer>
#include <QTest>

using namespace confab;
using namespace confab::assistant;
using namespace confab::tests;
using namespace Qt::StringLiterals;

namespace {

core::ProviderRequest ask(const QString &question)
{
    core::ProviderRequest request;
    request.agentName = u"Sage"_s;
    request.askerName = u"Ada"_s;
    request.question = question;
    request.messages = {{core::ProviderRole::User, question}};
    return request;
}

} // namespace

class tst_ScriptedProvider : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void questionsFindTheirTopic_data();
    void questionsFindTheirTopic();
    void everyTextIsWholeMarkdownOfAFairLength_data();
    void everyTextIsWholeMarkdownOfAFairLength();
    void answersGreetByName();

    void anAnswerComesWordByWord();
    void aRateOfZeroGivesAllAtOnce();
    void theRateIsKept();
    void stoppingEndsTheText();
    void maxTokensEndsTheAnswer();
    void anInterruptedAnswerIsCarriedOn_data();
    void anInterruptedAnswerIsCarriedOn();
    void wordsJoinedAreTheText();
    void manyAnswersAreWrittenAtOnce();
    void theHostStopsWhileAnswersRun();
};

void tst_ScriptedProvider::questionsFindTheirTopic_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<int>("topic");
    const auto row = [](const char *question, SageTopic topic) {
        QTest::newRow(question) << QString::fromUtf8(question) << int(topic);
    };
    // The examples of the reference system.
    row("What is Python?", SageTopic::Python);
    row("How does async work?", SageTopic::Async);
    row("Explain WebSockets", SageTopic::WebSocket);
    row("What is event-driven architecture?", SageTopic::Event);
    row("Tell me about databases", SageTopic::Database);
    row("Hello there", SageTopic::Default);
    row("", SageTopic::Default);

    row("is FASTAPI any good", SageTopic::Python);
    row("what does .py mean", SageTopic::Python);
    row("where do I await", SageTopic::Async);
    row("may I use ws:// at work", SageTopic::WebSocket);
    row("ws://example.org", SageTopic::WebSocket);
    row("is it real-time?", SageTopic::WebSocket);
    row("queues and consumers", SageTopic::Event);
    row("SQL or not", SageTopic::Database);
    // Whole words only.
    row("a happy copy of the pyramid", SageTopic::Default);
    row("eventually it restores", SageTopic::Default);
    row("asynchrony", SageTopic::Default);
    // Whatever else is named, the first of the topics wins.
    row("does python have async and await", SageTopic::Python);
    row("python and sqlite", SageTopic::Python);
    row("sqlite and python", SageTopic::Python);
    row("how do consumers wait for a connection", SageTopic::WebSocket);
    // With and without hyphens.
    row("chat in real time", SageTopic::WebSocket);
    row("a realtime chat", SageTopic::WebSocket);
    row("are web-sockets bi-directional", SageTopic::WebSocket);
    row("event driven or not", SageTopic::Event);
}

void tst_ScriptedProvider::questionsFindTheirTopic()
{
    QFETCH(QString, question);
    QFETCH(int, topic);
    QCOMPARE(int(sageTopic(question)), topic);
}

void tst_ScriptedProvider::everyTextIsWholeMarkdownOfAFairLength_data()
{
    QTest::addColumn<int>("topic");
    for (int topic = 0; topic <= int(SageTopic::Default); ++topic)
        QTest::addRow("%d", topic) << topic;
}

void tst_ScriptedProvider::everyTextIsWholeMarkdownOfAFairLength()
{
    QFETCH(int, topic);
    const QString text = sageText(SageTopic(topic));
    const auto words = ScriptedAnswer::wordsOf(text).size();
    QVERIFY2(words >= 60 && words <= 250, qPrintable(QString::number(words)));
    QVERIFY(text.contains(u"\n## "_s));
    QCOMPARE(text.count(u"```"_s), 2);
    QVERIFY(text.contains(u"\n- "_s) || text.contains(u"\n1. "_s));
}

void tst_ScriptedProvider::answersGreetByName()
{
    QVERIFY(sageAnswer(u"What is Python?", u"Ada"_s).startsWith(u"Hi Ada! "_s));
    QCOMPARE(sageAnswer(u"What is Python?", {}), sageText(SageTopic::Python));
}

void tst_ScriptedProvider::anAnswerComesWordByWord()
{
    ProviderHost host;
    core::Provider &provider = host.addScripted({.wordsPerSecond = 2000, .thinkMs = 1});
    QCOMPARE(provider.name(), u"scripted"_s);
    QVERIFY(!provider.problem());
    CallRecorder recorder;
    recorder.start(provider, ask(u"What is Python?"_s));
    QTRY_VERIFY(recorder.isFinished());
    QVERIFY(recorder.succeeded);
    QCOMPARE(recorder.text(), sageAnswer(u"What is Python?", u"Ada"_s));
    QVERIFY(recorder.pieces.size() > 60);
    QCOMPARE(recorder.tokens, recorder.pieces.size());
    QCOMPARE(recorder.usage.completionTokens, recorder.tokens);
    QCOMPARE(recorder.usage.promptTokens, 3);
    QVERIFY(!recorder.brokeTheContract);
}

void tst_ScriptedProvider::aRateOfZeroGivesAllAtOnce()
{
    ProviderHost host;
    CallRecorder recorder;
    recorder.start(host.addScripted({.wordsPerSecond = 0, .thinkMs = 0}), ask(u"databases"_s));
    QTRY_VERIFY(recorder.isFinished());
    QCOMPARE(recorder.pieces.size(), 1);
    QCOMPARE(recorder.text(), sageAnswer(u"databases", u"Ada"_s));
}

void tst_ScriptedProvider::theRateIsKept()
{
    ProviderHost host;
    CallRecorder recorder;
    core::ProviderRequest request = ask(u"What is Python?"_s);
    request.maxTokens = 12;
    QElapsedTimer timer;
    timer.start();
    recorder.start(host.addScripted({.wordsPerSecond = 40, .thinkMs = 100}), request);
    QTRY_VERIFY(recorder.isFinished());
    // 100 ms of thought and twelve pauses of 25 ms on average; it can't be faster, however slow the machine is.
    QVERIFY(timer.elapsed() >= 380);
}

void tst_ScriptedProvider::stoppingEndsTheText()
{
    ProviderHost host;
    CallRecorder recorder;
    recorder.start(host.addScripted({.wordsPerSecond = 200, .thinkMs = 1}), ask(u"async"_s));
    QTRY_VERIFY(recorder.pieces.size() >= 3);
    recorder.call.reset();
    const auto count = recorder.pieces.size();
    // Another answer runs to its end, during which the stopped one would have gone on.
    CallRecorder other;
    other.start(host.addScripted({.wordsPerSecond = 2000, .thinkMs = 1}), ask(u"async"_s));
    QTRY_VERIFY(other.isFinished());
    QCOMPARE(recorder.pieces.size(), count);
    QVERIFY(!recorder.isFinished());
}

void tst_ScriptedProvider::maxTokensEndsTheAnswer()
{
    ProviderHost host;
    CallRecorder recorder;
    core::ProviderRequest request = ask(u"What is Python?"_s);
    request.maxTokens = 5;
    recorder.start(host.addScripted({.wordsPerSecond = 2000, .thinkMs = 1}), request);
    QTRY_VERIFY(recorder.isFinished());
    QVERIFY(recorder.succeeded);
    QCOMPARE(recorder.tokens, 5);
    QVERIFY(sageAnswer(u"What is Python?", u"Ada"_s).startsWith(recorder.text()));
}

void tst_ScriptedProvider::anInterruptedAnswerIsCarriedOn_data()
{
    QTest::addColumn<QString>("asker");
    QTest::newRow("by who asked") << u"Ada"_s;
    QTest::newRow("by somebody else") << u"Bo"_s;
}

void tst_ScriptedProvider::anInterruptedAnswerIsCarriedOn()
{
    ProviderHost host;
    CallRecorder recorder;
    const QString whole = sageAnswer(u"What is Python?", u"Ada"_s);
    core::ProviderRequest request = ask(u"What is Python?"_s);
    request.continues = whole.first(100);
    QFETCH(QString, asker);
    request.askerName = asker;
    recorder.start(host.addScripted({.wordsPerSecond = 0, .thinkMs = 0}), request);
    QTRY_VERIFY(recorder.isFinished());
    QCOMPARE(request.continues + recorder.text(), whole);
}

void tst_ScriptedProvider::wordsJoinedAreTheText()
{
    for (const QString &text : {u""_s, u" "_s, u"one"_s, u"  two  words \n\n"_s, u"a\nb\tc"_s})
        QCOMPARE(ScriptedAnswer::wordsOf(text).join(QString()), text);
    QCOMPARE(ScriptedAnswer::wordsOf(u"one two\n\nthree"_s), (QStringList{u"one "_s, u"two\n\n"_s, u"three"_s}));
}

void tst_ScriptedProvider::manyAnswersAreWrittenAtOnce()
{
    ProviderHost host;
    core::Provider &provider = host.addScripted({.wordsPerSecond = 1000, .thinkMs = 1});
    std::vector<std::unique_ptr<CallRecorder>> recorders;
    for (int i = 0; i < 50; ++i) {
        recorders.push_back(std::make_unique<CallRecorder>());
        recorders.back()->start(provider, ask(u"events"_s));
    }
    for (const auto &recorder : recorders) {
        QTRY_VERIFY(recorder->isFinished());
        QCOMPARE(recorder->text(), sageAnswer(u"events", u"Ada"_s));
    }
}

void tst_ScriptedProvider::theHostStopsWhileAnswersRun()
{
    CallRecorder recorder;
    {
        ProviderHost host;
        core::Provider &provider = host.addScripted({.wordsPerSecond = 100, .thinkMs = 1});
        recorder.start(provider, ask(u"async"_s));
        CallRecorder justAsked;
        justAsked.start(provider, ask(u"async"_s));
        QTRY_VERIFY(!recorder.pieces.isEmpty());
        justAsked.call.reset();
        recorder.call.reset();
    }
    const auto count = recorder.pieces.size();
    QCoreApplication::processEvents();
    QCOMPARE(recorder.pieces.size(), count);
    QVERIFY(!recorder.isFinished());
}

QTEST_GUILESS_MAIN(tst_ScriptedProvider)
#include "tst_ScriptedProvider.moc"
