// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomServices.h"
#include "RoomStage.h"

#include <QSet>

using namespace confab;
using namespace confab::support;
using namespace confab::tests;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDayMs = 86'400'000;

struct Stage : RoomStage
{
    explicit Stage(int guesses = 20)
        : limiter(rateBuckets, {.codesPerAddress = guesses})
    {
        for (const User &user : {ada, bob, mod, eve})
            room.people.put({.user = user});
        room.people.put({.user = gus, .guest = true});
    }

    core::Actor from(const User &who, const QByteArray &address = "home") const
    {
        core::Actor actor = as(who, kDesk);
        actor.identity.guest = who.id == gus.id;
        actor.from = address;
        return actor;
    }
    Result<Invite> create(const User &who, const command::InviteCreate &command)
    {
        const auto made = wait<reply::OneInvite>([&](auto reply) { room.invites.create(from(who), command, reply); });
        return made ? Result<Invite>(made->invite) : Result<Invite>(made.error());
    }
    Result<QList<Invite>> list(const User &who, RoomId in)
    {
        const auto all = wait<reply::Invites>([&](auto reply) { room.invites.list(from(who), {in}, reply); });
        return all ? Result<QList<Invite>>(all->invites) : Result<QList<Invite>>(all.error());
    }
    Result<reply::Empty> revoke(const User &who, const QString &code)
    {
        return wait<reply::Empty>([&](auto reply) { room.invites.revoke(from(who), {code}, reply); });
    }
    Result<reply::InviteView> get(const User &who, const QString &code)
    {
        return wait<reply::InviteView>([&](auto reply) { room.invites.get(from(who), {code}, reply); });
    }
    Result<reply::Joined> accept(const User &who, const QString &code)
    {
        return wait<reply::Joined>([&](auto reply) { room.invites.accept(from(who), {code}, reply); });
    }
    //! As it is answered when somebody new follows it.
    ErrorCode refusal(const QString &code)
    {
        const auto found = room.invites.find(code, "elsewhere");
        return found ? ErrorCode(-1) : found.error().code;
    }
    User newcomer(const QString &name)
    {
        const User user = person(name);
        room.people.put({.user = user});
        return user;
    }

    core::AgentDirectory agents;
    core::MemoryRateBuckets rateBuckets{clock};
    core::RateLimiter limiter;
    core::MemoryPresenceBoard presenceBoard;
    core::PresenceService presence{presenceBoard, directory, agents, bus, clock};
    RoomServices room{{stores, bus, clock, limits, directory, agents, limiter, presence}};
};

template <class T>
ErrorCode codeOf(const Result<T> &result)
{
    return result ? ErrorCode(-1) : result.error().code;
}

} // namespace

class tst_InviteService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aManagersInviteLetsAStrangerIn();
    void anInviteToldHasAllThatThereIs();
    void codesAreRandomAndLong();
    void whoMayMakeInvites_data();
    void whoMayMakeInvites();
    void whatAnInviteMayBe_data();
    void whatAnInviteMayBe();
    void aRoomHasAHundredLivingInvites();
    void managersSeeAllAndMembersOfPublicRoomsTheirOwn();
    void revokingTwiceIsHarmless();
    void aRevocationThatFailsCanBeRepeated();
    void onlyItsMakerAndManagersRevokeAnInvite();
    void aMemberSpendsNothing();
    void usesAreCountedExactly();
    void aGuestBecomesAGuestByWhicheverInvite();
    void whatIsUsedUpIsNotFoundEvenByMembers();
    void whatIsOverOrRevokedIsNotFound();
    void anInviteIsVoidAsItsMakerFalls_data();
    void anInviteIsVoidAsItsMakerFalls();
    void whoIsBannedIsToldOfTheRoomButNotLetIn();
    void manyUnknownCodesCloseTheAddress();
    void anotherAddressAndGoodCodesAreNotCounted();
    void theRoomTakesItsInvitesAlong();
    void aFailedWriteLeavesNoInvite();
    void invitesAreThereAfterARestart();
};

