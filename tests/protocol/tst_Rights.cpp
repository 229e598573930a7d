// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "protocol/Rights.h"
#include "support/People.h"

#include <QTest>

using namespace confab;
using namespace confab::support;
using namespace Qt::StringLiterals;

namespace {

//! Who asks, in the order of the letters below: who is banned, no member, then the roles from below, then an admin and
//! a member who are muted, and the server's admin who is no member.
constexpr std::array kAskers = {"who is banned", "a stranger",    "a guest",        "a member",          "an admin",
                                "the owner",     "a muted admin", "a muted member", "the server's admin"};
constexpr Timestamp kNow = 1'000;

//! y: allowed, F: forbidden, ?: the room is not there for him, v: it makes no sense, C: not in an archived room.
char letterOf(const Result<> &allowed)
{
    if (allowed)
        return 'y';
    switch (allowed.error().code) {
    case ErrorCode::Forbidden:
        return 'F';
    case ErrorCode::NotFound:
        return '?';
    case ErrorCode::ValidationFailed:
        return 'v';
    case ErrorCode::Conflict:
        return allowed.error().field == u"room" ? 'C' : '!';
    default:
        return '!';
    }
}

//! A room of one kind, and somebody who stands in it as `asker` says.
struct Scene
{
    Scene(RoomKind kind, size_t asker)
        : room(roomOf({}, kind).room)
    {
        static constexpr Role kRoles[] = {Role::Guest, Role::Guest, Role::Guest,  Role::Member, Role::Admin,
                                          Role::Owner, Role::Admin, Role::Member, Role::Member};
        const bool isIn = asker >= 2 && asker <= 7;
        // Nobody stands out in a direct room.
        self.role = kind == RoomKind::Direct && kRoles[asker] < Role::Member ? Role::Member : kRoles[asker];
        if (asker == 6 || asker == 7)
            self.mutedUntil = kNow + 1;
        standing = rights::Standing(isIn ? &self : nullptr, kNow);
        standing.banned = asker == 0;
        standing.serverRole = asker == 8 ? Role::Admin : Role::Member;
    }

    rights::Target target(Role role)
    {
        below.role = role;
        return {.user = below.user.id, .member = &below};
    }
    Result<> kick(Role role) { return rights::mayKick(&room, standing, target(role)); }
    Result<> give(Role before, Role role) { return rights::mayGiveRole(&room, standing, target(before), role); }
    Result<> update(const rights::Change &change) const { return rights::mayUpdate(&room, standing, change); }

    Room room;
    Member self{person(u"Ada"_s)};
    rights::Standing standing;
    Member below{person(u"Bob"_s)};
    User other = person(u"Cy"_s);
    User bot = agent(u"Sage"_s);
};

using Rule = std::function<Result<>(Scene &)>;

} // namespace

Q_DECLARE_METATYPE(Rule)

class tst_Rights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoMayDoWhat_data();
    void whoMayDoWhat();
    void whatAnArchivedRoomTakes_data();
    void whatAnArchivedRoomTakes();
    void whatIsNotThereIsNotFound();
    void nothingIsDoneToOneself();
    void everybodyMayLowerHimself();
    void whoIsNoMemberIsBannedOnly();
    void whoHasNoAccountStaysAGuest();
    void anAgentIsNoMoreThanAMember();
    void aDesertedRoomIsGivenByWhoLeadsTheServer();
    void whoMayAskAgentsIsSaidByTheRoom();
    void aMuteEndsByItsTime();
    void aStrangerOfAPublicRoomIsToldToJoinIt();
    void agentsComeIntoNoRoomByThemselves();
    void aGuestMakesARoomWithOneWhomHeWritesToAtMost();
    void whatOneMayDoIsWhatIsAllowed_data();
    void whatOneMayDoIsWhatIsAllowed();
};

