// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/accounts/NamePolicy.h"
#include "StoreKinds.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;
using core::StoredAgent;
using core::StoredAssistants;

namespace {

Result<Done> makePerson(Stores &storage, const QString &name, bool isGuest = false)
{
    core::StoredUser person;
    person.user = user(name);
    person.guest = isGuest;
    person.folded = name.toCaseFolded();
    person.nameKeys = core::names::keys(name);
    core::StoredSession session;
    session.id = SessionId::make();
    session.user = person.user.id;
    return storage.wait<Done>(
        [&](auto reply) { storage.accounts().createUser(person, session, person.user.id.toBytes(), reply); });
}

} // namespace

class tst_AgentStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStoreKinds(); }
    void anAgentIsTheSameAtEveryStart();
    void whatTheConfigurationSaysIsWrittenOver();
    void anAgentMayBeRenamedAndKeepsItsIdAndMessages();
    void whoIsTakenOutStaysAndIsTheSameWhenPutBack();
    void aSectionWithTheNameOfOneThatWentIsSomebodyElse();
    void whoAsksOutsideFromNowOnLeavesClosedRooms();
    void whoseProviderAsksOutsideFromNowOnLeavesClosedRoomsToo();
    void twoMayChangeNames();
    void aNameOfAPersonLeavesItsAgentOutAndNobodyElse();
    void aGuestMakesWayForAnAgent();
    void aGuestKeepsItsNameWhereAnAccountHasItToo();
    void whoseNewNameIsTakenKeepsTheOldOne();
};

void tst_AgentStores::anAgentIsTheSameAtEveryStart()
{
    const auto stores = makeStores();
    Stores &storage = *stores;
    const auto first = configure(storage, {agentOf(u"Helper"_s, u"Helper"_s)});
    QVERIFY2(first, first ? "" : qPrintable(first.error().text()));
    QVERIFY(!first->agents.first().user.id.isNull());
    QCOMPARE(first->agents.first().user.kind, UserKind::Agent);
    storage.restart();
    const auto again = configure(storage, {agentOf(u"helper"_s, u"Helper"_s)});
    QCOMPARE(again->agents.size(), 1);
    QCOMPARE(again->agents.first().user, first->agents.first().user);
    QCOMPARE(again->providers.first().models, QStringList{u"big-1"_s});
}

void tst_AgentStores::whatTheConfigurationSaysIsWrittenOver()
{
    const auto stores = makeStores();
    Stores &storage = *stores;
    QVERIFY(configure(storage, {agentOf(u"a"_s, u"Ann"_s)}));
    StoredAgent changed = agentOf(u"a"_s, u"Ann"_s);
    changed.model = u"small-1"_s;
    changed.temperature.reset();
    changed.contextMessages = 3;
    QVERIFY(configure(storage, {changed}));
    const auto left = configure(storage, {});
    changed.user.id = left->agents.first().user.id;
    QCOMPARE(left->agents, QList<StoredAgent>{changed});
}

void tst_AgentStores::anAgentMayBeRenamedAndKeepsItsIdAndMessages()
{
    const auto stores = makeStores();
    Stores &storage = *stores;
    const User ann = configure(storage, {agentOf(u"a"_s, u"Ann"_s)})->agents.first().user;
    const User ada = user(u"Ada"_s);
    const auto room = create(storage, roomOf(u"Lobby"_s, {ada, ann}));
    const auto sent = append(storage, message(room->id, ann, u"hello"_s));
    const User mira = configure(storage, {agentOf(u"a"_s, u"Mira"_s)})->agents.first().user;
    QCOMPARE(mira.id, ann.id);
    QCOMPARE(get(storage, sent->message.id)->author.name, u"Mira"_s);
    // Who knows the room already hears of it when they come back, once.
    QVERIFY(configure(storage, {agentOf(u"a"_s, u"Mira"_s)}));
    const auto told = since(storage, room->id, room->ev + 1)->events;
    QCOMPARE(told.size(), 1);
    const auto *updated = std::get_if<event::MemberUpdated>(&told.first().event);
    QVERIFY(updated);
    QCOMPARE(updated->member.user, mira);
    QVERIFY(makePerson(storage, u"ann"_s)); // the name was given back
}

void tst_AgentStores::whoIsTakenOutStaysAndIsTheSameWhenPutBack()
{
    const auto stores = makeStores();
    Stores &storage = *stores;
    const auto both = configure(storage, {agentOf(u"a"_s, u"Ann"_s), agentOf(u"b"_s, u"Ben"_s)});
    storage.restart();
    const auto one = configure(storage, {agentOf(u"b"_s, u"Ben"_s)});
    QCOMPARE(one->agents.size(), 2);
    QCOMPARE(one->agents[0].user, both->agents[1].user); // the configured one first
    QCOMPARE(one->agents[1].user, both->agents[0].user);
    QCOMPARE(makePerson(storage, u"ann"_s).error().code, ErrorCode::Conflict);
    QCOMPARE(configure(storage, {agentOf(u"a"_s, u"Ann"_s)})->agents.first().user, both->agents[0].user);
}