void tst_InviteService::aManagersInviteLetsAStrangerIn()
{
    Stage stage;
    const auto invite = stage.create(stage.mod, {.room = stage.cellar.room.id});
    QVERIFY(invite);
    const auto joined = stage.accept(stage.eve, invite->code);
    QVERIFY2(joined, joined ? "" : qPrintable(joined.error().text()));
    QCOMPARE(joined->room.room.id, stage.cellar.room.id);
    QVERIFY(joined->room.mayDo && joined->room.mayDo->contains(u"message:send"_s));
    QCOMPARE(joined->members.size(), 6);
    const auto heard = stage.bus.all<event::UserJoined>();
    QCOMPARE(heard.size(), 1);
    QCOMPARE(heard.first().member.user, stage.eve);
    QVERIFY(!heard.first().by); // came by herself
    QCOMPARE(stage.directory.member(stage.cellar.room.id, stage.eve.id)->role, Role::Member);
}

void tst_InviteService::anInviteToldHasAllThatThereIs()
{
    Stage stage;
    const Timestamp end = stage.clock.now() + kDayMs;
    const auto invite =
        stage.create(stage.ada, {.room = stage.cellar.room.id, .uses = 3, .expiresAt = end, .role = Role::Guest});
    QVERIFY(invite);
    QCOMPARE(*invite, (Invite{.code = invite->code,
                              .room = stage.cellar.room.id,
                              .uses = 3,
                              .used = 0,
                              .expiresAt = end,
                              .role = Role::Guest,
                              .createdBy = stage.ada.id,
                              .createdAt = stage.clock.now(),
                              .url = u"http://localhost/i/"_s + invite->code}));
    const auto view = stage.get(stage.eve, invite->code);
    QVERIFY(view);
    QCOMPARE(view->room, (InvitingRoom{stage.cellar.room.id, stage.cellar.room.name, RoomKind::Private, 5}));
    QCOMPARE(view->by, u"Ada"_s);
    QCOMPARE(view->serverName, u"Confab"_s);
    QCOMPARE(view->role, Role::Guest);
}

void tst_InviteService::codesAreRandomAndLong()
{
    Stage stage;
    QSet<QString> codes;
    static const QRegularExpression form(u"^[A-Za-z0-9_-]{22}$"_s);
    for (int i = 0; i < 50; ++i) {
        const auto invite = stage.create(stage.ada, {.room = stage.cellar.room.id});
        QVERIFY(invite);
        QVERIFY2(form.match(invite->code).hasMatch(), qPrintable(invite->code));
        codes.insert(invite->code.left(8));
        QCOMPARE(stage.refusal(invite->code.toUpper() == invite->code ? u"x"_s : invite->code.toUpper()),
                 ErrorCode::NotFound); // case counts
        stage.clock.advance(60'000);
    }
    QCOMPARE(codes.size(), 50);
}

void tst_InviteService::whoMayMakeInvites_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<bool>("isPublic");
    QTest::addColumn<ErrorCode>("code");
    constexpr auto kAllowed = ErrorCode(-1);
    QTest::newRow("owner, private") << u"Ada"_s << false << kAllowed;
    QTest::newRow("admin, private") << u"Moira"_s << false << kAllowed;
    QTest::newRow("member, private") << u"Bob"_s << false << ErrorCode::Forbidden;
    QTest::newRow("guest, private") << u"Gus"_s << false << ErrorCode::Forbidden;
    QTest::newRow("stranger, private") << u"Eve"_s << false << ErrorCode::NotFound;
    QTest::newRow("member, public") << u"Bob"_s << true << kAllowed;
    QTest::newRow("guest, public") << u"Gus"_s << true << ErrorCode::Forbidden;
    QTest::newRow("stranger, public") << u"Eve"_s << true << ErrorCode::Forbidden;
}

void tst_InviteService::whoMayMakeInvites()
{
    QFETCH(QString, who);
    QFETCH(bool, isPublic);
    QFETCH(ErrorCode, code);
    Stage stage;
    core::StoredRoom hall = roomOf(stage.cellar.members, isPublic ? RoomKind::Public : RoomKind::Private, u"Hall"_s);
    hall.room.createdBy = stage.ada.id;
    const RoomId room = stage.open(hall);
    for (const User &user : {stage.ada, stage.bob, stage.mod, stage.gus, stage.eve}) {
        if (user.name == who)
            QCOMPARE(codeOf(stage.create(user, {.room = room})), code);
    }
}

