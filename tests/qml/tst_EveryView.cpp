// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PaintedPictures.h"
#include "ViewInspector.h"

#include <QDirIterator>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using confab::tests::ViewInspector;

namespace {

//! Have nothing of their own to see, so no scene can show them.
const QSet<QString> kUnseen{
    u"CodeColors"_s,   u"ColorSet"_s,     u"Theme"_s,          u"ThemedLook"_s,   u"AlertLook"_s,    u"KeyActs"_s,      u"Bidi"_s,         u"UnsavedGuard"_s, u"LazyDialog"_s, u"FormValue"_s,
    u"KeyGroup"_s,     u"KeyTable"_s,     u"AuthorPress"_s,    u"ReadingPlace"_s, u"Arrival"_s,      u"ReaderMoves"_s,
    u"ComposerKeys"_s,
    u"MessageParts"_s, u"FocusKeeper"_s,  u"Folds"_s,          u"LowerEdge"_s,    u"UpperEdge"_s,    u"MessageFocus"_s,
    u"SeenReporter"_s, u"Pasting"_s,      u"SelectionScroll"_s, u"NearEnd"_s, u"OpenCards"_s, u"WaitingCounts"_s, u"SwitcherChoice"_s, u"PictureFileDialog"_s, u"PointedLink"_s, u"SidewaysLead"_s, u"BlockDelegates"_s};
//! Lie over what is scrolled below them, or for a moment.
const QSet<QString> kPassing{u"HeldCode"_s, u"LedGround"_s};
constexpr int kHeight = 720;

QSet<QString> viewsOfTheApp()
{
    QSet<QString> files;
    QDirIterator it(QStringLiteral(CONFAB_SOURCE_DIR "/qml"), {u"*.qml"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        it.next();
        files.insert(it.fileInfo().completeBaseName());
    }
    return files;
}

} // namespace

//! Shows each scene of stage/Stage.qml in windows of two widths and at two sizes of text.
class tst_EveryView : public QObject
{
    Q_OBJECT

    QQmlApplicationEngine m_engine;
    QQuickWindow *m_stage = nullptr;
    QSet<QString> m_seen;

