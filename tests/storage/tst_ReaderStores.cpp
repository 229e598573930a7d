// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StoreKinds.h"

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;
using core::CursorKind;
using core::ReadMark;
using core::ReaderSettings;
using core::SettingsChange;

class tst_ReaderStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStoreKinds(); }
    void init();
    void aMarkerGoesBackAndTheSeenCursorStays();
    void aMarkerAheadMovesWhatOthersSee();
    void aMarkerIsCutToWhatTheRoomHas();
    void whatIsSeenMovesAMarkerOn();
    void sendingReadsEverything();
    void ownMessagesBehindAMarkerAreNotUnread();
    void mentionsAreCountedApart();
    void whatSomebodyBlockedHasWrittenIsNeitherUnreadNorAMention();
    void settingsAreShownInTheStanding();
    void theLevelBeforeATimeIsKept();
    void whatIsNotNamedStays();
    void whoLeavesComesBackWithoutThem();
    void strangersHaveNone();
    void allOfItOutlivesARestart();

private:
    Result<ReadMark> mark(const User &who, qint64 seq)
    {
        return m_storage->wait<ReadMark>([&](auto reply) { m_storage->readers().markRead(m_room, who.id, seq, reply); });
    }
    Result<ReaderSettings> change(const User &who, const SettingsChange &change)
    {
        return m_storage->wait<ReaderSettings>(
            [&](auto reply) { m_storage->readers().change(m_room, who.id, change, reply); });
    }
    qint64 seenBy(const User &who)
    {
        const auto cursors =
            m_storage->wait<core::RoomCursors>([&](auto reply) { m_storage->cursors().cursors(m_room, reply); });
        const auto found = std::ranges::find(cursors->seen, who.id, &Cursor::user);
        return found == cursors->seen.end() ? -1 : found->seq;
    }
    core::RoomStanding standingOf(const User &who) { return standing(*m_storage, who.id, m_room); }

    std::unique_ptr<Stores> m_storage;
    User m_ada;
    User m_bob;
    RoomId m_room;
};

//! Ada has written five messages, of which Bob has seen four.
void tst_ReaderStores::init()
{
    m_storage = makeStores();
    m_ada = user(u"Ada"_s);
    m_bob = user(u"Bob"_s);
    m_room = create(*m_storage, roomOf(u"Lobby"_s, {m_ada, m_bob}))->id;
    for (int i = 0; i < 5; ++i)
        QVERIFY(append(*m_storage, message(m_room, m_ada, u"hello"_s)));
    QVERIFY(advance(*m_storage, CursorKind::Seen, m_room, m_bob.id, 4));
}

void tst_ReaderStores::aMarkerGoesBackAndTheSeenCursorStays()
{
    const auto set = mark(m_bob, 2);
    QVERIFY(set);
    QCOMPARE(set->lastRead, 2);
    QVERIFY(!set->isAhead);
    QCOMPARE(standingOf(m_bob).lastRead, 2);
    QCOMPARE(standingOf(m_bob).unread, 3);
    QCOMPARE(seenBy(m_bob), 4);
}

void tst_ReaderStores::aMarkerAheadMovesWhatOthersSee()
{
    QVERIFY(mark(m_bob, 1));
    const auto set = mark(m_bob, 5);
    QVERIFY(set);
    QVERIFY(set->isAhead);
    QCOMPARE(standingOf(m_bob).lastRead, 5);
    QCOMPARE(standingOf(m_bob).unread, 0);
    QCOMPARE(seenBy(m_bob), 5);
}

