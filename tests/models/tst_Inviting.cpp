// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/HostInfo.h"
#include "RoomFixture.h"

#include <QAbstractItemModelTester>
#include <QDateTime>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;
using confab::models::test::RoomFixture;

namespace {

const QString kOld = u"old3456789abcdefABCDEF"_s;
const QString kNew = u"new3456789abcdefABCDEF"_s;

Invite invite(const QString &code, Timestamp createdAt, const UserId &by, const QString &host = u"127.0.0.1"_s)
{
    Invite invite;
    invite.code = code;
    invite.createdAt = createdAt;
    invite.createdBy = by;
    invite.url = u"http://%1:8420/i/%2"_s.arg(host, code);
    return invite;
}

} // namespace

class tst_Inviting : public QObject
{
    Q_OBJECT

    struct Fixture : RoomFixture
    {
        explicit Fixture(const QStringList &mayDo = {u"invite:create"_s, u"room:invite"_s})
            : RoomFixture(mayDo)
        {
            host.setAddress(client::ServerAddress::local(8420), true);
            room.invites()->follow(host);
            answer<command::InviteList>([this](const auto &) { return codec::encodeReply(reply::Invites{living}); });
        }
        QVariant at(int row, int role) const
        {
            return const_cast<CurrentRoom &>(room).invites()->index(row).data(role);
        }
        QVariant candidate(int row, int role) const
        {
            return const_cast<CurrentRoom &>(room).candidates()->index(row).data(role);
        }
        QStringList candidates() const
        {
            QStringList names;
            for (int row = 0; row < const_cast<CurrentRoom &>(room).candidates()->rowCount(); ++row)
                names += candidate(row, CandidateListModel::NameRole).toString();
            return names;
        }

