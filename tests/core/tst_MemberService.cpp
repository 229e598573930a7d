// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/MemberService.h"
#include "core/memory/MemoryPresenceBoard.h"
#include "core/PresenceService.h"
#include "RoomStage.h"

using namespace confab;
using namespace confab::support;
using namespace confab::tests;
using namespace Qt::StringLiterals;

namespace {

struct Stage : RoomStage
{
    Result<reply::Joined> join(const core::Actor &who, RoomId room)
    {
        return wait<reply::Joined>([&](auto reply) { service.join(who, {room, {}}, reply); });
    }
    Result<reply::Joined> join(const User &who, RoomId room) { return join(as(who, kDesk), room); }
    Result<reply::Empty> leave(const User &who, RoomId room)
    {
        return wait<reply::Empty>([&](auto reply) { service.leave(as(who, kDesk), room, reply); });
    }
    Result<reply::Members> list(const User &who, const command::RoomMembers &command)
    {
        return wait<reply::Members>([&](auto reply) { service.list(as(who), command, reply); });
    }
    bool isMember(const core::StoredRoom &room, const User &user) const
    {
        const auto stored = stores.room(room.room.id);
        const bool isStored =
            std::ranges::any_of(stored->members, [&](const Member &member) { return member.user.id == user.id; });
        const bool isKnown = directory.member(room.room.id, user.id);
        if (isStored != isKnown)
            qWarning("the store and the directory disagree");
        return isStored && isKnown;
    }
    qint64 evOf(const core::StoredRoom &room) const { return directory.room(room.room.id)->ev; }

    core::AgentDirectory agents;
    core::MemoryPresenceBoard presenceBoard;
    core::PresenceService presence{presenceBoard, directory, agents, bus, clock};
    core::MemberService service{directory, stores.rooms(), stores.log(), bus, presence, clock};
};

} // namespace

class tst_MemberService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joiningIsAnsweredWithTheRoomAndToldToIt();
    void theOwnConnectionIsAnsweredInsteadOfTold();
    void joiningTwiceTellsNobody();
    void whoWasThereHasReadWhatHeHasRead();
    void aPublicRoomIsJoinedByItsName();
    void aPrivateRoomIsThereForItsMembersAlone();
    void whatIsJoinedIsReadUpToNow();
    void theRoleFollowsTheAccount_data();
    void theRoleFollowsTheAccount();
    void aRoomOfTheServerIsItsOwners();
    void whoIsThereComesWithTheAnswer();
    void aFailureOfTheStoreLeavesOneOutside();
    void leavingIsToldToAll();
    void whoLeftIsAStrangerFromTheAnswerOn();
    void whoComesIntoARoomOfNobodyOwnsItFromTheAnswerOn();
    void leavingTwiceIsHarmlessWhereOneMayKnowOfIt();
    void whoComesBackIsToldAnew();
    void severalComeTogetherAndOneByOne();
    void whoWasThereIsNotToldAgain();
    void noneComesWhenTheStoreRefuses();
    void aRemovalNamesWhoDidItAndWhy();
    void whoIsRemovedTwiceAtOnceLeavesOnce();
    void whoIsGoneForGoodLeavesEveryRoom();
    void theListIsInTheOrderOfJoining();
    void theListComesInPages();
    void whoCameInTheSameMomentIsInOnePageEach();
    void aPageOfMembersHasAtLeastOneAndAtMostTwoHundred();
    void aPlaceInTheListThatIsGoneIsSaid();
    void strangersDoNotSeeTheMembersOfAPrivateRoom();
};

void tst_MemberService::joiningIsAnsweredWithTheRoomAndToldToIt()
{
    Stage stage;
    const qint64 ev = stage.evOf(stage.square);
    const auto joined = stage.join(stage.eve, stage.square.room.id);
    QVERIFY(joined);
    QCOMPARE(joined->room.room.id, stage.square.room.id);
    QCOMPARE(joined->room.room.memberCount, 2);
    QCOMPARE(joined->room.room.ev, ev + 1);
    QVERIFY(joined->room.member);
    QCOMPARE(joined->members.size(), 2);
    QCOMPARE(joined->members.last().user, stage.eve);
    QCOMPARE(joined->members.last().joinedAt, stage.clock.now());
    QVERIFY(stage.isMember(stage.square, stage.eve));
    QCOMPARE(stage.bus.published.size(), 1);
    const EventFrame &told = stage.bus.published.first().frame;
    QCOMPARE(told.room, std::optional(stage.square.room.id));
    QCOMPARE(told.ev, ev + 1);
    const auto &event = std::get<event::UserJoined>(told.event);
    QCOMPARE(event.member, joined->members.last());
    QCOMPARE(event.room.memberCount, 2);
    QVERIFY(!event.by);
}

