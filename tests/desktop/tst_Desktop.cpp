// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include <QDirIterator>
#include <QImage>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString kSource = QStringLiteral(CONFAB_SOURCE_DIR);
const QString kBuild = QStringLiteral(CONFAB_BINARY_DIR);

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString valueOf(const QString &entry, const QString &key)
{
    for (const QString &line : QString::fromUtf8(read(entry)).split(u'\n')) {
        if (line.startsWith(key + u'='))
            return line.mid(key.size() + 1);
    }
    return {};
}

//! Each file below a folder with its content and when it was written.
QMap<QString, QString> stateOf(const QString &folder)
{
    QMap<QString, QString> state;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QFileInfo file(files.next());
        state.insert(file.filePath(), file.lastModified().toString(Qt::ISODateWithMs));
    }
    return state;
}

} // namespace

//! What the installer gives to a user's desktop, from a build at any path.
class tst_Desktop : public QObject
{
    Q_OBJECT

    struct Home
    {
        //! A stand-in for the build: the real icons, and a program that writes down how it was called.
        explicit Home(const QString &path)
            : build(folder.filePath(path))
            , data(folder.filePath(u"data"_s))
        {
            QDir().mkpath(build + u"/bin"_s);
            QFile::link(kBuild + u"/icons"_s, build + u"/icons"_s);
            QFile program(build + u"/bin/confab"_s);
            if (program.open(QIODevice::WriteOnly))
                program.write("#!/bin/sh\nprintf '%s\\n' \"$@\" > \"" + folder.path().toUtf8() + "/called\"\n");
            program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
        QByteArray install() const
        {
            QProcess script;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"XDG_DATA_HOME"_s, data);
            script.setProcessEnvironment(environment);
            script.setProcessChannelMode(QProcess::MergedChannels);
            script.start(u"bash"_s, {kSource + u"/installer/desktop.sh"_s, build});
            script.waitForFinished();
            return script.exitCode() == 0 ? QByteArray() : "failed: " + script.readAll();
        }
        QString entry() const { return data + u"/applications/confab.desktop"_s; }

        QTemporaryDir folder;
        QString build;
        QString data;
    };

    static void runTool(const QString &tool, const QStringList &arguments)
    {
        if (QStandardPaths::findExecutable(tool).isEmpty())
            QSKIP(qPrintable(tool + u" is not here"_s));
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(tool, arguments);
        QVERIFY(process.waitForFinished());
        const QByteArray said = process.readAll();
        QVERIFY2(process.exitCode() == 0, said.constData());
        QVERIFY2(!said.contains("error") && !said.contains("warning"), said.constData());
    }

private Q_SLOTS:
    void theIconIsThereInAllSizes()
    {
        const Home home(u"build"_s);
        QCOMPARE(home.install(), QByteArray());
        const QString icons = home.data + u"/icons/hicolor/"_s;
        QVERIFY(read(icons + u"scalable/apps/confab.svg"_s).contains("<svg"));
        for (const int size : {16, 22, 24, 32, 48, 64, 128, 256, 512}) {
            const QImage icon(icons + u"%1x%1/apps/confab.png"_s.arg(size));
            QCOMPARE(icon.size(), QSize(size, size));
            QCOMPARE(icon.pixelColor(0, 0).alpha(), 0);
            // The front one of the two voices, at its lower part.
            QCOMPARE(icon.pixelColor(size * 22 / 64, size * 38 / 64), QColor(0x4A, 0x54, 0xC8));
        }
    }

    void theEntryIsValid()
    {
        const Home home(u"build"_s);
        QCOMPARE(home.install(), QByteArray());
        runTool(u"desktop-file-validate"_s, {home.entry()});
    }

    void theAppStreamDataIsValid()
    {
        const Home home(u"build"_s);
        QCOMPARE(home.install(), QByteArray());
        const QString metainfo = home.data + u"/metainfo/chat.confab.confab.metainfo.xml"_s;
        QVERIFY(read(metainfo).contains(">confab.desktop</launchable>"));
        runTool(u"appstreamcli"_s, {u"validate"_s, u"--no-net"_s, metainfo});
    }

