// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/Policy.h"
#include "support/People.h"

#include <QTest>

using namespace confab;
using namespace confab::support;
using namespace Qt::StringLiterals;
namespace policy = core::policy;

namespace {

//! Who asks, in the order of the letters below: no member, then the roles from below.
constexpr std::array kAskers = {"a stranger", "a guest", "a member", "an admin", "the owner"};
constexpr std::array kRoles = {Role::Guest, Role::Guest, Role::Member, Role::Admin, Role::Owner};

//! y: allowed, F: forbidden, ?: the room is not there for him, v: it makes no sense.
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
    default:
        return '!';
    }
}

//! A room of one kind, and somebody who stands in it as `asker` says.
struct Scene
{
    Scene(RoomKind kind, size_t asker)
        : room(roomOf({}, kind).room)
        , self{person(u"Ada"_s), kRoles[asker], 0}
        , member(asker == 0 ? nullptr : &self)
    {
    }

    Message messageOf(const User &author) const
    {
        Message message;
        message.room = room.id;
        message.author = author;
        return message;
    }
    Message answerFor(const User &asker) const
    {
        Message message = messageOf(agent(u"Sage"_s));
        message.stream = MessageStream{.id = StreamId::make(), .agent = message.author.id, .askedBy = asker.id};
        return message;
    }
    Result<> remove(Role role) const
    {
        const Member target{agent(u"Sage"_s), role, 0};
        return policy::mayRemove(&room, member, &target);
    }

    Room room;
    Member self;
    const Member *member;
    User other = person(u"Bob"_s);
};

using Rule = std::function<Result<>(const Scene &)>;

} // namespace

Q_DECLARE_METATYPE(Rule)

class tst_Policy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoMayDoWhat_data();
    void whoMayDoWhat();
    void whatIsNotThereIsNotFound();
    void nobodyRemovesHimself();
    void whoIsNoMemberCanNotBeRemoved();
    void aStrangerOfAPublicRoomIsToldToJoinIt();
    void ownersAndAdminsModerate();
};

void tst_Policy::whoMayDoWhat_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<RoomKind>("kind");
    QTest::addColumn<QByteArray>("expected");

    const auto add = [](const char *what, const Rule &rule, const char *open, const char *closed, const char *direct) {
        QTest::addRow("%s, public", what) << rule << RoomKind::Public << QByteArray(open);
        QTest::addRow("%s, private", what) << rule << RoomKind::Private << QByteArray(closed);
        QTest::addRow("%s, direct", what) << rule << RoomKind::Direct << QByteArray(direct);
    };
    add(
        "read", [](const Scene &s) { return policy::mayRead(&s.room, s.member); }, "yyyyy", "?yyyy", "?yyyy");
    add(
        "post", [](const Scene &s) { return policy::mayPost(&s.room, s.member); }, "Fyyyy", "?yyyy", "?yyyy");
    add(
        "manage", [](const Scene &s) { return policy::mayManage(&s.room, s.member); }, "FFFyy", "?FFyy", "?FFyy");
    add(
        "add agents", [](const Scene &s) { return policy::mayAddAgents(&s.room, s.member); }, "FFyyy", "?FFyy",
        "?FFFF");
    add(
        "remove a guest", [](const Scene &s) { return s.remove(Role::Guest); }, "FFFyy", "?FFyy", "?FFFF");
    add(
        "remove a member", [](const Scene &s) { return s.remove(Role::Member); }, "FFFyy", "?FFyy", "?FFFF");
    add(
        "remove an admin", [](const Scene &s) { return s.remove(Role::Admin); }, "FFFFy", "?FFFy", "?FFFF");
    add(
        "remove an owner", [](const Scene &s) { return s.remove(Role::Owner); }, "FFFFF", "?FFFF", "?FFFF");
    add(
        "edit one's own", [](const Scene &s) { return policy::mayEdit(s.messageOf(s.self.user), &s.room, s.member); },
        "Fyyyy", "?yyyy", "?yyyy");
    add(
        "edit another's", [](const Scene &s) { return policy::mayEdit(s.messageOf(s.other), &s.room, s.member); },
        "FFFFF", "?FFFF", "?FFFF");
    add(
        "edit an answer that one asked for",
        [](const Scene &s) { return policy::mayEdit(s.answerFor(s.self.user), &s.room, s.member); }, "FFFFF", "?FFFF",
        "?FFFF");
    add(
        "delete one's own",
        [](const Scene &s) { return policy::mayDelete(s.messageOf(s.self.user), &s.room, s.member); }, "Fyyyy", "?yyyy",
        "?yyyy");
    add(
        "delete another's", [](const Scene &s) { return policy::mayDelete(s.messageOf(s.other), &s.room, s.member); },
        "FFFyy", "?FFyy", "?FFyy");
    add(
        "delete an answer that one asked for",
        [](const Scene &s) { return policy::mayDelete(s.answerFor(s.self.user), &s.room, s.member); }, "Fyyyy", "?yyyy",
        "?yyyy");
    add(
        "delete an answer that another asked for",
        [](const Scene &s) { return policy::mayDelete(s.answerFor(s.other), &s.room, s.member); }, "FFFyy", "?FFyy",
        "?FFyy");
}

