// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RemotePayloads.h"

#include <QDesktopServices>
#include <QDir>
#include <QNetworkAccessManager>
#include <QQmlAbstractUrlInterceptor>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQmlNetworkAccessManagerFactory>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickTextDocument>
#include <QQuickView>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTextDocument>
#include <QTextFormat>

#include <mutex>

using namespace Qt::StringLiterals;

namespace {

//! Everything that somebody asked for.
class Asked
{
public:
    void add(const QString &what)
    {
        const std::lock_guard lock(m_mutex);
        m_all.append(what);
    }
    QStringList all()
    {
        const std::lock_guard lock(m_mutex);
        return m_all;
    }

private:
    std::mutex m_mutex; // the engine loads on threads of its own
    QStringList m_all;
};

Asked asked;

//! Whatever QML wants from the network, of any host.
class WatchedNetwork : public QNetworkAccessManager
{
public:
    using QNetworkAccessManager::QNetworkAccessManager;

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request, QIODevice *data) override
    {
        asked.add(u"network: "_s + request.url().toString());
        return QNetworkAccessManager::createRequest(operation, request, data);
    }
};

class WatchedNetworks : public QQmlNetworkAccessManagerFactory
{
public:
    QNetworkAccessManager *create(QObject *parent) override { return new WatchedNetwork(parent); }
};

//! Whatever a QML file names: pictures, fonts, other files. The app's own are inside of it.
class WatchedUrls : public QQmlAbstractUrlInterceptor
{
public:
    QUrl intercept(const QUrl &url, DataType) override
    {
        const bool imports = url.path().endsWith("qmldir"_L1) || url.path().endsWith(".qml"_L1);
        if (!url.isRelative() && url.scheme() != "qrc"_L1 && url.scheme() != "about"_L1 &&
            !(url.isLocalFile() && imports))
            asked.add(u"engine: "_s + url.toString());
        return url;
    }
};

//! What a desktop would open.
class WatchedDesktop : public QObject
{
    Q_OBJECT

public:
    WatchedDesktop()
    {
        for (const char *scheme : {"http", "https", "mailto", "file", "confab", "ftp", "tel"})
            QDesktopServices::setUrlHandler(QString::fromLatin1(scheme), this, "open");
    }

public Q_SLOTS:
    void open(const QUrl &url) { asked.add(u"desktop: "_s + url.toString()); }
};

void findTexts(QQuickItem *item, QList<QQuickItem *> &found)
{
    if (item->inherits("QQuickTextEdit"))
        found.append(item);
    for (QQuickItem *child : item->childItems())
        findTexts(child, found);
}

constexpr int kStep = 5; // characters at a time, while it is written

} // namespace

//! Messages are shown, written, pointed at and selected; nobody presses a link. Then nothing may be fetched or opened:
//! not from a server that waits for it, and not from anywhere else.
class tst_NothingFetched : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void theTrapsCatch();
    void messagesFetchNothing_data();
    void messagesFetchNothing();
    void answersFetchNothing();
    void cleanup();

private:
    void look(const QString &text);
    void write(const QString &text);
    void pointAndSelect();
    QList<QQuickItem *> texts() const;
    int connections();

    WatchedNetworks m_networks;
    WatchedUrls m_urls;
    WatchedDesktop m_desktop;
    std::unique_ptr<QQuickView> m_view;
    std::unique_ptr<QQmlComponent> m_component;
    QTcpServer m_trap;
    qsizetype m_askedBefore = 0;
};

void tst_NothingFetched::initTestCase()
{
    QQuickStyle::setStyle(u"Basic"_s);
    QVERIFY(m_trap.listen(QHostAddress::LocalHost));
}

void tst_NothingFetched::init()
{
    m_view = std::make_unique<QQuickView>();
    QQmlEngine &engine = *m_view->engine();
    engine.addImportPath(u"qrc:/qt/qml"_s);
    engine.setNetworkAccessManagerFactory(&m_networks);
    engine.addUrlInterceptor(&m_urls);
    m_component = std::make_unique<QQmlComponent>(&engine);
    m_component->setData("import QtQuick\nimport Confab.Markdown\nimport Confab.Theme\n"
                         "Rectangle {\n"
                         "  property alias text: view.text; property alias streaming: view.streaming\n"
                         "  property alias portions: view.portions\n"
                         "  color: Theme.window; width: 600; height: view.implicitHeight + 32\n"
                         "  MarkdownView { id: view; x: 16; y: 16; width: parent.width - 32\n"
                         "    onLinkActivated: (url) => Qt.openUrlExternally(url) }\n"
                         "}",
                         QUrl(u"qrc:/test/Test.qml"_s));
    QObject *root = m_component->create();
    QVERIFY2(root, qPrintable(m_component->errorString()));
    m_view->setContent({}, m_component.get(), root);
    m_view->setResizeMode(QQuickView::SizeViewToRootObject);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_askedBefore = asked.all().size();
}

