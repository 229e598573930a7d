// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "markdown/RenderLimits.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickTextDocument>
#include <QQuickView>
#include <QTest>
#include <QTextDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace confab::markdown;

//! How much is made and touched for long messages, in a list of messages as they are shown.
class tst_LongMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void codeThatIsWrittenTouchesOnlyItsEnd();
    void codeOutOfSightIsNotLaidOut();
    void codeComesWithTheFrameThatShowsIt();
    void codeIsAsHighAsItsLines();
    void aTableThatIsWrittenTouchesOnlyItsEnd();
    void rowsOfATableAreMadeWhenTheyComeInSight();
    void whatIsOutOfSightIsNotDrawn();
    void aFrameGoesThroughWhatIsInSight_data();
    void aFrameGoesThroughWhatIsInSight();
    void longCodeCanBeCopiedFromItsMidst();
    void longCodeCanBeMovedSidewaysFromItsMidst();
    void whatIsOpenedComesInFrameByFrame();

private:
    void show(const QString &text, bool streaming);
    void write(const QString &text) { m_room->setProperty("text", text); }
    void drawFrame() { QVERIFY(!m_view->grabWindow().isNull()); }
    QQuickItem *list() const { return m_room->childItems().first(); }
    QList<QQuickItem *> texts() const;
    QList<QQuickItem *> inSight(const char *type) const;
    int laidOutLines() const;
    bool showsText(const QString &text) const;

    std::unique_ptr<QQuickView> m_view;
    QQuickItem *m_room = nullptr;
};

namespace {

const QByteArray kRoom = R"(
import QtQuick
import Confab.Markdown
import Confab.Theme

Rectangle {
    id: root

    property bool streaming: false
    property int portions: 1
    property string text: ""
    readonly property var theme: Theme

    color: Theme.window
    height: 400
    width: 600

    ListView {
        anchors.fill: parent
        model: 1
        verticalLayoutDirection: ListView.BottomToTop

        delegate: MarkdownView {
            portions: root.portions
            streaming: root.streaming
            text: root.text
            width: ListView.view.width

            onMoreRequested: root.portions = 4
        }
    }
}
)";

void findTexts(QQuickItem *item, QList<QQuickItem *> &found)
{
    if (item->inherits("QQuickTextEdit"))
        found.append(item);
    for (QQuickItem *child : item->childItems())
        findTexts(child, found);
}

void findItems(QQuickItem *item, const char *type, QList<QQuickItem *> &found)
{
    if (!item->isVisible())
        return;
    if (QByteArrayView(item->metaObject()->className()).startsWith(type))
        found.append(item);
    for (QQuickItem *child : item->childItems())
        findItems(child, type, found);
}

QTextDocument *documentOf(QQuickItem *text)
{
    return text->property("textDocument").value<QQuickTextDocument *>()->textDocument();
}

int visibleItems(const QQuickItem *item)
{
    if (!item->isVisible())
        return 0;
    int items = 1;
    for (const QQuickItem *child : item->childItems())
        items += visibleItems(child);
    return items;
}

QString listItems(int count)
{
    QString list;
    for (int i = 0; i < count; ++i)
        list += u"- item %1\n"_s.arg(i);
    return list;
}

QString codeLines(int count)
{
    QString code;
    for (int i = 0; i < count; ++i)
        code += u"return %1\n"_s.arg(i);
    return code;
}

QString tableRows(int count)
{
    QString table = u"| a | b | c |\n|---|---|---|\n"_s;
    for (int i = 0; i < count; ++i)
        table += u"| row %1 | **bold** | [link](https://b.example) |\n"_s.arg(i);
    return table;
}

} // namespace

void tst_LongMessages::initTestCase()
{
    QQuickStyle::setStyle(u"Basic"_s);
}

void tst_LongMessages::init()
{
    m_view = std::make_unique<QQuickView>();
    m_view->engine()->addImportPath(u"qrc:/qt/qml"_s);
}

void tst_LongMessages::show(const QString &text, bool streaming)
{
    auto *component = new QQmlComponent(m_view->engine(), m_view.get());
    component->setData(kRoom, QUrl(u"qrc:/test/Room.qml"_s));
    m_room = qobject_cast<QQuickItem *>(
        component->createWithInitialProperties({{u"text"_s, text}, {u"streaming"_s, streaming}}));
    if (!m_room)
        qFatal("%s", qPrintable(component->errorString()));
    m_view->setContent({}, component, m_room);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    drawFrame();
}