void tst_Policy::whoMayDoWhat()
{
    QFETCH(Rule, rule);
    QFETCH(RoomKind, kind);
    QFETCH(QByteArray, expected);
    for (size_t asker = 0; asker < kAskers.size(); ++asker) {
        const char found = letterOf(rule(Scene(kind, asker)));
        QVERIFY2(found == expected[qsizetype(asker)],
                 qPrintable(u"%1: %2"_s.arg(QString::fromLatin1(kAskers[asker])).arg(QChar::fromLatin1(found))));
    }
}

void tst_Policy::whatIsNotThereIsNotFound()
{
    const Scene scene(RoomKind::Public, 4);
    const Message message = scene.messageOf(scene.self.user);
    for (const Result<> &allowed :
         {policy::mayRead(nullptr, scene.member), policy::mayPost(nullptr, scene.member),
          policy::mayManage(nullptr, scene.member), policy::mayAddAgents(nullptr, scene.member),
          policy::mayRemove(nullptr, scene.member, nullptr), policy::mayEdit(message, nullptr, scene.member),
          policy::mayDelete(message, nullptr, scene.member)})
        QCOMPARE(letterOf(allowed), '?');
}

void tst_Policy::nobodyRemovesHimself()
{
    for (const size_t asker : {2, 3, 4}) {
        const Scene scene(RoomKind::Private, asker);
        const auto allowed = policy::mayRemove(&scene.room, scene.member, scene.member);
        QCOMPARE(letterOf(allowed), 'v');
        QCOMPARE(allowed.error().field, u"user"_s);
    }
}

void tst_Policy::whoIsNoMemberCanNotBeRemoved()
{
    const Scene scene(RoomKind::Private, 4);
    const auto allowed = policy::mayRemove(&scene.room, scene.member, nullptr);
    QCOMPARE(letterOf(allowed), '?');
    QCOMPARE(allowed.error().field, u"user"_s);
    // Whoever may not remove does not learn who is there, either.
    const Scene plain(RoomKind::Private, 2);
    QCOMPARE(letterOf(policy::mayRemove(&plain.room, plain.member, nullptr)), 'F');
}

void tst_Policy::aStrangerOfAPublicRoomIsToldToJoinIt()
{
    const Scene scene(RoomKind::Public, 0);
    QCOMPARE(policy::mayPost(&scene.room, nullptr).error().field, u"room"_s);
}

void tst_Policy::ownersAndAdminsModerate()
{
    QVERIFY(!policy::isModerator(nullptr));
    for (const Role role : {Role::Owner, Role::Admin, Role::Member, Role::Guest}) {
        const Member member{person(u"Ada"_s), role, 0};
        QCOMPARE(policy::isModerator(&member), role == Role::Owner || role == Role::Admin);
    }
}

QTEST_APPLESS_MAIN(tst_Policy)
#include "tst_Policy.moc"
