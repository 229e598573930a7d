// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"
#include "RowsMirror.h"

#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;

class tst_Answers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void growsByChunks();
    void dropsOverlapBetweenChunks();
    void resumesWhereAPieceIsMissing();
    void goesOnAfterAReconnect();
    void aLateComerSeesTheTextSoFar();
    void theEndReplacesWhatWasPutTogether();
    void keepsReasoningOutOfTheText();
    void keepsHowItEnded();
    void anAnswerThatEndedDuringAResetIsOver();
    void anAnswerThatEndedUnseenIsOver();
    void forgetsAnAnswerThatEnded();
    void showsThePlaceInTheQueue();

private:
    void chunk(const QString &text, int from, int part = 0)
    {
        m_server->pushEphemeral(m_room, event::StreamChunk{m_answer.stream->id, m_answer.id, part, from, text, 1});
    }
    //! The whole text as the server has it; stream:resume is answered with the rest of it.
    void serveText(const QString &text)
    {
        m_server->intercept = [this, text](const CommandFrame &frame) {
            const auto *asked = std::get_if<command::StreamResume>(&frame.command);
            if (asked == nullptr)
                return false;
            const reply::StreamText rest{asked->part, asked->from, text.mid(asked->from), StreamState::Writing};
            m_server->ack(frame, codec::encodeReply(rest));
            return true;
        };
    }
    TimelineRows &rows() { return m_workspace->timeline(m_room)->rows(); }
    const RunningAnswers::Answer *running()
    {
        return m_workspace->timeline(m_room)->answers().find(m_answer.stream->id);
    }
    QString shown() { return rows().count() > 0 ? rows().at(0).message.content : QString(); }
    StreamState shownState() { return rows().at(0).message.stream->state; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Workspace> m_workspace;
    RoomId m_room;
    Message m_answer;
};

void tst_Answers::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<FakeServer>();
    m_room = m_server->addRoom(u"Lobby"_s);
    m_workspace = std::make_unique<Workspace>(setupFor(*m_server, m_folder->path()));
    QVERIFY(m_workspace->open());
    QTRY_VERIFY(m_workspace->connection().isLive());
    QVERIFY(m_workspace->timeline(m_room));
    m_answer = m_server->beginAnswer(m_room);
    QTRY_COMPARE(rows().count(), 1);
}

void tst_Answers::cleanup()
{
    m_workspace.reset();
    m_server.reset();
}

void tst_Answers::growsByChunks()
{
    RowsMirror mirror(rows());
    QCOMPARE(shownState(), StreamState::Queued);
    chunk(u"Hello"_s, 0);
    QTRY_COMPARE(shown(), u"Hello"_s);
    QCOMPARE(shownState(), StreamState::Writing);
    chunk(u", world"_s, 5);
    QTRY_COMPARE(shown(), u"Hello, world"_s);
    QCOMPARE(*rows().at(0).message.stream->from, 12);
    QVERIFY(m_server->all<command::StreamResume>().isEmpty());
    QVERIFY(mirror.isSame());
}

void tst_Answers::dropsOverlapBetweenChunks()
{
    chunk(u"Hello"_s, 0);
    chunk(u"Hello"_s, 0);
    chunk(u"llo, wor"_s, 2);
    chunk(u"lo"_s, 3);
    chunk(u"ld"_s, 10);
    QTRY_COMPARE(shown(), u"Hello, world"_s);
    QVERIFY(m_server->all<command::StreamResume>().isEmpty());
}

void tst_Answers::resumesWhereAPieceIsMissing()
{
    serveText(u"one two three"_s);
    chunk(u"one"_s, 0);
    chunk(u" three"_s, 7); // " two" was dropped under pressure
    QTRY_COMPARE(shown(), u"one two three"_s);
    QCOMPARE(m_server->all<command::StreamResume>().size(), 1);
    QCOMPARE(m_server->all<command::StreamResume>().first().from, 3);
    chunk(u" four"_s, 13);
    QTRY_COMPARE(shown(), u"one two three four"_s);
}

void tst_Answers::goesOnAfterAReconnect()
{
    chunk(u"one"_s, 0);
    QTRY_COMPARE(shown(), u"one"_s);
    serveText(u"one two"_s);
    m_server->drop();
    QTRY_COMPARE(shown(), u"one two"_s);
    chunk(u" three"_s, 7);
    QTRY_COMPARE(shown(), u"one two three"_s);
}

void tst_Answers::aLateComerSeesTheTextSoFar()
{
    serveText(u"already here and more"_s);
    Message &stored = m_server->room(m_room).messages.last();
    stored.content = u"already here"_s;
    stored.stream->state = StreamState::Writing;
    stored.stream->from = 12;
    const QTemporaryDir other;
    Workspace late(setupFor(*m_server, other.path()));
    m_workspace.reset();
    QVERIFY(late.open());
    QTRY_VERIFY(late.timeline(m_room) != nullptr);
    QTRY_VERIFY(late.timeline(m_room)->rows().count() == 1);
    QTRY_COMPARE(late.timeline(m_room)->rows().at(0).message.content, u"already here and more"_s);
}

