// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StartProblems.h"

#include "gateway/http/TlsSetup.h"
#include "storage/DatabaseFile.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>

#include <cerrno>

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {

//! Empty: it can be written, or made.
QString folderProblem(const QString &folder)
{
    const QString shown = QDir::toNativeSeparators(folder);
    QFileInfo info(folder);
    if (info.exists() && !info.isDir())
        return u"The data folder %1 is a file."_s.arg(shown);
    if (info.exists()) {
        // Rights alone don't tell: the file system may be mounted for reading, or full.
        QTemporaryFile trial(QDir(folder).filePath(u"check-XXXXXX"_s));
        return trial.open() ? QString() : u"The data folder %1 can't be written: %2."_s.arg(shown, trial.errorString());
    }
    while (!info.exists() && info.absolutePath() != info.absoluteFilePath())
        info.setFile(info.absolutePath());
    if (info.isDir() && info.isWritable())
        return {};
    return u"The data folder %1 can't be made: %2."_s.arg(shown, qt_error_string(info.isDir() ? EACCES : ENOTDIR));
}

} // namespace

QString databaseFile(const QString &dataFolder)
{
    return QDir(dataFolder).filePath(u"confab.sqlite"_s);
}

Error explained(const Error &error, const QString &file)
{
    const QString shown = QDir::toNativeSeparators(file);
    if (error.message.contains(shown))
        return error;
    const auto text = [&] {
        switch (error.code) {
        case ErrorCode::StorageFull:
            return u"The disk is full, and %1 can't be written. Free some space, and try again."_s.arg(shown);
        case ErrorCode::Busy:
            return u"%1 is locked by another program. End that, a database shell or a backup, and try again."_s.arg(
                shown);
        default:
            return u"%1 can't be used: %2 The lines before this one, of confab.storage, say where it failed."_s.arg(
                shown, error.text());
        }
    };
    return {error.code, text()};
}

QStringList startProblems(const ServerConfig &config)
{
    QStringList problems;
    if (!config.tlsCertificate.isEmpty()) {
        if (const auto tls = gateway::loadTls(config.tlsCertificate, config.tlsKey); !tls)
            problems.append(tls.error().text());
        else if (const QString doubt = gateway::certificateDoubt(*tls); !doubt.isEmpty())
            problems.append(u"%1: %2"_s.arg(config.tlsCertificate, doubt));
    }
    if (const QString problem = folderProblem(config.dataFolder); !problem.isEmpty())
        problems.append(problem);
    else if (const auto database = storage::findDatabase(databaseFile(config.dataFolder)); !database)
        problems.append(database.error().text());
    return problems;
}

} // namespace confab::host
