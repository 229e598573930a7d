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
