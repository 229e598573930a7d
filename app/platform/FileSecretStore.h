// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "SecretStore.h"

namespace confab::platform {

//! Secrets in one file of mode 0600, replaced as a whole. Not encrypted: only for who asked for it in plain words.
class FileSecretStore final : public SecretStore
{
public:
    explicit FileSecretStore(QString path);

    void read(const QString &key, client::Callback<QByteArray> reply) override;
    void write(const QString &key, const QByteArray &secret, client::Callback<> reply) override;
    void remove(const QString &key, client::Callback<> reply) override;

    bool exists() const;
    bool contains(const QString &key) const { return load().contains(key); }

private:
    QHash<QString, QByteArray> load() const;
    bool save(const QHash<QString, QByteArray> &secrets) const;

    QString m_path;
};

} // namespace confab::platform