void tst_NothingFetched::cleanup()
{
    m_view.reset();
    m_component.reset();
}

QList<QQuickItem *> tst_NothingFetched::texts() const
{
    QList<QQuickItem *> found;
    findTexts(m_view->rootObject(), found);
    return found;
}

void tst_NothingFetched::look(const QString &text)
{
    m_view->rootObject()->setProperty("streaming", false);
    m_view->rootObject()->setProperty("text", text);
    QVERIFY(!m_view->grabWindow().isNull());
    for (QQuickItem *item : texts()) {
        QCOMPARE(item->property("textFormat").toInt(), int(Qt::PlainText));
        const auto *document = item->property("textDocument").value<QQuickTextDocument *>();
        for (const QTextFormat &format : document->textDocument()->allFormats())
            QVERIFY(!format.isImageFormat());
    }
}

void tst_NothingFetched::write(const QString &text)
{
    m_view->rootObject()->setProperty("streaming", true);
    for (qsizetype end = 0; end < text.size(); end += kStep)
        m_view->rootObject()->setProperty("text", text.first(end));
    QVERIFY(!m_view->grabWindow().isNull());
}

void tst_NothingFetched::pointAndSelect()
{
    for (QQuickItem *item : texts()) {
        for (const qreal part : {0.02, 0.1, 0.3}) {
            const QPointF at = item->mapToScene({item->width() * part, item->height() / 2});
            QTest::mouseMove(m_view.get(), at.toPoint());
        }
        QVERIFY(QMetaObject::invokeMethod(item, "selectAll"));
        QVERIFY(QMetaObject::invokeMethod(item, "copy"));
        QVERIFY(QMetaObject::invokeMethod(item, "deselect"));
    }
}

//! Those that came in. One that was begun is reported by the next turns of the event loop: one of our own marks the
//! end.
int tst_NothingFetched::connections()
{
    QTcpSocket last;
    last.connectToHost(QHostAddress::LocalHost, m_trap.serverPort());
    int count = 0;
    const auto reached = [&] {
        while (QTcpSocket *caught = m_trap.nextPendingConnection()) {
            if (caught->peerPort() == last.localPort())
                return true;
            ++count;
        }
        return false;
    };
    return QTest::qWaitFor(reached) ? count : -1;
}

void tst_NothingFetched::theTrapsCatch()
{
    QCOMPARE(connections(), 0);
    QQmlComponent careless(m_view->engine());
    careless.setData("import QtQuick\nItem { property string base\n"
                     "  Image { source: parent.base + '/a.png' }\n"
                     "  Component.onCompleted: Qt.openUrlExternally('https://b.example/') }",
                     QUrl(u"qrc:/test/Careless.qml"_s));
    const QString base = u"http://127.0.0.1:%1"_s.arg(m_trap.serverPort());
    const std::unique_ptr<QObject> item(careless.createWithInitialProperties({{u"base"_s, base}}));
    QVERIFY(item);
    QTRY_VERIFY(m_trap.hasPendingConnections());
    QCOMPARE(connections(), 1);
    const QString all = asked.all().join(u'\n');
    QVERIFY2(all.contains("network: "_L1 + base + "/a.png"_L1), qPrintable(all));
    QVERIFY2(all.contains("engine: "_L1 + base + "/a.png"_L1), qPrintable(all));
    QVERIFY2(all.contains("desktop: https://b.example/"_L1), qPrintable(all));
}

void tst_NothingFetched::messagesFetchNothing_data()
{
    QTest::addColumn<QString>("text");
    const QStringList payloads = confab::test::remotePayloads(u"http://127.0.0.1:%1"_s.arg(m_trap.serverPort()));
    QVERIFY(payloads.size() >= 70);
    for (const QString &payload : payloads)
        QTest::newRow(qPrintable(payload)) << payload;
    QTest::newRow("all of them") << payloads.join(u"\n\n"_s);
}

void tst_NothingFetched::messagesFetchNothing()
{
    QFETCH(QString, text);
    write(text);
    look(text);
    pointAndSelect();
    QCOMPARE(connections(), 0);
    QCOMPARE(asked.all().mid(m_askedBefore).join(u' '), QString());
}

void tst_NothingFetched::answersFetchNothing()
{
    const QDir folder(QStringLiteral(CONFAB_SOURCE_DIR "/tests/markdown/answers"));
    const QFileInfoList files = folder.entryInfoList({u"*.md"_s});
    QVERIFY(!files.isEmpty());
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        QVERIFY(file.open(QFile::ReadOnly));
        look(QString::fromUtf8(file.readAll()));
        pointAndSelect();
    }
    QCOMPARE(asked.all().mid(m_askedBefore).join(u' '), QString());
}

QTEST_MAIN(tst_NothingFetched)
#include "tst_NothingFetched.moc"
