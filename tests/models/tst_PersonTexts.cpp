// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/PersonTexts.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;

class tst_PersonTexts : public QObject
{
    Q_OBJECT

    static QList<SharedRoom> rooms(int count)
    {
        QList<SharedRoom> rooms;
        for (int i = 0; i < count; ++i)
            rooms.append({RoomId::make(), QString(QChar(u'A' + i))});
        return rooms;
    }
    //! Without the marks that isolate names.
    static QString plain(QString text) { return text.remove(u'\u2068').remove(u'\u2069'); }

private Q_SLOTS:
    void theRoomsOfBothAreListedUntilTheyAreVeryMany_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << 0 << QString();
        QTest::newRow("one") << 1 << u"Both of you are in A."_s;
        QTest::newRow("two") << 2 << u"Both of you are in A and B."_s;
        QTest::newRow("as many as are named") << 6 << u"Both of you are in A, B, C, D, E and F."_s;
        QTest::newRow("one more") << 7 << u"Both of you are in A, B, C, D, E and 2 other rooms."_s;
    }
    void theRoomsOfBothAreListedUntilTheyAreVeryMany()
    {
        QFETCH(int, count);
        QTEST(plain(texts::sharedRoomsText(rooms(count))), "text");
    }

    void aRoomWithoutANameIsNotNamed() { QCOMPARE(texts::sharedRoomsText({{RoomId::make(), {}}}), QString()); }

    void aMuteWithoutAnEndThatAnybodyWaitsForHasNone()
    {
        constexpr Timestamp kDay = 24LL * 3'600'000;
        const Timestamp now = QDateTime::currentMSecsSinceEpoch();
        QCOMPARE(texts::mutedText(now - 1), QString());
        QVERIFY(texts::mutedText(now + 364 * kDay).startsWith("Muted here until "_L1));
        QCOMPARE(texts::mutedText(now + 366 * kDay), u"Muted here"_s);
    }

    void anAgentIsToldWithItsModelWhereThatIsKnown()
    {
        QVERIFY(texts::aboutAgent(nullptr).endsWith("writes /ask."_L1));
        const reply::Agent agent{.model = u"scripted-1"_s};
        QVERIFY(plain(texts::aboutAgent(&agent)).endsWith("It uses the model scripted-1."_L1));
    }

    void aGuestIsCalledThat()
    {
        QCOMPARE(texts::joinedText(0, false), QString());
        QVERIFY(texts::joinedText(1, false).startsWith("On this server since "_L1));
        QVERIFY(texts::joinedText(1, true).startsWith("Guest on this server since "_L1));
    }
};

QTEST_MAIN(tst_PersonTexts)
#include "tst_PersonTexts.moc"
