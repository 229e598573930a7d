// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StoreKinds.h"

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;
using core::PartText;
using core::StoredStream;

class tst_StreamStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStoreKinds(); }
    void init();
    void anAnswerIsMadeWithItsRecord();
    void pagesShowTheTextSavedSoFar();
    void finishingMovesTheTextAndLogsTheEnd();
    void anAnswerEndsOnce();
    void anAnswerIsWrittenInItsRoomOnly();
    void aRunningAnswerCanNotBeEdited();
    void anAnswerDeletedWhileRunningStaysATombstone();
    void whatACrashLeftRunningIsInterrupted();
    void reasoningIsShownByPagesAndGivenWhenAskedFor();
    void reasoningOfADeletedAnswerIsGone();
    void theProvidersEndIsStoredWithTheAnswer();
    void whatAnAnswerCarriesOnIsStored();
    void aPromptAndItsAnswerAreWrittenTogetherAndOnce();
    void oneAnswerForARequestWhicheverAgentIsNamed();
    void whatIsDeletedIsNotAnswered();
    void whatIsAskedIsFoundInOneGo();

private:
    StoredStream stream(StreamId id);
    void save(StreamId id, StreamState state, const QString &text, int tokens);
    Result<QString> reasoningOf(StreamId id)
    {
        return m_storage->wait<QString>([&](auto reply) { m_storage->streams().partText(id, 1, reply); });
    }

    Result<core::BegunAnswer> begin(const core::NewAnswer &rows)
    {
        return m_storage->wait<core::BegunAnswer>([&](auto reply) { m_storage->streams().begin(rows, reply); });
    }
    Result<core::FoundAnswer> find(const core::AnswerQuery &query)
    {
        return m_storage->wait<core::FoundAnswer>([&](auto reply) { m_storage->streams().find(query, reply); });
    }
    NewMessage answerCalled(const QString &clientId)
    {
        NewMessage made = answer(m_room, m_bot, m_ada);
        made.clientId = clientId;
        return made;
    }

    std::unique_ptr<Stores> m_storage;
    User m_ada;
    User m_bot;
    RoomId m_room;
};

void tst_StreamStores::init()
{
    m_storage = makeStores();
    m_ada = user(u"Ada"_s);
    m_bot = user(u"Bot"_s, UserKind::Agent);
    const auto room = create(*m_storage, roomOf(u"Lobby"_s, {m_ada, m_bot}));
    QVERIFY(room);
    m_room = room->id;
}

StoredStream tst_StreamStores::stream(StreamId id)
{
    const auto found = m_storage->wait<StoredStream>([&](auto reply) { m_storage->streams().get(id, reply); });
    return found ? *found : StoredStream{};
}

void tst_StreamStores::save(StreamId id, StreamState state, const QString &text, int tokens)
{
    m_storage->streams().saveProgress({m_room, id, state, text, tokens});
}

void tst_StreamStores::anAnswerIsMadeWithItsRecord()
{
    const NewMessage asked = answer(m_room, m_bot, m_ada);
    const auto made = append(*m_storage, asked);
    QCOMPARE(made->message.stream->from, std::optional<int>(0));
    QCOMPARE(*get(*m_storage, asked.id), made->message);
    const StoredStream found = stream(asked.stream->id);
    const StreamStatus expected = {asked.stream->id,    m_room, asked.id,        m_bot.id,
                                   StreamState::Queued, 0,      asked.createdAt, std::nullopt};
    QCOMPARE(found.status, expected);
    QCOMPARE(found.askedBy, m_ada.id);
    QCOMPARE(found.model, u"scripted"_s);
    const auto unknown =
        m_storage->wait<StoredStream>([&](auto reply) { m_storage->streams().get(StreamId::make(), reply); });
    QCOMPARE(unknown.error().code, ErrorCode::NotFound);
}

void tst_StreamStores::pagesShowTheTextSavedSoFar()
{
    const NewMessage asked = answer(m_room, m_bot, m_ada);
    const auto made = append(*m_storage, asked);
    save(asked.stream->id, StreamState::Writing, u"Hi 🙂"_s, 2);
    QCOMPARE(stream(asked.stream->id).text, u"Hi 🙂"_s);
    const auto shown = page(*m_storage, {.room = m_room})->messages.last();
    QCOMPARE(shown.content, u"Hi 🙂"_s);
    QCOMPARE(shown.stream->from, std::optional<int>(5));
    QCOMPARE(shown.stream->state, StreamState::Writing);
    const auto log = since(*m_storage, m_room, made->ev - 1);
    QCOMPARE(log->events.size(), 1);
    QCOMPARE(log->events.first().event, Event(event::MessageNew{shown}));
}

