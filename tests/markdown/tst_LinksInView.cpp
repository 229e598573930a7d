// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickView>
#include <QTest>

using namespace Qt::StringLiterals;

//! Links as the pointer meets them in a window.
class tst_LinksInView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void theAddressComesUpBesideThePointer_data();
    void theAddressComesUpBesideThePointer();
    void aMarkLeadsToItsNoteAndBack();
    void theKeyboardGoesToANoteAndBack();

private:
    void make(const QString &text, bool mirrored = false);
    static QList<QQuickItem *> within(QQuickItem *item, const char *type);
    static QList<QQuickItem *> linkStops(QQuickItem *item);
    QObject *root() const { return m_view->rootObject(); }
    QPoint at(int text, int position) const;
    void point(QPoint at);

    std::unique_ptr<QQuickView> m_view;
    std::unique_ptr<QQmlComponent> m_component;
};

void tst_LinksInView::initTestCase()
{
    QQuickStyle::setStyle(u"Basic"_s);
}

void tst_LinksInView::cleanup()
{
    m_component.reset();
    m_view.reset();
}

void tst_LinksInView::make(const QString &text, bool mirrored)
{
    m_component.reset();
    m_view = std::make_unique<QQuickView>();
    m_view->engine()->addImportPath(u"qrc:/qt/qml"_s);
    m_component = std::make_unique<QQmlComponent>(m_view->engine());
    m_component->setData(
        "import QtQuick\nimport Confab.Markdown\n"
        "Item { id: root; property string text; property string url; property bool mirrored; property int led: -1\n"
        "  width: 1000; height: 700\n"
        "  LayoutMirroring.enabled: mirrored; LayoutMirroring.childrenInherit: true\n"
        "  MarkdownView { x: 200; y: 100; width: 700; text: root.text\n"
        "    onLinkActivated: (url, label) => root.url = url\n"
        "    onBlockRequested: block => root.led = block.index }\n"
        "}",
        QUrl(u"qrc:/test/Test.qml"_s));
    QObject *root = m_component->createWithInitialProperties({{u"text"_s, text}, {u"mirrored"_s, mirrored}});
    if (!root)
        qFatal("%s", qPrintable(m_component->errorString()));
    m_view->setContent({}, m_component.get(), root);
    m_view->show();
    m_view->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

QList<QQuickItem *> tst_LinksInView::within(QQuickItem *item, const char *type)
{
    QList<QQuickItem *> found;
    if (item->inherits(type) && item->isVisible())
        found.append(item);
    for (QQuickItem *child : item->childItems())
        found += within(child, type);
    return found;
}

QList<QQuickItem *> tst_LinksInView::linkStops(QQuickItem *item)
{
    QList<QQuickItem *> found;
    if (QByteArrayView(item->metaObject()->className()).startsWith("LinkStop"))
        found.append(item);
    for (QQuickItem *child : item->childItems())
        found += linkStops(child);
    return found;
}

QPoint tst_LinksInView::at(int text, int position) const
{
    QQuickItem *item = within(m_view->contentItem(), "QQuickTextEdit").at(text);
    QRectF place;
    QMetaObject::invokeMethod(item, "positionToRectangle", Q_RETURN_ARG(QRectF, place), Q_ARG(int, position));
    return item->mapToScene(place.center()).toPoint();
}

void tst_LinksInView::point(QPoint at)
{
    QTest::mouseMove(m_view.get(), at - QPoint(0, 60));
    QTest::mouseMove(m_view.get(), at);
    QTest::mouseMove(m_view.get(), at + QPoint(2, 0));
}

void tst_LinksInView::theAddressComesUpBesideThePointer_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("piece");
    QTest::addColumn<int>("position");
    const QString link = u"[a link](https://a.example/b)"_s;
    QTest::newRow("in a line") << link << 0 << 3;
    QTest::newRow("far to the right") << u"words "_s.repeated(10) + link << 0 << 63;
    QTest::newRow("in a later line") << u"words "_s.repeated(60) + link << 0 << 363;
    QTest::newRow("in an item") << u"- one\n- two\n  - "_s + link << 2 << 3;
    QTest::newRow("in a cell") << u"|a|b|\n|-|-|\n|c|"_s + link + u"|"_s << 3 << 3;
    QTest::newRow("from right to left") << u"\u0645\u0631\u062D\u0628\u0627 "_s + link << 0 << 9;
}

void tst_LinksInView::theAddressComesUpBesideThePointer()
{
    QFETCH(QString, text);
    QFETCH(int, piece);
    QFETCH(int, position);
    make(text);
    const QPoint pointer = at(piece, position);
    point(pointer);
    QTRY_COMPARE_WITH_TIMEOUT(within(m_view->contentItem(), "QQuickPopupItem").size(), 1, 20'000);
    const QQuickItem *tip = within(m_view->contentItem(), "QQuickPopupItem").first();
    const QRectF place = tip->mapRectToScene({0, 0, tip->width(), tip->height()});
    // Right above the pointer, and over its middle as far as the window has room.
    QVERIFY2(place.bottom() <= pointer.y() && place.bottom() > pointer.y() - 30,
             qPrintable(u"to %1 at %2"_s.arg(place.bottom()).arg(pointer.y())));
    QVERIFY2(place.left() <= pointer.x() && place.right() >= pointer.x(),
             qPrintable(u"%1 to %2 at %3"_s.arg(place.left()).arg(place.right()).arg(pointer.x())));
    QVERIFY(QRectF({}, m_view->size()).contains(place));
}

void tst_LinksInView::aMarkLeadsToItsNoteAndBack()
{
    make(u"one\n\nword[^1] and more\n\n[^1]: The note."_s);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at(1, 5) - QPoint(2, 0));
    QCOMPARE(root()->property("led").toInt(), 3);
    const auto length = int(u"The note. "_s.size());
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at(2, length) + QPoint(3, 0));
    QCOMPARE(root()->property("led").toInt(), 1);
    QCOMPARE(root()->property("url").toString(), QString());
}

void tst_LinksInView::theKeyboardGoesToANoteAndBack()
{
    make(u"word[^1]\n\n[^1]: The note."_s);
    const QList<QQuickItem *> stops = linkStops(m_view->contentItem());
    QCOMPARE(stops.size(), 2);
    stops.first()->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(m_view->activeFocusItem(), stops.last());
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(m_view->activeFocusItem(), stops.first());
    QCOMPARE(root()->property("led").toInt(), 0);
}

QTEST_MAIN(tst_LinksInView)
#include "tst_LinksInView.moc"
