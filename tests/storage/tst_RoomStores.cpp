// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StoreKinds.h"

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;
using core::CursorKind;
using core::MembershipChange;

class tst_RoomStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStoreKinds(); }
    void init() { m_stores = makeStores(); }
    void aCreatedRoomIsLoadedWithItsMembers();
    void logsItsCreationAndThenItsMembers();
    void publicNamesAreUniqueWithoutCase();
    void privateNamesAreNot();
    void updatesNameAndTopicAndLogsIt();
    void joiningIsIdempotentAndCounts();
    void joiningStartsReadingAtTheNewestMessage();
    void leavingIsIdempotentAndForgetsTheCursors();
    void aLeavingOwnerHandsTheRoomOn_data();
    void aLeavingOwnerHandsTheRoomOn();
    void aRoomOfNobodyGoesToTheFirstAccountThatComes_data();
    void aRoomOfNobodyGoesToTheFirstAccountThatComes();
    void whoComesBackIsAMemberAgain();
    void theLogKeepsWhoAddedAndRemovedAMemberAndWhy();
    void severalJoinSideBySideOrNotAtAll();
    void onlyNewcomersLeavesAloneWhoHasLeft();
    void nothingOfARemovedRoomIsFound();
    void namesFollowTheirOwners();

private:
    std::unique_ptr<Stores> m_stores;
};

namespace {

Result<MembershipChange> join(Stores &storage, RoomId room, const User &who)
{
    return storage.wait<MembershipChange>([&](auto reply) {
        storage.rooms().join(room, {who, Role::Member, FakeClock::kStart + 5}, reply);
    });
}

Result<QList<MembershipChange>> joinAll(Stores &storage, RoomId room, const core::Joining &joining)
{
    return storage.wait<QList<MembershipChange>>([&](auto reply) { storage.rooms().joinAll(room, joining, reply); });
}

//! Into whichever room.
Result<MembershipChange> letIn(Stores &storage, RoomId room, const User &who)
{
    const auto changes = joinAll(storage, room, {.members = {{who, Role::Member, FakeClock::kStart + 5}}});
    return changes ? Result<MembershipChange>(changes->first()) : Result<MembershipChange>(changes.error());
}

Result<MembershipChange> leave(Stores &storage, RoomId room, UserId who)
{
    return storage.wait<MembershipChange>([&](auto reply) { storage.rooms().leave(room, {.user = who}, reply); });
}

Result<qint64> removeRoom(Stores &storage, RoomId room)
{
    return storage.wait<qint64>([&](auto reply) { storage.rooms().remove(room, {}, reply); });
}

} // namespace

void tst_RoomStores::aCreatedRoomIsLoadedWithItsMembers()
{
    Stores &storage = *m_stores;
    auto stored = roomOf(u"Lobby"_s, {user(u"Ada"_s), user(u"Bob"_s, UserKind::Agent)}, RoomKind::Private);
    stored.room.topic = u"all things"_s;
    const auto created = create(storage, stored);
    QVERIFY(created);
    stored.room.ev = 3;
    stored.room.memberCount = 2;
    QCOMPARE(*created, stored.room);
    const auto rooms = loadAll(storage);
    QCOMPARE(rooms.size(), 1);
    QCOMPARE(rooms.first().room, stored.room);
    QCOMPARE(rooms.first().members, stored.members);
    QCOMPARE(create(storage, stored).error().code, ErrorCode::Conflict);
}

void tst_RoomStores::logsItsCreationAndThenItsMembers()
{
    Stores &storage = *m_stores;
    const auto stored = roomOf(u"Lobby"_s, {user(u"Ada"_s), user(u"Bob"_s)});
    const auto room = create(storage, stored);
    const auto log = since(storage, room->id, 0);
    QCOMPARE(log->events.size(), 3);
    QCOMPARE(log->ev, 3);
    QVERIFY(isDense(log->events));
    QCOMPARE(log->events[0].event, Event(event::RoomCreated{*room}));
    QCOMPARE(log->events[1].event, Event(event::UserJoined{*room, stored.members[0]}));
    QCOMPARE(log->events[2].event, Event(event::UserJoined{*room, stored.members[1]}));
}

