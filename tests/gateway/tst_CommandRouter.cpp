// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/accounts/NamePolicy.h"
#include "GatewayStage.h"
#include "protocol/EventNames.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace confab;
using namespace confab::support;
using namespace confab::tests;
using namespace Qt::StringLiterals;
using gateway::CommandRouter;
using Order = CommandRouter::Order;

namespace {

struct Stage : GatewayStage
{
    using GatewayStage::GatewayStage;

    Result<QByteArray> ask(const User &who, const Command &command)
    {
        return wait<QByteArray>([&](auto reply) { router.execute(as(who, kDesk), command, reply); });
    }
    QJsonObject json(const User &who, const Command &command)
    {
        const auto answer = ask(who, command);
        return answer ? QJsonDocument::fromJson(*answer).object() : QJsonObject{};
    }
    ErrorCode refusal(const User &who, const Command &command)
    {
        const auto answer = ask(who, command);
        return answer ? ErrorCode(-1) : answer.error().code;
    }
    RoomId room() const { return cellar.room.id; }
};

//! All have accounts but Gus, as at a server that has started; Ada owns it.
struct Settled : Stage
{
    Settled()
    {
        for (const User &user : {ada, bob, mod, eve})
            settle(user, user.id == ada.id ? Role::Owner : Role::Member);
        accounts.keep(people.known);
        QVERIFY(wait<Done>([&](auto reply) { accounts.start(reply); }));
        directory.know(people.known);
    }

    void settle(const User &user, Role role)
    {
        const core::StoredUser stored{.user = user,
                                      .role = role,
                                      .folded = core::names::folded(user.name),
                                      .nameKeys = core::names::keys(user.name),
                                      .passwordHash = "hash",
                                      .createdAt = clock.now()};
        const core::StoredSession session{
            .id = SessionId::make(), .user = user.id, .createdAt = clock.now(), .expiresAt = clock.now() + 3'600'000};
        QVERIFY(wait<Done>(
            [&](auto reply) { stores.accounts().createUser(stored, session, session.id.toBytes(), reply); }));
    }
    //! He is called so and has this role on the server, since he signed in.
    void change(const User &user, const QString &name, Role role)
    {
        core::KnownPerson person = *people.known.find(user.id);
        person.user.name = name;
        person.role = role;
        people.known.put(person);
    }
    //! Of one room, or of the server, what is noted of commands called so.
    QList<AuditEntry> noted(std::optional<RoomId> of, const QString &what)
    {
        auto entries = wait<core::AuditPage>([&](auto reply) { stores.audit().list({.room = of}, reply); })->entries;
        entries.removeIf([&](const AuditEntry &entry) { return entry.what != what; });
        return entries;
    }
    QList<AuditEntry> noted(const QString &what) { return noted(cellar.room.id, what) + noted(std::nullopt, what); }
};

//! One of each command.
template <size_t... I>
QList<Command> oneOfEach(std::index_sequence<I...>)
{
    return {Command(std::in_place_index<I>)...};
}

QList<Command> allCommands()
{
    return oneOfEach(std::make_index_sequence<std::variant_size_v<Command>>{});
}

//! Whether there is a description of what is noted of it.
template <class C>
constexpr bool isNoted = requires(const core::CommandNotes &notes, const core::Actor &actor, const C &command) {
    notes.of(actor, command);
} || std::is_same_v<C, command::InviteRevoke>;

} // namespace

class tst_CommandRouter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatLaterCommandsWaitFor_data();
    void whatLaterCommandsWaitFor();
    void everyCommandIsAnsweredOnce();
    void aConnectionsOwnCommandsAreRefused();
    void answersLookAsTheProtocolSays();
    void refusalsComeThrough();
    void whatCostsWhat_data();
    void whatCostsWhat();
    void anInviteCostsATokenForEachUser();
    void theLogComesAsWholeFrames();
    void theLogOfAnotherEpochIsAConflict();
    void whatIsAboveTheLogIsAConflict();
    void askingWhetherThereIsAnythingNewIsFree();
    void aPageOfTheLogHasNoMoreThanTheServerAllows();
    void strangersReadNoLogOfAPrivateRoom();
    void theAgentsOfAPrivateRoomAreForItsMembers();
    void whoHasAnotherNameSinceHeSignedInActsUnderIt();
    void whoLeadsTheServerSinceHeSignedInMayDoWhatThatMeans();
    void whoNoLongerLeadsTheServerMayNot();
    void whoIsNoLongerThereIsWhoHeSignedInAs();
    void whatIsNotedIsNotedOnceAndOnlyWhenItIsDone_data();
    void whatIsNotedIsNotedOnceAndOnlyWhenItIsDone();
};

