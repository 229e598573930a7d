// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"
#include "models/CurrentRoom.h"
#include "models/RoomListModel.h"
#include "models/Settings.h"

#include <QAbstractItemModelTester>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace confab::models;

namespace {

const User kOracle{UserId::make(), u"Oracle"_s, UserKind::Agent};

//! A room with one agent, on a server with another one that can't answer.
struct Fixture
{
    explicit Fixture(confab::Role role = confab::Role::Owner, RoomKind kind = RoomKind::Public)
        : room(settings)
    {
        server.role = role;
        server.agents = {{.user = server.agent, .provider = u"scripted"_s, .model = u"scripted-1"_s},
                         {.user = kOracle,
                          .provider = u"openai"_s,
                          .model = u"gpt-x"_s,
                          .available = false,
                          .reason = u"The provider refuses the key."_s}};
        lobby = server.addRoom(u"Lobby"_s);
        server.room(lobby).room.kind = kind;
        workspace = std::make_unique<Workspace>(setupFor(server, folder.path()));
    }
    bool open()
    {
        if (!workspace->open() || !QTest::qWaitFor([this] { return workspace->connection().isLive(); }))
            return false;
        room.attach(workspace.get(), lobby);
        const auto &members = workspace->members();
        if (!QTest::qWaitFor([&] { return members.isComplete(lobby); }))
            return false;
        server.join(lobby, server.agent);
        return QTest::qWaitFor([this] { return room.members()->rowCount() == 3; });
    }
    //! Those that could be added.
    QStringList listed()
    {
        QStringList names;
        for (int row = 0; row < room.candidates()->rowCount(); ++row)
            names += room.candidates()->index(row).data(CandidateListModel::NameRole).toString();
        return names;
    }
    QVariant member(const User &user, int role)
    {
        for (int row = 0; row < room.members()->rowCount(); ++row) {
            const QModelIndex index = room.members()->index(row);
            if (index.data(MemberListModel::UserIdRole).toString() == user.id.toString())
                return index.data(role);
        }
        return {};
    }
    void notice(RoomId in, const QString &kind, const QString &text, int retryAfterMs = 0)
    {
        server.pushEphemeral(in, event::ServerNotice{kind, text, retryAfterMs});
    }
    QTemporaryDir folder;
    QSettings store{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    FakeServer server;
    RoomId lobby;
    std::unique_ptr<Workspace> workspace;
    models::Settings settings{store};
    CurrentRoom room;
    QAbstractItemModelTester tester{room.candidates(), QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class tst_AgentsOfRoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAgentThatCannotAnswerSaysWhy()
    {
        Fixture f;
        QVERIFY(f.open());
        f.server.join(f.lobby, kOracle);
        const QString why = u"Not available: The provider refuses the key."_s;
        QTRY_COMPARE(f.member(kOracle, MemberListModel::PresenceTextRole).toString(), why);
        QCOMPARE(f.member(kOracle, MemberListModel::PresenceRole).toInt(), int(MemberListModel::Offline));
        QCOMPARE(f.member(f.server.agent, MemberListModel::PresenceRole).toInt(), int(MemberListModel::Online));
        QCOMPARE(f.member(f.server.agent, MemberListModel::PresenceTextRole).toString(), QString());
        QCOMPARE(f.room.agentsText(), u"\u2068Guide\u2069 answers when asked"_s);
        f.room.composer()->setText(u"@Or"_s);
        f.room.composer()->setCursorPosition(3);
        QCOMPARE(f.room.composer()->completions()->entries().size(), 1);
        QCOMPARE(f.room.composer()->completions()->entries().first().hint, why);
    }

    void anAgentIsAskedForAnewWhenItsAnswerFailed()
    {
        Fixture f;
        QVERIFY(f.open());
        f.server.agents.first().available = false;
        f.server.agents.first().reason = u"The provider can't be reached."_s;
        const Message answer = f.server.beginAnswer(f.lobby);
        f.server.endAnswer(answer, {}, {StreamState::Failed, u"It broke."_s, {}, {}});
        QTRY_COMPARE(f.member(f.server.agent, MemberListModel::PresenceTextRole).toString(),
                     u"Not available: The provider can't be reached."_s);
        f.server.agents.first().available = true;
        f.server.endAnswer(f.server.beginAnswer(f.lobby), u"Here I am."_s);
        QTRY_COMPARE(f.member(f.server.agent, MemberListModel::PresenceTextRole).toString(), QString());
    }

    void whatTheServerTellsByItselfIsSeenAtOnce()
    {
        Fixture f;
        QVERIFY(f.open());
        QTRY_COMPARE(f.listed(), QStringList{u"Oracle"_s});
        reply::Agent guide = f.server.agents.first();
        guide.available = false;
        guide.reason = u"The key was refused."_s;
        f.server.push({std::nullopt, 0, event::AgentUpdated{guide}});
        QTRY_COMPARE(f.member(f.server.agent, MemberListModel::PresenceTextRole).toString(),
                     u"Not available: The key was refused."_s);
        guide.available = true;
        f.server.push({std::nullopt, 0, event::AgentUpdated{guide}});
        QTRY_COMPARE(f.member(f.server.agent, MemberListModel::PresenceTextRole).toString(), QString());
        QCOMPARE(f.workspace->agents().all().size(), 2);
    }

    void anAgentThatLeavesCanBeAddedAgain()
    {
        Fixture f;
        QVERIFY(f.open());
        f.server.leave(f.lobby, f.server.agent);
        QTRY_COMPARE(f.room.members()->rowCount(), 2);
        QTRY_COMPARE(f.listed(), (QStringList{u"Guide"_s, u"Oracle"_s}));
    }

    void whyAnAgentWasNotAskedStaysBesideTheComposer()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.room.askNotice()->text().isEmpty());
        f.notice(f.lobby, u"forbidden"_s, u"Guests may not ask here."_s);
        QTRY_COMPARE(f.room.askNotice()->text(), u"Guests may not ask here."_s);
        f.notice(f.server.addRoom(u"Kitchen"_s), u"forbidden"_s, u"Elsewhere."_s);
        f.notice(f.lobby, u"rate_limited"_s, u"Guide was not asked. Try again in 2 seconds."_s, 1'400);
        QTRY_COMPARE(f.room.askNotice()->text(),
                     u"Not asked: too many questions at once. You can ask again in 1\u00a0s."_s);
        QTRY_COMPARE(f.room.askNotice()->text(), u"Not asked: too many questions at once. You can ask again now."_s);
        f.room.askNotice()->dismiss();
        QVERIFY(f.room.askNotice()->text().isEmpty());
    }

    void theNoticeGoesWithTheNextMessageAndWithTheRoom()
    {
        Fixture f;
        QVERIFY(f.open());
        f.notice(f.lobby, u"agent_unavailable"_s, u"No agent is a member of this room."_s);
        QTRY_VERIFY(!f.room.askNotice()->text().isEmpty());
        f.room.composer()->setText(u"then not"_s);
        QVERIFY(f.room.composer()->send());
        QTRY_VERIFY(f.room.askNotice()->text().isEmpty());
        const Message answer = f.server.beginAnswer(f.lobby);
        f.server.endAnswer(answer, {}, {StreamState::Failed, u"No."_s, {}, {}});
        f.notice(f.lobby, u"rate_limited"_s, u"Wait."_s, 100);
        QTRY_VERIFY(!f.room.askNotice()->text().isEmpty());
        f.room.actions()->retryAnswer(answer.id.toString());
        QVERIFY(f.room.askNotice()->text().isEmpty());
        f.notice(f.lobby, u"agent_unavailable"_s, u"No agent is a member of this room."_s);
        QTRY_VERIFY(!f.room.askNotice()->text().isEmpty());
        f.room.attach(nullptr, {});
        QVERIFY(f.room.askNotice()->text().isEmpty());
    }
};

QTEST_MAIN(tst_AgentsOfRoom)
#include "tst_AgentsOfRoom.moc"
