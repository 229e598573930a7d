// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomServices.h"
#include "support/FakeClock.h"
#include "support/HandProvider.h"
#include "support/People.h"
#include "support/RecordingBus.h"

#include <QTest>

using namespace confab;
using namespace Qt::StringLiterals;

namespace {

//! Rooms over stores in memory, and people who make, rename, find and join them.
struct Stage
{
    static core::Actor as(const User &user) { return {{.user = user}, {}}; }

    Result<reply::RoomDetail> make(const QString &name, RoomKind kind = RoomKind::Public)
    {
        return storage.wait<reply::RoomDetail>(
            [&](auto reply) { rooms.create(as(ada), {.name = name, .kind = kind}, reply); });
    }
    RoomId made(const QString &name, RoomKind kind = RoomKind::Public)
    {
        const auto room = make(name, kind);
        return room ? room->room.room.id : RoomId{};
    }
    Result<reply::RoomDetail> update(RoomId room, std::optional<QString> name, std::optional<QString> topic)
    {
        return storage.wait<reply::RoomDetail>([&](auto reply) {
            services.roomSettings.update(as(ada), {room, name, topic}, reply);
        });
    }
    Result<> remove(RoomId room)
    {
        const auto removed = storage.wait<reply::Empty>([&](auto reply) { rooms.remove(as(ada), room, reply); });
        return removed ? Result<>(Done{}) : Result<>(removed.error());
    }
    //! Null: somebody who looks for a room of this name finds none.
    RoomId found(const QString &name)
    {
        const auto joined = storage.wait<reply::Joined>([&](auto reply) {
            members.join(as(bob), {std::nullopt, name}, reply);
        });
        return joined ? joined->room.room.id : RoomId{};
    }
    RoomId lobby(const QString &name)
    {
        const auto room = storage.wait<RoomId>([&](auto reply) { rooms.ensureRoom(name, {}, reply); });
        return room ? *room : RoomId{};
    }
    //! What a restart of the server does to the rooms.
    void reload()
    {
        const auto all = storage.wait<QList<core::StoredRoom>>([&](auto reply) { storage.rooms().loadAll(reply); });
        directory.load(*all);
    }

    User ada{UserId::make(), u"Ada"_s};
    User bob{UserId::make(), u"Bob"_s};

    support::MemoryStores storage;
    support::FakeClock clock;
    support::RecordingBus bus;
    Limits limits;
    core::RoomDirectory directory{bus};
    core::AgentDirectory agents;
    core::MemoryPresenceBoard presenceBoard;
    core::PresenceService presence{presenceBoard, directory, agents, bus, clock};
    core::MemoryRateBuckets rateBuckets{clock};
    core::RateLimiter limiter{rateBuckets, {}};
    tests::RoomServices services{{storage, bus, clock, limits, directory, agents, limiter, presence}};
    core::RoomService &rooms = services.rooms;
    core::MemberService &members = services.members;
};

} // namespace

class tst_RoomService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPrivateRoomHidesNoPublicOneOfItsName_data();
    void aPrivateRoomHidesNoPublicOneOfItsName();
    void aPublicRoomIsFoundByItsNewNameAlone();
    void aPublicRoomIsFoundHoweverItsNameIsWritten_data();
    void aPublicRoomIsFoundHoweverItsNameIsWritten();
    void noPublicRoomLooksLikeAnother_data();
    void noPublicRoomLooksLikeAnother();
    void aRoomMayChangeTheLettersOfItsOwnName();
    void privateRoomsMayShareAName();
    void aNameThatHidesSomethingIsRefused_data();
    void aNameThatHidesSomethingIsRefused();
    void aRefusedNameIsRefusedForARenamedRoomToo();
    void noPublicRoomIsCalledLikeAnAgentOrTheSystem_data();
    void noPublicRoomIsCalledLikeAnAgentOrTheSystem();
    void aNameOfBeforeThisRuleGoesOnWithANewTopic();
    void theLobbyIsTheRoomThatLooksLikeIt();
};

void tst_RoomService::aPrivateRoomHidesNoPublicOneOfItsName_data()
{
    QTest::addColumn<QString>("change");
    for (const char *change : {"topic", "name", "both", "removed"})
        QTest::newRow(change) << QString::fromLatin1(change);
}

void tst_RoomService::aPrivateRoomHidesNoPublicOneOfItsName()
{
    QFETCH(QString, change);
    Stage stage;
    const RoomId open = stage.made(u"Lobby"_s);
    const RoomId hidden = stage.made(u"Lobby"_s, RoomKind::Private);
    QVERIFY(!open.isNull() && !hidden.isNull());
    if (change == "topic"_L1)
        QVERIFY(stage.update(hidden, std::nullopt, u"ours alone"_s));
    else if (change == "name"_L1)
        QVERIFY(stage.update(hidden, u"Attic"_s, std::nullopt));
    else if (change == "both"_L1)
        QVERIFY(stage.update(hidden, u"Lobby"_s, u"ours alone"_s));
    else
        QVERIFY(stage.remove(hidden));
    QCOMPARE(stage.found(u"lobby"_s), open);
    QCOMPARE(stage.make(u"Lobby"_s).error().code, ErrorCode::Conflict);
}

