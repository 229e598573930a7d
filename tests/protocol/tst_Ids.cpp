// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "protocol/Ids.h"

#include <QDateTime>
#include <QSet>
#include <QTest>

#include <thread>

using namespace confab;
using namespace Qt::StringLiterals;

class tst_Ids : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsAreVersionSevenAndVariantTwo()
    {
        const QString text = Uuid::make().toString();
        QCOMPARE(text.size(), 36);
        QCOMPARE(text[14], u'7');
        QVERIFY(u"89ab"_s.contains(text[19]));
    }
    void anIdCarriesTheTimeOfItsMaking()
    {
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const Uuid id = Uuid::make();
        const qint64 time = id.toString().remove(u'-').left(12).toLongLong(nullptr, 16);
        // The clock of earlier ids may run ahead by what the counter had to borrow.
        QVERIFY(time >= before && time <= before + 10'000);
    }
    void idsGrowAlsoWithinAMillisecond()
    {
        Uuid last = Uuid::make();
        for (int i = 0; i < 20'000; ++i) {
            const Uuid next = Uuid::make();
            QVERIFY(last < next);
            QVERIFY(last.toString() < next.toString());
            last = next;
        }
    }
    void idsOfSeveralThreadsDiffer()
    {
        constexpr int kEach = 5'000;
        QList<Uuid> made[4];
        {
            std::vector<std::jthread> threads;
            for (QList<Uuid> &list : made) {
                threads.emplace_back([&list] {
                    for (int i = 0; i < kEach; ++i)
                        list.append(Uuid::make());
                });
            }
        }
        QSet<Uuid> all;
        for (const QList<Uuid> &list : made)
            all.unite(QSet<Uuid>(list.begin(), list.end()));
        QCOMPARE(all.size(), 4 * kEach);
    }
    void anIdSurvivesEachOfItsForms()
    {
        const auto id = RoomId::make();
        QCOMPARE(RoomId::fromString(id.toString()), id);
        QCOMPARE(RoomId::fromString(id.toString().toUpper()), id);
        QCOMPARE(RoomId::fromBytes(id.toBytes()), id);
        QByteArray text = "x"_qba;
        id.appendTo(text);
        QCOMPARE(text, "x" + id.toString().toLatin1());
        QCOMPARE(Uuid::fromAscii(text.mid(1)), id.uuid());
        char buffer[Uuid::kTextLength];
        QCOMPARE(id.uuid().writeTo(buffer) - buffer, qsizetype(Uuid::kTextLength));
        QCOMPARE(QByteArrayView(buffer, Uuid::kTextLength), QByteArrayView(text).sliced(1));
    }
    void onlyTheFullFormIsAnId_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("short") << u"0199f3b2-7c10-7001-8a5d-3e21c0de500"_s;
        QTest::newRow("long") << u"0199f3b2-7c10-7001-8a5d-3e21c0de50010"_s;
        QTest::newRow("braces") << u"{199f3b2-7c10-7001-8a5d-3e21c0de5001}"_s;
        QTest::newRow("no hyphens") << u"0199f3b27c1070018a5d3e21c0de50010000"_s;
        QTest::newRow("a hyphen too many") << u"0199f3b2-7c10-7001-8a5d-3e21c0de-001"_s;
        QTest::newRow("no hex digit") << u"0199f3b2-7c10-7001-8a5d-3e21c0deg001"_s;
        QTest::newRow("digits of another script") << u"0199f3b2-7c10-7001-8a5d-3e21c0de500١"_s;
        QTest::newRow("a space") << u"0199f3b2-7c10-7001-8a5d-3e21c0de500 "_s;
    }
    void onlyTheFullFormIsAnId()
    {
        QFETCH(QString, text);
        QVERIFY(!RoomId::fromString(text));
        QVERIFY(!Uuid::fromAscii(text.toUtf8()));
    }
    void bytesOfAnotherLengthAreNoId()
    {
        QVERIFY(!RoomId::fromBytes(QByteArray(15, 'x')));
        QVERIFY(!RoomId::fromBytes(QByteArray(17, 'x')));
    }
    void aFreshIdIsNotNull()
    {
        QVERIFY(RoomId().isNull());
        QVERIFY(!RoomId::make().isNull());
    }
};

QTEST_APPLESS_MAIN(tst_Ids)
#include "tst_Ids.moc"
