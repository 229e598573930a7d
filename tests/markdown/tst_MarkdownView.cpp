// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "markdown/BlockFormatter.h"
#include "markdown/ChangedLines.h"
#include "markdown/Emoji.h"
#include "markdown/RunBoxes.h"

#include <QAccessible>
#include <QDir>
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQmlExpression>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickTextDocument>
#include <QQuickView>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace Qt::StringLiterals;
using namespace confab::markdown;

//! The components as they are shown, without a display. CONFAB_PICTURES names a folder for pictures of them.
class tst_MarkdownView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void formatsStandAtTheirCharacters();
    void emojiAreDrawnInTheirFont();
    void boldEastAsianLettersCanBeTold();
    void codeIsDrawnCharacterByCharacter();
    void lettersThatJoinStayJoinedInCode();
    void codeInProseStandsOnItsGround_data();
    void codeInProseStandsOnItsGround();
    void linesOfADiffStandOnTheirGrounds();
    void keycapsAreDrawnByOneFont();
    void noFormatStaysWhereItsTextIsGone();
    void aGrowingTextKeepsTheSelection();
    void theHeightIsKnownAtOnce();
    void linksAreReportedWithWhatTheReaderSaw();
    void aLinkWithTheKeyboardOpensByEnter();
    void screenReadersAreToldOfLinks();
    void aNewLookReachesWhatIsShown();
    void whatIsWiderThanTheColumnSaysSo();
    void aColumnTakesTwoLongCells();
    void everyKindOfBlockIsDrawn_data();
    void everyKindOfBlockIsDrawn();

private:
    QQuickItem *view() const { return m_view->rootObject(); }
    QQuickItem *make(const QString &text, bool streaming = false);
    QList<QQuickItem *> texts() const;
    QTextCharFormat formatAt(int text, int position) const;
    void setTheme(const char *name, const QVariant &value);

    std::unique_ptr<QQuickView> m_view;
    std::unique_ptr<QQmlComponent> m_component;
};

namespace {

QStringList warnings;
QtMessageHandler previous = nullptr;

void collect(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type != QtDebugMsg && type != QtInfoMsg)
        warnings.append(message);
    previous(type, context, message);
}

// The class of what QML defines has a number behind its name.
bool isLinkStop(const QQuickItem &item)
{
    return QByteArrayView(item.metaObject()->className()).startsWith("LinkStop");
}

void findTexts(QQuickItem *item, QList<QQuickItem *> &found)
{
    if (item->inherits("QQuickTextEdit"))
        found.append(item);
    for (QQuickItem *child : item->childItems())
        findTexts(child, found);
}

void findShades(QQuickItem *item, QList<QQuickItem *> &found)
{
    if (item->isVisible() && QByteArray(item->metaObject()->className()).startsWith("EdgeShade"))
        found.append(item);
    for (QQuickItem *child : item->childItems())
        findShades(child, found);
}

QRectF placeOf(QQuickItem *text, int position)
{
    QRectF place;
    QMetaObject::invokeMethod(text, "positionToRectangle", Q_RETURN_ARG(QRectF, place), Q_ARG(int, position));
    return place;
}

QTextDocument *documentOf(QQuickItem *text)
{
    return text->property("textDocument").value<QQuickTextDocument *>()->textDocument();
}

const QString kShowcase = uR"(# Where the rows go

