// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/WatchedMessage.h"
#include "TimelineFixture.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;
using namespace confab::models::test;

class tst_WatchedMessage : public QObject
{
    Q_OBJECT

    struct Fixture : TimelineFixture
    {
        using TimelineFixture::TimelineFixture;

        bool watch(int row)
        {
            if (!open() || !QTest::qWaitFor([this] { return model.rowCount() > 0; }))
                return false;
            watched.setTimeline(&model);
            watched.setKey(at(row, TimelineModel::KeyRole).toString());
            return watched.isPresent();
        }

        WatchedMessage watched;
    };

private Q_SLOTS:
    void tellsWhatTheMessageBecomes()
    {
        Fixture f(4);
        QVERIFY(f.watch(2));
        QCOMPARE(f.watched.content(), u"message 2"_s);
        QCOMPARE(f.watched.author().name, f.server.other.name);
        const QSignalSpy changed(&f.watched, &WatchedMessage::changed);
        f.server.post(f.room, f.server.other, u"newer"_s);
        QTRY_COMPARE(f.model.rowCount(), 6);
        QCOMPARE(f.watched.content(), u"message 2"_s);

        Message message = f.server.room(f.room).messages.at(1);
        message.content = u"**in** other words"_s;
        message.editedAt = message.createdAt + 1;
        f.server.change(message, false);
        QTRY_VERIFY(f.watched.info().edited);
        QCOMPARE(f.watched.preview(), u"in other words"_s);
        QVERIFY(!changed.isEmpty());
    }

    void isNoLongerPresentOnceItIsDeleted()
    {
        Fixture f(4);
        QVERIFY(f.watch(2));
        const QSignalSpy changed(&f.watched, &WatchedMessage::changed);
        Message message = f.server.room(f.room).messages.at(1);
        message.content.clear();
        message.deletedAt = message.createdAt + 1;
        f.server.change(message, true);
        QTRY_VERIFY(!f.watched.isPresent());
        QVERIFY(!changed.isEmpty());
    }

    void goesOnWhenTheMessageIsNumbered()
    {
        Fixture f(1);
        QVERIFY(f.open());
        QTRY_COMPARE(f.model.rowCount(), 2);
        f.server.silent = true;
        QVERIFY(f.workspace->messageRequests().send(f.room, u"mine"_s));
        f.watched.setTimeline(&f.model);
        f.watched.setKey(f.at(0, TimelineModel::KeyRole).toString());
        QVERIFY(f.watched.isPresent());
        QVERIFY(f.watched.messageId().isEmpty());
        f.server.silent = false;
        f.server.drop();
        QTRY_VERIFY(!f.watched.messageId().isEmpty());
        QVERIFY(f.watched.info().canDelete);
    }

    void goesOnInTheRowThatItMovesTo()
    {
        Fixture f(1);
        QVERIFY(f.open());
        QTRY_COMPARE(f.model.rowCount(), 2);
        f.server.intercept = [&f](const CommandFrame &frame) {
            const auto *send = std::get_if<command::MessageSend>(&frame.command);
            if (send == nullptr || send->content != u"refused"_s)
                return false;
            f.server.fail(frame, {ErrorCode::Forbidden});
            return true;
        };
        QVERIFY(f.workspace->messageRequests().send(f.room, u"refused"_s));
        QTRY_COMPARE(f.info(0).state, int(TimelineModel::Failed));
        f.server.silent = true;
        QVERIFY(f.workspace->messageRequests().send(f.room, u"mine"_s));
        f.watched.setTimeline(&f.model);
        f.watched.setKey(f.at(0, TimelineModel::KeyRole).toString());
        f.server.silent = false;
        f.server.drop();
        QTRY_COMPARE(f.at(0, TimelineModel::ContentRole).toString(), u"refused"_s);
        QTRY_VERIFY(f.watched.isPresent());
        QCOMPARE(f.watched.content(), u"mine"_s);
    }

    void isGoneWithTheRoom()
    {
        Fixture f(3);
        QVERIFY(f.watch(0));
        f.model.attach(nullptr, nullptr);
        QTRY_VERIFY(!f.watched.isPresent());
        QVERIFY(f.watched.messageId().isEmpty());
    }
};

QTEST_MAIN(tst_WatchedMessage)
#include "tst_WatchedMessage.moc"