void tst_CommandRouter::whatLaterCommandsWaitFor_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<int>("order");
    const QString barriers = u"room:create room:update room:delete room:join room:leave room:notify room:invite "
                             "member:role member:kick member:ban member:mute invite:create invite:revoke invite:accept "
                             "message:edit message:delete message:report user:update user:block user:reset user:role "
                             "user:suspend session:revoke server:update stream:request stream:stop"_s;
    const QString pages = u"room:list room:directory room:members room:since ban:list invite:list message:get "
                          "message:history presence:get user:list audit:list stream:resume"_s;
    for (const Command &command : allCommands()) {
        const QString name = codec::commandName(command);
        const Order order = barriers.split(u' ').contains(name) ? Order::Barrier
                            : pages.split(u' ').contains(name)  ? Order::Page
                                                                : Order::Free;
        QTest::newRow(qPrintable(name)) << command << int(order);
    }
}

void tst_CommandRouter::whatLaterCommandsWaitFor()
{
    QFETCH(Command, command);
    QFETCH(int, order);
    QCOMPARE(int(CommandRouter::orderOf(command)), order);
}

void tst_CommandRouter::everyCommandIsAnsweredOnce()
{
    Stage stage;
    for (const Command &command : allCommands()) {
        int answers = 0;
        stage.router.execute(as(stage.ada, kDesk), command, heard([&](const Result<QByteArray> &) { ++answers; }));
        stage.settle();
        QVERIFY2(answers == 1, qPrintable(u"%1: %2"_s.arg(codec::commandName(command)).arg(answers)));
    }
}

void tst_CommandRouter::aConnectionsOwnCommandsAreRefused()
{
    Stage stage;
    QCOMPARE(stage.refusal(stage.ada, command::Hello{}), ErrorCode::BadRequest);
    QCOMPARE(stage.refusal(stage.ada, command::SessionRenew{}), ErrorCode::BadRequest);
}

void tst_CommandRouter::answersLookAsTheProtocolSays()
{
    Stage stage;
    const RoomId room = stage.room();
    const auto keysOf = [&stage](const Command &command) { return stage.json(stage.ada, command).keys(); };
    QCOMPARE(keysOf(command::RoomList{}), (QStringList{u"more"_s, u"rooms"_s}));
    QCOMPARE(keysOf(command::RoomGet{room}), QStringList{u"room"_s});
    QCOMPARE(keysOf(command::RoomUpdate{room, {}, u"dusty"_s}), QStringList{u"room"_s});
    QCOMPARE(keysOf(command::RoomCreate{.name = u"Attic"_s}), QStringList{u"room"_s});
    QCOMPARE(keysOf(command::RoomJoin{room, {}}), (QStringList{u"members"_s, u"presence"_s, u"room"_s}));
    QCOMPARE(keysOf(command::RoomMembers{.room = room}), (QStringList{u"members"_s, u"more"_s}));
    QCOMPARE(keysOf(command::RoomInvite{room, {stage.sage.id}}), QStringList{u"members"_s});
    QCOMPARE(keysOf(command::RoomSince{.room = room}), (QStringList{u"events"_s, u"more"_s}));
    QCOMPARE(keysOf(command::PresenceGet{room}), QStringList{u"presence"_s});
    QCOMPARE(keysOf(command::AgentList{room}), QStringList{u"agents"_s});
    const QJsonObject sent = stage.json(stage.ada, command::MessageSend{room, u"c1"_s, u"hello"_s, {}, {}});
    QCOMPARE(sent["message"_L1]["content"_L1].toString(), u"hello"_s);
    const auto id = MessageId::fromString(sent["message"_L1]["id"_L1].toString());
    QVERIFY(id);
    QCOMPARE(keysOf(command::MessageGet{*id}), QStringList{u"message"_s});
    QCOMPARE(stage.json(stage.ada, command::MessageEdit{*id, u"bye"_s, {}})["message"_L1]["content"_L1], u"bye"_s);
    QCOMPARE(stage.json(stage.ada, command::MessageHistory{.room = room})["messages"_L1].toArray().size(), 1);
    QVERIFY(stage.json(stage.ada, command::MessageDelete{*id})["message"_L1].toObject().contains("deletedAt"_L1));
    const Command empties[] = {command::MessageDelivered{room, 1}, command::MessageSeen{room, 1},
                               command::TypingStart{room, {}}, command::TypingStop{room, {}}, command::RoomLeave{room}};
    for (const Command &command : empties)
        QCOMPARE(*stage.ask(stage.gus, command), QByteArray("{}"));
    QCOMPARE(*stage.ask(stage.ada, command::MemberKick{room, stage.sage.id, {}}), QByteArray("{}"));
    stage.presence.connected(as(stage.ada, kDesk));
    QCOMPARE(*stage.ask(stage.ada, command::PresenceSet{PresenceState::Away, {}}), QByteArray("{}"));
    QCOMPARE(*stage.ask(stage.ada, command::RoomDelete{room}), QByteArray("{}"));
}

