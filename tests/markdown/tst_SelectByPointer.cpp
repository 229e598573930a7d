// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include <QClipboard>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickView>
#include <QStyleHints>
#include <QTest>

using namespace Qt::StringLiterals;

//! Selecting what messages say, with the pointer and the keyboard, in a window.
class tst_SelectByPointer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aDragSelectsOverAllBlocksBetween();
    void aDragBackwardsSelectsTheSame();
    void aDragBeyondTheMessageSelectsToItsEnd();
    void aDragFromBetweenTheBlocksSelects();
    void aDoubleClickSelectsAWordAndAThirdTheParagraph();
    void aDragAfterADoubleClickSelectsWholeWords();
    void shiftAndAPressExtend();
    void theKeyboardSelectsAllCopiesAndGivesUp();
    void shiftAndArrowsLeadTheSelectionOn();
    void shiftAndUpOrDownGoByLines();
    void shiftHomeAndEndGoToTheEdges();
    void whatHasNoWordsShowsThatItIsSelected();
    void wideCodeMovesWhileASelectionIsLedBeyondItsEdge();
    void selectingInAnotherMessageEndsTheSelection();
    void aPressElsewhereEndsTheSelection();
    void aDragThatBeginsOnALinkOpensNothing();
    void theButtonOfCodeIsPressedAndNotSelected();
    void aSelectionStaysWhileItsLastLineIsWritten();
    void anotherTextInTheSameViewHasNoSelection();
    void codeInPiecesIsOneText();
    void tabsInCodeAreCopied();

private:
    void make(const QStringList &texts);
    QQuickItem *body(int index) const { return m_view->rootObject()->childItems().at(index); }
    QList<QQuickItem *> texts(int message = 0) const;
    QStringList selected(int message = 0) const;
    QPoint at(int text, int position, int message = 0) const;
    void drag(QPoint from, QPoint to, bool release = true);
    //! When: in ms.
    void press(QEvent::Type type, QPoint at, quint64 when, bool release = true);
    void click(QPoint at, Qt::KeyboardModifiers modifiers = {});
    static QString copied() { return QGuiApplication::clipboard()->text(); }
    QString copy();

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

void findTexts(QQuickItem *item, QList<QQuickItem *> &found)
{
    if (item->inherits("QQuickTextEdit"))
        found.append(item);
    for (QQuickItem *child : item->childItems())
        findTexts(child, found);
}

const QString kMessage = uR"(First words of it

## A heading

- one [link](https://a.example) more
- two

```cpp
	if (x)
		y();
```

| a | bb |
|---|----|
| c | dd |

Last words)"_s;

} // namespace

void tst_SelectByPointer::initTestCase()
{
    QQuickStyle::setStyle(u"Basic"_s);
    previous = qInstallMessageHandler(collect);
}

void tst_SelectByPointer::init()
{
    warnings.clear();
    QGuiApplication::clipboard()->clear();
    m_view = std::make_unique<QQuickView>();
    m_view->engine()->addImportPath(u"qrc:/qt/qml"_s);
}

void tst_SelectByPointer::cleanup()
{
    m_component.reset();
    m_view.reset();
    QCOMPARE(warnings, QStringList());
}

void tst_SelectByPointer::make(const QStringList &texts)
{
    m_component = std::make_unique<QQmlComponent>(m_view->engine());
    m_component->setData("import QtQuick\nimport Confab.Markdown\n"
                         "FocusScope { id: root; property var texts: []; property string url; property string label\n"
                         "  width: 600; height: 700; focus: true\n"
                         "  MarkdownView { x: 16; y: 40; width: 560; text: root.texts[0]\n"
                         "    onLinkActivated: (url, label) => { root.url = url; root.label = label } }\n"
                         "  MarkdownView { x: 16; y: 560; width: 560; text: root.texts[1] ?? '' }\n"
                         "}",
                         QUrl(u"qrc:/test/Test.qml"_s));
    QObject *root = m_component->createWithInitialProperties({{u"texts"_s, texts}});
    if (!root)
        qFatal("%s", qPrintable(m_component->errorString()));
    m_view->setContent({}, m_component.get(), root);
    m_view->show();
    m_view->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

QList<QQuickItem *> tst_SelectByPointer::texts(int message) const
{
    QList<QQuickItem *> found;
    findTexts(body(message), found);
    return found;
}

QStringList tst_SelectByPointer::selected(int message) const
{
    QStringList words;
    for (const QQuickItem *text : texts(message))
        words += text->property("selectedText").toString().replace(QChar(QChar::ParagraphSeparator), u'\n');
    return words;
}

QPoint tst_SelectByPointer::at(int text, int position, int message) const
{
    QQuickItem *item = texts(message).at(text);
    QRectF place;
    QMetaObject::invokeMethod(item, "positionToRectangle", Q_RETURN_ARG(QRectF, place), Q_ARG(int, position));
    return item->mapToScene(place.center()).toPoint();
}

void tst_SelectByPointer::drag(QPoint from, QPoint to, bool release)
{
    QTest::mousePress(m_view.get(), Qt::LeftButton, {}, from);
    QTest::mouseMove(m_view.get(), (from + to) / 2);
    QTest::mouseMove(m_view.get(), to);
    if (release)
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, to);
}