void tst_InviteService::whatAnInviteMayBe_data()
{
    QTest::addColumn<int>("uses");
    QTest::addColumn<qint64>("days"); // 0: no end
    QTest::addColumn<QString>("field");
    QTest::newRow("as many as come, for good") << 0 << 0LL << QString();
    QTest::newRow("as many as can be said") << 10'000 << 365LL << QString();
    QTest::newRow("one too many") << 10'001 << 0LL << u"uses"_s;
    QTest::newRow("for longer than a year") << 1 << 370LL << u"expiresAt"_s;
    QTest::newRow("until yesterday") << 1 << -1LL << u"expiresAt"_s;
}

void tst_InviteService::whatAnInviteMayBe()
{
    QFETCH(int, uses);
    QFETCH(qint64, days);
    QFETCH(QString, field);
    Stage stage;
    command::InviteCreate command{.room = stage.cellar.room.id, .uses = uses};
    if (days != 0)
        command.expiresAt = stage.clock.now() + days * kDayMs;
    const auto made = stage.create(stage.ada, command);
    QCOMPARE(made.has_value(), field.isEmpty());
    if (!made) {
        QCOMPARE(made.error().code, ErrorCode::ValidationFailed);
        QCOMPARE(made.error().field, field);
    }
}

void tst_InviteService::aRoomHasAHundredLivingInvites()
{
    Stage stage;
    QString first;
    for (int i = 0; i < 100; ++i) {
        const auto made = stage.create(stage.ada, {.room = stage.cellar.room.id});
        QVERIFY(made);
        first = first.isEmpty() ? made->code : first;
    }
    const auto refused = stage.create(stage.ada, {.room = stage.cellar.room.id});
    QCOMPARE(codeOf(refused), ErrorCode::Conflict);
    QCOMPARE(refused.error().field, u"room"_s);
    QVERIFY(stage.revoke(stage.ada, first));
    QVERIFY(stage.create(stage.ada, {.room = stage.cellar.room.id}));
    QCOMPARE(stage.list(stage.ada, stage.cellar.room.id)->size(), 100);
}

void tst_InviteService::managersSeeAllAndMembersOfPublicRoomsTheirOwn()
{
    Stage stage;
    core::StoredRoom hall = roomOf(stage.cellar.members, RoomKind::Public, u"Hall"_s);
    hall.room.createdBy = stage.ada.id;
    const RoomId room = stage.open(hall);
    const auto adas = stage.create(stage.ada, {.room = room});
    const auto bobs = stage.create(stage.bob, {.room = room});
    QVERIFY(adas && bobs);
    QCOMPARE(*stage.list(stage.mod, room), (QList<Invite>{*adas, *bobs}));
    QCOMPARE(*stage.list(stage.bob, room), QList<Invite>{*bobs});
    QCOMPARE(codeOf(stage.list(stage.gus, room)), ErrorCode::Forbidden);
    QCOMPARE(codeOf(stage.list(stage.bob, stage.cellar.room.id)), ErrorCode::Forbidden);
    QCOMPARE(codeOf(stage.list(stage.eve, stage.cellar.room.id)), ErrorCode::NotFound);
}

void tst_InviteService::revokingTwiceIsHarmless()
{
    Stage stage;
    const auto invite = stage.create(stage.ada, {.room = stage.cellar.room.id});
    QVERIFY(stage.revoke(stage.mod, invite->code));
    QVERIFY(stage.revoke(stage.ada, invite->code));
    QCOMPARE(stage.refusal(invite->code), ErrorCode::NotFound);
    QVERIFY(stage.list(stage.ada, stage.cellar.room.id)->isEmpty());
    QCOMPARE(codeOf(stage.revoke(stage.ada, u"AAAAAAAAAAAAAAAAAAAAAA"_s)), ErrorCode::NotFound);
}

