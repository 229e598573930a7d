// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SignInGuard.h"

#include "core/RateLimiter.h"

namespace confab::core {

namespace {
constexpr size_t kMostWaiting = 64; // of one address
constexpr qsizetype kAddresses = 4; // of one account
constexpr qsizetype kAccounts = 20'000;
} // namespace

void SignInGuard::admit(const QByteArray &address, const QByteArray &account, Reply<Done> reply)
{
    Line &line = m_lines[address];
    const bool mustWait = line.underWay > 0 && line.waiting.size() < kMostWaiting;
    const auto taken = line.waiting.empty() || !mustWait ? take(address, account) : Result<>(ErrorCode::RateLimited);
    if (!taken && mustWait) {
        line.waiting.push_back({account, std::move(reply)});
        return;
    }
    if (taken)
        ++line.underWay;
    else if (line.underWay == 0)
        m_lines.erase(address);
    reply(taken);
}

void SignInGuard::ended(const QByteArray &address, const QByteArray &account, End end)
{
    if (end != End::Wrong) {
        m_limiter.refund(RateKind::LoginByAddress, address);
        m_limiter.refund(RateKind::LoginByAccount, account);
    }
    if (end == End::Right)
        remember(address, account);
    if (const auto line = m_lines.find(address); line != m_lines.end())
        --line->second.underWay;
    callNext(address);
}

void SignInGuard::callNext(const QByteArray &address)
{
    // Looked up anew each time: whoever is called may come back here before it returns.
    for (auto line = m_lines.find(address); line != m_lines.end(); line = m_lines.find(address)) {
        auto &[underWay, waiting] = line->second;
        if (waiting.empty()) {
            if (underWay == 0)
                m_lines.erase(line);
            return;
        }
        const auto taken = take(address, waiting.front().account);
        if (!taken && underWay > 0)
            return;
        Reply<Done> reply = std::move(waiting.front().reply);
        waiting.pop_front();
        if (taken)
            ++underWay;
        reply(taken);
    }
}

Result<> SignInGuard::take(const QByteArray &address, const QByteArray &account)
{
    if (auto free = m_limiter.take(RateKind::LoginByAddress, address); !free)
        return free;
    if (m_known.value(account).contains(address))
        return Done{};
    auto free = m_limiter.take(RateKind::LoginByAccount, account);
    if (!free)
        m_limiter.refund(RateKind::LoginByAddress, address);
    return free;
}

void SignInGuard::remember(const QByteArray &address, const QByteArray &account)
{
    if (m_known.size() >= kAccounts && !m_known.contains(account))
        m_known.erase(m_known.cbegin());
    QList<QByteArray> &known = m_known[account];
    known.removeOne(address);
    known.prepend(address);
    known.resize(std::min(known.size(), kAddresses));
}

} // namespace confab::core
