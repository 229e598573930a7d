// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Samples.h"
#include "storage/PendingCursors.h"
#include "storage/SqliteLogStore.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;
using core::CursorKind;

//! What only a database can do wrong; tst_LogStores has what every log does.
class tst_SqliteLogStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anAuthorsCursorIsKnownBeforeItIsWritten();
    void anAuthorsCursorIsFoundAgainAfterACrash();
    void noMoreAuthorsCursorsWaitThanAreFoundAgain();
    void anAuthorsCursorOutlastsAFailureOfOthers();
    void unreadMessagesAreCountedAmongTheNewest_data();
    void unreadMessagesAreCountedAmongTheNewest();
    void aMarkerBeyondTheNewestCountsNeitherOwnNorOlderOnes();
    void whoIsBlockedIsLookedForAmongTheNewestThousand();

private:
    //! As a server has it that counts among so many.
    core::RoomStanding counted(const User &reader, int unreadMax)
    {
        SqliteLogStore log(m_storage->engine(), unreadMax);
        const auto found = m_storage->wait<QList<core::RoomStanding>>(
            [&](auto reply) { log.standings(reader.id, {m_room}, reply); });
        return found && !found->isEmpty() ? found->first() : core::RoomStanding{};
    }

    std::unique_ptr<TempStorage> m_storage;
    User m_ada;
    User m_bob;
    RoomId m_room;
};

