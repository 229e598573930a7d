// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "markdown/RunBoxes.h"

#include <QFont>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickView>
#include <QTest>

using namespace Qt::StringLiterals;
using confab::markdown::RunBoxes;

//! What a reader can tell by the look of a message: ranks of headings, where a list or a part ends.
class tst_BlockLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void eachRankOfHeadingIsGreaterThanTheNext_data();
    void eachRankOfHeadingIsGreaterThanTheNext();
    void twoListsStandFurtherApartThanTheirItems_data();
    void twoListsStandFurtherApartThanTheirItems();
    void codeAtTheEndOfALineStaysInItsColumn_data();
    void codeAtTheEndOfALineStaysInItsColumn();
    void codeAtTheBeginningOfALineStaysInItsColumn_data();
    void codeAtTheBeginningOfALineStaysInItsColumn();
    void aPartThatFoldsHasAFrameAroundAllOfIt_data();
    void aPartThatFoldsHasAFrameAroundAllOfIt();

private:
    QList<QQuickItem *> make(const QString &text, double scale = 1, int width = 560);
    static QList<QQuickItem *> within(QQuickItem *item, QByteArrayView type);
    QRectF placeOf(const QQuickItem *item) const;

    std::unique_ptr<QQuickView> m_view;
    std::unique_ptr<QQmlComponent> m_component;
};

void tst_BlockLooks::initTestCase()
{
    QQuickStyle::setStyle(u"Basic"_s);
}

void tst_BlockLooks::cleanup()
{
    m_component.reset();
    m_view.reset();
}

//! The rows of the message.
QList<QQuickItem *> tst_BlockLooks::make(const QString &text, double scale, int width)
{
    m_component.reset();
    m_view = std::make_unique<QQuickView>();
    m_view->engine()->addImportPath(u"qrc:/qt/qml"_s);
    m_component = std::make_unique<QQmlComponent>(m_view->engine());
    m_component->setData(
        "import QtQuick\nimport Confab.Markdown\nimport Confab.Theme\n"
        "Item { id: root; property string text; property real scaled; property int column; width: 600; height: 900\n"
        "  Binding { target: Theme; property: 'textScale'; value: root.scaled }\n"
        "  MarkdownView { width: root.column; text: root.text }\n"
        "}",
        QUrl(u"qrc:/test/Test.qml"_s));
    QObject *root =
        m_component->createWithInitialProperties({{u"text"_s, text}, {u"scaled"_s, scale}, {u"column"_s, width}});
    if (!root)
        qFatal("%s", qPrintable(m_component->errorString()));
    m_view->setContent({}, m_component.get(), root);
    m_view->show();
    QList<QQuickItem *> rows;
    for (QQuickItem *item : within(m_view->rootObject(), "confab::markdown::SightColumn").first()->childItems()) {
        if (item->property("contentHeight").isValid())
            rows.append(item);
    }
    return rows;
}

QList<QQuickItem *> tst_BlockLooks::within(QQuickItem *item, QByteArrayView type)
{
    QList<QQuickItem *> found;
    const QByteArrayView name(item->metaObject()->className());
    if (name == type || (name.startsWith(type) && name.sliced(type.size()).startsWith("_QML")))
        found.append(item);
    for (QQuickItem *child : item->childItems())
        found += within(child, type);
    return found;
}

QRectF tst_BlockLooks::placeOf(const QQuickItem *item) const
{
    return item->mapRectToItem(m_view->contentItem(), {0, 0, item->width(), item->height()});
}

void tst_BlockLooks::eachRankOfHeadingIsGreaterThanTheNext_data()
{
    QTest::addColumn<double>("scale");
    QTest::newRow("100 %") << 1.0;
    QTest::newRow("200 %") << 2.0;
}

void tst_BlockLooks::eachRankOfHeadingIsGreaterThanTheNext()
{
    QFETCH(double, scale);
    const QList<QQuickItem *> rows = make(u"# a\n## a\n### a\n#### a\n##### a\n###### a\nwords"_s, scale);
    QCOMPARE(rows.size(), 7);
    const auto textOf = [](QQuickItem *row) { return within(row, "BlockText").first(); };
    const QQuickItem *words = textOf(rows.last());
    int above = 1000;
    for (int i = 0; i < 6; ++i) {
        const QQuickItem *heading = textOf(rows.at(i));
        const QFont font = heading->property("font").value<QFont>();
        QVERIFY(font.pixelSize() < above);
        above = font.pixelSize();
        QVERIFY(font.pixelSize() >= words->property("font").value<QFont>().pixelSize());
        QCOMPARE(font.weight(), QFont::DemiBold);
        QCOMPARE(heading->property("color"), words->property("color"));
    }
}