void tst_SelectByPointer::press(QEvent::Type type, QPoint at, quint64 when, bool release)
{
    const auto send = [this, at](QEvent::Type event, Qt::MouseButtons buttons, quint64 time) {
        QMouseEvent mouse(event, at, m_view->mapToGlobal(at), Qt::LeftButton, buttons, {});
        mouse.setTimestamp(time);
        QCoreApplication::sendEvent(m_view.get(), &mouse);
    };
    // A double click is told behind its second press.
    send(QEvent::MouseButtonPress, Qt::LeftButton, when);
    if (type == QEvent::MouseButtonDblClick)
        send(type, Qt::LeftButton, when);
    if (release)
        send(QEvent::MouseButtonRelease, Qt::NoButton, when + 50);
}

void tst_SelectByPointer::click(QPoint at, Qt::KeyboardModifiers modifiers)
{
    // The next one is no double click.
    QTest::mouseClick(m_view.get(), Qt::LeftButton, modifiers, at,
                      QGuiApplication::styleHints()->mouseDoubleClickInterval() + 50);
}

QString tst_SelectByPointer::copy()
{
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    return copied();
}

void tst_SelectByPointer::aDragSelectsOverAllBlocksBetween()
{
    make({kMessage});
    drag(at(0, 6), at(9, 4));
    QCOMPARE(selected(), QStringList({u"words of it"_s, u"A heading"_s, u"one link more"_s, u"two"_s,
                                      u"\tif (x)\n\t\ty();"_s, u"a"_s, u"bb"_s, u"c"_s, u"dd"_s, u"Last"_s}));
    QCOMPARE(copy(),
             u"words of it\n\nA heading\n\n• one link more\n• two\n\n\tif (x)\n\t\ty();\n\na\tbb\nc\tdd\n\nLast"_s);
    drag(at(4, 4), at(7, 1));
    QCOMPARE(selected(),
             QStringList({u""_s, u""_s, u""_s, u""_s, u"(x)\n\t\ty();"_s, u"a"_s, u"bb"_s, u"c"_s, u""_s, u""_s}));
}

void tst_SelectByPointer::aDragBackwardsSelectsTheSame()
{
    make({kMessage});
    drag(at(9, 4), at(0, 6));
    QCOMPARE(selected().first(), u"words of it"_s);
    QCOMPARE(selected().last(), u"Last"_s);
    QCOMPARE(selected().at(5), u"a"_s);
}

void tst_SelectByPointer::aDragBeyondTheMessageSelectsToItsEnd()
{
    make({kMessage, u"another"_s});
    drag(at(0, 6), {300, 690});
    QCOMPARE(selected().first(), u"words of it"_s);
    QCOMPARE(selected().last(), u"Last words"_s);
    QCOMPARE(selected(1), QStringList({u""_s}));
    drag(at(1, 9), {300, 2});
    QCOMPARE(selected().first(), u"First words of it"_s);
    QCOMPARE(selected().at(1), u"A heading"_s);
    QCOMPARE(selected().at(2), QString());
}

void tst_SelectByPointer::aDragFromBetweenTheBlocksSelects()
{
    make({kMessage});
    // Beside code, which is narrower than the column; its card can't be moved sideways.
    const QPoint beside = {500, at(4, 2).y()};
    drag(beside, at(9, 4));
    QCOMPARE(selected().at(4), u"\n\t\ty();"_s);
    QCOMPARE(selected().last(), u"Last"_s);
}

