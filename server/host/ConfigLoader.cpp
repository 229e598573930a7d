// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ConfigLoader.h"

#include "CompatSettings.h"
#include "ConfigChecks.h"
#include "ConfigKeys.h"
#include "FacadeVariables.h"
#include "NamedSections.h"
#include "Spelling.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {

const QString kEnvironment = u"the environment"_s;
const QString kCommandLine = u"the command line"_s;
constexpr qint64 kFileBytes = 1'048'576;

class ConfigReader
{
public:
    explicit ConfigReader(const ConfigSources &sources)
        : m_sources(sources)
    {
    }

    LoadedConfig load()
    {
        readIni();
        readEnvFile();
        readEnvironment();
        readSettings();
        if (m_sources.listen)
            set({kCommandLine, 0, u"--listen"_s}, {findConfigKey(u"server.listen"), {}}, *m_sources.listen);
        if (m_sources.dataFolder)
            set({kCommandLine, 0, u"--data"_s}, {findConfigKey(u"server.data"), {}}, *m_sources.dataFolder);
        m_loaded.config.dataFolder = dataFolder();
        readCompat();
        m_loaded.isRead = m_loaded.problems.isEmpty();
        for (const Contradiction &found : contradictions(m_loaded.config))
            complain(originOf(found.key), found.text);
        for (const Contradiction &found : doubts(m_loaded.config))
            warn(originOf(found.key), found.text);
        sortProblems();
        return std::move(m_loaded);
    }

private:
    void readIni();
    void readEnvFile();
    void readEnvironment();
    void readSettings();
    void readCompat();
    QString dataFolder() const;
    std::optional<QString> contentOf(const QString &path);

    //! What a name means: a setting of the table, or one of a section that the operator named.
    struct Setting
    {
        const ConfigKey *key = nullptr;
        std::optional<NamedSetting> named = {};
        std::optional<CompatSetting> compat = {};
    };
    static QString hintOf(const QString &key);
    static Setting settingOf(const QString &name)
    {
        return {findConfigKey(name), findNamedSetting(name), findCompatSetting(name)};
    }
    Setting settingOfVariable(const QString &name) const
    {
        return {findConfigKeyOfEnvironment(name), findNamedSettingOfEnvironment(name, m_loaded.config),
                findCompatSettingOfEnvironment(name)};
    }

    //! `where` says how the setting is called there.
    void set(const ConfigProblem &where, const Setting &setting, const QString &value)
    {
        if (setting.compat)
            return setCompat(where, *setting.compat, value);
        if (!setting.key && !setting.named)
            return complain(where, u"there is no such setting"_s + hintOf(where.key));
        const QString why = setting.key ? setConfigValue(*setting.key, m_loaded.config, value)
                                        : setNamedValue(*setting.named, m_loaded.config, value);
        if (!why.isEmpty())
            return complain(where, why);
        if (setting.key)
            lockSetting(setting.key->name);
        m_holdsSecret |= !value.isEmpty() && (setting.key ? setting.key->isSecret : isSecret(*setting.named, value));
        m_origins.insert(setting.key ? QString(setting.key->name) : setting.named->fullName(), where);
        if (setting.named && !m_origins.contains(setting.named->section()))
            m_origins.insert(setting.named->section(), where);
    }
    //! What stands somewhere can't be changed while the server runs.
    void lockSetting(QLatin1String key)
    {
        static const QHash<QString, QString> kSettable{{u"server.name"_s, u"name"_s},
                                                       {u"auth.registration"_s, u"registration"_s},
                                                       {u"auth.guests"_s, u"guests"_s},
                                                       {u"lobby.join"_s, u"lobby"_s}};
        const QString field = kSettable.value(key);
        if (!field.isEmpty() && !m_loaded.config.lockedSettings.contains(field))
            m_loaded.config.lockedSettings.append(field);
    }
    void setCompat(const ConfigProblem &where, const CompatSetting &setting, const QString &value)
    {
        if (const QString why = setCompatValue(setting, m_loaded.config, value); !why.isEmpty())
            return complain(where, why);
        m_origins.insert(setting.fullName(), where);
    }
    //! Where a setting was set, or at least its section was named.
    ConfigProblem originOf(const QString &key) const
    {
        if (const auto set = m_origins.constFind(key); set != m_origins.cend())
            return *set;
        const auto section = m_origins.constFind(key.left(key.lastIndexOf(u'.')));
        if (section == m_origins.cend())
            return {u"the settings"_s, 0, key};
        ConfigProblem place = *section;
        place.key = key;
        return place;
    }
    void declareSections(const ConfigText &ini, const QString &path)
    {
        for (const ConfigLine &section : ini.sections) {
            const auto named = findNamedSetting(section.name + u".key"_s);
            if (!named)
                continue;
            declareSection(*named, m_loaded.config);
            if (!m_origins.contains(named->section()))
                m_origins.insert(named->section(), {path, section.line, named->section()});
        }
    }
    void complain(ConfigProblem where, const QString &why)
    {
        where.text = why;
        m_loaded.problems.append(where);
    }