void tst_BlockLooks::twoListsStandFurtherApartThanTheirItems_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("bullets of two kinds") << u"- a\n- b\n* c"_s;
    QTest::newRow("bullets and numbers") << u"- a\n- b\n\n1. c"_s;
    QTest::newRow("numbers of two kinds") << u"1. a\n2. b\n1) c"_s;
    QTest::newRow("loose ones") << u"- a\n\n- b\n\n* c"_s;
    QTest::newRow("in an item") << u"- x\n  - a\n  - b\n  1. c"_s;
    QTest::newRow("tasks and bullets") << u"- [ ] a\n- [ ] b\n* c"_s;
    QTest::newRow("behind a nested one") << u"- a\n  - b\n1. c"_s;
}

void tst_BlockLooks::twoListsStandFurtherApartThanTheirItems()
{
    QFETCH(QString, text);
    const QList<QQuickItem *> rows = make(text);
    const auto gap = [](const QQuickItem *row) { return row->property("gap").toReal(); };
    const qreal between = gap(rows.at(rows.size() - 2));
    QVERIFY2(gap(rows.last()) >= between + 4, qPrintable(u"%1, %2"_s.arg(gap(rows.last())).arg(between)));
}

void tst_BlockLooks::codeAtTheEndOfALineStaysInItsColumn_data()
{
    QTest::addColumn<QString>("text");
    const QString words = u"see `some` of the `code` at `the` end of `lines` "_s.repeated(8);
    QTest::newRow("in a paragraph") << words;
    QTest::newRow("longer than a line") << u"`%1`"_s.arg(QString(200, u'c'));
    QTest::newRow("in an item") << u"- "_s + words;
    QTest::newRow("in a heading") << u"## "_s + words;
    QTest::newRow("in a quote") << u"> "_s + words;
    QTest::newRow("from right to left") << u"\u0645\u0631\u062D\u0628\u0627 `code` "_s.repeated(20);
}

void tst_BlockLooks::codeAtTheEndOfALineStaysInItsColumn()
{
    QFETCH(QString, text);
    const bool mirrored = text.front().direction() == QChar::DirAL;
    // In one of these widths, a line ends with code.
    for (const int width : {330, 324, 315, 306, 300}) {
        const QQuickItem *row = make(text, 1, width).first();
        const qreal end = row->property("contentX").toReal() + (mirrored ? 0 : row->property("contentWidth").toReal());
        auto *grounds = row->findChild<RunBoxes *>();
        QVERIFY(grounds);
        grounds->ensurePolished();
        QVERIFY(grounds->boxes().size() > 5 || text.size() == 202);
        for (const QRectF &box : grounds->boxes()) {
            const QRectF place = grounds->mapRectToItem(row, box);
            QVERIFY2(mirrored ? place.left() >= end - 0.5 : place.right() <= end + 0.5,
                     qPrintable(u"%1 to %2, the column to %3"_s.arg(place.left()).arg(place.right()).arg(end)));
        }
    }
}

void tst_BlockLooks::codeAtTheBeginningOfALineStaysInItsColumn_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("in a paragraph") << u"`code` and words"_s;
    QTest::newRow("at the beginning of a later line") << u"some words, and more of them `%1`"_s.arg(QString(28, u'c'));
    QTest::newRow("behind a break") << u"words  \n`code` and words"_s;
    QTest::newRow("longer than a line") << u"`%1`"_s.arg(QString(200, u'c'));
    QTest::newRow("in an item") << u"- `code` and words"_s;
    QTest::newRow("in a heading") << u"## `code` and words"_s;
    QTest::newRow("a key") << u"<kbd>Ctrl</kbd> and words"_s;
    QTest::newRow("from right to left") << u"`code` \u0645\u0631\u062D\u0628\u0627"_s;
}