void tst_Rights::whoMayDoWhat_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<RoomKind>("kind");
    QTest::addColumn<QByteArray>("expected");

    const auto add = [](const char *what, const Rule &rule, const char *open, const char *closed, const char *direct) {
        QTest::addRow("%s, public", what) << rule << RoomKind::Public << QByteArray(open);
        QTest::addRow("%s, private", what) << rule << RoomKind::Private << QByteArray(closed);
        QTest::addRow("%s, direct", what) << rule << RoomKind::Direct << QByteArray(direct);
    };
    using namespace rights;
    // banned, stranger, guest, member, admin, owner, muted admin, muted member, server's admin
    add(
        "read", [](Scene &s) { return mayRead(&s.room, s.standing); }, "Fyyyyyyyy", "??yyyyyy?", "??yyyyyy?");
    add(
        "join", [](Scene &s) { return mayJoin(&s.room, s.self.user, s.standing); }, "Fyyyyyyyy", "F?yyyyyy?",
        "F?yyyyyy?");
    add(
        "leave", [](Scene &s) { return mayLeave(&s.room, s.standing); }, "Fyyyyyyyy", "??yyyyyy?", "??FFFFFF?");
    add(
        "take part", [](Scene &s) { return mayTakePart(&s.room, s.standing); }, "FFyyyyyyF", "??yyyyyy?", "??yyyyyy?");
    add(
        "post", [](Scene &s) { return mayPost(&s.room, s.standing); }, "FFyyyyFFF", "??yyyyFF?", "??yyyyFF?");
    add(
        "manage", [](Scene &s) { return mayManage(&s.room, s.standing); }, "FFFFyyFFF", "??FFyyFF?", "??FFFFFF?");
    add(
        "rename", [](Scene &s) { return s.update({.settings = true}); }, "FFFFyyFFF", "??FFyyFF?", "??FFFFFF?");
    add(
        "change the kind", [](Scene &s) { return s.update({.kind = true}); }, "FFFFFyFFF", "??FFFyFF?", "??FFFFFF?");
    add(
        "archive", [](Scene &s) { return s.update({.archived = true}); }, "FFFFFyFFy", "??FFFyFFy", "??FFFFFF?");
    add(
        "archive and rename", [](Scene &s) { return s.update({.settings = true, .archived = true}); }, "FFFFFyFFF",
        "??FFFyFF?", "??FFFFFF?");
    add(
        "delete the room", [](Scene &s) { return mayDeleteRoom(&s.room, s.standing); }, "FFFFFyFFy", "??FFFyFFy",
        "??FFFFFF?");
    add(
        "add people", [](Scene &s) { return mayInvite(&s.room, s.standing); }, "FFFyyyFFF", "??FyyyFF?", "??FFFFFF?");
    add(
        "make an invite", [](Scene &s) { return mayCreateInvite(&s.room, s.standing); }, "FFFyyyFFF", "??FFyyFF?",
        "??FFFFFF?");
    add(
        "revoke one's own invite", [](Scene &s) { return mayRevokeInvite(&s.room, s.standing, s.self.user.id); },
        "FFyyyyFFF", "??FFyyFF?", "??FFFFFF?");
    add(
        "revoke another's invite", [](Scene &s) { return mayRevokeInvite(&s.room, s.standing, s.other.id); },
        "FFFFyyFFF", "??FFyyFF?", "??FFFFFF?");
    const auto addKick = [&](const char *what, Role role, const char *led) {
        add(
            what, [role](Scene &s) { return s.kick(role); }, QByteArray("FF").append(led).append('F').constData(),
            QByteArray("??").append(led).append('?').constData(), "??FFFFFF?");
    };
    addKick("remove a guest", Role::Guest, "FFyyFF");
    addKick("remove a member", Role::Member, "FFyyFF");
    addKick("remove an admin", Role::Admin, "FFFyFF");
    addKick("remove the owner", Role::Owner, "FFFFFF");
    add(
        "mute a member", [](Scene &s) { return mayMute(&s.room, s.standing, s.target(Role::Member)); }, "FFFFyyFFF",
        "??FFyyFF?", "??FFFFFF?");
    add(
        "mute an admin", [](Scene &s) { return mayMute(&s.room, s.standing, s.target(Role::Admin)); }, "FFFFFyFFF",
        "??FFFyFF?", "??FFFFFF?");
    add(
        "ban a member", [](Scene &s) { return mayBan(&s.room, s.standing, s.target(Role::Member)); }, "FFFFyyFFF",
        "??FFyyFF?", "??FFFFFF?");
    add(
        "ban an admin", [](Scene &s) { return mayBan(&s.room, s.standing, s.target(Role::Admin)); }, "FFFFFyFFF",
        "??FFFyFF?", "??FFFFFF?");
    add(
        "make a member a guest", [](Scene &s) { return s.give(Role::Member, Role::Guest); }, "FFFFyyFFF", "??FFyyFF?",
        "??FFFFFF?");
    add(
        "make a guest a member", [](Scene &s) { return s.give(Role::Guest, Role::Member); }, "FFFFyyFFF", "??FFyyFF?",
        "??FFFFFF?");
    add(
        "make a member an admin", [](Scene &s) { return s.give(Role::Member, Role::Admin); }, "FFFFFyFFF", "??FFFyFF?",
        "??FFFFFF?");
    add(
        "make an admin a member", [](Scene &s) { return s.give(Role::Admin, Role::Member); }, "FFFFFyFFF", "??FFFyFF?",
        "??FFFFFF?");
    add(
        "hand over", [](Scene &s) { return s.give(Role::Member, Role::Owner); }, "FFFFFyFFF", "??FFFyFF?", "??FFFFFF?");
    add(
        "edit one's own", [](Scene &s) { return mayEdit(&s.room, s.standing, s.self.user.id); }, "FFyyyyFFF",
        "??yyyyFF?", "??yyyyFF?");
    add(
        "edit another's", [](Scene &s) { return mayEdit(&s.room, s.standing, s.other.id); }, "FFFFFFFFF", "??FFFFFF?",
        "??FFFFFF?");
    add(
        "delete one's own", [](Scene &s) { return mayDelete(&s.room, s.standing, s.self.user.id, {}); }, "FFyyyyyyF",
        "??yyyyyy?", "??yyyyyy?");
    add(
        "delete another's", [](Scene &s) { return mayDelete(&s.room, s.standing, s.other.id, {}); }, "FFFFyyFFF",
        "??FFyyFF?", "??FFFFFF?");
    add(
        "delete an answer that one asked for",
        [](Scene &s) { return mayDelete(&s.room, s.standing, s.bot.id, s.self.user.id); }, "FFyyyyyyF", "??yyyyyy?",
        "??yyyyyy?");
    add(
        "delete an answer for another", [](Scene &s) { return mayDelete(&s.room, s.standing, s.bot.id, s.other.id); },
        "FFFFyyFFF", "??FFyyFF?", "??FFFFFF?");
    add(
        "stop an answer that one asked for",
        [](Scene &s) { return mayStop(&s.room, s.standing, s.self.user.id, s.self.user.id); }, "Fyyyyyyyy", "??yyyyyy?",
        "??yyyyyy?");
    add(
        "stop an answer for another", [](Scene &s) { return mayStop(&s.room, s.standing, s.self.user.id, s.other.id); },
        "FFFFyyFFF", "??FFyyFF?", "??FFFFFF?");
}

