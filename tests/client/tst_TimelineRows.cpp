// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RowsMirror.h"

#include <QRandomGenerator>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;

class tst_TimelineRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void thePendingRowIsReplacedInPlace();
    void aLaterMessageOvertakesAFailedOne();
    void theSameMessageTwiceIsOneRow();
    void aMessageThatCameLateTakesItsPlace();
    void anEditChangesOneRow();
    void aFreshPageKeepsWhatIsStillValid();
    void anotherLogReplacesEverything();
    void hiddenPendingRowsComeBack();
    void cursorsChangeOnlyOwnMessagesThatTheyPass();
    void signalsDescribeEveryRandomChange();

private:
    Message message(qint64 seq, const User &author, const QString &clientId = {})
    {
        Message made;
        made.id = MessageId::make();
        made.seq = seq;
        made.author = author;
        made.clientId = clientId;
        made.content = u"m%1"_s.arg(seq);
        return made;
    }
    QList<Message> run(qint64 first, qint64 last)
    {
        QList<Message> made;
        for (qint64 seq = first; seq <= last; ++seq)
            made.append(message(seq, m_other));
        return made;
    }
    TimelineRow pending(const QString &clientId, Delivery delivery = Delivery::Sending)
    {
        TimelineRow row;
        row.message.author = m_self;
        row.message.clientId = clientId;
        row.message.content = clientId;
        row.delivery = delivery;
        return row;
    }

    User m_self{UserId::make(), u"Ada"_s};
    User m_other{UserId::make(), u"Grace"_s};
    std::unique_ptr<TimelineRows> m_rows;
    std::unique_ptr<RowsMirror> m_mirror;
};

void tst_TimelineRows::init()
{
    m_mirror.reset();
    m_rows = std::make_unique<TimelineRows>(m_self.id);
    m_mirror = std::make_unique<RowsMirror>(*m_rows);
}

void tst_TimelineRows::thePendingRowIsReplacedInPlace()
{
    m_rows->replaceMessages(run(1, 2));
    m_rows->addPending(pending(u"a"_s));
    QCOMPARE(textsOf(*m_rows), (QStringList{u"[a]"_s, u"m2"_s, u"m1"_s}));
    m_rows->put(message(3, m_self, u"a"_s));
    QCOMPARE(textsOf(*m_rows), (QStringList{u"m3"_s, u"m2"_s, u"m1"_s}));
    QCOMPARE(m_rows->at(0).delivery, Delivery::Sent);
    QCOMPARE(m_mirror->moves, 0);
    QVERIFY(m_mirror->isSame());
}

void tst_TimelineRows::aLaterMessageOvertakesAFailedOne()
{
    m_rows->replaceMessages(run(1, 1));
    m_rows->addPending(pending(u"a"_s, Delivery::Failed));
    m_rows->addPending(pending(u"b"_s));
    m_rows->put(message(2, m_self, u"b"_s));
    QCOMPARE(textsOf(*m_rows), (QStringList{u"[a!]"_s, u"m2"_s, u"m1"_s}));
    QCOMPARE(m_mirror->moves, 1);
    QVERIFY(m_mirror->isSame());
}

void tst_TimelineRows::theSameMessageTwiceIsOneRow()
{
    m_rows->addPending(pending(u"a"_s));
    const Message sent = message(1, m_self, u"a"_s);
    m_rows->put(sent);
    m_rows->put(sent);
    QCOMPARE(m_rows->count(), 1);
    // Seen in the log before its row was taken out.
    m_rows->addPending(pending(u"a"_s));
    m_rows->put(sent);
    QCOMPARE(m_rows->count(), 1);
    // The clientId of somebody else is not ours.
    m_rows->addPending(pending(u"x"_s));
    m_rows->put(message(2, m_other, u"x"_s));
    QCOMPARE(m_rows->count(), 3);
    QVERIFY(m_mirror->isSame());
}

void tst_TimelineRows::aMessageThatCameLateTakesItsPlace()
{
    m_rows->replaceMessages({message(1, m_other)});
    m_rows->put(message(3, m_other));
    m_rows->put(message(2, m_other));
    QCOMPARE(textsOf(*m_rows), (QStringList{u"m3"_s, u"m2"_s, u"m1"_s}));
    QCOMPARE(m_rows->indexOfSeq(2), 1);
    QVERIFY(m_mirror->isSame());
}

void tst_TimelineRows::anEditChangesOneRow()
{
    QList<Message> messages = run(1, 3);
    m_rows->replaceMessages(messages);
    m_mirror->changes = 0;
    messages[1].content = u"new"_s;
    messages[1].editedAt = 5;
    m_rows->put(messages[1]);
    m_rows->put(messages[1]);
    QCOMPARE(m_mirror->changes, 1);
    QCOMPARE(m_rows->at(1).message.content, u"new"_s);
    QCOMPARE(m_rows->indexOf(messages[1].id), 1);
    QVERIFY(m_mirror->isSame());
}