void tst_BlockLooks::codeAtTheBeginningOfALineStaysInItsColumn()
{
    QFETCH(QString, text);
    const bool mirrored = text.back().direction() == QChar::DirAL;
    const QQuickItem *row = make(text, 1, 300).first();
    auto *grounds = row->findChild<RunBoxes *>();
    QVERIFY(grounds);
    grounds->ensurePolished();
    QVERIFY(!grounds->boxes().isEmpty());
    const QQuickItem *words = grounds->parentItem();
    for (const QRectF &box : grounds->boxes())
        QVERIFY2(mirrored ? box.right() <= words->width() + 0.5 : box.left() >= -0.5,
                 qPrintable(u"%1 to %2 of %3"_s.arg(box.left()).arg(box.right()).arg(words->width())));
    // There is room for its edge, where a paragraph begins with it.
    if (text.startsWith(u'`') && text.size() < 100 && !mirrored) {
        const QRectF letter = words->property("cursorRectangle").toRectF();
        QVERIFY2(letter.left() >= grounds->boxes().first().left() + 1, qPrintable(QString::number(letter.left())));
    }
}

void tst_BlockLooks::aPartThatFoldsHasAFrameAroundAllOfIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("frames");
    QTest::addColumn<int>("rows"); // in the outermost
    const QString body = u"words\n\n- item\n\n```cpp\nint a;\n```\n\n"_s;
    QTest::newRow("open") << u"a\n\n<details open>\n<summary>s</summary>\n\n"_s + body + u"</details>\n\nb"_s << 1 << 4;
    QTest::newRow("closed") << u"a\n\n<details>\n<summary>s</summary>\n\n"_s + body + u"</details>\n\nb"_s << 1 << 1;
    QTest::newRow("two in a row") << u"a\n\n<details open>\n\n"_s + body + u"</details>\n<details>\n\nx\n\n</details>"_s
                                  << 2 << 4;
    QTest::newRow("one in the other") << u"a\n\n<details open>\n\n"_s + body +
                                             u"<details open>\n\nx\n\n</details>\n</details>\n\nb"_s
                                      << 2 << 6;
    QTest::newRow("not ended") << u"a\n\n<details open>\n\n"_s + body << 1 << 4;
    const QString deeper = u"<details open>\n\nx\n\n"_s;
    QTest::newRow("as deep as they are drawn") << deeper.repeated(16) << 16 << 32;
    QTest::newRow("deeper") << deeper.repeated(20) << 16 << 40;
    QTest::newRow("in an item") << u"- a\n\n  <details open>\n\n  words\n\n  > quote\n\n  </details>\n- b"_s << 1 << 3;
    QTest::newRow("from right to left")
        << u"\u0645\u0631\u062D\u0628\u0627\n\n- \u0628\u0643\u0645\n\n  <details open>\n\n  \u0628\u0643\u0645\n\n  </details>"_s
        << 1 << 2;
}

void tst_BlockLooks::aPartThatFoldsHasAFrameAroundAllOfIt()
{
    QFETCH(QString, text);
    QFETCH(int, frames);
    QFETCH(int, rows);
    const QList<QQuickItem *> all = make(text);
    const QList<QQuickItem *> pieces = within(m_view->contentItem(), "DetailsFrame");
    QCOMPARE(std::count_if(pieces.begin(), pieces.end(),
                           [](const QQuickItem *piece) { return piece->property("begins").toBool(); }),
             frames);
    QCOMPARE(std::count_if(pieces.begin(), pieces.end(),
                           [](const QQuickItem *piece) { return piece->property("ends").toBool(); }),
             frames);
    // One below the other, without a gap, and around what stands in their rows.
    QRectF frame;
    int count = 0;
    for (QQuickItem *row : all) {
        const QList<QQuickItem *> beside = within(row, "DetailsFrame");
        if (beside.isEmpty() || (count > 0 && beside.first()->property("begins").toBool()))
            continue;
        const QRectF place = placeOf(beside.first());
        if (count++ > 0) {
            QCOMPARE(place.top(), frame.bottom());
            QCOMPARE(place.left(), frame.left());
            QCOMPARE(place.right(), frame.right());
        }
        frame = place;
        QList<QQuickItem *> texts = within(row, "BlockText");
        texts += within(row, "FoldButton");
        for (const QQuickItem *words : texts) {
            QVERIFY(place.contains(placeOf(words)));
            QVERIFY(placeOf(words).left() >= place.left() + 4);
        }
        if (beside.first()->property("ends").toBool())
            break;
    }
    QCOMPARE(count, rows);
}

QTEST_MAIN(tst_BlockLooks)
#include "tst_BlockLooks.moc"
