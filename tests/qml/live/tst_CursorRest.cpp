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
            QVERIFY(live.open());
            {
                const CursorRest rest(60'000);
                live.type(u"w"_s);
                QVERIFY(!rest.isResting());
                QCOMPARE(flashTime(), before);
            }
            const CursorRest rest(50);
            QTRY_VERIFY(rest.isResting());
            QCOMPARE(flashTime(), 0);
            QVERIFY(isDrawn(live));
            // It may rest again before anybody has looked.
            QList<int> times;
            const QObject context;
            connect(QGuiApplication::styleHints(), &QStyleHints::cursorFlashTimeChanged, &context,
                    [&times](int time) { times += time; });
            live.type(u"o"_s);
            QTRY_COMPARE(times, (QList<int>{before, 0}));
            live.click(live.composer());
            QTRY_COMPARE(times, (QList<int>{before, 0, before, 0}));
        }
        QCOMPARE(flashTime(), before);
    }
};

QTEST_MAIN(tst_CursorRest)
#include "tst_CursorRest.moc"
