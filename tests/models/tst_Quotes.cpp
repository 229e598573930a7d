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

//! What a reply shows of the message that it answers.
class tst_Quotes : public QObject
{
    Q_OBJECT

    //! A room whose newest message answers the one with this number.
    struct Fixture
    {
        Fixture(int messages, int answered)
        {
            room = server.addRoom(u"Lobby"_s);
            for (int i = 0; i < messages; ++i)
                server.post(room, server.other, u"message %1"_s.arg(i + 1));
            server.room(room).messages.last().replyTo = message(answered).id;
            server.room(room).log.clear();
            server.room(room).room.ev = 0;
            server.intercept = [this](const CommandFrame &frame) { return answerGet(frame); };
            workspace = std::make_unique<Workspace>(setupFor(server, folder.path()));
        }
        bool open()
        {
            if (!workspace->open())
                return false;
            if (!QTest::qWaitFor([this] { return workspace->connection().isLive(); }))
                return false;
            model.attach(workspace.get(), workspace->timeline(room));
            if (!QTest::qWaitFor([this] { return model.rowCount() > 0; }))
                return false;
            reply = model.index(0);
            return true;
        }
        bool answerGet(const CommandFrame &frame)
        {
            const auto *get = std::get_if<command::MessageGet>(&frame.command);
            if (get == nullptr)
                return false;
            if (failure) {
                server.fail(frame, *failure);
                return true;
            }
            for (const Message &message : std::as_const(server.room(room).messages)) {
                if (message.id == get->message)
                    server.ack(frame, codec::encodeReply(reply::Sent{message}));
            }
            return true;
        }
        Message &message(qint64 seq) { return server.room(room).messages[seq - 1]; }
        void remove(qint64 seq)
        {
            Message gone = message(seq);
            gone.content.clear();
            gone.deletedAt = gone.createdAt + 1;
            server.change(gone, true);
        }
        QString author() const { return info().replyAuthor; }
        QString preview() const { return info().replyPreview; }
        MessageInfo info() const { return reply.data(TimelineModel::InfoRole).value<MessageInfo>(); }
        qsizetype asked() const { return server.all<command::MessageGet>().size(); }

        QTemporaryDir folder;
        FakeServer server;
        RoomId room;
        std::optional<Error> failure;
        std::unique_ptr<Workspace> workspace;
        TimelineModel model;
        QPersistentModelIndex reply;
    };

private Q_SLOTS:
    void aDeletedMessageIsNotQuotedAnyMore()
    {
        Fixture f(3, 1);
        QVERIFY(f.open());
        QCOMPARE(f.author(), f.server.other.name);
        QCOMPARE(f.preview(), u"message 1"_s);
        const QSignalSpy changes(&f.model, &QAbstractItemModel::dataChanged);
        f.remove(1);
        QTRY_COMPARE(f.preview(), u"Message deleted"_s);
        const auto isOfReply = [](const QList<QVariant> &change) {
            return change.at(0).toModelIndex().row() == 0 &&
                   change.at(2).value<QList<int>>().contains(TimelineModel::InfoRole);
        };
        QVERIFY(std::any_of(changes.cbegin(), changes.cend(), isOfReply));
        QCOMPARE(f.asked(), 0);
    }

    void anEditedMessageIsQuotedAsItIsNow()
    {
        Fixture f(3, 1);
        QVERIFY(f.open());
        QCOMPARE(f.preview(), u"message 1"_s);
        Message edited = f.message(1);
        edited.content = u"better words"_s;
        edited.editedAt = edited.createdAt + 1;
        f.server.change(edited, false);
        QTRY_COMPARE(f.preview(), u"better words"_s);
    }

    void aMessageThatIsNotHereIsAskedForOnce()
    {
        Fixture f(120, 5);
        QVERIFY(f.open());
        QCOMPARE(f.preview(), u"Earlier message"_s);
        QCOMPARE(f.author(), QString());
        QTRY_COMPARE(f.preview(), u"message 5"_s);
        QCOMPARE(f.author(), f.server.other.name);
        QCOMPARE(f.asked(), 1);
        // Also while it is out of the loaded messages.
        f.remove(5);
        QTRY_COMPARE(f.preview(), u"Message deleted"_s);
        QCOMPARE(f.asked(), 1);
    }

    void itsPageServesAsWell()
    {
        Fixture f(80, 5);
        f.failure = Error{ErrorCode::Unavailable};
        QVERIFY(f.open());
        QCOMPARE(f.preview(), u"Earlier message"_s);
        QTRY_COMPARE(f.asked(), 1);
        f.model.loadOlder();
        QTRY_COMPARE(f.preview(), u"message 5"_s);
    }

    void oneThatNobodyMaySeeStaysUnnamed()
    {
        Fixture f(120, 5);
        f.failure = Error{ErrorCode::NotFound};
        QVERIFY(f.open());
        QCOMPARE(f.preview(), u"Earlier message"_s);
        QTRY_COMPARE(f.asked(), 1);
        const int rows = f.model.rowCount();
        f.server.post(f.room, f.server.other, u"after the refusal"_s);
        QTRY_COMPARE(f.model.rowCount(), rows + 1);
        f.server.drop();
        QTRY_VERIFY(!f.workspace->connection().isLive());
        QTRY_VERIFY(f.workspace->connection().isLive());
        QCOMPARE(f.preview(), u"Earlier message"_s);
        QCOMPARE(f.asked(), 1);
    }

    void whatFailedIsAskedForOnTheNextConnection()
    {
        Fixture f(120, 5);
        f.failure = Error{ErrorCode::Unavailable};
        QVERIFY(f.open());
        QCOMPARE(f.preview(), u"Earlier message"_s);
        QTRY_COMPARE(f.asked(), 1);
        f.server.drop();
        QTRY_VERIFY(!f.workspace->connection().isLive());
        QCOMPARE(f.preview(), u"Earlier message"_s);
        f.failure.reset();
        QTRY_COMPARE(f.preview(), u"message 5"_s);
        QCOMPARE(f.asked(), 2);
    }
};

QTEST_MAIN(tst_Quotes)
#include "tst_Quotes.moc"
