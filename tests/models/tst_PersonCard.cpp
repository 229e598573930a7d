// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/PersonCard.h"
#include "PersonFixture.h"

#include <QDateTime>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;
using namespace confab::models::test;

namespace {

constexpr Timestamp kMinute = 60'000;

} // namespace

class tst_PersonCard : public QObject
{
    Q_OBJECT

    struct Fixture : PersonFixture
    {
        bool show()
        {
            if (!open())
                return false;
            card.attach(workspace.get(), lobby);
            card.show(server.other.id.toString());
            return QTest::qWaitFor([this] { return !card.about().isEmpty(); });
        }

        PersonCard card;
    };

private Q_SLOTS:
    void tellsWhoSomebodyIs()
    {
        Fixture f;
        QVERIFY(f.open());
        f.card.attach(f.workspace.get(), f.lobby);
        f.card.show(f.server.other.id.toString());
        // What is known here needs no answer.
        QCOMPARE(f.card.name(), u"Grace"_s);
        QVERIFY(f.card.about().isEmpty());
        QTRY_COMPARE(f.card.about(), u"Compiles things."_s);
        QCOMPARE(f.card.roomsText(), u"Both of you are in \u2068Lobby\u2069 and \u2068Release 2\u2069."_s);
        QVERIFY(f.card.joinedText().startsWith("On this server since"_L1));
        QVERIFY(f.card.contact()->canWrite() && f.card.contact()->canMention() && f.card.contact()->canBlock());
        f.card.show(f.server.self.id.toString());
        QCOMPARE(f.card.shownName(), u"\u2068Ada\u2069 (you)"_s);
        QVERIFY(!f.card.contact()->canWrite() && !f.card.contact()->canMention() && !f.card.contact()->canBlock());
        QVERIFY(!f.card.acts()->any());
    }

    void whoWasSentAwayIsGoneFromTheCard()
    {
        Fixture f;
        f.answer<command::MemberKick>([&](const command::MemberKick &asked) {
            f.server.leave(asked.room, f.server.other);
            return codec::encodeReply(reply::Empty{});
        });
        QVERIFY(f.show());
        const QSignalSpy gone(&f.card, &PersonCard::gone);
        f.card.acts()->kick(u"too loud"_s);
        QTRY_COMPARE(gone.count(), 1);
        QCOMPARE(f.server.all<command::MemberKick>().last(),
                 (command::MemberKick{f.lobby, f.server.other.id, u"too loud"_s}));
        QVERIFY(!f.card.acts()->canKick());
    }

    void theCardOfAnAgentSaysWhatThatIsAndNothingIsWrong()
    {
        RoomFixture f(kLeads);
        f.server.agents = {{.user = f.server.agent, .model = u"scripted-1"_s}};
        f.server.intercept = [&f](const CommandFrame &frame) {
            const bool isAsked = std::holds_alternative<command::UserGet>(frame.command);
            if (isAsked)
                f.server.fail(frame, Error{ErrorCode::NotFound});
            return isAsked;
        };
        QVERIFY(f.open());
        f.server.join(f.lobby, f.server.agent);
        QTRY_VERIFY(f.workspace->members().find(f.lobby, f.server.agent.id));
        PersonCard card;
        card.attach(f.workspace.get(), f.lobby);
        QSignalSpy changed(&card, &PersonCard::changed);
        card.show(f.server.agent.id.toString());
        const auto before = changed.count();
        QTRY_VERIFY(changed.count() > before);
        QVERIFY2(card.errorText().isEmpty(), qPrintable(card.errorText()));
        QVERIFY(card.joinedText().isEmpty());
        QVERIFY(card.about().startsWith(u"An agent is a program"_s));
        // Of a person as well it is no fault.
        card.show(f.server.other.id.toString());
        QTRY_COMPARE(card.joinedText(), u"Nothing more is known about them."_s);
        QVERIFY(card.errorText().isEmpty());
    }