namespace {

//! What stands in the database, without asking for what waits. -1: nothing.
qint64 storedSeen(TempStorage &storage, RoomId room, UserId user)
{
    const auto found = storage.wait<qint64>([&](core::Reply<qint64> reply) {
        storage.engine().read<qint64>(
            [room, user](Database &database) -> Result<qint64> {
                const auto seq = database.first(
                    "SELECT seq FROM cursors WHERE room = ? AND kind = 1 AND user = ?",
                    [](const Row &row) { return row.integer(0); }, room, user);
                return seq ? Result<qint64>(seq->value_or(-1)) : Result<qint64>(seq.error());
            },
            std::move(reply));
    });
    return found.value();
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

void tst_SqliteLogStore::anAuthorsCursorIsKnownBeforeItIsWritten()
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(append(*m_storage, message(m_room, m_ada, u"x"_s)));
    QCOMPARE(storedSeen(*m_storage, m_room, m_ada.id), 0);
    QCOMPARE(standing(*m_storage, m_ada.id, m_room).unread, 0);
    QCOMPARE(standing(*m_storage, m_ada.id, m_room).lastRead, 3);
    QCOMPARE(storedSeen(*m_storage, m_room, m_ada.id), 0);
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

void tst_SqliteLogStore::noMoreAuthorsCursorsWaitThanAreFoundAgain()
{
    QVERIFY(append(*m_storage, message(m_room, m_bob, u"x"_s)));
    int stored = 0;
    for (int i = 2; i < PendingCursors::kMostBehind; ++i) {
        m_storage->messages().append(message(m_room, m_ada, u"x"_s),
                                     heard([&](const auto &kept) { stored += kept ? 1 : 0; }));
        if (i % 500 == 0) // no more than may wait
            QTRY_COMPARE(stored, i - 1);
    }
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
    const auto breakConstraint = [](const Writing &in) -> Result<Done> {
        const auto written = in.database.execute("INSERT INTO authors (id, name, kind) VALUES (NULL, 'x', 0)");
        return written ? Result<Done>(Done{}) : Result<Done>(written.error());
    };
    const auto append = [this](const User &author) {
        m_storage->messages().append(message(m_room, author, u"x"_s), {});
    };
    append(m_bob);
    m_storage->onWriter<Done>(breakConstraint, heard([&](const Result<Done> &result) { failed = result; }));
    append(m_ada);
    QTRY_VERIFY(failed && !*failed);
    QCOMPARE(standing(*m_storage, m_bob.id, m_room).lastRead, 2);
    QCOMPARE(standing(*m_storage, m_ada.id, m_room).lastRead, 3);
    // Alone, too.
    failed.reset();
    append(m_bob);
    m_storage->engine().handOver();
    m_storage->onWriter<Done>(breakConstraint, heard([&](const Result<Done> &result) { failed = result; }));
    QTRY_VERIFY(failed && !*failed);
    QCOMPARE(standing(*m_storage, m_bob.id, m_room).lastRead, 4);
}

void tst_SqliteLogStore::unreadMessagesAreCountedAmongTheNewest_data()
{
    QTest::addColumn<int>("unreadMax");
    QTest::addColumn<int>("unread");
    QTest::addColumn<int>("mentions");
    QTest::newRow("more than there are") << 9 << 7 << 2;
    QTest::newRow("as many as there are") << 8 << 7 << 2;
    QTest::newRow("one fewer") << 7 << 6 << 1;
    QTest::newRow("one") << 1 << 1 << 0;
}

void tst_SqliteLogStore::unreadMessagesAreCountedAmongTheNewest()
{
    QFETCH(int, unreadMax);
    // Eight of Ada's, of which the sixth is deleted, and Bob is named in the first and the fifth.
    for (int i = 1; i <= 8; ++i) {
        core::NewMessage said = message(m_room, m_ada, u"x"_s);
        if (i == 1 || i == 5)
            said.mentions = {m_bob.id};
        const auto kept = append(*m_storage, said);
        QVERIFY(kept);
        if (i == 6)
            QVERIFY(erase(*m_storage, kept->message));
    }
    const core::RoomStanding standing = counted(m_bob, unreadMax);
    QCOMPARE(standing.lastRead, 0);
    QTEST(standing.unread, "unread");
    QTEST(standing.unreadMentions, "mentions");
}

void tst_SqliteLogStore::aMarkerBeyondTheNewestCountsNeitherOwnNorOlderOnes()
{
    for (int i = 0; i < 4; ++i) {
        QVERIFY(append(*m_storage, message(m_room, m_ada, u"x"_s)));
        QVERIFY(append(*m_storage, message(m_room, m_bob, u"x"_s)));
    }
    const auto setBack = [this](qint64 seq) {
        return m_storage
            ->wait<core::ReadMark>(
                [&](auto reply) { m_storage->readers().markRead(m_room, m_bob.id, seq, reply); })
            .has_value();
    };
    QVERIFY(setBack(4)); // as many are behind it as are counted
    QCOMPARE(counted(m_bob, 4).unread, 2);
    QVERIFY(setBack(2));
    QCOMPARE(counted(m_bob, 4).unread, 2);
    QCOMPARE(counted(m_bob, 4).lastRead, 2);
    QCOMPARE(counted(m_bob, 6).unread, 3);
}

void tst_SqliteLogStore::whoIsBlockedIsLookedForAmongTheNewestThousand()
{
    const User eve = user(u"Eve"_s);
    m_room = create(*m_storage, roomOf(u"Hall"_s, {m_ada, m_bob, eve}))->id;
    QVERIFY(m_storage->wait<Done>(
        [&](auto reply) { m_storage->people().block({m_bob.id, eve.id}, true, FakeClock::kStart, reply); }));
    QVERIFY(append(*m_storage, message(m_room, eve, u"x"_s)));
    for (int i = 1; i < 999; ++i)
        m_storage->messages().append(message(m_room, m_ada, u"x"_s), {});
    QVERIFY(append(*m_storage, message(m_room, m_ada, u"x"_s)));
    QCOMPARE(counted(m_bob, 10'000).unread, 999);
    QVERIFY(append(*m_storage, message(m_room, m_ada, u"x"_s)));
    QCOMPARE(counted(m_bob, 10'000).unread, 1'001);
}

QTEST_GUILESS_MAIN(tst_SqliteLogStore)
#include "tst_SqliteLogStore.moc"