    void windowAndLinksFindTheEntry()
    {
        const Home home(u"build"_s);
        QCOMPARE(home.install(), QByteArray());
        QCOMPARE(valueOf(home.entry(), u"StartupWMClass"_s), u"confab"_s);
        QCOMPARE(valueOf(home.entry(), u"Icon"_s), u"confab"_s);
        const QStringList opened = valueOf(home.entry(), u"MimeType"_s).split(u';');
        // A link says by its scheme whether the way is encrypted.
        QVERIFY(opened.contains(u"x-scheme-handler/confab"_s) && opened.contains(u"x-scheme-handler/confabs"_s));
        if (QStandardPaths::findExecutable(u"update-desktop-database"_s).isEmpty())
            QSKIP("update-desktop-database is not here");
        QVERIFY(read(home.data + u"/applications/mimeinfo.cache"_s).contains("x-scheme-handler/confab=confab.desktop"));
    }

    void aLinkStartsTheProgramThatWasBuilt_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("plain") << u"build"_s;
        QTest::newRow("spaces") << u"my apps/the build"_s;
        QTest::newRow("percent and dollar") << u"100%u $HOME"_s;
        QTest::newRow("quotes") << u"a\"b`c'd"_s;
        QTest::newRow("backslash") << u"a\\b"_s;
        QTest::newRow("ampersand") << u"a&b"_s;
    }
    void aLinkStartsTheProgramThatWasBuilt()
    {
        QFETCH(QString, path);
        const Home home(path);
        QCOMPARE(home.install(), QByteArray());
        // As the specification reads Exec: escapes of the value, then quotes of the command line, then field codes.
        const QString line = unescaped(valueOf(home.entry(), u"Exec"_s));
        QCOMPARE(arguments(line), (QStringList{home.build + u"/bin/confab"_s, u"--open"_s, u"%u"_s}));
        QCOMPARE(unescaped(valueOf(home.entry(), u"TryExec"_s)), home.build + u"/bin/confab"_s);
    }

    void theDesktopsOwnToolOpensALinkWithIt()
    {
        for (const QString &tool : {u"xdg-open"_s, u"update-desktop-database"_s}) {
            if (QStandardPaths::findExecutable(tool).isEmpty())
                QSKIP(qPrintable(tool + u" is not here"_s));
        }
        const Home home(u"build"_s);
        QCOMPARE(home.install(), QByteArray());
        QProcess open;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, home.folder.path());
        environment.insert(u"XDG_DATA_HOME"_s, home.data);
        environment.insert(u"DISPLAY"_s, u":0"_s); // that there is one is all it looks at
        for (const QString &desktop : {u"XDG_CURRENT_DESKTOP"_s, u"DESKTOP_SESSION"_s, u"BROWSER"_s})
            environment.remove(desktop);
        open.setProcessEnvironment(environment);
        open.start(u"xdg-open"_s, {u"confab://127.0.0.1:8420/"_s});
        QVERIFY(open.waitForFinished());
        QTRY_COMPARE(read(home.folder.filePath(u"called"_s)), QByteArray("--open\nconfab://127.0.0.1:8420/\n"));
    }

    void aSecondTimeNothingIsWritten()
    {
        const Home home(u"build"_s);
        QCOMPARE(home.install(), QByteArray());
        const auto before = stateOf(home.data);
        QVERIFY(before.size() >= 12);
        QCOMPARE(home.install(), QByteArray());
        QCOMPARE(stateOf(home.data), before);
    }

private:
    static QString unescaped(const QString &value)
    {
        QString text;
        for (qsizetype i = 0; i < value.size(); ++i) {
            if (value.at(i) == u'\\')
                ++i;
            text += value.at(i);
        }
        return text;
    }

    static QStringList arguments(const QString &line)
    {
        QStringList words{QString()};
        bool quoted = false;
        for (qsizetype i = 0; i < line.size(); ++i) {
            const QChar c = line.at(i);
            if (c == u'"')
                quoted = !quoted;
            else if (quoted && c == u'\\')
                words.last() += line.at(++i);
            else if (!quoted && c == u' ')
                words += QString();
            else
                words.last() += c;
        }
        for (QString &word : words)
            word.replace(u"%%"_s, u"%"_s);
        return words;
    }
};

QTEST_GUILESS_MAIN(tst_Desktop)
#include "tst_Desktop.moc"
