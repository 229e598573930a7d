// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemberActs.h"

#include "client/Guarded.h"
#include "client/Workspace.h"
#include "FormRequest.h"
#include "Isolated.h"
#include "MemberTexts.h"
#include "PersonBan.h"
#include "PersonFacts.h"

#include <QDateTime>

namespace confab::models {

namespace {

constexpr Timestamp kMinute = 60LL * 1'000;
constexpr Timestamp kDay = 24 * 60 * kMinute;
//! The server takes no more than ten years.
constexpr Timestamp kForGood = 10 * 365 * kDay;

} // namespace

MemberActs::MemberActs(const PersonFacts &person, PersonBan &ban, FormRequest &act, QObject *parent)
    : QObject(parent)
    , m_person(person)
    , m_ban(ban)
    , m_act(act)
{
    connect(&person, &PersonFacts::changed, this, &MemberActs::changed);
    connect(&ban, &PersonBan::changed, this, &MemberActs::changed);
    connect(&act, &FormRequest::granted, this, &MemberActs::changed);
}

bool MemberActs::isMuted() const
{
    const auto member = m_person.member();
    return member && member->mutedUntil.value_or(0) > QDateTime::currentMSecsSinceEpoch();
}

bool MemberActs::canMute() const
{
    return m_person.rights().canMute();
}

bool MemberActs::canKick() const
{
    return m_person.rights().canKick();
}

bool MemberActs::canBan() const
{
    return !m_ban.isBanned() && m_person.rights().canBan();
}

bool MemberActs::canLiftBan() const
{
    return m_ban.isBanned() && m_person.rights().canBan();
}

bool MemberActs::canHandOver() const
{
    return m_person.rights().canHandOver();
}

bool MemberActs::canReturn() const
{
    const auto *room = m_person.workspace() ? m_person.workspace()->rooms().find(m_person.room()) : nullptr;
    return room && room->room.kind == RoomKind::Public && !m_person.isAgent();
}

bool MemberActs::any() const
{
    return m_person.rights().any();
}

QStringList MemberActs::roleChoices() const
{
    QStringList names;
    for (const Role role : m_person.rights().roles())
        names += role == Role::Member ? tr("Member") : texts::roleText(role);
    return names;
}

int MemberActs::roleIndex() const
{
    const auto member = m_person.member();
    return member ? int(m_person.rights().roles().indexOf(member->role)) : -1;
}

client::Callback<> MemberActs::acting()
{
    return m_act.begin<Done>({});
}

// The card may be closed before the answer is here: the room's log tells it, too.
client::Callback<> MemberActs::removing()
{
    const auto addAgain = [workspace = QPointer(m_person.workspace()), room = m_person.room(),
                           id = m_person.user().id] {
        if (workspace)
            workspace->roomRequests().addMembers(room, {id}, {});
    };
    const QString text = tr("%1 was removed from the room.").arg(isolated(m_person.user().name));
    const auto onAnswer = [this, text, addAgain, reply = acting()](const Result<> &removed) {
        reply(removed);
        if (removed)
            Q_EMIT undoable(text, addAgain);
    };
    return client::guarded(this, onAnswer);
}

void MemberActs::chooseRole(int index)
{
    const QList<Role> roles = m_person.rights().roles();
    if (index >= 0 && index < roles.size() && index != roleIndex() && !m_act.isBusy())
        m_person.workspace()->memberRequests().setRole(m_person.room(), m_person.user().id, roles.at(index), acting());
}

void MemberActs::handOver()
{
    if (canHandOver() && !m_act.isBusy())
        m_person.workspace()->memberRequests().setRole(m_person.room(), m_person.user().id, Role::Owner, acting());
}

void MemberActs::mute(int minutes)
{
    const Timestamp until = QDateTime::currentMSecsSinceEpoch() + (minutes > 0 ? minutes * kMinute : kForGood - kDay);
    if (canMute() && !m_act.isBusy())
        m_person.workspace()->memberRequests().mute(m_person.room(), m_person.user().id, until, acting());
}

void MemberActs::unmute()
{
    if (canMute() && !m_act.isBusy())
        m_person.workspace()->memberRequests().mute(m_person.room(), m_person.user().id, std::nullopt, acting());
}

void MemberActs::kick(const QString &reason)
{
    if (canKick() && !m_act.isBusy())
        m_person.workspace()->memberRequests().kick(m_person.room(), m_person.user().id, reason,
                                                    m_person.isAgent() ? removing() : acting());
}

void MemberActs::ban(const QString &reason, int minutes)
{
    if (!canBan() || m_act.isBusy())
        return;
    const auto until =
        minutes > 0 ? std::optional(QDateTime::currentMSecsSinceEpoch() + minutes * kMinute) : std::nullopt;
    m_person.workspace()->memberRequests().ban(m_person.room(), m_person.user().id, reason, until,
                                               m_act.begin<Done>([this](Done) { m_ban.look(); }));
}

void MemberActs::liftBan()
{
    if (canLiftBan() && !m_act.isBusy())
        m_ban.lift(acting());
}

} // namespace confab::models
