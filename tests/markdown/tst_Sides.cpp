// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickView>
#include <QTest>

using namespace Qt::StringLiterals;

//! Where things stand beside each other, in scripts of either direction.
class tst_Sides : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void aQuoteInAnItemHasItsBarBesideItsWords();
    void theBarsOfNestedQuotesStandBesideEachOther();
    void aQuoteEndsWithinTheFrameThatItStandsIn();
    void anItemThatBeginsWithAQuoteOrAListHasItsMarkerBesideThat();
    void aMarkerStandsBesideTheFirstLine_data();
    void aMarkerStandsBesideTheFirstLine();
    void aTaskWithANumberShowsBoth_data();
    void aTaskWithANumberShowsBoth();
    void columnsRunAsTheWordsDo_data();
    void columnsRunAsTheWordsDo();
    void aWideTableShowsItsFirstColumn_data();
    void aWideTableShowsItsFirstColumn();

private:
    void show(const QString &text);
    QList<QRectF> places(const char *type) const;

    std::unique_ptr<QQuickView> m_view;
    std::unique_ptr<QQmlComponent> m_component;
};

namespace {

constexpr qreal kWidth = 400;

void find(QQuickItem *item, QByteArrayView type, QList<QQuickItem *> &found)
{
    if (item->isVisible() &&
        (item->inherits(type.data()) || QByteArrayView(item->metaObject()->className()).startsWith(type)))
        found.append(item);
    for (QQuickItem *child : item->childItems())
        find(child, type, found);
}

QString row(const QString &cell, int columns)
{
    return u"|"_s + (cell + u'|').repeated(columns) + u'\n';
}

} // namespace

void tst_Sides::initTestCase()
{
    QQuickStyle::setStyle(u"Basic"_s);
}

void tst_Sides::cleanup()
{
    m_view.reset();
    m_component.reset();
}

void tst_Sides::show(const QString &text)
{
    m_view = std::make_unique<QQuickView>();
    m_view->engine()->addImportPath(u"qrc:/qt/qml"_s);
    m_component = std::make_unique<QQmlComponent>(m_view->engine());
    m_component->setData("import QtQuick\nimport Confab.Markdown\n"
                         "Item { property alias text: view.text; width: 400; height: 400\n"
                         "  MarkdownView { id: view; width: parent.width } }",
                         QUrl(u"qrc:/test/Test.qml"_s));
    QObject *root = m_component->createWithInitialProperties({{u"text"_s, text}});
    QVERIFY2(root, qPrintable(m_component->errorString()));
    m_view->setContent({}, m_component.get(), root);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QVERIFY(!m_view->grabWindow().isNull());
}

QList<QRectF> tst_Sides::places(const char *type) const
{
    QList<QQuickItem *> items;
    find(m_view->rootObject(), type, items);
    QList<QRectF> places;
    for (const QQuickItem *item : items)
        places.append(item->mapRectToScene({0, 0, item->width(), item->height()}));
    return places;
}

void tst_Sides::aQuoteInAnItemHasItsBarBesideItsWords()
{
    show(u"- a\n\n  > b\n\n> - c"_s);
    const QList<QRectF> bars = places("QuoteBar");
    const QList<QRectF> words = places("QQuickTextEdit");
    QCOMPARE(bars.size(), 2);
    QCOMPARE(words.size(), 3);
    QCOMPARE(bars[0].left(), words[0].left());
    QVERIFY(bars[0].right() < words[1].left());
    // The marker of its item stands right of this one.
    QCOMPARE(bars[1].left(), 0.0);
    QCOMPARE(words[1].left(), words[2].left());
}

void tst_Sides::theBarsOfNestedQuotesStandBesideEachOther()
{
    show(u"> a\n> - b\n>\n>   > c\n\n- \u05D0\n\n  > \u05D1"_s);
    const QList<QRectF> bars = places("QuoteBar");
    const QList<QRectF> words = places("QQuickTextEdit");
    QCOMPARE(bars.size(), 5);
    QVERIFY(bars[2].right() < bars[3].left());
    QCOMPARE(bars[3].left(), words[1].left());
    QVERIFY(bars[3].right() < words[2].left());
    QCOMPARE(bars[4].right(), words[3].right());
    QVERIFY(bars[4].left() > words[4].right());
}

void tst_Sides::aQuoteEndsWithinTheFrameThatItStandsIn()
{
    show(u"<details open>\n\n> a\n\n</details>\n\n> <details open>\n>\n> b\n>\n> </details>"_s);
    const QList<QRectF> bars = places("QuoteBar");
    const QList<QRectF> frames = places("DetailsFrame");
    const QList<QRectF> words = places("QQuickTextEdit");
    QCOMPARE(bars.size(), 3);
    QCOMPARE(bars[0].bottom(), words[0].bottom());
    QVERIFY(bars[0].bottom() < frames[1].bottom() - 4);
    // This one is around it.
    QCOMPARE(bars[2].bottom(), frames[3].bottom());
}