void tst_MemberService::theOwnConnectionIsAnsweredInsteadOfTold()
{
    Stage stage;
    std::optional<qsizetype> toldBefore;
    stage.service.join(as(stage.eve, kPhone), {stage.square.room.id, {}},
                       heard([&](const Result<reply::Joined> &) { toldBefore = stage.bus.published.size(); }));
    QTRY_VERIFY(toldBefore);
    QCOMPARE(*toldBefore, 1);
    QCOMPARE(stage.bus.published.first().exceptFor, std::optional(kPhone));
}

void tst_MemberService::joiningTwiceTellsNobody()
{
    Stage stage;
    QVERIFY(stage.join(stage.eve, stage.square.room.id));
    const auto again = stage.join(stage.eve, stage.square.room.id);
    QVERIFY(again);
    QCOMPARE(again->room.room.memberCount, 2);
    QCOMPARE(stage.bus.published.size(), 1);
}

void tst_MemberService::whoWasThereHasReadWhatHeHasRead()
{
    Stage stage;
    const RoomId room = stage.square.room.id;
    for (int i = 0; i < 3; ++i) {
        const core::NewMessage message{.id = MessageId::make(), .room = room, .author = stage.ada, .content = u"Hi"_s};
        QVERIFY(stage.wait<core::MessageChange>([&](auto reply) { stage.stores.messages().append(message, reply); }));
    }
    const auto again = stage.join(stage.bob, room);
    QVERIFY(again);
    QCOMPARE(again->room.lastRead, 0);
    QCOMPARE(again->room.unread, 3);
    QVERIFY(!again->members.isEmpty());
}

void tst_MemberService::aPublicRoomIsJoinedByItsName()
{
    Stage stage;
    const auto byName = [&](const QString &name) {
        return stage.wait<reply::Joined>([&](auto reply) {
            stage.service.join(as(stage.eve), {std::nullopt, name}, reply);
        });
    };
    QCOMPARE(byName(u" sQuare"_s)->room.room.id, stage.square.room.id);
    QCOMPARE(byName(u"Cellar"_s).error().code, ErrorCode::NotFound); // a private one
    QCOMPARE(byName(u"Nowhere"_s).error().code, ErrorCode::NotFound);
}

void tst_MemberService::aPrivateRoomIsThereForItsMembersAlone()
{
    Stage stage;
    QCOMPARE(stage.join(stage.eve, stage.cellar.room.id).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.join(stage.eve, RoomId::make()).error().code, ErrorCode::NotFound);
    QVERIFY(!stage.isMember(stage.cellar, stage.eve));
    QVERIFY(stage.join(stage.bob, stage.cellar.room.id)); // who is in it is answered
    QVERIFY(stage.bus.published.isEmpty());
}

void tst_MemberService::whatIsJoinedIsReadUpToNow()
{
    Stage stage;
    for (int i = 0; i < 3; ++i)
        stage.say(stage.square, stage.bob);
    const auto joined = stage.join(stage.eve, stage.square.room.id);
    QCOMPARE(joined->room.lastRead, 3);
    QCOMPARE(joined->room.unread, 0);
}

void tst_MemberService::theRoleFollowsTheAccount_data()
{
    QTest::addColumn<bool>("isGuest");
    QTest::addColumn<Role>("onTheServer");
    QTest::addColumn<Role>("inTheRoom");
    QTest::newRow("a guest") << true << Role::Member << Role::Guest;
    QTest::newRow("an account") << false << Role::Member << Role::Member;
    QTest::newRow("the server's owner") << false << Role::Owner << Role::Member; // it has one
}

void tst_MemberService::theRoleFollowsTheAccount()
{
    QFETCH(bool, isGuest);
    QFETCH(Role, onTheServer);
    QFETCH(Role, inTheRoom);
    Stage stage;
    core::Actor actor = as(stage.eve);
    actor.identity.guest = isGuest;
    actor.identity.serverRole = onTheServer;
    QVERIFY(stage.join(actor, stage.square.room.id));
    QCOMPARE(stage.directory.member(stage.square.room.id, stage.eve.id)->role, inTheRoom);
}

