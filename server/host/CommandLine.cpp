// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CommandLine.h"

#include "CompatSettings.h"
#include "ConfigKeys.h"
#include "NamedSections.h"

#include <QCommandLineParser>

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {

const QString kDescription = uR"(The room server of Confab.

Settings come from these places, each stronger than those before it:
  1. the defaults
  2. an INI file (--config FILE, or CONFAB_CONFIG in the environment)
  3. a .env file in the working folder, or else in the data folder
  4. CONFAB_... variables of the environment
  5. --set name=value
  6. --listen and --data)"_s;

struct Options
{
    QCommandLineOption listen{
        u"listen"_s,
        u"Address and port to listen on, such as 127.0.0.1:8420, localhost:8420, or *:8420 for all "
        "addresses of both families; may be given several times."_s,
        u"address:port"_s};
    QCommandLineOption data{u"data"_s, u"Folder of the database and keys."_s, u"folder"_s};
    QCommandLineOption config{u"config"_s, u"INI file to read settings from."_s, u"file"_s};
    QCommandLineOption set{u"set"_s, u"One setting; may be given several times. Secrets are better kept in a file."_s,
                           u"name=value"_s};
    QCommandLineOption compat{u"compat"_s,
                              u"Serve the clients of other systems too: the names of façades, separated by commas, or "
                              "all."_s,
                              u"names"_s};
    QCommandLineOption checkConfig{u"check-config"_s, u"Say what the settings are, or what is wrong, and end."_s};
    QCommandLineOption version{{u"v"_s, u"version"_s}, u"Say the version and end."_s};
    QCommandLineOption help{{u"h"_s, u"help"_s}, u"Say this and end."_s};
};

QString namedSettingsHelp()
{
    using Kind = NamedSetting::Kind;
    QString text = u"\nAny number of providers and agents, each with a NAME of your choice, which variables write in\n"
                   "capitals, with _ for what is neither letter nor digit:\n"_s;
    for (const Kind kind : {Kind::Provider, Kind::Agent}) {
        QList<NamedKeyInfo> keys = namedKeys(kind);
        if (kind == Kind::Provider)
            keys.append({"headers.HEADER"_L1, "a header that is sent along, such as headers.X-Title"_L1});
        for (const NamedKeyInfo &key : std::as_const(keys)) {
            const NamedSetting setting{kind, u"NAME"_s, key.name};
            QString description = key.description;
            description[0] = description.at(0).toUpper();
            text += u"  %1  (%2)\n      %3.\n"_s.arg(setting.fullName(), setting.environmentName(), description);
        }
    }
    return text;
}

QString compatHelp()
{
    QString text = u"\nClients of other systems, each by its façade (--compat):\n"_s;
    for (const auto &[setting, description] : compatKeys()) {
        text += u"  %1  (%2)\n      %3.\n"_s.arg(setting.fullName(), setting.environmentName(),
                                                 description.front().toUpper() + description.sliced(1));
    }
    return text;
}

QString settingsHelp()
{
    const ServerConfig defaults;
    QString text = u"\nSettings (name, variable, what it is, values, default):\n"_s;
    for (const ConfigKey &key : configKeys()) {
        const QString value = configValueText(key, defaults);
        text += u"  %1  (%2)\n      %3. %4%5.\n"_s.arg(
            key.name, key.environmentName(), key.description,
            configValueForm(key).replace(0, 1, configValueForm(key).at(0).toUpper()),
            value.isEmpty() ? QString() : u"; default %1"_s.arg(value));
    }
    return text + namedSettingsHelp() + compatHelp();
}

CommandLine failure(const QString &why)
{
    return {.action = CommandLine::Action::Fail, .text = why + u"\nSee confab-server --help.\n"_s};
}

CommandLine withPositional(CommandLine line, const QStringList &words)
{
    if (words.isEmpty())
        return line;
    if (words.front() != "backup"_L1)
        return failure(u"Unknown command “%1”."_s.arg(words.front()));
    if (line.action == CommandLine::Action::CheckConfig)
        return failure(u"--check-config changes nothing, and backup writes a file: one of them, please."_s);
    if (words.size() != 2)
        return failure(u"backup needs one file to write to."_s);
    line.action = CommandLine::Action::Backup;
    line.backupFile = words.back();
    return line;
}

std::optional<QString> valueOf(const QCommandLineParser &parser, const QCommandLineOption &option)
{
    return parser.isSet(option) ? std::optional(parser.value(option)) : std::nullopt;
}

} // namespace

CommandLine parseCommandLine(const QStringList &arguments, const QProcessEnvironment &environment,
                             const QString &workingFolder)
{
    const Options options;
    QCommandLineParser parser;
    parser.setApplicationDescription(kDescription);
    parser.addOptions({options.listen, options.data, options.config, options.set, options.compat,
                       options.checkConfig, options.version, options.help});
    parser.addPositionalArgument(u"backup"_s, u"Copy the data of a server, also of one that runs, to a new file."_s,
                                 u"[backup FILE]"_s);
    if (!parser.parse(arguments))
        return failure(parser.errorText());
    if (parser.isSet(options.help))
        return {.action = CommandLine::Action::Print, .text = parser.helpText() + settingsHelp()};
    if (parser.isSet(options.version))
        return {.action = CommandLine::Action::Print, .text = u"confab-server " CONFAB_VERSION "\n"_s};

    CommandLine line{
        .action = parser.isSet(options.checkConfig) ? CommandLine::Action::CheckConfig : CommandLine::Action::Run,
        .sources = {.iniFile = parser.value(options.config),
                    .workingFolder = workingFolder,
                    .environment = environment,
                    .settings = parser.values(options.set),
                    .listen = parser.isSet(options.listen) ? std::optional(parser.values(options.listen).join(u','))
                                                           : std::nullopt,
                    .dataFolder = valueOf(parser, options.data),
                    .compat = parser.values(options.compat)}};
    return withPositional(std::move(line), parser.positionalArguments());
}

QString configReport(const LoadedConfig &loaded)
{
    if (!loaded.isGood())
        return loaded.problemText();
    QString text;
    for (const QString &file : loaded.files)
        text += u"# read: %1\n"_s.arg(file);
    for (const ConfigKey &key : configKeys())
        text += u"%1 = %2\n"_s.arg(key.name, configValueText(key, loaded.config));
    for (const QString &line : namedValues(loaded.config))
        text += line + u'\n';
    for (const QString &line : compatValues(loaded.config))
        text += line + u'\n';
    return text;
}

} // namespace confab::host