void tst_Rights::whoMayDoWhat()
{
    QFETCH(Rule, rule);
    QFETCH(RoomKind, kind);
    QFETCH(QByteArray, expected);
    QCOMPARE(size_t(expected.size()), kAskers.size());
    for (size_t asker = 0; asker < kAskers.size(); ++asker) {
        Scene scene(kind, asker);
        const char letter = letterOf(rule(scene));
        QVERIFY2(letter == expected[qsizetype(asker)],
                 qPrintable(u"%1: %2 instead of %3"_s.arg(QLatin1String(kAskers[asker]))
                                .arg(QLatin1Char(letter))
                                .arg(QLatin1Char(expected[qsizetype(asker)]))));
    }
}

void tst_Rights::whatAnArchivedRoomTakes_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<QByteArray>("expected"); // of a stranger, a member, the owner
    using namespace rights;
    const auto add = [](const char *what, const char *expected, const Rule &rule) {
        QTest::newRow(what) << rule << QByteArray(expected);
    };
    add("read", "yyy", [](Scene &s) { return mayRead(&s.room, s.standing); });
    add("join", "Cyy", [](Scene &s) { return mayJoin(&s.room, s.self.user, s.standing); });
    add("leave", "yyy", [](Scene &s) { return mayLeave(&s.room, s.standing); });
    add("say how far one has read", "Fyy", [](Scene &s) { return mayTakePart(&s.room, s.standing); });
    add("post", "FCC", [](Scene &s) { return mayPost(&s.room, s.standing); });
    add("ask agents", "FCC", [](Scene &s) { return mayAskAgents(&s.room, s.standing); });
    add("edit", "FCC", [](Scene &s) { return mayEdit(&s.room, s.standing, s.self.user.id); });
    add("delete one's own", "Fyy", [](Scene &s) { return mayDelete(&s.room, s.standing, s.self.user.id, {}); });
    add("delete another's", "FFC", [](Scene &s) { return mayDelete(&s.room, s.standing, s.other.id, {}); });
    add("rename", "FFC", [](Scene &s) { return s.update({.settings = true}); });
    add("change the kind", "FFC", [](Scene &s) { return s.update({.kind = true}); });
    add("take back", "FFy", [](Scene &s) { return s.update({.archived = false}); });
    add("take back and rename", "FFy", [](Scene &s) { return s.update({.settings = true, .archived = false}); });
    add("delete the room", "FFy", [](Scene &s) { return mayDeleteRoom(&s.room, s.standing); });
    add("add people", "FCC", [](Scene &s) { return mayInvite(&s.room, s.standing); });
    add("make an invite", "FCC", [](Scene &s) { return mayCreateInvite(&s.room, s.standing); });
    add("kick", "FFy", [](Scene &s) { return s.kick(Role::Member); });
    add("ban", "FFy", [](Scene &s) { return mayBan(&s.room, s.standing, s.target(Role::Member)); });
    add("mute", "FFC", [](Scene &s) { return mayMute(&s.room, s.standing, s.target(Role::Member)); });
    add("give a role", "FFC", [](Scene &s) { return s.give(Role::Member, Role::Admin); });
}