    void whoIsOutIsCalledAsHeWroteAndMayBeLetInAgain()
    {
        RoomFixture f(kLeads + QStringList{u"ban:list"_s});
        const User chris{UserId::make(), u"Chris"_s};
        bool isBanned = true;
        f.answer<command::BanList>([&](const command::BanList &asked) {
            const bool isLast = !asked.cursor.isEmpty();
            reply::Bans bans{.more = !isLast, .cursor = isLast ? QString() : u"next"_s};
            if (isLast && isBanned)
                bans.bans.append(Ban{.user = chris,
                                     .by = f.server.self.id,
                                     .at = 1,
                                     .until = QDateTime::currentMSecsSinceEpoch() + 60 * kMinute});
            return codec::encodeReply(bans);
        });
        f.answer<command::MemberBan>([&](const command::MemberBan &asked) {
            isBanned = asked.on;
            return codec::encodeReply(reply::Empty{});
        });
        f.server.intercept = [&f, chris, rest = f.server.intercept](const CommandFrame &frame) {
            const auto *asked = std::get_if<command::UserGet>(&frame.command);
            if (asked == nullptr || asked->user != chris.id)
                return rest(frame);
            f.server.fail(frame, Error{ErrorCode::NotFound});
            return true;
        };
        QVERIFY(f.open());
        f.server.post(f.lobby, chris, u"spam"_s);
        QTRY_VERIFY(f.workspace->openTimeline(f.lobby)->rows().count() > 0);
        f.workspace->presences().put({chris.id, PresenceState::Online}); // while he was here
        PersonCard card;
        card.attach(f.workspace.get(), f.lobby);
        card.show(chris.id.toString());
        QCOMPARE(card.name(), u"Chris"_s);
        QTRY_VERIFY(card.acts()->canLiftBan());
        QVERIFY(card.bannedText().startsWith("Banned here until "_L1));
        QVERIFY(card.acts()->any() && !card.acts()->canBan());
        QTRY_COMPARE(card.joinedText(), u"Nothing more is known about them."_s);
        QCOMPARE(card.presence(), int(MemberListModel::Unknown));
        QCOMPARE(card.presenceText(), QString());
        QVERIFY(!card.contact()->canWrite() && !card.contact()->canBlock() && !card.contact()->canMention());
        card.acts()->liftBan();
        QTRY_VERIFY(card.acts()->canBan());
        QVERIFY(!isBanned && !card.acts()->canLiftBan());
        QCOMPARE(card.bannedText(), QString());
        card.acts()->ban({}, 60);
        QTRY_VERIFY(card.acts()->canLiftBan());
        QVERIFY(!card.acts()->canBan());
        // Somebody else lifts it, and he comes back.
        f.server.join(f.lobby, chris);
        QTRY_VERIFY(card.contact()->canMention());
        QCOMPARE(card.bannedText(), QString());
        QVERIFY(card.acts()->canBan() && !card.acts()->canLiftBan());
    }

    void whoIsSuspendedIsLetInAgainByWhoLeadsTheServer()
    {
        RoomFixture f({});
        f.server.serverRole = confab::Role::Admin;
        Person grace{.user = f.server.other, .guest = true, .suspended = true};
        f.server.intercept = [&](const CommandFrame &frame) {
            const auto *suspend = std::get_if<command::UserSuspend>(&frame.command);
            const auto *get = std::get_if<command::UserGet>(&frame.command);
            if (suspend != nullptr) {
                grace.suspended = suspend->on;
                f.server.ack(frame, codec::encodeReply(reply::OnePerson{grace}));
            } else if (get != nullptr && get->user == grace.user.id) {
                f.server.ack(frame, codec::encodeReply(reply::PersonDetail{
                                        .user = grace, .presence = {.user = grace.user.id}, .joinedAt = 1}));
            } else {
                return false;
            }
            return true;
        };
        QVERIFY(f.open());
        QTRY_VERIFY(f.workspace->serverRights().leads());
        PersonCard card;
        card.attach(f.workspace.get(), f.lobby);
        card.show(f.server.other.id.toString());
        QTRY_COMPARE(card.suspendedText(), u"Suspended on this server"_s);
        QCOMPARE(card.presence(), int(MemberListModel::Offline));
        QVERIFY(card.canLetIn() && !card.contact()->canWrite());
        card.letIn();
        QTRY_VERIFY(!card.canLetIn());
        QCOMPARE(card.suspendedText(), QString());
        QVERIFY(card.contact()->canWrite() && !grace.suspended);
    }

    void whoIsBlockedOnAnotherDeviceIsHereToo()
    {
        Fixture f;
        QVERIFY(f.show());
        const QSignalSpy changed(&f.card, &PersonCard::changed);
        f.server.push({{}, 0, event::UserBlock{f.server.other.id, true}});
        QTRY_VERIFY(f.card.contact()->isBlocked());
        QVERIFY(!f.card.contact()->canWrite());
        QVERIFY(changed.count() > 0);
        f.server.push({{}, 0, event::UserBlock{f.server.other.id, false}});
        QTRY_VERIFY(!f.card.contact()->isBlocked());
        QVERIFY(f.server.all<command::UserBlock>().isEmpty());
    }