void tst_MemberService::aRoomOfTheServerIsItsOwners()
{
    Stage stage;
    core::StoredRoom lobby = roomOf({{stage.bob, Role::Member, 1}}, RoomKind::Public, u"Lobby"_s);
    core::StoredRoom others = roomOf({{stage.bob, Role::Owner, 1}}, RoomKind::Public, u"Others"_s);
    others.room.createdBy = stage.bob.id;
    stage.open(lobby);
    stage.open(others);
    core::Actor owner = as(stage.eve);
    owner.identity.serverRole = Role::Owner;
    QCOMPARE(stage.join(owner, others.room.id)->room.role, std::optional(Role::Member));
    QCOMPARE(stage.join(owner, lobby.room.id)->room.role, std::optional(Role::Owner));
    core::Actor admin = as(stage.mod);
    admin.identity.serverRole = Role::Admin;
    QCOMPARE(stage.join(admin, lobby.room.id)->room.role, std::optional(Role::Member));
}

void tst_MemberService::whoIsThereComesWithTheAnswer()
{
    Stage stage;
    stage.presence.connected(as(stage.bob, kPhone));
    const auto joined = stage.join(stage.eve, stage.square.room.id);
    QCOMPARE(joined->presence.size(), 1);
    QCOMPARE(joined->presence.first().user, stage.bob.id);
}

void tst_MemberService::aFailureOfTheStoreLeavesOneOutside()
{
    Stage stage;
    stage.stores.failNext({ErrorCode::StorageFull});
    QCOMPARE(stage.join(stage.eve, stage.square.room.id).error().code, ErrorCode::StorageFull);
    QVERIFY(!stage.isMember(stage.square, stage.eve));
    stage.stores.failNext({ErrorCode::StorageFull});
    QCOMPARE(stage.leave(stage.gus, stage.cellar.room.id).error().code, ErrorCode::StorageFull);
    QVERIFY(stage.isMember(stage.cellar, stage.gus));
    QVERIFY(stage.bus.published.isEmpty());
}

void tst_MemberService::leavingIsToldToAll()
{
    Stage stage;
    const qint64 ev = stage.evOf(stage.cellar);
    QVERIFY(stage.leave(stage.gus, stage.cellar.room.id));
    QTRY_VERIFY(!stage.isMember(stage.cellar, stage.gus));
    QCOMPARE(stage.bus.published.size(), 1);
    const core::Publication &told = stage.bus.published.first();
    QCOMPARE(told.frame, (EventFrame{stage.cellar.room.id, ev + 1, event::UserLeft{stage.gus.id, u"Gus"_s, {}, {}}}));
    QVERIFY(!told.exceptFor);
    QCOMPARE(told.alsoFor, QList{stage.gus.id}); // who is no member any more
    QCOMPARE(stage.directory.room(stage.cellar.room.id)->memberCount, 4);
}

void tst_MemberService::whoLeftIsAStrangerFromTheAnswerOn()
{
    Stage stage;
    std::optional<bool> isMember;
    stage.service.leave(as(stage.gus), stage.cellar.room.id, heard([&](const Result<reply::Empty> &) {
                            isMember = stage.directory.member(stage.cellar.room.id, stage.gus.id) != nullptr;
                        }));
    QTRY_COMPARE(isMember, std::optional(false));
}

void tst_MemberService::whoComesIntoARoomOfNobodyOwnsItFromTheAnswerOn()
{
    Stage stage;
    core::StoredRoom project = roomOf({{stage.gus, Role::Guest, 2}}, RoomKind::Public, u"Project"_s);
    project.room.createdBy = UserId(project.room.id.uuid()); // as clients of other systems have them
    const RoomId room = stage.open(project);
    const auto joined = stage.join(stage.bob, room);
    QVERIFY(joined);
    QCOMPARE(stage.directory.member(room, stage.bob.id)->role, Role::Owner);
    const auto self = std::ranges::find(joined->members, stage.bob, &Member::user);
    QCOMPARE(self->role, Role::Owner);
    QCOMPARE(stage.bus.published.size(), 2);
    const core::Publication &first = stage.bus.published.first(), &last = stage.bus.published.last();
    QCOMPARE(std::get<event::UserJoined>(first.frame.event).member.user, stage.bob);
    QCOMPARE(std::get<event::MemberUpdated>(last.frame.event).member, *self);
    // The joining connection starts behind both.
    QCOMPARE(first.frame.ev + 1, last.frame.ev);
    QCOMPARE(joined->room.room.ev, last.frame.ev);
    QCOMPARE(last.exceptFor, std::optional(kDesk));
}

