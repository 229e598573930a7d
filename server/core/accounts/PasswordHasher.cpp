// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PasswordHasher.h"

#include <QThread>

#include <array>
#include <optional>
#include <sodium.h>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

//! The encoded form of a hash nobody knows the password of, with these parameters: checking against it takes as long as
//! checking a real one, and making it takes no time.
QByteArray dummyHash(const PasswordHasher::Options &options)
{
    const auto random = [](int bytes) {
        QByteArray data(bytes, Qt::Uninitialized);
        randombytes_buf(data.data(), size_t(bytes));
        return data.toBase64(QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals);
    };
    return "$argon2id$v=19$m=" + QByteArray::number(quint64(options.memoryBytes / 1024)) +
           ",t=" + QByteArray::number(options.passes) + ",p=1$" + random(crypto_pwhash_SALTBYTES) + '$' + random(32);
}

//! The same characters typed on another keyboard may come composed differently.
QByteArray passwordBytes(const QString &password)
{
    return password.normalized(QString::NormalizationForm_C).toUtf8();
}

int threadCount(const PasswordHasher::Options &options)
{
    return options.threads > 0 ? options.threads : std::max(1, QThread::idealThreadCount() / 2);
}

} // namespace

PasswordHasher::PasswordHasher(Options options)
    : m_options(options)
    , m_workers(threadCount(options), u"password"_s)
{
    const int ready = sodium_init();
    Q_ASSERT(ready >= 0);
    Q_UNUSED(ready)
    m_dummy = dummyHash(options);
}

PasswordHasher::~PasswordHasher() = default;

template <class T, class Work>
void PasswordHasher::run(const QString &password, Reply<T> reply, Work work)
{
    if (const Result<> started = m_workers.started(); !started)
        return reply(started.error());
    if (m_pending >= m_workers.count() + m_options.queue)
        return reply(Error{ErrorCode::Busy, u"Too many people are signing in at once."_s, {}, 1000});
    ++m_pending;
    Reply<T> done{m_life, [this, reply = std::move(reply)](Result<T> result) mutable {
                      --m_pending;
                      reply(std::move(result));
                  }};
    m_workers.post(
        WorkerThreads::Job([bytes = passwordBytes(password), done = std::move(done), work = std::move(work)]() mutable {
            Result<T> result = work(bytes);
            sodium_memzero(bytes.data(), size_t(bytes.size()));
            done(std::move(result));
        }));
}

void PasswordHasher::hash(const QString &password, Reply<QByteArray> reply)
{
    run<QByteArray>(password, std::move(reply), [options = m_options](const QByteArray &bytes) -> Result<QByteArray> {
        std::array<char, crypto_pwhash_STRBYTES> encoded;
        if (crypto_pwhash_str_alg(encoded.data(), bytes.constData(), quint64(bytes.size()), options.passes,
                                  options.memoryBytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
            return ErrorCode::Busy; // no memory
        }
        return QByteArray(encoded.data());
    });
}

void PasswordHasher::verify(const QString &password, const QByteArray &encoded, Reply<bool> reply)
{
    run<bool>(password, std::move(reply),
              [known = !encoded.isEmpty(), hash = encoded.isEmpty() ? m_dummy : encoded](const QByteArray &bytes) {
                  const int differs =
                      crypto_pwhash_str_verify(hash.constData(), bytes.constData(), quint64(bytes.size()));
                  return Result<bool>(differs == 0 && known);
              });
}

} // namespace confab::core
