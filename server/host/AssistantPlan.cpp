// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AssistantPlan.h"

#include "assistant/ChatCompletionsRequest.h"
#include "core/accounts/NamePolicy.h"
#include "NamedSections.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace confab::host {

using namespace Qt::StringLiterals;
namespace names = core::names;

namespace {

const QString kOpenAi = u"openai"_s;
const QString kSage = u"sage"_s;

//! Names that mean everybody or the server itself: no agent is called so, nor so that it looks like it.
QStringList reservedWords()
{
    return {u"system"_s, u"server"_s,   u"admin"_s, u"administrator"_s, u"owner"_s, u"root"_s,      u"moderator"_s,
            u"all"_s,    u"everyone"_s, u"here"_s,  u"channel"_s,       u"room"_s,  u"anonymous"_s, u"deleted"_s};
}

bool looksLike(const QString &one, const QString &other)
{
    const QStringList keys = names::keys(other);
    return std::ranges::any_of(names::keys(one), [&keys](const QString &key) { return keys.contains(key); });
}

bool isSame(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

//! `first` has no section of its own.
QString sameAsBuiltIn(const AgentConfig &first)
{
    return first.section == kSage
               ? u"is the built-in agent; assistant.sage.enabled = false frees the name"_s
               : u"assistant.openai.baseUrl makes an agent of this name already; use one of the two"_s;
}

//! The settings of a provider that nobody may read on the way.
QStringList secretsOf(const ProviderConfig &provider)
{
    QStringList names;
    if (!provider.apiKey.isEmpty())
        names.append(u"apiKey"_s);
    for (const HttpHeader &header : provider.headers) {
        if (assistant::chatcompletions::isConfidential({header.name, header.value}))
            names.append(u"headers."_s + QString::fromUtf8(header.name));
    }
    if (assistant::chatcompletions::hasConfidentialQuery(QUrl(provider.baseUrl)))
        names.append(u"the key behind its ?"_s);
    return names;
}

bool isThisMachine(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

//! Collects what is wrong, each with the setting that it is said of.
class Checker
{
public:
    explicit Checker(const ServerConfig &config)
        : m_config(config)
        , m_plan(assistantPlan(config))
    {
    }

    QList<Contradiction> run()
    {
        if (!m_config.openAiBaseUrl.isEmpty())
            checkOpenAi();
        for (qsizetype i = 0; i < m_config.providers.size(); ++i)
            check(m_config.providers[i], i);
        // Those that have no section come first, and are judged by the checks of their own settings.
        for (qsizetype i = withoutSection(); i < m_plan.agents.size(); ++i)
            check(m_plan.agents[i], i);
        return m_found;
    }

private:
    //! What the settings of before make, like a section.
    void checkOpenAi()
    {
        checkAddress(m_plan.providers.front(), u"assistant.openai"_s);
        const qsizetype last = withoutSection() - 1;
        if (!m_config.openAiName.isEmpty())
            checkName(m_plan.agents[last], u"assistant.openai.name"_s, last);
    }
    qsizetype withoutSection() const { return m_plan.agents.size() - m_config.agents.size(); }
    void check(const ProviderConfig &provider, qsizetype index);
    void checkAddress(const ProviderConfig &provider, const QString &section);
    void check(const AgentConfig &agent, qsizetype index);
    void checkName(const AgentConfig &agent, const QString &key, qsizetype index);
    void checkModel(const AgentConfig &agent, const QString &section);
    //! A key in a variable must not go to the other one.
    void checkVariables(NamedSetting::Kind kind, const QString &first, const QString &second);

    bool require(bool isGood, const QString &key, const QString &text)
    {
        if (!isGood)
            m_found.append({key, text});
        return isGood;
    }

    const ServerConfig &m_config;
    const AssistantPlan m_plan;
    QList<Contradiction> m_found;
};

void Checker::check(const ProviderConfig &provider, qsizetype index)
{
    const QString section = u"provider."_s + provider.name;
    static const QRegularExpression form(u"^[A-Za-z0-9._-]{1,40}$"_s);
    require(form.match(provider.name).hasMatch(), section,
            u"a provider is named by up to 40 letters, digits, dots, - and _"_s);
    require(!isSame(provider.name, kBuiltInProvider), section, u"this name is the built-in provider's"_s);
    require(m_config.openAiBaseUrl.isEmpty() || !isSame(provider.name, kOpenAi), section,
            u"assistant.openai.baseUrl makes a provider of this name already; use one of the two"_s);
    for (qsizetype i = 0; i < index; ++i) {
        const QString &other = m_config.providers[i].name;
        require(!isSame(provider.name, other), section, u"provider.%1 has the same name, save for case"_s.arg(other));
        checkVariables(NamedSetting::Kind::Provider, other, provider.name);
    }
    checkAddress(provider, section);
}

void Checker::checkVariables(NamedSetting::Kind kind, const QString &first, const QString &second)
{
    const NamedSetting one{kind, first, u"x"_s};
    const NamedSetting other{kind, second, u"x"_s};
    require(isSame(first, second) || one.environmentName() != other.environmentName(), other.section(),
            u"%1 has variables of the same names, beginning with %2; call one of them otherwise"_s.arg(
                one.section(), one.environmentName().chopped(1)));
}

void Checker::checkAddress(const ProviderConfig &provider, const QString &section)
{
    const QString key = section + u".baseUrl"_s;
    if (!require(!provider.baseUrl.isEmpty(), key, u"is needed, such as http://localhost:11434/v1"_s))
        return;
    const QUrl url(provider.baseUrl, QUrl::StrictMode);
    const bool isWeb =
        url.isValid() && !url.host().isEmpty() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
    if (!require(isWeb, key, u"must be an address with http:// or https://"_s))
        return;
    require(url.userInfo().isEmpty(), key, u"must hold no name and password; a key belongs in apiKey"_s);
    const QStringList secrets = secretsOf(provider);
    require(url.scheme() == "https"_L1 || secrets.isEmpty() || isThisMachine(url.host()), key,
            u"is not https, so %1 would be readable on the way; use https, or leave that out"_s.arg(
                secrets.join(u" and "_s)));
    const bool hasAuthorization = std::ranges::any_of(provider.headers, [](const HttpHeader &header) {
        return header.name.compare("authorization", Qt::CaseInsensitive) == 0;
    });
    require(!hasAuthorization || provider.apiKey.isEmpty(), section + u".apiKey"_s,
            u"is sent as Authorization, which headers.Authorization sets too; use one of the two"_s);
}

void Checker::check(const AgentConfig &agent, qsizetype index)
{
    const QString section = u"agent."_s + agent.section;
    checkName(agent, agent.name.isEmpty() ? section : section + u".name"_s, index);
    const QString key = section + u".provider"_s;
    if (!require(!agent.provider.isEmpty(), key, u"is needed: the name of a [provider.NAME]"_s))
        return;
    QStringList known;
    for (const ProviderConfig &provider : m_plan.providers)
        known.append(provider.name);
    known.append(kBuiltInProvider);
    if (require(known.contains(agent.provider), key,
                u"there is no [provider.%1]; there are: %2"_s.arg(agent.provider, known.join(u", "_s))))
        checkModel(agent, section);
}

void Checker::checkName(const AgentConfig &agent, const QString &key, qsizetype index)
{
    const QString name = agent.shownName();
    const auto normal = names::normalized(name, m_config.limits.nameChars);
    if (!require(normal.has_value(), key, normal ? QString() : u"is no good name: "_s + normal.error().text()))
        return;
    require(!name.contains(u':'), key, u"a name can't hold “:”, which ends the name of who speaks"_s);
    require(std::ranges::any_of(name, [](QChar c) { return c.isLetterOrNumber(); }), key,
            u"a name needs a letter or a digit"_s);
    require(*normal == name, key, u"is written “%1” when it is shown; please write it so"_s.arg(*normal));
    const auto words = reservedWords();
    require(std::ranges::none_of(words, [&](const QString &word) { return looksLike(word, name); }), key,
            u"this name, and all that look like it, is not for agents"_s);
    for (qsizetype i = 0; i < index; ++i) {
        const AgentConfig &other = m_plan.agents[i];
        checkVariables(NamedSetting::Kind::Agent, other.section, agent.section);
        if (isSame(other.section, agent.section))
            m_found.append({u"agent."_s + agent.section,
                            i < withoutSection() ? sameAsBuiltIn(other)
                                                 : u"agent.%1 has the same name, save for case"_s.arg(other.section)});
        else if (other.shownName() == name)
            m_found.append({key, u"“%1” is the name of agent.%2 already"_s.arg(name, other.section)});
        else
            require(!looksLike(other.shownName(), name), key,
                    u"“%1” looks like “%2”, the name of agent.%3"_s.arg(name, other.shownName(), other.section));
    }
}

void Checker::checkModel(const AgentConfig &agent, const QString &section)
{
    const auto provider = std::ranges::find(m_plan.providers, agent.provider, &ProviderConfig::name);
    if (provider == m_plan.providers.end())
        return; // the built-in one has none
    const QString key = section + u".model"_s;
    if (agent.model.isEmpty()) {
        require(!provider->models.isEmpty(), key,
                u"is needed, because provider.%1.models names none"_s.arg(provider->name));
        return;
    }
    require(
        provider->models.isEmpty() || provider->models.contains(agent.model), key,
        u"“%1” is not among provider.%2.models: %3"_s.arg(agent.model, provider->name, provider->models.join(u", "_s)));
}

} // namespace

AssistantPlan assistantPlan(const ServerConfig &config)
{
    AssistantPlan plan{config.providers, config.agents};
    if (!config.openAiBaseUrl.isEmpty()) {
        plan.providers.prepend({.name = kOpenAi,
                                .baseUrl = config.openAiBaseUrl,
                                .apiKey = config.openAiApiKey,
                                .models = {config.openAiModel}});
        plan.agents.prepend({.section = kOpenAi,
                             .name = config.openAiName,
                             .provider = kOpenAi,
                             .model = config.openAiModel,
                             .prompt = config.openAiSystemPrompt});
    }
    if (config.sageEnabled)
        plan.agents.prepend({.section = kSage, .name = u"Sage"_s, .provider = kBuiltInProvider});
    return plan;
}

QList<Contradiction> assistantContradictions(const ServerConfig &config)
{
    return Checker(config).run();
}

} // namespace confab::host
