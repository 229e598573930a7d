// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ServerProgram.h"

#include "CommandLine.h"
#include "DataBackup.h"
#include "LastWords.h"
#include "PassingTroubles.h"
#include "ProcessSignals.h"
#include "RoomServer.h"
#include "StartProblems.h"
#include "SystemLimits.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QLoggingCategory>

#include <cstdio>
#include <optional>

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFailed = 1;

void print(std::FILE *stream, const QString &text)
{
    std::fputs(qPrintable(text.endsWith(u'\n') ? text : text + u'\n'), stream);
    std::fflush(stream);
}

//! Where the system's log does not write it down: the time in front of each line.
QString timeInFront()
{
    return isReadByJournal() ? QString() : QDateTime::currentDateTime().toString(u"yyyy-MM-dd hh:mm:ss.zzz t "_s);
}

//! Of a server that runs.
void say(const QString &text)
{
    print(stderr, timeInFront() + u"confab-server: "_s + text);
}

void setLogLevel(const QString &level)
{
    const QStringList levels{u"debug"_s, u"info"_s, u"warning"_s, u"critical"_s};
    QString rules;
    for (const QString &each : levels)
        rules +=
            u"confab.*.%1=%2\n"_s.arg(each, levels.indexOf(each) >= levels.indexOf(level) ? u"true"_s : u"false"_s);
    QLoggingCategory::setFilterRules(rules);
}

int serve(QCoreApplication &application, const ServerConfig &config, ProcessSignals &signals)
{
    sayWhenMemoryEnds();
    setLogLevel(config.logLevel);
    if (!isReadByJournal())
        qSetMessagePattern(u"%{time yyyy-MM-dd hh:mm:ss.zzz t} %{if-category}%{category}: %{endif}%{message}"_s);
    // Without, files that are there can't be read either.
    if (const auto enough = checkDescriptorLimit(config.gatewayThreads); !enough) {
        print(stderr, u"confab-server: "_s + enough.error().text());
        return kFailed;
    }
    // Before anything is made: with these, another start would end the same.
    const QStringList mistakes = startProblems(config).mistakes;
    for (const QString &mistake : mistakes)
        print(stderr, u"confab-server: "_s + mistake);
    if (!mistakes.isEmpty())
        return CommandLine::kUsageExit;
    RoomServer server(config);
    bool isStopping = false;
    QObject::connect(&signals, &ProcessSignals::stopAsked, &server, [&server, &isStopping] {
        isStopping = true;
        server.stop([] { QCoreApplication::exit(0); });
    });
    QObject::connect(&signals, &ProcessSignals::reloadAsked, &server, [&server, &config] {
        if (const auto renewed = server.renewCertificate(); !renewed)
            say(u"the certificate of before stays in use. "_s + renewed.error().text());
        else if (!config.tlsCertificate.isEmpty())
            say(u"new connections get the certificate in %1."_s.arg(config.tlsCertificate));
    });
    server.start([&](const Result<> &started) {
        if (!started) {
            if (isStopping)
                return;
            print(stderr, u"confab-server: "_s + started.error().text());
            // From the loop, which may not run yet.
            QMetaObject::invokeMethod(
                &application, [] { QCoreApplication::exit(kFailed); }, Qt::QueuedConnection);
            return;
        }
        const QStringList urls = server.urls();
        for (const QString &url : urls)
            print(stdout, u"confab-server ready: "_s + url);
        const QStringList compatUrls = server.compatUrls();
        for (const QString &url : compatUrls)
            print(stdout, u"confab-server compat "_s + url);
        if (const QString few = fewConnections(config.maxConnections); !few.isEmpty())
            say(few);
        if (const QString address = server.appAddress(); !address.isEmpty())
            print(stderr, u"It speaks TLS by a key of its own. Its address in the app, with that key: "_s + address);
        if (!server.claimCode().isEmpty()) {
            print(stderr, u"Nobody owns this server yet. Register with this code to become its owner: "_s +
                              QString::fromLatin1(server.claimCode()));
        }
    });
    return application.exec();
}

int check(const LoadedConfig &loaded)
{
    print(loaded.isGood() ? stdout : stderr, configReport(loaded));
    if (!loaded.isGood())
        return CommandLine::kUsageExit;
    const StartProblems found = startProblems(loaded.config);
    for (const QString &warning : found.warnings + passingTroubles(loaded.config))
        print(stderr, u"warning: "_s + warning);
    for (const QString &mistake : found.mistakes)
        print(stderr, mistake);
    if (!found.mistakes.isEmpty())
        return CommandLine::kUsageExit;
    if (loaded.config.usesOwnTls())
        print(stdout, u"# It speaks TLS by a key that it makes itself (tls.own)."_s);
    print(stdout, u"# No mistakes were found."_s);
    return 0;
}

int copyData(const ServerConfig &config, const QString &file)
{
    if (auto copied = backupData(config.dataFolder, file); !copied) {
        print(stderr, u"confab-server: "_s + copied.error().text());
        return kFailed;
    }
    print(stdout, u"A copy of the rooms is in %1."_s.arg(QDir::toNativeSeparators(file)));
    return 0;
}

} // namespace

int runServerProgram(QCoreApplication &application)
{
    const CommandLine line =
        parseCommandLine(QCoreApplication::arguments(), QProcessEnvironment::systemEnvironment(), QDir::currentPath());
    if (line.action == CommandLine::Action::Print) {
        print(stdout, line.text);
        return 0;
    }
    if (line.action == CommandLine::Action::Fail) {
        print(stderr, line.text);
        return CommandLine::kUsageExit;
    }
    // From here on: what is told while files are read is not lost.
    std::optional<ProcessSignals> signals;
    if (line.action == CommandLine::Action::Run)
        signals.emplace();
    ProcessSignals::letThrough();
    const LoadedConfig loaded = loadConfig(line.sources);
    // A copy needs to know where the data is, and no more: half of the settings may be in a file that it is not given.
    if (line.action == CommandLine::Action::Backup && loaded.isRead)
        return copyData(loaded.config, line.backupFile);
    for (const ConfigProblem &warning : loaded.warnings)
        print(stderr, u"warning: "_s + warning.toString());
    if (!signals || !loaded.isGood())
        return check(loaded);
    return serve(application, loaded.config, *signals);
}

} // namespace confab::host