    void whoIsMutedOrInAnArchivedRoomIsToldInsteadOfAField()
    {
        RoomFixture f({u"message:send"_s});
        QVERIFY(f.open());
        QVERIFY(f.room.composer()->isEnabled());
        f.room.composer()->setText(u"What I wanted to say"_s);
        QVERIFY(f.room.composer()->canSend());
        const QSignalSpy told(f.room.composer(), &ComposerController::enabledChanged);
        Member muted{f.server.self, confab::Role::Owner};
        // The end comes by the clock alone, and not before what follows has been looked at.
        muted.mutedUntil = QDateTime::currentMSecsSinceEpoch() + 2'500;
        f.server.change(f.lobby, muted);
        QTRY_VERIFY(!f.room.composer()->isEnabled());
        QCOMPARE(told.count(), 1);
        QVERIFY(f.room.composer()->placeholder().startsWith("You are muted here until"_L1));
        QVERIFY(!f.room.composer()->canSend());
        QVERIFY(f.room.composer()->hint().startsWith("You are muted here until"_L1));
        // What was asked when it began has been answered: that tells the old.
        bool isAnswered = false;
        f.workspace->serverRequests().settings([&isAnswered](const auto &) { isAnswered = true; });
        QTRY_VERIFY(isAnswered);
        f.server.mayDo = QStringList{u"message:send"_s, u"room:update"_s};
        QTRY_VERIFY(f.room.composer()->isEnabled());
        Room archived = f.server.room(f.lobby).room;
        archived.archived = true;
        f.workspace->rooms().update(archived);
        QVERIFY(!f.room.composer()->isEnabled());
    }

    void whoIsSentAwayIsTold()
    {
        RoomFixture f({});
        QVERIFY(f.open());
        const QSignalSpy told(&f.workspace->roomLosses(), &client::RoomLosses::told);
        f.server.tell(f.lobby, event::UserLeft{f.server.self.id, u"Ada"_s, f.server.other.id, u"too loud"_s});
        QTRY_COMPARE(told.count(), 1);
        const client::RoomLoss removed{f.lobby, u"Lobby"_s, client::RoomLoss::Why::Removed, u"Grace"_s, u"too loud"_s};
        QCOMPARE(told.first().first().value<client::RoomLoss>(), removed);
        QVERIFY(!f.workspace->rooms().contains(f.lobby));
        // Who goes by himself knows.
        const RoomId kitchen = f.server.addRoom(u"Kitchen"_s);
        f.server.join(kitchen, f.server.self);
        QTRY_VERIFY(f.workspace->rooms().contains(kitchen));
        f.server.leave(kitchen, f.server.self);
        QTRY_VERIFY(!f.workspace->rooms().contains(kitchen));
        QCOMPARE(told.count(), 1);
    }

    void whoIsBannedIsToldThat()
    {
        RoomFixture f({});
        QVERIFY(f.open());
        // As the server answers who is banned from a public room.
        f.answer<command::RoomGet>([](const command::RoomGet &) { return std::nullopt; });
        const QSignalSpy told(&f.workspace->roomLosses(), &client::RoomLosses::told);
        f.server.tell(f.lobby, event::UserLeft{f.server.self.id, u"Ada"_s, f.server.other.id, u"too loud"_s});
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(told.first().first().value<client::RoomLoss>().why, client::RoomLoss::Why::Banned);
    }

    void whoIsSentAwayByNobodyKnownIsToldInASentence()
    {
        RoomFixture f({});
        QVERIFY(f.open());
        const QSignalSpy told(&f.workspace->roomLosses(), &client::RoomLosses::told);
        f.server.tell(f.lobby, event::UserLeft{f.server.self.id, u"Ada"_s, UserId::make(), {}});
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(told.first().first().value<client::RoomLoss>().by, QString());
    }

    void anotherNameIsKnownEverywhereAtOnce()
    {
        RoomFixture f({});
        QVERIFY(f.open());
        const QSignalSpy told(&f.workspace->ownUser(), &client::OwnUser::changed);
        User renamed = f.server.other;
        renamed.name = u"Hopper"_s;
        f.server.push({{}, 0, event::UserUpdated{Person{.user = renamed}}});
        QTRY_COMPARE(f.workspace->members().find(f.lobby, renamed.id)->user.name, u"Hopper"_s);
        QCOMPARE(told.count(), 0);
        renamed = f.server.self;
        renamed.name = u"Countess"_s;
        f.server.push({{}, 0, event::UserUpdated{Person{.user = renamed}}});
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(f.workspace->self().name, u"Countess"_s);
    }

    void anAnswerAboutSomebodyElseIsNotShown()
    {
        Fixture f;
        QVERIFY(f.open());
        f.card.attach(f.workspace.get(), f.lobby);
        f.card.show(f.server.other.id.toString());
        f.card.close();
        QTRY_VERIFY(f.server.all<command::UserGet>().contains(command::UserGet{f.server.other.id}));
        f.card.show(f.server.self.id.toString());
        QTRY_VERIFY(!f.card.about().isEmpty());
        QCOMPARE(f.card.name(), u"Ada"_s);
    }
};

QTEST_MAIN(tst_PersonCard)
#include "tst_PersonCard.moc"
