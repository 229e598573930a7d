// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "KeychainSecretStore.h"

#include <qt6keychain/keychain.h>

namespace confab::platform {

namespace {

Error errorOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return Error{ErrorCode::NotFound, job.errorString()};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return Error{ErrorCode::Forbidden, job.errorString()};
    default:
        return Error{ErrorCode::Unavailable, job.errorString()};
    }
}

void prepare(QKeychain::Job &job, const QString &key)
{
    job.setAutoDelete(true);
    job.setInsecureFallback(false);
    job.setKey(key);
}

} // namespace

KeychainSecretStore::KeychainSecretStore(QString service)
    : m_service(std::move(service))
{
}

KeychainSecretStore::~KeychainSecretStore() = default;

void KeychainSecretStore::read(const QString &key, client::Callback<QByteArray> reply)
{
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    prepare(*job, key);
    QObject::connect(job, &QKeychain::Job::finished, &m_context, [job, reply = std::move(reply)] {
        if (job->error() == QKeychain::NoError)
            reply(job->binaryData());
        else
            reply(errorOf(*job));
    });
    job->start();
}

void KeychainSecretStore::write(const QString &key, const QByteArray &secret, client::Callback<> reply)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    prepare(*job, key);
    job->setBinaryData(secret);
    QObject::connect(job, &QKeychain::Job::finished, &m_context, [job, reply = std::move(reply)] {
        if (job->error() == QKeychain::NoError)
            reply(Done{});
        else
            reply(errorOf(*job));
    });
    job->start();
}

void KeychainSecretStore::remove(const QString &key, client::Callback<> reply)
{
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    prepare(*job, key);
    QObject::connect(job, &QKeychain::Job::finished, &m_context, [job, reply = std::move(reply)] {
        if (job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound)
            reply(Done{});
        else
            reply(errorOf(*job));
    });
    job->start();
}

} // namespace confab::platform
