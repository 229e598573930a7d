// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LockNotice.h"

#include "LockHolders.h"
#include "Log.h"

using namespace Qt::StringLiterals;

namespace confab::storage {

namespace {
constexpr qint64 kTellAgainMs = 60'000;
}

LockNotice::LockNotice(QString file)
    : m_file(std::move(file))
{
}

void LockNotice::refused()
{
    if (m_sinceTold.isValid() && !m_sinceTold.hasExpired(kTellAgainMs))
        return;
    m_sinceTold.start();
    qCWarning(lcStorage).noquote() << u"%1 is locked by %2: what people write is refused until it lets go."_s.arg(
        m_file, lockHolders(m_file, LockUse::Write));
}

void LockNotice::passed()
{
    if (!m_sinceTold.isValid())
        return;
    m_sinceTold.invalidate();
    qCInfo(lcStorage).noquote() << m_file + u" is free again."_s;
}

} // namespace confab::storage
