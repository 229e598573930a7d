// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NamedSections.h"

#include "assistant/ChatCompletionsRequest.h"
#include "ProviderAddress.h"
#include "Spelling.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace confab::host {

using namespace Qt::StringLiterals;
using Kind = NamedSetting::Kind;

namespace {

constexpr QLatin1String kHeaders = "headers."_L1;
constexpr QLatin1String kHeadersVariable = "_HEADERS_"_L1;
constexpr int kMaxTokens = 10'000'000;
constexpr int kMaxContext = 1'000;
const QString kSet = u"(set)"_s;

//! A row of the table of keys. `set` gives a complaint or nothing; `text` is empty for what is not set.
template <class Section>
struct Key
{
    QLatin1String name;
    QLatin1String description;
    QString (*set)(Section &, const QString &);
    QString (*text)(const Section &);
};

const std::array<Key<ProviderConfig>, 4> kProviderKeys{{
    {"kind"_L1, "what it speaks: chat-completions, the only one so far"_L1,
     [](ProviderConfig &provider, const QString &text) {
         provider.kind = text;
         return text == "chat-completions"_L1
                    ? QString()
                    : u"must be chat-completions, which OpenAI, Ollama and most others speak"_s;
     },
     [](const ProviderConfig &provider) { return provider.kind; }},
    {"baseUrl"_L1, "its address, such as https://api.openai.com/v1"_L1,
     [](ProviderConfig &provider, const QString &text) {
         provider.baseUrl = text;
         return QString();
     },
     [](const ProviderConfig &provider) { return shownAddress(provider.baseUrl); }},
    {"apiKey"_L1, "its key, if it needs one; sent as Authorization: Bearer"_L1,
     [](ProviderConfig &provider, const QString &text) {
         provider.apiKey = text.toUtf8();
         return std::ranges::all_of(text, [](QChar c) { return c > u' ' && c < u'\x7f'; })
                    ? QString()
                    : u"must be in plain letters, digits and signs, without spaces"_s;
     },
     [](const ProviderConfig &provider) { return provider.apiKey.isEmpty() ? QString() : kSet; }},
    {"models"_L1,
     "the models that may be asked, separated by commas, the usual one first; empty is any that an agent names"_L1,
     [](ProviderConfig &provider, const QString &text) {
         static const QRegularExpression separator(u"[,\\s]+"_s);
         provider.models = text.split(separator, Qt::SkipEmptyParts);
         return QString();
     },
     [](const ProviderConfig &provider) { return provider.models.join(u", "_s); }},
}};

QString setCount(int &field, const QString &text, int highest)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (!isNumber || number < 0 || number > highest)
        return u"must be a whole number from 0 to %1"_s.arg(highest);
    field = number;
    return {};
}

const std::array<Key<AgentConfig>, 7> kAgentKeys{{
    {"name"_L1, "what people call it, if not as the section"_L1,
     [](AgentConfig &agent, const QString &text) {
         agent.name = text;
         return QString();
     },
     [](const AgentConfig &agent) { return agent.name; }},
    {"provider"_L1, "the NAME of its [provider.NAME]"_L1,
     [](AgentConfig &agent, const QString &text) {
         agent.provider = text;
         return QString();
     },
     [](const AgentConfig &agent) { return agent.provider; }},
    {"model"_L1, "the model that it asks; empty is the first of the provider's models"_L1,
     [](AgentConfig &agent, const QString &text) {
         agent.model = text;
         return QString();
     },
     [](const AgentConfig &agent) { return agent.model; }},
    {"prompt"_L1, "what it is told of itself before each conversation"_L1,
     [](AgentConfig &agent, const QString &text) {
         agent.prompt = text;
         return QString();
     },
     [](const AgentConfig &agent) { return agent.prompt; }},
    {"temperature"_L1, "from 0, always nearly the same, to 2, wild; empty is the provider's own"_L1,
     [](AgentConfig &agent, const QString &text) {
         bool isNumber = false;
         const double number = text.toDouble(&isNumber);
         if (text.isEmpty()) {
             agent.temperature.reset();
             return QString();
         }
         // Written so that NaN is refused.
         if (!isNumber || !(number >= 0 && number <= 2))
             return u"must be a number from 0 to 2"_s;
         agent.temperature = number;
         return QString();
     },
     [](const AgentConfig &agent) { return agent.temperature ? QString::number(*agent.temperature) : QString(); }},
    {"maxTokens"_L1, "the most tokens of an answer; 0 is the provider's own limit"_L1,
     [](AgentConfig &agent, const QString &text) { return setCount(agent.maxTokens, text, kMaxTokens); },
     [](const AgentConfig &agent) { return agent.maxTokens > 0 ? QString::number(agent.maxTokens) : QString(); }},
    {"context"_L1, "last messages of the room that it reads, if not assistant.contextMessages"_L1,
     [](AgentConfig &agent, const QString &text) {
         int count = 0;
         const QString why = setCount(count, text, kMaxContext);
         if (why.isEmpty())
             agent.context = count;
         return why;
     },
     [](const AgentConfig &agent) { return agent.context ? QString::number(*agent.context) : QString(); }},
}};