void tst_StreamStores::finishingMovesTheTextAndLogsTheEnd()
{
    const NewMessage asked = answer(m_room, m_bot, m_ada);
    const auto made = append(*m_storage, asked);
    save(asked.stream->id, StreamState::Writing, u"Hel"_s, 1);
    const auto ended = finish(*m_storage, asked, u"Hello"_s);
    QVERIFY(ended->fresh);
    QCOMPARE(ended->ev, made->ev + 1);
    QCOMPARE(ended->message.content, u"Hello"_s);
    QCOMPARE(ended->message.tokens, std::optional<int>(7));
    QVERIFY(!ended->message.editedAt);
    QVERIFY(!ended->message.stream->from);
    QCOMPARE(*get(*m_storage, asked.id), ended->message);
    const auto log = since(*m_storage, m_room, made->ev);
    const event::StreamEnded expected = {asked.stream->id, asked.id, StreamState::Done, u"because"_s, u"Hello"_s, 7};
    QCOMPARE(log->events.first(), (EventFrame{m_room, ended->ev, expected}));
    const StoredStream found = stream(asked.stream->id);
    QCOMPARE(found.text, u"Hello"_s);
    QCOMPARE(found.status.completedAt, std::optional<Timestamp>(FakeClock::kStart + 3));
    QCOMPARE(found.metrics.totalTokens, 7);
    QVERIFY(edit(*m_storage, asked, u"Hello!"_s)->fresh);
}

void tst_StreamStores::anAnswerEndsOnce()
{
    const NewMessage asked = answer(m_room, m_bot, m_ada);
    QVERIFY(append(*m_storage, asked));
    QVERIFY(finish(*m_storage, asked, u"end"_s, StreamState::Stopped));
    QCOMPARE(finish(*m_storage, asked, u"other"_s).error().code, ErrorCode::Conflict);
    save(asked.stream->id, StreamState::Writing, u"late"_s, 9);
    QCOMPARE(get(*m_storage, asked.id)->content, u"end"_s);
    QCOMPARE(stream(asked.stream->id).status.state, StreamState::Stopped);
    QCOMPARE(finish(*m_storage, answer(m_room, m_bot, m_ada), u"x"_s).error().code, ErrorCode::NotFound);
}

void tst_StreamStores::anAnswerIsWrittenInItsRoomOnly()
{
    const auto other = create(*m_storage, roomOf(u"Other"_s, {m_ada, m_bot}));
    const NewMessage asked = answer(m_room, m_bot, m_ada);
    const auto made = append(*m_storage, asked);
    save(asked.stream->id, StreamState::Writing, u"here"_s, 1);
    m_storage->streams().saveProgress(
        {other->id, asked.stream->id, StreamState::Writing, u"there"_s, 9, PartText{{1, {}, 900, 5}, u"I see"_s}});
    NewMessage elsewhere = asked;
    elsewhere.room = other->id;
    QCOMPARE(finish(*m_storage, elsewhere, u"there"_s).error().code, ErrorCode::NotFound);
    const StoredStream found = stream(asked.stream->id);
    QCOMPARE(found.text, u"here"_s);
    QCOMPARE(found.status.state, StreamState::Writing);
    QCOMPARE(reasoningOf(asked.stream->id).error().code, ErrorCode::NotFound);
    QCOMPARE(since(*m_storage, m_room, 0)->ev, made->ev);
    QVERIFY(finish(*m_storage, asked, u"here it ends"_s));
}

void tst_StreamStores::aRunningAnswerCanNotBeEdited()
{
    const NewMessage asked = answer(m_room, m_bot, m_ada);
    QVERIFY(append(*m_storage, asked));
    QCOMPARE(edit(*m_storage, asked, u"x"_s).error().code, ErrorCode::Conflict);
}

void tst_StreamStores::anAnswerDeletedWhileRunningStaysATombstone()
{
    const NewMessage asked = answer(m_room, m_bot, m_ada);
    QVERIFY(append(*m_storage, asked));
    save(asked.stream->id, StreamState::Writing, u"secret"_s, 1);
    QVERIFY(erase(*m_storage, asked));
    save(asked.stream->id, StreamState::Writing, u"secret again"_s, 2);
    QCOMPARE(stream(asked.stream->id).text, QString());
    const auto ended = finish(*m_storage, asked, u"secret in the end"_s);
    QVERIFY(ended->message.isDeleted());
    QCOMPARE(ended->message.content, QString());
    const auto log = since(*m_storage, m_room, ended->ev - 1);
    QCOMPARE(std::get<event::StreamEnded>(log->events.first().event).content, QString());
}

