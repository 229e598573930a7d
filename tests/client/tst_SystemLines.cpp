// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;

//! What of a room's log becomes a system line, and where it stands.
class tst_SystemLines : public QObject
{
    Q_OBJECT

    struct Stage
    {
        Stage()
        {
            room = server.addRoom(u"Plans"_s);
            for (int i = 0; i < 3; ++i)
                server.post(room, server.other, u"words"_s);
        }
        bool open()
        {
            workspace.reset();
            workspace = std::make_unique<Workspace>(setupFor(server, folder.path()));
            return workspace->open() && QTest::qWaitFor([this] { return workspace->connection().isLive(); });
        }
        const QList<SystemLine> &lines() const { return workspace->systemLines().of(room); }

        QTemporaryDir folder;
        FakeServer server;
        RoomId room;
        std::unique_ptr<Workspace> workspace;
        const User bo{UserId::make(), u"Bo"_s, UserKind::Person};
    };

private Q_SLOTS:
    void whoJoinsAndLeavesStandsAfterTheMessageBefore()
    {
        Stage s;
        QVERIFY(s.open());
        s.server.join(s.room, s.bo);
        QTRY_COMPARE(s.lines().size(), 1);
        s.server.post(s.room, s.server.other, u"hello Bo"_s);
        s.server.leave(s.room, s.bo);
        QTRY_COMPARE(s.lines().size(), 2);
        QCOMPARE(s.lines().at(0).what, SystemLine::What::Joined);
        QCOMPARE(s.lines().at(0).name, u"Bo"_s);
        QCOMPARE(s.lines().at(0).after, 3);
        QCOMPARE(s.lines().at(1).what, SystemLine::What::Left);
        QCOMPARE(s.lines().at(1).name, u"Bo"_s);
        QCOMPARE(s.lines().at(1).after, 4);
    }

    void theyAreThereAfterARestartAndOnceOnly()
    {
        Stage s;
        QVERIFY(s.open());
        s.server.join(s.room, s.bo);
        QTRY_COMPARE(s.lines().size(), 1);
        const SystemLine line = s.lines().first();
        QVERIFY(s.open());
        QCOMPARE(s.lines(), QList<SystemLine>{line});
    }

    void whatWasMissedStandsWhereItHappened()
    {
        Stage s;
        QVERIFY(s.open());
        QTRY_VERIFY(!s.workspace->replica().messages().run(s.room, 0, 1).isEmpty());
        s.server.mute = true;
        s.server.post(s.room, s.server.other, u"four"_s);
        s.server.join(s.room, s.bo);
        s.server.post(s.room, s.server.other, u"five"_s);
        s.server.mute = false;
        s.server.drop();
        QTRY_COMPARE(s.lines().size(), 1);
        QCOMPARE(s.lines().first().after, 4);
    }

    void whatHappensNowHasItsTimeAlsoAfterARestart()
    {
        Stage s;
        QVERIFY(s.open());
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        s.server.rename(s.room, u"Schemes"_s, {});
        QTRY_COMPARE(s.lines().size(), 1);
        const Timestamp at = s.lines().first().at;
        QVERIFY(at >= before && at <= QDateTime::currentMSecsSinceEpoch());
        QVERIFY(s.open());
        QCOMPARE(s.lines().first().at, at);
    }

