// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "WriteProbe.h"

#include "core/ports/Stores.h"

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {
constexpr int kGoodMs = 2'000; // how long an answer counts
constexpr int kBadMs = 500;
constexpr int kPatienceMs = 2'000;
} // namespace

WriteProbe::WriteProbe(core::Stores &stores)
    : m_stores(stores)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        answer(Error{ErrorCode::Busy, u"Nothing could be written for two seconds."_s});
    });
}

void WriteProbe::ask(core::Reply<Done> reply)
{
    if (!m_isRunning && m_sinceLast.isValid() && !m_sinceLast.hasExpired(m_last ? kGoodMs : kBadMs))
        return reply(m_last);
    m_waiting.push_back(std::move(reply));
    if (!m_patience.isActive())
        m_patience.start();
    if (!m_isRunning)
        begin();
}

void WriteProbe::begin()
{
    m_isRunning = true;
    m_stores.probe({m_life, [this](const Result<> &written) {
                        m_isRunning = false;
                        m_last = written;
                        m_sinceLast.start();
                        m_patience.stop();
                        answer(written);
                    }});
}

void WriteProbe::answer(const Result<> &result)
{
    for (core::Reply<Done> &reply : std::exchange(m_waiting, {}))
        reply(result);
}

} // namespace confab::host