void tst_CommandRouter::refusalsComeThrough()
{
    Stage stage;
    const RoomId room = stage.room();
    QCOMPARE(stage.refusal(stage.eve, command::RoomGet{room}), ErrorCode::NotFound);
    QCOMPARE(stage.refusal(stage.eve, command::MessageSend{room, u"c"_s, u"x"_s, {}, {}}), ErrorCode::NotFound);
    QCOMPARE(stage.refusal(stage.eve, command::TypingStart{room, {}}), ErrorCode::NotFound);
    QCOMPARE(stage.refusal(stage.eve, command::PresenceGet{room}), ErrorCode::NotFound);
    QCOMPARE(stage.refusal(stage.bob, command::RoomUpdate{room, u"Mine"_s, {}}), ErrorCode::Forbidden);
    QCOMPARE(stage.refusal(stage.bob, command::MessageSeen{room, 99}), ErrorCode::ValidationFailed);
    const auto answer = stage.ask(stage.ada, command::RoomCreate{.name = u"@"_s});
    QCOMPARE(answer.error().field, u"name"_s);
}

void tst_CommandRouter::whatCostsWhat_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<QString>("bucket");
    const QList<std::pair<QString, QString>> costs{
        {u"join"_s, u"room:create room:join invite:accept"_s},
        {u"send"_s, u"message:send"_s},
        {u"edit"_s, u"room:update room:notify room:invite member:role member:kick member:ban member:mute "
                    "invite:create invite:revoke message:edit message:delete message:report user:update user:block "
                    "user:reset user:role user:suspend session:revoke server:update"_s},
        {u"typing"_s, u"typing:start typing:stop presence:set"_s},
        {u"stream"_s, u"stream:request"_s},
        {u"read"_s, u"room:list room:directory room:members room:since ban:list invite:list message:get "
                    "message:history presence:get user:list audit:list stream:resume"_s}};
    QHash<QString, QString> buckets;
    for (const auto &[bucket, names] : costs) {
        for (const QString &name : names.split(u' '))
            buckets.insert(name, bucket);
    }
    for (const Command &command : allCommands()) {
        const QString name = codec::commandName(command);
        QTest::newRow(qPrintable(name)) << command << buckets.value(name);
    }
}

// Somebody has used up one bucket: exactly what takes from it is refused.
void tst_CommandRouter::whatCostsWhat()
{
    QFETCH(Command, command);
    QFETCH(QString, bucket);
    Stage stage({1, 1, 1, 1, 1, 1});
    const RoomId room = stage.room();
    // What is looked at before the tokens has to be all right.
    std::visit(
        [&]<class C>(C &any) {
            if constexpr (requires { any.room = room; })
                any.room = room;
            if constexpr (requires { any.clientId = u"c1"_s; })
                any.clientId = u"c1"_s;
            if constexpr (requires { any.content = u"x"_s; })
                any.content = u"x"_s;
            if constexpr (requires { any.prompt = u"x"_s; })
                any.prompt = u"x"_s;
            if constexpr (requires { any.users = {}; })
                any.users = {stage.sage.id};
        },
        command);
    using core::RateKind;
    const QList<std::pair<QString, RateKind>> kinds{{u"join"_s, RateKind::Join},     {u"send"_s, RateKind::Send},
                                                    {u"edit"_s, RateKind::Edit},     {u"typing"_s, RateKind::Typing},
                                                    {u"stream"_s, RateKind::Stream}, {u"read"_s, RateKind::Read}};
    for (const auto &[name, kind] : kinds) {
        if (name != bucket)
            QVERIFY(stage.limiter.take(kind, stage.ada.id));
    }
    const auto isLimited = [&] {
        const auto answer = stage.ask(stage.ada, command);
        return !answer && answer.error().code == ErrorCode::RateLimited;
    };
    QVERIFY(!isLimited()); // the others are empty, and that is all the same to it
    for (const auto &[name, kind] : kinds) {
        static_cast<void>(stage.limiter.take(kind, stage.ada.id)); // now all are
    }
    std::visit(
        []<class C>(C &any) {
            if constexpr (requires { any.clientId = u"c2"_s; })
                any.clientId = u"c2"_s;
        },
        command);
    QCOMPARE(isLimited(), !bucket.isEmpty());
}