void tst_InviteService::onlyItsMakerAndManagersRevokeAnInvite()
{
    Stage stage;
    const auto invite = stage.create(stage.ada, {.room = stage.cellar.room.id});
    QCOMPARE(codeOf(stage.revoke(stage.bob, invite->code)), ErrorCode::Forbidden);
    QCOMPARE(codeOf(stage.revoke(stage.eve, invite->code)), ErrorCode::NotFound);
    core::StoredRoom hall = roomOf(stage.cellar.members, RoomKind::Public, u"Hall"_s);
    hall.room.createdBy = stage.ada.id;
    const RoomId room = stage.open(hall);
    const auto adas = stage.create(stage.ada, {.room = room});
    const auto bobs = stage.create(stage.bob, {.room = room});
    QCOMPARE(codeOf(stage.revoke(stage.bob, adas->code)), ErrorCode::Forbidden);
    QVERIFY(stage.revoke(stage.bob, bobs->code));
}

void tst_InviteService::aMemberSpendsNothing()
{
    Stage stage;
    const auto invite = stage.create(stage.ada, {.room = stage.cellar.room.id, .uses = 2});
    for (int i = 0; i < 5; ++i)
        QVERIFY(stage.accept(stage.bob, invite->code));
    QVERIFY(stage.bus.all<event::UserJoined>().isEmpty());
    QCOMPARE(stage.list(stage.ada, stage.cellar.room.id)->first().used, 0);
    QVERIFY(stage.accept(stage.eve, invite->code));
    QVERIFY(stage.accept(stage.eve, invite->code));
    QCOMPARE(stage.list(stage.ada, stage.cellar.room.id)->first().used, 1);
}

void tst_InviteService::usesAreCountedExactly()
{
    Stage stage;
    const auto invite = stage.create(stage.ada, {.room = stage.cellar.room.id, .uses = 7});
    int in = 0;
    int notFound = 0;
    QList<User> people;
    for (int i = 0; i < 50; ++i)
        people.append(stage.newcomer(u"Person %1"_s.arg(i)));
    for (const User &each : std::as_const(people)) {
        stage.room.invites.accept(stage.from(each), {invite->code}, heard([&](const Result<reply::Joined> &joined) {
                                      ++(joined ? in : notFound);
                                      QCOMPARE(joined ? ErrorCode::NotFound : joined.error().code, ErrorCode::NotFound);
                                  }));
    }
    QTRY_COMPARE(in + notFound, 50);
    QCOMPARE(in, 7);
    QCOMPARE(stage.directory.room(stage.cellar.room.id)->memberCount, 12);
    QCOMPARE(stage.list(stage.ada, stage.cellar.room.id)->first().used, 7);
}

void tst_InviteService::aGuestBecomesAGuestByWhicheverInvite()
{
    Stage stage;
    core::StoredRoom attic = roomOf({{stage.ada, Role::Owner, 1}}, RoomKind::Private, u"Attic"_s);
    attic.room.createdBy = stage.ada.id;
    const RoomId room = stage.open(attic);
    const auto forMembers = stage.create(stage.ada, {.room = room});
    const auto forGuests = stage.create(stage.ada, {.room = room, .role = Role::Guest});
    QVERIFY(stage.accept(stage.gus, forMembers->code));
    QCOMPARE(stage.directory.member(room, stage.gus.id)->role, Role::Guest);
    QVERIFY(stage.accept(stage.bob, forGuests->code));
    QCOMPARE(stage.directory.member(room, stage.bob.id)->role, Role::Guest);
    // It raises nobody.
    QVERIFY(stage.accept(stage.bob, forMembers->code));
    QCOMPARE(stage.directory.member(room, stage.bob.id)->role, Role::Guest);
}

void tst_InviteService::whatIsUsedUpIsNotFoundEvenByMembers()
{
    Stage stage;
    const auto invite = stage.create(stage.ada, {.room = stage.cellar.room.id, .uses = 1});
    QVERIFY(stage.accept(stage.eve, invite->code));
    QCOMPARE(codeOf(stage.accept(stage.eve, invite->code)), ErrorCode::NotFound);
    QCOMPARE(codeOf(stage.get(stage.eve, invite->code)), ErrorCode::NotFound);
    // Who leads the room still sees what became of it.
    QCOMPARE(stage.list(stage.ada, stage.cellar.room.id)->first().used, 1);
}

