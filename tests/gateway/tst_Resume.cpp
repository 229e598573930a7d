// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "gateway/Resume.h"
#include "GatewayStage.h"

using namespace confab;
using namespace confab::support;
using namespace confab::tests;
using namespace Qt::StringLiterals;
using gateway::Resume;

namespace {

//! Bob comes back to the private room, and to whatever else a test says.
struct Stage : GatewayStage
{
    Stage() { loop.isReading = true; }

    //! A message that is published now.
    void sayNow(const core::StoredRoom &room, const QString &text = u"x"_s)
    {
        messages.send(as(ada), {room.room.id, QString::number(++clientId), text, {}, {}}, {});
    }
    qint64 evOf(const core::StoredRoom &room) const { return directory.room(room.room.id)->ev; }
    Resume::Wanted wanted(const core::StoredRoom &room, qint64 ev, std::optional<Epoch> epoch = {})
    {
        const auto standings =
            wait<QList<core::RoomStanding>>([&](auto reply) { stores.log().standings(bob.id, {room.room.id}, reply); });
        return {room.room.id, {epoch, ev}, standings->first(), room.room.epoch};
    }
    //! As a session does it: subscribed first, then read, then ready.
    void begin(std::deque<Resume::Wanted> rooms)
    {
        fanout.add(kPhone, bob.id);
        for (const Resume::Wanted &room : rooms) {
            if (room.standing)
                fanout.catchUp(room.room, kPhone);
        }
        fanout.setReady(kPhone);
        resume = std::make_unique<Resume>(kPhone, std::move(rooms),
                                          Resume::Sources{fanout, directory, stores.log(), cursors, limits},
                                          core::Reply<Done>{life, [this](const Result<> &) { resume.reset(); }});
        resume->start();
    }
    //! All that Bob got, but for cursors.
    QStringList heard() const
    {
        QStringList events = loop.heard(kPhone);
        events.removeIf([](const QString &event) { return event == u"message:seen:update"_s; });
        return events;
    }
    static QStringList news(qint64 from, qint64 to)
    {
        QStringList events;
        for (qint64 ev = from; ev <= to; ++ev)
            events.append(u"message:new %1"_s.arg(ev));
        return events;
    }

    std::unique_ptr<Resume> resume;
    int clientId = 0;
    core::Life life; // over before that goes
};

} // namespace

class tst_Resume : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasMissedComesInOrderAndThenWhatIsNew();
    void whatComesWhileTheLogIsReadIsThereOnce();
    void whoMissedNothingIsDoneAtOnce();
    void whoNamedNoRoomIsDoneAtOnce();
    void anotherEpochMeansToBeginAnew();
    void moreThanTheLogHasMeansToBeginAnew();
    void tooMuchMeansToBeginAnew();
    void aRoomThatIsNotOnesOwnIsGone();
    void whoWasBannedMeanwhileIsToldUntilWhenAndWhy();
    void roomsComeOneAfterAnother();
    void aLongAbsenceComesInPages();
    void thePagesWaitForWhoReadsThem();
    void moreThanIsHeldBackIsReadFromTheLog();
    void whatTheLogKnowsFirstComesByTheBus();
    void whoIsOutOfTheRoomByTheLogReadsNothingBeyond();
    void aRoomWhoseLogIsGoneIsGone();
    void cursorsOfAllMembersComeAgain();
    void cursorsOfALargeRoomDoNot();
    void whoClosesGetsNothingMore();
    void aLogThatCanNotBeReadEndsTheConnection();
    void whoLeavesBeforeTheRoomsTurnHearsNothingOfItAnyMore();
    void whoLeavesWhileAPageIsReadHearsNothingOfItAnyMore();
    void whoLeavesBetweenTwoPagesHearsNothingOfItAnyMore();
    void whoComesBackMeanwhileGetsWhatComesFromThenOn();
    void aRoomThatIsDeletedMeanwhileIsGone();
};

void tst_Resume::whatWasMissedComesInOrderAndThenWhatIsNew()
{
    Stage stage;
    const qint64 ev = stage.evOf(stage.cellar);
    for (int i = 0; i < 3; ++i)
        stage.say(stage.cellar, stage.ada);
    stage.begin({stage.wanted(stage.cellar, ev)});
    stage.settle();
    QCOMPARE(stage.heard(), Stage::news(ev + 1, ev + 3) + QStringList{u"resume:done"_s});
    stage.sayNow(stage.cellar);
    stage.settle();
    QCOMPARE(stage.heard().last(), u"message:new %1"_s.arg(ev + 4));
}

