// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/people/SuspensionText.h"
#include "PeopleStage.h"

#include <QTimeZone>

using namespace confab;
using namespace confab::support;
using namespace confab::tests;
using namespace Qt::StringLiterals;
using core::AuditService;
using core::PeopleService;
using core::ServerService;
using core::StewardService;

namespace {

struct Stage : PeopleStage
{
    Result<reply::People> list(const core::Actor &who, const command::UserList &command)
    {
        return ask(services.people, &PeopleService::list, who, command);
    }
    QStringList names(const core::Actor &who, const command::UserList &command = {})
    {
        QStringList found;
        const auto page = list(who, command);
        for (const Person &person : page->users)
            found.append(person.user.name);
        return found;
    }
    Result<reply::PersonDetail> get(const core::Actor &who, const User &user)
    {
        return ask(services.people, &PeopleService::get, who, command::UserGet{user.id});
    }
    Result<reply::OnePerson> update(const core::Actor &who, const command::UserUpdate &command)
    {
        return ask(services.people, &PeopleService::update, who, command);
    }
    Result<reply::Empty> block(const core::Actor &who, const User &user, bool on = true)
    {
        return ask(services.people, &PeopleService::block, who, command::UserBlock{user.id, on});
    }
    Result<reply::OnePerson> suspend(const core::Actor &who, const command::UserSuspend &command)
    {
        return ask(services.stewards, &StewardService::suspend, who, command);
    }
    Result<reply::OnePerson> give(const core::Actor &who, const User &user, Role role)
    {
        return ask(services.stewards, &StewardService::changeRole, who, command::UserRole{user.id, role});
    }
    Result<reply::Audit> audit(const core::Actor &who, std::optional<RoomId> room = {})
    {
        return ask(services.audit, &AuditService::list, who, command::AuditList{.room = room});
    }
    Result<reply::Empty> report(const core::Actor &who, const Message &message, const QString &reason = u"Rude."_s)
    {
        return ask(services.audit, &AuditService::report, who, command::MessageReport{message.id, reason});
    }
};

} // namespace

class tst_PeopleService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void peopleAreListedByNameAndPageByPage();
    void partsOfNamesFindPeople();
    void guestsFindOnlyThoseInTheirRooms();
    void theMembersOfARoomAreListed();
    void somebodyInNoRoomIsFound();
    void whoIsOutOfReachIsNobody();
    void aPersonIsShownWithTheRoomsOfBoth();
    void aNewNameIsToldToWhoSharesARoom();
    void namesObeyTheRulesOfSignUp();
    void threeNamesADay();
    void onesOwnNameIsNoChange();
    void whatOneTellsOfOneself();
    void aBlockIsToldToOnesOwnOtherConnectionsAlone();
    void theBlockedCantWriteToADirectRoom();
    void onlyTheOwnerGivesRoles();
    void nobodyActsOnWhoStandsAsHigh();
    void aSuspensionEndsByTime();
    void whoIsSuspendedIsToldUntilWhenAndWhy();
    void theEndOfASuspensionIsTold();
    void whoIsSuspendedIsFoundByWhoLeadsAlone();
    void aGuestWhoIsSuspendedStaysUntilHeIsLetInAgain();
    void aLodgerWhoIsSuspendedIsOut();
    void settingsThatStandSomewhereAreLocked();
    void settingsOutliveARestart();
    void whatIsSetAtTheSameMomentStays();
    void aReportIsToldToWhoLeadsTheRoomOnce();
    void aReportInADirectRoomGoesToTheServer();
    void theAuditIsForThoseWhoLead();
};

void tst_PeopleService::peopleAreListedByNameAndPageByPage()
{
    Stage stage;
    const core::Actor bob = stage.by(stage.bob);
    const QStringList all{u"Ada"_s, u"Eve"_s, u"Gus"_s, u"Ivy"_s, u"Moira"_s};
    QCOMPARE(stage.names(bob), all);
    QStringList paged;
    command::UserList command{.limit = 2};
    for (int pages = 0; pages < 5; ++pages) {
        const auto page = stage.list(bob, command);
        for (const Person &person : page->users)
            paged.append(person.user.name);
        command.cursor = page->cursor;
        if (!page->more)
            break;
        QVERIFY(page->users.size() == 2 && !page->cursor.isEmpty());
    }
    QCOMPARE(paged, all);
    QCOMPARE(stage.list(bob, {.cursor = u"!"_s}).error().field, u"cursor"_s);
    QCOMPARE(stage.list(bob, {.cursor = u"abcd"_s}).error().code, ErrorCode::ValidationFailed);
}

