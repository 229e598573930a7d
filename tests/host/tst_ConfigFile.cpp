// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "host/ConfigFile.h"

#include <QTest>

using namespace confab::host;
using namespace Qt::StringLiterals;

namespace {

QStringList written(const ConfigText &text)
{
    QStringList lines;
    for (const ConfigLine &line : text.lines)
        lines.append(u"%1:%2=%3"_s.arg(line.line).arg(line.name, line.value));
    for (const ConfigProblem &problem : text.problems)
        lines.append(u"problem "_s + problem.toString());
    return lines;
}

} // namespace

class tst_ConfigFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIniIsReadWithItsLines()
    {
        const ConfigText ini = parseIni(u"# head\r\n"
                                        "log.level = debug\r\n"
                                        "\r\n"
                                        "[gateway]\r\n"
                                        "; threads = 9\r\n"
                                        "  threads=4  \r\n"
                                        "allowedHosts = a, b # c\r\n"
                                        "[assistant]\r\n"
                                        "openai.name = \"  Ada  \"\r\n"
                                        "openai.model ="_s,
                                        u"x.ini"_s);
        QCOMPARE(written(ini),
                 (QStringList{u"2:log.level=debug"_s, u"6:gateway.threads=4"_s, u"7:gateway.allowedHosts=a, b # c"_s,
                              u"9:assistant.openai.name=  Ada  "_s, u"10:assistant.openai.model="_s}));
    }
    void settingsBehindABrokenSectionAreNotThoseOfTheSectionBefore()
    {
        const ConfigText ini = parseIni(u"[limits]\nfragments = 2\n[log\nlevel = debug\n[gateway]\nthreads = 1\n"_s, u"x.ini"_s);
        QCOMPARE(written(ini), (QStringList{u"2:limits.fragments=2"_s, u"6:gateway.threads=1"_s,
                                            u"problem x.ini:3: this is neither a [section] nor a name = value"_s}));
    }
    void everyBadLineOfAnIniIsNamed()
    {
        const ConfigText ini = parseIni(u"[gateway\nthreads\n= 5\n[gateway]\nthreads = 1\nthreads = 2\n"_s, u"x.ini"_s);
        QCOMPARE(
            written(ini),
            (QStringList{u"5:gateway.threads=1"_s, u"problem x.ini:1: this is neither a [section] nor a name = value"_s,
                         u"problem x.ini:2: this is neither a [section] nor a name = value"_s,
                         u"problem x.ini:3: this is neither a [section] nor a name = value"_s,
                         u"problem x.ini:6: gateway.threads: stands here for the second time, after line 5"_s}));
    }
    void aBadLineIsNotRepeated()
    {
        const ConfigText ini = parseIni(u"sk-very-secret-key"_s, u"x.ini"_s);
        QVERIFY(!ini.problems.constFirst().toString().contains(u"secret"_s));
    }
    void anEnvFileIsReadWithItsLines()
    {
        const ConfigText env = parseEnv(u"# head\n"
                                        "CONFAB_LOG_LEVEL=debug\n"
                                        "export CONFAB_SERVER_NAME='Our place'\n"
                                        "PATH=/bin\n"
                                        "CONFAB_LOBBY_NAME=\"Hall # 1\"\n"_s,
                                        u".env"_s);
        QCOMPARE(written(env), (QStringList{u"2:CONFAB_LOG_LEVEL=debug"_s, u"3:CONFAB_SERVER_NAME=Our place"_s,
                                            u"5:CONFAB_LOBBY_NAME=Hall # 1"_s}));
    }
    void everyBadLineOfAnEnvFileIsNamed()
    {
        const ConfigText env = parseEnv(u"what\n\nCONFAB_X = 1\nCONFAB_A=1\nCONFAB_A=2"_s, u".env"_s);
        QCOMPARE(written(env),
                 (QStringList{u"4:CONFAB_A=1"_s, u"problem .env:1: this is no NAME=value"_s,
                              u"problem .env:3: this is no NAME=value"_s,
                              u"problem .env:5: CONFAB_A: stands here for the second time, after line 4"_s}));
    }
};

QTEST_APPLESS_MAIN(tst_ConfigFile)
#include "tst_ConfigFile.moc"
