// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "chatapp/ChatFrames.h"
#include "chatapp/ChatTokens.h"

#include <QTest>

using namespace confab::compat::chatapp;
using namespace Qt::StringLiterals;

class tst_ChatTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstTokenDoesNotWait()
    {
        ChatTokens pacer;
        QVERIFY(!pacer.dueAt());
        pacer.add(0, u"Hello"_s);
        QCOMPARE(pacer.take(1000), QStringList{u"Hello"_s});
        QVERIFY(!pacer.dueAt());
    }
    void whatComesWithinSixteenMillisecondsIsOneToken()
    {
        // S1.23
        ChatTokens pacer;
        pacer.add(0, u"a"_s);
        QCOMPARE(pacer.take(1000), QStringList{u"a"_s});
        pacer.add(1, u"b"_s);
        QVERIFY(pacer.take(1001).isEmpty());
        pacer.add(2, u"c"_s);
        QVERIFY(pacer.take(1015).isEmpty());
        QCOMPARE(pacer.dueAt(), std::optional<qint64>(1016));
        QCOMPARE(pacer.take(1016), QStringList{u"bc"_s});
        QCOMPARE(pacer.sent(), u"abc"_s);
    }
    void theEndDoesNotWait()
    {
        ChatTokens pacer;
        pacer.add(0, u"a"_s);
        QCOMPARE(pacer.take(1000), QStringList{u"a"_s});
        pacer.add(1, u"b"_s);
        QCOMPARE(pacer.finish(u"abc"_s), QStringList{u"bc"_s});
    }
    void allTokensTogetherAreTheAnswerWhateverWasLostOnTheWay()
    {
        // S1.23
        ChatTokens pacer;
        QString told;
        const auto tell = [&](const QStringList &tokens) { told += tokens.join(QString()); };
        pacer.add(0, u"One "_s);
        tell(pacer.take(0));
        pacer.add(8, u"three "_s); // "two " never came
        tell(pacer.take(100));
        pacer.add(0, u"One two"_s); // what is known, and more
        tell(pacer.take(200));
        tell(pacer.finish(u"One two three four"_s));
        QCOMPARE(told, u"One two three four"_s);
    }
    void noFrameIsLargerThanFourKilobytes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << u"x"_s.repeated(20'000);
        QTest::newRow("escaped") << u"\"\\\n"_s.repeated(5'000);
        QTest::newRow("control") << u"\u0001"_s.repeated(5'000);
        QTest::newRow("three bytes") << u"語"_s.repeated(10'000);
        QTest::newRow("emoji") << u"😀"_s.repeated(10'000);
    }
    void noFrameIsLargerThanFourKilobytes()
    {
        // S1.23
        QFETCH(QString, text);
        ChatTokens pacer;
        pacer.add(0, text);
        const QStringList tokens = pacer.take(0);
        QVERIFY(tokens.size() > 1);
        for (const QString &token : tokens) {
            QVERIFY(token.isValidUtf16()); // no character is cut in two
            const frame::Token frame{token, 9'007'199'254'740'992, u"0197f6a0-0000-7000-8000-000000000001"_s};
            QVERIFY2(encoded(frame).size() <= 4096, qPrintable(QString::number(encoded(frame).size())));
        }
        QCOMPARE(tokens.join(QString()), text);
    }
};

QTEST_GUILESS_MAIN(tst_ChatTokens)
#include "tst_ChatTokens.moc"