void tst_PeopleService::partsOfNamesFindPeople()
{
    Stage stage;
    QCOMPARE(stage.names(stage.by(stage.bob), {.query = u" OIR "_s}), QStringList{u"Moira"_s});
    for (const QString &letter : {u"%"_s, u"_"_s, u"*"_s})
        QVERIFY(stage.names(stage.by(stage.bob), {.query = letter}).isEmpty());
}

void tst_PeopleService::guestsFindOnlyThoseInTheirRooms()
{
    Stage stage;
    QCOMPARE(stage.names(stage.by(stage.gus)), (QStringList{u"Ada"_s, u"Bob"_s, u"Moira"_s}));
    QVERIFY(!stage.names(stage.by(stage.eve)).contains(u"Gus"_s));
}

void tst_PeopleService::theMembersOfARoomAreListed()
{
    Stage stage;
    const RoomId cellar = stage.cellar.room.id;
    QCOMPARE(stage.names(stage.by(stage.bob), {.room = cellar}), (QStringList{u"Ada"_s, u"Gus"_s, u"Moira"_s}));
    QCOMPARE(stage.list(stage.by(stage.eve), {.room = cellar}).error().code, ErrorCode::NotFound);
}

void tst_PeopleService::somebodyInNoRoomIsFound()
{
    Stage stage;
    QVERIFY(stage.get(stage.by(stage.bob), stage.ivy));
    QVERIFY(stage.get(stage.by(stage.ivy), stage.bob));
}

void tst_PeopleService::whoIsOutOfReachIsNobody()
{
    Stage stage;
    QCOMPARE(stage.get(stage.by(stage.gus), stage.ivy).error(), stage.get(stage.by(stage.gus), person(u"N"_s)).error());
    QCOMPARE(stage.get(stage.by(stage.ivy), stage.gus).error().code, ErrorCode::NotFound);
}

void tst_PeopleService::aPersonIsShownWithTheRoomsOfBoth()
{
    Stage stage;
    const auto ada = stage.get(stage.by(stage.bob), stage.ada);
    QCOMPARE(ada->user.user, stage.ada);
    QVERIFY(!ada->user.role);
    QCOMPARE(ada->rooms, (QList{SharedRoom{stage.cellar.room.id, u"Cellar"_s}}));
    QCOMPARE(ada->joinedAt, stage.clock.now());
    QCOMPARE(ada->presence.state, PresenceState::Offline);
    QCOMPARE(stage.get(stage.by(stage.ada), stage.bob)->user.role, Role::Member);
    QVERIFY(stage.get(stage.by(stage.bob), stage.gus)->user.guest);
}

void tst_PeopleService::aNewNameIsToldToWhoSharesARoom()
{
    Stage stage;
    QCOMPARE(stage.update(stage.by(stage.mod), {.name = u"Maria"_s})->user.user.name, u"Maria"_s);
    QCOMPARE(stage.bus.published.size(), 1);
    const core::Publication told = stage.bus.published.first();
    QVERIFY(!told.frame.isDurable() && !told.frame.room);
    const QSet<UserId> heard(told.onlyFor.cbegin(), told.onlyFor.cend());
    QVERIFY(heard.contains(stage.mod.id) && heard.contains(stage.gus.id) && !heard.contains(stage.eve.id));
    QCOMPARE(stage.directory.member(stage.cellar.room.id, stage.mod.id)->user.name, u"Maria"_s);
    QCOMPARE(stage.by(stage.mod).user().name, u"Maria"_s);
    QVERIFY(stage.names(stage.by(stage.bob)).contains(u"Maria"_s));
}