void tst_CommandRouter::anInviteCostsATokenForEachUser()
{
    Stage stage({.edit = 3});
    const RoomId room = stage.room();
    const UserId sage = stage.sage.id;
    QVERIFY(stage.ask(stage.ada, command::RoomInvite{room, {sage, sage}}));
    QCOMPARE(stage.refusal(stage.ada, command::RoomInvite{room, {sage, sage}}), ErrorCode::RateLimited);
    QVERIFY(stage.ask(stage.ada, command::RoomInvite{room, {sage}}));
}

void tst_CommandRouter::theLogComesAsWholeFrames()
{
    Stage stage;
    stage.say(stage.cellar, stage.bob, u"first"_s);
    stage.say(stage.cellar, stage.bob, u"second"_s);
    const qint64 ev = stage.directory.room(stage.room())->ev;
    const QJsonObject page = stage.json(stage.ada, command::RoomSince{.room = stage.room(), .ev = ev - 1});
    QCOMPARE(page["events"_L1].toArray().size(), 1);
    const QJsonObject frame = page["events"_L1][0].toObject();
    QCOMPARE(frame["event"_L1], u"message:new"_s);
    QCOMPARE(frame["ev"_L1].toInteger(), ev);
    QCOMPARE(frame["room"_L1].toString(), stage.room().toString());
    QCOMPARE(frame["data"_L1]["message"_L1]["content"_L1], u"second"_s);
    QCOMPARE(page["more"_L1].toBool(true), false);
}

void tst_CommandRouter::theLogOfAnotherEpochIsAConflict()
{
    Stage stage;
    const RoomId room = stage.room();
    QVERIFY(stage.ask(stage.ada, command::RoomSince{.room = room, .epoch = stage.cellar.room.epoch}));
    const auto answer = stage.ask(stage.ada, command::RoomSince{.room = room, .epoch = Epoch::make()});
    QCOMPARE(answer.error().code, ErrorCode::Conflict);
    QCOMPARE(answer.error().field, u"epoch"_s);
}

void tst_CommandRouter::whatIsAboveTheLogIsAConflict()
{
    Stage stage;
    const RoomId room = stage.room();
    stage.say(stage.cellar, stage.bob);
    const qint64 ev = stage.directory.room(room)->ev;
    const auto current = stage.ask(stage.ada, command::RoomSince{.room = room, .ev = ev});
    QVERIFY(current);
    const auto above = stage.ask(stage.ada, command::RoomSince{.room = room, .ev = ev + 1});
    QCOMPARE(above.error().code, ErrorCode::Conflict);
    QCOMPARE(above.error().field, u"ev"_s);
}

void tst_CommandRouter::askingWhetherThereIsAnythingNewIsFree()
{
    Stage stage({.read = 1});
    const RoomId room = stage.room();
    const qint64 ev = stage.directory.room(room)->ev;
    for (int i = 0; i < 5; ++i)
        QVERIFY(stage.ask(stage.ada, command::RoomSince{.room = room, .ev = ev}));
    QVERIFY(stage.ask(stage.ada, command::RoomSince{.room = room}));
    QCOMPARE(stage.refusal(stage.ada, command::RoomSince{.room = room, .ev = ev}), ErrorCode::RateLimited);
}

