// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Samples.h"
#include "storage/PendingCursors.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;
using core::CursorKind;

class tst_SqliteLogStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void replayShowsTheCurrentState();
    void replayStopsAtItsLimits();
    void standingsTellWhatIsUnread();
    void cursorsMergeByMaximum();
    void aCursorEndsAtTheNewestMessage();
    void cursorsAreNotLogged();
    void anAuthorsCursorWaitsUntilItIsRead();
    void anAuthorsCursorIsFoundAgainAfterACrash();
    void anAgentReadsNothing();
    void noMoreAuthorsCursorsWaitThanAreFoundAgain();
    void anAuthorsCursorOutlastsAFailureOfOthers();
    void replayOfAnythingEqualsThePage_data();
    void replayOfAnythingEqualsThePage();

private:
    std::unique_ptr<TempStorage> m_storage;
    User m_ada;
    User m_bob;
    RoomId m_room;
};

namespace {

//! What stands in the database, without asking for what waits. -1: nothing.
qint64 storedSeen(TempStorage &storage, RoomId room, UserId user)
{
    const auto found = storage.wait<qint64>([&](auto reply) {
        storage.engine().read(
            [room, user](Database &database) -> Result<qint64> {
                const auto seq = database.first(
                    "SELECT seq FROM cursors WHERE room = ? AND kind = 1 AND user = ?",
                    [](const Row &row) { return row.integer(0); }, room, user);
                return seq ? Result<qint64>(seq->value_or(-1)) : Result<qint64>(seq.error());
            },
            reply);
    });
    return found.value();
}

//! What a client holds of one room after it has applied events.
struct Picture
{
    QMap<qint64, Message> messages = {};
    QMap<UserId, Member> members = {};
    qint64 ev = 0;

    void apply(const EventFrame &frame)
    {
        QCOMPARE(frame.ev, ev + 1);
        ev = frame.ev;
        std::visit([this](const auto &event) { take(event); }, frame.event);
    }
    void take(const event::MessageNew &event) { messages[event.message.seq] = event.message; }
    void take(const event::MessageEdited &event) { messages[event.message.seq] = event.message; }
    void take(const event::MessageDeleted &event) { messages[event.message.seq] = event.message; }
    void take(const event::UserJoined &event) { members[event.member.user.id] = event.member; }
    void take(const event::UserLeft &event) { members.remove(event.user); }
    void take(const event::StreamEnded &event)
    {
        for (Message &each : messages) {
            if (each.id != event.message)
                continue;
            each.content = event.content;
            each.tokens = event.tokens;
            each.stream->state = event.state;
            each.stream->from.reset();
            each.stream->reason = event.reason;
        }
    }
    template <class Other>
    void take(const Other &)
    {
    }
};

// Replies are counted by who shows them, when a message of the thread comes in.
Message withoutCount(Message message)
{
    message.replyCount = 0;
    return message;
}

void compare(const Picture &picture, const QList<Message> &messages, const core::StoredRoom &room)
{
    QCOMPARE(picture.ev, room.room.ev);
    QCOMPARE(picture.messages.size(), messages.size());
    for (const Message &each : messages)
        QCOMPARE(withoutCount(picture.messages.value(each.seq)), withoutCount(each));
    QCOMPARE(picture.members.size(), room.members.size());
    for (const Member &each : room.members)
        QCOMPARE(picture.members.value(each.user.id), each);
}

//! Does random things to one room.
class Crowd
{
public:
    Crowd(TempStorage &storage, RoomId room, const QList<User> &users, quint32 seed)
        : m_storage(storage)
        , m_room(room)
        , m_users(users)
        , m_random(seed)
    {
    }