    void ofWhatWasMissedOnlyTheTimeOfJoiningIsKnown()
    {
        Stage s;
        QVERIFY(s.open());
        s.server.mute = true;
        s.server.rename(s.room, u"Schemes"_s, {});
        s.server.tell(s.room, event::UserJoined{s.server.room(s.room).room, Member{.user = s.bo, .joinedAt = 77'000}});
        s.server.mute = false;
        s.server.drop();
        QTRY_COMPARE(s.lines().size(), 2);
        QCOMPARE(s.lines().at(0).at, 0);
        QCOMPARE(s.lines().at(1).at, 77'000);
    }

    void anotherNameAndAnotherTopicAreTwoLines()
    {
        Stage s;
        QVERIFY(s.open());
        s.server.rename(s.room, u"Schemes"_s, u"What next"_s);
        QTRY_COMPARE(s.lines().size(), 2);
        QCOMPARE(s.lines().at(0).what, SystemLine::What::Named);
        QCOMPARE(s.lines().at(0).text, u"Schemes"_s);
        QCOMPARE(s.lines().at(1).what, SystemLine::What::Topic);
        QVERIFY(s.open());
        QCOMPARE(s.lines().size(), 2);
    }

    void aNameThatWasGivenMeanwhileIsToldAsWell()
    {
        Stage s;
        QVERIFY(s.open());
        s.server.mute = true;
        s.server.rename(s.room, u"Schemes"_s, {});
        s.server.mute = false;
        s.server.drop();
        QTRY_COMPARE(s.lines().size(), 1);
        QCOMPARE(s.lines().first().text, u"Schemes"_s);
    }

    void whatOneDoesOneselfIsToldAlsoWhereItsAnswerComesFirst()
    {
        Stage s;
        QVERIFY(s.open());
        s.server.join(s.room, s.bo);
        QTRY_COMPARE(s.lines().size(), 1);
        const Member admin{.user = s.bo, .role = Role::Admin};
        Room changed = s.server.room(s.room).room;
        changed.picture = u"9f"_s;
        changed.archived = true;
        s.server.intercept = [&](const CommandFrame &frame) {
            if (std::holds_alternative<command::MemberRole>(frame.command))
                s.server.ack(frame, codec::encodeReply(reply::OneMember{admin}));
            else if (std::holds_alternative<command::RoomUpdate>(frame.command))
                s.server.ack(frame, codec::encodeReply(reply::RoomDetail{.room = {changed}}));
            else
                return false;
            return true;
        };
        int answers = 0;
        const auto onAnswer = [&answers](const Result<> &done) { answers += done ? 1 : 0; };
        s.workspace->memberRequests().setRole(s.room, s.bo.id, Role::Admin, onAnswer);
        s.workspace->roomRequests().update({.room = s.room}, onAnswer);
        QTRY_COMPARE(answers, 2);
        s.server.tell(s.room, event::MemberUpdated{.member = admin, .by = s.server.self.id});
        s.server.tell(s.room, event::RoomUpdated{.room = changed, .by = s.server.self.id});
        QTRY_COMPARE(s.lines().size(), 4);
        QCOMPARE(s.lines().at(1).what, SystemLine::What::Role);
        QCOMPARE(s.lines().at(1).by, s.server.self.id);
        QCOMPARE(s.lines().at(2).what, SystemLine::What::Picture);
        QCOMPARE(s.lines().at(3).what, SystemLine::What::Archived);
        // The same once more is nothing new.
        s.server.tell(s.room, event::MemberUpdated{.member = admin, .by = s.server.self.id});
        s.server.leave(s.room, s.bo);
        QTRY_COMPARE(s.lines().last().what, SystemLine::What::Left);
        QCOMPARE(s.lines().size(), 5);
    }

    void whoHasLeftIsCalledByTheLastName_data()
    {
        QTest::addColumn<bool>("renamed"); // told to who is there, and else only by the leaving
        QTest::newRow("there when it was given") << true;
        QTest::newRow("told by the leaving") << false;
    }
    void whoHasLeftIsCalledByTheLastName()
    {
        QFETCH(bool, renamed);
        Stage s;
        QVERIFY(s.open());
        s.server.join(s.room, s.bo);
        s.server.tell(s.room, event::UserJoined{s.server.room(s.room).room,
                                                Member{{UserId::make(), u"Cy"_s, UserKind::Person}}, s.bo.id});
        QTRY_COMPARE(s.lines().size(), 2);
        QCOMPARE(s.lines().at(1).byName, u"Bo"_s);
        QSignalSpy changed(&s.workspace->systemLines(), &SystemLines::changed);
        const User robert{s.bo.id, u"Robert"_s, UserKind::Person};
        if (renamed) {
            s.server.push({{}, 0, event::UserUpdated{Person{.user = robert}}});
            QTRY_COMPARE(s.lines().at(0).name, u"Robert"_s);
            QCOMPARE(changed.size(), 1);
        }
        s.server.leave(s.room, robert);
        QTRY_COMPARE(s.lines().size(), 3);
        const auto names = [&s] {
            QStringList found;
            for (const SystemLine &line : s.lines())
                found += line.name;
            return found;
        };
        const QStringList called{u"Robert"_s, u"Cy"_s, u"Robert"_s};
        QCOMPARE(names(), called);
        QCOMPARE(s.lines().at(1).byName, u"Robert"_s);
        QVERIFY(s.open());
        QCOMPARE(names(), called);
        QCOMPARE(s.lines().at(1).byName, u"Robert"_s);
    }

    void whoIsBackUnderAnotherNameIsCalledThatEverywhere()
    {
        Stage s;
        QVERIFY(s.open());
        s.server.join(s.room, s.bo);
        s.server.leave(s.room, s.bo);
        QTRY_COMPARE(s.lines().size(), 2);
        s.server.join(s.room, {s.bo.id, u"Robert"_s, UserKind::Person});
        QTRY_COMPARE(s.lines().size(), 3);
        for (const SystemLine &line : s.lines())
            QCOMPARE(line.name, u"Robert"_s);
    }

    void whoIsHereNoMoreAndIsMetElsewhereIsCalledByTodaysName()
    {
        Stage s;
        QVERIFY(s.open());
        s.server.join(s.room, s.bo);
        s.server.leave(s.room, s.bo);
        QTRY_COMPARE(s.lines().size(), 2);
        s.server.push({{}, 0, event::UserUpdated{Person{.user = {s.bo.id, u"Robert"_s, UserKind::Person}}}});
        QTRY_COMPARE(s.lines().at(0).name, u"Robert"_s);
        QCOMPARE(s.lines().at(1).name, u"Robert"_s);
    }

    void aLogThatBeginsAnewTakesThemAway()
    {
        Stage s;
        QVERIFY(s.open());
        s.server.join(s.room, s.bo);
        QTRY_COMPARE(s.lines().size(), 1);
        QSignalSpy changed(&s.workspace->systemLines(), &SystemLines::changed);
        s.server.restore(s.room);
        s.server.drop();
        QTRY_VERIFY(s.lines().isEmpty());
        QVERIFY(!changed.isEmpty());
        QVERIFY(s.open());
        QVERIFY(s.lines().isEmpty());
    }

    void noRoomKeepsMoreThanItsShare()
    {
        Stage s;
        QVERIFY(s.open());
        for (qsizetype i = 0; i < SystemLines::kMost + 20; ++i)
            s.server.join(s.room, {UserId::make(), u"P%1"_s.arg(i), UserKind::Person});
        QTRY_COMPARE(s.lines().isEmpty() ? QString() : s.lines().last().name, u"P%1"_s.arg(SystemLines::kMost + 19));
        QCOMPARE(s.lines().size(), SystemLines::kMost);
        QVERIFY(s.open());
        QCOMPARE(s.lines().size(), SystemLines::kMost);
        QCOMPARE(s.lines().first().name, u"P20"_s);
    }
};

QTEST_GUILESS_MAIN(tst_SystemLines)
#include "tst_SystemLines.moc"