void tst_CommandRouter::aPageOfTheLogHasNoMoreThanTheServerAllows()
{
    Stage stage;
    stage.limits.pageMessages = 3;
    const auto read = [&stage](int limit) {
        return stage.json(stage.ada, command::RoomSince{.room = stage.room(), .limit = limit})["events"_L1]
            .toArray()
            .size();
    };
    QCOMPARE(read(1'000), 3);
    QCOMPARE(read(-1), 1);
    QVERIFY(stage.json(stage.ada, command::RoomSince{.room = stage.room()})["more"_L1].toBool());
}

void tst_CommandRouter::strangersReadNoLogOfAPrivateRoom()
{
    Stage stage;
    QCOMPARE(stage.refusal(stage.eve, command::RoomSince{.room = stage.room()}), ErrorCode::NotFound);
    QCOMPARE(stage.refusal(stage.ada, command::RoomSince{.room = RoomId::make()}), ErrorCode::NotFound);
    QVERIFY(stage.ask(stage.eve, command::RoomSince{.room = stage.square.room.id}));
}

void tst_CommandRouter::theAgentsOfAPrivateRoomAreForItsMembers()
{
    Stage stage;
    QCOMPARE(stage.refusal(stage.eve, command::AgentList{stage.room()}), ErrorCode::NotFound);
    QCOMPARE(stage.json(stage.ada, command::AgentList{stage.room()})["agents"_L1].toArray().size(), 1);
    QVERIFY(stage.ask(stage.eve, command::AgentList{}));
}

void tst_CommandRouter::whoHasAnotherNameSinceHeSignedInActsUnderIt()
{
    Settled stage;
    stage.change(stage.ada, u"Countess"_s, Role::Owner);
    QVERIFY(stage.ask(stage.ada, command::TypingStart{stage.cellar.room.id, {}}));
    QCOMPARE(std::get<event::TypingStart>(stage.bus.published.last().frame.event).name, u"Countess"_s);
    QVERIFY(stage.ask(stage.ada, command::RoomUpdate{stage.cellar.room.id, {}, u"dusty"_s}));
    const QList<AuditEntry> noted = stage.noted(u"room:update"_s);
    QCOMPARE(noted.size(), 1);
    QCOMPARE(noted.first().byName, u"Countess"_s);
}

void tst_CommandRouter::whoLeadsTheServerSinceHeSignedInMayDoWhatThatMeans()
{
    Settled stage;
    QCOMPARE(stage.refusal(stage.bob, command::ServerGet{}), ErrorCode::Forbidden);
    stage.change(stage.bob, stage.bob.name, Role::Admin);
    QVERIFY(stage.ask(stage.bob, command::ServerGet{}));
}

void tst_CommandRouter::whoNoLongerLeadsTheServerMayNot()
{
    Settled stage;
    core::Actor bob = as(stage.bob, kDesk);
    bob.identity.serverRole = Role::Admin;
    const auto answer =
        stage.wait<reply::Server>([&](auto reply) { stage.router.ask(bob, command::ServerGet{}, std::move(reply)); });
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Forbidden);
}

void tst_CommandRouter::whoIsNoLongerThereIsWhoHeSignedInAs()
{
    Settled stage;
    stage.people.known.remove(stage.bob.id);
    QVERIFY(stage.ask(stage.bob, command::TypingStart{stage.cellar.room.id, {}}));
    const auto typing = std::get<event::TypingStart>(stage.bus.published.last().frame.event);
    QCOMPARE(typing.user, stage.bob.id);
    QCOMPARE(typing.name, stage.bob.name);
}

void tst_CommandRouter::whatIsNotedIsNotedOnceAndOnlyWhenItIsDone_data()
{
    QTest::addColumn<Command>("command");
    for (const Command &command : allCommands()) {
        if (std::visit([]<class C>(const C &) { return isNoted<C>; }, command))
            QTest::newRow(qPrintable(codec::commandName(command))) << command;
    }
}

void tst_CommandRouter::whatIsNotedIsNotedOnceAndOnlyWhenItIsDone()
{
    QFETCH(Command, command);
    Settled stage;
    const RoomId room = stage.cellar.room.id;
    const MessageId message = stage.say(stage.cellar, stage.bob).id;
    const QJsonObject made = stage.json(stage.ada, command::InviteCreate{.room = room});
    const QString code = made["invite"_L1]["code"_L1].toString();
    const QString name = codec::commandName(command);
    const qsizetype before = stage.noted(name).size();
    std::visit(
        [&]<class C>(C &any) {
            if constexpr (requires { any.room = room; })
                any.room = room;
            if constexpr (requires { any.name = u"Den"_s; })
                any.name = u"Den"_s;
            if constexpr (requires { any.user = stage.bob.id; })
                any.user = stage.bob.id;
            if constexpr (requires { any.users = {}; })
                any.users = {stage.eve.id};
            if constexpr (requires { any.role = Role::Admin; } && !std::is_same_v<C, command::InviteCreate>)
                any.role = Role::Admin;
            if constexpr (requires { any.message = message; })
                any.message = message;
            if constexpr (requires { any.code = code; })
                any.code = code;
            if constexpr (std::is_same_v<C, command::MemberMute>)
                any.until = stage.clock.now() + 60'000;
        },
        command);
    QVERIFY(!stage.ask(stage.eve, command));
    QCOMPARE(stage.noted(name).size(), before);
    const auto answer = stage.ask(stage.ada, command);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().text()));
    const QList<AuditEntry> noted = stage.noted(name);
    QCOMPARE(noted.size(), before + 1);
    QCOMPARE(noted.first().by, stage.ada.id);
}

QTEST_GUILESS_MAIN(tst_CommandRouter)
#include "tst_CommandRouter.moc"