void tst_StreamStores::whatACrashLeftRunningIsInterrupted()
{
    const NewMessage running = answer(m_room, m_bot, m_ada);
    const NewMessage done = answer(m_room, m_bot, m_ada);
    QVERIFY(append(*m_storage, running));
    QVERIFY(append(*m_storage, done));
    QVERIFY(finish(*m_storage, done, u"done"_s));
    save(running.stream->id, StreamState::Writing, u"half a sen"_s, 3);
    m_storage->restart();
    const auto interrupt = [&] {
        return m_storage->wait<int>(
            [&](auto reply) { m_storage->streams().interruptRunning(u"server_restart"_s, 99, reply); });
    };
    QCOMPARE(*interrupt(), 1);
    QCOMPARE(*interrupt(), 0);
    const auto shown = get(*m_storage, running.id);
    QCOMPARE(shown->content, u"half a sen"_s);
    QCOMPARE(shown->stream->state, StreamState::Interrupted);
    QCOMPARE(shown->tokens, std::optional<int>(3));
    QCOMPARE(stream(running.stream->id).reason, u"server_restart"_s);
    QCOMPARE(get(*m_storage, done.id)->stream->state, StreamState::Done);
    const auto log = since(*m_storage, m_room, 0);
    QVERIFY(std::holds_alternative<event::StreamEnded>(log->events.last().event));
}

void tst_StreamStores::reasoningIsShownByPagesAndGivenWhenAskedFor()
{
    const NewMessage asked = answer(m_room, m_bot, m_ada);
    QVERIFY(append(*m_storage, asked));
    const StreamId id = asked.stream->id;
    QCOMPARE(reasoningOf(id).error().code, ErrorCode::NotFound);
    m_storage->streams().saveProgress({m_room, id, StreamState::Reading, {}, 2, PartText{{1, {}, 900, 5}, u"I see"_s}});
    m_storage->streams().saveProgress({m_room, id, StreamState::Writing, u"Well"_s, 3});
    const QList<StreamPart> parts{{1, PartKind::Reasoning, 900, 5}};
    QCOMPARE(*reasoningOf(id), u"I see"_s);
    QCOMPARE(page(*m_storage, {.room = m_room})->messages.last().stream->parts, parts);
    // A crash leaves what was saved.
    m_storage->restart();
    QVERIFY(m_storage->wait<int>([&](auto reply) { m_storage->streams().interruptRunning({}, 99, reply); }));
    QCOMPARE(get(*m_storage, asked.id)->stream->parts, parts);
    QCOMPARE(*reasoningOf(id), u"I see"_s);
    const auto log = since(*m_storage, m_room, 0);
    QCOMPARE(std::get<event::StreamEnded>(log->events.last().event).parts, parts);
}

void tst_StreamStores::reasoningOfADeletedAnswerIsGone()
{
    const NewMessage asked = answer(m_room, m_bot, m_ada);
    QVERIFY(append(*m_storage, asked));
    const StreamId id = asked.stream->id;
    const PartText secret{{1, {}, 900, 6}, u"secret"_s};
    m_storage->streams().saveProgress({m_room, id, StreamState::Reading, {}, 2, secret});
    QVERIFY(erase(*m_storage, asked));
    QCOMPARE(reasoningOf(id).error().code, ErrorCode::NotFound);
    m_storage->streams().saveProgress({m_room, id, StreamState::Reading, {}, 2, secret});
    QVERIFY(m_storage->wait<core::MessageChange>([&](auto reply) {
        m_storage->streams().finish({.room = m_room, .stream = id, .state = StreamState::Stopped, .reasoning = secret},
                                     reply);
    }));
    QCOMPARE(reasoningOf(id).error().code, ErrorCode::NotFound);
    QVERIFY(get(*m_storage, asked.id)->stream->parts.isEmpty());
}

void tst_StreamStores::theProvidersEndIsStoredWithTheAnswer()
{
    const NewMessage asked = answer(m_room, m_bot, m_ada);
    QVERIFY(append(*m_storage, asked));
    core::StreamEnd end{.room = m_room, .stream = asked.stream->id, .finish = Finish::Length, .text = u"Hel"_s};
    end.reason = u"cut"_s;
    end.reasoning = PartText{{1, {}, 900, 5}, u"I see"_s};
    const auto ended =
        m_storage->wait<core::MessageChange>([&](auto reply) { m_storage->streams().finish(end, reply); });
    QCOMPARE(ended->message.stream->finish, std::optional(Finish::Length));
    QCOMPARE(get(*m_storage, asked.id)->stream->finish, std::optional(Finish::Length));
    QCOMPARE(get(*m_storage, asked.id)->stream->reason, u"cut"_s);
    QCOMPARE(stream(end.stream).finish, std::optional(Finish::Length));
    const auto log = since(*m_storage, m_room, ended->ev - 1);
    const event::StreamEnded expected = {end.stream, asked.id, StreamState::Done, u"cut"_s,
                                         u"Hel"_s,   0,        end.finish,        {end.reasoning->part}};
    QCOMPARE(log->events.first().event, Event(expected));
}

