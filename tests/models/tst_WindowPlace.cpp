// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "platform/WindowPlace.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

using namespace Qt::StringLiterals;
using namespace confab::platform;

class tst_WindowPlace : public QObject
{
    Q_OBJECT

    //! One run of the app: a window with what the last run left.
    struct Run
    {
        explicit Run(const QString &file)
            : settings(file, QSettings::IniFormat)
        {
            window.setMinimumSize({360, 480});
            const QVariantMap properties = place.properties();
            window.setGeometry(properties.value(u"x"_s, 40).toInt(), properties.value(u"y"_s, 30).toInt(),
                               properties.value(u"width"_s, 640).toInt(), properties.value(u"height"_s, 500).toInt());
            maximized = properties.value(u"visibility"_s).toInt() == QWindow::Maximized;
            window.setVisibility(maximized ? QWindow::Maximized : QWindow::Windowed);
            place.follow(window);
        }

        QSettings settings;
        QWindow window;
        WindowPlace place{settings};
        bool maximized = false;
    };

private Q_SLOTS:
    void aWindowIsPutWhereItIsInSight_data()
    {
        const QList<QRect> one{{0, 0, 1400, 900}};
        const QList<QRect> two{{0, 0, 1400, 900}, {1400, 0, 1920, 1080}};
        QTest::addColumn<QRect>("wanted");
        QTest::addColumn<QList<QRect>>("screens");
        QTest::addColumn<QRect>("place");
        QTest::newRow("as it was") << QRect(100, 50, 800, 600) << one << QRect(100, 50, 800, 600);
        QTest::newRow("partly outside") << QRect(1100, 50, 800, 600) << one << QRect(1100, 50, 800, 600);
        QTest::newRow("on the second screen") << QRect(2000, 50, 800, 600) << two << QRect(2000, 50, 800, 600);
        QTest::newRow("of a screen that is gone") << QRect(2000, 50, 800, 600) << one << QRect(600, 50, 800, 600);
        QTest::newRow("above") << QRect(100, -400, 800, 600) << one << QRect(100, 0, 800, 600);
        QTest::newRow("below") << QRect(100, 890, 800, 600) << one << QRect(100, 300, 800, 600);
        QTest::newRow("left") << QRect(-790, 50, 800, 600) << one << QRect(0, 50, 800, 600);
        QTest::newRow("larger than the screen") << QRect(-10, -10, 3000, 2000) << one << QRect(0, 0, 1400, 900);
        QTest::newRow("no screen") << QRect(5, 6, 700, 800) << QList<QRect>{} << QRect(5, 6, 700, 800);
    }
    void aWindowIsPutWhereItIsInSight()
    {
        QFETCH(QRect, wanted);
        QFETCH(QList<QRect>, screens);
        QTEST(putInSight(wanted, screens), "place");
    }

    void theNextRunComesUpWhereTheLastOneWas()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"confab.ini"_s);
        {
            Run first(file);
            first.window.setGeometry(60, 70, 500, 510);
            QTRY_COMPARE(first.window.geometry(), QRect(60, 70, 500, 510));
        }
        const Run second(file);
        QTRY_COMPARE(second.window.geometry(), QRect(60, 70, 500, 510));
        QVERIFY(!second.maximized);
    }

    void aMaximizedWindowComesUpSoAndKnowsItsSizeBefore()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"confab.ini"_s);
        {
            Run first(file);
            first.window.setGeometry(60, 70, 500, 510);
            QTRY_COMPARE(first.settings.value(u"window/geometry"_s).toRect(), QRect(60, 70, 500, 510));
            first.window.setVisibility(QWindow::Maximized);
            QTRY_VERIFY(first.window.width() > 600);
        }
        {
            Run second(file);
            QVERIFY(second.maximized);
            QCOMPARE(second.place.properties().value(u"width"_s).toInt(), 500);
            second.window.setVisibility(QWindow::Windowed);
            second.window.setGeometry(60, 70, 500, 510);
            QTRY_COMPARE(second.settings.value(u"window/maximized"_s).toBool(), false);
        }
        QVERIFY(!Run(file).maximized);
    }

    void theMinimumHolds()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"confab.ini"_s);
        QSettings(file, QSettings::IniFormat).setValue(u"window/geometry"_s, QRect(10, 10, 20, 30));
        const Run run(file);
        QTRY_COMPARE(run.window.size(), QSize(360, 480));
    }

    void whatIsNotAPlaceIsLeftOut_data()
    {
        QTest::addColumn<QVariant>("written");
        QTest::newRow("nothing") << QVariant();
        QTest::newRow("words") << QVariant(u"over there"_s);
        QTest::newRow("empty") << QVariant(QRect());
    }
    void whatIsNotAPlaceIsLeftOut()
    {
        QFETCH(QVariant, written);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"confab.ini"_s);
        QSettings(file, QSettings::IniFormat).setValue(u"window/geometry"_s, written);
        QVERIFY(Run(file).place.properties().isEmpty());
    }
};

QTEST_MAIN(tst_WindowPlace)
#include "tst_WindowPlace.moc"
