// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomServices.h"
#include "RoomStage.h"
#include "support/HandProvider.h"

using namespace confab;
using namespace confab::support;
using namespace confab::tests;
using namespace Qt::StringLiterals;

namespace {

struct Stage : RoomStage
{
    Stage()
    {
        agents.add({.user = sage, .provider = &provider});
        introduce(services.people);
    }

    Result<reply::RoomDetail> create(const User &who, const command::RoomCreate &command)
    {
        return create(as(who, kDesk), command);
    }
    Result<reply::RoomDetail> create(const core::Actor &who, const command::RoomCreate &command)
    {
        return wait<reply::RoomDetail>([&](auto reply) {
            if (command.kind == RoomKind::Direct)
                services.directRooms.open(who, command, reply);
            else
                service.create(who, command, reply);
        });
    }
    Result<reply::RoomDetail> get(const User &who, RoomId room)
    {
        return wait<reply::RoomDetail>([&](auto reply) { service.get(as(who), room, reply); });
    }
    Result<reply::Rooms> list(const User &who)
    {
        return wait<reply::Rooms>([&](auto reply) { service.list(as(who), {}, reply); });
    }
    Result<reply::RoomDetail> update(const User &who, const command::RoomUpdate &command)
    {
        return wait<reply::RoomDetail>(
            [&](auto reply) { services.roomSettings.update(as(who, kDesk), command, reply); });
    }
    Result<reply::Empty> remove(const User &who, RoomId room)
    {
        return wait<reply::Empty>([&](auto reply) { service.remove(as(who, kDesk), room, reply); });
    }
    QStringList namesIn(RoomId room) const
    {
        QStringList names;
        for (const Member &member : directory.members(room))
            names.append(member.user.name);
        names.sort();
        return names;
    }
    static QStringList namesOf(const reply::Rooms &rooms)
    {
        QStringList names;
        for (const RoomSummary &summary : rooms.rooms)
            names.append(summary.room.name);
        return names;
    }

    HandProvider provider;
    core::AgentDirectory agents;
    core::MemoryRateBuckets rateBuckets{clock};
    core::RateLimiter limiter{rateBuckets, {.addedADay = 3}};
    core::MemoryPresenceBoard presenceBoard;
    core::PresenceService presence{presenceBoard, directory, agents, bus, clock};
    RoomServices services{{stores, bus, clock, limits, directory, agents, limiter, presence}};
    core::RoomService &service = services.rooms;
};

} // namespace

class tst_RoomLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoMakesARoomOwnsIt();
    void theMakersConnectionIsAnsweredInsteadOfTold();
    void aNewRoomIsToldMemberByMember();
    void whoIsInvitedIsInItFromTheBeginning();
    void nobodyIsInARoomTwice();
    void nobodyUnknownIsInvited();
    void strangersPutAPersonIntoAFewRoomsADay();
    void whatIsRefusedCountsAgainstNobody();
    void whoWasLetInByAPersonIsNoStranger();
    void guestsBringNobodyAlong();
    void aGuestWhoIsBroughtAlongStaysAGuest();
    void soManyAreNamedAtOnceAndNoMore();
    void aDirectRoomNeedsSomebodyElseAndNoName();
    void thereIsOneDirectRoomOfThePeopleInIt();
    void aTopicIsOneLine_data();
    void aTopicIsOneLine();
    void aRoomThatCouldNotBeStoredIsNowhere();
    void oneSeesOnesOwnRoomsAndAllPublicOnes();
    void aRoomTellsWhatIsUnread();
    void aPrivateRoomIsNotThereForStrangers();
    void managersChangeARoom_data();
    void managersChangeARoom();
    void aChangeIsAnsweredAndToldToAll();
    void whatIsNotChangedStays();
    void onlyTheOwnerDeletesARoom_data();
    void onlyTheOwnerDeletesARoom();
    void whoWasInADeletedRoomHearsOfIt();
    void theServersOwnRoomIsMadeOnce();
    void theServersOwnRoomMayBeRenamed();
};