void tst_RoomService::aPublicRoomIsFoundByItsNewNameAlone()
{
    Stage stage;
    const RoomId room = stage.made(u"Kitchen"_s);
    QVERIFY(stage.update(room, u"Bakery"_s, std::nullopt));
    QCOMPARE(stage.found(u"bakery"_s), room);
    QCOMPARE(stage.found(u"kitchen"_s), RoomId{});
    const RoomId second = stage.made(u"Kitchen"_s);
    QVERIFY(!second.isNull());
    QVERIFY(stage.remove(second));
    QCOMPARE(stage.found(u"kitchen"_s), RoomId{});
    QVERIFY(!stage.made(u"Kitchen"_s).isNull());
}

void tst_RoomService::aPublicRoomIsFoundHoweverItsNameIsWritten_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("asked");
    QTest::newRow("case") << u"Zoë’s Küche"_s << u"ZOË’S KÜCHE"_s;
    QTest::newRow("sharp s") << u"Straße"_s << u"STRASSE"_s;
    QTest::newRow("wide letters") << u"Lobby"_s << u"Ｌｏｂｂｙ"_s;
    QTest::newRow("spaces") << u"Tea time"_s << u"  tea \u00a0 time "_s;
    QTest::newRow("composed") << u"Caf\u00e9"_s << u"Cafe\u0301"_s;
    QTest::newRow("with a number sign") << u"general"_s << u"#general"_s;
    QTest::newRow("a number sign of its own") << u"#general"_s << u"general"_s;
    QTest::newRow("only a number sign") << u"#"_s << u"#"_s;
}

void tst_RoomService::aPublicRoomIsFoundHoweverItsNameIsWritten()
{
    QFETCH(QString, name);
    QFETCH(QString, asked);
    Stage stage;
    const RoomId room = stage.made(name);
    QVERIFY(!room.isNull());
    QCOMPARE(stage.directory.room(room)->name, name);
    QCOMPARE(stage.found(asked), room);
    stage.reload();
    QCOMPARE(stage.found(asked), room);
    QCOMPARE(stage.make(asked).error().code, ErrorCode::Conflict);
}

void tst_RoomService::noPublicRoomLooksLikeAnother_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("other");
    QTest::newRow("Cyrillic") << u"Copa"_s << u"\u0421\u043e\u0440\u0430"_s;
    QTest::newRow("capital i") << u"Lily"_s << u"LiIy"_s;
    QTest::newRow("one for l") << u"Lobby l"_s << u"Lobby 1"_s;
    QTest::newRow("number sign") << u"Lobby"_s << u"# Lobby"_s;
    QTest::newRow("wide") << u"Lobby"_s << u"Ｌｏｂｂｙ"_s;
    QTest::newRow("variation selector") << u"Lobby"_s << u"Lobby\ufe0f"_s;
}

void tst_RoomService::noPublicRoomLooksLikeAnother()
{
    QFETCH(QString, name);
    QFETCH(QString, other);
    Stage stage;
    QVERIFY(!stage.made(name).isNull());
    const auto second = stage.make(other);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Conflict);
    QCOMPARE(second.error().field, u"name"_s);
    const RoomId third = stage.made(u"Elsewhere"_s);
    QCOMPARE(stage.update(third, other, std::nullopt).error().code, ErrorCode::Conflict);
    QCOMPARE(stage.directory.room(third)->name, u"Elsewhere"_s);
    stage.storage.restart();
    QCOMPARE(
        stage.storage
            .wait<core::ChangedRoom>([&](auto reply) { stage.storage.rooms().update(third, {.name = other}, reply); })
            .error()
            .code,
        ErrorCode::Conflict);
}

void tst_RoomService::aRoomMayChangeTheLettersOfItsOwnName()
{
    Stage stage;
    const RoomId room = stage.made(u"tea time"_s);
    const auto renamed = stage.update(room, u"Tea Time"_s, u"with cake"_s);
    QVERIFY2(renamed, renamed ? "" : qPrintable(renamed.error().text()));
    QCOMPARE(stage.found(u"TEA TIME"_s), room);
}

void tst_RoomService::privateRoomsMayShareAName()
{
    Stage stage;
    QVERIFY(stage.make(u"Team"_s, RoomKind::Private));
    QVERIFY(stage.make(u"Team"_s, RoomKind::Private));
    const RoomId open = stage.made(u"Team"_s);
    QCOMPARE(stage.found(u"team"_s), open);
}

