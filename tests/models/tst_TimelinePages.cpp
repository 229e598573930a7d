// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"
#include "models/TimelineModel.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace confab::models;

//! Pages and jumps that the server does not give.
class tst_TimelinePages : public QObject
{
    Q_OBJECT

    //! A long room whose newest page is loaded; from then on, what is asked for fails while `failure` is set.
    struct Fixture
    {
        Fixture()
        {
            room = server.addRoom(u"Lobby"_s);
            for (int i = 0; i < 300; ++i)
                server.post(room, server.other, u"message %1"_s.arg(i + 1));
            workspace = std::make_unique<Workspace>(setupFor(server, folder.path()));
        }
        bool open()
        {
            if (!goLive())
                return false;
            show();
            return QTest::qWaitFor([this] { return model.rowCount() > 0; });
        }
        bool goLive()
        {
            server.intercept = [this](const CommandFrame &frame) { return take(frame); };
            return workspace->open() && QTest::qWaitFor([this] { return workspace->connection().isLive(); });
        }
        void show() { model.attach(workspace.get(), workspace->timeline(room)); }
        bool take(const CommandFrame &frame)
        {
            const auto *get = std::get_if<command::MessageGet>(&frame.command);
            if (get == nullptr && !std::holds_alternative<command::MessageHistory>(frame.command))
                return false;
            if (failure)
                server.fail(frame, *failure);
            else if (get != nullptr)
                server.ack(frame, codec::encodeReply(reply::Sent{oldMessage()}));
            else
                return false;
            return true;
        }
        const Message &oldMessage() { return server.room(room).messages.at(20); }
        qsizetype pagesAsked() const { return server.all<command::MessageHistory>().size(); }
        void goOffline()
        {
            server.reachable = false;
            server.drop();
        }

        QTemporaryDir folder;
        FakeServer server;
        RoomId room;
        std::optional<Error> failure;
        std::unique_ptr<Workspace> workspace;
        TimelineModel model;
    };

private Q_SLOTS:
    void aPageThatFailedWaitsForAnotherTry()
    {
        Fixture f;
        QVERIFY(f.open());
        f.failure = Error{ErrorCode::Busy, u"The server is busy."_s};
        QVERIFY(f.model.errorText().isEmpty());
        f.model.loadOlder();
        QTRY_COMPARE(f.model.errorText(), u"Older messages could not be loaded. The server is busy."_s);
        const qsizetype asked = f.pagesAsked();
        const QSignalSpy loading(&f.model, &TimelineModel::loadingChanged);
        for (int pixel = 0; pixel < 20; ++pixel)
            f.model.loadOlder();
        for (int turn = 0; turn < 100; ++turn)
            QCoreApplication::processEvents();
        QCOMPARE(f.pagesAsked(), asked);
        QCOMPARE(loading.count(), 0);

        f.failure.reset();
        const int before = f.model.rowCount();
        f.model.retryLoading();
        QTRY_VERIFY(f.model.rowCount() > before);
        QVERIFY(f.model.errorText().isEmpty());
    }

    void aPageThatFailedComesWithTheConnection()
    {
        Fixture f;
        QVERIFY(f.open());
        f.goOffline();
        QTRY_VERIFY(!f.workspace->connection().isLive());
        f.model.loadOlder();
        QTRY_VERIFY(!f.model.errorText().isEmpty());
        const int before = f.model.rowCount();
        f.server.reachable = true;
        QTRY_VERIFY(f.model.rowCount() > before);
        QVERIFY(f.model.errorText().isEmpty());
    }

