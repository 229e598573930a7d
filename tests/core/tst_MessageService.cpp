// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/memory/MemoryRateBuckets.h"
#include "core/MessageService.h"
#include "core/RateLimiter.h"
#include "RoomStage.h"

using namespace confab;
using namespace confab::support;
using namespace confab::tests;
using namespace Qt::StringLiterals;

namespace {

struct Stage : RoomStage
{
    explicit Stage(int sendsAMinute = 0)
        : limiter(rateBuckets, {.rates = {.send = sendsAMinute}})
        , service(directory, stores.messages(), bus, limiter, clock, limits)
    {
    }

    Result<reply::Sent> send(const User &who, command::MessageSend command)
    {
        return wait<reply::Sent>([&](auto reply) { service.send(as(who, kDesk), command, reply); });
    }
    //! Into the private room.
    Result<reply::Sent> send(const User &who, const QString &content, const QString &clientId)
    {
        return send(who, {cellar.room.id, clientId, content, {}, {}});
    }
    Result<reply::Sent> edit(const User &who, MessageId message, const QString &content, const QString &clientId = {})
    {
        return wait<reply::Sent>([&](auto reply) { service.edit(as(who), {message, content, clientId}, reply); });
    }
    Result<reply::Sent> remove(const User &who, MessageId message)
    {
        return wait<reply::Sent>([&](auto reply) { service.remove(as(who), message, reply); });
    }
    Result<reply::Sent> get(const User &who, MessageId message)
    {
        return wait<reply::Sent>([&](auto reply) { service.get(as(who), message, reply); });
    }
    Result<reply::Messages> history(const User &who, const command::MessageHistory &command)
    {
        return wait<reply::Messages>([&](auto reply) { service.history(as(who), command, reply); });
    }

    core::MemoryRateBuckets rateBuckets{clock};
    core::RateLimiter limiter;
    core::MessageService service;
};

} // namespace

class tst_MessageService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageIsAnsweredAndTold();
    void whatIsAnsweredIsOnDiskAndKnownHere();
    void membersThatAreNamedAreMentioned();
    void aRepeatedSendGetsTheFirstAnswerAndTellsNobody();
    void aRepeatedSendCostsNoToken();
    void aRepeatedSendIsAnsweredWithoutATokenToo();
    void whoHasNoTokenIsToldWhenThereIsOne();
    void whatCouldNotBeStoredCostsNoTokenAndIsNotTold();
    void aReplyToWhatIsNotThereIsNotFound();
    void whatMayBeSent_data();
    void whatMayBeSent();
    void strangersDoNotSend();
    void whoIsMutedDoesNotSend();
    void whoIsOutOfTheRoomByThenIsRefusedWithinTheWrite();
    void theAuthorEdits();
    void anEditMentionsAnew();
    void nobodyElseEdits();
    void aRepeatedEditTellsNobody();
    void anEditMayNotBeEmpty();
    void aTombstoneIsNotEdited();
    void anEditRightBehindItsMessageFindsIt();
    void whoMayDelete_data();
    void whoMayDelete();
    void whatOneTakesBackIsNotNoted();
    void aDeletedMessageIsATombstoneForAll();
    void deletingTwiceTellsNobody();
    void whoHasLeftNeitherEditsNorDeletes();
    void anyoneReadsAMessageOfAPublicRoom();
    void strangersReadNothingOfAPrivateRoom();
    void historyIsAskedForInPages();
    void aPageHasNoMoreThanTheServerAllows();
    void theNewestPageTellsHowFarTheOthersAre();
};

void tst_MessageService::aMessageIsAnsweredAndTold()
{
    Stage stage;
    const qint64 ev = stage.directory.room(stage.cellar.room.id)->ev;
    const auto sent = stage.send(stage.bob, u"Hello there"_s, u"c1"_s);
    QVERIFY(sent);
    const Message &message = sent->message;
    QCOMPARE(message.author, stage.bob);
    QCOMPARE(message.content, u"Hello there"_s);
    QCOMPARE(message.clientId, u"c1"_s);
    QCOMPARE(message.seq, 1);
    QCOMPARE(message.createdAt, stage.clock.now());
    QCOMPARE(stage.bus.published.size(), 1);
    const core::Publication &told = stage.bus.published.first();
    QCOMPARE(told.frame, (EventFrame{stage.cellar.room.id, ev + 1, event::MessageNew{message}}));
    QVERIFY(!told.exceptFor && told.onlyFor.isEmpty()); // who sent it gets it too, to keep its log without a hole
    QCOMPARE(stage.stores.message(message.id), std::optional(message));
    QCOMPARE(stage.directory.room(stage.cellar.room.id)->seq, 1);
}

