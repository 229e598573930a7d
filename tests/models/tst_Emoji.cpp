// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/EmojiList.h"
#include "models/EmojiListModel.h"
#include "models/WordCompletion.h"

#include <QAbstractItemModelTester>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab::models;

class tst_Emoji : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString first(const QString &query)
    {
        const QList<EmojiList::Entry> found = EmojiList::find(query, 1);
        return found.isEmpty() ? QString() : found.first().picture();
    }

private Q_SLOTS:
    void allGroupsHaveEmojiWithNames()
    {
        QCOMPARE(EmojiList::groups().size(), 9);
        int count = 0;
        for (const EmojiList::Group &group : EmojiList::groups()) {
            QVERIFY(group.entries.size() > 50);
            for (const EmojiList::Entry &entry : group.entries) {
                QVERIFY(!entry.picture().isEmpty());
                QVERIFY2(!entry.name().isEmpty(), qPrintable(entry.picture()));
                ++count;
            }
        }
        QVERIFY(count > 1'800);
        QCOMPARE(EmojiList::of(u"#️⃣"_s).name(), u"hash"_s);
    }

    void theClosestIsFoundFirst()
    {
        QCOMPARE(first(u"tada"_s), u"🎉"_s);
        QCOMPARE(first(u":smile:"_s), u"😄"_s);
        QCOMPARE(first(u"Heart"_s), u"❤️"_s);
        QCOMPARE(first(u"cat face"_s), u"🐱"_s);
        QVERIFY(first(u"zzzz"_s).isEmpty());
        QVERIFY(first(u"  "_s).isEmpty());
    }

    void theBeginningOfANameComesBeforeALaterWordOfIt()
    {
        QCOMPARE(first(u"thum"_s), u"👍"_s); // by its second name
        QCOMPARE(first(u"hear"_s), u"❤️"_s);
        const QList<EmojiList::Entry> smiles = EmojiList::find(u"smi"_s, 3);
        QCOMPARE(smiles.at(0).picture(), u"😄"_s);
        QCOMPARE(smiles.at(1).picture(), u"😃"_s);
        QCOMPARE(EmojiList::find(u"heart"_s, 200).first().name(), u"heart"_s);
        for (const QString &usual : EmojiList::usual())
            QVERIFY2(!EmojiList::of(usual).emoji.isEmpty(), qPrintable(usual));
    }

    void aGroupIsShownUntilSomethingIsTyped()
    {
        QSettings store(m_folder.filePath(u"group.ini"_s), QSettings::IniFormat);
        EmojiListModel model(store);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.groupNames().size(), EmojiList::groups().size() + 1);
        QCOMPARE(model.groupPictures().size(), model.groupNames().size());
        model.begin();
        QVERIFY(model.rowCount() > 8);
        for (int group = 1; group < model.groupNames().size(); ++group) {
            model.setGroup(group);
            QCOMPARE(model.rowCount(), EmojiList::groups().at(group - 1).entries.size());
        }
        model.setFilter(u"tada"_s);
        QCOMPARE(model.nameAt(0), u"tada"_s);
        model.setGroup(99);
        QVERIFY(model.filter().isEmpty());
    }

    void whatWasChosenLatelyComesFirst()
    {
        QSettings store(m_folder.filePath(u"recent.ini"_s), QSettings::IniFormat);
        EmojiListModel model(store);
        for (const auto &name : {u"tada"_s, u"taco"_s, u"tada"_s}) {
            model.setFilter(name);
            QVERIFY(!model.choose(0).isEmpty());
        }
        EmojiListModel again(store);
        again.begin();
        QCOMPARE(again.rowCount(), 13); // the usual ones after them, none of them twice
        QCOMPARE(again.nameAt(0), u"tada"_s);
        QCOMPARE(again.nameAt(1), u"taco"_s);
        QVERIFY(again.choose(17).isEmpty());
        store.setValue(u"emoji/recent"_s, QStringList{u"<b>"_s, u"🌮"_s});
        again.begin();
        QCOMPARE(again.nameAt(0), u"taco"_s);
    }

    void namesAreCompletedAfterAColon_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("first");
        QTest::newRow("name") << u":tad"_s << u":tada:"_s;
        QTest::newRow("great letters") << u":TAD"_s << u":tada:"_s;
        QTest::newRow("thumbs") << u":+1"_s << u":+1:"_s;
        QTest::newRow("the other name of it") << u":thum"_s << u":thumbsup:"_s;
        QTest::newRow("the usual one first") << u":smi"_s << u":smile:"_s;
        QTest::newRow("a whole name first") << u":heart"_s << u":heart:"_s;
        QTest::newRow("one letter") << u":t"_s << QString();
        QTest::newRow("a face") << u":-)"_s << QString();
        QTest::newRow("a time") << u"10:30"_s << QString();
        QTest::newRow("a name of code") << u"::heart"_s << QString();
    }
    void namesAreCompletedAfterAColon()
    {
        QFETCH(QString, word);
        const WordAtCursor at = wordAtCursor(u"so "_s + word, 3 + int(word.size()));
        const QList<Completion> found = completionsFor(at.word, {});
        QTEST(found.isEmpty() ? QString() : found.first().text, "first");
        for (const Completion &each : found)
            QVERIFY(!each.emoji.isEmpty());
    }
};

QTEST_MAIN(tst_Emoji)
#include "tst_Emoji.moc"
