// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemberTexts.h"

#include "MemberListModel.h"
#include "MessageText.h"
#include "Times.h"

#include <QCoreApplication>

namespace confab::models::texts {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("MemberTexts", text);
}

} // namespace

int presenceOf(PresenceState state)
{
    switch (state) {
    case PresenceState::Offline:
        return MemberListModel::Offline;
    case PresenceState::Away:
        return MemberListModel::Away;
    case PresenceState::Online:
        return MemberListModel::Online;
    case PresenceState::Dnd:
        return MemberListModel::DoNotDisturb;
    }
    return MemberListModel::Offline;
}

QString presenceText(const Presence &presence, bool isMe)
{
    if (presence.state == PresenceState::Offline && presence.lastSeen && !isMe)
        return tr("Last here %1").arg(times::brief(*presence.lastSeen, QDate::currentDate()));
    return presence.text.isEmpty() ? MemberListModel::presenceText(presenceOf(presence.state)) : presence.text;
}

QString roleText(Role role)
{
    switch (role) {
    case Role::Owner:
        return tr("Owner");
    case Role::Admin:
        return tr("Admin");
    case Role::Guest:
        return tr("Guest");
    case Role::Member:
        return {};
    }
    return {};
}

QString agentState(const reply::Agent *agent)
{
    return agent && !agent->available ? unavailableText(agent->reason) : QString();
}

} // namespace confab::models::texts
