// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include <QDir>
#include <QProcess>
#include <QRect>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

//! The program itself on an X server of its own, looked at with the tools of X.
class tst_RealWindow : public QObject
{
    Q_OBJECT

    static constexpr int kPatienceMs = 30'000;

    QByteArray ask(const QString &tool, const QStringList &arguments) const
    {
        QProcess process;
        process.start(tool, QStringList{u"-display"_s, m_display} + arguments);
        process.waitForFinished();
        return process.readAllStandardOutput();
    }

    //! The app, with nothing in its environment but the display.
    struct App
    {
        App(const QString &display, const QString &profile, const QStringList &arguments = {})
        {
            QProcessEnvironment environment;
            environment.insert(u"DISPLAY"_s, display);
            environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
            process.setProcessEnvironment(environment);
            process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            process.start(QStringLiteral(CONFAB_PROGRAM), QStringList{u"--data"_s, profile} + arguments);
        }
        ~App()
        {
            process.terminate();
            process.waitForFinished();
        }
        QProcess process;
    };

    //! The id of the app's window once it is shown.
    QString window() const
    {
        static const QRegularExpression own(u"(0x[0-9a-f]+) \"[^\"]*\": \\(\"confab\" \"confab\"\\)"_s);
        QString id;
        std::ignore = QTest::qWaitFor(
            [&] {
                id = own.match(QString::fromUtf8(ask(u"xwininfo"_s, {u"-root"_s, u"-tree"_s}))).captured(1);
                return !id.isEmpty() && ask(u"xwininfo"_s, {u"-id"_s, id}).contains("IsViewable");
            },
            kPatienceMs);
        return id;
    }

    QRect placeOf(const QString &id) const
    {
        const QString info = QString::fromUtf8(ask(u"xwininfo"_s, {u"-id"_s, id}));
        const auto number = [&info](const QString &what) {
            return QRegularExpression(what + u": +(-?\\d+)"_s).match(info).captured(1).toInt();
        };
        return {number(u"Absolute upper-left X"_s), number(u"Absolute upper-left Y"_s), number(u"Width"_s),
                number(u"Height"_s)};
    }

    static QString profileWith(const QTemporaryDir &folder, const QRect &geometry)
    {
        QSettings(folder.filePath(u"confab.ini"_s), QSettings::IniFormat).setValue(u"window/geometry"_s, geometry);
        return folder.path();
    }