void tst_TimelineRows::aFreshPageKeepsWhatIsStillValid()
{
    QList<Message> messages = run(1, 20);
    m_rows->replaceMessages(messages.mid(0, 12));
    m_mirror->resets = 0;
    messages[8].content = u"edited"_s;
    m_rows->replaceMessages(messages.mid(5));
    QCOMPARE(m_mirror->resets, 0);
    QCOMPARE(m_rows->count(), 15);
    QCOMPARE(m_rows->newestSeq(), 20);
    QCOMPARE(m_rows->oldestSeq(), 6);
    QCOMPARE(m_mirror->changes, 1);
    QVERIFY(m_mirror->isSame());
}

void tst_TimelineRows::anotherLogReplacesEverything()
{
    m_rows->replaceMessages(run(1, 5));
    m_mirror->resets = 0;
    m_rows->replaceMessages(run(1, 3)); // the same numbers, other messages
    QCOMPARE(m_mirror->resets, 1);
    QCOMPARE(m_rows->count(), 3);
    QVERIFY(m_mirror->isSame());
}

void tst_TimelineRows::hiddenPendingRowsComeBack()
{
    m_rows->replaceMessages(run(1, 2));
    m_rows->addPending(pending(u"a"_s));
    m_rows->hidePending(true);
    m_rows->addPending(pending(u"b"_s));
    QCOMPARE(m_rows->count(), 2);
    QVERIFY(m_mirror->isSame());
    m_rows->hidePending(false);
    QCOMPARE(textsOf(*m_rows), (QStringList{u"[b]"_s, u"[a]"_s, u"m2"_s, u"m1"_s}));
    QVERIFY(m_mirror->isSame());
}

void tst_TimelineRows::cursorsChangeOnlyOwnMessagesThatTheyPass()
{
    m_rows->replaceMessages({message(1, m_self), message(2, m_other), message(3, m_self), message(4, m_self)});
    m_mirror->changes = 0;
    m_rows->setReached(3, 1);
    QCOMPARE(m_mirror->changes, 2);
    QCOMPARE(m_rows->at(m_rows->indexOfSeq(1)).delivery, Delivery::Seen);
    QCOMPARE(m_rows->at(m_rows->indexOfSeq(2)).delivery, Delivery::None);
    QCOMPARE(m_rows->at(m_rows->indexOfSeq(3)).delivery, Delivery::Delivered);
    QCOMPARE(m_rows->at(m_rows->indexOfSeq(4)).delivery, Delivery::Sent);
    m_rows->setReached(3, 1);
    QCOMPARE(m_mirror->changes, 2);
    QVERIFY(m_mirror->isSame());
}

void tst_TimelineRows::signalsDescribeEveryRandomChange()
{
    QRandomGenerator random(4711);
    const QList<Message> all = run(1, 200);
    int made = 0;
    QStringList waiting;
    for (int step = 0; step < 3'000; ++step) {
        switch (random.bounded(9)) {
        case 0:
            waiting.append(u"c%1"_s.arg(++made));
            m_rows->addPending(pending(waiting.last()));
            break;
        case 1:
            if (!waiting.isEmpty())
                m_rows->removePending(waiting.takeAt(random.bounded(int(waiting.size()))));
            break;
        case 2:
            if (!waiting.isEmpty())
                m_rows->changePending(pending(waiting.last(), Delivery::Failed));
            break;
        case 3:
            if (!waiting.isEmpty() && m_rows->newestSeq() < 5'000) {
                const QString clientId = waiting.takeAt(random.bounded(int(waiting.size())));
                m_rows->put(message(m_rows->newestSeq() + 1, m_self, clientId));
            }
            break;
        case 4: {
            const int first = random.bounded(150);
            m_rows->replaceMessages(all.mid(first, 1 + random.bounded(50)));
            break;
        }
        case 5:
            m_rows->addOlder(all.mid(random.bounded(150), 20));
            break;
        case 6: {
            Message edited = all.at(random.bounded(200));
            edited.content = u"e%1"_s.arg(step);
            if (m_rows->indexOfSeq(edited.seq) >= 0 && m_rows->indexOf(edited.id) >= 0)
                m_rows->put(edited);
            break;
        }
        case 7:
            m_rows->hidePending(random.bounded(2) == 0);
            break;
        default:
            m_rows->setReached(random.bounded(200), random.bounded(200));
        }
        QVERIFY2(m_mirror->isSame(), qPrintable(u"step %1"_s.arg(step)));
    }
    QVERIFY(m_mirror->moves > 10);
}

QTEST_GUILESS_MAIN(tst_TimelineRows)
#include "tst_TimelineRows.moc"
