// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "host/AssistantPlan.h"
#include "host/CommandLine.h"
#include "host/NamedSections.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace confab::host;
using namespace Qt::StringLiterals;

namespace {

const QString kGood = u"[provider.cloud]\n"
                      "baseUrl = https://api.example.org/v1\n"
                      "apiKey = sk-very-secret\n"
                      "models = big-1, small-1\n"
                      "[provider.gateway]\n"
                      "kind = chat-completions\n"
                      "baseUrl = https://gateway.example.org/v1\n"
                      "headers.X-Team = blue-secret\n"
                      "[provider.ollama]\n"
                      "baseUrl = http://localhost:11434/v1\n"
                      "[agent.Helper]\n"
                      "provider = cloud\n"
                      "prompt = You help.\n"
                      "temperature = 0.5\n"
                      "maxTokens = 800\n"
                      "context = 20\n"
                      "[agent.Code Owl]\n"
                      "provider = ollama\n"
                      "model = qwen3\n"_s;

QString contentOf(const QString &file)
{
    QFile opened(QStringLiteral(CONFAB_SOURCE_DIR "/") + file);
    return opened.open(QIODevice::ReadOnly) ? QString::fromUtf8(opened.readAll()) : QString();
}

} // namespace

class tst_AssistantConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void anIniNamesProvidersAndAgents()
    {
        const LoadedConfig loaded = loadConfig(ini(kGood));
        QVERIFY2(loaded.isGood(), qPrintable(loaded.problemText()));
        const ServerConfig &config = loaded.config;
        QCOMPARE(config.providers.size(), 3);
        QCOMPARE(config.providers[0], (ProviderConfig{.name = u"cloud"_s,
                                                      .baseUrl = u"https://api.example.org/v1"_s,
                                                      .apiKey = "sk-very-secret",
                                                      .models = {u"big-1"_s, u"small-1"_s}}));
        QCOMPARE(config.providers[1].headers, (QList<HttpHeader>{{"X-Team", "blue-secret"}}));
        QCOMPARE(config.agents.size(), 2);
        QCOMPARE(config.agents[0], (AgentConfig{.section = u"Helper"_s,
                                                .provider = u"cloud"_s,
                                                .prompt = u"You help."_s,
                                                .temperature = 0.5,
                                                .maxTokens = 800,
                                                .context = 20}));
        QCOMPARE(config.agents[1].shownName(), u"Code Owl"_s);
    }
    void aNameMayHaveDots()
    {
        const auto setting = findNamedSetting(u"provider.gpt-4.1.headers.X-A.B"_s);
        QVERIFY(setting);
        QCOMPARE(setting->name, u"gpt-4.1"_s);
        QCOMPARE(setting->key, u"headers.X-A.B"_s);
        QCOMPARE(findNamedSetting(u"agent.v1.2.model"_s)->name, u"v1.2"_s);
        QVERIFY(!findNamedSetting(u"provider.baseUrl"_s));
        QVERIFY(!findNamedSetting(u"providers.a.baseUrl"_s));
    }
    void eachPlaceOverridesThoseBeforeIt()
    {
        ConfigSources from = ini(kGood);
        write(u".env"_s, u"CONFAB_PROVIDER_CLOUD_API_KEY=from-env-file\nCONFAB_AGENT_CODE_OWL_MODEL=qwen3:8b\n"_s);
        from.environment.insert(u"CONFAB_PROVIDER_GATEWAY_HEADERS_X_TEAM"_s, u"red"_s);
        from.environment.insert(u"CONFAB_PROVIDER_CLOUD_MODELS"_s, u"big-2"_s);
        from.settings = QStringList{u"agent.Helper.name=Mira"_s, u"provider.cloud.models=big-3"_s};
        const LoadedConfig loaded = loadConfig(from);
        QVERIFY2(loaded.isGood(), qPrintable(loaded.problemText()));
        QCOMPARE(loaded.config.providers.size(), 3);
        QCOMPARE(loaded.config.providers[0].apiKey, "from-env-file");
        QCOMPARE(loaded.config.providers[0].models, QStringList{u"big-3"_s});
        QCOMPARE(loaded.config.providers[1].headers, (QList<HttpHeader>{{"X-Team", "red"}}));
        QCOMPARE(loaded.config.agents[0].shownName(), u"Mira"_s);
        QCOMPARE(loaded.config.agents[1].model, u"qwen3:8b"_s);
    }
    void variablesAloneAreEnough()
    {
        ConfigSources from = ini({});
        for (const auto &[name, value] : std::initializer_list<std::pair<QString, QString>>{
                 {u"CONFAB_PROVIDER_OLLAMA_BASE_URL"_s, u"http://localhost:11434/v1"_s},
                 {u"CONFAB_AGENT_HELPER_PROVIDER"_s, u"ollama"_s},
                 {u"CONFAB_AGENT_HELPER_NAME"_s, u"Helper"_s},
                 {u"CONFAB_AGENT_HELPER_MAX_TOKENS"_s, u"500"_s},
                 {u"CONFAB_AGENT_HELPER_MODEL"_s, u"llama3.2"_s}})
            from.environment.insert(name, value);
        const LoadedConfig loaded = loadConfig(from);
        QVERIFY2(loaded.isGood(), qPrintable(loaded.problemText()));
        QCOMPARE(loaded.config.providers.first().name, u"ollama"_s);
        QCOMPARE(loaded.config.agents.first().section, u"helper"_s);
        QCOMPARE(loaded.config.agents.first().shownName(), u"Helper"_s);
        QCOMPARE(loaded.config.agents.first().maxTokens, 500);
    }
    void everyKeyHasAVariableThatMeansIt()
    {
        for (const auto kind : {NamedSetting::Kind::Provider, NamedSetting::Kind::Agent}) {
            QStringList keys;
            for (const NamedKeyInfo &key : namedKeys(kind))
                keys.append(key.name);
            if (kind == NamedSetting::Kind::Provider)
                keys.append(u"headers.x-title"_s);
            for (const QString &key : std::as_const(keys)) {
                const NamedSetting setting{kind, u"gw"_s, key};
                const auto found = findNamedSettingOfEnvironment(setting.environmentName(), {});
                QVERIFY2(found, qPrintable(setting.environmentName()));
                QCOMPARE(found->fullName(), setting.fullName());
            }
        }
        QCOMPARE((NamedSetting{NamedSetting::Kind::Provider, u"my-gw"_s, u"apiKey"_s}.environmentName()),
                 u"CONFAB_PROVIDER_MY_GW_API_KEY"_s);
        QVERIFY(!findNamedSettingOfEnvironment(u"CONFAB_PROVIDER_GW_COLOUR"_s, {}));
    }

    void theKeysOfBeforeMakeTheProviderAndAgentOpenai()
    {
        ConfigSources from = ini(kGood);
        from.settings =
            QStringList{u"assistant.openai.baseUrl=http://localhost:1/v1"_s, u"assistant.openai.apiKey=sk-old"_s,
                        u"assistant.openai.model=m"_s, u"assistant.openai.systemPrompt=Be kind."_s};
        const LoadedConfig loaded = loadConfig(from);
        QVERIFY2(loaded.isGood(), qPrintable(loaded.problemText()));
        const AssistantPlan plan = assistantPlan(loaded.config);
        QCOMPARE(plan.providers.size(), 4);
        QCOMPARE(plan.providers.first().name, u"openai"_s);
        QCOMPARE(plan.providers.first().apiKey, "sk-old");
        QStringList agents;
        for (const AgentConfig &agent : plan.agents)
            agents.append(agent.section + u'=' + agent.shownName());
        QCOMPARE(agents,
                 (QStringList{u"sage=Sage"_s, u"openai=Assistant"_s, u"Helper=Helper"_s, u"Code Owl=Code Owl"_s}));
        QCOMPARE(plan.agents[1].prompt, u"Be kind."_s);
    }

    void mistakesAreNamedWithTheirLine_data()
    {
        QTest::addColumn<QString>("more"); // behind the good file, whose last line is 20
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &more, const QString &expected) {
            QTest::newRow(name) << more << expected;
        };
        const QString owl = u"[agent.X]\nprovider = "_s;
        row("unknown provider", owl + u"claude\nmodel = m\n"_s,
            u":21: agent.X.provider: there is no [provider.claude]; there are: cloud, gateway, ollama, scripted"_s);
        row("no provider", u"[agent.X]\nmodel = m\n"_s, u":20: agent.X.provider: is needed"_s);
        row("an empty section", u"\n[agent.X]\n"_s, u":21: agent.X.provider: is needed"_s);
        row("unknown kind", u"[provider.x]\nbaseUrl = http://localhost/v1\nkind = anthropic\n"_s,
            u":22: provider.x.kind: must be chat-completions"_s);
        row("a model that is not there", owl + u"cloud\nmodel = huge-1\n"_s,
            u":22: agent.X.model: “huge-1” is not among provider.cloud.models: big-1, small-1"_s);
        row("no model at all", owl + u"ollama\n"_s, u":20: agent.X.model: is needed, because provider.ollama.models"_s);
        row("no address", u"[provider.x]\napiKey = sk-very-secret\n"_s, u":20: provider.x.baseUrl: is needed"_s);
        row("an address that is none", u"[provider.x]\nbaseUrl = localhost:11434\n"_s,
            u":21: provider.x.baseUrl: must be an address with http:// or https://"_s);
        row("a key in the address", u"[provider.x]\nbaseUrl = https://me:sk-very-secret@a.example/v1\n"_s,
            u":21: provider.x.baseUrl: must hold no name and password"_s);
        row("a key that could be read on the way",
            u"[provider.x]\nbaseUrl = http://a.example/v1\napiKey = sk-very-secret\n"_s,
            u":21: provider.x.baseUrl: is not https, so apiKey would be readable"_s);
        row("a key twice",
            u"[provider.x]\nbaseUrl = https://a.example/v1\napiKey = sk-very-secret\nheaders.authorization = "
            "sk-very-secret\n"_s,
            u":22: provider.x.apiKey: is sent as Authorization"_s);
        row("a name with a colon", u"[agent.Owl: hi]\nprovider = ollama\nmodel = m\n"_s, u":20: agent.Owl: hi: "_s);
        row("a name without letters", u"[agent.X]\nname = .\nprovider = ollama\nmodel = m\n"_s,
            u":21: agent.X.name: a name needs a letter or a digit"_s);
        row("a name that is nobody's", u"[agent.Everyone]\nprovider = ollama\nmodel = m\n"_s,
            u":20: agent.Everyone: this name, and all that look like it, is not for agents"_s);
        row("a name that looks like another", u"[agent.HeIper]\nprovider = ollama\nmodel = m\n"_s,
            u":20: agent.HeIper: “HeIper” looks like “Helper”, the name of agent.Helper"_s);
        row("two names that look alike",
            u"[agent.X]\nname = Code-Owl\nprovider = ollama\nmodel = m\n[agent.Y]\n"
            "name = code-owl\nprovider = ollama\nmodel = m\n"_s,
            u":25: agent.Y.name: “code-owl” looks like “Code-Owl”, the name of agent.X"_s);
        row("the same in other case", u"[agent.helper]\nprovider = ollama\nmodel = m\n"_s,
            u":20: agent.helper: agent.Helper has the same name, save for case"_s);
        row("the built-in agent's name", u"[agent.sage]\nprovider = ollama\nmodel = m\n"_s,
            u":20: agent.sage: is the built-in agent; assistant.sage.enabled = false frees the name"_s);
        row("what looks like the built-in agent", u"[agent.X]\nname = SAGE\nprovider = ollama\nmodel = m\n"_s,
            u":21: agent.X.name: “SAGE” looks like “Sage”"_s);
        row("the built-in agent in other case", u"[agent.SAGE]\nprovider = ollama\nmodel = m\n"_s,
            u":20: agent.SAGE: is the built-in agent; assistant.sage.enabled = false frees the name"_s);
        row("another agent's name", u"[agent.X]\nname = Helper\nprovider = ollama\nmodel = m\n"_s,
            u":21: agent.X.name: “Helper” is the name of agent.Helper already"_s);
        row("a provider whose variables are another one's",
            u"[provider.my-gw]\nbaseUrl = https://a.example/v1\n[provider.my_gw]\nbaseUrl = https://b.example/v1\n"_s,
            u":22: provider.my_gw: provider.my-gw has variables of the same names, beginning with CONFAB_PROVIDER_MY_GW_"_s);
        row("an agent whose variables are another one's",
            owl + u"ollama\nname = Ann\nmodel = m\n[agent.x]\n"_s.replace(u"[agent.x]"_s, u"[agent.code.owl]"_s) +
                u"name = Bob\nprovider = ollama\nmodel = m\n"_s,
            u":24: agent.code.owl: agent.Code Owl has variables of the same names"_s);
        row("a key behind the address that could be read on the way",
            u"[provider.x]\nbaseUrl = http://a.example/v1?api_key=secret3\n"_s,
            u":21: provider.x.baseUrl: is not https, so the key behind its ? would be readable"_s);
        row("a key that is nearly right", u"[provider.x]\nbaseUrl = https://a.example/v1\napikey = sk-very-secret\n"_s,
            u":22: provider.x.apikey: there is no such setting; did you mean apiKey?"_s);
        row("a section that is misspelt", u"[providr.x]\nmodels = m\n"_s,
            u":21: providr.x.models: there is no such setting; sections are called [provider.NAME]"_s);
        row("a setting that is misspelt", u"[rateLimit]\nsend = 5\n"_s,
            u":21: rateLimit.send: there is no such setting; did you mean rateLimits.send?"_s);
        row("a provider in other case", u"[provider.Cloud]\nbaseUrl = https://a.example/v1\n"_s,
            u":20: provider.Cloud: provider.cloud has the same name, save for case"_s);
        row("the built-in provider's name", u"[provider.scripted]\nbaseUrl = https://a.example/v1\n"_s,
            u":20: provider.scripted: this name is the built-in provider's"_s);
        row("a provider with spaces", u"[provider.a b]\nbaseUrl = https://a.example/v1\n"_s,
            u":20: provider.a b: a provider is named by"_s);
        row("an unknown key of a provider", u"[provider.x]\nbaseUrl = https://a.example/v1\nurl = x\n"_s,
            u":22: provider.x.url: there is no such setting; there are kind, baseUrl, apiKey, models, headers.NAME"_s);
        row("an unknown key of an agent", owl + u"ollama\nmodel = m\nsystemPrompt = x\n"_s,
            u":23: agent.X.systemPrompt: there is no such setting; there are name, provider, model, prompt"_s);
        row("a section without a name", u"[provider]\nkind = chat-completions\n"_s,
            u":21: provider.kind: there is no such setting; sections are called [provider.NAME] and [agent.NAME]"_s);
        row("a section that is almost one", u"[agents.x]\nmodel = m\n"_s,
            u":21: agents.x.model: there is no such setting; sections are called"_s);
        row("a header that says where a message ends", header(u"Content-Length = 5"_s),
            u":22: provider.x.headers.Content-Length: belongs to the connection and can't be set"_s);
        row("another one", header(u"transfer-encoding = chunked"_s), u"belongs to the connection and can't be set"_s);
        row("a header of another host", header(u"Host = b.example"_s), u"belongs to the connection and can't be set"_s);
        row("a header with a key that could be read on the way",
            u"[provider.x]\nbaseUrl = http://a.example/v1\nheaders.X-Api-Key = sk-very-secret\n"_s,
            u":21: provider.x.baseUrl: is not https, so headers.X-Api-Key would be readable"_s);
        row("a wild temperature", owl + u"ollama\nmodel = m\ntemperature = 2.5\n"_s,
            u":23: agent.X.temperature: must be a number from 0 to 2"_s);
        row("tokens below 0", owl + u"ollama\nmodel = m\nmaxTokens = -1\n"_s,
            u":23: agent.X.maxTokens: must be a whole number from 0"_s);
        row("too much to read", owl + u"ollama\nmodel = m\ncontext = 1001\n"_s,
            u":23: agent.X.context: must be a whole number from 0 to 1000"_s);
    }
    void mistakesAreNamedWithTheirLine()
    {
        QFETCH(QString, more);
        QFETCH(QString, expected);
        const LoadedConfig loaded = loadConfig(ini(kGood + more));
        const QString text = configReport(loaded);
        QVERIFY2(text.contains(expected), qPrintable(text));
        QVERIFY2(loaded.problems.size() == 1, qPrintable(text));
        QVERIFY2(!text.contains(u"secret"_s), qPrintable(text));
    }
    void aHeaderCantBreakOutOfItsLine()
    {
        ConfigSources from = ini(kGood);
        from.settings = QStringList{u"provider.cloud.headers.X-A=secret\r\nHost: evil"_s,
                                    u"provider.cloud.headers.X: b=1"_s, u"provider.cloud.apiKey=sk\nsecret"_s};
        const LoadedConfig loaded = loadConfig(from);
        QVERIFY2(loaded.problems.size() == 3, qPrintable(loaded.problemText()));
        QVERIFY2(!loaded.problemText().contains(u"evil"_s), qPrintable(loaded.problemText()));
        QVERIFY2(!loaded.problemText().contains(u"secret"_s), qPrintable(loaded.problemText()));
    }
    void theOldAndTheNewWayMayNotMeet()
    {
        ConfigSources from = ini(u"[provider.OpenAI]\nbaseUrl = https://a.example/v1\nmodels = m\n[agent.openai]\n"
                                 "provider = OpenAI\n"_s);
        QVERIFY(loadConfig(from).isGood());
        from.settings = QStringList{u"assistant.openai.baseUrl=http://localhost:1/v1"_s, u"assistant.openai.model=m"_s};
        const QString text = loadConfig(from).problemText();
        QVERIFY2(text.contains(u":1: provider.OpenAI: assistant.openai.baseUrl makes a provider of this name"_s),
                 qPrintable(text));
        QVERIFY2(text.contains(u":4: agent.openai: assistant.openai.baseUrl makes an agent of this name"_s),
                 qPrintable(text));
    }

    void theCheckShowsThemWithoutSecrets()
    {
        const QString report = configReport(loadConfig(ini(kGood)));
        for (const QString &line :
             {u"provider.cloud.apiKey = (set)\n"_s, u"provider.cloud.models = big-1, small-1\n"_s,
              u"provider.gateway.headers.X-Team = (set)\n"_s, u"agent.Helper.provider = cloud\n"_s,
              u"agent.Helper.temperature = 0.5\n"_s, u"agent.Code Owl.model = qwen3\n"_s})
            QVERIFY2(report.contains(line), qPrintable(line + report));
        QVERIFY(!report.contains(u"secret"_s));
    }
    void theCheckShowsAddressesAsTheyAreAskedAndNoQuery()
    {
        ConfigSources from = ini(u"[provider.x]\nbaseUrl = https://h.example/v1/chat/completions?api-version=2&key=secret3\n"_s);
        from.settings = QStringList{u"assistant.openai.baseUrl=https://o.example/v1/?key=secret4"_s,
                                    u"assistant.openai.model=m"_s};
        const LoadedConfig loaded = loadConfig(from);
        const QString report = configReport(loaded);
        for (const QString &line : {u"provider.x.baseUrl = https://h.example/v1?api-version=(set)&key=(set)\n"_s,
                                    u"assistant.openai.baseUrl = https://o.example/v1?key=(set)\n"_s})
            QVERIFY2(report.contains(line), qPrintable(report));
        QVERIFY2(!report.contains(u"secret"_s), qPrintable(report));
    }
    void theAddressOfBeforeIsCheckedLikeTheOthers()
    {
        ConfigSources from = ini({});
        from.settings = QStringList{u"assistant.openai.baseUrl=http://me:secret@h.example/v1"_s,
                                    u"assistant.openai.model=m"_s, u"assistant.openai.apiKey=sk-very-secret"_s};
        const QString text = loadConfig(from).problemText();
        from.settings.append(u"assistant.openai.name=Sage"_s);
        QVERIFY(loadConfig(from).problemText().contains(u"--set assistant.openai.name: “Sage” is the name of agent.sage"_s));
        QVERIFY2(text.contains(u"--set assistant.openai.baseUrl: must hold no name and password"_s), qPrintable(text));
        QVERIFY2(text.contains(u"--set assistant.openai.baseUrl: is not https, so apiKey"_s), qPrintable(text));
        QVERIFY2(!text.contains(u"secret"_s), qPrintable(text));
    }
    void mistakesComeInTheOrderOfTheirLines()
    {
        const LoadedConfig loaded = loadConfig(ini(u"[provider.x]\nmodels = m\nwhat\n[gateway]\nthreads = 65\n"_s));
        QList<int> lines;
        for (const ConfigProblem &problem : loaded.problems)
            lines.append(problem.line);
        QCOMPARE(lines, (QList<int>{1, 3, 5}));
    }
    void aFileWithSecretsThatEverybodyCanReadIsWarnedOf()
    {
        const auto warnings = [this](const QString &name, const QString &content, QFileDevice::Permissions more) {
            write(name, content);
            QFile::setPermissions(m_folder->filePath(name), QFileDevice::ReadOwner | QFileDevice::WriteOwner | more);
            ConfigSources from{.iniFile = u"server.ini"_s, .workingFolder = m_folder->path()};
            QString text;
            for (const ConfigProblem &warning : loadConfig(from).warnings)
                text += warning.toString() + u'\n';
            return text;
        };
        QCOMPARE(warnings(u"server.ini"_s, u"[server]\nname = x\n"_s, QFileDevice::ReadOther), QString());
        QVERIFY(warnings(u"server.ini"_s, kGood, QFileDevice::ReadOther).contains(u"server.ini: holds a secret"_s));
        QCOMPARE(warnings(u"server.ini"_s, kGood, QFileDevice::ReadGroup), QString());
        const QString title = u"[provider.x]\nbaseUrl = https://h.example/v1\nheaders.X-Title = chat\n"_s;
        QCOMPARE(warnings(u"server.ini"_s, title, QFileDevice::ReadOther), QString());
        QVERIFY(!warnings(u"server.ini"_s, QString(title).replace(u"X-Title"_s, u"X-Api-Key"_s), QFileDevice::ReadOther)
                     .isEmpty());
        QVERIFY(!warnings(u"server.ini"_s, QString(title).replace(u"/v1"_s, u"/v1?key=secret3"_s),
                          QFileDevice::ReadOther)
                     .isEmpty());
        write(u"server.ini"_s, kGood);
        QFile::setPermissions(m_folder->filePath(u"server.ini"_s), QFileDevice::ReadOwner);
        const QString key = u"CONFAB_PROVIDER_CLOUD_API_KEY=sk-very-secret\n"_s;
        const QString told = warnings(u".env"_s, key, QFileDevice::ReadOther);
        QVERIFY2(told.contains(u"/.env: holds a secret"_s) && !told.contains(u"sk-very"_s), qPrintable(told));
    }
    void anAddressWithoutAPathIsDoubted()
    {
        const LoadedConfig loaded = loadConfig(ini(u"[provider.x]\nbaseUrl = https://h.example\n"_s));
        QVERIFY2(loaded.isGood(), qPrintable(loaded.problemText()));
        QCOMPARE(loaded.warnings.size(), 1);
        QCOMPARE(loaded.warnings.first().toString(),
                 u"server.ini:2: provider.x.baseUrl: has no path; most addresses end with /v1"_s);
        QVERIFY(loadConfig(ini(u"[provider.x]\nbaseUrl = https://h.example/v1\n"_s)).warnings.isEmpty());
    }
    void helpNamesTheirSettingsAndVariables()
    {
        const CommandLine line = parseCommandLine({u"confab-server"_s, u"--help"_s}, {}, m_folder->path());
        for (const QString &part :
             {u"provider.NAME.apiKey  (CONFAB_PROVIDER_NAME_API_KEY)"_s, u"provider.NAME.headers.HEADER  ("_s,
              u"agent.NAME.maxTokens  (CONFAB_AGENT_NAME_MAX_TOKENS)"_s})
            QVERIFY2(line.text.contains(part), qPrintable(part));
    }

    void theShippedIniShowsExamplesThatWork()
    {
        // Lines of an example begin with a # and no space.
        static const QRegularExpression example(u"^#(\\[|[A-Za-z.]+[A-Za-z-]* = )"_s);
        QStringList lines;
        for (const QString &line : contentOf(u"resources/config/confab-server.ini"_s).split(u'\n')) {
            if (example.match(line).hasMatch())
                lines.append(line.sliced(1));
        }
        works(lines.join(u'\n'));
    }
    void theReadmeShowsExamplesThatWork()
    {
        static const QRegularExpression block(u"```ini\\n(.*?)```"_s, QRegularExpression::DotMatchesEverythingOption);
        auto found = block.globalMatch(contentOf(u"server/README.md"_s));
        int count = 0;
        QString all;
        while (found.hasNext()) {
            const QString text = found.next().captured(1);
            works(text);
            all += text;
            ++count;
        }
        QVERIFY(count >= 3);
        works(all); // side by side too
    }

private:
    static QString header(const QString &line)
    {
        return u"[provider.x]\nbaseUrl = https://a.example/v1\nheaders."_s + line + u'\n';
    }
    void works(const QString &text) const
    {
        const LoadedConfig loaded = loadConfig(ini(text));
        QVERIFY2(loaded.isGood(), qPrintable(loaded.problemText() + text));
        QVERIFY2(!loaded.config.agents.isEmpty(), qPrintable(text));
    }
    ConfigSources ini(const QString &text) const
    {
        write(u"server.ini"_s, text);
        return {.iniFile = u"server.ini"_s, .workingFolder = m_folder->path()};
    }
    void write(const QString &name, const QString &content) const
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content.toUtf8()) < 0)
            qFatal("can't write %s", qPrintable(file.fileName()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(tst_AssistantConfig)
#include "tst_AssistantConfig.moc"