One commit takes **all that waits**, so a room of *three hundred* costs as much as one of three. See
[the notes](https://sqlite.example/wal) or https://www.sqlite.org/wal.html. Set `synchronous = FULL`, never ~~OFF~~. 👩‍💻 👍🏽 ❤️

## Steps

1. Hand over what came in
2. Give numbers *inside* the transaction
   - `ev` for the room
   - `seq` for the message
     - and nothing else
3. Answer after the commit
- [x] write-ahead log
- [ ] PostgreSQL

> Measure first. The disk is busy with something else.
>
> > And then again.

```cpp
// One savepoint a command: a refusal does not undo its neighbours.
Result<Row> RoomLog::append(const Message &message)
{
    if (message.text.isEmpty())
        return Error{u"empty"_s, 42};
    return m_rows.insert(message);
}
```

| Store | Writes/s | Remarks |
|:------|---------:|:-------:|
| SQLite, WAL | 48,200 | one writer, group commit |
| **PostgreSQL** | 31,900 | over `libpq`, a pipeline of 64, and a remark that is long enough to be wrapped in its cell |

---

![The latency over an hour](https://charts.example/latency.png)

Last line, with [bank.com](https://evil.example) in it.)"_s;

} // namespace

void tst_MarkdownView::initTestCase()
{
    QQuickStyle::setStyle(u"Basic"_s);
    previous = qInstallMessageHandler(collect);
}

void tst_MarkdownView::init()
{
    warnings.clear();
    m_view = std::make_unique<QQuickView>();
    m_view->engine()->addImportPath(u"qrc:/qt/qml"_s);
    m_view->setResizeMode(QQuickView::SizeViewToRootObject);
}

void tst_MarkdownView::cleanup()
{
    m_component.reset();
    m_view.reset();
    QCOMPARE(warnings, QStringList());
}

QQuickItem *tst_MarkdownView::make(const QString &text, bool streaming)
{
    auto component = std::make_unique<QQmlComponent>(m_view->engine()); // the view doesn't take it
    component->setData("import QtQuick\nimport Confab.Markdown\nimport Confab.Theme\n"
                       "Rectangle {\n"
                       "  property alias text: view.text; property alias streaming: view.streaming\n"
                       "  property string url; property string label; readonly property var theme: Theme\n"
                       "  color: Theme.window; width: 600; height: view.implicitHeight + 32\n"
                       "  MarkdownView { id: view; x: 16; y: 16; width: parent.width - 32\n"
                       "    onLinkActivated: (url, label) => { parent.url = url; parent.label = label } }\n"
                       "}",
                       QUrl(u"qrc:/test/Test.qml"_s));
    QObject *root = component->createWithInitialProperties({{u"text"_s, text}, {u"streaming"_s, streaming}});
    if (!root)
        qFatal("%s", qPrintable(component->errorString()));
    m_view->setContent({}, component.get(), root);
    m_component = std::move(component);
    return view();
}

QList<QQuickItem *> tst_MarkdownView::texts() const
{
    QList<QQuickItem *> found;
    findTexts(view(), found);
    return found;
}

QTextCharFormat tst_MarkdownView::formatAt(int text, int position) const
{
    QTextCursor cursor(documentOf(texts().at(text)));
    cursor.setPosition(position + 1);
    return cursor.charFormat();
}

void tst_MarkdownView::setTheme(const char *name, const QVariant &value)
{
    view()->property("theme").value<QObject *>()->setProperty(name, value);
}

void tst_MarkdownView::formatsStandAtTheirCharacters()
{
    make(u"a **b** *c* ~~d~~ `e` [f](https://g.example/)"_s);
    QCOMPARE(texts().size(), 1);
    QCOMPARE(texts().first()->property("text").toString(), u"a b c d e f"_s);
    QCOMPARE(formatAt(0, 0).propertyCount(), 0);
    QCOMPARE(formatAt(0, 2).fontWeight(), int(QFont::DemiBold));
    QVERIFY(formatAt(0, 4).fontItalic());
    QVERIFY(formatAt(0, 6).fontStrikeOut());
    QCOMPARE(formatAt(0, 8).fontFamilies().toStringList().first(), u"JetBrains Mono"_s);
    QCOMPARE(formatAt(0, 10).anchorHref(), u"https://g.example/"_s);
    QVERIFY(formatAt(0, 10).isAnchor());
    for (const int between : {1, 3, 5})
        QCOMPARE(formatAt(0, between).propertyCount(), 0);
}

void tst_MarkdownView::emojiAreDrawnInTheirFont()
{
    if (emojiFamily().isEmpty())
        QSKIP("no emoji font here");
    make(u"a \U0001F469\u200D\U0001F4BB b \U0001F44D\U0001F3FD c \u2764\uFE0F d"_s);
    const QString text = texts().first()->property("text").toString();
    for (int i = 0; i < text.size(); ++i) {
        const bool letter = text[i].unicode() < 0x80;
        const QStringList families = formatAt(0, i).fontFamilies().toStringList();
        QCOMPARE(families.value(0), letter ? QString() : emojiFamily());
    }
}

void tst_MarkdownView::boldEastAsianLettersCanBeTold()
{
    make(u"a **\u5F3A b** \u4E00\n\n# \U00020000 c\n\n|\uD55C|\n|-|\n|\uD55C|"_s);
    QCOMPARE(texts().size(), 4);
    QCOMPARE(formatAt(0, 2).fontWeight(), int(QFont::Bold));
    QCOMPARE(formatAt(0, 4).fontWeight(), int(QFont::DemiBold));
    QVERIFY(!formatAt(0, 6).hasProperty(QTextFormat::FontWeight));
    QCOMPARE(formatAt(1, 1).fontWeight(), int(QFont::Bold));
    QVERIFY(!formatAt(1, 3).hasProperty(QTextFormat::FontWeight));
    QCOMPARE(formatAt(2, 0).fontWeight(), int(QFont::Bold));
    QVERIFY(!formatAt(3, 0).hasProperty(QTextFormat::FontWeight));
    // What is written anew behind them leaves them as they are.
    make(u"**\u5F3A**"_s, true);
    view()->setProperty("text", u"**\u5F3A** and **\u4E00**"_s);
    QCOMPARE(formatAt(0, 0).fontWeight(), int(QFont::Bold));
    QCOMPARE(formatAt(0, 6).fontWeight(), int(QFont::Bold));
}

void tst_MarkdownView::codeIsDrawnCharacterByCharacter()
{
    make(u"a `b->c` d\n\n```\na -> b\n```"_s);
    QCOMPARE(texts().size(), 2);
    QVERIFY(formatAt(0, 3).fontStyleStrategy() & QFont::PreferNoShaping);
    QVERIFY(!formatAt(0, 0).hasProperty(QTextFormat::FontStyleStrategy));
    QVERIFY(texts().at(1)->property("font").value<QFont>().styleStrategy() & QFont::PreferNoShaping);
    QVERIFY(!formatAt(1, 2).hasProperty(QTextFormat::FontStyleStrategy));
}

void tst_MarkdownView::lettersThatJoinStayJoinedInCode()
{
    make(u"```\na \u0633\u0644\u0627\u0645 e\u0301 \U0001F44D\U0001F3FD\n```"_s);
    const QString text = texts().first()->property("text").toString();
    for (int i = 0; i < text.size(); ++i) {
        const bool shaped = formatAt(0, i).hasProperty(QTextFormat::FontStyleStrategy) &&
                            formatAt(0, i).fontStyleStrategy() == QFont::PreferDefault;
        const bool separate = i < 2 || text[i] == u' ';
        QCOMPARE(shaped, !separate);
    }
}

void tst_MarkdownView::codeInProseStandsOnItsGround_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("from"); // where the code stands in what is shown
    QTest::addColumn<int>("to");
    QTest::addColumn<int>("boxes");
    const QString right = u"\u0645\u0631\u062D\u0628\u0627"_s;
    QTest::newRow("plain words") << u"no code"_s << 0 << 0 << 0;
    QTest::newRow("in a line") << u"see `code` here"_s << 4 << 8 << 1;
    QTest::newRow("at the beginning") << u"`code`"_s << 0 << 4 << 1;
    QTest::newRow("in brackets") << u"see (`code`)"_s << 5 << 9 << 1;
    QTest::newRow("over two lines") << u"see `%1 %1`"_s.arg(QString(50, u'c')) << 4 << 105 << 2;
    QTest::newRow("from right to left") << right + u" `code` "_s + right << 7 << 11 << 1;
    QTest::newRow("a key") << u"see <kbd>Ctrl</kbd>"_s << 4 << 8 << 1;
    QTest::newRow("a formula") << u"see $x^2$ here"_s << 4 << 9 << 1;
    QTest::newRow("in a heading") << u"# see `code`"_s << 4 << 8 << 1;
}

void tst_MarkdownView::codeInProseStandsOnItsGround()
{
    QFETCH(QString, text);
    QFETCH(int, from);
    QFETCH(int, to);
    for (const qreal scale : {1.0, 2.0}) {
        make(text);
        setTheme("textScale", scale);
        auto *ground = texts().first()->findChild<RunBoxes *>();
        QVERIFY(ground);
        ground->ensurePolished();
        const QList<QRectF> boxes = ground->boxes();
        if (scale == 1.0)
            QTEST(int(boxes.size()), "boxes");
        qreal covered = 0;
        for (const QRectF &box : boxes)
            covered += box.width();
        for (int at = from; at < to; ++at) {
            const QRectF letter = placeOf(texts().first(), at);
            const QPointF middle = letter.center();
            const bool stands = std::any_of(boxes.begin(), boxes.end(), [middle](const QRectF &box) {
                return box.adjusted(-1, 0, 1, 0).contains(middle);
            });
            QVERIFY2(stands, qPrintable(QString::number(at)));
        }
        // No further than its edges.
        const QFontMetricsF metrics(formatAt(0, from).font());
        if (to > from)
            QVERIFY(covered < (to - from + 3 * boxes.size()) * metrics.horizontalAdvance(u'M'));
    }
    setTheme("textScale", 1);
}

void tst_MarkdownView::linesOfADiffStandOnTheirGrounds()
{
    make(u"```cpp\n+ a;\n```"_s);
    QVERIFY(!texts().first()->parentItem()->findChild<ChangedLines *>()->isVisible());
    make(u"```diff\n@@ -1,3 +1,4 @@\n same\n+one\n+\n-two\n+three\n```"_s);
    auto *grounds = texts().first()->parentItem()->findChild<ChangedLines *>();
    QVERIFY(grounds);
    if (grounds->stretches().isEmpty())
        QSKIP("no highlighting in this build");
    const QList<ChangedLines::Stretch> stretches = {{2, 2, true}, {4, 1, false}, {5, 1, true}};
    QVERIFY(grounds->stretches() == stretches);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    for (const bool dark : {false, true}) {
        setTheme("dark", dark);
        const QImage picture = m_view->grabWindow();
        const auto colorOf = [&](int line) {
            // Beyond the words.
            const QPointF place = grounds->mapToScene({grounds->width() - 4, (line + 0.5) * grounds->line()});
            return picture.pixelColor((place * picture.devicePixelRatio()).toPoint());
        };
        const auto *colors = view()->property("theme").value<QObject *>()->property("codeColors").value<QObject *>();
        const auto isLike = [](const QColor &a, const QColor &b) {
            return qAbs(a.red() - b.red()) + qAbs(a.green() - b.green()) + qAbs(a.blue() - b.blue()) < 6;
        };
        QVERIFY(isLike(colorOf(2), colors->property("addedGround").value<QColor>()));
        QCOMPARE(colorOf(3), colorOf(2));
        QVERIFY(isLike(colorOf(4), colors->property("removedGround").value<QColor>()));
        QCOMPARE(colorOf(5), colorOf(2));
        QVERIFY(colorOf(1) != colorOf(2) && colorOf(1) != colorOf(4));
        // The words stand on it.
        const QPointF begin = grounds->mapToScene({-grounds->x(), 2.0 * grounds->line()});
        const QRect words = QRectF(begin * picture.devicePixelRatio(), QSizeF(30, grounds->line())).toRect();
        int inked = 0;
        for (int y = words.top(); y < words.bottom(); ++y) {
            for (int x = words.left(); x < words.right(); ++x)
                inked += !isLike(picture.pixelColor(x, y), colorOf(2));
        }
        QVERIFY2(inked > 20, qPrintable(QString::number(inked)));
    }
    setTheme("dark", false);
}

void tst_MarkdownView::keycapsAreDrawnByOneFont()
{
    if (emojiFamily().isEmpty())
        QSKIP("no emoji font here");
    for (const QString &text : {u"1\uFE0F\u20E3"_s, u"\U0001F3F3\uFE0F\u200D\U0001F308"_s,
                                u"\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466"_s}) {
        for (const QString &wrap : {u"%1 a"_s, u"`%1`"_s, u"```\n%1\n```"_s}) {
            make(wrap.arg(text));
            const QTextBlock block = documentOf(texts().first())->begin();
            int glyphs = 0;
            for (const QGlyphRun &run : block.layout()->lineAt(0).glyphRuns(0, int(text.size())))
                glyphs += int(run.glyphIndexes().size());
            QVERIFY2(glyphs == 1, qPrintable(u"%1 glyphs in %2"_s.arg(glyphs).arg(wrap)));
        }
    }
}

void tst_MarkdownView::noFormatStaysWhereItsTextIsGone()
{
    make(u"a **b c d** e"_s);
    view()->setProperty("text", u"a b c d e f"_s);
    for (int i = 0; i < 11; ++i)
        QCOMPARE(formatAt(0, i).propertyCount(), 0);
    view()->setProperty("text", u"a `b` c **d** e f"_s);
    QVERIFY(formatAt(0, 2).hasProperty(QTextFormat::FontFamilies));
    QCOMPARE(formatAt(0, 4).propertyCount(), 0);
    QCOMPARE(formatAt(0, 6).fontWeight(), int(QFont::DemiBold));
    // While it grows, what comes next is plain again.
    view()->setProperty("text", u"a **b**"_s);
    view()->setProperty("text", u"a **b** c"_s);
    QCOMPARE(formatAt(0, 2).fontWeight(), int(QFont::DemiBold));
    QCOMPARE(formatAt(0, 4).propertyCount(), 0);
}

void tst_MarkdownView::aGrowingTextKeepsTheSelection()
{
    make(u"first words"_s, true);
    QQuickItem *text = texts().first();
    QVERIFY(QMetaObject::invokeMethod(text, "select", Q_ARG(int, 0), Q_ARG(int, 5)));
    view()->setProperty("text", u"first words and **more** of them"_s);
    QCOMPARE(texts().first(), text);
    QCOMPARE(text->property("selectedText").toString(), u"first"_s);
    QCOMPARE(text->property("text").toString(), u"first words and more of them"_s);
}

void tst_MarkdownView::theHeightIsKnownAtOnce()
{
    const qreal empty = make(u""_s)->height();
    const qreal one = make(u"one"_s)->height();
    QCOMPARE(one - empty, 21.0);
    QCOMPARE(make(u"one\ntwo\nthree"_s)->height() - empty, 63.0);
    const qreal code = make(u"```\na\nb\n```"_s)->height();
    QCOMPARE(make(u"```\na\nb\nc\n```"_s)->height() - code, 19.0);
    QVERIFY(make(u"|a|\n|---|\n|b|"_s)->height() > one + 21);
}

void tst_MarkdownView::linksAreReportedWithWhatTheReaderSaw()
{
    make(u"[a **label**](https://b.example/c) and words"_s);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QQuickItem *text = texts().first();
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, text->mapToScene({12, 10}).toPoint());
    QTRY_COMPARE(view()->property("url").toString(), u"https://b.example/c"_s);
    QCOMPARE(view()->property("label").toString(), u"a label"_s);
}

