// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Samples.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;
using core::CursorKind;
using core::MembershipChange;

class tst_SqliteRoomStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCreatedRoomIsLoadedWithItsMembers();
    void logsItsCreationAndThenItsMembers();
    void publicNamesAreUniqueWithoutCase();
    void privateNamesAreNot();
    void updatesNameAndTopicAndLogsIt();
    void joiningIsIdempotentAndCounts();
    void joiningStartsReadingAtTheNewestMessage();
    void leavingIsIdempotentAndForgetsTheCursors();
    void whoComesBackIsAMemberAgain();
    void theLogKeepsWhoAddedAndRemovedAMemberAndWhy();
    void severalJoinSideBySideOrNotAtAll();
    void onlyNewcomersLeavesAloneWhoHasLeft();
    void aRemovedRoomIsGoneWithAllItsRows();
    void aPurgeGoesOnAfterARestart();
    void namesFollowTheirOwners();
};

namespace {

Result<MembershipChange> join(TempStorage &storage, RoomId room, const User &who)
{
    return storage.wait<MembershipChange>([&](auto reply) {
        storage.rooms().join(room, {who, Role::Member, FakeClock::kStart + 5}, reply);
    });
}

Result<QList<MembershipChange>> joinAll(TempStorage &storage, RoomId room, const core::Joining &joining)
{
    return storage.wait<QList<MembershipChange>>([&](auto reply) { storage.rooms().joinAll(room, joining, reply); });
}

Result<MembershipChange> leave(TempStorage &storage, RoomId room, UserId who)
{
    return storage.wait<MembershipChange>([&](auto reply) { storage.rooms().leave(room, {.user = who}, reply); });
}

Result<Done> removeRoom(TempStorage &storage, RoomId room)
{
    return storage.wait<Done>([&](auto reply) { storage.rooms().remove(room, reply); });
}

qint64 rowsLeft(TempStorage &storage)
{
    const auto count = storage.wait<qint64>([&](auto reply) {
        storage.engine().read(
            [](Database &database) -> Result<qint64> {
                const auto found = database.first(
                    "SELECT (SELECT COUNT(*) FROM messages) + (SELECT COUNT(*) FROM room_log) + (SELECT COUNT(*) FROM"
                    " members) + (SELECT COUNT(*) FROM cursors) + (SELECT COUNT(*) FROM message_edits) + (SELECT"
                    " COUNT(*) FROM streams) + (SELECT COUNT(*) FROM stream_parts) + (SELECT COUNT(*) FROM purges) + "
                    "(SELECT COUNT(*) FROM rooms) + (SELECT "
                    "COUNT(*) FROM"
                    " room_stretches)",
                    [](const Row &row) { return row.integer(0); });
                return found ? Result<qint64>(**found) : Result<qint64>(found.error());
            },
            reply);
    });
    return count ? *count : -1;
}

} // namespace