void tst_RoomStores::publicNamesAreUniqueWithoutCase()
{
    Stores &storage = *m_stores;
    QVERIFY(create(storage, roomOf(u"Äpfel und Birnen"_s, {})));
    const auto second = create(storage, roomOf(u" ÄPFEL  und birnen"_s, {}));
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Conflict);
    const auto other = create(storage, roomOf(u"Weg"_s, {}));
    QVERIFY(other);
    const auto renamed = storage.wait<core::ChangedRoom>(
        [&](auto reply) { storage.rooms().update(other->id, {.name = u"äpfel und Birnen"_s}, reply); });
    QVERIFY(!renamed);
    QCOMPARE(renamed.error().code, ErrorCode::Conflict);
}

void tst_RoomStores::privateNamesAreNot()
{
    Stores &storage = *m_stores;
    QVERIFY(create(storage, roomOf(u"Club"_s, {})));
    QVERIFY(create(storage, roomOf(u"Club"_s, {}, RoomKind::Private)));
    QVERIFY(create(storage, roomOf(u"Club"_s, {}, RoomKind::Private)));
}

void tst_RoomStores::updatesNameAndTopicAndLogsIt()
{
    Stores &storage = *m_stores;
    const auto room = create(storage, roomOf(u"Lobby"_s, {}));
    const auto update = [&](RoomId id, const core::RoomChange &change) {
        return storage.wait<core::ChangedRoom>([&](auto reply) { storage.rooms().update(id, change, reply); });
    };
    QCOMPARE(update(room->id, {.topic = u"news"_s})->room.topic, u"news"_s);
    const UserId ada = UserId::make();
    const auto renamed = update(room->id, {.name = u"LOBBY"_s, .by = ada});
    QCOMPARE(renamed->room.name, u"LOBBY"_s);
    QCOMPARE(renamed->room.topic, u"news"_s);
    QCOMPARE(renamed->room.ev, 3);
    QCOMPARE(since(storage, room->id, 2)->events.first().event, Event(event::RoomUpdated{renamed->room, ada}));
    const auto again = update(room->id, {.name = u"LOBBY"_s, .topic = u"news"_s});
    QCOMPARE(again->fresh, false);
    QCOMPARE(again->room, renamed->room);
    QCOMPARE(update(RoomId::make(), {.name = u"x"_s}).error().code, ErrorCode::NotFound);
}

void tst_RoomStores::joiningIsIdempotentAndCounts()
{
    Stores &storage = *m_stores;
    const User bob = user(u"Bob"_s);
    const auto room = create(storage, roomOf(u"Lobby"_s, {user(u"Ada"_s)}));
    const auto joined = join(storage, room->id, bob);
    QVERIFY(joined->fresh);
    QCOMPARE(joined->room.memberCount, 2);
    QCOMPARE(joined->room.ev, room->ev + 1);
    QCOMPARE(joined->member.user, bob);
    const auto again = join(storage, room->id, bob);
    QVERIFY(!again->fresh);
    QCOMPARE(again->room, joined->room);
    QCOMPARE(join(storage, RoomId::make(), bob).error().code, ErrorCode::NotFound);
}

void tst_RoomStores::joiningStartsReadingAtTheNewestMessage()
{
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    const User bob = user(u"Bob"_s);
    const auto room = create(storage, roomOf(u"Lobby"_s, {ada}));
    QVERIFY(append(storage, message(room->id, ada, u"old"_s)));
    QVERIFY(join(storage, room->id, bob));
    QVERIFY(append(storage, message(room->id, ada, u"new"_s)));
    const auto stands = standing(storage, bob.id, room->id);
    QCOMPARE(stands.lastRead, 1);
    QCOMPARE(stands.unread, 1);
}

