// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "markdown/CharFormats.h"
#include "markdown/MarkdownParser.h"
#include "markdown/TableColumns.h"
#include "markdown/TableRows.h"
#include "markdown/TextLook.h"
#include "markdown/UnfinishedText.h"

#include <QFontMetricsF>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab::markdown;

//! Rows and columns of a table, while it grows and when it is there.
class tst_Tables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreAppendedWhileATableGrows();
    void rowsFollowWhateverTheTableBecomes();
    void widthsSettleWhileATableGrows();
    void columnsAreAsWideAsTheirLongestCell();
    void longCellsTakeTheRoomThatIsLeft();
    void wideColumnsGiveWayFirst();
    void columnsGiveWayDownToTheirLongestWordIfAllAreInSightThen();
    void noColumnIsOneCharacterWide();
    void columnsGiveWayWhereLinesMayEnd_data();
    void columnsGiveWayWhereLinesMayEnd();
    void aTableThatIsLittleTooWideShowsMostOfItself();
    void columnsThatAreNotInSightAnywayKeepRoomForSomeWords();
    void shortCodeIsNotBrokenWhereThereIsRoom();
    void linesAreKnownFromWidths();
};

namespace {

QString table(int rows)
{
    QString text = u"| a | b | c | d |\n|---|:-:|--:|---|\n"_s;
    for (int i = 0; i < rows; ++i)
        text += u"| row %1 | **bold** %1 | `code %1` | some longer text in the cell |\n"_s.arg(i);
    return text;
}

Block tableOf(const QString &text)
{
    const QList<Block> blocks = parse(text);
    return blocks.isEmpty() || blocks.first().type != BlockType::Table ? Block{} : blocks.first();
}

QString shown(const TableRows &rows)
{
    QString text;
    for (int i = 0; i < rows.rowCount(); ++i) {
        for (const RichText &cell : rows.index(i).data(TableRows::CellsRole).value<TableCells>().cells)
            text += cell.text + u'|';
        text += u'\n';
    }
    return text;
}

QString wanted(const Block &block)
{
    QString text;
    for (int i = 0; i < block.cells.size(); ++i)
        text += block.cells[i].text + u'|' + (i % block.columns() == block.columns() - 1 ? u"\n"_s : QString());
    return text;
}

} // namespace

void tst_Tables::rowsAreAppendedWhileATableGrows()
{
    const QString text = table(30);
    TableRows rows;
    QSignalSpy changed(&rows, &TableRows::dataChanged);
    QSignalSpy inserted(&rows, &TableRows::rowsInserted);
    QSignalSpy removed(&rows, &TableRows::rowsRemoved);
    QSignalSpy reset(&rows, &TableRows::modelReset);
    for (qsizetype length = text.indexOf(u'\n') * 2; length <= text.size(); length += 3) {
        const Block block = tableOf(settledPart(text.first(length)));
        if (block.columns() == 0)
            continue;
        changed.clear();
        const int before = rows.rowCount();
        rows.setBlock(block);
        QVERIFY(changed.size() <= 1);
        if (!changed.isEmpty())
            QCOMPARE(changed.first().first().toModelIndex().row(), before - 1);
        QVERIFY(rows.rowCount() - before <= 2);
    }
    QCOMPARE(reset.size(), 1); // its columns
    QCOMPARE(removed.size(), 0);
    QVERIFY(inserted.size() >= 29);
    QCOMPARE(rows.alignments(), QList<int>({0, 1, 2, 0}));
}

void tst_Tables::rowsFollowWhateverTheTableBecomes()
{
    TableRows rows;
    for (const QString &text : {table(5), table(9), table(2), u"| x |\n|---|\n| y |"_s, QString(), table(3)}) {
        const Block block = tableOf(text);
        rows.setBlock(block);
        QCOMPARE(shown(rows), wanted(block));
    }
}