void tst_RoomLife::whoMakesARoomOwnsIt()
{
    Stage stage;
    const auto made = stage.create(stage.eve, {.name = u"Attic"_s, .kind = RoomKind::Private, .topic = u"dusty"_s});
    QVERIFY(made);
    const Room &room = made->room.room;
    QCOMPARE(room.name, u"Attic"_s);
    QCOMPARE(room.topic, u"dusty"_s);
    QCOMPARE(room.kind, RoomKind::Private);
    QCOMPARE(room.createdBy, stage.eve.id);
    QCOMPARE(room.createdAt, stage.clock.now());
    QVERIFY(!room.epoch.isNull());
    QVERIFY(made->room.member);
    const Member *owner = stage.directory.member(room.id, stage.eve.id);
    QVERIFY(owner);
    QCOMPARE(owner->role, Role::Owner);
    QCOMPARE(stage.stores.room(room.id)->room, room);
}

void tst_RoomLife::theMakersConnectionIsAnsweredInsteadOfTold()
{
    Stage stage;
    std::optional<qsizetype> toldBefore;
    stage.service.create(as(stage.eve, kPhone), {.name = u"Attic"_s, .kind = RoomKind::Private},
                         heard([&](const Result<reply::RoomDetail> &) { toldBefore = stage.bus.published.size(); }));
    QTRY_VERIFY(toldBefore);
    QCOMPARE(*toldBefore, 3); // the room, its maker, the agent
    for (const core::Publication &told : std::as_const(stage.bus.published))
        QCOMPARE(told.exceptFor, std::optional(kPhone));
}

void tst_RoomLife::aNewRoomIsToldMemberByMember()
{
    Stage stage;
    const auto made =
        stage.create(stage.ada, {.name = u"Attic"_s, .kind = RoomKind::Private, .members = {stage.bob.id}});
    QCOMPARE(stage.bus.names(), (QStringList{u"room:created"_s, u"user:joined"_s, u"user:joined"_s, u"user:joined"_s}));
    qint64 ev = 0;
    for (const core::Publication &told : std::as_const(stage.bus.published)) {
        QCOMPARE(told.frame.room, std::optional(made->room.room.id));
        QCOMPARE(told.frame.ev, ++ev);
    }
    QCOMPARE(made->room.room.ev, ev);
    QCOMPARE(made->room.room.memberCount, 3);
}

void tst_RoomLife::whoIsInvitedIsInItFromTheBeginning()
{
    Stage stage;
    const auto made = stage.create(
        stage.ada, {.name = u"Attic"_s, .kind = RoomKind::Private, .members = {stage.bob.id, stage.gus.id}});
    QCOMPARE(stage.namesIn(made->room.room.id), (QStringList{u"Ada"_s, u"Bob"_s, u"Gus"_s, u"Sage"_s}));
    QCOMPARE(stage.directory.member(made->room.room.id, stage.bob.id)->role, Role::Member);
}

void tst_RoomLife::nobodyIsInARoomTwice()
{
    Stage stage;
    const auto made = stage.create(stage.ada, {.name = u"Attic"_s,
                                               .kind = RoomKind::Private,
                                               .members = {stage.ada.id, stage.bob.id, stage.bob.id, stage.sage.id}});
    QCOMPARE(made->room.room.memberCount, 3);
    QCOMPARE(stage.directory.member(made->room.room.id, stage.ada.id)->role, Role::Owner);
}

void tst_RoomLife::nobodyUnknownIsInvited()
{
    Stage stage;
    const auto made = stage.create(
        stage.ada, {.name = u"Attic"_s, .kind = RoomKind::Private, .members = {stage.bob.id, UserId::make()}});
    QCOMPARE(made.error().code, ErrorCode::NotFound);
    QCOMPARE(made.error().field, u"members"_s);
    QVERIFY(stage.bus.published.isEmpty());
}