void tst_PeopleService::namesObeyTheRulesOfSignUp()
{
    Stage stage;
    const core::Actor bob = stage.by(stage.bob);
    const auto refused = [&](const QString &name) { return stage.update(bob, {.name = name}).error(); };
    QCOMPARE(refused(u"eve"_s).code, ErrorCode::Conflict);
    QCOMPARE(refused(u"eve"_s).field, u"name"_s);
    QCOMPARE(refused(u"Administrator"_s).code, ErrorCode::ValidationFailed);
    QCOMPARE(refused(u" "_s).field, u"name"_s);
    QVERIFY(stage.bus.published.isEmpty());
    QVERIFY(stage.update(stage.by(stage.gus), {.name = u"Gustav"_s}));
}

void tst_PeopleService::threeNamesADay()
{
    Stage stage;
    const core::Actor bob = stage.by(stage.bob);
    for (const QString &name : {u"Rob"_s, u"eve"_s, u"Robert"_s, u"Bert"_s}) // one of them is taken, and costs nothing
        QCOMPARE(stage.update(bob, {.name = name}).has_value(), name != u"eve"_s);
    const Error over = stage.update(bob, {.name = u"Robin"_s}).error();
    QCOMPARE(over.code, ErrorCode::RateLimited);
    QVERIFY(over.retryAfterMs > 0);
    QVERIFY(stage.update(bob, {.about = u"still mine"_s}));
}

void tst_PeopleService::onesOwnNameIsNoChange()
{
    Stage stage;
    for (int i = 0; i < 5; ++i)
        QVERIFY(stage.update(stage.by(stage.bob), {.name = u"Bob"_s}));
    QVERIFY(stage.bus.published.isEmpty());
    QVERIFY(stage.update(stage.by(stage.bob), {.name = u"BOB"_s}));
    QCOMPARE(stage.bus.published.size(), 1);
}

void tst_PeopleService::whatOneTellsOfOneself()
{
    Stage stage;
    const core::Actor bob = stage.by(stage.bob);
    QCOMPARE(stage.update(bob, {.about = u" Two\r\nlines "_s})->user.about, u"Two\nlines"_s);
    QCOMPARE(stage.get(stage.by(stage.ada), stage.bob)->user.about, u"Two\nlines"_s);
    QCOMPARE(stage.update(bob, {.about = QString(501, u'x')}).error().field, u"about"_s);
    QCOMPARE(stage.update(bob, {.about = u"a\u202eb"_s}).error().code, ErrorCode::ValidationFailed);
    QVERIFY(stage.update(bob, {.about = QString(500, u'x')}));
    QCOMPARE(stage.update(bob, {.about = QString()})->user.about, QString());
}

void tst_PeopleService::aBlockIsToldToOnesOwnOtherConnectionsAlone()
{
    Stage stage;
    QVERIFY(stage.block(stage.by(stage.ada, kPhone), stage.bob));
    QCOMPARE(stage.bus.published.size(), 1);
    const core::Publication told = stage.bus.published.first();
    QCOMPARE(told.frame, (EventFrame{{}, 0, event::UserBlock{stage.bob.id, true}}));
    QCOMPARE(told.onlyFor, QList{stage.ada.id});
    QCOMPARE(told.exceptFor, std::optional(kPhone));
    QVERIFY(stage.block(stage.by(stage.ada), stage.bob)); // which changes nothing
    QCOMPARE(stage.bus.published.size(), 1);
    QVERIFY(stage.known.hasBlocked(stage.ada.id, stage.bob.id));
    QCOMPARE(stage.names(stage.by(stage.ada), {.blocked = true}), QStringList{u"Bob"_s});
    QVERIFY(stage.get(stage.by(stage.bob), stage.ada));
    QVERIFY(stage.block(stage.by(stage.ada), stage.bob, false));
    QVERIFY(!stage.known.hasBlocked(stage.ada.id, stage.bob.id));
    QCOMPARE(stage.bus.all<event::UserBlock>().last(), (event::UserBlock{stage.bob.id, false}));
    QCOMPARE(stage.block(stage.by(stage.ada), stage.ada).error().code, ErrorCode::ValidationFailed);
    QCOMPARE(stage.block(stage.by(stage.gus), stage.ivy).error().code, ErrorCode::NotFound);
}