void tst_Rights::whatAnArchivedRoomTakes()
{
    QFETCH(Rule, rule);
    QFETCH(QByteArray, expected);
    QByteArray letters;
    for (const size_t asker : {1, 3, 5}) {
        Scene scene(RoomKind::Public, asker);
        scene.room.archived = true;
        letters.append(letterOf(rule(scene)));
    }
    QCOMPARE(letters, expected);
}

void tst_Rights::whatIsNotThereIsNotFound()
{
    using namespace rights;
    Scene scene(RoomKind::Private, 5);
    const UserId self = scene.self.user.id;
    const Target target = scene.target(Role::Member);
    for (const auto &allowed :
         {mayRead(nullptr, scene.standing), mayPost(nullptr, scene.standing), mayTakePart(nullptr, scene.standing),
          mayManage(nullptr, scene.standing), mayInvite(nullptr, scene.standing),
          mayCreateInvite(nullptr, scene.standing), mayRevokeInvite(nullptr, scene.standing, self),
          mayKick(nullptr, scene.standing, target), mayBan(nullptr, scene.standing, target),
          mayMute(nullptr, scene.standing, target), mayGiveRole(nullptr, scene.standing, target, Role::Admin, true),
          mayUpdate(nullptr, scene.standing, {.archived = true}), mayEdit(nullptr, scene.standing, self),
          mayDelete(nullptr, scene.standing, self, {}), mayJoin(nullptr, scene.self.user, {}), mayLeave(nullptr, {}),
          mayDeleteRoom(nullptr, scene.standing), mayAskAgents(nullptr, scene.standing),
          mayStop(nullptr, {}, self, self)})
        QCOMPARE(letterOf(allowed), '?');
    QVERIFY(mayDo(nullptr, scene.self.user, scene.standing).isEmpty());
}

void tst_Rights::nothingIsDoneToOneself()
{
    for (const size_t asker : {2, 3, 4, 5, 6}) {
        Scene scene(RoomKind::Private, asker);
        const rights::Target self{.user = scene.self.user.id, .member = &scene.self};
        for (const auto &refused :
             {rights::mayKick(&scene.room, scene.standing, self), rights::mayBan(&scene.room, scene.standing, self),
              rights::mayMute(&scene.room, scene.standing, self)}) {
            QCOMPARE(letterOf(refused), 'v');
            QCOMPARE(refused.error().field, u"user"_s);
        }
    }
}

void tst_Rights::everybodyMayLowerHimself()
{
    const auto lower = [](size_t asker, Role role) {
        Scene scene(RoomKind::Private, asker);
        return letterOf(rights::mayGiveRole(&scene.room, scene.standing,
                                            {.user = scene.self.user.id, .member = &scene.self}, role));
    };
    QCOMPARE(lower(4, Role::Member), 'y');
    QCOMPARE(lower(4, Role::Guest), 'y');
    QCOMPARE(lower(4, Role::Admin), 'y');
    QCOMPARE(lower(4, Role::Owner), 'F');
    QCOMPARE(lower(3, Role::Admin), 'F');
    QCOMPARE(lower(6, Role::Member), 'y');
    QCOMPARE(lower(5, Role::Admin), 'F'); // hands it over instead
    QCOMPARE(lower(5, Role::Owner), 'y');
}

