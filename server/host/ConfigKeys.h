// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ServerConfig.h"

#include <span>
#include <variant>

namespace confab::host {

//! One setting: the row that file, environment, command line, help and the shipped INI are all read from.
struct ConfigKey
{
    //! ServerConfig::listen.
    struct Listen
    {
    };
    using Field = std::variant<Listen, bool &(*)(ServerConfig &), int &(*)(ServerConfig &), double &(*)(ServerConfig &),
                               QString &(*)(ServerConfig &), QByteArray &(*)(ServerConfig &),
                               QStringList &(*)(ServerConfig &), Registration &(*)(ServerConfig &)>;

    QLatin1String name; //!< "section.key", where the key may have dots of its own
    Field field;
    QLatin1String description; //!< without a full stop; units where the name has none
    qint64 lowest = 0;         //!< of numbers
    qint64 highest = 0;
    QLatin1String choices = {}; //!< of text: the words that are allowed, separated by |
    bool isSecret = false;      //!< its value is never shown
    bool isAddress = false;     //!< of a provider: its query is never shown

    QLatin1String section() const;
    QLatin1String nameInSection() const;
    //! rateLimits.send is CONFAB_RATE_LIMITS_SEND.
    QString environmentName() const;
};

//! All of them, section by section.
std::span<const ConfigKey> configKeys();
//! Null when there is none.
const ConfigKey *findConfigKey(QStringView name);
const ConfigKey *findConfigKeyOfEnvironment(QStringView variable);

//! Sets one field from text. Gives a complaint when the text is no value of this key; never repeats a secret.
QString setConfigValue(const ConfigKey &key, ServerConfig &config, const QString &text);
//! The value as it stands in a file; "(set)" for a secret that is.
QString configValueText(const ConfigKey &key, const ServerConfig &config);
//! What values look like, such as "true or false" or "0 to 64".
QString configValueForm(const ConfigKey &key);

} // namespace confab::host