void tst_MarkdownView::aLinkWithTheKeyboardOpensByEnter()
{
    make(u"words, [a **label**](https://b.example/c), more words and https://d.example\n\n- [e](https://f.example)"_s);
    m_view->show();
    m_view->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    // Which key leads from one to the next is the business of what they stand in.
    QStringList opened;
    for (QQuickItem *text : texts()) {
        for (QQuickItem *stop : text->childItems()) {
            if (!isLinkStop(*stop) || !stop->isVisible())
                continue;
            QVERIFY(!stop->activeFocusOnTab());
            stop->forceActiveFocus(Qt::TabFocusReason);
            QVERIFY(stop->hasActiveFocus() && stop->width() > 0 && stop->height() > 0);
            QTest::keyClick(m_view.get(), Qt::Key_Return);
            opened += view()->property("url").toString();
            QCOMPARE(stop->property("label"), view()->property("label"));
        }
    }
    QCOMPARE(opened, QStringList({u"https://b.example/c"_s, u"https://d.example"_s, u"https://f.example"_s}));
}

void tst_MarkdownView::screenReadersAreToldOfLinks()
{
    make(u"[a](https://b.example) and [c](https://d.example), again [a](https://b.example)"_s);
    QStringList names;
    for (QQuickItem *child : texts().first()->childItems()) {
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(child);
        if (!accessible || accessible->role() != QAccessible::Link)
            continue;
        names += accessible->text(QAccessible::Name);
        accessible->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    }
    QCOMPARE(names, QStringList({u"a"_s, u"c"_s, u"a"_s}));
    QCOMPARE(view()->property("url").toString(), u"https://b.example"_s);
    view()->setProperty("text", u"no link any more"_s);
    for (QQuickItem *child : texts().first()->childItems())
        QVERIFY(!isLinkStop(*child) || !child->isVisible());
}

