// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/KeptOut.h"
#include "models/PersonCard.h"
#include "RoomFixture.h"

#include <QDateTime>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;
using confab::models::test::RoomFixture;

namespace {

const QStringList kLeads{u"member:role"_s, u"member:kick"_s, u"member:ban"_s, u"member:mute"_s};
constexpr Timestamp kMinute = 60'000;

} // namespace

class tst_PersonCard : public QObject
{
    Q_OBJECT

    struct Fixture : RoomFixture
    {
        explicit Fixture(confab::Role role = confab::Role::Owner, confab::Role otherRole = confab::Role::Member,
                         const QStringList &mayDo = kLeads)
            : RoomFixture(mayDo, role, otherRole)
        {
            answer<command::UserGet>([this](const command::UserGet &asked) {
                reply::PersonDetail detail;
                detail.user.user = asked.user == server.self.id ? server.self : server.other;
                detail.user.about = u"Compiles things."_s;
                detail.user.guest = otherIsGuest;
                detail.presence.user = asked.user;
                detail.rooms = {{lobby, u"Lobby"_s}, {RoomId::make(), u"Release 2"_s}};
                detail.joinedAt = 1;
                return codec::encodeReply(detail);
            });
        }
        bool show()
        {
            if (!open())
                return false;
            card.attach(workspace.get(), lobby);
            card.show(server.other.id.toString());
            return QTest::qWaitFor([this] { return !card.about().isEmpty(); });
        }
        QString acts() const
        {
            QStringList acts;
            for (const auto &[name, is] :
                 {std::pair(u"mute"_s, card.canMute()), std::pair(u"kick"_s, card.canKick()),
                  std::pair(u"ban"_s, card.canBan()), std::pair(u"hand"_s, card.canHandOver())}) {
                if (is)
                    acts += name;
            }
            return acts.join(u' ');
        }

        bool otherIsGuest = false;
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
        QVERIFY(f.card.canWrite() && f.card.canMention() && f.card.canBlock());
        f.card.show(f.server.self.id.toString());
        QCOMPARE(f.card.shownName(), u"\u2068Ada\u2069 (you)"_s);
        QVERIFY(!f.card.canWrite() && !f.card.canMention() && !f.card.canBlock() && !f.card.isManageable());
    }

    void nobodyActsOnWhoStandsAsHigh_data()
    {
        QTest::addColumn<confab::Role>("role");
        QTest::addColumn<confab::Role>("otherRole");
        QTest::addColumn<QString>("acts");
        QTest::addColumn<QStringList>("roles");
        using confab::Role;
        const QStringList all{u"Guest"_s, u"Member"_s, u"Admin"_s};
        const QStringList below{u"Guest"_s, u"Member"_s};
        QTest::newRow("owner, admin") << Role::Owner << Role::Admin << u"mute kick ban hand"_s << all;
        QTest::newRow("owner, guest") << Role::Owner << Role::Guest << u"mute kick ban hand"_s << all;
        QTest::newRow("admin, member") << Role::Admin << Role::Member << u"mute kick ban"_s << below;
        QTest::newRow("admin, admin") << Role::Admin << Role::Admin << QString() << QStringList();
        QTest::newRow("admin, owner") << Role::Admin << Role::Owner << QString() << QStringList();
    }
    void nobodyActsOnWhoStandsAsHigh()
    {
        QFETCH(confab::Role, role);
        QFETCH(confab::Role, otherRole);
        Fixture f(role, otherRole);
        QVERIFY(f.show());
        QTEST(f.acts(), "acts");
        QTEST(f.card.roleChoices(), "roles");
    }

    // As the server answers whoever asks: rights that the app said over again would lag behind.
    void inAnArchivedRoomNobodyIsMutedOrGivenARole()
    {
        Fixture f;
        f.server.room(f.lobby).room.archived = true;
        QVERIFY(f.show());
        QCOMPARE(f.acts(), u"kick ban"_s);
        QVERIFY(f.card.roleChoices().isEmpty());
    }

    void whoIsMutedLeadsNobodyUntilItEnds()
    {
        Fixture f(confab::Role::Admin);
        QVERIFY(f.show());
        QCOMPARE(f.acts(), u"mute kick ban"_s);
        const auto muteUntil = [&f](Timestamp until) {
            f.server.change(f.lobby, Member{.user = f.server.self, .role = confab::Role::Admin, .mutedUntil = until});
        };
        muteUntil(QDateTime::currentMSecsSinceEpoch() + 60 * kMinute);
        QTRY_COMPARE(f.acts(), QString());
        QVERIFY(f.card.roleChoices().isEmpty());
        muteUntil(1);
        QTRY_COMPARE(f.acts(), u"mute kick ban"_s);
    }

    void whatTheServerDoesNotGrantIsNotOffered()
    {
        Fixture f(confab::Role::Admin, confab::Role::Member, {u"member:kick"_s});
        QVERIFY(f.show());
        QCOMPARE(f.acts(), u"kick"_s);
        QVERIFY(f.card.roleChoices().isEmpty());
    }