void tst_Rights::whoIsNoMemberIsBannedOnly()
{
    Scene scene(RoomKind::Private, 4);
    const rights::Target nobody{.user = scene.other.id};
    QCOMPARE(letterOf(rights::mayBan(&scene.room, scene.standing, nobody)), 'y');
    for (const auto &refused :
         {rights::mayKick(&scene.room, scene.standing, nobody), rights::mayMute(&scene.room, scene.standing, nobody),
          rights::mayGiveRole(&scene.room, scene.standing, nobody, Role::Guest)}) {
        QCOMPARE(letterOf(refused), '?');
        QCOMPARE(refused.error().field, u"user"_s);
    }
    // Whoever may remove nobody isn't told who is there.
    const Scene plain(RoomKind::Private, 3);
    QCOMPARE(letterOf(rights::mayKick(&plain.room, plain.standing, nobody)), 'F');
}

void tst_Rights::whoHasNoAccountStaysAGuest()
{
    Scene scene(RoomKind::Private, 5);
    rights::Target gus = scene.target(Role::Guest);
    gus.guest = true;
    for (const Role role : {Role::Owner, Role::Admin, Role::Member})
        QCOMPARE(letterOf(rights::mayGiveRole(&scene.room, scene.standing, gus, role)), 'v');
    QCOMPARE(letterOf(rights::mayGiveRole(&scene.room, scene.standing, gus, Role::Guest)), 'y');
}

void tst_Rights::anAgentIsNoMoreThanAMember()
{
    Scene scene(RoomKind::Private, 5);
    rights::Target sage = scene.target(Role::Member);
    sage.agent = true;
    for (const Role role : {Role::Owner, Role::Admin, Role::Guest})
        QCOMPARE(letterOf(rights::mayGiveRole(&scene.room, scene.standing, sage, role)), 'v');
    QCOMPARE(letterOf(rights::mayMute(&scene.room, scene.standing, sage)), 'v');
    QCOMPARE(letterOf(rights::mayBan(&scene.room, scene.standing, sage)), 'v');
    QCOMPARE(letterOf(rights::mayKick(&scene.room, scene.standing, sage)), 'y');
}

void tst_Rights::aDesertedRoomIsGivenByWhoLeadsTheServer()
{
    Scene scene(RoomKind::Private, 8);
    scene.room.archived = true;
    const rights::Target heir{.user = scene.other.id};
    const auto give = [&](const rights::Target &target, Role role, bool isDeserted) {
        return letterOf(rights::mayGiveRole(&scene.room, scene.standing, target, role, isDeserted));
    };
    QCOMPARE(give(heir, Role::Owner, true), 'y');
    QCOMPARE(give(heir, Role::Admin, true), '?');
    QCOMPARE(give(heir, Role::Owner, false), '?');
    QCOMPARE(give({.user = scene.other.id, .guest = true}, Role::Owner, true), 'v');
    scene.standing.serverRole = Role::Member;
    QCOMPARE(give(heir, Role::Owner, true), '?');
}

void tst_Rights::whoMayAskAgentsIsSaidByTheRoom()
{
    const auto ask = [](MayAsk who) {
        QByteArray letters;
        for (const size_t asker : {1, 2, 3, 4, 5, 6}) {
            Scene scene(RoomKind::Public, asker);
            scene.room.agents = who;
            letters.append(letterOf(rights::mayAskAgents(&scene.room, scene.standing)));
        }
        return letters;
    };
    QCOMPARE(ask(MayAsk::Everyone), "FyyyyF");
    QCOMPARE(ask(MayAsk::Managers), "FFFyyF");
    QCOMPARE(ask(MayAsk::Nobody), "FFFFFF");
}

void tst_Rights::aMuteEndsByItsTime()
{
    Scene scene(RoomKind::Public, 6);
    QVERIFY(!rights::mayPost(&scene.room, scene.standing));
    QVERIFY(!scene.standing.isModerator());
    scene.standing.now = kNow + 1;
    QVERIFY(rights::mayPost(&scene.room, scene.standing));
    QVERIFY(scene.standing.isModerator());
}