QLatin1String prefixOf(Kind kind)
{
    return kind == Kind::Provider ? "provider"_L1 : "agent"_L1;
}

//! A section's name as it stands in a variable.
QString capitals(QStringView name)
{
    QString text;
    for (const QChar c : name)
        text += c.isLetterOrNumber() ? c.toUpper() : QChar(u'_');
    return text;
}

//! A key's: apiKey is API_KEY.
QString capitalsOfKey(QStringView key)
{
    QString text;
    for (const QChar c : key) {
        if (c.isUpper())
            text += u'_';
        text += c.toUpper();
    }
    return text;
}

ProviderConfig *find(QList<ProviderConfig> &providers, const QString &name)
{
    const auto it = std::ranges::find(providers, name, &ProviderConfig::name);
    return it == providers.end() ? nullptr : &*it;
}

AgentConfig *find(QList<AgentConfig> &agents, const QString &section)
{
    const auto it = std::ranges::find(agents, section, &AgentConfig::section);
    return it == agents.end() ? nullptr : &*it;
}

QString setHeader(ProviderConfig &provider, const QString &name, const QString &value)
{
    const HttpHeader header{name.toLatin1(), value.toUtf8()};
    if (const auto problem = assistant::chatcompletions::headerProblem({header.name, header.value}))
        return *problem;
    const auto same = [&header](const HttpHeader &each) {
        return each.name.compare(header.name, Qt::CaseInsensitive) == 0;
    };
    const auto known = std::ranges::find_if(provider.headers, same);
    if (known == provider.headers.end())
        provider.headers.append(header);
    else
        known->value = header.value;
    return {};
}

template <class Section, size_t Count>
QString setKey(const std::array<Key<Section>, Count> &keys, Section &section, const QString &key, const QString &text)
{
    const auto found = std::ranges::find_if(keys, [&key](const Key<Section> &each) { return each.name == key; });
    if (found != keys.end())
        return found->set(section, text);
    QStringList names;
    for (const Key<Section> &each : keys)
        names.append(each.name);
    if constexpr (std::is_same_v<Section, ProviderConfig>)
        names.append(u"headers.NAME"_s);
    if (const QString meant = nearestWord(key, names); !meant.isEmpty())
        return u"there is no such setting; did you mean %1?"_s.arg(meant);
    return u"there is no such setting; there are %1"_s.arg(names.join(u", "_s));
}

template <class Section, size_t Count>
void addValues(QStringList &lines, const std::array<Key<Section>, Count> &keys, const Section &section,
               const QString &prefix)
{
    for (const Key<Section> &key : keys) {
        if (const QString text = key.text(section); !text.isEmpty())
            lines.append(u"%1.%2 = %3"_s.arg(prefix, key.name, text));
    }
}

//! The part of a variable that is the key, "_API_KEY", and the key.
std::optional<std::pair<qsizetype, QString>> keyAtEnd(Kind kind, const QString &rest)
{
    if (const auto at = rest.indexOf(kHeadersVariable); kind == Kind::Provider && at > 0) {
        const QString header = rest.sliced(at + kHeadersVariable.size()).toLower().replace(u'_', u'-');
        return std::pair(at, kHeaders + header);
    }
    for (const NamedKeyInfo &key : namedKeys(kind)) {
        const QString end = u'_' + capitalsOfKey(QString(key.name));
        if (rest.size() > end.size() && rest.endsWith(end))
            return std::pair(rest.size() - end.size(), QString(key.name));
    }
    return std::nullopt;
}

} // namespace

QString NamedSetting::section() const
{
    return prefixOf(kind) + u'.' + name;
}