void tst_PeopleService::theBlockedCantWriteToADirectRoom()
{
    Stage stage;
    core::StoredRoom direct =
        roomOf({{stage.ada, Role::Member, 1}, {stage.bob, Role::Member, 1}}, RoomKind::Direct, {});
    const RoomId id = stage.open(direct);
    QVERIFY(stage.block(stage.by(stage.ada), stage.bob));
    const Room *room = stage.directory.room(id);
    QCOMPARE(rights::mayPost(room, stage.directory.standing(id, stage.bob.id)).error().code, ErrorCode::Forbidden);
    QVERIFY(rights::mayPost(room, stage.directory.standing(id, stage.ada.id)));
    const RoomId cellar = stage.cellar.room.id;
    QVERIFY(rights::mayPost(stage.directory.room(cellar), stage.directory.standing(cellar, stage.bob.id)));
}

void tst_PeopleService::onlyTheOwnerGivesRoles()
{
    Stage stage;
    QCOMPARE(stage.give(stage.by(stage.bob), stage.eve, Role::Admin).error().code, ErrorCode::Forbidden);
    QCOMPARE(stage.give(stage.by(stage.ada), stage.bob, Role::Admin)->user.role, Role::Admin);
    QCOMPARE(stage.give(stage.by(stage.bob), stage.eve, Role::Admin).error().code, ErrorCode::Forbidden);
    QCOMPARE(stage.give(stage.by(stage.ada), stage.ada, Role::Member).error().code, ErrorCode::Forbidden);
    QCOMPARE(stage.give(stage.by(stage.ada), stage.gus, Role::Admin).error().code, ErrorCode::ValidationFailed);
    QCOMPARE(stage.give(stage.by(stage.ada), stage.eve, Role::Guest).error().field, u"role"_s);
    QVERIFY(stage.give(stage.by(stage.ada), stage.bob, Role::Owner));
    QCOMPARE(stage.by(stage.bob).identity.serverRole, Role::Owner);
    QCOMPARE(stage.by(stage.ada).identity.serverRole, Role::Admin);
}

void tst_PeopleService::nobodyActsOnWhoStandsAsHigh()
{
    Stage stage;
    for (const User &user : {stage.bob, stage.eve})
        QVERIFY(stage.give(stage.by(stage.ada), user, Role::Admin));
    const core::Actor bob = stage.by(stage.bob);
    QCOMPARE(stage.suspend(bob, {stage.eve.id, true}).error().code, ErrorCode::Forbidden);
    QCOMPARE(stage.suspend(bob, {stage.ada.id, true}).error().code, ErrorCode::Forbidden);
    QCOMPARE(stage.suspend(bob, {stage.bob.id, true}).error().code, ErrorCode::Forbidden);
    QCOMPARE(stage.suspend(stage.by(stage.ivy), {stage.mod.id, true}).error().code, ErrorCode::Forbidden);
    QVERIFY(stage.suspend(bob, {stage.ivy.id, true})->user.suspended);
}

