// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ConfigChecks.h"
#include "ServerConfig.h"

namespace confab::host {

//! A setting of a façade: compat.NAME.KEY.
struct CompatSetting
{
    QString facade = {};
    QString key = {};

    QString section() const { return QStringLiteral("compat.") + facade; }
    QString fullName() const { return section() + u'.' + key; }
    //! CONFAB_COMPAT_NAME_KEY.
    QString environmentName() const;
};

//! What may be set of a façade, for the help: its name as "compat.NAME.KEY" and what it is.
QList<std::pair<CompatSetting, QString>> compatKeys();
//! Reads "compat.multiuser.listen"; nothing when it begins otherwise. The façade or the key may be none that exists.
std::optional<CompatSetting> findCompatSetting(const QString &name);
//! Reads CONFAB_COMPAT_MULTIUSER_LISTEN.
std::optional<CompatSetting> findCompatSettingOfEnvironment(const QString &variable);
//! Gives a complaint when there is no such façade or key, or the text is no value of it.
QString setCompatValue(const CompatSetting &setting, ServerConfig &config, const QString &text);
//! Switches on what --compat names: façades, separated by commas, or all. Gives a complaint where there is no such.
QString enableFacades(const QString &names, ServerConfig &config);
//! Whether a value of these is set at all, so that others need not look.
bool hasFacades(const ServerConfig &config);
//! What is set, as "compat.multiuser.enabled = true".
QStringList compatValues(const ServerConfig &config);

//! Gives each façade that is on those variables of its system that count: of its own file, or else of `environment`
//! where no other one that is on knows them too, and what they say of addresses and providers. `files` are the contents
//! of the files that compat.NAME.env names.
void shareVariables(ServerConfig &config, const QHash<QString, QString> &environment,
                    const QHash<QString, QString> &files);
//! Where the façade listens, on this port of its.
QList<ListenAt> placesOf(const CompatConfig &facade, const QString &port);
//! Settings that contradict each other.
QList<Contradiction> compatContradictions(const ServerConfig &config);

} // namespace confab::host
