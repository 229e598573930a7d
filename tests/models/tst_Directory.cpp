// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"
#include "models/DirectoryModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace confab::models;

//! The public rooms of a server, found and joined.
class tst_Directory : public QObject
{
    Q_OBJECT

    struct Fixture
    {
        Fixture()
        {
            lobby = server.addRoom(u"Lobby"_s);
            for (int i = 0; i < 5; ++i)
                all.append({RoomId::make(), u"Chess %1"_s.arg(i), u"topic"_s, {}, i + 1});
            all.append({lobby, u"Lobby"_s, {}, {}, 9, true});
            server.intercept = [this](const CommandFrame &frame) { return answer(frame); };
            workspace = std::make_unique<Workspace>(setupFor(server, folder.path()));
        }
        bool open()
        {
            if (!workspace->open())
                return false;
            model.attach(workspace.get());
            return QTest::qWaitFor([this] { return workspace->connection().isLive(); });
        }
        bool answer(const CommandFrame &frame)
        {
            if (const auto *join = std::get_if<command::RoomJoin>(&frame.command)) {
                reply::Joined joined;
                joined.room.room.id = *join->room;
                joined.room.room.name = u"Chess"_s;
                joined.room.room.epoch = Epoch::make();
                if (refusal)
                    server.fail(frame, *refusal);
                else
                    server.ack(frame, codec::encodeReply(joined));
                return true;
            }
            const auto *asked = std::get_if<command::RoomBrowse>(&frame.command);
            if (!asked)
                return false;
            if (held) {
                waiting.append(frame);
                return true;
            }
            tell(frame);
            return true;
        }
        void tell(const CommandFrame &frame)
        {
            const auto &asked = std::get<command::RoomBrowse>(frame.command);
            if (refusal)
                return server.fail(frame, *refusal);
            QList<DirectoryEntry> found;
            for (const DirectoryEntry &entry : all) {
                if (entry.name.contains(asked.query, Qt::CaseInsensitive))
                    found.append(entry);
            }
            const int from = asked.cursor.toInt();
            reply::Directory page{found.mid(from, kPage), from + kPage < found.size(), {}};
            if (page.more)
                page.cursor = QString::number(from + kPage);
            server.ack(frame, codec::encodeReply(page));
        }
        QStringList names() const
        {
            QStringList result;
            for (int row = 0; row < model.rowCount(); ++row)
                result += model.index(row).data(DirectoryModel::NameRole).toString();
            return result;
        }
        static constexpr int kPage = 4;

        QTemporaryDir folder;
        FakeServer server;
        RoomId lobby;
        QList<DirectoryEntry> all;
        bool held = false;
        QList<CommandFrame> waiting;
        std::optional<Error> refusal;
        std::unique_ptr<Workspace> workspace;
        DirectoryModel model;
        QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    };

private Q_SLOTS:
    void theDirectoryIsReadPageByPage()
    {
        Fixture f;
        QVERIFY(f.open());
        f.model.begin();
        QVERIFY(f.model.isLoading());
        QTRY_COMPARE(f.model.rowCount(), 4);
        // What has moved meanwhile and comes again stands there once.
        f.all.prepend({RoomId::make(), u"Busy"_s, {}, {}, 3});
        f.model.loadMore();
        f.model.loadMore();
        QTRY_COMPARE(f.model.rowCount(), 6);
        QTRY_VERIFY(!f.model.isLoading());
        f.model.loadMore();
        QVERIFY(!f.model.isLoading());
        QCOMPARE(f.server.all<command::RoomBrowse>().size(), 2);
        QVERIFY(f.model.index(5).data(DirectoryModel::MemberRole).toBool());
        QCOMPARE(f.model.index(0).data(DirectoryModel::MembersTextRole).toString(), u"1 member"_s);
    }

    void whatIsTypedIsAskedForOnce()
    {
        Fixture f;
        QVERIFY(f.open());
        f.model.begin();
        QTRY_COMPARE(f.model.rowCount(), 4);
        for (const QString &typed : {u"l"_s, u"lo"_s, u"lob"_s})
            f.model.setQuery(typed);
        // At once, of what is here: Enter must not take what was found before.
        QCOMPARE(f.model.rowCount(), 0);
        QTRY_COMPARE(f.names(), QStringList{u"Lobby"_s});
        QCOMPARE(f.server.all<command::RoomBrowse>().size(), 2);
    }

    void anAnswerToOtherWordsIsDropped()
    {
        Fixture f;
        QVERIFY(f.open());
        f.held = true;
        f.model.begin();
        QTRY_COMPARE(f.waiting.size(), 1);
        f.model.setQuery(u"lobby"_s);
        QTRY_COMPARE(f.waiting.size(), 2);
        f.tell(f.waiting.at(1));
        QTRY_COMPARE(f.names(), QStringList{u"Lobby"_s});
        f.tell(f.waiting.at(0));
        bool answered = false;
        f.workspace->connection().request(command::RoomGet{f.lobby},
                                          [&answered](const Result<reply::RoomDetail> &) { answered = true; });
        QTRY_VERIFY(answered);
        QCOMPARE(f.names(), QStringList{u"Lobby"_s});
    }

    void aFailureIsSaidAndCanBeTriedAgain()
    {
        Fixture f;
        QVERIFY(f.open());
        f.refusal = Error{ErrorCode::Busy, u"The server is busy."_s};
        f.model.begin();
        QTRY_VERIFY(f.model.errorText().contains(u"The server is busy."_s));
        QVERIFY(!f.model.isLoading());
        f.refusal.reset();
        f.model.retry();
        QTRY_COMPARE(f.model.rowCount(), 4);
        QVERIFY(f.model.errorText().isEmpty());
    }

    void aRoomIsJoinedAndOpened()
    {
        Fixture f;
        QVERIFY(f.open());
        f.model.begin();
        QTRY_COMPARE(f.model.rowCount(), 4);
        const QSignalSpy opened(&f.model, &DirectoryModel::opened);
        f.refusal = Error{ErrorCode::RateLimited, u"Too many."_s};
        f.model.enter(f.model.roomIdAt(1));
        QTRY_COMPARE(f.model.joining()->errorText(), u"Too many."_s);
        QCOMPARE(opened.count(), 0);
        f.refusal.reset();
        f.model.enter(f.model.roomIdAt(1));
        QVERIFY(f.model.joining()->isBusy());
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().value<RoomId>(), f.all.at(1).id);
        QTRY_VERIFY(f.model.index(1).data(DirectoryModel::MemberRole).toBool());
    }

    void aRoomOfOnesOwnOpensWithoutTheNetwork()
    {
        Fixture f;
        QVERIFY(f.open());
        f.server.silent = true;
        const QSignalSpy opened(&f.model, &DirectoryModel::opened);
        f.model.enter(f.lobby.toString());
        QCOMPARE(opened.count(), 1);
        QVERIFY(f.server.all<command::RoomJoin>().isEmpty());
    }

    void whoLooksNoMoreIsNotAnswered()
    {
        Fixture f;
        QVERIFY(f.open());
        f.held = true;
        f.model.begin();
        QTRY_COMPARE(f.waiting.size(), 1);
        f.model.end();
        f.tell(f.waiting.first());
        bool answered = false;
        f.workspace->connection().request(command::RoomGet{f.lobby},
                                          [&answered](const Result<reply::RoomDetail> &) { answered = true; });
        QTRY_VERIFY(answered);
        QCOMPARE(f.model.rowCount(), 0);
    }
};

QTEST_MAIN(tst_Directory)
#include "tst_Directory.moc"
