// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LiveWindow.h"
#include "platform/CursorRest.h"

#include <QGuiApplication>
#include <QStyleHints>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::platform;
using namespace confab::test;

class tst_CursorRest : public QObject
{
    Q_OBJECT

    static int flashTime() { return QGuiApplication::styleHints()->cursorFlashTime(); }
    //! The column of the cursor is drawn from its top to its bottom.
    static bool isDrawn(LiveWindow &live)
    {
        const QQuickItem *area = live.composer();
        const QRectF mark = area->mapRectToScene(area->property("cursorRectangle").toRectF());
        const QImage picture = live.window().grabWindow();
        const QColor middle = picture.pixelColor(mark.center().toPoint());
        const QColor beside = picture.pixelColor((mark.center() + QPointF(8, 0)).toPoint());
        return qAbs(middle.lightness() - beside.lightness()) > 100;
    }

private Q_SLOTS:
    void theCursorStandsStillAndInSightAWhileAfterTheLastKey()
    {
        const int before = flashTime();
        QVERIFY(before > 0);
        {
            LiveWindow live({u"Lobby"_s});
            const CursorRest rest(50);
            QVERIFY(live.open());
            live.type(u"w"_s);
            QVERIFY(!rest.isResting());
            QCOMPARE(flashTime(), before);
            QTRY_VERIFY(rest.isResting());
            QCOMPARE(flashTime(), 0);
            QVERIFY(isDrawn(live));
            live.type(u"o"_s);
            QCOMPARE(flashTime(), before);
            QTRY_COMPARE(flashTime(), 0);
            live.click(live.composer());
            QCOMPARE(flashTime(), before);
        }
        QCOMPARE(flashTime(), before);
    }
};

QTEST_MAIN(tst_CursorRest)
#include "tst_CursorRest.moc"