QList<QQuickItem *> tst_LongMessages::texts() const
{
    QList<QQuickItem *> found;
    findTexts(m_room, found);
    return found;
}

QList<QQuickItem *> tst_LongMessages::inSight(const char *type) const
{
    QList<QQuickItem *> found;
    findItems(m_room, type, found);
    const QRectF window(0, 0, m_view->width(), m_view->height());
    found.removeIf([&window](const QQuickItem *item) {
        return !window.contains(item->mapRectToScene({0, 0, item->width(), item->height()}).center());
    });
    return found;
}

int tst_LongMessages::laidOutLines() const
{
    int lines = 0;
    for (QQuickItem *text : texts())
        lines += documentOf(text)->blockCount();
    return lines;
}

bool tst_LongMessages::showsText(const QString &text) const
{
    const QRectF window(0, 0, m_view->width(), m_view->height());
    for (const QQuickItem *item : texts()) {
        if (item->property("text").toString().contains(text) &&
            item->mapRectToScene({0, 0, item->width(), item->height()}).intersects(window))
            return true;
    }
    return false;
}

void tst_LongMessages::codeThatIsWrittenTouchesOnlyItsEnd()
{
    const QString fence = u"```python\n"_s;
    show(fence + codeLines(100), true);
    QList<QQuickItem *> all = texts();
    int touched = 0;
    for (qsizetype i = 0; i + 1 < all.size(); ++i)
        connect(documentOf(all[i]), &QTextDocument::contentsChange, this, [&touched] { ++touched; });
    for (int lines = 101; lines < 140; ++lines) {
        write(fence + codeLines(lines));
        drawFrame();
    }
    QCOMPARE(touched, 0);
    for (QQuickItem *text : texts())
        QVERIFY(documentOf(text)->blockCount() <= limits::kPieceLines);
    QVERIFY(showsText(u"return 138"_s));
}

