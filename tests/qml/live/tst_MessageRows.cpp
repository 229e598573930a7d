// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LiveWindow.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::test;

//! What stands on the screen follows what a message becomes, in rows that are new and in rows that were used before.
class tst_MessageRows : public QObject
{
    Q_OBJECT

    struct Room
    {
        explicit Room(int messages)
            : live({u"Lobby"_s})
            , id(live.room(u"Lobby"_s))
        {
            for (int i = 1; i <= messages; ++i)
                live.server().post(id, i % 3 ? live.server().other : live.server().self, u"words %1"_s.arg(i));
            live.server().room(id).lastRead = messages;
        }
        bool open() { return live.open() && live.waitForRows(20); }
        void edit(qint64 seq, const QString &content)
        {
            Message message = stored(seq);
            message.content = content;
            message.editedAt = message.createdAt + 1;
            live.server().change(message, false);
        }
        void remove(qint64 seq)
        {
            Message message = stored(seq);
            message.content.clear();
            message.deletedAt = message.createdAt + 1;
            live.server().change(message, true);
        }
        Message stored(qint64 seq) { return live.server().room(id).messages.at(seq - 1); }
        QQuickItem *list() const { return live.byType("MessageList"); }
        //! The row of a message; null while it is not on the screen.
        QQuickItem *row(qint64 seq)
        {
            const QString wanted = stored(seq).id.toString();
            for (QQuickItem *each : LiveWindow::rows(list())) {
                if (each->property("messageId") == wanted)
                    return each;
            }
            return nullptr;
        }
        //! All that can be read in it, in one string.
        QString shown(QQuickItem *row) const
        {
            QStringList texts;
            const auto isText = [](const QQuickItem &item) {
                return LiveWindow::isA(item, "QQuickTextEdit") || LiveWindow::isA(item, "QQuickText");
            };
            for (const QQuickItem *each : live.all(isText, row))
                texts += each->property("text").toString();
            return texts.join(u'|');
        }
        void scroll(double distance)
        {
            QMetaObject::invokeMethod(list(), "scrollBy", Q_ARG(double, distance));
            live.settle();
        }
        //! Whether a part of it can be seen: the words of rows that the list keeps beside its window are not drawn.
        bool inSight(const QQuickItem *row) const
        {
            const QQuickItem *shown = list();
            const QRectF area = row->mapRectToItem(shown, QRectF(0, 0, row->width(), row->height()));
            return area.top() < shown->height() && area.bottom() > 0;
        }
        //! What is wrong with what the rows in sight show; empty when nothing is.
        QString wrong()
        {
            for (QQuickItem *each : LiveWindow::rows(list())) {
                if (!LiveWindow::isA(*each, "MessageRow") || !inSight(each))
                    continue;
                const auto id = MessageId::fromString(each->property("messageId").toString());
                for (const Message &message : std::as_const(live.server().room(id ? this->id : RoomId()).messages)) {
                    if (message.id != id)
                        continue;
                    const QString text = shown(each);
                    const QString words = message.isDeleted() ? u"This message was deleted."_s : message.content;
                    if (!text.contains(words) ||
                        text.contains(u"edited"_s) != (message.editedAt && !message.isDeleted()))
                        return u"message %1 shows %2"_s.arg(message.seq).arg(text);
                    if (each->height() < 20)
                        return u"message %1 is %2 px high"_s.arg(message.seq).arg(each->height());
                }
            }
            return {};
        }

        LiveWindow live;
        RoomId id;
    };

private Q_SLOTS:
    void whatWasDeletedSaysSo_data()
    {
        QTest::addColumn<int>("seq");
        QTest::newRow("own") << 60;
        QTest::newRow("of somebody else") << 59;
    }

    void whatWasDeletedSaysSo()
    {
        QFETCH(const int, seq);
        Room room(60);
        QVERIFY(room.open());
        QTRY_VERIFY(room.row(seq));
        room.remove(seq);
        QTRY_VERIFY(room.shown(room.row(seq)).contains(u"This message was deleted."_s));
        room.live.settle();
        QCOMPARE(room.wrong(), QString());
    }

    void anEditSaysSo()
    {
        Room room(60);
        QVERIFY(room.open());
        for (const int seq : {60, 58, 59}) {
            QTRY_VERIFY(room.row(seq));
            room.edit(seq, u"in other words"_s);
            QTRY_VERIFY(room.shown(room.row(seq)).contains(u"edited"_s));
            QTRY_COMPARE(room.wrong(), QString());
        }
    }

    void rowsThatWereUsedBeforeFollowToo()
    {
        Room room(120);
        QVERIFY(room.open());
        QTRY_VERIFY(room.row(120));
        QRandomGenerator random(7);
        for (int step = 0; step < 60; ++step) {
            const int seq = 80 + random.bounded(41);
            if (room.stored(seq).isDeleted())
                continue;
            if (random.bounded(2))
                room.edit(seq, u"in other words %1"_s.arg(step));
            else
                room.remove(seq);
            room.scroll(random.bounded(2) ? 700 : -700);
            QTRY_COMPARE(room.wrong(), QString());
        }
    }

    void theSidebarShowsWhatTheLastMessageBecomes()
    {
        Room room(40);
        QVERIFY(room.open());
        const auto preview = [&room] {
            return room.live.sidebarRooms().value(0)->property("preview").toString();
        };
        QTRY_COMPARE(preview(), u"words 40"_s);
        room.edit(40, u"in other words"_s);
        QTRY_COMPARE(preview(), u"in other words"_s);
        room.remove(40);
        QTRY_VERIFY(!preview().contains(u"words"_s));
    }

    void nothingIsOfferedOnWhatIsDeletedMeanwhile()
    {
        Room room(40);
        QVERIFY(room.open());
        QTRY_VERIFY(room.row(39));
        QMetaObject::invokeMethod(room.row(39), "openMenuAt", Q_ARG(double, 60), Q_ARG(double, 20));
        QTRY_VERIFY(room.live.overlay());
        room.remove(39);
        QTRY_VERIFY(!room.live.overlay());
        QMetaObject::invokeMethod(room.row(39), "openMenuAt", Q_ARG(double, 60), Q_ARG(double, 20));
        room.live.settle();
        QVERIFY(!room.live.overlay());
    }
};

QTEST_MAIN(tst_MessageRows)
#include "tst_MessageRows.moc"