void tst_Rights::aStrangerOfAPublicRoomIsToldToJoinIt()
{
    const Scene scene(RoomKind::Public, 1);
    QCOMPARE(rights::mayPost(&scene.room, nullptr).error().field, u"room"_s);
}

void tst_Rights::agentsComeIntoNoRoomByThemselves()
{
    const Scene scene(RoomKind::Public, 1);
    QCOMPARE(letterOf(rights::mayJoin(&scene.room, scene.bot, nullptr)), 'F');
    const Member inside{scene.bot};
    QCOMPARE(letterOf(rights::mayJoin(&scene.room, scene.bot, &inside)), 'y');
}

void tst_Rights::aGuestMakesARoomWithOneWhomHeWritesToAtMost()
{
    QVERIFY(rights::mayMakeRoomWith(true, RoomKind::Direct, 1));
    QVERIFY(!rights::mayMakeRoomWith(true, RoomKind::Direct, 2));
    QVERIFY(!rights::mayMakeRoomWith(true, RoomKind::Private, 1));
    QVERIFY(rights::mayMakeRoomWith(true, RoomKind::Private, 0));
    QVERIFY(rights::mayMakeRoomWith(false, RoomKind::Private, 5));
}

void tst_Rights::whatOneMayDoIsWhatIsAllowed_data()
{
    QTest::addColumn<RoomKind>("kind");
    QTest::addColumn<int>("asker");
    QTest::addColumn<QStringList>("may");
    QTest::addColumn<QStringList>("mayNot");
    const QStringList leads{u"room:update"_s, u"member:kick"_s, u"member:ban"_s, u"member:mute"_s,
                            u"member:role"_s, u"ban:list"_s,    u"audit:list"_s, u"message:delete:any"_s};
    const QStringList writes{u"message:send"_s, u"message:edit"_s, u"typing:start"_s, u"stream:request"_s};
    const QStringList reads{u"room:get"_s, u"message:history"_s};
    const QStringList takesPart{u"room:notify"_s, u"room:read"_s, u"message:seen"_s, u"message:report"_s,
                                u"message:delete"_s};
    const QStringList lets{u"room:invite"_s, u"invite:create"_s};
    const QStringList all = leads + writes + reads + takesPart + lets + QStringList{u"room:leave"_s, u"room:delete"_s};
    const auto row = [&](const char *name, RoomKind kind, int asker, const QStringList &may) {
        QStringList others = all;
        others.removeIf([&may](const QString &command) { return may.contains(command); });
        QTest::newRow(name) << kind << asker << may << others;
    };
    row("who is banned", RoomKind::Public, 0, {});
    row("a stranger", RoomKind::Public, 1, reads + QStringList{u"room:join"_s});
    row("a guest", RoomKind::Public, 2, reads + writes + takesPart + QStringList{u"room:leave"_s});
    row("a member of a public room", RoomKind::Public, 3,
        reads + writes + takesPart + lets + QStringList{u"room:leave"_s});
    row("a member of a private room", RoomKind::Private, 3,
        reads + writes + takesPart + QStringList{u"room:leave"_s, u"room:invite"_s});
    row("an admin", RoomKind::Private, 4, reads + writes + takesPart + lets + leads + QStringList{u"room:leave"_s});
    row("the owner", RoomKind::Private, 5, all);
    row("who is muted", RoomKind::Private, 6, reads + takesPart + QStringList{u"room:leave"_s});
    row("the server's admin", RoomKind::Private, 8, {u"room:delete"_s});
    row("in a direct room", RoomKind::Direct, 3, reads + writes + takesPart);
}

void tst_Rights::whatOneMayDoIsWhatIsAllowed()
{
    QFETCH(RoomKind, kind);
    QFETCH(int, asker);
    QFETCH(QStringList, may);
    QFETCH(QStringList, mayNot);
    const Scene scene(kind, size_t(asker));
    const QStringList commands = rights::mayDo(&scene.room, scene.self.user, scene.standing);
    for (const QString &command : std::as_const(may))
        QVERIFY2(commands.contains(command), qPrintable(command));
    for (const QString &command : std::as_const(mayNot))
        QVERIFY2(!commands.contains(command), qPrintable(command));
}

QTEST_GUILESS_MAIN(tst_Rights)
#include "tst_Rights.moc"