    void whoHasNoAccountStaysAGuest()
    {
        Fixture f(confab::Role::Owner, confab::Role::Guest);
        f.otherIsGuest = true;
        QVERIFY(f.show());
        QCOMPARE(f.acts(), u"mute kick ban"_s);
        QVERIFY(f.card.roleChoices().isEmpty());
        QVERIFY(f.card.joinedText().startsWith("Guest on this server"_L1));
    }

    void anotherRoleIsAskedForAndShown()
    {
        Fixture f;
        f.answer<command::MemberRole>([&](const command::MemberRole &asked) {
            return codec::encodeReply(reply::OneMember{{f.server.other, asked.role}});
        });
        QVERIFY(f.show());
        QCOMPARE(f.card.roleIndex(), 1);
        f.card.chooseRole(2);
        QVERIFY(f.card.act()->isBusy());
        QTRY_COMPARE(f.card.roleIndex(), 2);
        QCOMPARE(f.card.roleText(), u"Admin"_s);
        QCOMPARE(f.server.all<command::MemberRole>().last().role, confab::Role::Admin);
        f.card.handOver();
        QTRY_COMPARE(f.server.all<command::MemberRole>().last().role, confab::Role::Owner);
    }

    void aMuteSaysUntilWhenAndIsEnded()
    {
        Fixture f;
        f.answer<command::MemberMute>([&](const command::MemberMute &asked) {
            Member member{f.server.other};
            member.mutedUntil = asked.until;
            return codec::encodeReply(reply::OneMember{member});
        });
        QVERIFY(f.show());
        const Timestamp before = QDateTime::currentMSecsSinceEpoch();
        f.card.mute(10);
        QTRY_VERIFY(f.card.isMuted());
        QVERIFY(f.card.mutedText().startsWith("Muted here until "_L1));
        const Timestamp until = *f.server.all<command::MemberMute>().last().until;
        QVERIFY(until >= before + 10 * kMinute && until < before + 11 * kMinute);
        f.card.unmute();
        QTRY_VERIFY(!f.card.isMuted());
        QVERIFY(!f.server.all<command::MemberMute>().last().until);
        QTRY_VERIFY(!f.card.act()->isBusy());
        f.card.mute(0);
        QTRY_COMPARE(f.card.mutedText(), u"Muted here"_s);
        // The server takes ten years at most.
        QVERIFY(*f.server.all<command::MemberMute>().last().until < before + 3'652LL * 24 * 60 * kMinute);
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
        f.card.kick(u"too loud"_s);
        QTRY_COMPARE(gone.count(), 1);
        QCOMPARE(f.server.all<command::MemberKick>().last(),
                 (command::MemberKick{f.lobby, f.server.other.id, u"too loud"_s}));
        QVERIFY(!f.card.canKick());
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
        QTRY_COMPARE(card.joinedText(), u"More than this is not known of them."_s);
        QVERIFY(card.errorText().isEmpty());
    }

    void anAgentThatWasRemovedIsBroughtBack()
    {
        RoomFixture f(kLeads);
        const User agent = f.server.agent;
        f.answer<command::UserGet>([&](const auto &) {
            reply::PersonDetail detail;
            detail.user.user = agent;
            detail.presence.user = agent.id;
            return codec::encodeReply(detail);
        });
        f.answer<command::MemberKick>([&](const command::MemberKick &asked) {
            f.server.leave(asked.room, agent);
            return codec::encodeReply(reply::Empty{});
        });
        QVERIFY(f.open());
        f.server.join(f.lobby, agent);
        QTRY_VERIFY(f.workspace->members().find(f.lobby, agent.id));
        PersonCard card;
        card.attach(f.workspace.get(), f.lobby);
        card.show(agent.id.toString());
        QVERIFY(card.isAgent() && card.canKick() && !card.canMute() && !card.canBan());
        connect(&card, &PersonCard::gone, &card, &PersonCard::close);
        std::function<void()> undo;
        connect(&card, &PersonCard::undoable, this, [&](const QString &, const auto &back) { undo = back; });
        card.kick({});
        QTRY_VERIFY(undo);
        undo();
        QTRY_COMPARE(f.server.all<command::RoomInvite>().size(), 1);
        QCOMPARE(f.server.all<command::RoomInvite>().last(), (command::RoomInvite{f.lobby, {agent.id}}));
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
        QTRY_VERIFY(card.canLiftBan());
        QVERIFY(card.bannedText().startsWith("Banned here until "_L1));
        QVERIFY(card.isManageable() && !card.canBan());
        QTRY_COMPARE(card.joinedText(), u"More than this is not known of them."_s);
        QCOMPARE(card.presence(), int(MemberListModel::Unknown));
        QCOMPARE(card.presenceText(), QString());
        QVERIFY(!card.canWrite() && !card.canBlock() && !card.canMention());
        card.liftBan();
        QTRY_VERIFY(card.canBan());
        QVERIFY(!isBanned && !card.canLiftBan());
        QCOMPARE(card.bannedText(), QString());
        card.ban({}, 60);
        QTRY_VERIFY(card.canLiftBan());
        QVERIFY(!card.canBan());
        // Somebody else lifts it, and he comes back.
        f.server.join(f.lobby, chris);
        QTRY_VERIFY(card.canMention());
        QCOMPARE(card.bannedText(), QString());
        QVERIFY(card.canBan() && !card.canLiftBan());
    }

    void aBanThatHasEndedIsLiftedAndAnswered()
    {
        RoomFixture f(kLeads + QStringList{u"ban:list"_s});
        const User chris{UserId::make(), u"Chris"_s};
        f.answer<command::BanList>([&](const command::BanList &) {
            return codec::encodeReply(
                reply::Bans{.bans = {Ban{.user = chris, .by = f.server.self.id, .at = 1, .until = 2}}});
        });
        QVERIFY(f.open());
        KeptOut keptOut;
        const QSignalSpy changed(&keptOut, &KeptOut::changed);
        keptOut.attach(f.workspace.get(), f.lobby);
        keptOut.look(chris.id);
        QTRY_COMPARE(changed.count(), 1);
        QVERIFY(!keptOut.isBanned());
        bool isLifted = false;
        keptOut.liftBan([&isLifted](const Result<> &lifted) { isLifted = lifted.has_value(); });
        QVERIFY(isLifted);
        QVERIFY(f.server.all<command::MemberBan>().isEmpty());
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
        QVERIFY(card.canLetIn() && !card.canWrite());
        card.letIn();
        QTRY_VERIFY(!card.canLetIn());
        QCOMPARE(card.suspendedText(), QString());
        QVERIFY(card.canWrite() && !grace.suspended);
    }

    void aRefusalIsSaid()
    {
        Fixture f;
        f.answer<command::MemberBan>([](const auto &) { return std::nullopt; });
        QVERIFY(f.show());
        f.card.ban({}, 0);
        QTRY_COMPARE(f.card.act()->errorText(), u"Only owners may."_s);
    }

    void aBanEndsWhenItWasSaidTo()
    {
        Fixture f;
        QVERIFY(f.show());
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        f.card.ban(u"spam"_s, 60);
        QTRY_COMPARE(f.server.all<command::MemberBan>().size(), 1);
        const auto hour = f.server.all<command::MemberBan>().last();
        QVERIFY(hour.on && hour.until);
        QCOMPARE(hour.reason, u"spam"_s);
        QVERIFY(*hour.until >= now + 3'600'000 && *hour.until < now + 3'660'000);
        QTRY_VERIFY(!f.card.act()->isBusy());
        f.card.ban({}, 0);
        QTRY_COMPARE(f.server.all<command::MemberBan>().size(), 2);
        QVERIFY(!f.server.all<command::MemberBan>().last().until);
    }

    void whoIsBlockedIsKnownAsThat()
    {
        Fixture f;
        QVERIFY(f.show());
        f.card.setBlocked(true);
        QTRY_VERIFY(f.card.isBlocked());
        QVERIFY(f.workspace->blocked().contains(f.server.other.id));
        QVERIFY(!f.card.canWrite() && !f.card.canMention());
        f.card.setBlocked(false);
        QTRY_VERIFY(!f.card.isBlocked());
        QCOMPARE(f.server.all<command::UserBlock>().size(), 2);
    }

    void nobodyIsNamedInAConversationOfTwo_data()
    {
        QTest::addColumn<int>("members");
        QTest::addColumn<bool>("named");
        QTest::newRow("two") << 2 << false;
        QTest::newRow("three") << 3 << true;
    }
    void nobodyIsNamedInAConversationOfTwo()
    {
        QFETCH(int, members);
        QFETCH(bool, named);
        Fixture f;
        f.server.room(f.lobby).room.kind = RoomKind::Direct;
        f.server.room(f.lobby).room.memberCount = members;
        QVERIFY(f.show());
        QCOMPARE(f.card.canMention(), named);
        QCOMPARE(f.card.canWrite(), named);
        // That is how an agent is asked.
        User agent = f.server.other;
        agent.id = UserId::make();
        agent.kind = UserKind::Agent;
        f.workspace->members().put(f.lobby, {agent});
        f.card.show(agent.id.toString());
        QVERIFY(f.card.canMention());
    }

    void whoIsBlockedOnAnotherDeviceIsHereToo()
    {
        Fixture f;
        QVERIFY(f.show());
        const QSignalSpy changed(&f.card, &PersonCard::changed);
        f.server.push({{}, 0, event::UserBlock{f.server.other.id, true}});
        QTRY_VERIFY(f.card.isBlocked());
        QVERIFY(!f.card.canWrite());
        QVERIFY(changed.count() > 0);
        f.server.push({{}, 0, event::UserBlock{f.server.other.id, false}});
        QTRY_VERIFY(!f.card.isBlocked());
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