void tst_RoomLife::strangersPutAPersonIntoAFewRoomsADay()
{
    Stage stage;
    const auto with = [&stage](const User &who, const User &whom, RoomKind kind = RoomKind::Private) {
        return stage.create(
            who, {.name = u"Attic %1"_s.arg(stage.directory.rooms().size()), .kind = kind, .members = {whom.id}});
    };
    QVERIFY(with(stage.eve, stage.bob));
    QVERIFY(with(stage.eve, stage.bob, RoomKind::Public));
    QVERIFY(with(stage.ada, stage.bob, RoomKind::Direct));
    // Whoever it is, of whatever kind the room.
    for (const auto &refused : {with(stage.mod, stage.bob), with(stage.eve, stage.bob, RoomKind::Public),
                                with(stage.eve, stage.bob, RoomKind::Direct)}) {
        QCOMPARE(refused.error().code, ErrorCode::RateLimited);
        QCOMPARE(refused.error().field, u"members"_s);
        QCOMPARE(refused.error().retryAfterMs, 8 * 3'600'000);
    }
    QCOMPARE(stage.directory.roomsOf(stage.bob.id).size(), 2 + 3);
    QVERIFY(with(stage.ada, stage.bob, RoomKind::Direct)); // the one that there is
    QVERIFY(with(stage.eve, stage.ada));
    QVERIFY(stage.create(stage.bob, {.name = u"His own"_s, .kind = RoomKind::Private}));
    auto owner = as(stage.eve);
    owner.identity.serverRole = Role::Owner;
    QVERIFY(stage.wait<reply::RoomDetail>([&](auto reply) {
        stage.service.create(owner, {.name = u"Board"_s, .kind = RoomKind::Private, .members = {stage.bob.id}}, reply);
    }));
    stage.clock.advance(8 * 3'600'000);
    QVERIFY(with(stage.eve, stage.bob));
    QVERIFY(!with(stage.eve, stage.bob));
}

void tst_RoomLife::whatIsRefusedCountsAgainstNobody()
{
    Stage stage;
    const command::RoomCreate taken{
        .name = stage.square.room.name, .kind = RoomKind::Public, .members = {stage.bob.id}};
    for (int i = 0; i < 5; ++i)
        QCOMPARE(stage.create(stage.eve, taken).error().code, ErrorCode::Conflict);
    command::RoomCreate both{.name = u"Attic"_s, .kind = RoomKind::Private, .members = {stage.bob.id}};
    for (int i = 0; i < 3; ++i)
        QVERIFY(stage.create(stage.eve, both));
    both.members = {stage.mod.id, stage.bob.id};
    for (int i = 0; i < 5; ++i)
        QCOMPARE(stage.create(stage.eve, both).error().code, ErrorCode::RateLimited);
    both.members = {stage.mod.id};
    QVERIFY(stage.create(stage.eve, both));
}

void tst_RoomLife::whoWasLetInByAPersonIsNoStranger()
{
    Stage stage;
    QVERIFY(stage.create(stage.bob, {.name = u"Work"_s, .kind = RoomKind::Private, .members = {stage.mod.id}}));
    QVERIFY(stage.create(stage.bob, {.name = u"Open"_s, .kind = RoomKind::Public, .members = {stage.ada.id}}));
    const auto add = [&stage](const User &who) {
        return stage.create(who, {.name = u"Attic"_s, .kind = RoomKind::Private, .members = {stage.bob.id}})
            .has_value();
    };
    for (int i = 0; i < 10; ++i)
        QVERIFY(add(stage.mod));
    // Into a public room everybody lets himself.
    for (int i = 0; i < 3; ++i)
        QVERIFY(add(stage.ada));
    QVERIFY(!add(stage.ada));
}

void tst_RoomLife::guestsBringNobodyAlong()
{
    Stage stage;
    auto guest = as(stage.gus);
    guest.identity.guest = true;
    const auto with = [&](RoomKind kind, const QList<UserId> &members) {
        const auto made = stage.create(guest, {.name = u"Attic"_s, .kind = kind, .members = members});
        return made ? QString() : made.error().field + u' ' + errorInfo(made.error().code).name;
    };
    const QString refused = u"members forbidden"_s;
    QCOMPARE(with(RoomKind::Private, {stage.bob.id}), refused);
    QCOMPARE(with(RoomKind::Public, {stage.sage.id, stage.bob.id}), refused);
    QCOMPARE(with(RoomKind::Direct, {stage.bob.id, stage.ada.id}), refused);
    QCOMPARE(with(RoomKind::Private, {stage.gus.id, stage.sage.id}), QString());
    QCOMPARE(with(RoomKind::Direct, {stage.bob.id}), QString());
}

void tst_RoomLife::aGuestWhoIsBroughtAlongStaysAGuest()
{
    Stage stage;
    const auto made = stage.create(
        stage.ada, {.name = u"Attic"_s, .kind = RoomKind::Private, .members = {stage.gus.id, stage.bob.id}});
    QCOMPARE(stage.directory.member(made->room.room.id, stage.gus.id)->role, Role::Guest);
    QCOMPARE(stage.directory.member(made->room.room.id, stage.bob.id)->role, Role::Member);
}

