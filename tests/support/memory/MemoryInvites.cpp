// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemoryInvites.h"

#include "MemoryAccounts.h"
#include "MemoryMembership.h"

#include <algorithm>

namespace confab::support {

using namespace Qt::StringLiterals;
using core::Came;
using core::StoredInvite;
using Invites = QMap<QString, StoredInvite>;

namespace {

Result<Came> acceptNow(MemoryData &data, Invites &invites, const core::Coming &coming)
{
    const auto found = invites.find(coming.code);
    if (found == invites.end() || found->revoked || found->invite.room != coming.room || !data.find(coming.room))
        return ErrorCode::NotFound;
    Invite &invite = found->invite;
    if ((invite.uses > 0 && invite.used >= invite.uses) || (invite.expiresAt && *invite.expiresAt <= coming.now))
        return ErrorCode::NotFound;
    const core::AuditNote made{.room = coming.room,
                               .entry = {.at = coming.now, .by = invite.createdBy, .what = u"invite:create"_s}};
    if (!data.mayStill({made}))
        return ErrorCode::NotFound;
    const auto changes = membership::join(data, coming.room, {.members = {coming.member}});
    if (!changes)
        return changes.error();
    invite.used += changes->first().fresh ? 1 : 0;
    return Came{changes->first(), invite.used};
}

} // namespace

MemoryInvites::MemoryInvites(MemoryData &data, LaterAnswers &answers)
    : m_data(data)
    , m_answers(answers)
{
}

void MemoryInvites::load(core::Reply<QList<StoredInvite>> reply)
{
    QList<StoredInvite> living;
    for (const StoredInvite &each : std::as_const(m_invites)) {
        if (m_data.find(each.invite.room))
            living.append(each);
    }
    std::ranges::sort(living, {}, [](const StoredInvite &each) { return each.id; });
    m_answers.read<QList<StoredInvite>>(std::move(reply), living);
}

void MemoryInvites::create(const StoredInvite &invite, const QStringList &forgotten, const core::AuditNotes &notes,
                           core::Reply<Done> reply)
{
    m_answers.write<Done>(std::move(reply), [&]() -> Result<Done> {
        if (const auto may = m_data.mayStill(notes); !may)
            return may.error();
        if (!m_data.find(invite.invite.room))
            return ErrorCode::NotFound;
        for (const QString &code : forgotten)
            m_invites.remove(code);
        m_invites.insert(invite.invite.code, invite);
        return m_data.noted<Done>(Done{}, notes);
    });
}

void MemoryInvites::revoke(RoomId room, const QString &code, const core::AuditNotes &notes, core::Reply<Done> reply)
{
    m_answers.write<Done>(std::move(reply), [&]() -> Result<Done> {
        const auto found = m_invites.find(code);
        if (found == m_invites.end() || found->invite.room != room)
            return ErrorCode::NotFound;
        found->revoked = true;
        return m_data.noted<Done>(Done{}, notes);
    });
}

void MemoryInvites::accept(const core::Coming &coming, core::Reply<Came> reply)
{
    m_answers.write<Came>(std::move(reply), [&] { return acceptNow(m_data, m_invites, coming); });
}

void MemoryInvites::createUser(const core::StoredUser &user, const core::StoredSession &session,
                               const QByteArray &refreshHash, const core::Coming &coming, core::Reply<Came> reply)
{
    m_answers.write<Came>(std::move(reply), [&]() -> Result<Came> {
        if (const auto free = checkUser(m_data.accounts, user); !free)
            return free.error().code == ErrorCode::Conflict ? Error{ErrorCode::Conflict, {}, u"name"_s} : free.error();
        const auto came = acceptNow(m_data, m_invites, coming);
        if (!came)
            return came.error().code == ErrorCode::NotFound ? Error{ErrorCode::NotFound, {}, u"invite"_s}
                                                            : came.error();
        insertUser(m_data.accounts, user, session, refreshHash);
        return came;
    });
}

} // namespace confab::support