    void warn(ConfigProblem where, const QString &why)
    {
        where.text = why;
        m_loaded.warnings.append(where);
    }
    void warnIfOpen(const QString &path);
    void sortProblems();

    const ConfigSources &m_sources;
    LoadedConfig m_loaded;
    bool m_holdsSecret = false; // a file that was read
    QHash<QString, ConfigProblem> m_origins; // where the value that counts was set
    QString m_envText;                       // of the .env that was read
};

//! For who is near a setting, or the sections that he may name.
QString ConfigReader::hintOf(const QString &key)
{
    const QString name = key.section(u' ', -1); // behind --set
    const bool isVariable = name.startsWith("CONFAB_"_L1);
    const QStringList kinds{u"provider"_s, u"agent"_s};
    if (!isVariable && !nearestWord(name.section(u'.', 0, 0), kinds).isEmpty())
        return u"; sections are called [provider.NAME] and [agent.NAME]"_s;
    QStringList known;
    for (const ConfigKey &each : configKeys())
        known.append(isVariable ? each.environmentName() : QString(each.name));
    const QString meant = nearestWord(name, known);
    return meant.isEmpty() ? QString() : u"; did you mean %1?"_s.arg(meant);
}

void ConfigReader::warnIfOpen(const QString &path)
{
    const QString file = QDir(m_sources.workingFolder).absoluteFilePath(path);
    const bool isOpen = QFile::permissions(file).testFlag(QFileDevice::ReadOther);
    if (std::exchange(m_holdsSecret, false) && isOpen)
        warn({path}, u"holds a secret, and everybody on this machine can read it; chmod 600 helps"_s);
}

// Some are found by line and others, of several settings, behind them. Places keep their order.
void ConfigReader::sortProblems()
{
    QStringList places;
    for (const ConfigProblem &problem : std::as_const(m_loaded.problems))
        places.append(problem.source);
    std::ranges::stable_sort(m_loaded.problems, {}, [&places](const ConfigProblem &problem) {
        return std::pair(places.indexOf(problem.source), problem.line);
    });
}

std::optional<QString> ConfigReader::contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        complain({path}, u"can't be read: "_s + file.errorString());
        return std::nullopt;
    }
    const QByteArray bytes = file.read(kFileBytes + 1);
    const QString text = QString::fromUtf8(bytes);
    if (bytes.size() > kFileBytes || text.contains(QChar::ReplacementCharacter) || text.contains(QChar::Null)) {
        complain({path}, u"is no text file in UTF-8 of at most 1 MiB"_s);
        return std::nullopt;
    }
    m_loaded.files.append(path);
    return text;
}