void tst_Sides::anItemThatBeginsWithAQuoteOrAListHasItsMarkerBesideThat()
{
    show(u"- > a\n- - b\n- c\n-\n- d"_s);
    QList<QRectF> words = places("QQuickTextEdit");
    const QList<QRectF> markers = places("LineText");
    QCOMPARE(words.size(), 7);
    QCOMPARE(markers.size(), 6);
    const auto isBeside = [](const QRectF &marker, const QRectF &text) {
        return qAbs(marker.center().y() - text.center().y()) < 3 && marker.right() < text.left();
    };
    QVERIFY(isBeside(markers[0], words[1]));
    QVERIFY(markers[0].right() < places("QuoteBar").first().left());
    QVERIFY(isBeside(markers[1], words[3]));
    QVERIFY(isBeside(markers[2], words[3]));
    QVERIFY(isBeside(markers[3], words[4]));
    // One that is empty has a line of its own.
    QVERIFY(markers[5].top() - markers[3].top() > 2 * words[4].height());
}

void tst_Sides::aMarkerStandsBesideTheFirstLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("type"); // of the first line
    QTest::newRow("words") << u"- words"_s << QByteArray("QQuickTextEdit");
    QTest::newRow("a heading") << u"- # words"_s << QByteArray("QQuickTextEdit");
    QTest::newRow("code") << u"- ```js\n  a\n  ```"_s << QByteArray("CodeHeader");
    QTest::newRow("a table") << u"- | a |\n  |---|\n  | b |"_s << QByteArray("TableRow");
}

void tst_Sides::aMarkerStandsBesideTheFirstLine()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, type);
    show(text);
    const QRectF marker = places("BlockMarker").value(0);
    const QRectF line = places(type.constData()).value(0);
    QVERIFY(!marker.isEmpty() && !line.isEmpty());
    QVERIFY2(qAbs(marker.center().y() - line.center().y()) <= 1.5,
             qPrintable(u"%1, %2"_s.arg(marker.center().y()).arg(line.center().y())));
}

void tst_Sides::aTaskWithANumberShowsBoth_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("English") << u"3. [x] a\n4. b"_s << false;
    QTest::newRow("Hebrew") << u"3. [x] \u05D0\n4. \u05D1"_s << true;
}

void tst_Sides::aTaskWithANumberShowsBoth()
{
    QFETCH(QString, text);
    QFETCH(bool, mirrored);
    show(text);
    QList<QQuickItem *> boxes;
    find(m_view->rootObject(), "QQuickRectangle", boxes);
    QCOMPARE(boxes.size(), 1);
    const QRectF box = boxes.first()->mapRectToScene({0, 0, boxes.first()->width(), boxes.first()->height()});
    const QRectF number = places("LineText").value(0);
    const QRectF task = places("QQuickTextEdit").value(0);
    const QRectF item = places("QQuickTextEdit").value(1);
    QVERIFY(mirrored ? number.left() >= box.right() && box.left() > task.right()
                     : number.right() <= box.left() && box.right() < task.left());
    QCOMPARE(mirrored ? box.right() : box.left(), mirrored ? item.right() : item.left());
}

void tst_Sides::columnsRunAsTheWordsDo_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("English") << u"one"_s << u"two"_s << false;
    QTest::newRow("Hebrew") << u"\u05D0"_s << u"\u05D1"_s << true;
    QTest::newRow("Arabic, then Latin") << u"\u0623"_s << u"b"_s << true;
}

void tst_Sides::columnsRunAsTheWordsDo()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(bool, mirrored);
    show(u"|%1|%2|\n|-|-|\n|x|y|"_s.arg(first, second));
    const QList<QRectF> cells = places("QQuickTextEdit");
    QCOMPARE(cells.size(), 4);
    QCOMPARE(cells[0].left() > cells[1].left(), mirrored);
    QCOMPARE(cells[0].left(), cells[2].left());
    const QRectF table = places("TableRow").first();
    QVERIFY(table.width() < kWidth / 2);
    QCOMPARE(table.left() > kWidth / 2, mirrored);
}

void tst_Sides::aWideTableShowsItsFirstColumn_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("English") << u"some words"_s << false;
    QTest::newRow("Hebrew") << u"\u05D0\u05D1\u05D2\u05D3 \u05D4\u05D5\u05D6\u05D7"_s << true;
}

void tst_Sides::aWideTableShowsItsFirstColumn()
{
    QFETCH(QString, cell);
    QFETCH(bool, mirrored);
    show(row(cell, 12) + row(u"-"_s, 12) + row(cell, 12));
    const QList<QRectF> cells = places("QQuickTextEdit");
    QCOMPARE(cells.size(), 24);
    QVERIFY(QRectF(0, 0, kWidth, kWidth).contains(cells.first()));
    QCOMPARE(cells.first().left() > kWidth / 2, mirrored);
    QVERIFY(mirrored ? cells[11].right() < 0 : cells[11].left() > kWidth);
}

QTEST_MAIN(tst_Sides)
#include "tst_Sides.moc"
