// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;

class tst_Reasonings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isPutTogetherWhileTheAgentThinks();
    void isNoPartOfTheAnswer();
    void aGapIsAskedForOnce();
    void aPairOfSurrogatesStaysWhole();
    void whoJoinsLateGetsAllOfIt();
    void goesOnAfterAReconnect();
    void endsWithTheFirstWordOfTheAnswer();
    void isForgottenWhenNobodyReadsIt();
    void isLoadedAfterTheEndAndAfterARestart();
    void whatCouldNotBeLoadedIsAskedForAgain();
    void growsNoFurtherThanTheServerKeepsIt();
    void whatTheServerDoesNotKeepIsNotAskedForAgainAndAgain();

private:
    void chunk(const QString &text, int from, int part = Reasonings::kPart)
    {
        m_server->pushEphemeral(m_room, event::StreamChunk{m_answer.stream->id, m_answer.id, part, from, text, 1});
    }
    //! All of the reasoning as the server has it.
    void serve(const QString &text, StreamState state = StreamState::Reading)
    {
        m_server->intercept = [this, text, state](const CommandFrame &frame) {
            const auto *asked = std::get_if<command::StreamResume>(&frame.command);
            if (asked == nullptr)
                return false;
            const QString all = asked->part == Reasonings::kPart ? text : QString();
            m_server->ack(frame,
                          codec::encodeReply(reply::StreamText{asked->part, asked->from, all.mid(asked->from), state}));
            return true;
        };
    }
    int asked() const
    {
        const auto all = m_server->all<command::StreamResume>();
        return int(std::count_if(all.cbegin(), all.cend(),
                                 [](const command::StreamResume &resume) { return resume.part == Reasonings::kPart; }));
    }
    Reasonings &reasonings() { return m_workspace->timeline(m_room)->reasonings(); }
    const Reasonings::Reasoning *found() { return reasonings().find(m_answer.stream->id); }
    QString text() { return found() ? found()->text : QString(); }
    const Message shown() { return m_workspace->timeline(m_room)->rows().at(0).message; }
    void restart();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Workspace> m_workspace;
    RoomId m_room;
    Message m_answer;
};

void tst_Reasonings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<FakeServer>();
    m_room = m_server->addRoom(u"Lobby"_s);
    restart();
    m_answer = m_server->beginAnswer(m_room);
    QTRY_COMPARE(m_workspace->timeline(m_room)->rows().count(), 1);
}

void tst_Reasonings::restart()
{
    m_workspace.reset();
    m_workspace = std::make_unique<Workspace>(setupFor(*m_server, m_folder->path()));
    QVERIFY(m_workspace->open());
    QTRY_VERIFY(m_workspace->connection().isLive());
    QVERIFY(m_workspace->timeline(m_room));
}

void tst_Reasonings::cleanup()
{
    m_workspace.reset();
    m_server.reset();
}

void tst_Reasonings::isPutTogetherWhileTheAgentThinks()
{
    chunk(u"First "_s, 0);
    chunk(u"First this"_s, 0);
    chunk(u", then that"_s, 10);
    QTRY_COMPARE(text(), u"First this, then that"_s);
    QVERIFY(found()->thinking && found()->running);
    QCOMPARE(asked(), 0);
}

void tst_Reasonings::isNoPartOfTheAnswer()
{
    chunk(u"a thought"_s, 0);
    chunk(u"said"_s, 0, 0);
    QTRY_COMPARE(shown().content, u"said"_s);
    m_server->endAnswer(m_answer, u"said"_s);
    QTRY_COMPARE(shown().stream->state, StreamState::Done);
    QCOMPARE(shown().content, u"said"_s);
    QCOMPARE(m_workspace->replica().messages().find(m_answer.id)->content, u"said"_s);
}

void tst_Reasonings::aGapIsAskedForOnce()
{
    serve(u"one two three"_s);
    chunk(u"one"_s, 0);
    chunk(u" three"_s, 7);
    QTRY_COMPARE(text(), u"one two three"_s);
    QCOMPARE(asked(), 1);
    QCOMPARE(m_server->all<command::StreamResume>().last().from, 3);
    chunk(u" four"_s, 13);
    QTRY_COMPARE(text(), u"one two three four"_s);
}

void tst_Reasonings::aPairOfSurrogatesStaysWhole()
{
    const QString fox = u"🦊"_s;
    serve(u"a"_s + fox + u"b"_s + fox);
    chunk(u"a"_s + fox, 0);
    chunk(fox, 4); // "b" is missing
    QTRY_COMPARE(text(), u"a🦊b🦊"_s);
    chunk(fox + u"c"_s, 4);
    QTRY_COMPARE(text(), u"a🦊b🦊c"_s);
}