void tst_MessageService::whatIsAnsweredIsOnDiskAndKnownHere()
{
    Stage stage;
    const RoomId room = stage.cellar.room.id;
    std::optional<qint64> known;
    stage.service.send(as(stage.bob), {room, u"c1"_s, u"x"_s, {}, {}},
                       heard([&](const Result<reply::Sent> &) { known = stage.directory.room(room)->seq; }));
    QVERIFY(!known);
    QTRY_VERIFY(known);
    QCOMPARE(*known, 1);
    QCOMPARE(stage.stores.allMessages().size(), 1);
}

void tst_MessageService::membersThatAreNamedAreMentioned()
{
    Stage stage;
    const auto sent = stage.send(stage.bob, u"@ada and @Sage, not @Eve"_s, u"c1"_s);
    QCOMPARE(sent->message.mentions, (QList{stage.ada.id, stage.sage.id}));
}

void tst_MessageService::aRepeatedSendGetsTheFirstAnswerAndTellsNobody()
{
    Stage stage;
    const auto first = stage.send(stage.bob, u"once"_s, u"c1"_s);
    stage.clock.advance(1'000);
    const auto again = stage.send(stage.bob, u"once, again"_s, u"c1"_s);
    QCOMPARE(again->message, first->message);
    QCOMPARE(stage.bus.published.size(), 1);
    const auto other = stage.send(stage.ada, u"another's"_s, u"c1"_s);
    QVERIFY(other->message.id != first->message.id);
    QCOMPARE(stage.bus.published.size(), 2);
}

void tst_MessageService::aRepeatedSendCostsNoToken()
{
    Stage stage(2);
    QVERIFY(stage.send(stage.bob, u"x"_s, u"c1"_s));
    for (int i = 0; i < 5; ++i)
        QVERIFY(stage.send(stage.bob, u"x"_s, u"c1"_s));
    QVERIFY(stage.send(stage.bob, u"x"_s, u"c2"_s));
    QCOMPARE(stage.send(stage.bob, u"x"_s, u"c3"_s).error().code, ErrorCode::RateLimited);
}

void tst_MessageService::aRepeatedSendIsAnsweredWithoutATokenToo()
{
    Stage stage(1);
    const auto first = stage.send(stage.bob, u"x"_s, u"c1"_s);
    const auto again = stage.send(stage.bob, u"x"_s, u"c1"_s);
    QVERIFY(again);
    QCOMPARE(again->message, first->message);
    QCOMPARE(stage.bus.published.size(), 1);
}

void tst_MessageService::whoHasNoTokenIsToldWhenThereIsOne()
{
    Stage stage(1);
    QVERIFY(stage.send(stage.bob, u"x"_s, u"c1"_s));
    const auto refused = stage.send(stage.bob, u"x"_s, u"c2"_s);
    QCOMPARE(refused.error().code, ErrorCode::RateLimited);
    QVERIFY(refused.error().retryAfterMs > 0);
    QVERIFY(stage.send(stage.ada, u"x"_s, u"c1"_s)); // each has their own
    stage.clock.advance(refused.error().retryAfterMs);
    QVERIFY(stage.send(stage.bob, u"x"_s, u"c2"_s));
}

void tst_MessageService::whatCouldNotBeStoredCostsNoTokenAndIsNotTold()
{
    Stage stage(1);
    stage.stores.failNext({ErrorCode::StorageFull});
    QCOMPARE(stage.send(stage.bob, u"x"_s, u"c1"_s).error().code, ErrorCode::StorageFull);
    QVERIFY(stage.bus.published.isEmpty());
    QVERIFY(stage.send(stage.bob, u"x"_s, u"c1"_s));
}

void tst_MessageService::aReplyToWhatIsNotThereIsNotFound()
{
    Stage stage;
    const Message elsewhere = stage.say(stage.square, stage.bob);
    const auto reply = stage.send(stage.bob, {stage.cellar.room.id, u"c1"_s, u"x"_s, elsewhere.id, {}});
    QCOMPARE(reply.error().code, ErrorCode::NotFound);
    QCOMPARE(reply.error().field, u"replyTo"_s);
    const Message here = stage.say(stage.cellar, stage.ada);
    const auto sent = stage.send(stage.bob, {stage.cellar.room.id, u"c1"_s, u"x"_s, here.id, here.id});
    QCOMPARE(sent->message.replyTo, std::optional(here.id));
    QCOMPARE(sent->message.thread, std::optional(here.id));
}

void tst_MessageService::whatMayBeSent_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("clientId");
    QTest::addColumn<std::optional<ErrorCode>>("refusal");
    QTest::addColumn<QString>("field");
    using Refusal = std::optional<ErrorCode>;
    const Refusal invalid = ErrorCode::ValidationFailed;
    const Refusal tooLarge = ErrorCode::TooLarge;
    const Limits limits;
    QTest::newRow("a letter") << u"x"_s << u"c"_s << Refusal() << QString();
    QTest::newRow("nothing") << QString() << u"c"_s << invalid << u"content"_s;
    QTest::newRow("blanks") << u" \n\t\u00a0"_s << u"c"_s << invalid << u"content"_s;
    QTest::newRow("NUL") << u"a"_s + QChar(0) << u"c"_s << invalid << u"content"_s;
    QTest::newRow("the most bytes") << QString(limits.contentBytes / 2, u'ß') << u"c"_s << Refusal() << QString();
    QTest::newRow("too many bytes") << QString(limits.contentBytes / 2, u'ß') + u"x"_s << u"c"_s << tooLarge
                                    << u"content"_s;
    QTest::newRow("no client id") << u"x"_s << QString() << invalid << u"clientId"_s;
    QTest::newRow("the longest client id") << u"x"_s << QString(64, u'c') << Refusal() << QString();
    QTest::newRow("a longer one") << u"x"_s << QString(65, u'c') << invalid << u"clientId"_s;
}