void tst_LongMessages::codeOutOfSightIsNotLaidOut()
{
    show(u"```python\n"_s + codeLines(1'000) + u"```"_s, false);
    QVERIFY(list()->property("contentHeight").toReal() > 1'000 * 15);
    QVERIFY2(laidOutLines() < 150, qPrintable(QString::number(laidOutLines())));
    QVERIFY(showsText(u"return 999"_s));
}

void tst_LongMessages::codeComesWithTheFrameThatShowsIt()
{
    show(u"```python\n"_s + codeLines(1'000) + u"```"_s, false);
    const qreal begin = list()->property("originY").toReal();
    for (const qreal part : {0.0, 0.3, 0.6}) {
        list()->setProperty("contentY", begin * (1 - part));
        drawFrame();
        QVERIFY(showsText(u"return %1\n"_s.arg(int(1'000 * part) + 10)));
        QVERIFY(laidOutLines() < 150);
    }
}

void tst_LongMessages::codeIsAsHighAsItsLines()
{
    show(u"```\n"_s + codeLines(40) + u"```"_s, false);
    for (const qreal scale : {1.0, 2.0}) {
        m_room->property("theme").value<QObject *>()->setProperty("textScale", scale);
        drawFrame();
        for (QQuickItem *text : texts())
            QCOMPARE(text->parentItem()->height(), text->implicitHeight());
    }
}

void tst_LongMessages::aTableThatIsWrittenTouchesOnlyItsEnd()
{
    show(tableRows(30), true);
    const QList<QQuickItem *> all = texts();
    QVERIFY(all.size() > 30);
    int touched = 0;
    for (QQuickItem *text : all)
        connect(documentOf(text), &QTextDocument::contentsChange, this, [&touched] { ++touched; });
    for (int rows = 31; rows < 60; ++rows) {
        write(tableRows(rows));
        drawFrame();
    }
    QCOMPARE(touched, 0);
    const QList<QQuickItem *> now = texts();
    for (QQuickItem *text : all)
        QVERIFY(now.contains(text));
    QVERIFY(showsText(u"row 58"_s));
}

void tst_LongMessages::rowsOfATableAreMadeWhenTheyComeInSight()
{
    show(tableRows(100), false);
    QVERIFY2(texts().size() < 3 * 45, qPrintable(QString::number(texts().size())));
    QVERIFY(showsText(u"row 99"_s));
    const qreal begin = list()->property("originY").toReal();
    for (const qreal part : {0.6, 0.3, 0.0}) {
        list()->setProperty("contentY", begin * (1 - part));
        drawFrame();
        QVERIFY(showsText(u"row %1"_s.arg(int(100 * part) + 6)));
    }
}

void tst_LongMessages::whatIsOutOfSightIsNotDrawn()
{
    show(listItems(150), true);
    const auto drawn = [this] {
        const QList<QQuickItem *> all = texts();
        return std::count_if(all.begin(), all.end(), [](const QQuickItem *item) { return item->isVisible(); });
    };
    QCOMPARE(texts().size(), 150);
    const qreal height = list()->property("contentHeight").toReal();
    QVERIFY2(drawn() < 60, qPrintable(QString::number(drawn())));
    QVERIFY(showsText(u"item 149"_s));
    list()->setProperty("contentY", list()->property("originY"));
    drawFrame();
    QVERIFY(drawn() < 60);
    QVERIFY(texts().first()->isVisible());
    QCOMPARE(list()->property("contentHeight").toReal(), height);
}

void tst_LongMessages::aFrameGoesThroughWhatIsInSight_data()
{
    QTest::addColumn<QString>("shorter");
    QTest::addColumn<QString>("longer");
    QTest::newRow("list") << listItems(100) << listItems(400);
    QTest::newRow("table") << tableRows(100) << tableRows(400);
}

void tst_LongMessages::aFrameGoesThroughWhatIsInSight()
{
    QFETCH(QString, shorter);
    QFETCH(QString, longer);
    show(shorter, true);
    const int few = visibleItems(m_room);
    write(longer);
    drawFrame();
    const int many = visibleItems(m_room);
    QVERIFY2(many < few * 3 / 2, qPrintable(u"%1 items, then %2"_s.arg(few).arg(many)));
}

void tst_LongMessages::longCodeCanBeCopiedFromItsMidst()
{
    const QString code = codeLines(200);
    show(u"above\n\n```python\n"_s + code + u"```\n\n"_s + listItems(5), false);
    const qreal begin = list()->property("originY").toReal();
    list()->setProperty("contentY", begin / 2);
    drawFrame();
    const QList<QQuickItem *> buttons = inSight("IconButton");
    QCOMPARE(buttons.size(), 1);
    const QPointF at = buttons.first()->mapToScene({buttons.first()->width() / 2, buttons.first()->height() / 2});
    QVERIFY(at.y() < 40);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at.toPoint());
    QCOMPARE(QGuiApplication::clipboard()->text(), code.trimmed());
    // Where its own header is in sight, that is the only one.
    list()->setProperty("contentY", begin);
    drawFrame();
    QCOMPARE(inSight("IconButton").size(), 1);
    QVERIFY(inSight("IconButton").first()->mapToScene({}).y() > 20);
}

void tst_LongMessages::longCodeCanBeMovedSidewaysFromItsMidst()
{
    show(u"```python\n"_s + u"a long line of code "_s.repeated(10).append(u'\n').repeated(200) + u"```\n\nend"_s,
         false);
    list()->setProperty("contentY", list()->property("originY").toReal() / 2);
    drawFrame();
    const QList<QQuickItem *> bars = inSight("AppScrollBar");
    QCOMPARE(bars.size(), 1);
    const QRectF place = bars.first()->mapRectToScene({0, 0, bars.first()->width(), bars.first()->height()});
    QVERIFY(place.bottom() <= 400 && place.top() > 380);
    QQuickItem *line = texts().first();
    const qreal before = line->mapToScene({}).x();
    QTest::mousePress(m_view.get(), Qt::LeftButton, {}, QPoint(20, int(place.center().y())));
    QTest::mouseMove(m_view.get(), QPoint(120, int(place.center().y())));
    QTest::mouseMove(m_view.get(), QPoint(220, int(place.center().y())));
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, QPoint(220, int(place.center().y())));
    QVERIFY(line->mapToScene({}).x() < before - 100);
}

void tst_LongMessages::whatIsOpenedComesInFrameByFrame()
{
    show(listItems(700), false);
    m_room->setProperty("portions", 0);
    drawFrame();
    QMetaObject::invokeMethod(list(), "positionViewAtBeginning"); // the end
    drawFrame();
    const QList<QQuickItem *> links = inSight("QuietLink");
    QCOMPARE(links.size(), 1);
    QVERIFY(QMetaObject::invokeMethod(links.first(), "pressed"));
    QCOMPARE(m_room->property("portions").toInt(), 4);
    QVERIFY2(texts().size() < 150, qPrintable(QString::number(texts().size())));
    QTRY_COMPARE(texts().size(), 700);
}

QTEST_MAIN(tst_LongMessages)
#include "tst_LongMessages.moc"