void tst_ReaderStores::aMarkerIsCutToWhatTheRoomHas()
{
    QCOMPARE(mark(m_bob, 1'000)->lastRead, 5);
    QCOMPARE(mark(m_bob, 0)->lastRead, 0);
    QCOMPARE(standingOf(m_bob).unread, 5);
}

void tst_ReaderStores::whatIsSeenMovesAMarkerOn()
{
    QVERIFY(mark(m_bob, 1));
    QVERIFY(advance(*m_storage, CursorKind::Seen, m_room, m_bob.id, 3));
    QCOMPARE(standingOf(m_bob).lastRead, 3);
    QVERIFY(advance(*m_storage, CursorKind::Seen, m_room, m_bob.id, 2));
    QCOMPARE(standingOf(m_bob).lastRead, 3);
    QVERIFY(advance(*m_storage, CursorKind::Seen, m_room, m_bob.id, 5));
    QCOMPARE(standingOf(m_bob).lastRead, 5);
}

void tst_ReaderStores::sendingReadsEverything()
{
    QVERIFY(mark(m_bob, 1));
    QVERIFY(append(*m_storage, message(m_room, m_bob, u"here"_s)));
    QCOMPARE(standingOf(m_bob).lastRead, 6);
    QCOMPARE(standingOf(m_bob).unread, 0);
}

void tst_ReaderStores::ownMessagesBehindAMarkerAreNotUnread()
{
    QVERIFY(append(*m_storage, message(m_room, m_bob, u"mine"_s)));
    const auto gone = append(*m_storage, message(m_room, m_bob, u"mine, and taken back"_s));
    QVERIFY(erase(*m_storage, gone->message));
    const auto deleted = append(*m_storage, message(m_room, m_ada, u"taken back, too"_s));
    QVERIFY(erase(*m_storage, deleted->message));
    QVERIFY(mark(m_bob, 3));
    QCOMPARE(standingOf(m_bob).unread, 2);
}

void tst_ReaderStores::whatSomebodyBlockedHasWrittenIsNeitherUnreadNorAMention()
{
    const User eve = user(u"Eve"_s);
    m_room = create(*m_storage, roomOf(u"Hall"_s, {m_ada, m_bob, eve}))->id;
    QVERIFY(append(*m_storage, message(m_room, m_ada, u"hello"_s)));
    NewMessage toBob = message(m_room, eve, u"@Bob"_s);
    toBob.mentions = {m_bob.id};
    QVERIFY(append(*m_storage, toBob));
    const auto gone = append(*m_storage, message(m_room, eve, u"taken back"_s));
    QVERIFY(erase(*m_storage, gone->message));
    QVERIFY(append(*m_storage, message(m_room, m_bob, u"mine"_s)));
    QVERIFY(append(*m_storage, message(m_room, eve, u"again"_s)));
    const auto block = [&](bool on) {
        return m_storage->wait<Done>(
            [&](auto reply) { m_storage->people().block({m_bob.id, eve.id}, on, FakeClock::kStart, reply); });
    };
    QCOMPARE(standingOf(m_bob).unread, 1);
    QVERIFY(block(true));
    QCOMPARE(standingOf(m_bob).unread, 0);
    // Behind a marker that was set back, too.
    QVERIFY(mark(m_bob, 0));
    QCOMPARE(standingOf(m_bob).unread, 1);
    QCOMPARE(standingOf(m_bob).unreadMentions, 0);
    // For him alone.
    QVERIFY(mark(m_ada, 0));
    QCOMPARE(standingOf(m_ada).unread, 3);
    QVERIFY(block(false));
    QCOMPARE(standingOf(m_bob).unread, 3);
    QCOMPARE(standingOf(m_bob).unreadMentions, 1);
}

void tst_ReaderStores::mentionsAreCountedApart()
{
    NewMessage toBob = message(m_room, m_ada, u"@Bob"_s);
    toBob.mentions = {m_ada.id, m_bob.id};
    QVERIFY(append(*m_storage, toBob));
    QVERIFY(append(*m_storage, message(m_room, m_ada, u"nobody"_s)));
    QCOMPARE(standingOf(m_bob).unread, 3);
    QCOMPARE(standingOf(m_bob).unreadMentions, 1);
    QVERIFY(mark(m_bob, 6));
    QCOMPARE(standingOf(m_bob).unreadMentions, 0);
    QVERIFY(mark(m_bob, 5));
    QCOMPARE(standingOf(m_bob).unreadMentions, 1);
    QVERIFY(erase(*m_storage, toBob));
    QCOMPARE(standingOf(m_bob).unreadMentions, 0);
}

void tst_ReaderStores::settingsAreShownInTheStanding()
{
    QCOMPARE(standingOf(m_bob).settings, ReaderSettings{});
    const auto set = change(m_bob, {.level = NotifyLevel::None, .favourite = true});
    const ReaderSettings expected{.notify = core::NotifySetting{NotifyLevel::None}, .favourite = true};
    QVERIFY(set);
    QCOMPARE(*set, expected);
    QCOMPARE(standingOf(m_bob).settings, expected);
    QCOMPARE(standingOf(m_ada).settings, ReaderSettings{});
}

void tst_ReaderStores::theLevelBeforeATimeIsKept()
{
    QVERIFY(change(m_bob, {.level = NotifyLevel::Mentions}));
    QVERIFY(change(m_bob, {.level = NotifyLevel::None, .until = 1'000}));
    const auto longer = change(m_bob, {.level = NotifyLevel::None, .until = 2'000});
    QCOMPARE(longer->notify, (core::NotifySetting{NotifyLevel::None, 2'000, NotifyLevel::Mentions}));
    QCOMPARE(standingOf(m_bob).settings, *longer);
}

void tst_ReaderStores::whatIsNotNamedStays()
{
    QVERIFY(change(m_bob, {.level = NotifyLevel::None, .favourite = true}));
    QVERIFY(change(m_bob, {.level = NotifyLevel::All}));
    QVERIFY(standingOf(m_bob).settings.favourite);
    QVERIFY(change(m_bob, {.favourite = false}));
    QCOMPARE(standingOf(m_bob).settings.notify, core::NotifySetting{NotifyLevel::All});
}

void tst_ReaderStores::whoLeavesComesBackWithoutThem()
{
    QVERIFY(change(m_bob, {.level = NotifyLevel::None, .favourite = true}));
    QVERIFY(mark(m_bob, 1));
    using core::MembershipChange;
    QVERIFY(m_storage->wait<MembershipChange>(
        [&](auto reply) { m_storage->rooms().leave(m_room, {.user = m_bob.id}, reply); }));
    QVERIFY(m_storage->wait<MembershipChange>(
        [&](auto reply) { m_storage->rooms().join(m_room, {m_bob, Role::Member, 2}, reply); }));
    QCOMPARE(standingOf(m_bob).settings, ReaderSettings{});
    QCOMPARE(standingOf(m_bob).lastRead, 5);
}

void tst_ReaderStores::strangersHaveNone()
{
    const User eve = user(u"Eve"_s);
    QCOMPARE(mark(eve, 1).error().code, ErrorCode::NotFound);
    QCOMPARE(change(eve, {.favourite = true}).error().code, ErrorCode::NotFound);
    m_room = RoomId::make();
    QCOMPARE(mark(m_bob, 1).error().code, ErrorCode::NotFound);
    QCOMPARE(change(m_bob, {.favourite = true}).error().code, ErrorCode::NotFound);
}

void tst_ReaderStores::allOfItOutlivesARestart()
{
    QVERIFY(change(m_bob, {.level = NotifyLevel::None, .until = 1'000, .favourite = true}));
    QVERIFY(mark(m_bob, 2));
    const core::RoomStanding before = standingOf(m_bob);
    m_storage->restart();
    QCOMPARE(standingOf(m_bob).settings, before.settings);
    QCOMPARE(standingOf(m_bob).lastRead, 2);
    QCOMPARE(standingOf(m_bob).unread, 3);
}

QTEST_GUILESS_MAIN(tst_ReaderStores)
#include "tst_ReaderStores.moc"