        HostInfo host;
        QList<Invite> living = {invite(kOld, 1'000, server.other.id)};
        QAbstractItemModelTester tester{room.invites(), QAbstractItemModelTester::FailureReportingMode::QtTest};
    };

private Q_SLOTS:
    void whoMayNotIsShownNoWay()
    {
        Fixture f({u"message:send"_s});
        QVERIFY(f.open());
        QVERIFY(!f.room.invites()->isAllowed());
        QVERIFY(!f.room.candidates()->isAllowed());
        f.room.invites()->refresh();
        f.room.candidates()->refresh();
        QTRY_VERIFY(f.workspace->members().isComplete(f.lobby));
        QCOMPARE(f.server.all<command::InviteList>().size(), 0);
        QCOMPARE(f.server.all<command::UserList>().size(), 0);
    }

    void aLinkSaysWhatIsLeftOfIt()
    {
        Fixture f;
        f.living.first().uses = 10;
        f.living.first().used = 3;
        f.living.first().role = confab::Role::Guest;
        QVERIFY(f.open());
        f.room.invites()->refresh();
        QTRY_COMPARE(f.room.invites()->rowCount(), 1);
        QCOMPARE(f.at(0, InviteListModel::DetailRole).toString(),
                 u"3 of 10 came · without an end · as guests · made by \u2068Grace\u2069 · on this computer only"_s);
        QVERIFY(!f.at(0, InviteListModel::FreshRole).toBool());
    }

    void whoCameMeanwhileIsCountedAndTheNewLinkStaysTheFreshOne()
    {
        Fixture f;
        f.answer<command::InviteCreate>([&](const command::InviteCreate &) {
            f.living = {invite(kNew, 2'000, f.server.self.id)};
            return codec::encodeReply(reply::OneInvite{f.living.first()});
        });
        QVERIFY(f.open());
        f.room.invites()->make(f.room.invites()->usualLifetime(), 0, false);
        QTRY_COMPARE(f.room.invites()->rowCount(), 1);
        QVERIFY(f.at(0, InviteListModel::DetailRole).toString().startsWith("Nobody came yet"_L1));
        f.living.first().used = 1;
        f.room.invites()->update();
        QTRY_VERIFY(!f.at(0, InviteListModel::DetailRole).toString().startsWith("Nobody"_L1));
        QVERIFY(f.at(0, InviteListModel::FreshRole).toBool());
    }

    void aNewLinkIsAsWantedAndStandsFirst()
    {
        Fixture f;
        f.answer<command::InviteCreate>([&](const command::InviteCreate &asked) {
            Invite made = invite(kNew, 2'000, f.server.self.id);
            made.expiresAt = asked.expiresAt;
            return codec::encodeReply(reply::OneInvite{made});
        });
        QVERIFY(f.open());
        f.room.invites()->refresh();
        QTRY_COMPARE(f.room.invites()->rowCount(), 1);
        QSignalSpy made(f.room.invites(), &InviteListModel::made);
        const Timestamp before = QDateTime::currentMSecsSinceEpoch();
        f.room.invites()->make(f.room.invites()->usualLifetime(), 2, true);
        QVERIFY(f.room.invites()->making()->isBusy());
        QTRY_COMPARE(made.count(), 1);
        QCOMPARE(made.first().first().toInt(), 0);
        const auto asked = f.server.all<command::InviteCreate>().last();
        QCOMPARE(asked.room, f.lobby);
        QCOMPARE(asked.uses, 10);
        QCOMPARE(asked.role, confab::Role::Guest);
        constexpr Timestamp kWeek = 7LL * 24 * 60 * 60 * 1'000;
        QVERIFY(*asked.expiresAt >= before + kWeek && *asked.expiresAt < before + kWeek + 60'000);
        QCOMPARE(f.at(0, InviteListModel::CodeRole).toString(), kNew);
        QVERIFY(f.at(0, InviteListModel::FreshRole).toBool());
        QVERIFY(!f.at(0, InviteListModel::DetailRole).toString().contains("made by"_L1));
        f.room.invites()->make(4, 0, false);
        QTRY_COMPARE(f.server.all<command::InviteCreate>().size(), 2);
        QVERIFY(!f.server.all<command::InviteCreate>().last().expiresAt);
    }

    void aLinkLeadsToWhereOthersFindTheServer()
    {
        Fixture f;
        f.living.append(invite(kNew, 2'000, f.server.self.id, u"chat.example.org"_s));
        QVERIFY(f.open());
        f.room.invites()->refresh();
        QTRY_COMPARE(f.room.invites()->rowCount(), 2);
        QCOMPARE(f.at(1, InviteListModel::LinkRole).toString(), u"http://127.0.0.1:8420/i/"_s + kOld);
        f.host.setReach(true, *client::ServerAddress::parse(u"confab://192.168.1.20:8420"));
        QCOMPARE(f.at(1, InviteListModel::LinkRole).toString(), u"http://192.168.1.20:8420/i/"_s + kOld);
        // One that the server calls public stays what it is.
        QCOMPARE(f.at(0, InviteListModel::LinkRole).toString(), u"http://chat.example.org:8420/i/"_s + kNew);
        QSignalSpy copied(f.room.invites(), &InviteListModel::copyRequested);
        f.room.invites()->copyLink(kOld);
        f.room.invites()->copyAppLink(kOld);
        QCOMPARE(copied.at(0).first().toString(), u"http://192.168.1.20:8420/i/"_s + kOld);
        QCOMPARE(copied.at(1).first().toString(), u"confab://192.168.1.20:8420/i/"_s + kOld);
    }

    void aLinkLeadsNowhereElseOnceTheNetworkIsKeptOut()
    {
        Fixture f;
        f.living.first().url = u"https://192.168.1.20:8420/i/"_s + kOld; // made while it was open
        QVERIFY(f.open());
        f.host.setReach(true, *client::ServerAddress::parse(u"confabs://192.168.1.20:8420"));
        f.room.invites()->refresh();
        QTRY_COMPARE(f.room.invites()->rowCount(), 1);
        QVERIFY(!f.at(0, InviteListModel::NearRole).toBool());
        QVERIFY(!f.at(0, InviteListModel::DetailRole).toString().contains("this computer"_L1));
        f.host.setReach(false, {});
        QCOMPARE(f.at(0, InviteListModel::LinkRole).toString(), u"http://127.0.0.1:8420/i/"_s + kOld);
        QVERIFY(f.at(0, InviteListModel::NearRole).toBool());
        QVERIFY(f.at(0, InviteListModel::DetailRole).toString().contains("on this computer only"_L1));
        QSignalSpy copied(f.room.invites(), &InviteListModel::copyRequested);
        f.room.invites()->copyAppLink(kOld);
        QCOMPARE(copied.at(0).first().toString(), u"confab://127.0.0.1:8420/i/"_s + kOld);
    }

    void aLinkThatWasWithdrawnIsGone()
    {
        Fixture f;
        bool refuses = true;
        f.answer<command::InviteRevoke>(
            [&](const auto &) { return refuses ? std::nullopt : std::optional(codec::encodeReply(reply::Empty{})); });
        QVERIFY(f.open());
        f.room.invites()->refresh();
        QTRY_COMPARE(f.room.invites()->rowCount(), 1);
        f.room.invites()->revoke(kOld);
        QTRY_COMPARE(f.room.invites()->making()->errorText(), u"Only owners may."_s);
        QCOMPARE(f.room.invites()->rowCount(), 1);
        refuses = false;
        f.room.invites()->revoke(kOld);
        QTRY_COMPARE(f.room.invites()->rowCount(), 0);
        QCOMPARE(f.server.all<command::InviteRevoke>().last().code, kOld);
    }

    void peopleAndAgentsAreFoundAndAdded()
    {
        const User bo{UserId::make(), u"Bo"_s, UserKind::Person};
        Fixture f;
        const User oracle{UserId::make(), u"Oracle"_s, UserKind::Agent};
        f.server.agents = {{.user = f.server.agent, .model = u"scripted-1"_s}, {.user = oracle, .available = false}};
        f.answer<command::UserList>([&](const command::UserList &asked) {
            reply::People people;
            for (const User &user : {f.server.self, f.server.other, bo}) {
                if (user.name.contains(asked.query, Qt::CaseInsensitive))
                    people.users.append(Person{.user = user});
            }
            return codec::encodeReply(people);
        });
        QVERIFY(f.open());
        f.room.candidates()->refresh();
        // Neither oneself nor who is in.
        QTRY_COMPARE(f.candidates(), (QStringList{u"Bo"_s, u"Guide"_s, u"Oracle"_s}));
        QVERIFY(f.candidate(1, CandidateListModel::IsAgentRole).toBool());
        QVERIFY(!f.candidate(2, CandidateListModel::AvailableRole).toBool());
        f.room.candidates()->add(bo.id.toString());
        QTRY_COMPARE(f.server.all<command::RoomInvite>().size(), 1);
        QCOMPARE(f.server.all<command::RoomInvite>().last(), (command::RoomInvite{f.lobby, {bo.id}}));
        f.server.join(f.lobby, bo);
        QTRY_VERIFY(f.candidate(0, CandidateListModel::AddedRole).toBool());
        // Nothing moves below whoever adds several.
        QCOMPARE(f.candidates().size(), 3);
        f.room.candidates()->setQuery(u"gu"_s);
        QTRY_COMPARE(f.candidates(), QStringList{u"Guide"_s});
        QCOMPARE(f.server.all<command::UserList>().last().query, u"gu"_s);
        QVERIFY(f.room.candidates()->hasAgents());
    }

    void whyNobodyWasAddedOrListedIsSaid()
    {
        Fixture f;
        f.server.agents = {{.user = f.server.agent, .model = u"scripted-1"_s}};
        f.answer<command::UserList>([](const auto &) { return codec::encodeReply(reply::People{}); });
        f.answer<command::RoomInvite>([](const auto &) { return std::optional<QByteArray>(); });
        bool isRefused = false;
        f.answer<command::AgentList>([&](const auto &) {
            return isRefused ? std::nullopt : std::optional(codec::encodeReply(reply::Agents{f.server.agents}));
        });
        QVERIFY(f.open());
        f.room.candidates()->refresh();
        QTRY_COMPARE(f.candidates(), QStringList{u"Guide"_s});
        f.room.candidates()->add(f.server.agent.id.toString());
        // One at a time.
        f.room.candidates()->add(f.server.other.id.toString());
        QTRY_COMPARE(f.room.candidates()->adding()->errorText(), u"Only owners may."_s);
        QCOMPARE(f.server.all<command::RoomInvite>().size(), 1);
        isRefused = true;
        f.room.candidates()->refresh();
        QTRY_COMPARE(f.room.candidates()->errorText(), u"The agents could not be listed. Only owners may."_s);
    }
};

QTEST_MAIN(tst_Inviting)
#include "tst_Inviting.moc"