    QProcess m_server;
    QString m_display;

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &tool : {u"Xvfb"_s, u"xprop"_s, u"xwininfo"_s}) {
            if (QStandardPaths::findExecutable(tool).isEmpty())
                QSKIP(qPrintable(tool + u" is not here"_s));
        }
        // It chooses a display that is free, and says which. Without being told otherwise it begins anew, and lets nobody
        // in meanwhile, each time that the last of its clients has left, as all tools that are asked here do.
        m_server.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1400x900x24"_s, u"-nolisten"_s,
                                   u"tcp"_s, u"-noreset"_s});
        QVERIFY(m_server.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(m_server.canReadLine(), kPatienceMs);
        m_display = u':' + QString::fromLatin1(m_server.readLine().trimmed());
    }

    void cleanupTestCase()
    {
        m_server.terminate();
        m_server.waitForFinished();
    }

    void theWindowHasIconAndName()
    {
        const QTemporaryDir folder;
        const App app(m_display, folder.path());
        const QString id = window();
        QVERIFY(!id.isEmpty());
        QVERIFY(ask(u"xprop"_s, {u"-id"_s, id, u"_NET_WM_NAME"_s}).contains("Confab"));
        QVERIFY(ask(u"xprop"_s, {u"-id"_s, id, u"WM_CLASS"_s}).contains("\"confab\", \"confab\""));
        const QByteArray said =
            ask(u"xprop"_s, {u"-len"_s, u"4000000"_s, u"-notype"_s, u"-id"_s, id, u"32c"_s, u"_NET_WM_ICON"_s});
        const QList<QByteArray> numbers = said.mid(said.indexOf('=') + 1).split(',');
        QList<int> sizes;
        for (qsizetype i = 0; i + 1 < numbers.size();) {
            const int size = numbers.at(i).trimmed().toInt();
            QCOMPARE(numbers.at(i + 1).trimmed().toInt(), size);
            QVERIFY2(size > 0, said.left(200).constData());
            sizes += size;
            i += 2 + qsizetype(size) * size;
        }
        std::sort(sizes.begin(), sizes.end());
        QCOMPARE(sizes, (QList<int>{16, 22, 24, 32, 48, 64, 128, 256, 512}));
    }

    void theWindowComesUpWhereItWas()
    {
        const QTemporaryDir folder;
        const App app(m_display, profileWith(folder, {222, 133, 700, 600}));
        const QString id = window();
        QTRY_COMPARE_WITH_TIMEOUT(placeOf(id), QRect(222, 133, 700, 600), kPatienceMs);
    }

    void aWindowThatWasOnAnotherScreenComesUpInSight()
    {
        const QTemporaryDir folder;
        const App app(m_display, profileWith(folder, {5000, 3000, 700, 600}));
        const QString id = window();
        QTRY_COMPARE_WITH_TIMEOUT(placeOf(id), QRect(700, 300, 700, 600), kPatienceMs);
    }

    // What %u stands for is nothing then.
    void theLauncherStartsItWithoutALink()
    {
        QFile entry(QStringLiteral(CONFAB_SOURCE_DIR) + u"/resources/desktop/confab.desktop.in"_s);
        QVERIFY(entry.open(QIODevice::ReadOnly));
        static const QRegularExpression exec(u"^Exec=@CONFAB_EXEC@ (.*)$"_s, QRegularExpression::MultilineOption);
        QStringList arguments = exec.match(QString::fromUtf8(entry.readAll())).captured(1).split(u' ');
        QCOMPARE(arguments.removeAll(u"%u"_s), 1);
        const QTemporaryDir folder;
        App app(m_display, folder.path(), arguments);
        QVERIFY(QTest::qWaitFor([&] { return app.process.state() == QProcess::NotRunning || !window().isEmpty(); },
                                kPatienceMs));
        QCOMPARE(app.process.state(), QProcess::Running);
    }

    void withoutADisplayItSaysWhatItCanSay_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<int>("code");
        QTest::newRow("help") << QStringList{u"--help"_s} << QByteArray("--host-here") << 0;
        QTest::newRow("version") << QStringList{u"--version"_s} << QByteArray("onfab ") << 0;
        QTest::newRow("mistake") << QStringList{u"--nonsense"_s} << QByteArray("nonsense") << 1;
        QTest::newRow("window") << QStringList{} << QByteArray("There is no display") << 1;
    }
    void withoutADisplayItSaysWhatItCanSay()
    {
        QFETCH(QStringList, arguments);
        const QTemporaryDir folder;
        QProcess process;
        QProcessEnvironment environment;
        environment.insert(u"HOME"_s, folder.path());
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(CONFAB_PROGRAM), arguments);
        QVERIFY(process.waitForFinished(kPatienceMs));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QTEST(process.exitCode(), "code");
        QFETCH(QByteArray, said);
        const QByteArray output = process.readAll();
        QVERIFY2(output.contains(said), output.constData());
    }

    // The end of the desktop's session waits for no answer.
    void whoHostsOthersAndIsToldToEndEnds()
    {
        const QTemporaryDir hostFolder;
        const QTemporaryDir guestFolder;
        App host(m_display, hostFolder.path(), {u"--host-here"_s, u"--name"_s, u"Ada"_s});
        QFile port(hostFolder.filePath(u"server/port"_s));
        QTRY_VERIFY_WITH_TIMEOUT(port.exists(), kPatienceMs);
        QVERIFY(port.open(QIODevice::ReadOnly));
        const QString address = u"confab://127.0.0.1:%1/"_s.arg(QString::fromLatin1(port.readAll().trimmed()));
        App guest(m_display, guestFolder.path(), {u"--server"_s, address, u"--name"_s, u"Bo"_s});
        const auto windows = [this] { return ask(u"xwininfo"_s, {u"-root"_s, u"-tree"_s}).count("Lobby"); };
        QTRY_VERIFY_WITH_TIMEOUT(windows() >= 2, kPatienceMs);
        for (App *app : {&host, &guest}) {
            app->process.terminate();
            QVERIFY(app->process.waitForFinished(kPatienceMs));
            QCOMPARE(app->process.exitStatus(), QProcess::NormalExit);
            QCOMPARE(app->process.exitCode(), 0);
        }
    }

    void withoutAnEnvironmentARoomIsHostedAllTheSame_data()
    {
        QTest::addColumn<QStringList>("order");
        QTest::newRow("host") << QStringList{u"--host-here"_s};
        QTest::newRow("demo") << QStringList{u"--demo"_s};
        QTest::newRow("odd name") << QStringList{u"--host-here"_s, u"--name"_s, u"@#"_s};
    }
    void withoutAnEnvironmentARoomIsHostedAllTheSame()
    {
        QFETCH(QStringList, order);
        const QTemporaryDir folder;
        const App app(m_display, folder.path(), order);
        const QString id = window();
        QTRY_VERIFY_WITH_TIMEOUT(ask(u"xprop"_s, {u"-id"_s, id, u"_NET_WM_NAME"_s}).contains("Lobby"), kPatienceMs);
    }
};

QTEST_GUILESS_MAIN(tst_RealWindow)
#include "tst_RealWindow.moc"