    void act()
    {
        const int what = m_random.bounded(100);
        const User &who = m_users[m_random.bounded(m_users.size())];
        if (what < 45)
            send(who);
        else if (what < 60)
            m_storage.messages().edit(anyMessage(), text(), {who.id}, anyClientId(), 1, [](const auto &) {});
        else if (what < 70)
            m_storage.messages().erase(anyMessage(), 2, [](const auto &) {});
        else if (what < 78)
            m_storage.rooms().join(m_room, {who, Role::Member, 3}, [](const auto &) {});
        else if (what < 84)
            m_storage.rooms().leave(m_room, {.user = who.id}, [](const auto &) {});
        else if (what < 88)
            m_storage.rooms().update(m_room, std::nullopt, text(), [](const auto &) {});
        else if (what < 94)
            m_storage.streams().saveProgress({anyStream(), StreamState::Writing, text(), 3});
        else
            m_storage.streams().finish({.stream = anyStream(), .text = text(), .metrics = {.totalTokens = 5}, .at = 4},
                                       [](const auto &) {});
    }

private:
    void send(const User &who)
    {
        NewMessage made = m_random.bounded(8) == 0 ? answer(m_room, who, who) : message(m_room, who, text());
        made.clientId = anyClientId();
        if (!m_messages.isEmpty() && m_random.bounded(4) == 0)
            made.thread = anyMessage();
        m_storage.messages().append(made, [](const auto &) {});
        // Some of these are repetitions and were never made: then an unknown id is asked for later.
        m_messages += made.id;
        if (made.stream)
            m_streams += made.stream->id;
    }
    QString text() { return u"text %1 ü"_s.arg(m_random.bounded(1'000)); }
    QString anyClientId() { return m_random.bounded(3) == 0 ? QString() : QString::number(m_random.bounded(60)); }
    MessageId anyMessage()
    {
        return m_messages.isEmpty() ? MessageId::make() : m_messages[m_random.bounded(m_messages.size())];
    }
    StreamId anyStream()
    {
        return m_streams.isEmpty() ? StreamId::make() : m_streams[m_random.bounded(m_streams.size())];
    }

    TempStorage &m_storage;
    RoomId m_room;
    QList<User> m_users;
    QRandomGenerator m_random;
    QList<MessageId> m_messages;
    QList<StreamId> m_streams;
};

void replay(TempStorage &storage, RoomId room, Picture &picture, int limit)
{
    for (bool more = true; more;) {
        const auto log = since(storage, room, picture.ev, limit, 300);
        QVERIFY(log);
        for (const EventFrame &frame : log->events)
            picture.apply(frame);
        more = log->more;
    }
}

} // namespace

void tst_SqliteLogStore::init()
{
    m_storage = std::make_unique<TempStorage>(EngineOptions{.synchronous = Synchronous::Normal});
    m_ada = user(u"Ada"_s);
    m_bob = user(u"Bob"_s);
    const auto room = create(*m_storage, roomOf(u"Lobby"_s, {m_ada, m_bob}));
    QVERIFY(room);
    m_room = room->id;
}

void tst_SqliteLogStore::replayShowsTheCurrentState()
{
    const auto edited = append(*m_storage, message(m_room, m_ada, u"1"_s));
    const auto deleted = append(*m_storage, message(m_room, m_ada, u"2"_s));
    QVERIFY(edit(*m_storage, edited->message.id, u"one"_s));
    QVERIFY(erase(*m_storage, deleted->message.id));
    const auto log = since(*m_storage, m_room, 3);
    QCOMPARE(log->events.size(), 4);
    const Message latest = *get(*m_storage, edited->message.id);
    const Message tombstone = *get(*m_storage, deleted->message.id);
    QCOMPARE(log->events[0], (EventFrame{m_room, 4, event::MessageNew{latest}}));
    QCOMPARE(log->events[1], (EventFrame{m_room, 5, event::MessageNew{tombstone}}));
    QCOMPARE(log->events[2], (EventFrame{m_room, 6, event::MessageEdited{latest}}));
    QCOMPARE(log->events[3], (EventFrame{m_room, 7, event::MessageDeleted{tombstone}}));
}

void tst_SqliteLogStore::replayStopsAtItsLimits()
{
    for (int i = 0; i < 10; ++i)
        QVERIFY(append(*m_storage, message(m_room, m_ada, QString(100, u'x'))));
    const auto byCount = since(*m_storage, m_room, 0, 5);
    QCOMPARE(byCount->events.size(), 5);
    QVERIFY(byCount->more);
    QCOMPARE(byCount->ev, 13);
    const auto byBytes = since(*m_storage, m_room, 3, 100, 250);
    QCOMPARE(byBytes->events.size(), 2);
    QVERIFY(byBytes->more);
    const auto atLeastOne = since(*m_storage, m_room, 12, 100, 1);
    QCOMPARE(atLeastOne->events.size(), 1);
    QVERIFY(!atLeastOne->more);
    const auto none = since(*m_storage, m_room, 13);
    QVERIFY(none->events.isEmpty() && !none->more);
    QCOMPARE(since(*m_storage, RoomId::make(), 0).error().code, ErrorCode::NotFound);
}

void tst_SqliteLogStore::standingsTellWhatIsUnread()
{
    QList<MessageId> sent;
    for (int i = 0; i < 6; ++i)
        sent += append(*m_storage, message(m_room, m_ada, u"x"_s))->message.id;
    QVERIFY(advance(*m_storage, CursorKind::Seen, m_room, m_bob.id, 2));
    QCOMPARE(standing(*m_storage, m_bob.id, m_room).unread, 4);
    QVERIFY(erase(*m_storage, sent[0])); // read before, does not count
    QVERIFY(erase(*m_storage, sent[4]));
    const auto bob = standing(*m_storage, m_bob.id, m_room);
    QCOMPARE(bob.room, m_room);
    QCOMPARE(bob.seq, 6);
    QCOMPARE(bob.ev, 11);
    QCOMPARE(bob.lastRead, 2);
    QCOMPARE(bob.unread, 3);
    QCOMPARE(standing(*m_storage, m_ada.id, m_room).unread, 0);
    QVERIFY(append(*m_storage, message(m_room, m_bob, u"mine"_s)));
    QCOMPARE(standing(*m_storage, m_bob.id, m_room).unread, 0);
    QCOMPARE(standing(*m_storage, m_ada.id, m_room).unread, 1);
    const auto stranger = standing(*m_storage, UserId::make(), m_room);
    QCOMPARE(stranger.seq, 7);
    QCOMPARE(stranger.unread, 0);
}

void tst_SqliteLogStore::cursorsMergeByMaximum()
{
    for (int i = 0; i < 5; ++i)
        QVERIFY(append(*m_storage, message(m_room, m_ada, u"x"_s)));
    int answered = 0;
    for (const qint64 seq : {1, 4, 2})
        m_storage->cursors().advance(CursorKind::Seen, m_room, m_bob.id, seq, [&](const auto &) { ++answered; });
    QTRY_COMPARE(answered, 3);
    QCOMPARE(standing(*m_storage, m_bob.id, m_room).lastRead, 4);
    QVERIFY(advance(*m_storage, CursorKind::Seen, m_room, m_bob.id, 3));
    QVERIFY(advance(*m_storage, CursorKind::Delivered, m_room, m_bob.id, 5));
    m_storage->restart();
    const auto cursors =
        m_storage->wait<core::RoomCursors>([&](auto reply) { m_storage->cursors().cursors(m_room, reply); });
    const QList<Cursor> seen = {{m_room, m_ada.id, 5}, {m_room, m_bob.id, 4}};
    QCOMPARE(cursors->seen, seen);
    QCOMPARE(cursors->delivered, (QList<Cursor>{{m_room, m_bob.id, 5}}));
    const auto newest = page(*m_storage, {.room = m_room, .withCursors = true});
    QCOMPARE(newest->seen, seen);
    QCOMPARE(newest->delivered, cursors->delivered);
    QVERIFY(page(*m_storage, {.room = m_room})->seen.isEmpty());
}

void tst_SqliteLogStore::aCursorEndsAtTheNewestMessage()
{
    QVERIFY(append(*m_storage, message(m_room, m_ada, u"x"_s)));
    QVERIFY(advance(*m_storage, CursorKind::Seen, m_room, m_bob.id, 1'000'000));
    QCOMPARE(standing(*m_storage, m_bob.id, m_room).lastRead, 1);
    const auto refused = advance(*m_storage, CursorKind::Seen, RoomId::make(), m_bob.id, 1);
    QCOMPARE(refused.error().code, ErrorCode::NotFound);
}

void tst_SqliteLogStore::cursorsAreNotLogged()
{
    QVERIFY(append(*m_storage, message(m_room, m_ada, u"x"_s)));
    const qint64 before = since(*m_storage, m_room, 0)->ev;
    QVERIFY(advance(*m_storage, CursorKind::Seen, m_room, m_bob.id, 1));
    QCOMPARE(since(*m_storage, m_room, 0)->ev, before);
}

void tst_SqliteLogStore::anAuthorsCursorWaitsUntilItIsRead()
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(append(*m_storage, message(m_room, m_ada, u"x"_s)));
    QCOMPARE(storedSeen(*m_storage, m_room, m_ada.id), 0);
    QCOMPARE(standing(*m_storage, m_ada.id, m_room).unread, 0);
    QCOMPARE(storedSeen(*m_storage, m_room, m_ada.id), 3);
    QVERIFY(append(*m_storage, message(m_room, m_ada, u"x"_s)));
    const auto newest = page(*m_storage, {.room = m_room, .withCursors = true});
    QVERIFY(newest->seen.contains(Cursor{m_room, m_ada.id, 4}));
}

void tst_SqliteLogStore::anAuthorsCursorIsFoundAgainAfterACrash()
{
    QVERIFY(append(*m_storage, message(m_room, m_ada, u"x"_s)));
    QVERIFY(append(*m_storage, message(m_room, m_bob, u"x"_s)));
    QVERIFY(append(*m_storage, message(m_room, m_ada, u"x"_s)));
    QVERIFY(m_storage->wait<core::MembershipChange>(
        [&](auto reply) { m_storage->rooms().leave(m_room, {.user = m_bob.id}, reply); }));
    m_storage->restart();
    QCOMPARE(storedSeen(*m_storage, m_room, m_ada.id), 3);
    QCOMPARE(storedSeen(*m_storage, m_room, m_bob.id), -1); // who has left has none
}

void tst_SqliteLogStore::anAgentReadsNothing()
{
    const User sage = samples::user(u"Sage"_s, UserKind::Agent);
    QVERIFY(m_storage->wait<core::MembershipChange>([&](auto reply) {
        m_storage->rooms().join(m_room, Member{sage, Role::Member, FakeClock::kStart}, reply);
    }));
    QVERIFY(append(*m_storage, message(m_room, m_ada, u"x"_s)));
    QVERIFY(append(*m_storage, samples::answer(m_room, sage, m_ada)));
    const auto seen = [this] {
        const auto cursors =
            m_storage->wait<core::RoomCursors>([&](auto reply) { m_storage->cursors().cursors(m_room, reply); });
        QList<UserId> readers;
        for (const Cursor &cursor : cursors->seen)
            readers += cursor.user;
        return readers;
    };
    QVERIFY(!seen().contains(sage.id));
    m_storage->restart();
    QVERIFY(seen().contains(m_ada.id) && !seen().contains(sage.id));
}

void tst_SqliteLogStore::noMoreAuthorsCursorsWaitThanAreFoundAgain()
{
    QVERIFY(append(*m_storage, message(m_room, m_bob, u"x"_s)));
    int stored = 0;
    for (int i = 2; i < PendingCursors::kMostBehind; ++i)
        m_storage->messages().append(message(m_room, m_ada, u"x"_s), [&](const auto &) { ++stored; });
    QTRY_COMPARE(stored, PendingCursors::kMostBehind - 2);
    QCOMPARE(storedSeen(*m_storage, m_room, m_bob.id), 0);
    QVERIFY(append(*m_storage, message(m_room, m_ada, u"x"_s)));
    QCOMPARE(storedSeen(*m_storage, m_room, m_bob.id), 1);
    QCOMPARE(storedSeen(*m_storage, m_room, m_ada.id), PendingCursors::kMostBehind);
}

void tst_SqliteLogStore::anAuthorsCursorOutlastsAFailureOfOthers()
{
    QVERIFY(append(*m_storage, message(m_room, m_ada, u"x"_s)));
    std::optional<Result<Done>> failed;
    const auto breakConstraint = [](Database &database) -> Result<Done> {
        const auto written = database.execute("INSERT INTO authors (id, name, kind) VALUES (NULL, 'x', 0)");
        return written ? Result<Done>(Done{}) : Result<Done>(written.error());
    };
    const auto append = [this](const User &author) {
        m_storage->messages().append(message(m_room, author, u"x"_s), [](const auto &) {});
    };
    append(m_bob);
    m_storage->engine().write<Done>(breakConstraint, [&](const Result<Done> &result) { failed = result; });
    append(m_ada);
    QTRY_VERIFY(failed && !*failed);
    QCOMPARE(standing(*m_storage, m_bob.id, m_room).lastRead, 2);
    QCOMPARE(standing(*m_storage, m_ada.id, m_room).lastRead, 3);
    // Alone, too.
    failed.reset();
    append(m_bob);
    m_storage->engine().handOver();
    m_storage->engine().write<Done>(breakConstraint, [&](const Result<Done> &result) { failed = result; });
    QTRY_VERIFY(failed && !*failed);
    QCOMPARE(standing(*m_storage, m_bob.id, m_room).lastRead, 4);
}

void tst_SqliteLogStore::replayOfAnythingEqualsThePage_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void tst_SqliteLogStore::replayOfAnythingEqualsThePage()
{
    QFETCH(quint32, seed);
    QList<User> users = {m_ada, m_bob, user(u"Cy"_s), user(u"Bot"_s, UserKind::Agent)};
    // All are known by name before, because names are no part of the log.
    for (const User &each : users)
        QVERIFY(append(*m_storage, message(m_room, each, u"hello"_s)));
    Crowd crowd(*m_storage, m_room, users, seed);
    Picture follower;
    for (int round = 0; round < 6; ++round) {
        for (int i = 0; i < 50; ++i)
            crowd.act();
        replay(*m_storage, m_room, follower, 7);
    }
    const auto ended =
        m_storage->wait<int>([&](auto reply) { m_storage->streams().interruptRunning(u"restart"_s, 9, reply); });
    QVERIFY(ended);
    replay(*m_storage, m_room, follower, 7);
    Picture fresh;
    replay(*m_storage, m_room, fresh, 1'000);

    const auto everything = page(*m_storage, {.room = m_room, .limit = 10'000});
    const auto rooms = loadAll(*m_storage);
    QVERIFY(!everything->more);
    QVERIFY(everything->messages.size() > 50);
    for (qsizetype i = 0; i < everything->messages.size(); ++i)
        QCOMPARE(everything->messages[i].seq, i + 1);
    compare(fresh, everything->messages, rooms.first());
    compare(follower, everything->messages, rooms.first());
    QCOMPARE(integrity(*m_storage), u"ok"_s);
}

QTEST_GUILESS_MAIN(tst_SqliteLogStore)
#include "tst_SqliteLogStore.moc"