void tst_RoomLife::soManyAreNamedAtOnceAndNoMore()
{
    Stage stage;
    command::RoomCreate crowd{
        .name = u"Attic"_s, .kind = RoomKind::Private, .members = QList<UserId>(101, stage.bob.id)};
    const auto refused = stage.create(stage.ada, crowd);
    QCOMPARE(refused.error().code, ErrorCode::ValidationFailed);
    QCOMPARE(refused.error().field, u"members"_s);
    crowd.members.removeLast();
    QVERIFY(stage.create(stage.ada, crowd));
}

void tst_RoomLife::aDirectRoomNeedsSomebodyElseAndNoName()
{
    Stage stage;
    const QList<UserId> many(101, stage.bob.id);
    for (const QList<UserId> &members : {QList<UserId>{}, QList{stage.ada.id}, many}) {
        const auto alone = stage.create(stage.ada, {.kind = RoomKind::Direct, .members = members});
        QCOMPARE(alone.error().code, ErrorCode::ValidationFailed);
        QCOMPARE(alone.error().field, u"members"_s);
    }
    const auto made = stage.create(stage.ada, {.kind = RoomKind::Direct, .members = {stage.bob.id}});
    QVERIFY(made);
    QCOMPARE(stage.namesIn(made->room.room.id), (QStringList{u"Ada"_s, u"Bob"_s})); // and no agent
    QCOMPARE(made->room.room.name, QString());
    QCOMPARE(stage.create(stage.ada, {.kind = RoomKind::Private}).error().field, u"name"_s);
}

void tst_RoomLife::thereIsOneDirectRoomOfThePeopleInIt()
{
    Stage stage;
    const auto first = stage.create(stage.ada, {.kind = RoomKind::Direct, .members = {stage.bob.id}});
    stage.bus.published.clear();
    const auto again = stage.create(stage.bob, {.kind = RoomKind::Direct, .members = {stage.ada.id}});
    QCOMPARE(again->room.room.id, first->room.room.id);
    QVERIFY(again->room.member);
    QVERIFY(stage.bus.published.isEmpty());
    const auto other = stage.create(stage.ada, {.kind = RoomKind::Direct, .members = {stage.bob.id, stage.gus.id}});
    QVERIFY(other->room.room.id != first->room.room.id);
}

void tst_RoomLife::aTopicIsOneLine_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<std::optional<QString>>("kept");
    using Kept = std::optional<QString>;
    QTest::newRow("plain") << u"all things"_s << Kept(u"all things"_s);
    QTest::newRow("none") << QString() << Kept(QString());
    QTest::newRow("two lines") << u" two\nlines "_s << Kept(u"two lines"_s);
    QTest::newRow("the longest") << QString(300, u'x') << Kept(QString(300, u'x'));
    QTest::newRow("too long") << QString(301, u'x') << Kept();
    QTest::newRow("turned round") << u"a\u202eb"_s << Kept();
    QTest::newRow("joined emoji") << u"👨‍👩‍👧 at home"_s << Kept(u"👨‍👩‍👧 at home"_s);
    QTest::newRow("joined letters") << u"a\u200db"_s << Kept();
}

void tst_RoomLife::aTopicIsOneLine()
{
    QFETCH(QString, topic);
    QFETCH(std::optional<QString>, kept);
    Stage stage;
    const auto made = stage.create(stage.ada, {.name = u"Attic"_s, .kind = RoomKind::Private, .topic = topic});
    const auto changed = stage.update(stage.ada, {stage.cellar.room.id, std::nullopt, topic});
    for (const auto &detail : {made, changed}) {
        QCOMPARE(detail.has_value(), kept.has_value());
        if (kept)
            QCOMPARE(detail->room.room.topic, *kept);
        else
            QCOMPARE(detail.error().field, u"topic"_s);
    }
}

