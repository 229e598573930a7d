// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FileSecretStore.h"

#include "PrivateFile.h"

#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace confab::platform {

FileSecretStore::FileSecretStore(QString path)
    : m_path(std::move(path))
{
}

void FileSecretStore::read(const QString &key, client::Callback<QByteArray> reply)
{
    const auto secrets = load();
    const auto found = secrets.constFind(key);
    if (found == secrets.cend())
        reply(ErrorCode::NotFound);
    else
        reply(*found);
}

void FileSecretStore::write(const QString &key, const QByteArray &secret, client::Callback<> reply)
{
    auto secrets = load();
    secrets.insert(key, secret);
    if (save(secrets))
        reply(Done{});
    else
        reply(ErrorCode::Unavailable);
}

void FileSecretStore::remove(const QString &key, client::Callback<> reply)
{
    auto secrets = load();
    const bool isDone = !secrets.remove(key) || (secrets.isEmpty() ? QFile::remove(m_path) : save(secrets));
    if (isDone)
        reply(Done{});
    else
        reply(ErrorCode::Unavailable);
}

bool FileSecretStore::exists() const
{
    return QFile::exists(m_path);
}

QHash<QString, QByteArray> FileSecretStore::load() const
{
    QHash<QString, QByteArray> secrets;
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return secrets;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    for (auto it = object.begin(); it != object.end(); ++it)
        secrets.insert(it.key(), QByteArray::fromBase64(it.value().toString().toLatin1()));
    return secrets;
}

bool FileSecretStore::save(const QHash<QString, QByteArray> &secrets) const
{
    QJsonObject object;
    for (auto it = secrets.cbegin(); it != secrets.cend(); ++it)
        object.insert(it.key(), QString::fromLatin1(it.value().toBase64()));
    return writePrivateFile(m_path, QJsonDocument(object).toJson());
}

} // namespace confab::platform