void tst_MessageService::whatMayBeSent()
{
    QFETCH(QString, content);
    QFETCH(QString, clientId);
    QFETCH(std::optional<ErrorCode>, refusal);
    QFETCH(QString, field);
    Stage stage;
    const auto sent = stage.send(stage.bob, content, clientId);
    QCOMPARE(sent.has_value(), !refusal);
    if (refusal) {
        QCOMPARE(sent.error().code, *refusal);
        QCOMPARE(sent.error().field, field);
        QVERIFY(stage.stores.allMessages().isEmpty());
    }
}

void tst_MessageService::strangersDoNotSend()
{
    Stage stage;
    QCOMPARE(stage.send(stage.eve, u"x"_s, u"c1"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.send(stage.eve, {stage.square.room.id, u"c1"_s, u"x"_s, {}, {}}).error().code, ErrorCode::Forbidden);
    QCOMPARE(stage.send(stage.ada, {RoomId::make(), u"c1"_s, u"x"_s, {}, {}}).error().code, ErrorCode::NotFound);
    QVERIFY(stage.stores.allMessages().isEmpty());
    QVERIFY(stage.bus.published.isEmpty());
    QVERIFY(stage.send(stage.gus, u"guests do"_s, u"c1"_s));
}

void tst_MessageService::whoIsMutedDoesNotSend()
{
    Stage stage;
    const Member muted{.user = stage.bob, .role = Role::Member, .mutedUntil = stage.clock.now() + 60'000};
    stage.bus.publish({.frame = {stage.cellar.room.id, 100, event::MemberUpdated{.member = muted}}});
    stage.bus.published.clear();
    QCOMPARE(stage.send(stage.bob, u"x"_s, u"c1"_s).error().code, ErrorCode::Forbidden);
    QVERIFY(stage.stores.allMessages().isEmpty());
}

void tst_MessageService::whoIsOutOfTheRoomByThenIsRefusedWithinTheWrite()
{
    Stage stage;
    // Removed elsewhere a moment ago: the directory has not heard of it.
    const auto left = stage.wait<core::MembershipChange>(
        [&](auto reply) { stage.stores.rooms().leave(stage.cellar.room.id, {.user = stage.bob.id}, reply); });
    QVERIFY(left && left->fresh);
    QVERIFY(stage.directory.member(stage.cellar.room.id, stage.bob.id));
    QVERIFY(!stage.send(stage.bob, u"x"_s, u"c1"_s));
    QVERIFY(stage.stores.allMessages().isEmpty());
    QVERIFY(stage.bus.published.isEmpty());
}

void tst_MessageService::theAuthorEdits()
{
    Stage stage;
    const Message sent = stage.say(stage.cellar, stage.bob, u"teh"_s);
    const qint64 ev = stage.directory.room(stage.cellar.room.id)->ev;
    stage.clock.advance(1'000);
    const auto edited = stage.edit(stage.bob, sent.id, u"the"_s);
    QVERIFY(edited);
    QCOMPARE(edited->message.content, u"the"_s);
    QCOMPARE(edited->message.editedAt, std::optional(stage.clock.now()));
    QCOMPARE(edited->message.seq, sent.seq);
    QCOMPARE(stage.bus.published.size(), 1);
    QCOMPARE(stage.bus.published.first().frame,
             (EventFrame{stage.cellar.room.id, ev + 1, event::MessageEdited{edited->message}}));
}

void tst_MessageService::anEditMentionsAnew()
{
    Stage stage;
    const auto sent = stage.send(stage.bob, u"@Ada?"_s, u"c1"_s);
    QCOMPARE(stage.edit(stage.bob, sent->message.id, u"@Gus?"_s)->message.mentions, QList{stage.gus.id});
    QCOMPARE(stage.edit(stage.bob, sent->message.id, u"?"_s)->message.mentions, QList<UserId>{});
}

void tst_MessageService::nobodyElseEdits()
{
    Stage stage;
    const Message sent = stage.say(stage.cellar, stage.bob, u"mine"_s);
    QCOMPARE(stage.edit(stage.ada, sent.id, u"yours"_s).error().code, ErrorCode::Forbidden);
    QCOMPARE(stage.edit(stage.mod, sent.id, u"yours"_s).error().code, ErrorCode::Forbidden);
    QCOMPARE(stage.edit(stage.eve, sent.id, u"yours"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.edit(stage.bob, MessageId::make(), u"yours"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.stores.message(sent.id)->content, u"mine"_s);
    QVERIFY(stage.bus.published.isEmpty());
}

void tst_MessageService::aRepeatedEditTellsNobody()
{
    Stage stage;
    const Message sent = stage.say(stage.cellar, stage.bob, u"1"_s);
    QVERIFY(stage.edit(stage.bob, sent.id, u"2"_s, u"e1"_s));
    QVERIFY(stage.edit(stage.bob, sent.id, u"3"_s, u"e2"_s));
    const auto again = stage.edit(stage.bob, sent.id, u"2"_s, u"e1"_s);
    QVERIFY(again);
    QCOMPARE(stage.stores.message(sent.id)->content, u"3"_s);
    QCOMPARE(stage.bus.published.size(), 2);
}

void tst_MessageService::anEditMayNotBeEmpty()
{
    Stage stage;
    const Message sent = stage.say(stage.cellar, stage.bob, u"x"_s);
    QCOMPARE(stage.edit(stage.bob, sent.id, u"  "_s).error().field, u"content"_s);
    const QString tooLong(stage.limits.contentBytes + 1, u'x');
    QCOMPARE(stage.edit(stage.bob, sent.id, tooLong).error().code, ErrorCode::TooLarge);
    QCOMPARE(stage.stores.message(sent.id)->content, u"x"_s);
}

void tst_MessageService::aTombstoneIsNotEdited()
{
    Stage stage;
    const Message sent = stage.say(stage.cellar, stage.bob);
    QVERIFY(stage.remove(stage.bob, sent.id));
    QCOMPARE(stage.edit(stage.bob, sent.id, u"back"_s).error().code, ErrorCode::Conflict);
    QVERIFY(stage.stores.message(sent.id)->content.isEmpty());
}

void tst_MessageService::anEditRightBehindItsMessageFindsIt()
{
    Stage stage;
    QStringList answers;
    const auto note = [&answers](const Result<reply::Sent> &sent) {
        answers.append(sent ? sent->message.content : sent.error().text());
    };
    stage.service.send(as(stage.bob), {stage.cellar.room.id, u"c1"_s, u"first"_s, {}, {}}, heard(note));
    QTRY_COMPARE(answers.size(), 1);
    const MessageId id = stage.stores.allMessages().first().id;
    stage.service.edit(as(stage.bob), {id, u"second"_s, {}}, heard(note));
    stage.service.edit(as(stage.bob), {id, u"third"_s, {}}, heard(note));
    QTRY_COMPARE(answers, (QStringList{u"first"_s, u"second"_s, u"third"_s}));
    QCOMPARE(stage.bus.names(), (QStringList{u"message:new"_s, u"message:edited"_s, u"message:edited"_s}));
}

void tst_MessageService::whoMayDelete_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<bool>("answer"); //!< that Bob has asked for, or else Bob's own message
    QTest::addColumn<std::optional<ErrorCode>>("refusal");
    using Refusal = std::optional<ErrorCode>;
    for (const bool isAnswer : {false, true}) {
        const char *what = isAnswer ? "an answer" : "a message";
        QTest::addRow("%s, its author", what) << u"Bob"_s << isAnswer << Refusal();
        QTest::addRow("%s, the owner", what) << u"Ada"_s << isAnswer << Refusal();
        QTest::addRow("%s, an admin", what) << u"Moira"_s << isAnswer << Refusal();
        QTest::addRow("%s, a guest", what) << u"Gus"_s << isAnswer << Refusal(ErrorCode::Forbidden);
        QTest::addRow("%s, a stranger", what) << u"Eve"_s << isAnswer << Refusal(ErrorCode::NotFound);
    }
}

void tst_MessageService::whoMayDelete()
{
    QFETCH(QString, who);
    QFETCH(bool, answer);
    QFETCH(std::optional<ErrorCode>, refusal);
    Stage stage;
    const Message sent = answer ? stage.answerFor(stage.bob) : stage.say(stage.cellar, stage.bob);
    const QList<User> all{stage.ada, stage.bob, stage.mod, stage.gus, stage.eve};
    const auto removed = stage.remove(*std::ranges::find(all, who, &User::name), sent.id);
    QCOMPARE(removed.has_value(), !refusal);
    if (refusal)
        QCOMPARE(removed.error().code, *refusal);
    QCOMPARE(stage.stores.message(sent.id)->isDeleted(), !refusal);
    QCOMPARE(stage.bus.published.size(), refusal ? 0 : 1);
}

void tst_MessageService::whatOneTakesBackIsNotNoted()
{
    Stage stage;
    const RoomId room = stage.cellar.room.id;
    const auto remove = [&](const User &who, const Message &message) {
        core::Actor actor = as(who);
        actor.notes = {{.entry = {.by = who.id, .what = u"message:delete"_s}}};
        return stage.wait<reply::Sent>([&](auto reply) { stage.service.remove(actor, message.id, reply); });
    };
    const auto noted = [&] {
        return stage.wait<core::AuditPage>([&](auto reply) { stage.stores.audit().list({.room = room}, reply); })
            ->entries.size();
    };
    QVERIFY(remove(stage.bob, stage.say(stage.cellar, stage.bob)));
    QVERIFY(remove(stage.bob, stage.answerFor(stage.bob)));
    QCOMPARE(noted(), 0);
    const Message answer = stage.answerFor(stage.bob);
    for (int i = 0; i < 2; ++i)
        QVERIFY(remove(stage.mod, answer));
    QCOMPARE(noted(), 1);
}

void tst_MessageService::aDeletedMessageIsATombstoneForAll()
{
    Stage stage;
    const Message sent = stage.say(stage.cellar, stage.bob, u"regretted"_s);
    const qint64 ev = stage.directory.room(stage.cellar.room.id)->ev;
    stage.clock.advance(1'000);
    const auto removed = stage.remove(stage.bob, sent.id);
    QVERIFY(removed->message.content.isEmpty());
    QCOMPARE(removed->message.deletedAt, std::optional(stage.clock.now()));
    QCOMPARE(stage.bus.published.first().frame,
             (EventFrame{stage.cellar.room.id, ev + 1, event::MessageDeleted{removed->message}}));
}

void tst_MessageService::deletingTwiceTellsNobody()
{
    Stage stage;
    const Message sent = stage.say(stage.cellar, stage.bob);
    const auto first = stage.remove(stage.bob, sent.id);
    stage.clock.advance(1'000);
    const auto again = stage.remove(stage.mod, sent.id);
    QCOMPARE(again->message, first->message);
    QCOMPARE(stage.bus.published.size(), 1);
}

void tst_MessageService::whoHasLeftNeitherEditsNorDeletes()
{
    Stage stage;
    const Message sent = stage.say(stage.cellar, stage.bob, u"x"_s);
    stage.bus.publish({.frame = {stage.cellar.room.id, 99, event::UserLeft{stage.bob.id, stage.bob.name, {}, {}}}});
    QCOMPARE(stage.edit(stage.bob, sent.id, u"y"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.remove(stage.bob, sent.id).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.get(stage.bob, sent.id).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.stores.message(sent.id)->content, u"x"_s);
}

void tst_MessageService::anyoneReadsAMessageOfAPublicRoom()
{
    Stage stage;
    const Message sent = stage.say(stage.square, stage.bob);
    QCOMPARE(stage.get(stage.eve, sent.id)->message, sent);
    QCOMPARE(stage.history(stage.eve, {.room = stage.square.room.id})->messages, QList{sent});
}

void tst_MessageService::strangersReadNothingOfAPrivateRoom()
{
    Stage stage;
    const Message sent = stage.say(stage.cellar, stage.bob);
    QCOMPARE(stage.get(stage.ada, sent.id)->message, sent);
    QCOMPARE(stage.get(stage.eve, sent.id).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.get(stage.ada, MessageId::make()).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.history(stage.eve, {.room = stage.cellar.room.id}).error().code, ErrorCode::NotFound);
}

void tst_MessageService::historyIsAskedForInPages()
{
    Stage stage;
    for (int i = 1; i <= 9; ++i)
        stage.say(stage.cellar, stage.bob, QString::number(i));
    const auto read = [&](std::optional<qint64> before, std::optional<qint64> after, std::optional<qint64> around) {
        const auto page = stage.history(stage.ada, {stage.cellar.room.id, before, after, around, 3});
        QStringList texts;
        for (const Message &message : page->messages)
            texts.append(message.content);
        return texts.join(u' ');
    };
    QCOMPARE(read({}, {}, {}), u"7 8 9"_s);
    QCOMPARE(read(7, {}, {}), u"4 5 6"_s);
    QCOMPARE(read({}, 3, {}), u"4 5 6"_s);
    QCOMPARE(read({}, {}, 5), u"4 5 6"_s);
}

void tst_MessageService::aPageHasNoMoreThanTheServerAllows()
{
    Stage stage;
    stage.limits.pageMessages = 4;
    for (int i = 0; i < 6; ++i)
        stage.say(stage.cellar, stage.bob, QString(100, u'x'));
    const RoomId room = stage.cellar.room.id;
    QCOMPARE(stage.history(stage.ada, {.room = room, .limit = 1'000})->messages.size(), 4);
    QCOMPARE(stage.history(stage.ada, {.room = room, .limit = -5})->messages.size(), 1);
    QVERIFY(stage.history(stage.ada, {.room = room, .limit = 1'000})->more);
    stage.limits.pageBytes = 250;
    QCOMPARE(stage.history(stage.ada, {.room = room, .limit = 1'000})->messages.size(), 2);
}

void tst_MessageService::theNewestPageTellsHowFarTheOthersAre()
{
    Stage stage;
    stage.say(stage.cellar, stage.bob);
    const RoomId room = stage.cellar.room.id;
    const auto newest = stage.history(stage.ada, {.room = room});
    QVERIFY(newest->seen.contains(Cursor{room, stage.bob.id, 1}));
    QVERIFY(stage.history(stage.ada, {.room = room, .before = 1})->seen.isEmpty());
    QVERIFY(stage.history(stage.ada, {.room = room, .after = 0})->seen.isEmpty());
    QVERIFY(stage.history(stage.ada, {.room = room, .around = 1})->seen.isEmpty());
    core::StoredRoom quiet = roomOf({{stage.ada, Role::Owner, 1}, {stage.bob, Role::Member, 2}});
    quiet.room.receipts = false;
    stage.open(quiet);
    stage.say(quiet, stage.bob);
    QVERIFY(stage.history(stage.ada, {.room = quiet.room.id})->seen.isEmpty());
    for (const int size : {100, 101}) {
        core::StoredRoom hall = roomOf(crowd({stage.ada}, size));
        stage.open(hall);
        QCOMPARE(stage.history(stage.ada, {.room = hall.room.id})->seen.isEmpty(), size > 100);
    }
}

QTEST_GUILESS_MAIN(tst_MessageService)
#include "tst_MessageService.moc"