void tst_Resume::whatComesWhileTheLogIsReadIsThereOnce()
{
    Stage stage;
    const qint64 ev = stage.evOf(stage.cellar);
    stage.say(stage.cellar, stage.ada);
    stage.begin({stage.wanted(stage.cellar, ev)});
    for (int i = 0; i < 5; ++i)
        stage.sayNow(stage.cellar);
    stage.settle();
    QStringList heard = stage.heard();
    QVERIFY(heard.removeOne(u"resume:done"_s));
    QCOMPARE(heard, Stage::news(ev + 1, ev + 6));
}

void tst_Resume::whoMissedNothingIsDoneAtOnce()
{
    Stage stage;
    stage.say(stage.cellar, stage.ada);
    stage.begin({stage.wanted(stage.cellar, stage.evOf(stage.cellar), stage.cellar.room.epoch)});
    stage.settle();
    QCOMPARE(stage.heard(), QStringList{u"resume:done"_s});
    stage.sayNow(stage.cellar);
    stage.settle();
    QCOMPARE(stage.heard().size(), 2);
}

void tst_Resume::whoNamedNoRoomIsDoneAtOnce()
{
    Stage stage;
    stage.begin({});
    stage.settle();
    QCOMPARE(stage.heard(), QStringList{u"resume:done"_s});
}

void tst_Resume::anotherEpochMeansToBeginAnew()
{
    Stage stage;
    stage.say(stage.cellar, stage.ada);
    stage.begin({stage.wanted(stage.cellar, 1, Epoch::make())});
    stage.settle();
    QCOMPARE(stage.heard(), (QStringList{u"room:reset"_s, u"resume:done"_s}));
    const QJsonObject reset = stage.loop.client(kPhone).frames.first()["data"_L1].toObject();
    QCOMPARE(reset["room"_L1].toString(), stage.cellar.room.id.toString());
    QCOMPARE(reset["epoch"_L1].toString(), stage.cellar.room.epoch.toString());
    QCOMPARE(reset["ev"_L1].toInteger(), stage.evOf(stage.cellar));
    QCOMPARE(reset["seq"_L1].toInteger(), 1);
    stage.sayNow(stage.cellar);
    stage.settle();
    QCOMPARE(stage.heard().last(), u"message:new %1"_s.arg(stage.evOf(stage.cellar)));
}

void tst_Resume::moreThanTheLogHasMeansToBeginAnew()
{
    Stage stage;
    stage.begin({stage.wanted(stage.cellar, stage.evOf(stage.cellar) + 1)});
    stage.settle();
    QCOMPARE(stage.heard(), (QStringList{u"room:reset"_s, u"resume:done"_s}));
}

void tst_Resume::tooMuchMeansToBeginAnew()
{
    for (const int missed : {10, 11}) {
        Stage stage;
        stage.limits.replayMax = 10;
        const qint64 ev = stage.evOf(stage.cellar);
        for (int i = 0; i < missed; ++i)
            stage.say(stage.cellar, stage.ada);
        stage.begin({stage.wanted(stage.cellar, ev)});
        stage.settle();
        if (missed == 10)
            QCOMPARE(stage.heard(), Stage::news(ev + 1, ev + 10) + QStringList{u"resume:done"_s});
        else
            QCOMPARE(stage.heard(), (QStringList{u"room:reset"_s, u"resume:done"_s}));
    }
}

void tst_Resume::aRoomThatIsNotOnesOwnIsGone()
{
    Stage stage;
    const RoomId gone = RoomId::make();
    stage.begin({Resume::Wanted{gone, {{}, 3}, std::nullopt, {}}});
    stage.settle();
    QCOMPARE(stage.heard(), (QStringList{u"room:reset"_s, u"resume:done"_s}));
    const QJsonObject reset = stage.loop.client(kPhone).frames.first()["data"_L1].toObject();
    QCOMPARE(reset["room"_L1].toString(), gone.toString());
    QVERIFY(reset["gone"_L1].toBool());
    QVERIFY(!reset.contains("ev"_L1));
}