void ConfigReader::readIni()
{
    const QString path =
        m_sources.iniFile.isEmpty() ? m_sources.environment.value(u"CONFAB_CONFIG"_s) : m_sources.iniFile;
    if (path.isEmpty())
        return;
    const auto text = contentOf(QDir(m_sources.workingFolder).absoluteFilePath(path));
    if (!text)
        return;
    const ConfigText ini = parseIni(*text, path);
    m_loaded.problems += ini.problems;
    declareSections(ini, path);
    for (const ConfigLine &line : ini.lines)
        set({path, line.line, line.name}, settingOf(line.name), line.value);
    warnIfOpen(path);
}

void ConfigReader::readEnvFile()
{
    QString path = QDir(m_sources.workingFolder).absoluteFilePath(u".env"_s);
    if (!QFile::exists(path)) {
        // The data folder that the stronger places say, as far as a .env can still be there.
        ServerConfig &config = m_loaded.config;
        const QString folder = config.dataFolder;
        config.dataFolder = m_sources.dataFolder.value_or(
            m_sources.environment.value(findConfigKey(u"server.data")->environmentName(), folder));
        path = QDir(dataFolder()).absoluteFilePath(u".env"_s);
        config.dataFolder = folder;
        if (!QFile::exists(path))
            return;
    }
    const auto text = contentOf(path);
    if (!text)
        return;
    m_envText = *text;
    const ConfigText env = parseEnv(*text, path);
    m_loaded.problems += env.problems;
    for (const ConfigLine &line : env.lines) {
        if (!isOtherVariable(line.name))
            set({path, line.line, line.name}, settingOfVariable(line.name), line.value);
    }
    warnIfOpen(path);
}

void ConfigReader::readEnvironment()
{
    QStringList names = m_sources.environment.keys();
    names.sort();
    for (const QString &name : std::as_const(names)) {
        if (name.startsWith("CONFAB_"_L1) && !isOtherVariable(name))
            set({kEnvironment, 0, name}, settingOfVariable(name), m_sources.environment.value(name));
    }
}

void ConfigReader::readSettings()
{
    for (const QString &setting : m_sources.settings) {
        const auto equals = setting.indexOf(u'=');
        if (equals < 0) {
            complain({kCommandLine, 0, u"--set"_s}, u"needs name=value"_s);
            continue;
        }
        const QString name = setting.left(equals).trimmed();
        set({kCommandLine, 0, u"--set "_s + name}, settingOf(name), setting.mid(equals + 1).trimmed());
    }
}

//! What other systems' own configuration says is asked only where their façades are on.
void ConfigReader::readCompat()
{
    ServerConfig &config = m_loaded.config;
    for (const QString &names : m_sources.compat) {
        if (const QString why = enableFacades(names, config); !why.isEmpty())
            complain({kCommandLine, 0, u"--compat"_s}, why);
    }
    if (!hasFacades(config))
        return;
    QHash<QString, QString> environment = readVariables(m_envText);
    for (const QString &name : m_sources.environment.keys())
        environment.insert(name, m_sources.environment.value(name));
    QHash<QString, QString> files;
    for (const CompatConfig &facade : std::as_const(config.compat)) {
        if (!facade.isEnabled || facade.envFile.isEmpty())
            continue;
        if (const auto text = contentOf(QDir(m_sources.workingFolder).absoluteFilePath(facade.envFile)))
            files.insert(facade.name, *text);
    }
    shareVariables(config, environment, files);
}

QString ConfigReader::dataFolder() const
{
    const QString &set = m_loaded.config.dataFolder;
    if (!set.isEmpty())
        return QDir::cleanPath(QDir(m_sources.workingFolder).absoluteFilePath(set));
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/confab-server"_s;
}

} // namespace

bool isOtherVariable(QStringView name)
{
    return name == "CONFAB_CONFIG"_L1 || name == "CONFAB_DEMO"_L1;
}

QString LoadedConfig::problemText() const
{
    QString text;
    for (const ConfigProblem &problem : problems)
        text += problem.toString() + u'\n';
    return text;
}

LoadedConfig loadConfig(const ConfigSources &sources)
{
    return ConfigReader(sources).load();
}

} // namespace confab::host