void tst_AgentStores::aSectionWithTheNameOfOneThatWentIsSomebodyElse()
{
    const auto stores = makeStores();
    Stores &storage = *stores;
    const auto old = configure(storage, {agentOf(u"owl"_s, u"Owl"_s)});
    const auto now = configure(storage, {agentOf(u"eule"_s, u"Owl"_s)});
    QVERIFY2(now, now ? "" : qPrintable(now.error().text()));
    QCOMPARE(now->agents, old->agents); // the old one alone
    QCOMPARE(now->remarks,
             QStringList{u"agent.eule is left out: “Owl” is the name of agent.owl, which was taken out."_s});
    QCOMPARE(configure(storage, {agentOf(u"owl"_s, u"Owl"_s)})->agents.first().user.id, old->agents.first().user.id);
    // And the way back is open, whatever was tried meanwhile.
    QVERIFY(configure(storage, {agentOf(u"owl"_s, u"Uhu"_s), agentOf(u"eule"_s, u"Owl"_s)})->remarks.isEmpty());
    const auto back = configure(storage, {agentOf(u"owl"_s, u"Owl"_s)});
    QVERIFY2(back, back ? "" : qPrintable(back.error().text()));
    QCOMPARE(back->agents.first().user, (User{old->agents.first().user.id, u"Uhu"_s, UserKind::Agent}));
    QCOMPARE(back->remarks,
             QStringList{u"agent.owl is still called “Uhu”: “Owl” is the name of agent.eule, which was taken out."_s});
}

void tst_AgentStores::whoAsksOutsideFromNowOnLeavesClosedRooms()
{
    const auto stores = makeStores();
    Stores &storage = *stores;
    const auto asked = [&storage](const QString &address) {
        StoredAgent echo = agentOf(u"echo"_s, u"Echo"_s);
        echo.provider = address.isEmpty() ? u"scripted"_s : u"cloud"_s;
        const StoredAssistants configured{{{u"scripted"_s, u"scripted"_s, {}, {}},
                                           {u"cloud"_s, u"chat-completions"_s, u"https://a.example/v1"_s, {}}},
                                          {echo}};
        return storage.wait<StoredAssistants>(
            [&](auto reply) { storage.agents().configure(configured, FakeClock::kStart, reply); });
    };
    const User echo = asked({})->agents.first().user;
    const User ada = user(u"Ada"_s);
    auto closed = roomOf(u"Cellar"_s, {ada, echo});
    closed.room.kind = RoomKind::Private;
    const auto cellar = create(storage, closed);
    const auto square = create(storage, roomOf(u"Square"_s, {ada, echo}));
    QVERIFY(asked({})->remarks.isEmpty());
    QCOMPARE(asked(u"https://a.example/v1"_s)->remarks,
             QStringList{u"agent.echo has left 1 rooms that are not public, since it asks an outside service from now "
                         "on."_s});
    QVERIFY(asked(u"https://a.example/v1"_s)->remarks.isEmpty());
    const auto rooms = storage.wait<QList<core::StoredRoom>>([&](auto reply) { storage.rooms().loadAll(reply); });
    for (const core::StoredRoom &room : *rooms)
        QCOMPARE(room.members.size(), room.room.id == square->id ? 2 : 1);
    const auto events = since(storage, cellar->id, cellar->ev)->events;
    QCOMPARE(events.size(), 1);
}

void tst_AgentStores::whoseProviderAsksOutsideFromNowOnLeavesClosedRoomsToo()
{
    const auto stores = makeStores();
    Stores &storage = *stores;
    const auto asked = [&storage](const QString &address) {
        const StoredAssistants configured{{{u"cloud"_s, u"chat-completions"_s, address, {}}},
                                          {agentOf(u"echo"_s, u"Echo"_s)}};
        return storage.wait<StoredAssistants>(
            [&](auto reply) { storage.agents().configure(configured, FakeClock::kStart, reply); });
    };
    const User echo = asked({})->agents.first().user;
    const auto cellar = create(storage, roomOf(u"Cellar"_s, {user(u"Ada"_s), echo}, RoomKind::Private));
    QCOMPARE(asked(u"https://a.example/v1"_s)->remarks.size(), 1);
    QCOMPARE(loadAll(storage).first().members.size(), 1);
    QCOMPARE(since(storage, cellar->id, cellar->ev)->events.size(), 1);
}

