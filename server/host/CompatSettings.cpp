// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CompatSettings.h"

#include "ConfigKeys.h"
#include "FacadeTypes.h"
#include "FacadeVariables.h"

#include <algorithm>

namespace confab::host {

using namespace Qt::StringLiterals;
using compat::FacadeKind;
using compat::FacadeType;

namespace {

constexpr QLatin1String kPrefix{"compat."};
constexpr QLatin1String kVariable{"CONFAB_COMPAT_"};

//! The settings that every façade has.
const QList<std::pair<QString, QString>> kCommonKeys{
    {u"enabled"_s, u"whether its clients are served"_s},
    {u"listen"_s, u"addresses and ports; empty is the port that its clients have built in, on localhost"_s},
    {u"public"_s, u"whether it may listen beyond this machine although nobody signs in"_s},
    {u"origins"_s, u"of web pages that may call, separated by commas; empty is every one, on this machine"_s},
    {u"rooms"_s, u"public rooms of this server that it shows, separated by commas, besides its own"_s},
    {u"agent"_s, u"the name of the agent that answers; empty is one that asks a provider, or else Sage"_s},
    {u"env"_s, u"a .env file of that system, whose variables count for this façade alone"_s}};

QStringList listOf(const QString &text)
{
    QStringList all;
    for (const QString &part : text.split(u','))
        all.append(part.trimmed());
    all.removeAll(QString());
    return all;
}

QStringList namesOfFacades()
{
    QStringList names;
    for (const FacadeType &type : facadeTypes())
        names.append(type.kind.name);
    return names;
}

QString listenKey(const QString &port)
{
    return port.isEmpty() ? u"listen"_s : port + u"Listen"_s;
}

QString capitals(const QString &key)
{
    QString text;
    for (const QChar c : key) {
        if (c.isUpper())
            text += u'_';
        text += c.toUpper();
    }
    return text;
}

CompatConfig &ensure(ServerConfig &config, const QString &name)
{
    const auto it = std::ranges::find(config.compat, name, &CompatConfig::name);
    if (it != config.compat.end())
        return *it;
    config.compat.append({.name = name});
    return config.compat.last();
}

//! By the rules of server.listen; empty: it can't be read.
QList<ListenAt> parsed(const QString &text, quint16 port)
{
    ServerConfig reader;
    reader.listen = {ListenAt{.port = port, .isLocalhost = true}};
    if (text.trimmed().isEmpty())
        return reader.listen;
    return setConfigValue(*findConfigKey(u"server.listen"), reader, text).isEmpty() ? reader.listen : QList<ListenAt>();
}

const FacadeKind *kindOf(const QString &facade)
{
    const FacadeType *type = findFacadeType(facade);
    return type ? &type->kind : nullptr;
}

bool isListenKey(const FacadeKind &kind, const QString &key, QString &port)
{
    for (const FacadeKind::Port &each : kind.ports) {
        port = each.name;
        if (listenKey(each.name) == key)
            return true;
    }
    return false;
}

QString setFlag(bool &field, const QString &text)
{
    field = text == "true"_L1;
    return field || text == "false"_L1 ? QString() : u"must be true or false"_s;
}

QString setOwn(const FacadeKind &kind, CompatConfig &facade, const QString &key, const QString &text)
{
    const auto known = std::ranges::find(kind.keys, key, &FacadeKind::Key::name);
    if (known == kind.keys.end())
        return u"there is no such setting"_s;
    if (!known->choices.isEmpty() && !known->choices.split(u'|').contains(text))
        return u"must be one of "_s + QString(known->choices).replace(u'|', u", "_s);
    facade.own.insert(key, text);
    return {};
}

//! HOST and PORT, where compat.NAME.listen says nothing. Beyond this machine only where that is allowed.
void listenByVariables(CompatConfig &facade)
{
    if (!facade.listen.value(QString()).isEmpty())
        return;
    const QString port = facade.variables.value(u"PORT"_s);
    const QHostAddress host(facade.variables.value(u"HOST"_s));
    const bool isHere = host.isNull() || host.isLoopback() || !facade.isPublic;
    const QString address = isHere ? u"localhost"_s : host.toString();
    if (!isHere || !port.isEmpty())
        facade.listen.insert({}, port.isEmpty() ? address : u"%1:%2"_s.arg(address, port));
}

//! What its system would ask, as a provider and an agent of the façade's name; what was set up by hand stays.
void askByVariables(const FacadeKind &kind, CompatConfig &facade, ServerConfig &config)
{
    for (const FacadeKind::Provider &provider : kind.providers) {
        const QString key = facade.variables.value(provider.keyVariable);
        const bool isThere =
            std::ranges::find(config.providers, kind.name, &ProviderConfig::name) != config.providers.end() ||
            std::ranges::find(config.agents, kind.name, &AgentConfig::section) != config.agents.end();
        if (key.isEmpty() || isThere)
            continue;
        const QString model = facade.variables.value(provider.modelVariable, provider.model);
        config.providers.append(
            {.name = kind.name, .baseUrl = provider.baseUrl, .apiKey = key.toUtf8(), .models = {model}});
        config.agents.append({.section = kind.name, .name = provider.agentName, .provider = kind.name});
        if (facade.agent.isEmpty())
            facade.agent = provider.agentName;
    }
}

} // namespace

QString CompatSetting::environmentName() const
{
    return kVariable + facade.toUpper() + u'_' + capitals(key);
}

QList<std::pair<CompatSetting, QString>> compatKeys()
{
    QList<std::pair<CompatSetting, QString>> all;
    for (const FacadeType &type : facadeTypes()) {
        for (const auto &[key, description] : kCommonKeys)
            all.append({{type.kind.name, key}, description});
        for (const FacadeKind::Port &port : type.kind.ports) {
            if (!port.name.isEmpty())
                all.append({{type.kind.name, listenKey(port.name)}, u"the same of its port %1"_s.arg(port.port)});
        }
        for (const FacadeKind::Key &key : type.kind.keys)
            all.append({{type.kind.name, key.name}, key.description});
    }
    return all;
}

std::optional<CompatSetting> findCompatSetting(const QString &name)
{
    if (!name.startsWith(kPrefix))
        return std::nullopt;
    return CompatSetting{name.section(u'.', 1, 1), name.section(u'.', 2)};
}

std::optional<CompatSetting> findCompatSettingOfEnvironment(const QString &variable)
{
    if (!variable.startsWith(kVariable))
        return std::nullopt;
    for (const auto &[setting, description] : compatKeys()) {
        if (setting.environmentName() == variable)
            return setting;
    }
    return CompatSetting{variable.sliced(kVariable.size()).toLower(), {}};
}

QString setCompatValue(const CompatSetting &setting, ServerConfig &config, const QString &text)
{
    const FacadeKind *kind = kindOf(setting.facade);
    if (!kind)
        return u"there is no façade of this name; there are: %1"_s.arg(namesOfFacades().join(u", "_s));
    CompatConfig &facade = ensure(config, setting.facade);
    const QString &key = setting.key;
    if (QString port; isListenKey(*kind, key, port)) {
        facade.listen.insert(port, text);
        return parsed(text, 0).isEmpty() ? u"must be "_s + configValueForm(*findConfigKey(u"server.listen"))
                                         : QString();
    }
    if (key == "enabled"_L1)
        return setFlag(facade.isEnabled, text);
    if (key == "public"_L1)
        return setFlag(facade.isPublic, text);
    if (key == "origins"_L1)
        facade.origins = listOf(text);
    else if (key == "rooms"_L1)
        facade.rooms = listOf(text);
    else if (key == "agent"_L1)
        facade.agent = text;
    else if (key == "env"_L1)
        facade.envFile = text;
    else
        return setOwn(*kind, facade, key, text);
    return {};
}

QString enableFacades(const QString &names, ServerConfig &config)
{
    const QStringList known = namesOfFacades();
    QStringList wanted = listOf(names);
    if (wanted == QStringList{u"all"_s})
        wanted = known;
    if (wanted.isEmpty())
        return u"names no façade"_s;
    for (const QString &name : std::as_const(wanted)) {
        if (!known.contains(name))
            return u"there is no façade “%1”; there are: %2, and all"_s.arg(name, known.join(u", "_s));
        ensure(config, name).isEnabled = true;
    }
    return {};
}

bool hasFacades(const ServerConfig &config)
{
    return std::ranges::any_of(config.compat, &CompatConfig::isEnabled);
}

QStringList compatValues(const ServerConfig &config)
{
    QStringList lines;
    for (const CompatConfig &facade : config.compat) {
        const auto add = [&](const QString &key, const QString &value) {
            if (!value.isEmpty())
                lines.append(u"%1 = %2"_s.arg(CompatSetting{facade.name, key}.fullName(), value));
        };
        add(u"enabled"_s, facade.isEnabled ? u"true"_s : u"false"_s);
        for (auto port = facade.listen.cbegin(); port != facade.listen.cend(); ++port)
            add(listenKey(port.key()), *port);
        add(u"public"_s, facade.isPublic ? u"true"_s : QString());
        add(u"origins"_s, facade.origins.join(u", "_s));
        add(u"rooms"_s, facade.rooms.join(u", "_s));
        add(u"agent"_s, facade.agent);
        add(u"env"_s, facade.envFile);
        for (auto own = facade.own.cbegin(); own != facade.own.cend(); ++own)
            add(own.key(), *own);
        QStringList variables = facade.variables.keys();
        variables.sort();
        if (!variables.isEmpty())
            lines.append(u"# compat.%1 goes by its system's variables: %2"_s.arg(facade.name, variables.join(u", "_s)));
    }
    return lines;
}

void shareVariables(ServerConfig &config, const QHash<QString, QString> &environment,
                    const QHash<QString, QString> &files)
{
    QList<FacadeKind> on;
    for (const CompatConfig &facade : std::as_const(config.compat)) {
        if (facade.isEnabled)
            on.append(*kindOf(facade.name));
    }
    const auto shared = sharedVariables(on, environment, files);
    for (CompatConfig &facade : config.compat) {
        if (!facade.isEnabled)
            continue;
        facade.variables = shared.value(facade.name);
        listenByVariables(facade);
        askByVariables(*kindOf(facade.name), facade, config);
    }
}

QList<ListenAt> placesOf(const CompatConfig &facade, const QString &port)
{
    const FacadeKind *kind = kindOf(facade.name);
    const auto known = std::ranges::find(kind->ports, port, &FacadeKind::Port::name);
    return parsed(facade.listen.value(port), known->port);
}

QList<Contradiction> compatContradictions(const ServerConfig &config)
{
    QList<Contradiction> found;
    for (const CompatConfig &facade : config.compat) {
        const FacadeKind &kind = *kindOf(facade.name);
        if (!facade.isEnabled)
            continue;
        for (const FacadeKind::Port &port : kind.ports) {
            const QString key = CompatSetting{facade.name, listenKey(port.name)}.fullName();
            const QList<ListenAt> places = placesOf(facade, port.name);
            if (places.isEmpty())
                found.append({key, u"must be an address with a port"_s});
            const bool isHere = std::ranges::all_of(places, [](const ListenAt &at) { return at.address.isLoopback(); });
            if (!isHere && !facade.isPublic && !kind.hasSignIn)
                found.append(
                    {key, u"is beyond this machine, where everybody could come in under any name: nobody signs "
                          u"in with %1. compat.%1.public = true says that this is meant"_s.arg(facade.name)});
        }
    }
    return found;
}

} // namespace confab::host
