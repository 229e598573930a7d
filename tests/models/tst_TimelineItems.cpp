// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/TimelineItems.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;

namespace {

const UserId kAda = UserId::make();
const UserId kBo = UserId::make();

client::TimelineRow message(qint64 seq, UserId author, const QDateTime &when)
{
    client::TimelineRow row;
    row.message.id = MessageId::make();
    row.message.seq = seq;
    row.message.author.id = author;
    row.message.createdAt = when.toMSecsSinceEpoch();
    return row;
}

QDateTime at(int day, int hour, int minute = 0)
{
    return QDateTime(QDate(2026, 3, day), QTime(hour, minute));
}

//! A system line: the number of the message that it comes after, when it was, and whether it was the reader's doing.
struct Line
{
    Line(qint64 message, const QDateTime &when = {}, bool own = false)
        : after(message)
        , at(when.isValid() ? when.toMSecsSinceEpoch() : 0)
        , isOwn(own)
    {
    }
    qint64 after;
    Timestamp at;
    bool isOwn;
};

//! Items with a mirror that knows only what the hooks told.
class Followed
{
public:
    Followed()
        : items({.beginInsert = [this](int first, int last) { m_first = first, m_last = last; },
                 .endInsert =
                     [this] {
                         kinds.insert(m_first, m_last - m_first + 1, -1);
                         refill(m_first, m_last);
                     },
                 .beginRemove = [this](int first, int last) { kinds.remove(first, last - first + 1); },
                 .endRemove = [] {},
                 .regrouped = [this](int row) { regrouped += row; },
                 .relined = [this](int row) { relined += row; },
                 .lineFacts =
                     [this](const LineRange &range) {
                         QList<LineFact> facts;
                         for (const Line &line : std::as_const(lines)) {
                             if (line.after >= range.from && line.after < range.to)
                                 facts += LineFact{line.at, line.isOwn};
                         }
                         return facts;
                     }})
    {
    }
    void refillAll()
    {
        kinds = QList<int>(items.count());
        refill(0, items.count() - 1);
    }
    void refill(int first, int last)
    {
        for (int row = first; row <= last; ++row)
            kinds[row] = int(items.at(row).kind);
    }

    TimelineItems items;
    QList<int> kinds;
    QList<int> regrouped;
    QList<int> relined;
    QList<Line> lines;

private:
    int m_first = 0;
    int m_last = 0;
};

QString picture(const TimelineItems &items)
{
    QStringList rows;
    for (int row = 0; row < items.count(); ++row) {
        const TimelineItem &item = items.at(row);
        switch (item.kind) {
        case TimelineItem::Kind::Message:
            rows += QString::number(item.row.message.seq) + (item.firstInGroup ? u"f"_s : QString()) +
                    (item.lastInGroup ? u"l"_s : QString());
            break;
        case TimelineItem::Kind::Day:
            rows += u"day"_s + QString::number(item.day.day());
            break;
        case TimelineItem::Kind::NewMessages:
            rows += u"new"_s;
            break;
        case TimelineItem::Kind::System:
            rows += u"sys"_s + QString::number(item.lines.from) +
                    (item.lines.to == LineRange::kOpen ? QString() : u'-' + QString::number(item.lines.to)) +
                    (item.lines.first == 0 ? QString() : u'+' + QString::number(item.lines.first)) +
                    (item.lines.count == 1 ? QString() : u'x' + QString::number(item.lines.count));
            break;
        }
    }
    return rows.join(u' ');
}

} // namespace

