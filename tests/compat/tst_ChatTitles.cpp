// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "chatapp/ChatTitles.h"

#include <QTest>

using namespace confab::compat::chatapp;
using namespace Qt::StringLiterals;

class tst_ChatTitles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChatHasNoTitleUntilItIsGivenOne()
    {
        QCOMPARE(titleOf(untitledName(12)), std::nullopt);
        QCOMPARE(titleOf(u"About sockets"_s), std::optional(u"About sockets"_s));
        QCOMPARE(titleOf(u"Chat #x"_s), std::optional(u"Chat #x"_s));
    }
    void aTitleIsWhatTheChatBeganWith_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("title");
        QTest::newRow("short") << u"What is async?"_s << u"What is async?"_s;
        QTest::newRow("several lines") << u"Hello\n\n  there"_s << u"Hello there"_s;
        QTest::newRow("somebody's name") << u"@Sage hello"_s << u"Sage hello"_s;
        QTest::newRow("long") << u"Please explain to me how a web socket gets through a proxy"_s
                              << u"Please explain to me how a web socket…"_s;
        QTest::newRow("another alphabet") << u"Как дела"_s << u"Как дела"_s;
    }
    void aTitleIsWhatTheChatBeganWith()
    {
        // S1.27
        QFETCH(QString, prompt);
        QFETCH(QString, title);
        QCOMPARE(titleFor(prompt), std::optional(title));
    }
    void whatNoRoomMayBeCalledIsNoTitle()
    {
        QCOMPARE(titleFor(u"@"_s), std::nullopt);
        QCOMPARE(titleFor(u"\u202e"_s), std::nullopt);
        QCOMPARE(titleFor(untitledName(3)), std::nullopt);
    }
    void aLongWordIsCutBetweenCharacters()
    {
        const auto title = titleFor(u"😀"_s.repeated(100));
        QVERIFY(!title || title->isValidUtf16());
        const auto word = titleFor(u"x"_s.repeated(100));
        QVERIFY(word && word->size() <= 40);
    }
};

QTEST_GUILESS_MAIN(tst_ChatTitles)
#include "tst_ChatTitles.moc"