void tst_MemberService::leavingTwiceIsHarmlessWhereOneMayKnowOfIt()
{
    Stage stage;
    QVERIFY(stage.leave(stage.eve, stage.square.room.id));
    QCOMPARE(stage.leave(stage.eve, stage.cellar.room.id).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.leave(stage.eve, RoomId::make()).error().code, ErrorCode::NotFound);
    QVERIFY(stage.bus.published.isEmpty());
}

void tst_MemberService::whoComesBackIsToldAnew()
{
    Stage stage;
    QVERIFY(stage.join(stage.eve, stage.square.room.id));
    QVERIFY(stage.leave(stage.eve, stage.square.room.id));
    QVERIFY(stage.join(stage.eve, stage.square.room.id));
    QVERIFY(stage.isMember(stage.square, stage.eve));
    QCOMPARE(stage.bus.names(), (QStringList{u"user:joined"_s, u"user:left"_s, u"user:joined"_s}));
    QCOMPARE(stage.bus.published.last().frame.ev, stage.bus.published.first().frame.ev + 2);
}

void tst_MemberService::severalComeTogetherAndOneByOne()
{
    Stage stage;
    const qint64 ev = stage.evOf(stage.cellar);
    const User quill = agent(u"Quill"_s);
    const User owl = agent(u"Owl"_s);
    const core::Joining joining{.members = {{quill, Role::Member, 9}, {owl, Role::Member, 9}}, .by = stage.ada.id};
    const auto added =
        stage.wait<QList<Member>>([&](auto reply) { stage.service.add(stage.cellar.room.id, joining, reply); });
    QCOMPARE(*added, joining.members);
    const auto told = stage.bus.all<event::UserJoined>();
    QCOMPARE(told.size(), 2);
    QCOMPARE(told.first().member.user, quill);
    QCOMPARE(told.first().by, std::optional(stage.ada.id));
    QCOMPARE(stage.bus.published.first().frame.ev, ev + 1);
    QCOMPARE(stage.bus.published.last().frame.ev, ev + 2);
    QVERIFY(stage.isMember(stage.cellar, quill) && stage.isMember(stage.cellar, owl));
}

void tst_MemberService::whoWasThereIsNotToldAgain()
{
    Stage stage;
    const core::Joining joining{.members = {{stage.sage, Role::Member, 9}, {agent(u"Owl"_s), Role::Member, 9}}};
    const auto added =
        stage.wait<QList<Member>>([&](auto reply) { stage.service.add(stage.cellar.room.id, joining, reply); });
    QCOMPARE(added->size(), 2);
    QCOMPARE(added->first().joinedAt, 5); // as it is, not as it was asked for
    QCOMPARE(stage.bus.all<event::UserJoined>().size(), 1);
    QVERIFY(
        stage.wait<Done>([&](auto reply) { stage.service.add(stage.square.room.id, stage.eve, Role::Guest, reply); }));
    QCOMPARE(stage.directory.member(stage.square.room.id, stage.eve.id)->role, Role::Guest);
}

void tst_MemberService::noneComesWhenTheStoreRefuses()
{
    Stage stage;
    QVERIFY(stage.leave(stage.sage, stage.cellar.room.id));
    stage.bus.published.clear();
    const User owl = agent(u"Owl"_s);
    const core::Joining joining{.members = {{owl, Role::Member, 9}, {stage.sage, Role::Member, 9}},
                                .former = core::Former::Refuse};
    const auto added =
        stage.wait<QList<Member>>([&](auto reply) { stage.service.add(stage.cellar.room.id, joining, reply); });
    QCOMPARE(added.error().code, ErrorCode::Forbidden);
    QVERIFY(!stage.isMember(stage.cellar, owl));
    QVERIFY(stage.bus.published.isEmpty());
}

void tst_MemberService::aRemovalNamesWhoDidItAndWhy()
{
    Stage stage;
    QVERIFY(stage.wait<reply::Empty>([&](auto reply) {
        stage.service.remove(stage.cellar.room.id, {stage.sage.id, stage.ada.id, u"too loud"_s}, reply);
    }));
    QCOMPARE(stage.bus.all<event::UserLeft>(),
             QList{(event::UserLeft{stage.sage.id, u"Sage"_s, stage.ada.id, u"too loud"_s})});
}

