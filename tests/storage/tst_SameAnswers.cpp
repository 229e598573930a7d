// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Crowd.h"
#include "support/memory/MemoryStores.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;

class tst_SameAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memoryAndDatabaseAnswerTheSameToAnything_data();
    void memoryAndDatabaseAnswerTheSameToAnything();
};

void tst_SameAnswers::memoryAndDatabaseAnswerTheSameToAnything_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void tst_SameAnswers::memoryAndDatabaseAnswerTheSameToAnything()
{
    QFETCH(quint32, seed);
    support::MemoryStores memory;
    TempStorage database({.synchronous = Synchronous::Normal});
    const QList<Stores *> all{&memory, &database};
    const QList<User> users{user(u"Ada"_s), user(u"Bob"_s), user(u"Cy"_s), user(u"Bot"_s, UserKind::Agent)};
    core::StoredRoom stored = roomOf(u"Lobby"_s, users.first(2));
    stored.members.first().role = Role::Owner;
    stored.room.createdBy = UserId(stored.room.id.uuid());
    const RoomId room = stored.room.id;
    for (Stores *stores : all)
        QVERIFY(create(*stores, stored));
    Crowd crowd(all, room, users, seed);
    for (int i = 0; i < 300; ++i)
        crowd.act();
    const core::NewMessage last = message(room, users.first(), u"last"_s);
    for (Stores *stores : all)
        QVERIFY(append(*stores, last)); // all writes before it are answered
    QVERIFY(crowd.answersOf(0).size() > 200);
    QCOMPARE(crowd.answersOf(0), crowd.answersOf(1));

    const core::PageRequest everything{.room = room, .limit = 1'000, .withCursors = true};
    QCOMPARE(*page(memory, everything), *page(database, everything));
    for (const qint64 seq : {1, 7, 40, 1'000}) {
        for (const int bytes : {1, 100, 1'000}) {
            const core::PageRequest requests[] = {{.room = room, .before = seq, .limit = 10},
                                                  {.room = room, .after = seq, .limit = 10},
                                                  {.room = room, .around = seq, .limit = 10}};
            for (const core::PageRequest &request : requests)
                QCOMPARE(*page(memory, request, bytes), *page(database, request, bytes));
            const auto here = since(memory, room, seq, 20, bytes);
            const auto there = since(database, room, seq, 20, bytes);
            QCOMPARE(here->events, there->events);
            QCOMPARE(here->more, there->more);
            QCOMPARE(here->ev, there->ev);
        }
    }
    for (const User &each : users) {
        const core::RoomStanding here = standing(memory, each.id, room);
        const core::RoomStanding there = standing(database, each.id, room);
        QCOMPARE(here.lastRead, there.lastRead);
        QCOMPARE(here.unread, there.unread);
        QCOMPARE(here.ev, there.ev);
        QCOMPARE(here.seq, there.seq);
    }
    QCOMPARE(loadAll(memory).first().room, loadAll(database).first().room);
    QCOMPARE(loadAll(memory).first().members, loadAll(database).first().members);
}

QTEST_GUILESS_MAIN(tst_SameAnswers)
#include "tst_SameAnswers.moc"
