// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ServerSecrets.h"

#include "core/accounts/AccessTokens.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSaveFile>

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {

Error cannot(const QString &what, const QFileDevice &file)
{
    return Error{ErrorCode::Unavailable, u"%1 %2: %3"_s.arg(what, file.fileName(), file.errorString())};
}

QString secretFile(const QString &dataFolder)
{
    return QDir(dataFolder).filePath(u"token-secret"_s);
}

//! Empty: there is no file.
Result<QByteArray> existingSecret(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return cannot(u"Can't read"_s, file);
    const QByteArray secret = QByteArray::fromHex(file.readAll().trimmed());
    if (secret.size() < core::AccessTokens::kSecretBytes)
        return Error{ErrorCode::Unavailable, u"%1 does not hold a secret; remove it to get a new one."_s.arg(path)};
    return secret;
}

} // namespace

Result<> checkTokenSecret(const QString &dataFolder)
{
    const auto existing = existingSecret(secretFile(dataFolder));
    return existing ? Result<>(Done{}) : existing.error();
}

Result<QByteArray> tokenSecret(const QString &dataFolder)
{
    const QString path = secretFile(dataFolder);
    const auto existing = existingSecret(path);
    if (!existing || !existing->isEmpty())
        return existing;
    const QByteArray secret = core::AccessTokens::randomSecret();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return cannot(u"Can't write"_s, file);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(secret.toHex() + '\n');
    if (!file.commit())
        return cannot(u"Can't write"_s, file);
    return secret;
}

QByteArray makeClaimCode()
{
    constexpr char kLetters[] = "abcdefghjkmnpqrstuvwxyz23456789-"; // 31 without the hyphen
    constexpr int kGroups = 4;
    constexpr int kGroupLength = 4;
    QByteArray code;
    for (int group = 0; group < kGroups; ++group) {
        if (group > 0)
            code += '-';
        for (int i = 0; i < kGroupLength; ++i)
            code += kLetters[QRandomGenerator::system()->bounded(31)];
    }
    return code;
}

} // namespace confab::host