void tst_Tables::widthsSettleWhileATableGrows()
{
    TableColumns columns;
    columns.setAvailable(700);
    QSignalSpy changed(&columns, &TableColumns::changed);
    const QString text = table(50);
    QList<qreal> before;
    for (qsizetype length = 40; length <= text.size(); length += 5) {
        columns.setBlock(tableOf(settledPart(text.first(length))));
        if (before.size() == columns.widths().size()) {
            for (qsizetype i = 0; i < before.size(); ++i)
                QVERIFY(columns.widths()[i] >= before[i]);
        }
        before = columns.widths();
    }
    // Each lays out all cells.
    QVERIFY2(changed.size() < 20, qPrintable(QString::number(changed.size())));
}

void tst_Tables::columnsAreAsWideAsTheirLongestCell()
{
    TableColumns columns;
    columns.setBlock(tableOf(u"| a | b |\n|---|---|\n| x | some longer text |\n| y | short |"_s));
    const QList<qreal> widths = columns.widths();
    QVERIFY(widths[1] > widths[0] * 1.5);
    columns.setBlock(tableOf(u"| a | b |\n|---|---|\n| x | s |\n| y | short |"_s));
    QVERIFY(columns.widths()[1] < widths[1]);
    columns.setBlock(tableOf(u"| a | b |\n|---|---|\n| one | some<br>longer<br>text |\n| two | longer |"_s));
    const QList<qreal> wrapped = columns.widths();
    columns.setBlock(tableOf(u"| a | b |\n|---|---|\n| one | longer |\n| two | longer |"_s));
    QCOMPARE(wrapped, columns.widths());
}