void tst_RoomStores::leavingIsIdempotentAndForgetsTheCursors()
{
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    const User bob = user(u"Bob"_s);
    const auto room = create(storage, roomOf(u"Lobby"_s, {ada, bob}));
    QVERIFY(append(storage, message(room->id, bob, u"hi"_s)));
    QVERIFY(advance(storage, CursorKind::Delivered, room->id, bob.id, 1));
    const auto left = leave(storage, room->id, bob.id);
    QVERIFY(left->fresh);
    QCOMPARE(left->member.user, bob);
    QCOMPARE(left->room.memberCount, 1);
    QVERIFY(!leave(storage, room->id, bob.id)->fresh);
    QVERIFY(!leave(storage, room->id, UserId::make())->fresh);
    const auto cursors =
        storage.wait<core::RoomCursors>([&](auto reply) { storage.cursors().cursors(room->id, reply); });
    for (const Cursor &cursor : cursors->delivered + cursors->seen)
        QVERIFY(cursor.user != bob.id);
    QCOMPARE(loadAll(storage).first().members.size(), 1);
    const auto log = since(storage, room->id, left->room.ev - 1);
    QCOMPARE(log->events.first().event, Event(event::UserLeft{bob.id, u"Bob"_s, {}, {}}));
}

void tst_RoomStores::aLeavingOwnerHandsTheRoomOn_data()
{
    QTest::addColumn<QString>("members"); // in the order of joining, behind the owner; the letter is the role
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("heir"); // index; -1: nobody
    const int open = int(RoomKind::Public);
    QTest::newRow("the admin longest there") << u"mgaa"_s << open << 2;
    QTest::newRow("a member, where no admin is") << u"gbmm"_s << open << 2;
    QTest::newRow("a guest, where guests are alone") << u"gg"_s << open << 0;
    QTest::newRow("nobody, where agents are alone") << u"b"_s << open << -1;
    QTest::newRow("nobody, where nobody is") << u""_s << open << -1;
    QTest::newRow("nobody, where there is another owner") << u"mao"_s << open << -1;
    QTest::newRow("not a member who has left") << u"xm"_s << open << 1;
    QTest::newRow("of a private room") << u"m"_s << int(RoomKind::Private) << 0;
    QTest::newRow("not of a direct room") << u"m"_s << int(RoomKind::Direct) << -1;
}

void tst_RoomStores::aLeavingOwnerHandsTheRoomOn()
{
    QFETCH(QString, members);
    QFETCH(int, kind);
    QFETCH(int, heir);
    static const QHash<QChar, Role> kRoles{{u'o', Role::Owner}, {u'a', Role::Admin},  {u'm', Role::Member},
                                           {u'g', Role::Guest}, {u'b', Role::Member}, {u'x', Role::Member}};
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    core::StoredRoom stored = roomOf(u"Project"_s, {ada}, RoomKind(kind));
    stored.room.createdBy = ada.id;
    stored.members.first().role = Role::Owner;
    for (const QChar letter : members) {
        const User next =
            user(u"Member %1"_s.arg(stored.members.size()), letter == u'b' ? UserKind::Agent : UserKind::Person);
        stored.members.append({next, kRoles[letter], FakeClock::kStart + stored.members.size()});
    }
    const auto room = create(storage, stored);
    QVERIFY(room);
    for (qsizetype i = 0; i < members.size(); ++i) {
        if (members[i] == u'x')
            QVERIFY(leave(storage, room->id, stored.members[i + 1].user.id));
    }
    const auto left = leave(storage, room->id, ada.id);
    QVERIFY(left);
    QCOMPARE(left->heir.has_value(), heir >= 0);
    const bool isDeserted = members.isEmpty() || members == u"b"_s; // by people
    QCOMPARE(left->archived, isDeserted);
    QCOMPARE(left->room.archived, isDeserted);
    const auto log = since(storage, room->id, left->room.ev - (heir >= 0 || isDeserted ? 2 : 1));
    if (isDeserted)
        QCOMPARE(log->events.last().event, Event(event::RoomUpdated{left->room, {}}));
    QCOMPARE(log->events.first().event, Event(event::UserLeft{ada.id, u"Ada"_s, {}, {}}));
    if (heir < 0)
        return;
    Member expected = stored.members[heir + 1];
    expected.role = Role::Owner;
    QCOMPARE(*left->heir, expected);
    QCOMPARE(log->events.last().event, Event(event::MemberUpdated{expected}));
    QCOMPARE(log->events.last().ev, left->room.ev);
    const auto now = loadAll(storage).first().members;
    QVERIFY(now.contains(expected));
}