void tst_Reasonings::whoJoinsLateGetsAllOfIt()
{
    serve(u"long before and now"_s);
    chunk(u" now"_s, 15);
    QTRY_COMPARE(text(), u"long before and now"_s);
    QVERIFY(found()->thinking);
}

void tst_Reasonings::goesOnAfterAReconnect()
{
    chunk(u"one"_s, 0);
    QTRY_COMPARE(text(), u"one"_s);
    serve(u"one two"_s);
    m_server->drop();
    QTRY_COMPARE(text(), u"one two"_s);
    QVERIFY(found()->thinking);
    chunk(u" three"_s, 7);
    QTRY_COMPARE(text(), u"one two three"_s);
}

void tst_Reasonings::endsWithTheFirstWordOfTheAnswer()
{
    chunk(u"hm"_s, 0);
    QTRY_VERIFY(found() && found()->thinking);
    QCOMPARE(reasonings().thinking(), QList{m_answer.stream->id});
    chunk(u"Yes"_s, 0, 0);
    QTRY_VERIFY(!found()->thinking);
    QVERIFY(found()->tookMs.has_value());
    QVERIFY(reasonings().thinking().isEmpty());
    // Some models think on between the words.
    chunk(u", well"_s, 2);
    QTRY_COMPARE(text(), u"hm, well"_s);
    QVERIFY(!found()->thinking);
}

void tst_Reasonings::isForgottenWhenNobodyReadsIt()
{
    chunk(u"hm"_s, 0);
    QTRY_COMPARE(text(), u"hm"_s);
    m_server->endAnswer(m_answer, u"Yes"_s);
    QTRY_COMPARE(shown().stream->state, StreamState::Done);
    QVERIFY(found() == nullptr);
}

void tst_Reasonings::isLoadedAfterTheEndAndAfterARestart()
{
    const QList<StreamPart> parts{{1, PartKind::Reasoning, 12'040, 6}};
    m_server->endAnswer(m_answer, u"Yes"_s, {.parts = parts});
    QTRY_COMPARE(shown().stream->state, StreamState::Done);
    QCOMPARE(shown().stream->parts, parts);
    serve(u"hm, so"_s, StreamState::Done);
    for (int run = 0; run < 2; ++run) {
        QCOMPARE(shown().stream->parts, parts);
        reasonings().read(m_answer.stream->id, false);
        QVERIFY(found()->loading);
        QTRY_COMPARE(text(), u"hm, so"_s);
        QVERIFY(!found()->loading && !found()->thinking && !found()->running);
        reasonings().leave(m_answer.stream->id);
        QVERIFY(found() == nullptr);
        restart();
    }
}

void tst_Reasonings::whatCouldNotBeLoadedIsAskedForAgain()
{
    m_server->endAnswer(m_answer, u"Yes"_s);
    QTRY_COMPARE(shown().stream->state, StreamState::Done);
    m_server->intercept = [this](const CommandFrame &frame) {
        const bool isResume = std::holds_alternative<command::StreamResume>(frame.command);
        if (isResume)
            m_server->fail(frame, Error{ErrorCode::Busy});
        return isResume;
    };
    reasonings().read(m_answer.stream->id, false);
    QTRY_VERIFY(found()->error);
    serve(u"hm"_s, StreamState::Done);
    reasonings().read(m_answer.stream->id, false);
    QTRY_COMPARE(text(), u"hm"_s);
    QVERIFY(!found()->error);
}

void tst_Reasonings::growsNoFurtherThanTheServerKeepsIt()
{
    m_server->limits.reasoningBytes = 10;
    restart();
    chunk(u"0123456"_s, 0);
    QTRY_COMPARE(text(), u"0123456"_s);
    chunk(u"789012"_s, 7);
    QTRY_VERIFY(found()->cut);
    QCOMPARE(text(), u"0123456"_s);
    chunk(u"more"_s, 13);
    chunk(u"Yes"_s, 0, 0);
    QTRY_COMPARE(shown().content, u"Yes"_s);
    QCOMPARE(asked(), 0);
}

void tst_Reasonings::whatTheServerDoesNotKeepIsNotAskedForAgainAndAgain()
{
    serve(u"kept"_s);
    chunk(u"kept"_s, 0);
    for (int i = 0; i < 20; ++i) {
        chunk(u"lost"_s, 8 + 4 * i);
        QTRY_VERIFY(found() && !found()->loading);
    }
    chunk(u"Yes"_s, 0, 0);
    QTRY_COMPARE(shown().content, u"Yes"_s);
    QCOMPARE(text(), u"kept"_s);
    QVERIFY(found()->cut);
    QCOMPARE(asked(), 1);
}

QTEST_GUILESS_MAIN(tst_Reasonings)
#include "tst_Reasonings.moc"