void tst_InviteService::whatIsOverOrRevokedIsNotFound()
{
    Stage stage;
    const Timestamp end = stage.clock.now() + kDayMs;
    const auto brief = stage.create(stage.ada, {.room = stage.cellar.room.id, .expiresAt = end});
    const auto revoked = stage.create(stage.ada, {.room = stage.cellar.room.id});
    QVERIFY(stage.revoke(stage.ada, revoked->code));
    QCOMPARE(stage.refusal(brief->code), ErrorCode(-1));
    stage.clock.advance(kDayMs);
    for (const auto &each : {brief, revoked}) {
        QCOMPARE(codeOf(stage.get(stage.eve, each->code)), ErrorCode::NotFound);
        QCOMPARE(codeOf(stage.accept(stage.eve, each->code)), ErrorCode::NotFound);
    }
    QVERIFY(stage.list(stage.ada, stage.cellar.room.id)->isEmpty());
}

void tst_InviteService::anInviteIsVoidAsItsMakerFalls_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"suspended", "ended", "lowered", "removed", "banned", "archived"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void tst_InviteService::anInviteIsVoidAsItsMakerFalls()
{
    QFETCH(QString, how);
    Stage stage;
    const RoomId room = stage.cellar.room.id;
    const auto invite = stage.create(stage.mod, {.room = room});
    QCOMPARE(stage.refusal(invite->code), ErrorCode(-1));
    const core::Actor owner = stage.from(stage.ada);
    if (how == u"suspended") {
        stage.room.people.put({.user = stage.mod, .suspended = true});
    } else if (how == u"ended") {
        stage.room.people.remove(stage.mod.id);
    } else if (how == u"lowered") {
        const command::MemberRole lower{room, stage.mod.id, Role::Member};
        QVERIFY(stage.wait<reply::OneMember>([&](auto reply) { stage.room.moderation.setRole(owner, lower, reply); }));
    } else if (how == u"removed") {
        const command::MemberKick kick{room, stage.mod.id, {}};
        QVERIFY(stage.wait<reply::Empty>([&](auto reply) { stage.room.moderation.kick(owner, kick, reply); }));
    } else if (how == u"banned") {
        const command::MemberBan ban{.room = room, .user = stage.mod.id, .on = true};
        QVERIFY(stage.wait<reply::Empty>([&](auto reply) { stage.room.bans.ban(owner, ban, reply); }));
    } else {
        const command::RoomUpdate archive{.room = room, .archived = true};
        QVERIFY(
            stage.wait<reply::RoomDetail>([&](auto reply) { stage.room.roomSettings.update(owner, archive, reply); }));
    }
    QCOMPARE(stage.refusal(invite->code), ErrorCode::NotFound);
    QCOMPARE(codeOf(stage.accept(stage.eve, invite->code)), ErrorCode::NotFound);
    QVERIFY(stage.list(stage.ada, room)->isEmpty());
}

void tst_InviteService::whoIsBannedIsToldOfTheRoomButNotLetIn()
{
    Stage stage;
    const auto invite = stage.create(stage.ada, {.room = stage.cellar.room.id});
    const command::MemberBan ban{.room = stage.cellar.room.id, .user = stage.eve.id, .on = true};
    QVERIFY(stage.wait<reply::Empty>([&](auto reply) { stage.room.bans.ban(stage.from(stage.ada), ban, reply); }));
    QVERIFY(stage.get(stage.eve, invite->code));
    QCOMPARE(codeOf(stage.accept(stage.eve, invite->code)), ErrorCode::Forbidden);
    QCOMPARE(stage.list(stage.ada, stage.cellar.room.id)->first().used, 0);
}

