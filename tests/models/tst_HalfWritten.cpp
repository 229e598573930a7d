// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/DraftKeeper.h"
#include "models/HalfWritten.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;
using Kind = client::DraftSubject::Kind;
using Mode = HalfWritten::Mode;

class tst_HalfWritten : public QObject
{
    Q_OBJECT

    static Message message(const QString &content)
    {
        Message message;
        message.id = MessageId::make();
        message.content = content;
        return message;
    }

private Q_SLOTS:
    void aNewMessageIsKeptAsItIs()
    {
        const HalfWritten written{.text = u"half"_s};
        QCOMPARE(written.textToKeep(), u"half"_s);
        QVERIFY(!written.subjectToKeep());
        QVERIFY(written.hasWords());
        QVERIFY(!HalfWritten{.text = u"  \n"_s}.hasWords());
    }

    void aReplyIsKeptWithWhatItAnswers()
    {
        const HalfWritten written{.mode = Mode::Reply, .text = u"yes"_s, .subject = message(u"blue?"_s)};
        QCOMPARE(written.subjectToKeep()->kind, Kind::Reply);
        QCOMPARE(written.subjectToKeep()->message, written.subject.id);
        QCOMPARE(written.textToKeep(), u"yes"_s);
    }

    void anEditInWhichNothingIsChangedIsNone()
    {
        HalfWritten written{
            .mode = Mode::Edit, .text = u"sent"_s, .subject = message(u"sent"_s), .setAside = u"a draft"_s};
        QVERIFY(!written.isRewritten());
        QVERIFY(!written.subjectToKeep());
        QCOMPARE(written.textToKeep(), u"a draft"_s);
        QVERIFY(written.hasWords()); // those set aside
        written.text = u"sent, and mended"_s;
        QCOMPARE(written.subjectToKeep()->kind, Kind::Edit);
        QCOMPARE(written.subjectToKeep()->aside, u"a draft"_s);
        QCOMPARE(written.textToKeep(), u"sent, and mended"_s);
        QCOMPARE(written.draft(), u"a draft"_s);
    }

    void whatIsHeldIsTheDraftAndNeverTheEdit()
    {
        HalfWritten written{.text = u"not sent"_s, .held = true};
        QVERIFY(written.isHeld());
        QCOMPARE(written.subjectToKeep()->kind, Kind::Nothing);
        QVERIFY(written.subjectToKeep()->held);
        written.mode = Mode::Edit;
        QVERIFY(!written.isHeld());
    }

    void whatIsPutToADraftStandsOnLinesOfItsOwn()
    {
        QCOMPARE(DraftKeeper::joined({}, u"more"_s), u"more"_s);
        QCOMPARE(DraftKeeper::joined(u" \n"_s, u"more"_s), u"more"_s);
        QCOMPARE(DraftKeeper::joined(u"a draft"_s, u"more"_s), u"a draft\nmore"_s);
    }
};

QTEST_APPLESS_MAIN(tst_HalfWritten)
#include "tst_HalfWritten.moc"