void tst_PeopleService::aSuspensionEndsByTime()
{
    Stage stage;
    const Timestamp until = stage.clock.now() + 1'000;
    QVERIFY(stage.suspend(stage.by(stage.ada), {stage.ivy.id, true, until, u"Advertises."_s}));
    QVERIFY(stage.known.find(stage.ivy.id)->suspended);
    QCOMPARE(stage.get(stage.by(stage.bob), stage.ivy).error().code, ErrorCode::NotFound);
    QVERIFY(stage.get(stage.by(stage.ada), stage.ivy));
    stage.clock.advance(1'000);
    stage.services.tick();
    QVERIFY(!stage.known.find(stage.ivy.id)->suspended);
    QVERIFY(stage.get(stage.by(stage.bob), stage.ivy));
    QCOMPARE(stage.suspend(stage.by(stage.ada), {stage.ivy.id, true, until}).error().field, u"until"_s);
}

void tst_PeopleService::whoIsSuspendedIsToldUntilWhenAndWhy()
{
    const Timestamp until = QDateTime({2026, 3, 3}, {14, 5}, QTimeZone::utc()).toMSecsSinceEpoch();
    QCOMPARE(core::suspensionText({.suspended = true}), u"This account is suspended."_s);
    QCOMPARE(core::suspensionText({.suspended = true, .suspension = u"Advertises."_s}),
             u"This account is suspended. Advertises."_s);
    QCOMPARE(core::suspensionText({.suspended = true, .suspendedUntil = until, .suspension = u"Advertises."_s}),
             u"This account is suspended until 3 March 2026, 14:05 UTC. Advertises."_s);
}

void tst_PeopleService::theEndOfASuspensionIsTold()
{
    Stage stage;
    const auto told = [&stage] {
        QList<Person> people;
        for (const event::UserUpdated &each : stage.bus.all<event::UserUpdated>())
            people.append(each.user);
        return people;
    };
    QVERIFY(stage.suspend(stage.by(stage.ada), {stage.bob.id, true, stage.clock.now() + 1'000}));
    QCOMPARE(told().size(), 1);
    stage.clock.advance(999);
    stage.services.tick();
    QCOMPARE(told().size(), 1);
    stage.clock.advance(1);
    stage.services.tick();
    stage.services.tick();
    QCOMPARE(told().size(), 2);
    QVERIFY(told().first().suspended && !told().last().suspended);
    QVERIFY(stage.bus.published.last().onlyFor.contains(stage.ada.id)); // who shares a room with him
}

void tst_PeopleService::whoIsSuspendedIsFoundByWhoLeadsAlone()
{
    Stage stage;
    QVERIFY(stage.give(stage.by(stage.ada), stage.ivy, Role::Admin)); // who is in no room
    QVERIFY(stage.suspend(stage.by(stage.ada), {stage.gus.id, true}));
    QVERIFY(stage.suspend(stage.by(stage.ada), {stage.mod.id, true}));
    QCOMPARE(stage.names(stage.by(stage.ivy)), (QStringList{u"Ada"_s, u"Bob"_s, u"Eve"_s, u"Gus"_s, u"Moira"_s}));
    QCOMPARE(stage.names(stage.by(stage.ivy), {.query = u"gus"_s}), QStringList{u"Gus"_s});
    QVERIFY(stage.get(stage.by(stage.ivy), stage.gus)->user.suspended);
    QCOMPARE(stage.names(stage.by(stage.bob)), (QStringList{u"Ada"_s, u"Eve"_s, u"Ivy"_s})); // who shares a room with both
    QCOMPARE(stage.get(stage.by(stage.bob), stage.gus).error().code, ErrorCode::NotFound);
}

void tst_PeopleService::aGuestWhoIsSuspendedStaysUntilHeIsLetInAgain()
{
    constexpr qint64 kGuestMs = 3'600'000;
    Stage stage;
    QList<core::SessionEnd> closed;
    stage.accounts.onSessionEnded([&closed](SessionId, UserId, core::SessionEnd why) { closed.append(why); });
    const auto isKnownAfter = [&stage](qint64 ms) {
        stage.clock.advance(ms);
        stage.services.tick();
        stage.accounts.expire();
        // Behind what the store was told to do by it.
        static_cast<void>(stage.wait<std::optional<core::StoredUser>>(
            [&](auto reply) { stage.stores.accounts().findUser(stage.gus.id, reply); }));
        return stage.known.find(stage.gus.id) != nullptr;
    };
    QVERIFY(stage.suspend(stage.by(stage.ada), {stage.gus.id, true, {}, u"Floods."_s}));
    QCOMPARE(closed, QList{core::SessionEnd::Suspended});
    QVERIFY(stage.directory.member(stage.cellar.room.id, stage.gus.id));
    QVERIFY(isKnownAfter(3 * kGuestMs));
    QCOMPARE(stage.names(stage.by(stage.ada), {.query = u"gus"_s}), QStringList{u"Gus"_s});
    // From then on he has a guest's time to come back, by hand or by time.
    QVERIFY(stage.suspend(stage.by(stage.ada), {stage.gus.id, false}));
    QVERIFY(isKnownAfter(kGuestMs - 1));
    QVERIFY(stage.suspend(stage.by(stage.ada), {stage.gus.id, true, stage.clock.now() + 2 * kGuestMs}));
    QVERIFY(isKnownAfter(2 * kGuestMs));
    QVERIFY(isKnownAfter(kGuestMs - 1));
    QVERIFY(!isKnownAfter(1));
}

void tst_PeopleService::aLodgerWhoIsSuspendedIsOut()
{
    Stage stage;
    QList<UserId> out;
    stage.accounts.onLodgerOut([&out](UserId user) { out.append(user); });
    const UserId lou = UserId::make();
    const auto comes = [&] {
        return stage.wait<core::Identity>([&](auto reply) { stage.accounts.lodger(lou, u"Lou"_s, reply); });
    };
    QVERIFY(comes());
    QVERIFY(stage.accounts.mayEnter(lou));
    for (int i = 0; i < 2; ++i) { // once more, when no session of his is left
        QVERIFY(stage.suspend(stage.by(stage.ada), {lou, true, {}, u"Floods."_s}));
        QCOMPARE(out, QList<UserId>(i + 1, lou));
        QCOMPARE(comes().error().code, ErrorCode::Forbidden);
        QCOMPARE(stage.accounts.mayEnter(lou).error().code, ErrorCode::Forbidden);
        QVERIFY(stage.suspend(stage.by(stage.ada), {lou, false}));
        QVERIFY(comes());
        QCOMPARE(out.size(), i + 1);
    }
}

void tst_PeopleService::whatIsSetAtTheSameMomentStays()
{
    Stage stage;
    const core::Life life;
    int answers = 0;
    for (const command::ServerUpdate &each : {command::ServerUpdate{.name = u"New"_s},
                                              command::ServerUpdate{.registration = SignUp::Closed},
                                              command::ServerUpdate{.lobby = LobbyJoin::Off}})
        stage.services.server.update(stage.by(stage.ada), each, {life, [&answers](const auto &) { ++answers; }});
    QTRY_COMPARE(answers, 3);
    ServerService next(stage.stores.audit(), stage.known, stage.bus, stage.limits, {.name = u"Home"_s});
    QVERIFY(stage.wait<Done>([&](auto reply) { next.start(reply); }));
    for (const ServerService *service : {&stage.services.server, &next}) {
        QCOMPARE(service->settings().name, u"New"_s);
        QCOMPARE(service->settings().registration, SignUp::Closed);
        QCOMPARE(service->settings().lobby, LobbyJoin::Off);
    }
}

void tst_PeopleService::settingsThatStandSomewhereAreLocked()
{
    Stage stage;
    ServerService &server = stage.services.server;
    const auto update = [&](const core::Actor &who, const command::ServerUpdate &command) {
        return stage.ask(server, &ServerService::update, who, command);
    };
    const core::Actor ada = stage.by(stage.ada);
    QCOMPARE(update(stage.by(stage.bob), {.name = u"Mine"_s}).error().code, ErrorCode::Forbidden);
    QCOMPARE(update(ada, {.name = u"New"_s, .guests = false}).error().field, u"guests"_s);
    QCOMPARE(server.settings().name, u"Home"_s);
    const auto changed = update(ada, {.name = u"New"_s, .guests = true, .lobby = LobbyJoin::Off});
    QCOMPARE(changed->server.name, u"New"_s);
    QCOMPARE(changed->server.lobby, LobbyJoin::Off);
    QCOMPARE(stage.bus.all<event::ServerNotice>(),
             QList{(event::ServerNotice{.kind = u"server_updated"_s, .name = u"New"_s})});
    QVERIFY(update(ada, {.name = u"New"_s}));
    QCOMPARE(stage.bus.published.size(), 1);
}

void tst_PeopleService::settingsOutliveARestart()
{
    Stage stage;
    QVERIFY(stage.ask(stage.services.server, &ServerService::update, stage.by(stage.ada),
                      command::ServerUpdate{.name = u"New"_s, .registration = SignUp::Closed}));
    ServerSettings told;
    const auto again = [&](const ServerSettings &configured) {
        ServerService next(stage.stores.audit(), stage.known, stage.bus, stage.limits, configured);
        next.onChanged([&told](const ServerSettings &settings) { told = settings; });
        return stage.wait<Done>([&](auto reply) { next.start(reply); }).has_value();
    };
    QVERIFY(again({.name = u"Home"_s}));
    QCOMPARE(told.name, u"New"_s);
    QCOMPARE(told.registration, SignUp::Closed);
    QVERIFY(again({.name = u"Home"_s, .locked = {u"name"_s}}));
    QCOMPARE(told.name, u"Home"_s);
    QCOMPARE(told.registration, SignUp::Closed);
}

void tst_PeopleService::aReportIsToldToWhoLeadsTheRoomOnce()
{
    Stage stage;
    const Message said = stage.say(stage.cellar, stage.mod);
    QVERIFY(stage.report(stage.by(stage.bob), said, u" Rude. "_s));
    QVERIFY(stage.report(stage.by(stage.bob), said));
    QCOMPARE(stage.bus.published.size(), 1);
    QCOMPARE(stage.bus.published.first().onlyFor, QList{stage.ada.id});
    const auto notice = stage.bus.all<event::ServerNotice>().first();
    QCOMPARE(notice.kind, u"report"_s);
    QCOMPARE(notice.message, said.id);
    QCOMPARE(notice.reason, u"Rude."_s);
    const auto entries = stage.audit(stage.by(stage.ada), stage.cellar.room.id)->entries;
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.first().what, u"message:report"_s);
    QCOMPARE(entries.first().by, stage.bob.id);
    QCOMPARE(entries.first().target->message, said.id);
    QVERIFY(entries.first().text.isEmpty());
    QCOMPARE(stage.report(stage.by(stage.bob), said, u" "_s).error().field, u"reason"_s);
    QCOMPARE(stage.report(stage.by(stage.bob), said, QString(501, u'x')).error().field, u"reason"_s);
    QCOMPARE(stage.report(stage.by(stage.eve), said).error().code, ErrorCode::NotFound);
}

void tst_PeopleService::aReportInADirectRoomGoesToTheServer()
{
    Stage stage;
    core::StoredRoom direct =
        roomOf({{stage.mod, Role::Member, 1}, {stage.bob, Role::Member, 1}}, RoomKind::Direct, {});
    stage.open(direct);
    const Message said = stage.say(direct, stage.mod, u"Pay me."_s);
    QVERIFY(stage.report(stage.by(stage.bob), said));
    QCOMPARE(stage.bus.published.first().onlyFor, QList{stage.ada.id});
    const auto entries = stage.audit(stage.by(stage.ada))->entries;
    QCOMPARE(entries.first().text, u"Pay me."_s);
    QCOMPARE(stage.audit(stage.by(stage.bob), direct.room.id).error().code, ErrorCode::Forbidden);
}

void tst_PeopleService::theAuditIsForThoseWhoLead()
{
    Stage stage;
    const RoomId cellar = stage.cellar.room.id;
    QVERIFY(stage.audit(stage.by(stage.mod), cellar));
    QCOMPARE(stage.audit(stage.by(stage.bob), cellar).error().code, ErrorCode::Forbidden);
    QCOMPARE(stage.audit(stage.by(stage.eve), cellar).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.audit(stage.by(stage.mod)).error().code, ErrorCode::Forbidden);
    QVERIFY(stage.audit(stage.by(stage.ada), stage.square.room.id));
    const auto notes = stage.services.notes.of(
        stage.by(stage.mod), command::MemberKick{cellar, stage.bob.id, u"Enough."_s});
    QVERIFY(stage.wait<core::MembershipChange>([&](auto reply) {
        stage.stores.rooms().leave(cellar, {.user = stage.bob.id, .by = stage.mod.id, .notes = notes}, reply);
    }));
    const AuditEntry kicked = stage.audit(stage.by(stage.ada), cellar)->entries.first();
    QCOMPARE(kicked.what, u"member:kick"_s);
    QCOMPARE(kicked.byName, u"Moira"_s);
    QCOMPARE(kicked.target->name, u"Bob"_s);
    QCOMPARE(kicked.reason, u"Enough."_s);
}

QTEST_GUILESS_MAIN(tst_PeopleService)
#include "tst_PeopleService.moc"