void tst_StreamStores::whatAnAnswerCarriesOnIsStored()
{
    const NewMessage first = answer(m_room, m_bot, m_ada);
    QVERIFY(append(*m_storage, first));
    NewMessage second = answer(m_room, m_bot, m_ada);
    second.stream->continues = first.id;
    QCOMPARE(append(*m_storage, second)->message.stream->continues, std::optional(first.id));
    QCOMPARE(get(*m_storage, second.id)->stream->continues, std::optional(first.id));
    QVERIFY(!get(*m_storage, first.id)->stream->continues);
}

void tst_StreamStores::aPromptAndItsAnswerAreWrittenTogetherAndOnce()
{
    NewMessage prompt = message(m_room, m_ada, u"Why?"_s);
    prompt.clientId = u"p1"_s;
    const auto begun = begin({.answer = answerCalled(u"a1"_s), .prompt = prompt});
    QVERIFY(begun && begun->prompt);
    QVERIFY(begun->answer.fresh && begun->prompt->fresh);
    QCOMPARE(begun->answer.message.replyTo, std::optional(prompt.id));
    QCOMPARE(begun->answer.ev, begun->prompt->ev + 1);
    QCOMPARE(begun->answer.message.seq, begun->prompt->message.seq + 1);
    prompt.id = MessageId::make();
    const auto again = begin({.answer = answerCalled(u"a1"_s), .prompt = prompt});
    QVERIFY(!again->answer.fresh && !again->prompt->fresh);
    QCOMPARE(again->answer.message.id, begun->answer.message.id);
    QCOMPARE(again->prompt->message.id, begun->prompt->message.id);
    // After a crash between the two of them, as it was possible once.
    const auto other = begin({.answer = answerCalled(u"a2"_s), .prompt = prompt});
    QVERIFY(other->answer.fresh && !other->prompt->fresh);
    QCOMPARE(other->answer.message.replyTo, std::optional(begun->prompt->message.id));
}

void tst_StreamStores::oneAnswerForARequestWhicheverAgentIsNamed()
{
    const auto asked = append(*m_storage, message(m_room, m_ada, u"Why?"_s));
    NewMessage first = answerCalled(u"a1"_s);
    first.replyTo = asked->message.id;
    QVERIFY(begin({.answer = first})->answer.fresh);
    NewMessage second = answerCalled(u"a1"_s);
    second.author = user(u"Other"_s, UserKind::Agent);
    const auto again = begin({.answer = second});
    QVERIFY(!again->answer.fresh);
    QCOMPARE(again->answer.message.id, first.id);
    QCOMPARE(find({.room = m_room, .clientId = u"a1"_s})->answer->id, first.id);
    QVERIFY(!find({.room = m_room, .clientId = u"a2"_s})->answer);
}

void tst_StreamStores::whatIsDeletedIsNotAnswered()
{
    const auto asked = append(*m_storage, message(m_room, m_ada, u"Why?"_s));
    QVERIFY(erase(*m_storage, asked->message));
    NewMessage late = answerCalled(u"a1"_s);
    late.replyTo = asked->message.id;
    QCOMPARE(begin({.answer = late}).error().code, ErrorCode::Conflict);
    QVERIFY(!find({.room = m_room, .clientId = u"a1"_s})->answer);
}

void tst_StreamStores::whatIsAskedIsFoundInOneGo()
{
    const auto asked = append(*m_storage, message(m_room, m_ada, u"Why?"_s));
    QList<MessageId> answers;
    for (int i = 0; i < 3; ++i) {
        NewMessage next = answerCalled(u"a%1"_s.arg(i));
        next.replyTo = asked->message.id;
        if (i > 0)
            next.stream->continues = answers.last();
        QVERIFY(begin({.answer = next}));
        QVERIFY(finish(*m_storage, next, u"part %1"_s.arg(i)));
        answers += next.id;
    }
    const auto found = find({.room = m_room, .clientId = u"new"_s, .message = answers.last()});
    QVERIFY(!found->answer);
    QCOMPARE(found->message->content, u"part 2"_s);
    QCOMPARE(found->continued.size(), 2);
    QCOMPARE(found->continued[0].content, u"part 1"_s);
    QCOMPARE(found->continued[1].content, u"part 0"_s);
    QCOMPARE(found->asked->id, asked->message.id);
    const auto plain = find({.room = m_room, .clientId = u"new"_s, .message = asked->message.id});
    QCOMPARE(plain->message->id, asked->message.id);
    QVERIFY(!plain->asked && plain->continued.isEmpty());
    QVERIFY(!find({.room = m_room, .clientId = u"new"_s, .message = MessageId::make()})->message);
}

QTEST_GUILESS_MAIN(tst_StreamStores)
#include "tst_StreamStores.moc"