void tst_SqliteRoomStore::aCreatedRoomIsLoadedWithItsMembers()
{
    TempStorage storage;
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

void tst_SqliteRoomStore::logsItsCreationAndThenItsMembers()
{
    TempStorage storage;
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

void tst_SqliteRoomStore::publicNamesAreUniqueWithoutCase()
{
    TempStorage storage;
    QVERIFY(create(storage, roomOf(u"Äpfel und Birnen"_s, {})));
    const auto second = create(storage, roomOf(u" ÄPFEL  und birnen"_s, {}));
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Conflict);
    const auto other = create(storage, roomOf(u"Weg"_s, {}));
    QVERIFY(other);
    const auto renamed = storage.wait<Room>(
        [&](auto reply) { storage.rooms().update(other->id, u"äpfel und Birnen"_s, std::nullopt, reply); });
    QVERIFY(!renamed);
    QCOMPARE(renamed.error().code, ErrorCode::Conflict);
}

void tst_SqliteRoomStore::privateNamesAreNot()
{
    TempStorage storage;
    QVERIFY(create(storage, roomOf(u"Club"_s, {})));
    QVERIFY(create(storage, roomOf(u"Club"_s, {}, RoomKind::Private)));
    QVERIFY(create(storage, roomOf(u"Club"_s, {}, RoomKind::Private)));
}

void tst_SqliteRoomStore::updatesNameAndTopicAndLogsIt()
{
    TempStorage storage;
    const auto room = create(storage, roomOf(u"Lobby"_s, {}));
    const auto update = [&](RoomId id, std::optional<QString> name, std::optional<QString> topic) {
        return storage.wait<Room>([&](auto reply) { storage.rooms().update(id, name, topic, reply); });
    };
    QCOMPARE(update(room->id, std::nullopt, u"news"_s)->topic, u"news"_s);
    const auto renamed = update(room->id, u"LOBBY"_s, std::nullopt);
    QCOMPARE(renamed->name, u"LOBBY"_s);
    QCOMPARE(renamed->topic, u"news"_s);
    QCOMPARE(renamed->ev, 3);
    QCOMPARE(since(storage, room->id, 2)->events.first().event, Event(event::RoomUpdated{*renamed}));
    QCOMPARE(update(RoomId::make(), u"x"_s, std::nullopt).error().code, ErrorCode::NotFound);
}

void tst_SqliteRoomStore::joiningIsIdempotentAndCounts()
{
    TempStorage storage;
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

void tst_SqliteRoomStore::joiningStartsReadingAtTheNewestMessage()
{
    TempStorage storage;
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

void tst_SqliteRoomStore::leavingIsIdempotentAndForgetsTheCursors()
{
    TempStorage storage;
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

void tst_SqliteRoomStore::whoComesBackIsAMemberAgain()
{
    TempStorage storage;
    const User bob = user(u"Bob"_s);
    const auto room = create(storage, roomOf(u"Lobby"_s, {bob}));
    QVERIFY(leave(storage, room->id, bob.id));
    const auto back = join(storage, room->id, bob);
    QVERIFY(back->fresh);
    QCOMPARE(back->room.memberCount, 1);
    QCOMPARE(loadAll(storage).first().members.size(), 1);
    QVERIFY(isDense(since(storage, room->id, 0)->events));
}

void tst_SqliteRoomStore::theLogKeepsWhoAddedAndRemovedAMemberAndWhy()
{
    TempStorage storage;
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

void tst_SqliteRoomStore::severalJoinSideBySideOrNotAtAll()
{
    TempStorage storage;
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

void tst_SqliteRoomStore::onlyNewcomersLeavesAloneWhoHasLeft()
{
    TempStorage storage;
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

void tst_SqliteRoomStore::aRemovedRoomIsGoneWithAllItsRows()
{
    TempStorage storage({.synchronous = Synchronous::Normal});
    const User ada = user(u"Ada"_s);
    const auto room = create(storage, roomOf(u"Lobby"_s, {ada}));
    const auto sent = append(storage, message(room->id, ada, u"x"_s, u"c"_s));
    QVERIFY(edit(storage, sent->message.id, u"y"_s));
    const NewMessage asked = answer(room->id, user(u"Bot"_s, UserKind::Agent), ada);
    QVERIFY(append(storage, asked));
    storage.streams().saveProgress({asked.stream->id, StreamState::Reading, {}, 1, core::PartText{{}, u"I see"_s}});
    for (int i = 0; i < 700; ++i)
        storage.messages().append(message(room->id, ada, u"more"_s), [](const auto &) {});
    QVERIFY(removeRoom(storage, room->id));
    QCOMPARE(removeRoom(storage, room->id).error().code, ErrorCode::NotFound);
    QCOMPARE(get(storage, sent->message.id).error().code, ErrorCode::NotFound);
    QCOMPARE(page(storage, {.room = room->id}).error().code, ErrorCode::NotFound);
    QCOMPARE(since(storage, room->id, 0).error().code, ErrorCode::NotFound);
    QCOMPARE(append(storage, message(room->id, ada, u"x"_s)).error().code, ErrorCode::NotFound);
    QTRY_COMPARE(rowsLeft(storage), 0);
    QVERIFY(create(storage, roomOf(u"Lobby"_s, {ada})));
}

void tst_SqliteRoomStore::aPurgeGoesOnAfterARestart()
{
    TempStorage storage({.synchronous = Synchronous::Normal});
    const User ada = user(u"Ada"_s);
    const auto room = create(storage, roomOf(u"Lobby"_s, {ada}));
    for (int i = 0; i < 700; ++i)
        storage.messages().append(message(room->id, ada, u"more"_s), [](const auto &) {});
    storage.rooms().remove(room->id, [](const auto &) {});
    storage.restart();
    QVERIFY(rowsLeft(storage) > 0);
    storage.rooms().resumePurges();
    QTRY_COMPARE(rowsLeft(storage), 0);
}

void tst_SqliteRoomStore::namesFollowTheirOwners()
{
    TempStorage storage;
    User ada = user(u"Ada"_s);
    const auto room = create(storage, roomOf(u"Lobby"_s, {ada}));
    const auto first = append(storage, message(room->id, ada, u"x"_s));
    ada.name = u"Countess"_s;
    QVERIFY(append(storage, message(room->id, ada, u"y"_s)));
    QCOMPARE(get(storage, first->message.id)->author.name, u"Countess"_s);
    QCOMPARE(loadAll(storage).first().members.first().user.name, u"Countess"_s);
}

QTEST_GUILESS_MAIN(tst_SqliteRoomStore)
#include "tst_SqliteRoomStore.moc"