void tst_RoomLife::aRoomThatCouldNotBeStoredIsNowhere()
{
    Stage stage;
    const auto before = stage.directory.rooms().size();
    stage.stores.failNext({ErrorCode::StorageFull});
    QCOMPARE(stage.create(stage.ada, {.name = u"Attic"_s}).error().code, ErrorCode::StorageFull);
    QCOMPARE(stage.directory.rooms().size(), before);
    stage.stores.failNext({ErrorCode::StorageFull});
    QCOMPARE(stage.update(stage.ada, {stage.cellar.room.id, u"Attic"_s, {}}).error().code, ErrorCode::StorageFull);
    QCOMPARE(stage.directory.room(stage.cellar.room.id)->name, u"Cellar"_s);
    stage.stores.failNext({ErrorCode::StorageFull});
    QCOMPARE(stage.remove(stage.ada, stage.cellar.room.id).error().code, ErrorCode::StorageFull);
    QVERIFY(stage.directory.room(stage.cellar.room.id));
    QVERIFY(stage.bus.published.isEmpty());
}

void tst_RoomLife::oneSeesOnesOwnRoomsAndAllPublicOnes()
{
    Stage stage;
    stage.clock.advance(1'000);
    QVERIFY(stage.create(stage.eve, {.name = u"Attic"_s, .kind = RoomKind::Private}));
    stage.clock.advance(1'000);
    QVERIFY(stage.create(stage.bob, {.name = u"Balcony"_s}));
    // One's own first, then those of the latest activity.
    QCOMPARE(Stage::namesOf(*stage.list(stage.eve)), (QStringList{u"Attic"_s, u"Balcony"_s, u"Square"_s}));
    QCOMPARE(Stage::namesOf(*stage.list(stage.gus)).size(), 3);
    const auto rooms = stage.list(stage.gus)->rooms;
    for (const RoomSummary &summary : rooms)
        QCOMPARE(summary.member, summary.room.id == stage.cellar.room.id);
}

void tst_RoomLife::aRoomTellsWhatIsUnread()
{
    Stage stage;
    stage.say(stage.cellar, stage.ada);
    stage.say(stage.cellar, stage.bob);
    stage.say(stage.cellar, stage.ada);
    const auto bobs = stage.get(stage.bob, stage.cellar.room.id);
    QCOMPARE(bobs->room.unread, 1);
    QCOMPARE(bobs->room.lastRead, 2);
    QCOMPARE(bobs->room.room.seq, 3);
    const auto list = stage.list(stage.gus)->rooms;
    const auto cellar = std::ranges::find(list, u"Cellar"_s, [](const RoomSummary &each) { return each.room.name; });
    QCOMPARE(cellar->unread, 3);
    QCOMPARE(stage.get(stage.eve, stage.square.room.id)->room.member, false);
}

void tst_RoomLife::aPrivateRoomIsNotThereForStrangers()
{
    Stage stage;
    QCOMPARE(stage.get(stage.eve, stage.cellar.room.id).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.update(stage.eve, {stage.cellar.room.id, u"Mine"_s, {}}).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.remove(stage.eve, stage.cellar.room.id).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.get(stage.ada, RoomId::make()).error().code, ErrorCode::NotFound);
}

void tst_RoomLife::managersChangeARoom_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<bool>("may");
    QTest::newRow("the owner") << u"Ada"_s << true;
    QTest::newRow("an admin") << u"Moira"_s << true;
    QTest::newRow("a member") << u"Bob"_s << false;
    QTest::newRow("a guest") << u"Gus"_s << false;
}

void tst_RoomLife::managersChangeARoom()
{
    QFETCH(QString, who);
    QFETCH(bool, may);
    Stage stage;
    const QList<User> all{stage.ada, stage.bob, stage.mod, stage.gus};
    const User user = *std::ranges::find(all, who, &User::name);
    const auto changed = stage.update(user, {stage.cellar.room.id, u"Vault"_s, {}});
    QCOMPARE(changed.has_value(), may);
    if (!may)
        QCOMPARE(changed.error().code, ErrorCode::Forbidden);
    QCOMPARE(stage.directory.room(stage.cellar.room.id)->name, may ? u"Vault"_s : u"Cellar"_s);
}

void tst_RoomLife::aChangeIsAnsweredAndToldToAll()
{
    Stage stage;
    const qint64 ev = stage.directory.room(stage.cellar.room.id)->ev;
    const auto changed = stage.update(stage.mod, {stage.cellar.room.id, u"Vault"_s, u"gold"_s});
    QCOMPARE(changed->room.room.name, u"Vault"_s);
    QCOMPARE(changed->room.room.topic, u"gold"_s);
    QTRY_COMPARE(stage.bus.published.size(), 1);
    const core::Publication &told = stage.bus.published.first();
    QCOMPARE(told.frame.ev, ev + 1);
    QCOMPARE(std::get<event::RoomUpdated>(told.frame.event).room.name, u"Vault"_s);
    QVERIFY(!told.exceptFor);
    QCOMPARE(stage.directory.room(stage.cellar.room.id)->topic, u"gold"_s);
    QCOMPARE(stage.stores.room(stage.cellar.room.id)->room.name, u"Vault"_s);
}

void tst_RoomLife::whatIsNotChangedStays()
{
    Stage stage;
    QVERIFY(stage.update(stage.ada, {stage.cellar.room.id, {}, u"gold"_s}));
    const auto renamed = stage.update(stage.ada, {stage.cellar.room.id, u"Vault"_s, {}});
    QCOMPARE(renamed->room.room.topic, u"gold"_s);
    QCOMPARE(renamed->room.room.name, u"Vault"_s);
}

void tst_RoomLife::onlyTheOwnerDeletesARoom_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<bool>("may");
    QTest::newRow("the owner") << u"Ada"_s << true;
    QTest::newRow("an admin") << u"Moira"_s << false;
    QTest::newRow("a member") << u"Bob"_s << false;
}

