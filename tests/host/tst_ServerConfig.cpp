// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "host/ConfigKeys.h"
#include "host/ConfigLoader.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::host;
using namespace Qt::StringLiterals;

namespace {

const QString kLongSecret = u"correct-horse-battery-staple-of-32b"_s;

//! All values that a file can show.
QStringList shown(const ServerConfig &config)
{
    QStringList values;
    for (const ConfigKey &key : configKeys())
        values.append(key.name + u" = "_s + configValueText(key, config));
    return values;
}

} // namespace

class tst_ServerConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void withoutSourcesTheDefaultsHold()
    {
        const LoadedConfig loaded = loadConfig(sources());
        QVERIFY2(loaded.isGood(), qPrintable(loaded.problemText()));
        QCOMPARE(loaded.config.listen, QList{ListenAt()});
        QCOMPARE(ListenAt().address, QHostAddress(QHostAddress::LocalHost));
        QCOMPARE(ListenAt().port, 8420);
        QCOMPARE(loaded.config.limits, Limits());
        QCOMPARE(loaded.config.loginsPerMinute, 10);
        QCOMPARE(loaded.config.accessMinutes, 15);
        QCOMPARE(loaded.config.maxStreamsPerUser, 3);
        QVERIFY(loaded.config.sageEnabled && loaded.config.guests && loaded.config.lobbyEnabled);
        QCOMPARE(loaded.config.dataFolder,
                 QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/confab-server"_s);
        QVERIFY(loaded.files.isEmpty());
    }
    void everyDefaultIsAllowed()
    {
        const ServerConfig defaults;
        for (const ConfigKey &key : configKeys()) {
            ServerConfig config;
            QCOMPARE(setConfigValue(key, config, configValueText(key, defaults)), QString());
            QCOMPARE(shown(config), shown(defaults));
        }
    }
    void everySettingReachesAFieldOfItsOwn()
    {
        QSet<QString> names;
        QSet<QString> variables;
        for (const ConfigKey &key : configKeys()) {
            names.insert(key.name);
            variables.insert(key.environmentName());
            QCOMPARE(findConfigKey(QString(key.name)), &key);
            QCOMPARE(findConfigKeyOfEnvironment(key.environmentName()), &key);
            QVERIFY(!isOtherVariable(key.environmentName()));
            ServerConfig config;
            QCOMPARE(setConfigValue(key, config, otherValue(key)), QString());
            const QStringList before = shown(ServerConfig());
            const QStringList after = shown(config);
            int changed = 0;
            for (qsizetype i = 0; i < before.size(); ++i)
                changed += before[i] != after[i];
            QVERIFY2(changed == 1, qPrintable(key.name + u" changes %1 values"_s.arg(changed)));
        }
        QCOMPARE(names.size(), qsizetype(configKeys().size()));
        QCOMPARE(variables.size(), qsizetype(configKeys().size()));
    }
    void namesOfVariablesFollowTheKeys()
    {
        QCOMPARE(findConfigKey(u"rateLimits.send")->environmentName(), u"CONFAB_RATE_LIMITS_SEND"_s);
        QCOMPARE(findConfigKey(u"assistant.openai.apiKey")->environmentName(), u"CONFAB_ASSISTANT_OPENAI_API_KEY"_s);
    }

    void theShippedIniHasEveryKeyWithItsDefault()
    {
        QFile file(QStringLiteral(CONFAB_SOURCE_DIR "/resources/config/confab-server.ini"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        QVERIFY(parseIni(text, {}).problems.isEmpty());
        QVERIFY(parseIni(text, {}).lines.isEmpty()); // as shipped it changes nothing

        static const QRegularExpression commentedOut(u"^;"_s, QRegularExpression::MultilineOption);
        const ConfigText ini = parseIni(QString(text).remove(commentedOut), u"confab-server.ini"_s);
        QVERIFY(ini.problems.isEmpty());
        QStringList lines;
        for (const ConfigLine &line : ini.lines)
            lines.append(line.name + u" = "_s + line.value);
        QCOMPARE(lines, shown(ServerConfig()));
    }
    void theShippedIniDescribesEveryKeyAsTheHelpDoes()
    {
        QFile file(QStringLiteral(CONFAB_SOURCE_DIR "/resources/config/confab-server.ini"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        // Comments may be broken into lines.
        const QString text = QString::fromUtf8(file.readAll()).replace(u"\n# "_s, u" "_s).simplified();
        for (const ConfigKey &key : configKeys()) {
            QVERIFY2(text.contains(key.description.mid(1)), key.name.data());
            if (key.highest > 0 || !key.choices.isEmpty())
                QVERIFY2(text.contains(configValueForm(key).mid(1)), key.name.data());
        }
    }

    void eachPlaceOverridesThoseBeforeIt()
    {
        ConfigSources from = sources();
        QCOMPARE(nameAndPort(from), u"Confab 8420"_s);
        from.iniFile = write(u"server.ini"_s, u"[server]\nname = ini\nlisten = 127.0.0.1:1001\n"_s);
        QCOMPARE(nameAndPort(from), u"ini 1001"_s);
        write(u".env"_s, u"CONFAB_SERVER_NAME=dotenv\nCONFAB_SERVER_LISTEN=127.0.0.1:1002\n"_s);
        QCOMPARE(nameAndPort(from), u"dotenv 1002"_s);
        from.environment.insert(u"CONFAB_SERVER_NAME"_s, u"environment"_s);
        from.environment.insert(u"CONFAB_SERVER_LISTEN"_s, u"127.0.0.1:1003"_s);
        QCOMPARE(nameAndPort(from), u"environment 1003"_s);
        from.settings = QStringList{u"server.name=set"_s, u"server.listen=127.0.0.1:1004"_s};
        QCOMPARE(nameAndPort(from), u"set 1004"_s);
        from.listen = u"127.0.0.1:1005"_s;
        QCOMPARE(nameAndPort(from), u"set 1005"_s);
    }
    void theDataFolderFollowsTheSameOrder()
    {
        ConfigSources from = sources();
        from.iniFile = write(u"server.ini"_s, u"[server]\ndata = fromIni\n"_s);
        QCOMPARE(loadConfig(from).config.dataFolder, m_folder->filePath(u"fromIni"_s));
        from.settings = QStringList{u"server.data=/srv/../srv/set"_s};
        QCOMPARE(loadConfig(from).config.dataFolder, u"/srv/set"_s);
        from.dataFolder = u"own"_s;
        QCOMPARE(loadConfig(from).config.dataFolder, m_folder->filePath(u"own"_s));
    }
    void theDataFoldersEnvFileIsReadWhenTheWorkingFolderHasNone()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(u"data"_s));
        write(u"data/.env"_s, u"CONFAB_SERVER_NAME=there\n"_s);
        ConfigSources from = sources();
        from.dataFolder = u"data"_s;
        QCOMPARE(loadConfig(from).config.serverName, u"there"_s);
        from.dataFolder.reset();
        from.environment.insert(u"CONFAB_SERVER_DATA"_s, u"data"_s);
        QCOMPARE(loadConfig(from).config.serverName, u"there"_s);
        write(u".env"_s, u"CONFAB_SERVER_NAME=here\n"_s);
        QCOMPARE(loadConfig(from).config.serverName, u"here"_s);
    }
    void theEnvironmentCanNameTheIni()
    {
        ConfigSources from = sources();
        write(u"server.ini"_s, u"[server]\nname = ini\n"_s);
        from.environment.insert(u"CONFAB_CONFIG"_s, u"server.ini"_s);
        from.environment.insert(u"CONFAB_DEMO"_s, u"1"_s);
        QCOMPARE(loadConfig(from).config.serverName, u"ini"_s);
    }

    void everyProblemIsNamedWithItsPlace()
    {
        ConfigSources from = sources();
        from.iniFile =
            write(u"server.ini"_s, u"[gateway]\nthreads = 65\nwindows = 3\nbroken\n[auth]\nguests = maybe\n"_s);
        write(u".env"_s, u"\nCONFAB_NO_SUCH=1\nCONFAB_LIMITS_FRAGMENTS=0\n"_s);
        from.environment.insert(u"CONFAB_LOG_LEVEL"_s, u"loud"_s);
        from.environment.insert(u"CONFAB_WHAT"_s, u"1"_s);
        from.settings = QStringList{u"rateLimits.send=-1"_s, u"nothing"_s, u"no.such=1"_s};
        from.listen = u"nowhere"_s;
        const QString ini = from.iniFile;
        const QString env = m_folder->filePath(u".env"_s);
        QCOMPARE(loadConfig(from).problemText().split(u'\n'),
                 (QStringList{ini + u":2: gateway.threads: must be a whole number from 0 to 64"_s,
                              ini + u":3: gateway.windows: there is no such setting"_s,
                              ini + u":4: this is neither a [section] nor a name = value"_s,
                              ini + u":6: auth.guests: must be true or false"_s,
                              env + u":2: CONFAB_NO_SUCH: there is no such setting"_s,
                              env + u":3: CONFAB_LIMITS_FRAGMENTS: must be a whole number from 1 to 65536"_s,
                              u"the environment: CONFAB_LOG_LEVEL: must be one of debug, info, warning, critical"_s,
                              u"the environment: CONFAB_WHAT: there is no such setting"_s,
                              u"the command line: --set rateLimits.send: must be a whole number from 0 to 1000000"_s,
                              u"the command line: --set: needs name=value"_s,
                              u"the command line: --set no.such: there is no such setting"_s,
                              u"the command line: --listen: must be an address with a port, such as 127.0.0.1:8420, "
                              "[::1]:8420 or *:8420"_s,
                              QString()}));
    }
    void aMissingIniIsAProblem()
    {
        ConfigSources from = sources();
        from.iniFile = u"missing.ini"_s;
        QVERIFY(loadConfig(from).problemText().contains(u"missing.ini: can't be read"_s));
    }
    void anOpenFileIsNamedAsItsProblemsAre()
    {
        ConfigSources from = sources();
        const QString path = write(u"server.ini"_s, u"[auth]\njwtSecret = %1\nguests = maybe\n"_s.arg(kLongSecret));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        from.iniFile = u"server.ini"_s;
        const LoadedConfig loaded = loadConfig(from);
        QCOMPARE(loaded.problems.value(0).source, u"server.ini"_s);
        QCOMPARE(loaded.warnings.value(0).source, u"server.ini"_s);
    }
    void aFileThatIsNoTextIsAProblem()
    {
        ConfigSources from = sources();
        QFile file(m_folder->filePath(u"server.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\xff\xfe[\0", 4);
        file.close();
        from.iniFile = file.fileName();
        QVERIFY(loadConfig(from).problemText().contains(u"no text file"_s));
    }

    void aShortSecretIsRefusedAndNotShown()
    {
        ConfigSources from = sources();
        from.iniFile = write(u"server.ini"_s, u"[auth]\njwtSecret = hunter2\n"_s);
        QCOMPARE(loadConfig(from).problemText(), from.iniFile + u":2: auth.jwtSecret: must have 32 bytes or more\n"_s);
    }
    void secretsAreNeverShown()
    {
        for (const ConfigKey &key : configKeys()) {
            if (!key.isSecret)
                continue;
            ServerConfig config;
            QCOMPARE(setConfigValue(key, config, kLongSecret), QString());
            QCOMPARE(configValueText(key, config), u"(set)"_s);
            QCOMPARE(configValueText(key, ServerConfig()), QString());
        }
        QVERIFY(findConfigKey(u"auth.jwtSecret")->isSecret);
        QVERIFY(findConfigKey(u"assistant.openai.apiKey")->isSecret);
        QVERIFY(findConfigKey(u"auth.inviteCode")->isSecret);
    }

    void contradictionsAreNamed_data()
    {
        QTest::addColumn<QStringList>("settings");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QStringList &settings, const QString &expected) {
            QTest::newRow(name) << settings << expected;
        };
        row("certificate alone", {u"tls.certificate=a.pem"_s}, u"--set tls.certificate: tls.certificate and"_s);
        row("key alone", {u"tls.key=a.pem"_s}, u"--set tls.key: tls.certificate and"_s);
        row("content above frame", {u"limits.frameBytes=2048"_s}, u"limits.contentBytes: must be below"_s);
        row("page above queue", {u"limits.queueBytes=65536"_s}, u"limits.pageBytes: must not be above"_s);
        row("keys above frame", {u"limits.jsonKeysFrame=32"_s}, u"limits.jsonKeys: must not be above"_s);
        row("more for one than for all", {u"assistant.maxStreams=2"_s}, u"assistant.maxStreamsPerUser: must not"_s);
        row("provider without model", {u"assistant.openai.baseUrl=http://localhost:1/v1"_s}, u"model is needed"_s);
        row("provider that is no URL", {u"assistant.openai.baseUrl=localhost"_s, u"assistant.openai.model=m"_s},
            u"must be an address with http"_s);
        row("key without provider", {u"assistant.openai.apiKey=abc"_s}, u"baseUrl is needed"_s);
        row("origin with a path", {u"gateway.allowedOrigins=https://a.example/x"_s}, u"is no origin"_s);
        row("every page on all addresses", {u"gateway.cors=true"_s, u"server.listen=0.0.0.0:8420"_s},
            u"--set gateway.cors: is for a loopback address"_s);
        row("every page on an address", {u"gateway.cors=true"_s, u"server.listen=192.0.2.1:8420"_s},
            u"name the pages in gateway.allowedOrigins"_s);
        row("an origin that no browser sends", {u"gateway.allowedOrigins=https://Chat.example.org:443"_s},
            u"is sent by browsers as https://chat.example.org"_s);
        for (const char *never : {"https://x.org", "y.org:443", "z.org.", "*.example.org", "a..b", "10.0.0.0/8", "[1.2.3.4]"})
            row(never, {u"gateway.allowedHosts="_s + QLatin1String(never)},
                u"--set gateway.allowedHosts: “%1” is no host name"_s.arg(QLatin1String(never)));
        row("a host in letters of its own", {u"gateway.allowedHosts=bücher.example"_s},
            u"“bücher.example” is sent by browsers as xn--bcher-kva.example"_s);
        row("an address without brackets", {u"gateway.allowedHosts=2001:DB8:0::1"_s}, u"is sent by browsers as [2001:db8::1]"_s);
        row("a proxy by its name", {u"gateway.trustedProxies=localhost"_s},
            u"“localhost” is no address, and no network such as 10.0.0.0/8"_s);
        row("no name for the Lobby", {u"lobby.name="_s}, u"lobby.name: must not be empty"_s);
        row("no name", {u"server.name="_s}, u"server.name: must not be empty"_s);
    }
    void contradictionsAreNamed()
    {
        QFETCH(QStringList, settings);
        QFETCH(QString, expected);
        ConfigSources from = sources();
        from.settings = settings;
        const LoadedConfig loaded = loadConfig(from);
        QCOMPARE(loaded.problems.size(), 1);
        QVERIFY2(loaded.problemText().contains(expected), qPrintable(loaded.problemText()));
    }
    void invitesNeedNoCodeOfTheServer()
    {
        ConfigSources from = sources();
        from.settings = {u"auth.registration=invite"_s};
        QVERIFY2(loadConfig(from).isGood(), qPrintable(loadConfig(from).problemText()));
    }
    void aKeyOfItsOwnIsForWhoIsOpenAndHasNoOther_data()
    {
        QTest::addColumn<QStringList>("settings");
        QTest::addColumn<bool>("isUsed");
        const QString open = u"server.listen=*:8420"_s;
        QTest::newRow("this computer only") << QStringList{} << false;
        QTest::newRow("both of its families") << QStringList{u"server.listen=localhost:8420"_s} << false;
        QTest::newRow("open") << QStringList{open} << true;
        QTest::newRow("one address of a network") << QStringList{u"server.listen=127.0.0.1:1,192.0.2.1:1"_s} << true;
        QTest::newRow("not wanted") << QStringList{open, u"tls.own=false"_s} << false;
        QTest::newRow("a certificate") << QStringList{open, u"tls.certificate=a.pem"_s, u"tls.key=b.pem"_s} << false;
        QTest::newRow("a proxy") << QStringList{open, u"gateway.trustedProxies=10.0.0.1"_s} << false;
        QTest::newRow("a public address by TLS") << QStringList{open, u"server.publicUrl=https://chat.example.org"_s} << false;
        QTest::newRow("a public address") << QStringList{open, u"server.publicUrl=http://chat.example.org:8420"_s} << true;
    }
    void aKeyOfItsOwnIsForWhoIsOpenAndHasNoOther()
    {
        QFETCH(QStringList, settings);
        QFETCH(bool, isUsed);
        ConfigSources from = sources();
        from.settings = settings;
        const LoadedConfig loaded = loadConfig(from);
        QVERIFY2(loaded.isGood(), qPrintable(loaded.problemText()));
        QCOMPARE(loaded.config.usesOwnTls(), isUsed);
    }
    void everyPageMayCallOnThisMachine()
    {
        for (const QString &listen : {u"127.0.0.1:1"_s, u"[::1]:1"_s, u"localhost:1"_s}) {
            ConfigSources from = sources();
            from.settings = {u"gateway.cors=true"_s, u"server.listen="_s + listen};
            QVERIFY2(loadConfig(from).isGood(), qPrintable(listen));
        }
    }
    void settingsThatBelongTogetherAreAccepted()
    {
        ConfigSources from = sources();
        from.settings =
            QStringList{u"tls.certificate=a.pem"_s,
                        u"tls.key=b.pem"_s,
                        u"auth.registration=invite"_s,
                        u"auth.inviteCode=come"_s,
                        u"auth.jwtSecret="_s + kLongSecret,
                        u"assistant.openai.baseUrl=http://localhost:11434/v1"_s,
                        u"assistant.openai.model=small"_s,
                        u"gateway.allowedOrigins=https://a.example, http://b.example:8080 * http://[::1]:3000"_s,
                        u"gateway.allowedHosts=Chat.example.org vm my_box 192.0.2.1 [2001:DB8::1] *"_s,
                        u"assistant.sage.wordsPerSecond=2.5"_s};
        const LoadedConfig loaded = loadConfig(from);
        QVERIFY2(loaded.isGood(), qPrintable(loaded.problemText()));
        QCOMPARE(loaded.config.registration, Registration::Invite);
        QCOMPARE(loaded.config.jwtSecret, kLongSecret.toUtf8());
        QCOMPARE(loaded.config.allowedOrigins.size(), 4);
        QCOMPARE(loaded.config.sageWordsPerSecond, 2.5);
    }

    void anAddressToListenOn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // empty: refused
        QTest::newRow("IPv4") << u"0.0.0.0:80"_s << u"0.0.0.0:80"_s;
        QTest::newRow("port 0") << u"127.0.0.1:0"_s << u"127.0.0.1:0"_s;
        QTest::newRow("IPv6") << u"[::1]:8421"_s << u"[::1]:8421"_s;
        QTest::newRow("all of both families") << u"[::]:0"_s << u"*:0"_s;
        QTest::newRow("the same at length") << u"[0:0:0:0:0:0:0:0]:80"_s << u"*:80"_s;
        QTest::newRow("star") << u"*:9000"_s << u"*:9000"_s;
        QTest::newRow("star without port") << u"*"_s << u"*:8420"_s;
        QTest::newRow("several") << u"127.0.0.1:80, [::1]:81 10.0.0.1"_s << u"127.0.0.1:80, [::1]:81, 10.0.0.1:8420"_s;
        QTest::newRow("the same twice") << u"*:80,[::]:80"_s << u"*:80"_s;
        QTest::newRow("both families one by one") << u"0.0.0.0:80,[::]:80"_s << u"*:80"_s;
        QTest::newRow("all and one of them") << u"*:80,127.0.0.1:80,[::1]:80"_s << u"*:80"_s;
        QTest::newRow("all of IPv4 and one of IPv6")
            << u"127.0.0.1:80,0.0.0.0:80,[::1]:80"_s << u"0.0.0.0:80, [::1]:80"_s;
        QTest::newRow("any port twice") << u"*:0,*:0"_s << u"*:0, *:0"_s;
        QTest::newRow("one of several is none") << u"127.0.0.1:80,nowhere"_s << QString();
        QTest::newRow("commas alone") << u", ,"_s << QString();
        QTest::newRow("IPv6 without port") << u"[::1]"_s << u"[::1]:8420"_s;
        QTest::newRow("IPv4 without port") << u"10.0.0.1"_s << u"10.0.0.1:8420"_s;
        QTest::newRow("port alone") << u"9000"_s << u"127.0.0.1:9000"_s;
        QTest::newRow("port with colon") << u":9000"_s << u"127.0.0.1:9000"_s;
        QTest::newRow("localhost") << u"LocalHost:9000"_s << u"localhost:9000"_s;
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("a name") << u"chat.example.org:80"_s << QString();
        QTest::newRow("IPv6 without brackets") << u"::1:8421"_s << QString();
        QTest::newRow("port too high") << u"127.0.0.1:65536"_s << QString();
        QTest::newRow("port too high, alone") << u"70000"_s << QString();
        QTest::newRow("negative port") << u"127.0.0.1:-1"_s << QString();
        QTest::newRow("no port behind the colon") << u"127.0.0.1:"_s << QString();
        QTest::newRow("garbage behind") << u"127.0.0.1:80x"_s << QString();
        QTest::newRow("bad IPv4") << u"300.0.0.1:80"_s << QString();
    }
    void anAddressToListenOn()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        ServerConfig config;
        const ConfigKey *key = findConfigKey(u"server.listen");
        const QString complaint = setConfigValue(*key, config, text);
        QCOMPARE(complaint.isEmpty(), !expected.isEmpty());
        QCOMPARE(configValueText(*key, config), expected.isEmpty() ? configValueText(*key, ServerConfig()) : expected);
    }
    void numbersAreHeldToTheirRange_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("allowed");
        const QString threads = u"gateway.threads"_s;
        QTest::newRow("lowest") << threads << u"0"_s << true;
        QTest::newRow("highest") << threads << u"64"_s << true;
        QTest::newRow("below") << threads << u"-1"_s << false;
        QTest::newRow("above") << threads << u"65"_s << false;
        QTest::newRow("empty") << threads << QString() << false;
        QTest::newRow("fraction") << threads << u"1.5"_s << false;
        QTest::newRow("unit") << threads << u"5ms"_s << false;
        QTest::newRow("beyond 32 bits") << threads << u"4294967296"_s << false;
        QTest::newRow("NaN") << u"assistant.sage.wordsPerSecond"_s << u"nan"_s << false;
        QTest::newRow("infinite") << u"assistant.sage.wordsPerSecond"_s << u"inf"_s << false;
        QTest::newRow("yes") << u"auth.guests"_s << u"yes"_s << false;
        QTest::newRow("another case") << u"auth.registration"_s << u"Open"_s << false;
    }
    void numbersAreHeldToTheirRange()
    {
        QFETCH(QString, key);
        QFETCH(QString, text);
        ServerConfig config;
        QTEST(setConfigValue(*findConfigKey(key), config, text).isEmpty(), "allowed");
    }

private:
    ConfigSources sources() const { return {.workingFolder = m_folder->path()}; }
    QString write(const QString &name, const QString &content) const
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content.toUtf8()) < 0)
            qFatal("can't write %s", qPrintable(file.fileName()));
        return file.fileName();
    }
    static QString nameAndPort(const ConfigSources &from)
    {
        const LoadedConfig loaded = loadConfig(from);
        return loaded.isGood() ? u"%1 %2"_s.arg(loaded.config.serverName).arg(loaded.config.listen.front().port)
                               : loaded.problemText();
    }
    //! A value that is allowed and not the default.
    static QString otherValue(const ConfigKey &key)
    {
        const QString now = configValueText(key, ServerConfig());
        if (std::holds_alternative<ConfigKey::Listen>(key.field))
            return u"[::1]:0"_s;
        if (!key.choices.isEmpty())
            return QString(key.choices).split(u'|').constLast();
        if (now == u"true"_s || now == u"false"_s)
            return now == u"true"_s ? u"false"_s : u"true"_s;
        if (key.highest > 0)
            return QString::number(now.toLongLong() == key.highest ? key.lowest : key.highest);
        return u"something"_s;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(tst_ServerConfig)
#include "tst_ServerConfig.moc"
