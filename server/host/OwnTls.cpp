// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "OwnTls.h"

#include "gateway/http/OwnCertificate.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSslCertificate>

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {

Error cannot(const QString &what, const QFileDevice &file)
{
    return {ErrorCode::Unavailable, u"%1 %2: %3"_s.arg(what, file.fileName(), file.errorString())};
}

Result<> write(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return cannot(u"Can't write"_s, file);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(content);
    return file.commit() ? Result<>(Done{}) : Result<>(cannot(u"Can't write"_s, file));
}

//! The certificate last: without it the next start makes both anew.
Result<> make(const OwnTls &tls)
{
    const auto pair = gateway::makeKeyPair();
    if (!pair)
        return pair.error();
    if (const auto written = write(tls.keyFile, pair->key); !written)
        return written;
    return write(tls.certificateFile, pair->certificate);
}

} // namespace

OwnTls ownTlsFiles(const QString &dataFolder)
{
    const QDir folder(dataFolder);
    return {.certificateFile = folder.filePath(u"tls-certificate.pem"_s), .keyFile = folder.filePath(u"tls-key.pem"_s)};
}

Result<OwnTls> ownTls(const QString &dataFolder)
{
    OwnTls tls = ownTlsFiles(dataFolder);
    if (!QFile::exists(tls.certificateFile)) {
        if (const auto made = make(tls); !made)
            return made.error();
    }
    QFile file(tls.certificateFile);
    if (!file.open(QIODevice::ReadOnly))
        return cannot(u"Can't read"_s, file);
    const QSslCertificate certificate(file.readAll(), QSsl::Pem);
    if (certificate.isNull())
        return Error{ErrorCode::Unavailable,
                     u"%1 holds no certificate; remove it to get a new one."_s.arg(tls.certificateFile)};
    tls.keyHash = gateway::keyHash(certificate);
    return tls;
}

} // namespace confab::host