void tst_InviteService::manyUnknownCodesCloseTheAddress()
{
    Stage stage;
    const auto invite = stage.create(stage.ada, {.room = stage.cellar.room.id});
    for (int i = 0; i < 20; ++i)
        QCOMPARE(codeOf(stage.get(stage.eve, u"guess %1"_s.arg(i))), ErrorCode::NotFound);
    const auto refused = stage.accept(stage.eve, u"one more"_s);
    QCOMPARE(codeOf(refused), ErrorCode::RateLimited);
    QVERIFY(refused.error().retryAfterMs > 0);
    // No oracle: a good guess is answered like a bad one now.
    QCOMPARE(codeOf(stage.get(stage.eve, invite->code)), ErrorCode::RateLimited);
    QCOMPARE(codeOf(stage.revoke(stage.eve, u"x"_s)), ErrorCode::RateLimited);
    stage.clock.advance(60'000);
    QVERIFY(stage.get(stage.eve, invite->code));
}

void tst_InviteService::anotherAddressAndGoodCodesAreNotCounted()
{
    Stage stage;
    const auto invite = stage.create(stage.ada, {.room = stage.cellar.room.id});
    for (int i = 0; i < 100; ++i)
        QVERIFY(stage.get(stage.eve, invite->code));
    for (int i = 0; i < 20; ++i)
        QCOMPARE(stage.refusal(u"guess %1"_s.arg(i)), ErrorCode::NotFound);
    QCOMPARE(stage.refusal(u"guess"_s), ErrorCode::RateLimited);
    QVERIFY(stage.get(stage.eve, invite->code)); // from home
}

void tst_InviteService::theRoomTakesItsInvitesAlong()
{
    Stage stage;
    const auto invite = stage.create(stage.ada, {.room = stage.cellar.room.id});
    QVERIFY(stage.wait<reply::Empty>(
        [&](auto reply) { stage.room.rooms.remove(stage.from(stage.ada), stage.cellar.room.id, reply); }));
    QCOMPARE(codeOf(stage.get(stage.eve, invite->code)), ErrorCode::NotFound);
    const auto left = stage.wait<QList<core::StoredInvite>>([&](auto reply) { stage.stores.invites().load(reply); });
    QVERIFY(left->isEmpty());
}

void tst_InviteService::aRevocationThatFailsCanBeRepeated()
{
    Stage stage;
    const auto invite = stage.create(stage.ada, {.room = stage.cellar.room.id});
    stage.stores.failNext(Error{ErrorCode::Busy});
    QCOMPARE(codeOf(stage.revoke(stage.ada, invite->code)), ErrorCode::Busy);
    QVERIFY(stage.get(stage.eve, invite->code));
    QVERIFY(stage.revoke(stage.ada, invite->code));
    const auto stored =
        stage.wait<QList<core::StoredInvite>>([&](auto reply) { stage.stores.invites().load(reply); });
    QVERIFY(stored->first().revoked);
    QCOMPARE(stage.refusal(invite->code), ErrorCode::NotFound);
}

void tst_InviteService::aFailedWriteLeavesNoInvite()
{
    Stage stage;
    stage.stores.failNext(Error{ErrorCode::StorageFull});
    QCOMPARE(codeOf(stage.create(stage.ada, {.room = stage.cellar.room.id})), ErrorCode::StorageFull);
    QVERIFY(stage.list(stage.ada, stage.cellar.room.id)->isEmpty());
}

void tst_InviteService::invitesAreThereAfterARestart()
{
    Stage stage;
    const auto invite = stage.create(stage.ada, {.room = stage.cellar.room.id, .uses = 2});
    QVERIFY(stage.accept(stage.eve, invite->code));
    core::InviteService again({stage.directory, stage.room.people, stage.stores.invites(), stage.bus,
                               stage.room.members, stage.limiter, stage.clock},
                              {[] { return QString(); }, [](const QString &code) { return code; }});
    QVERIFY(stage.wait<Done>([&](auto reply) { again.start(reply); }));
    const auto listed = stage.wait<reply::Invites>(
        [&](auto reply) { again.list(stage.from(stage.ada), {stage.cellar.room.id}, reply); });
    QCOMPARE(listed->invites.size(), 1);
    QCOMPARE(listed->invites.first().used, 1);
    QCOMPARE(listed->invites.first().code, invite->code);
}

QTEST_GUILESS_MAIN(tst_InviteService)
#include "tst_InviteService.moc"
