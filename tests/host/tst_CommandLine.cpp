// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "host/CommandLine.h"
#include "host/ConfigKeys.h"

#include <QTemporaryDir>
#include <QTest>

using namespace confab::host;
using namespace Qt::StringLiterals;
using Action = CommandLine::Action;

class tst_CommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutArgumentsTheServerRuns()
    {
        const CommandLine line = parsed({});
        QCOMPARE(line.action, Action::Run);
        QCOMPARE(line.sources.workingFolder, m_folder.path());
        QVERIFY(!line.sources.listen && !line.sources.dataFolder);
    }
    void optionsBecomeSources()
    {
        const CommandLine line = parsed({u"--listen"_s, u"[::1]:0"_s, u"--data=d"_s, u"--config"_s, u"c.ini"_s,
                                         u"--set"_s, u"server.name=a=b"_s, u"--set"_s, u"log.level=debug"_s});
        QCOMPARE(line.action, Action::Run);
        QCOMPARE(line.sources.listen, u"[::1]:0"_s);
        const CommandLine twice = parsed({u"--listen=127.0.0.1:80"_s, u"--listen=*:81"_s});
        QCOMPARE(twice.sources.listen, u"127.0.0.1:80,*:81"_s);
        QCOMPARE(line.sources.dataFolder, u"d"_s);
        QCOMPARE(line.sources.iniFile, u"c.ini"_s);
        QCOMPARE(line.sources.settings, (QStringList{u"server.name=a=b"_s, u"log.level=debug"_s}));
    }
    void aValueMayHoldAnEqualsSign()
    {
        const LoadedConfig loaded = loadConfig(parsed({u"--set"_s, u"server.name=a=b"_s}).sources);
        QCOMPARE(loaded.config.serverName, u"a=b"_s);
    }
    void helpNamesEverySettingAndTheOrderOfSources()
    {
        const CommandLine line = parsed({u"--help"_s});
        QCOMPARE(line.action, Action::Print);
        for (const ConfigKey &key : configKeys()) {
            QVERIFY2(line.text.contains(key.name + u"  ("_s + key.environmentName() + u')'), key.name.data());
            QVERIFY2(line.text.contains(key.description), key.name.data());
        }
        for (const auto *option : {"--listen", "--data", "--config", "--set", "--check-config", "--version", "backup"})
            QVERIFY2(line.text.contains(QLatin1String(option)), option);
        qsizetype at = 0;
        for (const auto *source : {"the defaults", "an INI file", "a .env file", "CONFAB_... variables", "--set name",
                                   "--listen and --data"}) {
            const qsizetype next = line.text.indexOf(QLatin1String(source), at);
            QVERIFY2(next > 0, source);
            at = next;
        }
    }
    void versionIsThatOfTheProject()
    {
        const CommandLine line = parsed({u"--version"_s});
        QCOMPARE(line.action, Action::Print);
        QCOMPARE(line.text, u"confab-server " CONFAB_VERSION "\n"_s);
    }
    void backupNeedsOneFile()
    {
        const CommandLine line = parsed({u"--data"_s, u"d"_s, u"backup"_s, u"copy.db"_s});
        QCOMPARE(line.action, Action::Backup);
        QCOMPARE(line.backupFile, u"copy.db"_s);
        QCOMPARE(line.sources.dataFolder, u"d"_s);
        QCOMPARE(parsed({u"backup"_s}).action, Action::Fail);
        QCOMPARE(parsed({u"backup"_s, u"a"_s, u"b"_s}).action, Action::Fail);
    }
    void whatIsUnknownFails_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("word");
        QTest::newRow("option") << QStringList{u"--colour"_s} << u"colour"_s;
        QTest::newRow("command") << QStringList{u"restore"_s} << u"restore"_s;
        QTest::newRow("missing value") << QStringList{u"--data"_s} << u"data"_s;
    }
    void whatIsUnknownFails()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, word);
        const CommandLine line = parsed(arguments);
        QCOMPARE(line.action, Action::Fail);
        QVERIFY2(line.text.contains(word), qPrintable(line.text));
    }
    void theCheckShowsWhatCountsWithoutSecrets()
    {
        const CommandLine line = parsed({u"--check-config"_s, u"--set"_s, u"server.name=Ours"_s, u"--set"_s,
                                         u"auth.jwtSecret=correct-horse-battery-staple-of-32b"_s});
        QCOMPARE(line.action, Action::CheckConfig);
        const QString report = configReport(loadConfig(line.sources));
        QVERIFY(report.contains(u"server.name = Ours\n"_s));
        QVERIFY(report.contains(u"auth.jwtSecret = (set)\n"_s));
        QVERIFY(!report.contains(u"horse"_s));
    }
    void theCheckShowsProblems()
    {
        const CommandLine line = parsed({u"--check-config"_s, u"--set"_s, u"gateway.threads=many"_s});
        QCOMPARE(configReport(loadConfig(line.sources)),
                 u"the command line: --set gateway.threads: must be a whole number from 0 to 64\n"_s);
    }

private:
    CommandLine parsed(const QStringList &arguments) const
    {
        return parseCommandLine(QStringList{u"confab-server"_s} + arguments, {}, m_folder.path());
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_CommandLine.moc"