QString NamedSetting::environmentName() const
{
    const QString end =
        key.startsWith(kHeaders) ? kHeadersVariable + capitals(key.sliced(kHeaders.size())) : u'_' + capitalsOfKey(key);
    return u"CONFAB_%1_%2%3"_s.arg(QString(prefixOf(kind)).toUpper(), capitals(name), end);
}

QList<NamedKeyInfo> namedKeys(Kind kind)
{
    QList<NamedKeyInfo> keys;
    if (kind == Kind::Provider) {
        for (const auto &key : kProviderKeys)
            keys.append({key.name, key.description});
    } else {
        for (const auto &key : kAgentKeys)
            keys.append({key.name, key.description});
    }
    return keys;
}

std::optional<NamedSetting> findNamedSetting(const QString &name)
{
    for (const Kind kind : {Kind::Provider, Kind::Agent}) {
        const QString prefix = prefixOf(kind) + u'.';
        if (!name.startsWith(prefix))
            continue;
        const QString rest = name.sliced(prefix.size());
        const auto headers = kind == Kind::Provider ? rest.indexOf(u'.' + kHeaders) : -1;
        const auto dot = headers > 0 ? headers : rest.lastIndexOf(u'.');
        if (dot > 0)
            return NamedSetting{kind, rest.first(dot), rest.sliced(dot + 1)};
    }
    return std::nullopt;
}

std::optional<NamedSetting> findNamedSettingOfEnvironment(const QString &variable, const ServerConfig &config)
{
    for (const Kind kind : {Kind::Provider, Kind::Agent}) {
        const QString prefix = u"CONFAB_%1_"_s.arg(QString(prefixOf(kind)).toUpper());
        if (!variable.startsWith(prefix))
            continue;
        const QString rest = variable.sliced(prefix.size());
        const auto key = keyAtEnd(kind, rest);
        if (!key)
            return std::nullopt;
        const QString wanted = rest.first(key->first);
        QStringList known;
        for (const ProviderConfig &provider : config.providers)
            known.append(kind == Kind::Provider ? provider.name : QString());
        for (const AgentConfig &agent : config.agents)
            known.append(kind == Kind::Agent ? agent.section : QString());
        const auto same = std::ranges::find_if(known, [&](const QString &name) { return capitals(name) == wanted; });
        return NamedSetting{kind, same == known.end() ? wanted.toLower() : *same, key->second};
    }
    return std::nullopt;
}

void declareSection(const NamedSetting &setting, ServerConfig &config)
{
    if (setting.kind == Kind::Provider && !find(config.providers, setting.name))
        config.providers.append(ProviderConfig{.name = setting.name});
    if (setting.kind == Kind::Agent && !find(config.agents, setting.name))
        config.agents.append(AgentConfig{.section = setting.name});
}

QString setNamedValue(const NamedSetting &setting, ServerConfig &config, const QString &text)
{
    declareSection(setting, config);
    if (setting.kind == Kind::Agent)
        return setKey(kAgentKeys, *find(config.agents, setting.name), setting.key, text);
    ProviderConfig &provider = *find(config.providers, setting.name);
    if (setting.key.startsWith(kHeaders))
        return setHeader(provider, setting.key.sliced(kHeaders.size()), text);
    return setKey(kProviderKeys, provider, setting.key, text);
}

bool isSecret(const NamedSetting &setting, const QString &value)
{
    if (setting.kind != Kind::Provider)
        return false;
    if (setting.key.startsWith(kHeaders))
        return assistant::chatcompletions::isConfidential({setting.key.sliced(kHeaders.size()).toUtf8(), {}});
    return setting.key == "apiKey"_L1 ||
           (setting.key == "baseUrl"_L1 && assistant::chatcompletions::hasConfidentialQuery(QUrl(value)));
}

QStringList namedValues(const ServerConfig &config)
{
    QStringList lines;
    for (const ProviderConfig &provider : config.providers) {
        const QString prefix = NamedSetting{Kind::Provider, provider.name, {}}.section();
        addValues(lines, kProviderKeys, provider, prefix);
        for (const HttpHeader &header : provider.headers)
            lines.append(u"%1.%2%3 = %4"_s.arg(prefix, kHeaders, QString::fromLatin1(header.name), kSet));
    }
    for (const AgentConfig &agent : config.agents)
        addValues(lines, kAgentKeys, agent, NamedSetting{Kind::Agent, agent.section, {}}.section());
    return lines;
}

} // namespace confab::host