void tst_RoomService::aNameThatHidesSomethingIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("agent") << u"@Sage"_s;
    QTest::newRow("agent in wide letters") << u"\uff20Sage"_s;
    QTest::newRow("agent after a word") << u"Talk to @Sage"_s;
    QTest::newRow("an agent's mark") << u"Sage (agent)"_s;
    QTest::newRow("an agent's mark with an accent") << u"Sage (ag\u00e9nt)"_s;
    QTest::newRow("two lines") << u"Lob\nby"_s;
    QTest::newRow("a tab") << u"Lob\tby"_s;
    QTest::newRow("line separator") << u"Lob\u2028by"_s;
    QTest::newRow("paragraph separator") << u"Lob\u2029by"_s;
    QTest::newRow("next line") << u"Lob\u0085by"_s;
    QTest::newRow("bidi override") << u"Lob\u202eyb"_s;
    QTest::newRow("bidi isolate") << u"Lob\u2066by"_s;
    QTest::newRow("zero-width space") << u"Lob\u200bby"_s;
    QTest::newRow("byte order mark") << u"\ufeffLobby"_s;
    QTest::newRow("soft hyphen") << u"Lob\u00adby"_s;
    QTest::newRow("combining grapheme joiner") << u"Lob\u034fby"_s;
    QTest::newRow("Hangul filler") << u"\u3164"_s;
    QTest::newRow("blank braille") << u"\u2800"_s;
    QTest::newRow("variation selector alone") << u"\ufe0f"_s;
    QTest::newRow("tag characters") << u"Lobby\U000e0041"_s;
    QTest::newRow("private use") << u"Lobby\ue000"_s;
    QTest::newRow("stacked accents") << u"Lo\u0300\u0301\u0302\u0303\u0304bby"_s;
    QTest::newRow("half a pair") << u"Lobby"_s + QChar(0xd800);
    QTest::newRow("two alphabets in a word") << u"L\u043ebby"_s;
    QTest::newRow("nothing") << u" \u00a0 "_s;
    QTest::newRow("too long") << QString(61, u'a');
}

void tst_RoomService::aNameThatHidesSomethingIsRefused()
{
    QFETCH(QString, name);
    Stage stage;
    for (const RoomKind kind : {RoomKind::Public, RoomKind::Private}) {
        const auto room = stage.make(name, kind);
        QVERIFY(!room);
        QCOMPARE(room.error().code, ErrorCode::ValidationFailed);
        QCOMPARE(room.error().field, u"name"_s);
    }
}

void tst_RoomService::aRefusedNameIsRefusedForARenamedRoomToo()
{
    Stage stage;
    const RoomId room = stage.made(u"Cellar"_s, RoomKind::Private);
    QCOMPARE(stage.update(room, u"@Sage"_s, std::nullopt).error().code, ErrorCode::ValidationFailed);
    QCOMPARE(stage.directory.room(room)->name, u"Cellar"_s);
}

void tst_RoomService::aNameOfBeforeThisRuleGoesOnWithANewTopic()
{
    Stage stage;
    core::StoredRoom old;
    old.room = {.id = RoomId::make(), .name = u"Ask @Sage"_s, .kind = RoomKind::Public, .epoch = Epoch::make()};
    old.members = {{stage.ada, Role::Owner, 0}};
    QVERIFY(stage.storage.wait<Room>([&](auto reply) { stage.storage.rooms().create(old, reply); }));
    stage.reload();
    const auto updated = stage.update(old.room.id, u"Ask @Sage"_s, u"anything"_s);
    QVERIFY2(updated, updated ? "" : qPrintable(updated.error().text()));
    QCOMPARE(updated->room.room.topic, u"anything"_s);
    QCOMPARE(stage.found(u"ask @sage"_s), old.room.id);
}

void tst_RoomService::theLobbyIsTheRoomThatLooksLikeIt()
{
    Stage stage;
    const RoomId room = stage.made(u"Lobby l"_s);
    QCOMPARE(stage.lobby(u"ＬＯＢＢＹ Ｌ"_s), room);
    QCOMPARE(stage.lobby(u"Lobby 1"_s), room);
}

void tst_RoomService::noPublicRoomIsCalledLikeAnAgentOrTheSystem_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"Sage"_s, u"#sage"_s, u"\uff33age"_s, u"System"_s, u"system"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void tst_RoomService::noPublicRoomIsCalledLikeAnAgentOrTheSystem()
{
    QFETCH(QString, name);
    Stage stage;
    support::HandProvider provider;
    stage.agents.add({.user = support::agent(u"Sage"_s), .provider = &provider});
    const auto refused = stage.make(name);
    QCOMPARE(refused.error().code, ErrorCode::ValidationFailed);
    QCOMPARE(refused.error().field, u"name"_s);
    const RoomId open = stage.made(u"Sage and others"_s);
    QVERIFY(!open.isNull());
    QCOMPARE(stage.update(open, name, std::nullopt).error().field, u"name"_s);
    QVERIFY(!stage.made(name, RoomKind::Private).isNull());
}

QTEST_GUILESS_MAIN(tst_RoomService)
#include "tst_RoomService.moc"
