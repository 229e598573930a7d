// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SessionTokens.h"

#include "Guarded.h"
#include "Logging.h"

#include <QDateTime>

#include <algorithm>
#include <limits>

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 kFloorMs = 60'000;
constexpr int kSaves = 3;
} // namespace

SessionTokens::SessionTokens(Credentials credentials, SignIn &signIn, CredentialStore *store, Timing timing,
                             QObject *parent)
    : QObject(parent)
    , m_credentials(std::move(credentials))
    , m_signIn(signIn)
    , m_store(store)
    , m_timing(timing)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SessionTokens::refresh);
}

bool SessionTokens::isExpired() const
{
    return m_credentials.expiresAt <= QDateTime::currentMSecsSinceEpoch();
}

void SessionTokens::start()
{
    m_running = true;
    if (isExpired())
        refresh();
    else
        plan();
}

void SessionTokens::stop()
{
    m_running = false;
    m_timer.stop();
}

void SessionTokens::plan()
{
    if (!m_running)
        return;
    const qint64 left = m_credentials.expiresAt - QDateTime::currentMSecsSinceEpoch();
    // Short-lived tokens are prolonged at half their life. The floor keeps a wrong clock, by which even a fresh token
    // has ended, from making a busy loop.
    const qint64 wait = left - std::min<qint64>(m_timing.refreshAhead, left / 2);
    const qint64 floor = left > 0 ? 1'000 : kFloorMs;
    m_timer.start(int(std::clamp<qint64>(wait, floor, std::numeric_limits<int>::max())));
}

void SessionTokens::refresh()
{
    if (!m_running || std::exchange(m_refreshing, true))
        return;
    m_timer.stop();
    m_signIn.refresh(m_credentials, [this](const Result<Credentials> &result) { onRefreshed(result); });
}

void SessionTokens::renewRefused(bool expired)
{
    if (!expired && m_wasRefused && m_isNew) {
        Q_EMIT ended(Error{ErrorCode::Unauthorized, u"The server does not know this sign-in any more."_s});
        return;
    }
    if (!expired && !std::exchange(m_wasRefused, true))
        m_isNew = false;
    refresh();
}

void SessionTokens::onRefreshed(const Result<Credentials> &result)
{
    if (m_running && result) {
        m_failures = 0;
        return m_store != nullptr ? save(*result, 1) : use(*result);
    }
    m_refreshing = false;
    if (!m_running)
        return;
    const Error &error = result.error();
    const bool refused = error.code == ErrorCode::TokenExpired || !errorInfo(error.code).retryable;
    if (!refused) {
        const int wait = std::min(m_timing.backoffMin << std::min(m_failures++, 10), m_timing.backoffMax);
        m_timer.start(std::max(error.retryAfterMs, wait));
        return;
    }
    stop();
    Q_EMIT ended(error);
}

void SessionTokens::save(const Credentials &credentials, int tries)
{
    const auto onAnswer = [this, credentials, tries, id = ++m_saving](const Result<> &saved) {
        if (id != m_saving)
            return;
        ++m_saving;
        onSaved(credentials, tries, saved);
    };
    QTimer::singleShot(m_timing.saveCredentials, this, [onAnswer] {
        onAnswer(Error{ErrorCode::Unavailable, u"The key store does not answer."_s});
    });
    m_store->save(m_signIn.address(), credentials, guarded(this, onAnswer));
}

void SessionTokens::onSaved(const Credentials &credentials, int tries, const Result<> &saved)
{
    if (!m_running) {
        m_refreshing = false;
        return;
    }
    if (saved)
        return use(credentials);
    qCWarning(lcClient) << "the sign-in could not be saved:" << errorInfo(saved.error().code).name;
    if (tries < kSaves) {
        QTimer::singleShot(m_timing.backoffMin << tries, this, [this, credentials, tries] {
            if (m_running)
                save(credentials, tries + 1);
            else
                m_refreshing = false;
        });
        return;
    }
    Q_EMIT unsaved(saved.error());
    use(credentials);
}

void SessionTokens::use(const Credentials &credentials)
{
    m_refreshing = false;
    m_isNew = true;
    m_credentials = credentials;
    plan();
    Q_EMIT refreshed(m_credentials);
}

} // namespace confab::client
