// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PersonBan.h"

#include "client/Guarded.h"
#include "client/Workspace.h"
#include "PersonFacts.h"
#include "Times.h"

#include <QDateTime>

#include <algorithm>

namespace confab::models {

using namespace Qt::StringLiterals;

namespace {

//! The newest of very many bans are looked through.
constexpr int kMostPages = 10;

} // namespace

PersonBan::PersonBan(const PersonFacts &person, QObject *parent)
    : QObject(parent)
    , m_person(person)
{
    connect(&person, &PersonFacts::switched, this, [this] {
        forget();
        look();
    });
    connect(&person, &PersonFacts::changed, this, &PersonBan::onPerson);
}

void PersonBan::forget()
{
    ++m_asked;
    m_ban.reset();
}

void PersonBan::onPerson()
{
    if (m_person.member())
        forget();
}

void PersonBan::look()
{
    if (!m_person.isAnybody() || m_person.member())
        return;
    ++m_asked;
    if (m_person.workspace()->roomRights().may(m_person.room(), "ban:list"_L1))
        ask({}, kMostPages);
}

void PersonBan::ask(const QString &cursor, int pages)
{
    const auto onAnswer = [this, pages, asked = m_asked](const Result<reply::Bans> &bans) {
        if (asked != m_asked || !bans)
            return;
        const auto found =
            std::ranges::find(bans->bans, m_person.user().id, [](const Ban &ban) { return ban.user.id; });
        if (found != bans->bans.end())
            return take(*found);
        if (bans->more && pages > 1)
            return ask(bans->cursor, pages - 1);
        take(std::nullopt);
    };
    m_person.workspace()->memberRequests().bans(m_person.room(), cursor, client::guarded(this, onAnswer));
}

void PersonBan::take(const std::optional<Ban> &ban)
{
    m_ban = ban;
    Q_EMIT changed();
}

bool PersonBan::isBanned() const
{
    return m_ban && (!m_ban->until || *m_ban->until > QDateTime::currentMSecsSinceEpoch());
}

QString PersonBan::text() const
{
    if (!isBanned())
        return {};
    return m_ban->until ? tr("Banned here until %1").arg(times::coming(*m_ban->until, QDate::currentDate()))
                        : tr("Banned here");
}

void PersonBan::lift(client::Callback<> reply)
{
    if (!m_person.workspace())
        return reply(Error{ErrorCode::Unavailable});
    if (!isBanned()) { // it has ended by itself
        reply(Done{});
        return take(std::nullopt);
    }
    const auto onAnswer = [this, asked = ++m_asked, reply = std::move(reply)](const Result<> &lifted) {
        if (asked == m_asked && lifted)
            take(std::nullopt);
        reply(lifted);
    };
    m_person.workspace()->memberRequests().liftBan(m_person.room(), m_ban->user.id, client::guarded(this, onAnswer));
}

} // namespace confab::models