void tst_Answers::theEndReplacesWhatWasPutTogether()
{
    RowsMirror mirror(rows());
    chunk(u"Hel"_s, 0);
    m_server->endAnswer(m_answer, u"Hello, world."_s);
    QTRY_COMPARE(shownState(), StreamState::Done);
    QCOMPARE(shown(), u"Hello, world."_s);
    QVERIFY(!rows().at(0).message.stream->from);
    QVERIFY(!rows().at(0).message.editedAt);
    chunk(u"late"_s, 13);
    m_server->post(m_room, m_server->other, u"thanks"_s);
    QTRY_COMPARE(rows().count(), 2);
    QCOMPARE(rows().at(1).message.content, u"Hello, world."_s);
    QCOMPARE(m_workspace->replica().messages().find(m_answer.id)->content, u"Hello, world."_s);
    QVERIFY(mirror.isSame());
}

void tst_Answers::keepsReasoningOutOfTheText()
{
    chunk(u"thinking"_s, 0, 1);
    chunk(u"of"_s, 900, 2); // a gap, but of something that is not shown
    chunk(u"said"_s, 0);
    QTRY_COMPARE(shown(), u"said"_s);
    QCOMPARE(running()->text, u"said"_s);
    QVERIFY(m_server->all<command::StreamResume>().isEmpty());
}

void tst_Answers::keepsHowItEnded()
{
    const AnswerEnd cut{StreamState::Done, u"Cut."_s, Finish::Length, {{1, PartKind::Reasoning, 12'040, 418}}};
    m_server->endAnswer(m_answer, u"Half of it"_s, cut);
    QTRY_COMPARE(shownState(), StreamState::Done);
    for (const Message &message : {rows().at(0).message, *m_workspace->replica().messages().find(m_answer.id)}) {
        QCOMPARE(message.stream->finish, cut.finish);
        QCOMPARE(message.stream->reason, cut.reason);
        QCOMPARE(message.stream->parts, cut.parts);
    }
}

void tst_Answers::anAnswerThatEndedDuringAResetIsOver()
{
    chunk(u"one"_s, 0);
    QTRY_COMPARE(shown(), u"one"_s);
    m_server->replayMax = 10;
    m_server->reachable = false;
    m_server->drop();
    m_server->endAnswer(m_answer, u"one two"_s);
    for (int i = 0; i < 20; ++i)
        m_server->post(m_room, m_server->other, u"more"_s);
    m_server->intercept = [this](const CommandFrame &frame) {
        const auto *asked = std::get_if<command::StreamResume>(&frame.command);
        if (asked != nullptr)
            m_server->ack(frame, codec::encodeReply(reply::StreamText{0, asked->from, {}, StreamState::Done}));
        return asked != nullptr;
    };
    m_server->reachable = true;
    QTRY_COMPARE(rows().count(), 21);
    const Message message = rows().at(20).message;
    QCOMPARE(message.content, u"one two"_s);
    QCOMPARE(message.stream->state, StreamState::Done);
    QVERIFY(running() == nullptr);
}

void tst_Answers::anAnswerThatEndedUnseenIsOver()
{
    chunk(u"one"_s, 0);
    QTRY_COMPARE(shown(), u"one"_s);
    m_server->intercept = [this](const CommandFrame &frame) {
        const auto *asked = std::get_if<command::StreamResume>(&frame.command);
        if (asked != nullptr)
            m_server->ack(frame,
                          codec::encodeReply(reply::StreamText{0, asked->from, u" two"_s, StreamState::Stopped}));
        return asked != nullptr;
    };
    m_server->drop();
    QTRY_COMPARE(shown(), u"one two"_s);
    QCOMPARE(shownState(), StreamState::Stopped);
    QVERIFY(running() == nullptr);
}

void tst_Answers::forgetsAnAnswerThatEnded()
{
    chunk(u"Hel"_s, 0);
    QTRY_COMPARE(shown(), u"Hel"_s);
    QVERIFY(running() != nullptr);
    QList<StreamState> told;
    const RunningAnswers &answers = m_workspace->timeline(m_room)->answers();
    connect(&answers, &RunningAnswers::changed, this, [&](StreamId) { told.append(running()->stream.state); });
    m_server->endAnswer(m_answer, u"Hello"_s);
    QTRY_COMPARE(shownState(), StreamState::Done);
    QCOMPARE(told, QList{StreamState::Done});
    QVERIFY(running() == nullptr);
    QCOMPARE(shown(), u"Hello"_s);
}

void tst_Answers::showsThePlaceInTheQueue()
{
    m_server->pushEphemeral(m_room,
                            event::StreamStateChanged{m_answer.stream->id, m_answer.id, StreamState::Queued, 3, {}});
    QTRY_COMPARE(running()->place, std::optional(3));
    m_server->pushEphemeral(m_room,
                            event::StreamStateChanged{m_answer.stream->id, m_answer.id, StreamState::Reading, {}, {}});
    QTRY_COMPARE(shownState(), StreamState::Reading);
    QCOMPARE(running()->place, std::nullopt);
}

QTEST_GUILESS_MAIN(tst_Answers)
#include "tst_Answers.moc"