void tst_Resume::whoWasBannedMeanwhileIsToldUntilWhenAndWhy()
{
    Stage stage;
    const RoomId room = stage.square.room.id;
    const Ban ban{{stage.eve.id}, stage.bob.id, 1, Timestamp(1'772'546'700'000), u"Too loud."_s};
    stage.begin({Resume::Wanted{room, {{}, 3}, std::nullopt, {}, ban}});
    stage.settle();
    QCOMPARE(stage.heard(), (QStringList{u"server:notice"_s, u"room:reset"_s, u"resume:done"_s}));
    const QJsonObject told = stage.loop.client(kPhone).frames.first()["data"_L1].toObject();
    QCOMPARE(told["kind"_L1].toString(), u"banned"_s);
    QCOMPARE(told["text"_L1].toString(), u"\u2068Bob\u2069 has banned you from \u2068Square\u2069 until 3 March 2026, 14:05 UTC. Too loud."_s);
    QCOMPARE(told["room"_L1].toString(), room.toString());
    QCOMPARE(told["by"_L1].toString(), stage.bob.id.toString());
    QCOMPARE(told["until"_L1].toString(), u"2026-03-03T14:05:00.000Z"_s);
    QCOMPARE(told["reason"_L1].toString(), u"Too loud."_s);
}

void tst_Resume::roomsComeOneAfterAnother()
{
    Stage stage;
    const qint64 here = stage.evOf(stage.cellar);
    const qint64 there = stage.evOf(stage.square);
    stage.say(stage.cellar, stage.ada);
    stage.say(stage.square, stage.bob);
    stage.begin({stage.wanted(stage.cellar, here), stage.wanted(stage.square, there)});
    stage.settle();
    QCOMPARE(stage.heard(),
             (QStringList{u"message:new %1"_s.arg(here + 1), u"message:new %1"_s.arg(there + 1), u"resume:done"_s}));
}

void tst_Resume::aLongAbsenceComesInPages()
{
    Stage stage;
    const qint64 ev = stage.evOf(stage.cellar);
    for (int i = 0; i < 250; ++i)
        stage.say(stage.cellar, stage.ada);
    stage.begin({stage.wanted(stage.cellar, ev)});
    for (int i = 0; i < 10; ++i)
        stage.settle();
    QCOMPARE(stage.heard(), Stage::news(ev + 1, ev + 250) + QStringList{u"resume:done"_s});
}

void tst_Resume::thePagesWaitForWhoReadsThem()
{
    Stage stage;
    stage.loop.isReading = false;
    stage.limits.pageBytes = 300;
    const qint64 ev = stage.evOf(stage.cellar);
    for (int i = 0; i < 9; ++i)
        stage.say(stage.cellar, stage.ada, QString(100, u'x'));
    stage.begin({stage.wanted(stage.cellar, ev)});
    for (const int sofar : {3, 6}) {
        stage.settle();
        QCOMPARE(stage.heard(), Stage::news(ev + 1, ev + sofar));
        QCOMPARE(stage.loop.client(kPhone).waitingBelow, 300);
        QVERIFY(stage.loop.readOn(kPhone));
    }
    stage.sayNow(stage.cellar);
    stage.settle();
    stage.loop.readOn(kPhone);
    stage.settle();
    QStringList heard = stage.heard();
    QVERIFY(heard.removeOne(u"resume:done"_s));
    QCOMPARE(heard, Stage::news(ev + 1, ev + 10));
}