void tst_RoomStores::aRoomOfNobodyGoesToTheFirstAccountThatComes_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("isTheServers");
    QTest::addColumn<bool>("isHandedOn");
    QTest::newRow("public") << int(RoomKind::Public) << false << true;
    QTest::newRow("direct") << int(RoomKind::Direct) << false << false;
    QTest::newRow("the server's") << int(RoomKind::Public) << true << false;
}

void tst_RoomStores::aRoomOfNobodyGoesToTheFirstAccountThatComes()
{
    QFETCH(int, kind);
    QFETCH(bool, isTheServers);
    QFETCH(bool, isHandedOn);
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    core::StoredRoom stored = roomOf(u"Project"_s, {}, RoomKind(kind));
    stored.room.createdBy = isTheServers ? UserId{} : UserId(stored.room.id.uuid());
    stored.members = {{user(u"Gus"_s), Role::Guest, FakeClock::kStart}};
    const RoomId room = create(storage, stored)->id;

    const Member guest{user(u"Another guest"_s), Role::Guest, FakeClock::kStart};
    const Member agent{user(u"Sage"_s, UserKind::Agent), Role::Member, FakeClock::kStart};
    const auto none = joinAll(storage, room, {.members = {guest, agent}});
    QVERIFY(!none->first().heir && !none->last().heir);
    const auto first = letIn(storage, room, ada);
    QCOMPARE(first->member.role, Role::Member);
    QCOMPARE(first->heir.has_value(), isHandedOn);
    const auto later = letIn(storage, room, user(u"Bob"_s));
    QVERIFY(!later->heir);
    if (!isHandedOn)
        return;
    const Member owner{ada, Role::Owner, first->member.joinedAt};
    QCOMPARE(*first->heir, owner);
    const auto log = since(storage, room, first->room.ev - 2);
    QCOMPARE(std::get<event::UserJoined>(log->events[0].event).member.user, ada);
    QCOMPARE(log->events[1].event, Event(event::MemberUpdated{owner}));
    QVERIFY(loadAll(storage).first().members.contains(owner));
}

void tst_RoomStores::whoComesBackIsAMemberAgain()
{
    Stores &storage = *m_stores;
    const User bob = user(u"Bob"_s);
    const auto room = create(storage, roomOf(u"Lobby"_s, {user(u"Ada"_s), bob}));
    QVERIFY(leave(storage, room->id, bob.id));
    const auto back = join(storage, room->id, bob);
    QVERIFY(back->fresh);
    QCOMPARE(back->room.memberCount, 2);
    QCOMPARE(loadAll(storage).first().members.size(), 2);
    QVERIFY(isDense(since(storage, room->id, 0)->events));
}

void tst_RoomStores::theLogKeepsWhoAddedAndRemovedAMemberAndWhy()
{
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    const User bot = user(u"Bot"_s, UserKind::Agent);
    const auto room = create(storage, roomOf(u"Cellar"_s, {ada}, RoomKind::Private));
    const auto added = joinAll(storage, room->id, {.members = {{bot, Role::Member, FakeClock::kStart}}, .by = ada.id});
    QVERIFY(added);
    QVERIFY(storage.wait<MembershipChange>([&](auto reply) {
        storage.rooms().leave(room->id, {bot.id, ada.id, u"too loud"_s}, reply);
    }));
    storage.restart();
    const auto log = since(storage, room->id, room->ev);
    QCOMPARE(log->events.size(), 2);
    QCOMPARE(std::get<event::UserJoined>(log->events[0].event).by, std::optional(ada.id));
    QCOMPARE(log->events[1].event, Event(event::UserLeft{bot.id, u"Bot"_s, ada.id, u"too loud"_s}));
    const auto own = since(storage, room->id, 1, 1);
    QVERIFY(!std::get<event::UserJoined>(own->events[0].event).by);
}

void tst_RoomStores::severalJoinSideBySideOrNotAtAll()
{
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    const Member one{user(u"One"_s, UserKind::Agent), Role::Member, FakeClock::kStart};
    const Member two{user(u"Two"_s, UserKind::Agent), Role::Member, FakeClock::kStart};
    const auto room = create(storage, roomOf(u"Cellar"_s, {ada}, RoomKind::Private));
    const auto changes = joinAll(storage, room->id, {.members = {one, {ada, Role::Member, 0}, two}, .by = ada.id});
    QCOMPARE(changes->size(), 3);
    QCOMPARE(changes->at(0).room.ev, room->ev + 1);
    QCOMPARE(changes->at(1).fresh, false);
    QCOMPARE(changes->at(1).member.role, Role::Owner);
    QCOMPARE(changes->at(2).room.ev, room->ev + 2);
    QCOMPARE(changes->at(2).room.memberCount, 3);
    QVERIFY(isDense(since(storage, room->id, 0)->events));
    QCOMPARE(joinAll(storage, RoomId::make(), {.members = {one}}).error().code, ErrorCode::NotFound);
}