void tst_MarkdownView::aNewLookReachesWhatIsShown()
{
    make(u"[a](https://b.example)"_s);
    const QColor light = formatAt(0, 0).foreground().color();
    setTheme("dark", true);
    QVERIFY(formatAt(0, 0).foreground().color() != light);
    QCOMPARE(texts().first()->property("text").toString(), u"a"_s);
    QCOMPARE(formatAt(0, 0).anchorHref(), u"https://b.example"_s);
}

void tst_MarkdownView::whatIsWiderThanTheColumnSaysSo()
{
    const auto shades = [this] {
        QList<QQuickItem *> found;
        findShades(view(), found);
        return found;
    };
    make(u"```\nshort\n```"_s);
    QCOMPARE(shades().size(), 0);
    QQuickItem *item = make(u"```\n"_s + u"long "_s.repeated(200) + u"\n```"_s);
    m_view->show();
    QTRY_COMPARE(shades().size(), 1);
    QVERIFY(shades().first()->mapToScene({0, 0}).x() > item->width() / 2);
    QQuickItem *area = shades().first()->parentItem();
    const auto turn = [this, area](int angle, Qt::KeyboardModifiers modifiers) {
        const QPointF at = area->mapToScene({area->width() / 2, area->height() / 2});
        QWheelEvent wheel(at, at, {}, {0, angle}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view.get(), &wheel);
    };
    turn(-240, Qt::NoModifier);
    QCOMPARE(shades().size(), 1);
    turn(-240, Qt::ShiftModifier);
    QTRY_COMPARE(shades().size(), 2);
    turn(-24'000, Qt::ShiftModifier);
    QTRY_COMPARE(shades().size(), 1);
    QVERIFY(shades().first()->mapToScene({0, 0}).x() < item->width() / 2);
    // The bar lies below the last row of a table.
    make(u"|"_s + u"a column|"_s.repeated(20) + u"\n|"_s + u"---|"_s.repeated(20) + u"\n|"_s +
         u"words|"_s.repeated(20));
    QTRY_COMPARE(shades().size(), 1);
    QVERIFY(shades().first()->height() >= texts().last()->height() + texts().first()->height() + 20 + 10);
}

void tst_MarkdownView::aColumnTakesTwoLongCells()
{
    const QString cell = u"a link to somewhere that has many words"_s.repeated(5);
    // Of each size of text, some have a greatest width that isn't whole.
    for (const qreal scale : {1.0, 1.1, 1.25, 1.4}) {
        make(u"|a|\n|---|\n|%1|\n|%1|\n|%1|"_s.arg(cell));
        setTheme("textScale", scale);
        QCOMPARE(texts().size(), 4);
        QVERIFY(texts().last()->width() > 100);
        QCOMPARE(texts().last()->width(), texts().at(1)->width());
    }
    setTheme("textScale", 1);
}

void tst_MarkdownView::everyKindOfBlockIsDrawn_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<qreal>("scale");
    const QString wide = u"| "_s + u"column | "_s.repeated(12) + u"\n|"_s + u"---|"_s.repeated(12) + u"\n|"_s +
                         u" some words |"_s.repeated(12);
    const QString diff =
        u"```diff\n@@ -1,3 +1,3 @@\n one\n-two\n+three\n```\n\n```python\ndef f(x: int) -> str:\n    \"\"\"Doc.\"\"\"\n    return f\"{x:>4}\"  # done\n```\n\n```json\n{ \"a\": [1, 2.5, true, null] }\n```\n\n```\nplain\n```"_s;
    QTest::newRow("light") << kShowcase << 760 << false << 1.0;
    QTest::newRow("dark") << kShowcase << 760 << true << 1.0;
    QTest::newRow("narrow") << kShowcase << 300 << false << 1.0;
    QTest::newRow("large") << kShowcase << 760 << false << 2.0;
    QTest::newRow("codes") << diff << 600 << false << 1.0;
    QTest::newRow("codes-dark") << diff << 600 << true << 1.0;
    QTest::newRow("wide-table") << wide << 600 << false << 1.0;
    QTest::newRow("deep") << u">"_s.repeated(20) + u" deep\n\n"_s + u"- a\n  - b\n    - c\n      - d\n        - e"_s
                          << 400 << false << 1.0;
    QTest::newRow("rtl") << u"\u0645\u0631\u062D\u0628\u0627 **\u0628\u0643\u0645** Qt\n\n- \u0648\u0627\u062D\u062F"_s
                         << 400 << false << 1.0;
}

void tst_MarkdownView::everyKindOfBlockIsDrawn()
{
    QFETCH(QString, text);
    QFETCH(int, width);
    QFETCH(bool, dark);
    QFETCH(qreal, scale);
    make(text);
    setTheme("dark", dark);
    setTheme("textScale", scale);
    view()->setWidth(width);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    const QImage picture = m_view->grabWindow();
    QVERIFY(!picture.isNull());
    for (QQuickItem *item : texts())
        QVERIFY(item->height() > 0);
    const QString folder = qEnvironmentVariable("CONFAB_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(
            picture.save(QDir(folder).filePath(u"markdown-%1.png"_s.arg(QLatin1StringView(QTest::currentDataTag())))));
}

QTEST_MAIN(tst_MarkdownView)
#include "tst_MarkdownView.moc"
