// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/MemberActs.h"
#include "PersonFixture.h"

#include <QDateTime>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;
using namespace confab::models::test;

namespace {

constexpr Timestamp kMinute = 60'000;

} // namespace

class tst_MemberActs : public QObject
{
    Q_OBJECT

    struct Fixture : PersonFixture
    {
        using PersonFixture::PersonFixture;

        QString offered() const
        {
            QStringList names;
            for (const auto &[name, is] :
                 {std::pair(u"mute"_s, acts.canMute()), std::pair(u"kick"_s, acts.canKick()),
                  std::pair(u"ban"_s, acts.canBan()), std::pair(u"hand"_s, acts.canHandOver())}) {
                if (is)
                    names += name;
            }
            return names.join(u' ');
        }

        MemberActs acts{person, ban, act};
    };

private Q_SLOTS:
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
        QVERIFY(f.look());
        QTEST(f.offered(), "acts");
        QTEST(f.acts.roleChoices(), "roles");
    }

    // As the server answers whoever asks: rights that the app said over again would lag behind.
    void inAnArchivedRoomNobodyIsMutedOrGivenARole()
    {
        Fixture f;
        f.server.room(f.lobby).room.archived = true;
        QVERIFY(f.look());
        QCOMPARE(f.offered(), u"kick ban"_s);
        QVERIFY(f.acts.roleChoices().isEmpty());
    }

    void whoIsMutedLeadsNobodyUntilItEnds()
    {
        Fixture f(confab::Role::Admin);
        QVERIFY(f.look());
        QCOMPARE(f.offered(), u"mute kick ban"_s);
        const auto muteUntil = [&f](Timestamp until) {
            f.server.change(f.lobby, Member{.user = f.server.self, .role = confab::Role::Admin, .mutedUntil = until});
        };
        muteUntil(QDateTime::currentMSecsSinceEpoch() + 60 * kMinute);
        QTRY_COMPARE(f.offered(), QString());
        QVERIFY(f.acts.roleChoices().isEmpty());
        muteUntil(1);
        QTRY_COMPARE(f.offered(), u"mute kick ban"_s);
    }

    void whatTheServerDoesNotGrantIsNotOffered()
    {
        Fixture f(confab::Role::Admin, confab::Role::Member, {u"member:kick"_s});
        QVERIFY(f.look());
        QCOMPARE(f.offered(), u"kick"_s);
        QVERIFY(f.acts.roleChoices().isEmpty());
    }

    void whoHasNoAccountStaysAGuest()
    {
        Fixture f(confab::Role::Owner, confab::Role::Guest);
        f.otherIsGuest = true;
        QVERIFY(f.look());
        QCOMPARE(f.offered(), u"mute kick ban"_s);
        QVERIFY(f.acts.roleChoices().isEmpty());
        QVERIFY(f.person.detail().user.guest);
    }

    void anotherRoleIsAskedForAndShown()
    {
        Fixture f;
        f.answer<command::MemberRole>([&](const command::MemberRole &asked) {
            return codec::encodeReply(reply::OneMember{{f.server.other, asked.role}});
        });
        QVERIFY(f.look());
        QCOMPARE(f.acts.roleIndex(), 1);
        f.acts.chooseRole(2);
        QVERIFY(f.act.isBusy());
        QTRY_COMPARE(f.acts.roleIndex(), 2);
        QCOMPARE(f.person.member()->role, confab::Role::Admin);
        QCOMPARE(f.server.all<command::MemberRole>().last().role, confab::Role::Admin);
        f.acts.handOver();
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
        QVERIFY(f.look());
        const Timestamp before = QDateTime::currentMSecsSinceEpoch();
        f.acts.mute(10);
        QTRY_VERIFY(f.acts.isMuted());
        const Timestamp until = *f.server.all<command::MemberMute>().last().until;
        QVERIFY(until >= before + 10 * kMinute && until < before + 11 * kMinute);
        f.acts.unmute();
        QTRY_VERIFY(!f.acts.isMuted());
        QVERIFY(!f.server.all<command::MemberMute>().last().until);
        QTRY_VERIFY(!f.act.isBusy());
        f.acts.mute(0);
        QTRY_VERIFY(f.acts.isMuted());
        // The server takes ten years at most.
        QVERIFY(*f.server.all<command::MemberMute>().last().until < before + 3'652LL * 24 * 60 * kMinute);
    }

    void anAgentThatWasRemovedIsBroughtBack()
    {
        Fixture f;
        const User agent = f.server.agent;
        f.answer<command::MemberKick>([&](const command::MemberKick &asked) {
            f.server.leave(asked.room, agent);
            return codec::encodeReply(reply::Empty{});
        });
        QVERIFY(f.open());
        f.server.join(f.lobby, agent);
        QTRY_VERIFY(f.workspace->members().find(f.lobby, agent.id));
        f.person.attach(f.workspace.get(), f.lobby);
        f.person.look(agent.id);
        QVERIFY(f.acts.canKick() && !f.acts.canMute() && !f.acts.canBan());
        connect(&f.person, &PersonFacts::left, &f.person, &PersonFacts::forget);
        std::function<void()> undo;
        connect(&f.acts, &MemberActs::undoable, this, [&](const QString &, const auto &back) { undo = back; });
        f.acts.kick({});
        QTRY_VERIFY(undo);
        undo();
        QTRY_COMPARE(f.server.all<command::RoomInvite>().size(), 1);
        QCOMPARE(f.server.all<command::RoomInvite>().last(), (command::RoomInvite{f.lobby, {agent.id}}));
    }

    void aRefusalIsSaid()
    {
        Fixture f;
        f.answer<command::MemberBan>([](const auto &) { return std::nullopt; });
        QVERIFY(f.look());
        f.acts.ban({}, 0);
        QTRY_COMPARE(f.act.errorText(), u"Only owners may."_s);
    }

    void aBanEndsWhenItWasSaidTo()
    {
        Fixture f;
        QVERIFY(f.look());
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        f.acts.ban(u"spam"_s, 60);
        QTRY_COMPARE(f.server.all<command::MemberBan>().size(), 1);
        const auto hour = f.server.all<command::MemberBan>().last();
        QVERIFY(hour.on && hour.until);
        QCOMPARE(hour.reason, u"spam"_s);
        QVERIFY(*hour.until >= now + 3'600'000 && *hour.until < now + 3'660'000);
        QTRY_VERIFY(!f.act.isBusy());
        f.acts.ban({}, 0);
        QTRY_COMPARE(f.server.all<command::MemberBan>().size(), 2);
        QVERIFY(!f.server.all<command::MemberBan>().last().until);
    }

    void whatIsNotOfferedIsNotAskedFor()
    {
        Fixture f(confab::Role::Member);
        QVERIFY(f.look());
        QVERIFY(!f.acts.any());
        f.acts.kick({});
        f.acts.ban({}, 0);
        f.acts.mute(10);
        f.acts.handOver();
        f.acts.chooseRole(0);
        f.acts.liftBan();
        QVERIFY(!f.act.isBusy());
    }

    void oneThingIsDoneAtATime()
    {
        Fixture f;
        f.answer<command::MemberMute>([](const auto &) { return std::nullopt; });
        QVERIFY(f.look());
        f.acts.mute(10);
        f.acts.kick({});
        QTRY_VERIFY(!f.act.isBusy());
        QCOMPARE(f.server.all<command::MemberMute>().size(), 1);
        QVERIFY(f.server.all<command::MemberKick>().isEmpty());
    }

    void onlyToAPublicRoomOneComesBackByOneself()
    {
        Fixture f;
        QVERIFY(f.look());
        QVERIFY(f.acts.canReturn());
        Room closed = f.server.room(f.lobby).room;
        closed.kind = RoomKind::Private;
        f.workspace->rooms().update(closed);
        QVERIFY(!f.acts.canReturn());
    }
};

QTEST_MAIN(tst_MemberActs)
#include "tst_MemberActs.moc"