void tst_AgentStores::twoMayChangeNames()
{
    const auto stores = makeStores();
    Stores &storage = *stores;
    const auto before = configure(storage, {agentOf(u"a"_s, u"Ann"_s), agentOf(u"b"_s, u"Ben"_s)});
    const auto after = configure(storage, {agentOf(u"a"_s, u"Ben"_s), agentOf(u"b"_s, u"Ann"_s)});
    QVERIFY2(after, after ? "" : qPrintable(after.error().text()));
    QCOMPARE(after->agents[0].user.id, before->agents[0].user.id);
    QCOMPARE(after->agents[0].user.name, u"Ben"_s);
    // One takes a name while its holder takes a new section: each section keeps its own.
    const auto moved = configure(storage, {agentOf(u"a"_s, u"Cid"_s), agentOf(u"c"_s, u"Ben"_s)});
    QVERIFY2(moved, moved ? "" : qPrintable(moved.error().text()));
    QCOMPARE(moved->agents[0].user.id, before->agents[0].user.id);
    QVERIFY(moved->agents[1].user.id != before->agents[0].user.id);
}

void tst_AgentStores::aNameOfAPersonLeavesItsAgentOutAndNobodyElse()
{
    const auto stores = makeStores();
    Stores &storage = *stores;
    QVERIFY(makePerson(storage, u"ann"_s));
    const auto all = configure(storage, {agentOf(u"helper"_s, u"Ann"_s), agentOf(u"b"_s, u"Ben"_s)});
    QVERIFY2(all, all ? "" : qPrintable(all.error().text()));
    QCOMPARE(all->agents.size(), 1);
    QCOMPARE(all->agents.first().user.name, u"Ben"_s);
    QCOMPARE(all->remarks, QStringList{u"agent.helper is left out: “Ann” is, or looks like, the name of somebody on "
                                       "this server."_s});
}

void tst_AgentStores::aGuestMakesWayForAnAgent()
{
    const auto stores = makeStores();
    Stores &storage = *stores;
    QVERIFY(makePerson(storage, u"helper"_s, true));
    QVERIFY(makePerson(storage, u"guest1"_s)); // looks like the first name that comes to mind
    const auto all = configure(storage, {agentOf(u"helper"_s, u"Helper"_s)});
    QVERIFY2(all, all ? "" : qPrintable(all.error().text()));
    QCOMPARE(all->agents.size(), 1);
    QCOMPARE(all->agents.first().user.name, u"Helper"_s);
    QCOMPARE(all->remarks,
             QStringList{u"The guest “helper” is called “Guest 2” from now on: an agent has the name."_s});
    QCOMPARE(makePerson(storage, u"guest2"_s).error().code, ErrorCode::Conflict);
    storage.restart();
    QVERIFY(configure(storage, {agentOf(u"helper"_s, u"Helper"_s)})->remarks.isEmpty());
}

void tst_AgentStores::aGuestKeepsItsNameWhereAnAccountHasItToo()
{
    const auto stores = makeStores();
    Stores &storage = *stores;
    // By its skeleton the first is like an agent's name, and so is the second, but they are not like each other.
    QVERIFY(makePerson(storage, u"ivan"_s, true));
    QVERIFY(makePerson(storage, u"lvan"_s));
    const auto all = configure(storage, {agentOf(u"ivan"_s, u"IVAN"_s)});
    QVERIFY2(all, all ? "" : qPrintable(all.error().text()));
    QVERIFY(all->agents.isEmpty());
    QCOMPARE(all->remarks.size(), 1);
}

void tst_AgentStores::whoseNewNameIsTakenKeepsTheOldOne()
{
    const auto stores = makeStores();
    Stores &storage = *stores;
    QVERIFY(makePerson(storage, u"ann"_s));
    const User ben = configure(storage, {agentOf(u"b"_s, u"Ben"_s)})->agents.first().user;
    StoredAgent renamed = agentOf(u"b"_s, u"Ann"_s);
    renamed.model = u"small-1"_s;
    const auto all = configure(storage, {renamed});
    QVERIFY2(all, all ? "" : qPrintable(all.error().text()));
    QCOMPARE(all->agents.first().user, ben);
    QCOMPARE(all->agents.first().model, u"small-1"_s);
    QCOMPARE(all->remarks.size(), 1);
    QCOMPARE(makePerson(storage, u"ben"_s).error().code, ErrorCode::Conflict);
}

QTEST_GUILESS_MAIN(tst_AgentStores)
#include "tst_AgentStores.moc"
