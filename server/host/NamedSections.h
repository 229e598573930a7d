// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ServerConfig.h"

namespace confab::host {

//! A setting of a section that the operator names himself: provider.NAME.KEY or agent.NAME.KEY. NAME may have dots,
//! and so may KEY: headers.X-Title.
struct NamedSetting
{
    enum class Kind { Provider, Agent };

    Kind kind = Kind::Provider;
    QString name = {};
    QString key = {};

    //! "provider.NAME", what stands between the brackets of the file.
    QString section() const;
    QString fullName() const { return section() + QLatin1Char('.') + key; }
    //! CONFAB_PROVIDER_NAME_API_KEY: NAME in capitals, with _ for all that is neither letter nor digit.
    QString environmentName() const;
};

//! What one key of these sections is, for the help.
struct NamedKeyInfo
{
    QLatin1String name;
    QLatin1String description;
};
QList<NamedKeyInfo> namedKeys(NamedSetting::Kind kind);

//! Reads "provider.gateway.headers.X-Title"; nothing when it begins otherwise. The key may be none that exists.
std::optional<NamedSetting> findNamedSetting(const QString &name);
//! Reads CONFAB_PROVIDER_GATEWAY_HEADERS_X_TITLE. It means the section of the configuration that looks so in capitals,
//! and else one in small letters.
std::optional<NamedSetting> findNamedSettingOfEnvironment(const QString &variable, const ServerConfig &config);

//! Makes the section when there is none yet.
void declareSection(const NamedSetting &setting, ServerConfig &config);
//! Sets one value, in a section that is made when there is none yet. Gives a complaint when there is no such key, or
//! the text is no value of it; never repeats a secret.
QString setNamedValue(const NamedSetting &setting, ServerConfig &config, const QString &text);
//! Whether its value is one that others must not read: a key, be it in a header or behind the ? of an address.
bool isSecret(const NamedSetting &setting, const QString &value);
//! What is set, as "provider.gateway.models = a, b"; secrets as "(set)".
QStringList namedValues(const ServerConfig &config);

} // namespace confab::host
