// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "markdown/FontFallbacks.h"

#include <QGlyphRun>
#include <QRawFont>
#include <QSet>
#include <QTest>
#include <QTextLayout>

using namespace Qt::StringLiterals;
using namespace confab::markdown;

//! That what the app's fonts lack comes from the fonts that are made for it.
class tst_FontFallbacks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void lettersAndMarksOfOneTextComeFromOneFont_data();
    void lettersAndMarksOfOneTextComeFromOneFont();
};

void tst_FontFallbacks::initTestCase()
{
    if (eastAsianFamily(QLocale()).isEmpty())
        QSKIP("no font with East Asian letters, or the system chooses");
    completeFonts({u"Inter"_s, u"JetBrains Mono"_s});
}

void tst_FontFallbacks::lettersAndMarksOfOneTextComeFromOneFont_data()
{
    QTest::addColumn<QString>("text");
    // Some old scripts' fonts have the number one, and the marks.
    QTest::newRow("Chinese") << u"\u4E00\u3001\u4EC0\u4E48\u3002\u4E00\u79CD"_s;
    QTest::newRow("Japanese") << u"\u7D05\u8449\u300C\u304B\u3055\u304E\u5C4B\u300D\u3002\u3042"_s;
}

void tst_FontFallbacks::lettersAndMarksOfOneTextComeFromOneFont()
{
    QFETCH(QString, text);
    for (const QString &family : {u"Inter"_s, u"JetBrains Mono"_s}) {
        QTextLayout layout(text, QFont(family, 14));
        layout.beginLayout();
        layout.createLine();
        layout.endLayout();
        QSet<QString> families;
        for (const QGlyphRun &run : layout.glyphRuns())
            families.insert(run.rawFont().familyName());
        QCOMPARE(families, QSet<QString>{eastAsianFamily(QLocale())});
    }
}

QTEST_MAIN(tst_FontFallbacks)
#include "tst_FontFallbacks.moc"