    void aFirstPageThatFailedWaitsForAnotherTry()
    {
        Fixture f;
        f.failure = Error{ErrorCode::Busy, u"The server is busy."_s};
        QVERIFY(f.goLive());
        f.show();
        QTRY_COMPARE(f.model.errorText(), u"Messages could not be loaded. The server is busy."_s);
        QCOMPARE(f.model.rowCount(), 0);
        QVERIFY(!f.model.isEmpty());

        f.failure.reset();
        f.model.retryLoading();
        QVERIFY(f.model.errorText().isEmpty());
        QTRY_VERIFY(f.model.rowCount() > 0);
        QVERIFY(f.model.isAtEnd());
        f.failure = Error{ErrorCode::Busy, u"The server is busy."_s};
        f.model.loadOlder();
        QTRY_COMPARE(f.model.errorText(), u"Older messages could not be loaded. The server is busy."_s);
    }

    void aFirstPageThatFailedComesWhenTheRoomIsOpenedAgain()
    {
        Fixture f;
        f.failure = Error{ErrorCode::Unavailable};
        QVERIFY(f.goLive());
        f.show();
        QTRY_VERIFY(!f.model.errorText().isEmpty());
        f.model.attach(nullptr, nullptr);
        f.failure.reset();
        f.show();
        QVERIFY(f.model.errorText().isEmpty());
        QTRY_VERIFY(f.model.rowCount() > 0);
        QVERIFY(f.model.errorText().isEmpty());
    }

    void aFirstPageThatFailedComesWithTheConnection()
    {
        Fixture f;
        f.failure = Error{ErrorCode::Busy};
        QVERIFY(f.goLive());
        f.show();
        QTRY_VERIFY(!f.model.errorText().isEmpty());
        f.goOffline();
        QTRY_VERIFY(!f.workspace->connection().isLive());
        f.failure.reset();
        f.server.reachable = true;
        QTRY_VERIFY(f.model.rowCount() > 0);
        QVERIFY(f.model.errorText().isEmpty());
    }

    void aNewerPageIsNamedSo()
    {
        Fixture f;
        QVERIFY(f.open());
        f.model.jumpTo(f.oldMessage().id.toString());
        QTRY_VERIFY(!f.model.isAtEnd());
        f.failure = Error{ErrorCode::Busy, u"The server is busy."_s};
        f.model.loadNewer();
        QTRY_COMPARE(f.model.errorText(), u"Newer messages could not be loaded. The server is busy."_s);
        // Back at the newest nothing is missing any more.
        f.model.showNewest();
        QVERIFY(f.model.errorText().isEmpty());
    }

    void aJumpThatFailedComesWithTheConnection()
    {
        Fixture f;
        QVERIFY(f.open());
        f.goOffline();
        QTRY_VERIFY(!f.workspace->connection().isLive());
        const QSignalSpy ready(&f.model, &TimelineModel::jumpReady);
        f.model.jumpTo(f.oldMessage().id.toString());
        QTRY_VERIFY(f.model.errorText().startsWith(u"The message could not be loaded."_s));
        f.server.reachable = true;
        QTRY_COMPARE(ready.count(), 1);
        QCOMPARE(ready.first().at(1).toString(), f.oldMessage().id.toString());
        QVERIFY(f.model.errorText().isEmpty());
    }

    void aJumpToWhatIsGoneIsNotTriedAgain()
    {
        Fixture f;
        QVERIFY(f.open());
        f.failure = Error{ErrorCode::NotFound};
        const QSignalSpy failed(&f.model, &TimelineModel::failed);
        f.model.jumpTo(f.oldMessage().id.toString());
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(f.model.errorText().isEmpty());
    }

    void anotherRoomHasNoneOfIt()
    {
        Fixture f;
        QVERIFY(f.open());
        f.failure = Error{ErrorCode::Busy};
        f.model.loadOlder();
        QTRY_VERIFY(!f.model.errorText().isEmpty());
        const QSignalSpy told(&f.model, &TimelineModel::errorTextChanged);
        f.model.attach(nullptr, nullptr);
        QVERIFY(f.model.errorText().isEmpty());
        QCOMPARE(told.count(), 1);
    }
};

QTEST_MAIN(tst_TimelinePages)
#include "tst_TimelinePages.moc"
