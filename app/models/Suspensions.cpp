// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Suspensions.h"

#include "client/Guarded.h"
#include "client/Workspace.h"

namespace confab::models {

using namespace Qt::StringLiterals;

namespace {

//! Of 50 entries each. Older ones say no more than that somebody is suspended.
constexpr int kMostPages = 10;

} // namespace

void Suspensions::attach(client::Workspace *workspace)
{
    m_workspace = workspace;
    forget();
}

void Suspensions::forget()
{
    ++m_round;
    m_wanted.clear();
    m_found.clear();
    m_cursor.clear();
    m_pagesLeft = kMostPages;
    m_isAsking = false;
}

void Suspensions::look(const QSet<UserId> &suspended)
{
    m_wanted += suspended;
    ask();
}

void Suspensions::put(UserId user, const Terms &terms)
{
    m_found[user] = terms;
    Q_EMIT changed();
}

void Suspensions::drop(UserId user)
{
    if (const auto it = m_found.find(user); it != m_found.end())
        it->reset(); // older entries, of pages to come, say nothing of the next time
}

std::optional<Suspensions::Terms> Suspensions::of(UserId user) const
{
    return m_found.value(user);
}

void Suspensions::ask()
{
    m_wanted.removeIf([this](UserId user) { return m_found.contains(user); });
    if (!m_workspace || m_isAsking || m_wanted.isEmpty() || m_pagesLeft == 0)
        return;
    m_isAsking = true;
    --m_pagesLeft;
    const auto onAnswer = [this, round = m_round](const Result<reply::Audit> &page) {
        if (round != m_round)
            return;
        m_isAsking = false;
        if (page)
            take(*page);
    };
    m_workspace->serverRequests().audit({}, m_cursor, client::guarded(this, onAnswer));
}

void Suspensions::take(const reply::Audit &page)
{
    for (const AuditEntry &entry : page.entries) {
        const auto user = entry.target ? entry.target->user : std::nullopt;
        if (!user || entry.what != QLatin1String(command::UserSuspend::kName) || m_found.contains(*user))
            continue;
        m_found.insert(*user, entry.fields.contains("off"_L1) ? std::nullopt
                                                              : std::optional(Terms{entry.until, entry.reason}));
    }
    m_cursor = page.cursor;
    if (!page.more || page.cursor.isEmpty())
        m_pagesLeft = 0;
    Q_EMIT changed();
    ask();
}

} // namespace confab::models