void tst_Resume::moreThanIsHeldBackIsReadFromTheLog()
{
    Stage stage;
    const qint64 ev = stage.evOf(stage.cellar);
    stage.say(stage.cellar, stage.ada);
    stage.loop.isReading = false;
    stage.begin({stage.wanted(stage.cellar, ev)});
    for (int i = 0; i < 6; ++i)
        stage.sayNow(stage.cellar, QString(9'000, u'x')); // of 20,000 bytes in all
    for (int i = 0; i < 10; ++i) {
        stage.settle();
        stage.loop.readOn(kPhone);
    }
    QStringList heard = stage.heard();
    QVERIFY(heard.removeOne(u"resume:done"_s));
    QCOMPARE(heard, Stage::news(ev + 1, ev + 7));
}

void tst_Resume::whatTheLogKnowsFirstComesByTheBus()
{
    Stage stage;
    const qint64 ev = stage.evOf(stage.cellar);
    stage.say(stage.cellar, stage.ada);
    core::NewMessage message{.id = MessageId::make(), .room = stage.cellar.room.id, .author = stage.ada};
    message.content = u"told later"_s;
    const auto change =
        stage.wait<core::MessageChange>([&](auto reply) { stage.stores.messages().append(message, reply); });
    stage.begin({stage.wanted(stage.cellar, ev)});
    stage.settle();
    QCOMPARE(stage.heard(), Stage::news(ev + 1, ev + 1) + QStringList{u"resume:done"_s});
    stage.bus.publish({.frame = {stage.cellar.room.id, change->ev, event::MessageNew{change->message}}});
    stage.settle();
    QCOMPARE(stage.heard().last(), u"message:new %1"_s.arg(ev + 2));
    QCOMPARE(stage.heard().size(), 3);
}

void tst_Resume::whoIsOutOfTheRoomByTheLogReadsNothingBeyond()
{
    Stage stage;
    const RoomId room = stage.cellar.room.id;
    const qint64 ev = stage.evOf(stage.cellar);
    const auto left = stage.wait<core::MembershipChange>(
        [&](auto reply) { stage.stores.rooms().leave(room, {.user = stage.bob.id}, reply); });
    core::NewMessage message{.id = MessageId::make(), .room = room, .author = stage.ada, .content = u"at last"_s};
    const auto change =
        stage.wait<core::MessageChange>([&](auto reply) { stage.stores.messages().append(message, reply); });
    stage.begin({stage.wanted(stage.cellar, ev)});
    stage.settle();
    stage.bus.publish({.frame = {room, left->room.ev, event::UserLeft{stage.bob.id, stage.bob.name, {}, {}}}});
    stage.bus.publish({.frame = {room, change->ev, event::MessageNew{change->message}}});
    stage.settle();
    QCOMPARE(stage.heard(), (QStringList{u"resume:done"_s, u"user:left %1"_s.arg(ev + 1)}));
}

void tst_Resume::aRoomWhoseLogIsGoneIsGone()
{
    Stage stage;
    const RoomId room = stage.cellar.room.id;
    const qint64 ev = stage.evOf(stage.cellar);
    stage.say(stage.cellar, stage.ada);
    const auto wanted = stage.wanted(stage.cellar, ev);
    const auto last = stage.wait<qint64>([&](auto reply) { stage.stores.rooms().remove(room, {}, reply); });
    stage.begin({wanted});
    stage.settle();
    QCOMPARE(stage.heard(), QStringList{u"resume:done"_s});
    QVERIFY(!stage.loop.client(kPhone).closed);
    stage.bus.publish({.frame = {room, *last, event::RoomDeleted{room}}});
    stage.settle();
    QCOMPARE(stage.heard(), (QStringList{u"resume:done"_s, u"room:reset"_s}));
}

void tst_Resume::cursorsOfAllMembersComeAgain()
{
    Stage stage;
    const qint64 ev = stage.evOf(stage.cellar);
    stage.say(stage.cellar, stage.ada);
    QVERIFY(
        stage.wait<Done>([&](auto reply) { stage.cursors.delivered(as(stage.mod), stage.cellar.room.id, 1, reply); }));
    stage.begin({stage.wanted(stage.cellar, ev)});
    stage.settle();
    QStringList heard = stage.loop.heard(kPhone);
    QCOMPARE(heard.first(), u"message:new %1"_s.arg(ev + 1));
    QCOMPARE(heard.last(), u"resume:done"_s);
    QCOMPARE(heard.count(u"message:delivered"_s), 1);
    QCOMPARE(heard.count(u"message:seen:update"_s), 4); // of the people
}

void tst_Resume::cursorsOfALargeRoomDoNot()
{
    Stage stage;
    core::StoredRoom hall = roomOf(crowd({stage.ada, stage.bob}));
    stage.open(hall);
    stage.say(hall, stage.ada);
    stage.begin({stage.wanted(hall, stage.evOf(hall) - 1)});
    stage.settle();
    QCOMPARE(stage.loop.heard(kPhone), (QStringList{u"message:new %1"_s.arg(stage.evOf(hall)), u"resume:done"_s}));
}

void tst_Resume::whoClosesGetsNothingMore()
{
    Stage stage;
    stage.say(stage.cellar, stage.ada);
    stage.begin({stage.wanted(stage.cellar, stage.evOf(stage.cellar) - 1)});
    stage.resume.reset();
    stage.fanout.remove(kPhone);
    stage.settle();
    QCOMPARE(stage.heard(), QStringList{});
}

void tst_Resume::aLogThatCanNotBeReadEndsTheConnection()
{
    Stage stage;
    stage.say(stage.cellar, stage.ada);
    const auto wanted = stage.wanted(stage.cellar, stage.evOf(stage.cellar) - 1);
    stage.stores.failNextRead({ErrorCode::Unavailable});
    stage.begin({wanted});
    stage.settle();
    QCOMPARE(stage.loop.client(kPhone).closed, std::optional(CloseCode::Internal));
    QVERIFY(!stage.heard().contains(u"resume:done"_s)); // nothing is lost in silence
}

void tst_Resume::whoLeavesBeforeTheRoomsTurnHearsNothingOfItAnyMore()
{
    Stage stage;
    const qint64 here = stage.evOf(stage.cellar);
    const qint64 there = stage.evOf(stage.square);
    stage.loop.isReading = false;
    stage.limits.pageBytes = 100;
    for (int i = 0; i < 2; ++i) {
        stage.say(stage.square, stage.bob, QString(80, u'x'));
        stage.say(stage.cellar, stage.ada);
    }
    stage.begin({stage.wanted(stage.square, there), stage.wanted(stage.cellar, here)});
    stage.settle();
    stage.members.leave(as(stage.bob), stage.cellar.room.id, {});
    stage.settle();
    stage.loop.isReading = true;
    stage.loop.readOn(kPhone);
    stage.settle();
    stage.sayNow(stage.cellar, u"secret"_s);
    stage.settle();
    QCOMPARE(stage.heard(), (QStringList{u"message:new %1"_s.arg(there + 1), u"room:reset"_s,
                                         u"message:new %1"_s.arg(there + 2), u"resume:done"_s}));
}

void tst_Resume::whoLeavesWhileAPageIsReadHearsNothingOfItAnyMore()
{
    Stage stage;
    stage.say(stage.cellar, stage.ada);
    const auto wanted = stage.wanted(stage.cellar, stage.evOf(stage.cellar) - 1);
    stage.members.leave(as(stage.bob), stage.cellar.room.id, {}); // answered before the page
    stage.begin({wanted});
    stage.settle();
    stage.sayNow(stage.cellar, u"secret"_s);
    stage.settle();
    QCOMPARE(stage.heard(), (QStringList{u"room:reset"_s, u"resume:done"_s}));
    QVERIFY(stage.loop.client(kPhone).frames.first()["data"_L1]["gone"_L1].toBool());
}

void tst_Resume::whoLeavesBetweenTwoPagesHearsNothingOfItAnyMore()
{
    Stage stage;
    const qint64 ev = stage.evOf(stage.cellar);
    stage.loop.isReading = false;
    stage.limits.pageBytes = 100;
    for (int i = 0; i < 2; ++i)
        stage.say(stage.cellar, stage.ada, QString(80, u'x'));
    stage.begin({stage.wanted(stage.cellar, ev)});
    stage.settle();
    stage.members.leave(as(stage.bob), stage.cellar.room.id, {});
    stage.settle();
    stage.loop.isReading = true;
    stage.loop.readOn(kPhone);
    stage.settle();
    stage.sayNow(stage.cellar, u"secret"_s);
    stage.settle();
    QCOMPARE(stage.heard(), (QStringList{u"message:new %1"_s.arg(ev + 1), u"room:reset"_s, u"resume:done"_s}));
}

void tst_Resume::whoComesBackMeanwhileGetsWhatComesFromThenOn()
{
    Stage stage;
    const qint64 ev = stage.evOf(stage.square);
    stage.loop.isReading = false;
    stage.limits.pageBytes = 100;
    for (int i = 0; i < 2; ++i)
        stage.say(stage.square, stage.ada, QString(80, u'x'));
    stage.begin({stage.wanted(stage.square, ev)});
    stage.settle();
    stage.members.leave(as(stage.bob), stage.square.room.id, {});
    stage.settle();
    stage.members.join(as(stage.bob), {stage.square.room.id, {}}, {});
    stage.settle();
    stage.loop.isReading = true;
    stage.loop.readOn(kPhone);
    stage.settle();
    // As somebody who comes for the first time.
    QCOMPARE(stage.heard(), (QStringList{u"message:new %1"_s.arg(ev + 1), u"room:reset"_s,
                                         u"user:joined %1"_s.arg(ev + 4), u"resume:done"_s}));
}

void tst_Resume::aRoomThatIsDeletedMeanwhileIsGone()
{
    Stage stage;
    const qint64 ev = stage.evOf(stage.cellar);
    stage.loop.isReading = false;
    stage.limits.pageBytes = 100;
    for (int i = 0; i < 2; ++i)
        stage.say(stage.cellar, stage.ada, QString(80, u'x'));
    stage.begin({stage.wanted(stage.cellar, ev)});
    stage.settle();
    stage.rooms.remove(as(stage.ada), stage.cellar.room.id, {});
    stage.settle();
    stage.loop.isReading = true;
    stage.loop.readOn(kPhone);
    stage.settle();
    QCOMPARE(stage.heard(), (QStringList{u"message:new %1"_s.arg(ev + 1), u"room:reset"_s, u"resume:done"_s}));
    QVERIFY(!stage.loop.client(kPhone).closed);
}

QTEST_GUILESS_MAIN(tst_Resume)
#include "tst_Resume.moc"
