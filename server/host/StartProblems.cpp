// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StartProblems.h"

#include "gateway/http/TlsSetup.h"
#include "OwnTls.h"
#include "ServerSecrets.h"
#include "storage/DatabaseFile.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>

#include <cerrno>

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {

//! What it has made itself stands in for what is set.
ServerConfig withOwnTls(ServerConfig config)
{
    const OwnTls own = ownTlsFiles(config.dataFolder);
    if (config.usesOwnTls() && QFile::exists(own.certificateFile)) {
        config.tlsCertificate = own.certificateFile;
        config.tlsKey = own.keyFile;
    }
    return config;
}

void checkTls(const ServerConfig &config, StartProblems &found)
{
    if (config.tlsCertificate.isEmpty())
        return;
    QStringList unread;
    for (const auto &[setting, path] : {std::pair(u"tls.certificate"_s, config.tlsCertificate), std::pair(u"tls.key"_s, config.tlsKey)}) {
        if (QFile file(path); !file.open(QIODevice::ReadOnly))
            unread.append(u"%1: can't read %2: %3."_s.arg(
                setting, QDir::toNativeSeparators(QFileInfo(path).absoluteFilePath()), file.errorString()));
    }
    if (!unread.isEmpty()) {
        found.mistakes.append(unread.join(u' '));
        return;
    }
    const auto tls = gateway::loadTls(config.tlsCertificate, config.tlsKey);
    if (!tls)
        found.mistakes.append(tls.error().text());
    else if (const QString doubt = gateway::certificateDoubt(*tls); !doubt.isEmpty())
        found.warnings.append(u"%1: %2"_s.arg(config.tlsCertificate, doubt));
}

//! Whether it is there, and can be written.
bool checkExistingFolder(const QString &folder, StartProblems &found)
{
    const QString shown = QDir::toNativeSeparators(folder);
    if (!QFileInfo(folder).isDir()) {
        found.mistakes.append(u"The data folder %1 is a file."_s.arg(shown));
        return false;
    }
    // Rights alone don't tell: the file system may be mounted for reading, or full.
    QTemporaryFile trial(QDir(folder).filePath(u"check-XXXXXX"_s));
    if (trial.open())
        return true;
    const QString why = trial.errorString();
    const bool isFull = why == qt_error_string(ENOSPC); // which may pass
    (isFull ? found.warnings : found.mistakes).append(u"The data folder %1 can't be written: %2."_s.arg(shown, why));
    return isFull;
}

//! Whether there is one to look into.
bool checkFolder(const QString &folder, StartProblems &found)
{
    QFileInfo info(folder);
    if (info.exists())
        return checkExistingFolder(folder, found);
    while (!info.exists() && info.absolutePath() != info.absoluteFilePath())
        info.setFile(info.absolutePath());
    if (!info.isDir() || !info.isWritable())
        found.mistakes.append(u"The data folder %1 can't be made: %2."_s.arg(
            QDir::toNativeSeparators(folder), qt_error_string(info.isDir() ? EACCES : ENOTDIR)));
    return false;
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
            return u"The disk is full, and %1 can't be written. Free some space on it, a few megabytes are enough to begin with, and "
                   "try again: nothing that was acknowledged is lost, and a server that runs lets people read also while the "
                   "disk is full."_s.arg(shown);
        case ErrorCode::Busy:
            return u"%1 is locked by another program. End that, a database shell or a backup, and try again."_s.arg(
                shown);
        default:
            if (storage::isDamage(error))
                return u"%1 is damaged. Put a backup in its place, and take away the -wal and -shm files beside it. The "
                       "lines before this one, of confab.storage, say where it failed."_s.arg(shown);
            return u"%1 can't be used: %2 The lines before this one, of confab.storage, say where it failed."_s.arg(
                shown, error.text());
        }
    };
    return {error.code, text()};
}

StartProblems startProblems(const ServerConfig &config)
{
    StartProblems found;
    checkTls(withOwnTls(config), found);
    if (checkFolder(config.dataFolder, found)) {
        const QString file = databaseFile(config.dataFolder);
        const auto database = storage::findDatabase(file);
        if (!database)
            found.mistakes.append(database.error().text());
        else if (*database && !QFileInfo(file).isWritable())
            found.mistakes.append(u"%1 can't be written. Let the server's user read and write it."_s.arg(
                QDir::toNativeSeparators(file)));
        const auto secret = config.jwtSecret.isEmpty() ? checkTokenSecret(config.dataFolder) : Done{};
        if (!secret)
            found.mistakes.append(secret.error().text());
    }
    return found;
}

} // namespace confab::host