void tst_MemberService::whoIsRemovedTwiceAtOnceLeavesOnce()
{
    Stage stage;
    int answered = 0;
    for (int i = 0; i < 2; ++i) {
        stage.service.remove(stage.cellar.room.id, {.user = stage.bob.id, .by = stage.mod.id},
                             heard([&](const Result<reply::Empty> &) { ++answered; }));
    }
    QTRY_COMPARE(answered, 2);
    QCOMPARE(stage.bus.all<event::UserLeft>().size(), 1);
}

void tst_MemberService::whoIsGoneForGoodLeavesEveryRoom()
{
    Stage stage;
    QList<core::MembershipChange> left;
    for (const core::StoredRoom &room : {stage.cellar, stage.square}) {
        left.append(*stage.wait<core::MembershipChange>(
            [&](auto reply) { stage.stores.rooms().leave(room.room.id, {.user = stage.bob.id}, reply); }));
    }
    stage.service.hasLeft(stage.bob.id, left);
    QCOMPARE(stage.bus.all<event::UserLeft>().size(), 2);
    QVERIFY(!stage.isMember(stage.cellar, stage.bob));
    QVERIFY(!stage.isMember(stage.square, stage.bob));
    QVERIFY(stage.isMember(stage.cellar, stage.ada));
}

void tst_MemberService::theListIsInTheOrderOfJoining()
{
    Stage stage;
    const auto list = stage.list(stage.bob, {.room = stage.cellar.room.id});
    QCOMPARE(list->members, stage.cellar.members);
    QVERIFY(!list->more);
    QVERIFY(list->cursor.isEmpty());
}

void tst_MemberService::theListComesInPages()
{
    Stage stage;
    QList<Member> read;
    QString cursor;
    int pages = 0;
    do {
        const auto page = stage.list(stage.bob, {stage.cellar.room.id, cursor, 2});
        read += page->members;
        cursor = page->cursor;
        QCOMPARE(page->more, !cursor.isEmpty());
        ++pages;
    } while (!cursor.isEmpty() && pages < 10);
    QCOMPARE(pages, 3);
    QCOMPARE(read, stage.cellar.members);
}

void tst_MemberService::whoCameInTheSameMomentIsInOnePageEach()
{
    Stage stage;
    core::StoredRoom crowded = roomOf({{stage.ada, Role::Owner, 7},
                                       {stage.bob, Role::Member, 7},
                                       {stage.mod, Role::Member, 7},
                                       {stage.gus, Role::Guest, 7}});
    const RoomId room = stage.open(crowded);
    QSet<UserId> seen;
    QString cursor;
    for (int page = 1; page <= 4; ++page) {
        const auto list = stage.list(stage.bob, {room, cursor, 1});
        QVERIFY(list);
        QCOMPARE(list->members.size(), 1);
        seen.insert(list->members.first().user.id);
        QCOMPARE(seen.size(), page);
        cursor = list->cursor;
    }
    QVERIFY(cursor.isEmpty());
}

void tst_MemberService::aPageOfMembersHasAtLeastOneAndAtMostTwoHundred()
{
    Stage stage;
    core::StoredRoom hall = roomOf(crowd({stage.ada}, 201));
    stage.open(hall);
    QCOMPARE(stage.list(stage.ada, {hall.room.id, {}, 1'000})->members.size(), 200);
    QCOMPARE(stage.list(stage.ada, {hall.room.id, {}, -1})->members.size(), 1);
    const auto again = stage.join(stage.ada, hall.room.id);
    QCOMPARE(again->members.size(), 200);
}

void tst_MemberService::aPlaceInTheListThatIsGoneIsSaid()
{
    Stage stage;
    const QString cursor = stage.list(stage.bob, {stage.cellar.room.id, {}, 4})->cursor;
    QVERIFY(stage.leave(stage.gus, stage.cellar.room.id));
    for (const QString &gone : {cursor, u"nonsense"_s}) {
        const auto refused = stage.list(stage.bob, {stage.cellar.room.id, gone, 4});
        QCOMPARE(refused.error().code, ErrorCode::ValidationFailed);
        QCOMPARE(refused.error().field, u"cursor"_s);
    }
}

void tst_MemberService::strangersDoNotSeeTheMembersOfAPrivateRoom()
{
    Stage stage;
    QCOMPARE(stage.list(stage.eve, {.room = stage.cellar.room.id}).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.list(stage.eve, {.room = stage.square.room.id})->members.size(), 1);
}

QTEST_GUILESS_MAIN(tst_MemberService)
#include "tst_MemberService.moc"