    QStringList scenes() const
    {
        QVariant names;
        QMetaObject::invokeMethod(m_stage, "names", Q_RETURN_ARG(QVariant, names));
        return names.toStringList();
    }
    void tell(const char *function, const QString &scene) const
    {
        QVERIFY(QMetaObject::invokeMethod(m_stage, function, Q_ARG(QString, scene)));
    }
    //! Sentences in which a name is not kept apart: letters that run the other way would turn the sentence around them.
    QStringList looseNames() const
    {
        const QStringList names = {u"Ada Lovelace"_s,
                                   u"Bo Andersen"_s,
                                   u"Mia Okafor"_s,
                                   u"Chris Vega"_s,
                                   u"Release 2"_s,
                                   u"Maximiliane Freifrau von und zu Hohenstein-Wittelsbach-Ansbach"_s,
                                   u"Reading group: the design of everyday things and other books"_s,
                                   u"Bo Andersen, Chris Vega, Mia Okafor"_s};
        QVariant loose;
        QMetaObject::invokeMethod(m_stage, "looseNames", Q_RETURN_ARG(QVariant, loose),
                                  Q_ARG(QVariant, QVariant(names)));
        QStringList found;
        for (const QString &sentence : loose.toStringList())
            found += u"a name stands loose in \u201c"_s + sentence + u"\u201d"_s;
        return found;
    }
    bool isComplete(const QString &scene) const
    {
        bool complete = false;
        QMetaObject::invokeMethod(m_stage, "isComplete", Q_RETURN_ARG(bool, complete), Q_ARG(QString, scene));
        return complete;
    }
    //! Rendering lays everything out.
    void settle() const
    {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        m_stage->grabWindow();
    }
    void show(const QString &scene, int width, qreal scale)
    {
        // Others were shown in between, and what has the keyboard is marked in an active window only.
        m_stage->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(m_stage, 30'000));
        m_stage->resize(width, kHeight);
        m_stage->setProperty("scale", scale);
        QVERIFY(QMetaObject::invokeMethod(m_stage, "reset"));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
        tell("begin", scene);
        settle();
        tell("finish", scene);
        settle();
        if (isComplete(scene))
            return;
        QTRY_VERIFY2_WITH_TIMEOUT(isComplete(scene), qPrintable(scene + " did not come up"_L1), 30'000);
        settle();
    }
    QStringList look()
    {
        const ViewInspector inspector(*m_stage);
        m_seen.unite(inspector.types());
        return inspector.faults();
    }
    //! What the inspector finds in a small window of its own.
    QStringList faultsOf(const QByteArray &qml)
    {
        QQmlComponent component(&m_engine);
        component.setData("import QtQuick\nimport QtQuick.Controls.Basic\nimport Confab.Controls\n"
                          "ApplicationWindow { width: 200; height: 100; visible: true\n" +
                              qml + "\n}",
                          {});
        const std::unique_ptr<QObject> window(component.create());
        if (!window)
            return {component.errorString()};
        auto *quick = qobject_cast<QQuickWindow *>(window.get());
        quick->grabWindow();
        return ViewInspector(*quick).faults();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QQuickStyle::setStyle(u"Basic"_s);
        QJSEngine::setObjectOwnership(this, QJSEngine::CppOwnership);
        m_engine.addImportPath(u"qrc:/qt/qml"_s);
        m_engine.addImageProvider(u"pictures"_s, new confab::tests::PaintedPictures);
        m_engine.load(QUrl(u"qrc:/stage/Stage.qml"_s));
        QVERIFY(!m_engine.rootObjects().isEmpty());
        m_stage = qobject_cast<QQuickWindow *>(m_engine.rootObjects().constFirst());
        m_stage->setProperty("seenTypes", QVariant::fromValue(m_engine.newQObject(this).property(u"seenTypes"_s)));
        m_stage->show();
        m_stage->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(m_stage));
    }

    void theInspectorSeesAFault_data()
    {
        QTest::addColumn<QByteArray>("qml");
        QTest::addColumn<QString>("fault");
        QTest::newRow("none") << QByteArray("AppButton { text: 'Save' }") << QString();
        QTest::newRow("a label that is elided")
            << QByteArray("PlainText { width: 40; elide: Text.ElideRight; text: 'Somewhat longer' }") << u"elided"_s;
        QTest::newRow("a label wider than its button")
            << QByteArray("Button { width: 20; height: 30; text: 'Long'; contentItem: Item { PlainText { text: "
                          "'Somewhat longer' } } }")
            << u"larger than its control"_s;
        QTest::newRow("words over words")
            << QByteArray("PlainText { text: 'One' } PlainText { x: 5; text: 'Other' }") << u"overlap"_s;
        QTest::newRow("a button over words")
            << QByteArray("PlainText { text: 'One' } AppButton { x: 4; text: 'Other' }") << u"overlap"_s;
        QTest::newRow("outside of the window") << QByteArray("AppButton { x: 180; text: 'Save' }") << u"is cut"_s;
        QTest::newRow("behind the edge of what clips")
            << QByteArray("Item { width: 60; height: 20; clip: true; PlainText { y: 10; text: 'One' } }")
            << u"is cut"_s;
        QTest::newRow("scrolled away is no fault")
            << QByteArray("Flickable { width: 60; height: 20; contentHeight: 90; clip: true; PlainText { y: 40; text: "
                          "'One' } }")
            << QString();
    }
    void theInspectorSeesAFault()
    {
        QFETCH(QByteArray, qml);
        QFETCH(QString, fault);
        const QStringList faults = faultsOf(qml);
        QCOMPARE(faults.isEmpty(), fault.isEmpty());
        QVERIFY2(faults.join(u'\n').contains(fault), qPrintable(faults.join(u'\n')));
    }

    void everyLabelCanBeReadAndNothingOverlaps_data()
    {
        QTest::addColumn<QString>("scene");
        QTest::addColumn<int>("width");
        QTest::addColumn<qreal>("scale");
        for (const QString &scene : scenes()) {
            for (const int width : {1280, 360}) {
                for (const qreal scale : {1.0, 2.0})
                    QTest::addRow("%s %d px %d %%", qPrintable(scene), width, int(scale * 100))
                        << scene << width << scale;
            }
        }
    }
    void everyLabelCanBeReadAndNothingOverlaps()
    {
        QFETCH(QString, scene);
        QFETCH(int, width);
        QFETCH(qreal, scale);
        show(scene, width, scale);
        QStringList faults = look();
        // What is said of things is the same at any size.
        if (width == 1280 && scale == 1)
            faults += looseNames();
        faults.removeDuplicates();
        QVERIFY2(faults.isEmpty(), qPrintable(u"\n  "_s + faults.join(u"\n  "_s)));
    }

    void aNameThatStandsLooseIsSeen()
    {
        const auto stands = [this](const QString &text) {
            bool loose = false;
            QMetaObject::invokeMethod(m_stage, "standsLoose", Q_RETURN_ARG(bool, loose), Q_ARG(QString, text),
                                      Q_ARG(QString, u"Bo"_s));
            return loose;
        };
        QVERIFY(stands(u"About Bo"_s) && stands(u"\u2068Bo\u2069 and Bo"_s) && stands(u"\u2068Cy\u2069: Bo"_s));
        QVERIFY(!stands(u"About \u2068Bo\u2069"_s) && !stands(u"\u2068Bo\u2069, \u2068Cy and Bo\u2069"_s));
    }

    // A view that stands in no scene is looked at by nobody: add one to stage/Stage.qml.
    void everyViewStandsInAScene()
    {
        if (m_seen.isEmpty()) {
            for (const QString &scene : scenes()) {
                for (const int width : {1280, 360}) {
                    show(scene, width, 1);
                    look();
                }
            }
        }
        const QSet<QString> all = viewsOfTheApp();
        QVERIFY(all.size() > 90);
        QStringList missing = (all - kUnseen - kPassing - m_seen).values();
        missing.sort();
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u", "_s)));
        QVERIFY2(all.contains(kUnseen) && all.contains(kPassing),
                 "a view that is said to have nothing to see does not exist any more");
    }

public:
    Q_INVOKABLE QStringList seenTypes() const { return ViewInspector(*m_stage).types().values(); }
};

QTEST_MAIN(tst_EveryView)
#include "tst_EveryView.moc"