void tst_RoomStores::onlyNewcomersLeavesAloneWhoHasLeft()
{
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    const User bot = user(u"Bot"_s, UserKind::Agent);
    const Member newcomer{user(u"New"_s, UserKind::Agent), Role::Member, FakeClock::kStart};
    const auto room = create(storage, roomOf(u"Lobby"_s, {ada, bot}));
    QVERIFY(leave(storage, room->id, bot.id));
    const core::Joining joining{.members = {{bot, Role::Member, FakeClock::kStart}, newcomer},
                                .former = core::Former::StayAway};
    const auto changes = joinAll(storage, room->id, joining);
    QCOMPARE(changes->at(0).fresh, false);
    QCOMPARE(changes->at(1).fresh, true);
    QCOMPARE(loadAll(storage).first().members.size(), 2);
    const Member other{user(u"Other"_s, UserKind::Agent), Role::Member, FakeClock::kStart};
    const core::Joining refused{.members = {other, {bot, Role::Member, FakeClock::kStart}},
                                .former = core::Former::Refuse};
    QCOMPARE(joinAll(storage, room->id, refused).error().code, ErrorCode::Forbidden);
    QCOMPARE(loadAll(storage).first().members.size(), 2);
}

void tst_RoomStores::nothingOfARemovedRoomIsFound()
{
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    const auto room = create(storage, roomOf(u"Lobby"_s, {ada}));
    const auto sent = append(storage, message(room->id, ada, u"x"_s, u"c"_s));
    const NewMessage asked = answer(room->id, user(u"Bot"_s, UserKind::Agent), ada);
    QVERIFY(append(storage, asked));
    QCOMPARE(*removeRoom(storage, room->id), room->ev + 3); // behind the question and the answer
    QCOMPARE(removeRoom(storage, room->id).error().code, ErrorCode::NotFound);
    QCOMPARE(get(storage, sent->message.id).error().code, ErrorCode::NotFound);
    QCOMPARE(page(storage, {.room = room->id}).error().code, ErrorCode::NotFound);
    QCOMPARE(since(storage, room->id, 0).error().code, ErrorCode::NotFound);
    QCOMPARE(append(storage, message(room->id, ada, u"x"_s)).error().code, ErrorCode::NotFound);
    QCOMPARE(join(storage, room->id, ada).error().code, ErrorCode::NotFound);
    QCOMPARE(leave(storage, room->id, ada.id).error().code, ErrorCode::NotFound);
    const auto stream =
        storage.wait<core::StoredStream>([&](auto reply) { storage.streams().get(asked.stream->id, reply); });
    QCOMPARE(stream.error().code, ErrorCode::NotFound);
    const auto standings = storage.wait<QList<core::RoomStanding>>(
        [&](auto reply) { storage.log().standings(ada.id, {room->id}, reply); });
    QVERIFY(standings->isEmpty());
    QVERIFY(loadAll(storage).isEmpty());
    QVERIFY(create(storage, roomOf(u"Lobby"_s, {ada})));
}

void tst_RoomStores::namesFollowTheirOwners()
{
    Stores &storage = *m_stores;
    User ada = user(u"Ada"_s);
    const auto room = create(storage, roomOf(u"Lobby"_s, {ada}));
    const auto first = append(storage, message(room->id, ada, u"x"_s));
    ada.name = u"Countess"_s;
    QVERIFY(append(storage, message(room->id, ada, u"y"_s)));
    QCOMPARE(get(storage, first->message.id)->author.name, u"Countess"_s);
    QCOMPARE(loadAll(storage).first().members.first().user.name, u"Countess"_s);
}

QTEST_GUILESS_MAIN(tst_RoomStores)
#include "tst_RoomStores.moc"