void tst_SelectByPointer::aDoubleClickSelectsAWordAndAThirdTheParagraph()
{
    make({kMessage});
    press(QEvent::MouseButtonPress, at(0, 8), 10'000);
    press(QEvent::MouseButtonDblClick, at(0, 8), 10'200);
    QCOMPARE(selected().first(), u"words"_s);
    press(QEvent::MouseButtonPress, at(0, 8), 10'400);
    QCOMPARE(selected().first(), u"First words of it"_s);
    QCOMPARE(copy(), u"First words of it"_s);
    press(QEvent::MouseButtonPress, at(0, 8), 20'000);
    QCOMPARE(selected().first(), QString());
    press(QEvent::MouseButtonDblClick, at(4, 6), 20'200);
    QCOMPARE(selected().at(4), u"x"_s);
    press(QEvent::MouseButtonPress, at(4, 6), 20'400);
    QCOMPARE(selected().at(4), u"\tif (x)"_s);
}

void tst_SelectByPointer::aDragAfterADoubleClickSelectsWholeWords()
{
    make({kMessage});
    press(QEvent::MouseButtonPress, at(9, 7), 10'000);
    press(QEvent::MouseButtonDblClick, at(9, 7), 10'200, false);
    QTest::mouseMove(m_view.get(), at(3, 1));
    QTest::mouseMove(m_view.get(), at(0, 8));
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, at(0, 8));
    QCOMPARE(selected().first(), u"words of it"_s);
    QCOMPARE(selected().last(), u"Last words"_s);
}

void tst_SelectByPointer::shiftAndAPressExtend()
{
    make({kMessage});
    click(at(0, 6));
    click(at(3, 3), Qt::ShiftModifier);
    QCOMPARE(selected().mid(0, 4), QStringList({u"words of it"_s, u"A heading"_s, u"one link more"_s, u"two"_s}));
    click(at(1, 1), Qt::ShiftModifier);
    QCOMPARE(selected().mid(0, 4), QStringList({u"words of it"_s, u"A"_s, u""_s, u""_s}));
    click(at(0, 0), Qt::ShiftModifier);
    QCOMPARE(selected().mid(0, 2), QStringList({u"First "_s, u""_s}));
}

void tst_SelectByPointer::theKeyboardSelectsAllCopiesAndGivesUp()
{
    make({kMessage});
    click(at(2, 1));
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QVERIFY(!selected().contains(QString()));
    QVERIFY(copy().startsWith(u"First words of it"_s));
    QVERIFY(copied().endsWith(u"Last words"_s));
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QCOMPARE(selected().join(QString()), QString());
}

void tst_SelectByPointer::shiftAndArrowsLeadTheSelectionOn()
{
    make({kMessage});
    const auto key = [this](Qt::Key code, Qt::KeyboardModifiers more = {}, int times = 1) {
        for (int i = 0; i < times; ++i)
            QTest::keyClick(m_view.get(), code, Qt::ShiftModifier | more);
    };
    click(at(0, 6));
    key(Qt::Key_Right, {}, 3);
    QCOMPARE(selected().first(), u"wor"_s);
    key(Qt::Key_Left, {}, 5);
    QCOMPARE(selected().first(), u"t "_s);
    key(Qt::Key_Right, Qt::ControlModifier, 2);
    QCOMPARE(selected().first(), u"words "_s);
    // Over the end of a block into the next one, and back.
    key(Qt::Key_Right, Qt::ControlModifier, 4);
    QCOMPARE(selected().mid(0, 2), QStringList({u"words of it"_s, u"A "_s}));
    key(Qt::Key_Left, {}, 3);
    QCOMPARE(selected().mid(0, 2), QStringList({u"words of it"_s, QString()}));
    key(Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(selected().last(), u"Last words"_s);
    key(Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(selected().first(), u"First "_s);
    QCOMPARE(copy(), u"First "_s);
    // The cells of a table are passed one after the other.
    click(at(5, 0));
    key(Qt::Key_Right, {}, 5);
    QCOMPARE(selected().mid(5, 4), QStringList({u"a"_s, u"bb"_s, QString(), QString()}));
    // From right to left, an arrow goes where it points to.
    make({u"\u0645\u0631\u062D\u0628\u0627"_s});
    click(at(0, 2));
    key(Qt::Key_Left, {}, 2);
    QCOMPARE(selected().first(), u"\u062D\u0628"_s);
}

void tst_SelectByPointer::shiftAndUpOrDownGoByLines()
{
    make({kMessage + u"\n\n"_s + u"many words "_s.repeated(30)});
    click(at(0, 6));
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(selected().first(), u"words of it"_s);
    QVERIFY(!selected().at(1).isEmpty());
    QVERIFY(selected().at(2).isEmpty());
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(selected().at(3), u"two"_s);
    QCOMPARE(selected().at(4).count(u'\n'), 0);
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(selected().at(4).count(u'\n'), 1);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ShiftModifier);
    // Back in the first line, where it began but for a letter.
    QVERIFY2(selected().join(QString()).size() <= 1, qPrintable(selected().join(u'|')));
    // Within a paragraph of several lines; below the last one is the end.
    const int last = int(texts().size()) - 1;
    click(at(last, 8));
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    const qsizetype line = selected().last().size();
    QVERIFY(line > 40 && line < 120);
    for (int i = 0; i < 8; ++i)
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(selected().last().size(), texts().last()->property("length").toInt() - 8);
}

void tst_SelectByPointer::shiftHomeAndEndGoToTheEdges()
{
    make({u"one two\n\n"_s + u"many words "_s.repeated(30)});
    click(at(0, 4));
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(selected().first(), u"two"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ShiftModifier);
    QCOMPARE(selected().first(), u"one "_s);
    click(at(1, 8));
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ShiftModifier);
    QVERIFY(selected().last().size() > 30 && selected().last().size() < 120);
}

void tst_SelectByPointer::whatHasNoWordsShowsThatItIsSelected()
{
    make({u"first\n\n---\n\n![a picture](https://a.example/b.png)\n\n> [!NOTE]\n> words\n\n<details "
          u"open>\n<summary>Fold</summary>\n\nin it\n\n</details>\n\nlast"_s});
    const auto grounds = [this] {
        QStringList shown;
        const auto look = [&shown](const auto &self, QQuickItem *item) -> void {
            const QByteArrayView name(item->metaObject()->className());
            if (name.startsWith("SelectedGround") && item->isVisible() && item->width() > 20 && item->height() > 4)
                shown.append(item->property("blockIndex").toString());
            for (QQuickItem *child : item->childItems())
                self(self, child);
        };
        look(look, body(0));
        return shown;
    };
    QCOMPARE(grounds(), QStringList());
    drag(at(0, 2), at(3, 2));
    QCOMPARE(grounds(), QStringList({u"1"_s, u"2"_s, u"3"_s, u"5"_s}));
    QVERIFY(copy().contains(u"---"_s) && copied().contains(u"Fold"_s));
    drag(at(1, 2), at(2, 2));
    QCOMPARE(grounds(), QStringList({u"5"_s}));
    click({300, 10});
    QCOMPARE(grounds(), QStringList());
}

void tst_SelectByPointer::wideCodeMovesWhileASelectionIsLedBeyondItsEdge()
{
    make({u"```\n"_s + u"long "_s.repeated(60) + u"\nshort\n```"_s});
    const int length = 5 * 60;
    QQuickItem *code = texts().first();
    QQuickItem *flick = code->parentItem();
    while (flick && !flick->inherits("QQuickFlickable"))
        flick = flick->parentItem();
    QVERIFY(flick);
    const QPoint begin = at(0, 2);
    // Beyond the card, at the same height.
    drag(begin, {590, begin.y()}, false);
    QTRY_VERIFY(flick->property("contentX").toReal() > 100);
    QTRY_VERIFY_WITH_TIMEOUT(flick->property("atXEnd").toBool(), 10'000);
    QTRY_COMPARE(selected().first().size(), length - 2);
    QTest::mouseMove(m_view.get(), {2, begin.y()});
    QTRY_VERIFY_WITH_TIMEOUT(flick->property("atXBeginning").toBool(), 20'000);
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, {2, begin.y()});
    QCOMPARE(selected().first(), u"lo"_s);
}

void tst_SelectByPointer::selectingInAnotherMessageEndsTheSelection()
{
    make({kMessage, u"another one"_s});
    drag(at(0, 6), at(3, 2));
    QVERIFY(!selected().join(QString()).isEmpty());
    QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, at(0, 2, 1));
    QCOMPARE(selected().join(QString()), QString());
    QCOMPARE(selected(1), QStringList({u"another"_s}));
    QCOMPARE(copy(), u"another"_s);
    // Not extended from the other message.
    click(at(1, 2), Qt::ShiftModifier);
    QCOMPARE(selected(1), QStringList({QString()}));
    QCOMPARE(selected().join(QString()), QString());
}

void tst_SelectByPointer::aPressElsewhereEndsTheSelection()
{
    make({kMessage});
    drag(at(0, 6), at(3, 2));
    QVERIFY(!selected().join(QString()).isEmpty());
    click({300, 10});
    QCOMPARE(selected().join(QString()), QString());
    // The other button asks what can be done with it.
    drag(at(0, 6), at(3, 2));
    QTest::mouseClick(m_view.get(), Qt::RightButton, {}, at(1, 2));
    QVERIFY(!selected().join(QString()).isEmpty());
}

void tst_SelectByPointer::aDragThatBeginsOnALinkOpensNothing()
{
    make({kMessage});
    drag(at(2, 5), at(3, 3));
    QCOMPARE(m_view->rootObject()->property("url").toString(), QString());
    QCOMPARE(selected().at(2), u"ink more"_s);
    click(at(2, 6));
    QCOMPARE(m_view->rootObject()->property("url").toString(), u"https://a.example"_s);
    QCOMPARE(m_view->rootObject()->property("label").toString(), u"link"_s);
}

void tst_SelectByPointer::theButtonOfCodeIsPressedAndNotSelected()
{
    make({kMessage});
    QQuickItem *card = texts().at(4);
    while (!QByteArray(card->metaObject()->className()).startsWith("CodeBlock"))
        card = card->parentItem();
    click(card->mapToScene({card->width() - 16, 16 + 6}).toPoint());
    QCOMPARE(copied(), u"\tif (x)\n\t\ty();"_s);
    QCOMPARE(selected().join(QString()), QString());
}

void tst_SelectByPointer::aSelectionStaysWhileItsLastLineIsWritten()
{
    make({u"one\n\ntwo"_s});
    body(0)->setProperty("streaming", true);
    drag(at(0, 0), at(1, 3));
    QCOMPARE(selected(), QStringList({u"one"_s, u"two"_s}));
    for (const QString &text :
         {u"one\n\ntwo and"_s, u"one\n\ntwo and **three**"_s, u"one\n\ntwo and **three**\n\n- four"_s}) {
        body(0)->setProperty("text", text);
        QCoreApplication::processEvents();
        QCOMPARE(selected().mid(0, 2), QStringList({u"one"_s, u"two"_s}));
    }
    // And while the pointer leads it.
    drag(at(0, 0), at(1, 2), false);
    body(0)->setProperty("text", u"one\n\ntwo and **three**\n\n- four five"_s);
    QCoreApplication::processEvents();
    QTest::mouseMove(m_view.get(), at(1, 3));
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, at(1, 3));
    QCOMPARE(selected(), QStringList({u"one"_s, u"two"_s, u""_s}));
    QCOMPARE(copy(), u"one\n\ntwo"_s);
}

void tst_SelectByPointer::anotherTextInTheSameViewHasNoSelection()
{
    make({kMessage});
    drag(at(0, 6), at(3, 2));
    body(0)->setProperty("text", u"Another message\n\n## that has\n\n- some words\n- of its own"_s);
    QCoreApplication::processEvents();
    QCOMPARE(selected().join(QString()), QString());
    drag(at(0, 0), at(2, 4));
    QCOMPARE(copy(), u"Another message\n\nthat has\n\n• some"_s);
    body(0)->setEnabled(false);
    QCOMPARE(selected().join(QString()), QString());
}

void tst_SelectByPointer::codeInPiecesIsOneText()
{
    QString code;
    for (int i = 0; i < 40; ++i)
        code += u"line %1\n"_s.arg(i);
    make({u"```\n"_s + code + u"```"_s});
    QVERIFY(texts().size() > 1);
    drag(at(0, 5), at(1, 6));
    const QString copied = copy();
    QVERIFY(copied.startsWith(u"0\nline 1\n"_s));
    QCOMPARE(copied, code.sliced(5, copied.size()));
    QVERIFY(copied.size() > texts().at(0)->property("length").toInt());
}

void tst_SelectByPointer::tabsInCodeAreCopied()
{
    make({u"- item\n\n  ```ts\n  class A {\n  \tid: number;\n  \t\tdeep: number;\n  }\n  ```"_s});
    drag(at(0, 0), at(1, texts().at(1)->property("length").toInt()));
    QCOMPARE(copy(), u"• item\n\nclass A {\n\tid: number;\n\t\tdeep: number;\n}"_s);
}

QTEST_MAIN(tst_SelectByPointer)
#include "tst_SelectByPointer.moc"