class tst_TimelineItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesOfOneAuthorWithinFiveMinutesAreOneGroup()
    {
        Followed followed;
        followed.items.reset({message(4, kBo, at(4, 10, 20)), message(3, kAda, at(4, 10, 9)),
                              message(2, kAda, at(4, 10, 4)), message(1, kAda, at(4, 10))},
                             0);
        QCOMPARE(picture(followed.items), u"4fl 3l 2 1f day4"_s);
        followed.items.insert(0, {message(5, kBo, at(4, 10, 26))});
        QCOMPARE(picture(followed.items), u"5fl 4fl 3l 2 1f day4"_s);
        followed.items.insert(0, {message(6, kBo, at(4, 10, 30))});
        QCOMPARE(picture(followed.items), u"6l 5f 4fl 3l 2 1f day4"_s);
    }

    void eachDayHasASeparatorAboveItsFirstMessage()
    {
        Followed followed;
        followed.items.reset({message(3, kAda, at(5, 0, 1)), message(2, kAda, at(4, 23, 59))}, 0);
        QCOMPARE(picture(followed.items), u"3fl day5 2fl day4"_s);
    }

    void olderMessagesTakeTheSeparatorOfTheirDayOver()
    {
        Followed followed;
        followed.items.reset({message(3, kAda, at(4, 10, 2))}, 0);
        followed.kinds = {0, 1};
        followed.items.insert(1, {message(2, kAda, at(4, 10)), message(1, kBo, at(3, 9))});
        QCOMPARE(picture(followed.items), u"3l 2f day4 1fl day3"_s);
        QCOMPARE(followed.kinds, (QList<int>{0, 0, 1, 0, 1}));
    }

    void theLineOfNewMessagesStandsAboveTheFirstNewOne()
    {
        Followed followed;
        followed.items.reset(
            {message(3, kAda, at(4, 10, 2)), message(2, kAda, at(4, 10, 1)), message(1, kAda, at(4, 10))}, 0);
        followed.kinds = {0, 0, 0, 1};
        QCOMPARE(followed.items.lineRow(), -1);
        followed.items.setLine(2);
        QCOMPARE(picture(followed.items), u"3l 2f new 1fl day4"_s);
        QCOMPARE(followed.items.lineRow(), 2);
        followed.items.setLine(3);
        QCOMPARE(picture(followed.items), u"3fl new 2l 1f day4"_s);
        followed.items.setLine(0);
        QCOMPARE(picture(followed.items), u"3l 2 1f day4"_s);
        QCOMPARE(followed.kinds, (QList<int>{0, 0, 0, 1}));
    }

    void systemLinesStandBetweenTheMessagesAndBelowTheNewest()
    {
        Followed followed;
        followed.lines = {0, 1, 1, 2};
        followed.items.reset({message(2, kAda, at(4, 10, 1)), message(1, kAda, at(4, 10))}, 0);
        followed.refillAll();
        QCOMPARE(picture(followed.items), u"sys2 2fl sys1-2x2 1fl sys-1-1 day4"_s);
        const QString key = followed.items.at(0).key;
        followed.items.insert(0, {message(3, kAda, at(4, 10, 2))});
        QCOMPARE(picture(followed.items), u"3fl sys2-3 2fl sys1-2x2 1fl sys-1-1 day4"_s);
        QCOMPARE(followed.items.at(1).key, key); // what stood below stands between now
        followed.lines.clear();
        followed.items.settleLines();
        QCOMPARE(picture(followed.items), u"3l 2 1f day4"_s);
        QCOMPARE(followed.kinds, (QList<int>{0, 0, 0, 1}));
    }

    void whatHappensWhereNobodyHasWrittenIsToldAtOnce()
    {
        Followed followed;
        followed.items.reset({}, 0);
        followed.lines = {{0, at(4, 9)}};
        followed.items.settleLines();
        QCOMPARE(picture(followed.items), u"sys-1 day4"_s);
        QCOMPARE(followed.items.messageCount(), 0);
        followed.items.insert(0, {message(1, kAda, at(4, 10))});
        QCOMPARE(picture(followed.items), u"1fl sys-1-1 day4"_s);
        followed.items.remove(0, 0);
        QCOMPARE(picture(followed.items), u"sys-1 day4"_s);
    }

    void systemLinesStandBelowTheirDayAndTheLineOfNewMessages()
    {
        Followed followed;
        followed.lines = {{1, at(5, 8)}};
        followed.items.reset({message(2, kAda, at(5, 9)), message(1, kAda, at(4, 10))}, 2);
        QCOMPARE(picture(followed.items), u"2fl sys1-2 new day5 1fl day4"_s);
        followed.refillAll();
        followed.items.setLine(0);
        QCOMPARE(picture(followed.items), u"2fl sys1-2 day5 1fl day4"_s);
        followed.items.setLine(2);
        QCOMPARE(picture(followed.items), u"2fl sys1-2 new day5 1fl day4"_s);
        QCOMPARE(followed.kinds, (QList<int>{0, 3, 2, 1, 0, 1}));
    }

    void whatTheReaderDidBeforeAnybodyElseStandsAboveTheLineOfNewMessages_data()
    {
        QTest::addColumn<QList<bool>>("own");
        QTest::addColumn<QString>("shown");
        QTest::newRow("all of it") << QList<bool>{true, true} << u"2fl new sys1-2x2 1fl day5"_s;
        QTest::newRow("at first") << QList<bool>{true, false, true} << u"2fl sys1-2+1x2 new sys1-2 1fl day5"_s;
        QTest::newRow("after somebody else") << QList<bool>{false, true} << u"2fl sys1-2x2 new 1fl day5"_s;
        QTest::newRow("nothing") << QList<bool>{false} << u"2fl sys1-2 new 1fl day5"_s;
    }
    void whatTheReaderDidBeforeAnybodyElseStandsAboveTheLineOfNewMessages()
    {
        QFETCH(QList<bool>, own);
        QFETCH(QString, shown);
        Followed followed;
        for (int i = 0; i < own.size(); ++i)
            followed.lines += {1, at(5, 8, i), own.at(i)};
        followed.items.reset({message(2, kBo, at(5, 9)), message(1, kBo, at(5, 7))}, 2);
        QCOMPARE(picture(followed.items), shown);
    }

    void whatTheReaderDidIsOneRowAgainOnceTheLineIsGone()
    {
        Followed followed;
        followed.lines = {{1, at(5, 8), true}, {1, at(5, 8, 1)}};
        followed.items.reset({message(2, kBo, at(5, 9)), message(1, kBo, at(5, 7))}, 0);
        followed.refillAll();
        const QString key = followed.items.at(1).key;
        followed.items.setLine(2);
        QCOMPARE(picture(followed.items), u"2fl sys1-2+1 new sys1-2 1fl day5"_s);
        QCOMPARE(followed.kinds, (QList<int>{0, 3, 2, 3, 0, 1}));
        QCOMPARE(followed.items.at(3).key, key);
        QVERIFY(followed.items.at(1).key != key);
        QCOMPARE(followed.relined, QList<int>{3}); // it says less now
        followed.items.setLine(0);
        QCOMPARE(picture(followed.items), u"2fl sys1-2x2 1fl day5"_s);
        QCOMPARE(followed.kinds, (QList<int>{0, 3, 0, 1}));
        QCOMPARE(followed.relined, (QList<int>{3, 1}));
    }

    void whatTheReaderDidYesterdayLeavesTheLineUnderToday()
    {
        Followed followed;
        followed.lines = {{1, at(4, 23), true}, {1, at(5, 8), true}, {1, at(5, 8, 1)}};
        followed.items.reset({message(2, kBo, at(5, 9)), message(1, kBo, at(4, 10))}, 2);
        QCOMPARE(picture(followed.items), u"2fl sys1-2+2 new sys1-2+1 day5 sys1-2 1fl day4"_s);
    }

    void aSystemLineOfYesterdayStaysUnderYesterday()
    {
        Followed followed;
        followed.lines = {{1, at(4, 23)}, {1, at(5, 8)}, {1, at(5, 8, 1)}};
        followed.items.reset({message(2, kAda, at(5, 9)), message(1, kAda, at(4, 10))}, 2);
        QCOMPARE(picture(followed.items), u"2fl sys1-2+1x2 new day5 sys1-2 1fl day4"_s);
        followed.refillAll();
        followed.lines = {{1, at(4, 23)}};
        followed.items.settleLines();
        QCOMPARE(picture(followed.items), u"2fl new day5 sys1-2 1fl day4"_s);
    }

    void aDayOnWhichNobodyWroteHasASeparatorToo()
    {
        Followed followed;
        followed.lines = {{1, at(5, 8)}};
        followed.items.reset({message(2, kAda, at(6, 9)), message(1, kAda, at(4, 10))}, 0);
        QCOMPARE(picture(followed.items), u"2fl day6 sys1-2 day5 1fl day4"_s);
    }

    void whatHappensOnAnotherDayThanTheNewestMessageStandsOnItsOwn()
    {
        Followed followed;
        followed.lines = {{1, at(4, 23)}, {1, at(5, 8)}};
        followed.items.reset({message(1, kAda, at(4, 10))}, 0);
        QCOMPARE(picture(followed.items), u"sys1+1 day5 sys1 1fl day4"_s);
        followed.kinds = {3, 1, 3, 0, 1};
        followed.items.insert(0, {message(2, kAda, at(5, 9))});
        QCOMPARE(picture(followed.items), u"2fl sys1-2+1 day5 sys1-2 1fl day4"_s);
        followed.items.remove(0, 0);
        QCOMPARE(picture(followed.items), u"sys1+1 day5 sys1 1fl day4"_s);
        QCOMPARE(followed.kinds, (QList<int>{3, 1, 3, 0, 1}));
    }

    void whatNobodyKnowsTheTimeOfStandsOnTheDayOfWhatIsAboveIt()
    {
        Followed followed;
        followed.lines = {1};
        followed.items.reset({message(2, kAda, at(6, 9)), message(1, kAda, at(4, 10))}, 0);
        QCOMPARE(picture(followed.items), u"2fl day6 sys1-2 1fl day4"_s);
        followed.refillAll();
        followed.lines = {{1, at(5, 8)}, 1};
        followed.items.settleLines();
        QCOMPARE(picture(followed.items), u"2fl day6 sys1-2x2 day5 1fl day4"_s);
        followed.lines = {0, {0, at(3, 8)}};
        followed.items.settleLines();
        QCOMPARE(picture(followed.items), u"2fl day6 1fl day4 sys-1-1x2 day3"_s);
    }

    void whatWaitsToBeSentStandsBelowWhatHappened()
    {
        Followed followed;
        followed.lines = {1};
        client::TimelineRow pending = message(0, kAda, at(4, 10, 1));
        pending.message.clientId = u"c1"_s;
        followed.items.reset({pending, message(1, kAda, at(4, 10))}, 0);
        QCOMPARE(picture(followed.items), u"0fl sys1 1fl day4"_s);
        pending.message.seq = 2;
        QCOMPARE(followed.items.change(0, pending), 0);
        QCOMPARE(picture(followed.items), u"2fl sys1-2 1fl day4"_s);
    }

    void aMessageThatIsNumberedKeepsItsKey()
    {
        Followed followed;
        client::TimelineRow pending = message(0, kAda, at(4, 10));
        pending.message.id = {};
        pending.message.clientId = u"c1"_s;
        followed.items.reset({pending}, 0);
        const QString key = followed.items.at(0).key;
        pending.message.id = MessageId::make();
        pending.message.seq = 9;
        QCOMPARE(followed.items.change(0, pending), 0);
        QCOMPARE(followed.items.at(0).key, key);
        QCOMPARE(followed.items.at(0).row.message.seq, 9);
    }

    //! Whatever happens, in whatever order: the rows are those that a fresh start would have, and whoever followed the
    //! hooks has the same.
    void anySequenceOfChangesEqualsAFreshStart()
    {
        QRandomGenerator random(11);
        for (int run = 0; run < 40; ++run) {
            Followed followed;
            QList<client::TimelineRow> rows;
            qint64 line = 0;
            for (int step = 0; step < 60; ++step) {
                const int what = random.bounded(10);
                if (what < 6 || rows.isEmpty()) {
                    const int index = random.bounded(int(rows.size()) + 1);
                    QList<client::TimelineRow> added;
                    for (int i = random.bounded(3); i >= 0; --i)
                        added += message(random.bounded(50) + 1, random.bounded(2) ? kAda : kBo,
                                         at(1 + random.bounded(3), random.bounded(3), random.bounded(10)));
                    for (int i = 0; i < added.size(); ++i)
                        rows.insert(index + i, added.at(i));
                    followed.items.insert(index, added);
                } else if (what < 8) {
                    const int first = random.bounded(int(rows.size()));
                    const int last = first + random.bounded(int(rows.size()) - first);
                    rows.remove(first, last - first + 1);
                    followed.items.remove(first, last);
                } else if (what < 9) {
                    const int index = random.bounded(int(rows.size()));
                    rows[index].message.createdAt = at(1 + random.bounded(3), 1).toMSecsSinceEpoch();
                    const int row = followed.items.change(index, rows.at(index));
                    QCOMPARE(row, followed.items.rowOf(index));
                } else if (random.bounded(2)) {
                    followed.lines.append({random.bounded(50),
                                           random.bounded(3) ? at(1 + random.bounded(4), 2) : QDateTime(),
                                           random.bounded(2) == 0});
                    followed.items.settleLines();
                } else {
                    line = rows.at(random.bounded(int(rows.size()))).message.seq;
                    followed.items.setLine(line);
                }
                // Repeated numbers would make several lines; the real ones are unique.
                if (line != 0 && std::count_if(rows.cbegin(), rows.cend(), [line](const client::TimelineRow &row) {
                                     return row.message.seq == line;
                                 }) > 1) {
                    line = 0;
                    followed.items.setLine(0);
                    followed.items.reset(rows, 0);
                    followed.refillAll();
                }
                Followed fresh;
                fresh.lines = followed.lines;
                fresh.items.reset(rows, line);
                QCOMPARE(picture(followed.items), picture(fresh.items));
                QCOMPARE(followed.kinds.size(), followed.items.count());
                for (int row = 0; row < followed.items.count(); ++row)
                    QCOMPARE(followed.kinds.at(row), int(followed.items.at(row).kind));
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_TimelineItems)
#include "tst_TimelineItems.moc"
