// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Crowd.h"
#include "Picture.h"
#include "StoreKinds.h"

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;
using core::CursorKind;

class tst_LogStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStoreKinds(); }
    void init();
    void replayShowsTheCurrentState();
    void replayStopsAtItsLimits();
    void standingsTellWhatIsUnread();
    void cursorsMergeByMaximum();
    void aCursorEndsAtTheNewestMessage();
    void cursorsAreNotLogged();
    void anAgentReadsNothing();
    void replayOfAnythingEqualsThePage_data();
    void replayOfAnythingEqualsThePage();

private:
    std::unique_ptr<Stores> m_storage;
    User m_ada;
    User m_bob;
    RoomId m_room;
};

void tst_LogStores::init()
{
    m_storage = makeStores();
    m_ada = user(u"Ada"_s);
    m_bob = user(u"Bob"_s);
    const auto room = create(*m_storage, roomOf(u"Lobby"_s, {m_ada, m_bob}));
    QVERIFY(room);
    m_room = room->id;
}

void tst_LogStores::replayShowsTheCurrentState()
{
    const auto edited = append(*m_storage, message(m_room, m_ada, u"1"_s));
    const auto deleted = append(*m_storage, message(m_room, m_ada, u"2"_s));
    QVERIFY(edit(*m_storage, edited->message, u"one"_s));
    QVERIFY(erase(*m_storage, deleted->message));
    const auto log = since(*m_storage, m_room, 3);
    QCOMPARE(log->events.size(), 4);
    const Message latest = *get(*m_storage, edited->message.id);
    const Message tombstone = *get(*m_storage, deleted->message.id);
    QCOMPARE(log->events[0], (EventFrame{m_room, 4, event::MessageNew{latest}}));
    QCOMPARE(log->events[1], (EventFrame{m_room, 5, event::MessageNew{tombstone}}));
    QCOMPARE(log->events[2], (EventFrame{m_room, 6, event::MessageEdited{latest}}));
    QCOMPARE(log->events[3], (EventFrame{m_room, 7, event::MessageDeleted{tombstone}}));
}

void tst_LogStores::replayStopsAtItsLimits()
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

void tst_LogStores::standingsTellWhatIsUnread()
{
    QList<Message> sent;
    for (int i = 0; i < 6; ++i)
        sent += append(*m_storage, message(m_room, m_ada, u"x"_s))->message;
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

void tst_LogStores::cursorsMergeByMaximum()
{
    for (int i = 0; i < 5; ++i)
        QVERIFY(append(*m_storage, message(m_room, m_ada, u"x"_s)));
    QList<qint64> answered;
    for (const qint64 seq : {1, 4, 2}) {
        m_storage->cursors().advance(CursorKind::Seen, m_room, m_bob.id, seq,
                                     heard([&](const Result<qint64> &reached) { answered.append(*reached); }));
    }
    QTRY_COMPARE(answered, (QList<qint64>{1, 4, 4}));
    QCOMPARE(standing(*m_storage, m_bob.id, m_room).lastRead, 4);
    QCOMPARE(*advance(*m_storage, CursorKind::Seen, m_room, m_bob.id, 3), 4);
    QCOMPARE(*advance(*m_storage, CursorKind::Delivered, m_room, m_bob.id, 5), 5);
    QCOMPARE(*advance(*m_storage, CursorKind::Delivered, m_room, m_bob.id, 1), 5);
    QCOMPARE(*advance(*m_storage, CursorKind::Seen, m_room, m_ada.id, 1), 5); // who wrote them
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

void tst_LogStores::aCursorEndsAtTheNewestMessage()
{
    QVERIFY(append(*m_storage, message(m_room, m_ada, u"x"_s)));
    QVERIFY(advance(*m_storage, CursorKind::Seen, m_room, m_bob.id, 1'000'000));
    QCOMPARE(standing(*m_storage, m_bob.id, m_room).lastRead, 1);
    const auto refused = advance(*m_storage, CursorKind::Seen, RoomId::make(), m_bob.id, 1);
    QCOMPARE(refused.error().code, ErrorCode::NotFound);
}

void tst_LogStores::cursorsAreNotLogged()
{
    QVERIFY(append(*m_storage, message(m_room, m_ada, u"x"_s)));
    const qint64 before = since(*m_storage, m_room, 0)->ev;
    QVERIFY(advance(*m_storage, CursorKind::Seen, m_room, m_bob.id, 1));
    QCOMPARE(since(*m_storage, m_room, 0)->ev, before);
}

void tst_LogStores::anAgentReadsNothing()
{
    const User sage = samples::user(u"Sage"_s, UserKind::Agent);
    QVERIFY(m_storage->wait<QList<core::MembershipChange>>([&](auto reply) {
        m_storage->rooms().joinAll(m_room, {.members = {{sage, Role::Member, FakeClock::kStart}}}, reply);
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

void tst_LogStores::replayOfAnythingEqualsThePage_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void tst_LogStores::replayOfAnythingEqualsThePage()
{
    QFETCH(quint32, seed);
    QList<User> users = {m_ada, m_bob, user(u"Cy"_s), user(u"Bot"_s, UserKind::Agent)};
    // All are known by name before, because names are no part of the log.
    for (const User &each : users)
        QVERIFY(append(*m_storage, message(m_room, each, u"hello"_s)));
    Crowd crowd({m_storage.get()}, m_room, users, seed);
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
    if (auto *database = dynamic_cast<TempStorage *>(m_storage.get()))
        QCOMPARE(integrity(*database), u"ok"_s);
}

QTEST_GUILESS_MAIN(tst_LogStores)
#include "tst_LogStores.moc"