void tst_RoomLife::onlyTheOwnerDeletesARoom()
{
    QFETCH(QString, who);
    QFETCH(bool, may);
    Stage stage;
    const QList<User> all{stage.ada, stage.bob, stage.mod};
    const auto removed = stage.remove(*std::ranges::find(all, who, &User::name), stage.cellar.room.id);
    QCOMPARE(removed.has_value(), may);
    if (!may)
        QCOMPARE(removed.error().code, ErrorCode::Forbidden);
    QTRY_COMPARE(stage.directory.room(stage.cellar.room.id) == nullptr, may);
    QCOMPARE(stage.stores.room(stage.cellar.room.id).has_value(), !may);
}

void tst_RoomLife::whoWasInADeletedRoomHearsOfIt()
{
    Stage stage;
    const qint64 ev = stage.directory.room(stage.cellar.room.id)->ev;
    QVERIFY(stage.remove(stage.ada, stage.cellar.room.id));
    QTRY_VERIFY(!stage.directory.room(stage.cellar.room.id));
    QCOMPARE(stage.bus.published.size(), 1);
    QCOMPARE(stage.bus.published.first().frame,
             (EventFrame{stage.cellar.room.id, ev + 1, event::RoomDeleted{stage.cellar.room.id, stage.ada.id}}));
    const QList<UserId> also = stage.bus.published.first().alsoFor;
    for (const Member &member : std::as_const(stage.cellar.members))
        QVERIFY(also.contains(member.user.id));
    QVERIFY(!stage.directory.roomsOf(stage.bob.id).contains(stage.cellar.room.id));
    QCOMPARE(stage.remove(stage.ada, stage.cellar.room.id).error().code, ErrorCode::NotFound);
}

void tst_RoomLife::theServersOwnRoomIsMadeOnce()
{
    Stage stage;
    const auto ensure = [&stage](const QString &name) {
        return *stage.wait<RoomId>([&](auto reply) { stage.service.ensureRoom(name, u"welcome"_s, reply); });
    };
    QVERIFY(stage.remove(stage.bob, stage.square.room.id));
    QTRY_VERIFY(!stage.directory.room(stage.square.room.id));
    const RoomId lobby = ensure(u"Lobby"_s);
    const Room *room = stage.directory.room(lobby);
    QVERIFY(room);
    QCOMPARE(room->kind, RoomKind::Public);
    QCOMPARE(room->topic, u"welcome"_s);
    QVERIFY(room->createdBy.isNull());
    QCOMPARE(stage.namesIn(lobby), QStringList{u"Sage"_s});
    QCOMPARE(ensure(u"Lobby"_s), lobby);
}

void tst_RoomLife::theServersOwnRoomMayBeRenamed()
{
    Stage stage; // whose square nobody has made
    const auto found = stage.wait<RoomId>([&](auto reply) { stage.service.ensureRoom(u"Lobby"_s, {}, reply); });
    QCOMPARE(*found, stage.square.room.id);
    QVERIFY(stage.bus.published.isEmpty());
}

QTEST_GUILESS_MAIN(tst_RoomLife)
#include "tst_RoomLife.moc"