void tst_Tables::longCellsTakeTheRoomThatIsLeft()
{
    TableColumns columns;
    columns.setBlock(tableOf(u"| a | b |\n|---|---|\n| x | "_s + u"many words "_s.repeated(10) + u"|"_s));
    const QList<qreal> widths = columns.widths();
    columns.setAvailable(columns.total() + 100);
    QCOMPARE(columns.widths()[0], widths[0]);
    QVERIFY(columns.widths()[1] >= widths[1] + 99);
    QVERIFY(columns.total() <= columns.available());
    // And no more than they need.
    columns.setAvailable(10'000);
    QCOMPARE(columns.lines(1, columns.widths()), 1);
    QVERIFY(columns.total() < 3'000);
}

void tst_Tables::wideColumnsGiveWayFirst()
{
    TableColumns columns;
    columns.setBlock(tableOf(u"| a | b |\n|---|---|\n| x | "_s + u"many words "_s.repeated(20) + u"|"_s));
    const QList<qreal> widths = columns.widths();
    columns.setAvailable(columns.total() * 0.8);
    QVERIFY(columns.widths()[0] > widths[0] - 1); // whole px
    QVERIFY(columns.widths()[1] < widths[1]);
    QVERIFY(columns.total() <= columns.available());
}

void tst_Tables::columnsGiveWayDownToTheirLongestWordIfAllAreInSightThen()
{
    TableColumns columns;
    for (const QString &cell : {u"some short words"_s, u"\u7AF9\u6797\u306E\u5C0F\u5F84\u3092\u6B69\u304F"_s}) {
        columns.setAvailable(0);
        columns.setBlock(tableOf(u"| a | b | c |\n|---|---|---|\n| %1 | %1 | %1 |"_s.arg(cell)));
        const qreal wanted = columns.total();
        columns.setAvailable(wanted * 0.7);
        QVERIFY(columns.total() <= wanted * 0.7);
    }
}

void tst_Tables::noColumnIsOneCharacterWide()
{
    TableColumns columns;
    const QString cell = u"\u7AF9\u6797\u306E\u5C0F\u5F84\u3092\u6B69\u304F"_s;
    columns.setBlock(
        tableOf(u"| %1 | b | %2 |\n|---|---|---|\n| c | d | e |"_s.arg(cell, u"long words "_s.repeated(20))));
    const QList<qreal> widths = columns.widths();
    columns.setAvailable(widths[1] + 0.6 * widths[0]);
    QVERIFY2(columns.widths()[0] >= widths[0] * 0.3, qPrintable(u"%1 of %2"_s.arg(columns.widths()[0]).arg(widths[0])));
    // What has no more than that is as narrow as it is.
    QVERIFY(columns.widths()[1] > widths[1] - 1); // whole px
}

void tst_Tables::columnsGiveWayWhereLinesMayEnd_data()
{
    QTest::addColumn<QString>("whole");
    QTest::addColumn<QString>("parts");
    QTest::newRow("keys") << u"<kbd>Control</kbd>+<kbd>Shift</kbd>"_s << u"<kbd>Control</kbd>+ <kbd>Shift</kbd>"_s;
    QTest::newRow("hyphens") << u"self-hosted-runners"_s << u"self- hosted- runners"_s;
    QTest::newRow("strokes") << u"first/second/third"_s << u"first/ second/ third"_s;
}

void tst_Tables::columnsGiveWayWhereLinesMayEnd()
{
    QFETCH(QString, whole);
    QFETCH(QString, parts);
    const auto narrow = [](const QString &cell) {
        TableColumns columns;
        columns.setBlock(tableOf(u"| a | b | c |\n|---|---|---|\n| %1 | %1 | %1 |"_s.arg(cell)));
        columns.setAvailable(columns.total() * 0.75);
        return columns.total() / columns.available();
    };
    QVERIFY(narrow(parts) <= 1);
    QVERIFY2(narrow(whole) <= 1, qPrintable(QString::number(narrow(whole))));
}

void tst_Tables::aTableThatIsLittleTooWideShowsMostOfItself()
{
    TableColumns columns;
    const QString cell = u"comprehensive tests"_s;
    columns.setBlock(tableOf(u"| a | b | c |\n|---|---|---|\n| %1 | %1 | %1 |"_s.arg(cell)));
    TableColumns words;
    words.setBlock(tableOf(u"| a | b | c |\n|---|---|---|\n| %1 | %1 | %1 |"_s.arg(u"comprehensive"_s)));
    columns.setAvailable(words.total() * 0.8);
    QVERIFY2(columns.total() <= words.total(), qPrintable(u"%1, %2"_s.arg(columns.total()).arg(words.total())));
}

void tst_Tables::columnsThatAreNotInSightAnywayKeepRoomForSomeWords()
{
    TableColumns columns;
    const QString cell = u"incomprehensibilities "_s.repeated(4);
    columns.setBlock(tableOf(u"| a | b |\n|---|---|\n| %1 | a few words more |"_s.arg(cell)));
    const qreal few = columns.widths().last();
    columns.setAvailable(100);
    QVERIFY(columns.total() > 100);
    QCOMPARE(columns.widths().last(), few);
}

void tst_Tables::shortCodeIsNotBrokenWhereThereIsRoom()
{
    TextLook look;
    look.body.setPixelSize(14);
    look.mono.setPixelSize(13);
    look.mono.setFamilies({u"monospace"_s});
    look.boxPadding = 4;
    TableColumns columns;
    QFont font;
    font.setPixelSize(13);
    columns.setFont(font);
    columns.setLook(&look);
    columns.setPadding(24);
    const QString words = u"many words "_s.repeated(20);
    columns.setBlock(
        tableOf(u"| a | b | c |\n|---|---|---|\n| `apt install postgresql` | "_s + words + u" | "_s + words + u" |"_s));
    columns.setAvailable(700);
    const QFontMetricsF metrics(codeFont(look, font));
    const qreal needed = metrics.horizontalAdvance(u"apt install postgresql"_s) + 8 + 24;
    QVERIFY2(columns.widths()[0] >= needed, qPrintable(u"%1 of %2"_s.arg(columns.widths()[0]).arg(needed)));
    QVERIFY(columns.total() <= 700);
    // What is short of room gives way as before.
    columns.setAvailable(needed);
    QVERIFY(columns.widths()[0] < needed);
}

void tst_Tables::linesAreKnownFromWidths()
{
    TableColumns columns;
    columns.setBlock(tableOf(u"| a | b |\n|---|---|\n| x | "_s + u"many words "_s.repeated(10) + u"|\n| x | y |"_s));
    QCOMPARE(columns.lines(0, columns.widths()), 1);
    QCOMPARE(columns.lines(2, columns.widths()), 1);
    QVERIFY(columns.lines(1, {60, 100}) > columns.lines(1, {60, 200}));
    QVERIFY(columns.lines(1, {60, 200}) > 1);
}

QTEST_MAIN(tst_Tables)
#include "tst_Tables.moc"
