// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PersonCard.h"

#include "client/Workspace.h"
#include "Isolated.h"
#include "MemberListModel.h"
#include "MemberTexts.h"
#include "Names.h"
#include "PersonTexts.h"
#include "PictureUrl.h"

namespace confab::models {

PersonCard::PersonCard(QObject *parent)
    : QObject(parent)
{
    connect(&m_person, &PersonFacts::changed, this, &PersonCard::changed);
    connect(&m_person, &PersonFacts::left, this, &PersonCard::gone);
    connect(&m_ban, &PersonBan::changed, this, &PersonCard::changed);
    connect(&m_act, &FormRequest::granted, this, &PersonCard::changed);
}

void PersonCard::attach(client::Workspace *workspace, RoomId room)
{
    const bool wasShown = m_person.isAnybody();
    m_act.giveUp();
    m_person.attach(workspace, room);
    if (wasShown)
        Q_EMIT gone();
}

void PersonCard::show(const QString &userId)
{
    close();
    if (const auto user = UserId::fromString(userId))
        m_person.look(*user);
}

void PersonCard::close()
{
    m_act.giveUp();
    m_person.forget();
}

QString PersonCard::shownName() const
{
    return isMe() ? tr("%1 (you)").arg(isolated(name())) : name();
}

QString PersonCard::initials() const
{
    return initialsOf(name());
}

QString PersonCard::picture() const
{
    return pictureUrl(m_person.user().picture);
}

int PersonCard::colorIndex() const
{
    return colorIndexOf(m_person.user().id);
}

int PersonCard::presence() const
{
    client::Workspace *workspace = m_person.workspace();
    if (!workspace)
        return MemberListModel::Offline;
    if (isAgent()) {
        const reply::Agent *agent = m_person.agent();
        return !agent || agent->available ? MemberListModel::Online : MemberListModel::Offline;
    }
    return m_person.isMet() ? texts::presenceOf(workspace->presences().state(m_person.user().id))
                            : int(MemberListModel::Unknown);
}

QString PersonCard::presenceText() const
{
    client::Workspace *workspace = m_person.workspace();
    if (!workspace || !m_person.isAnybody())
        return {};
    if (isAgent())
        return texts::agentState(m_person.agent());
    return m_person.isMet() ? texts::presenceText(workspace->presences().of(m_person.user().id), isMe()) : QString();
}

QString PersonCard::roleText() const
{
    if (isAgent())
        return tr("Agent");
    const auto member = m_person.member();
    return member ? texts::roleText(member->role) : QString();
}

QString PersonCard::mutedText() const
{
    const auto member = m_person.member();
    return member ? texts::mutedText(member->mutedUntil.value_or(0)) : QString();
}

QString PersonCard::about() const
{
    return isAgent() ? texts::aboutAgent(m_person.agent()) : m_person.detail().user.about;
}

QString PersonCard::roomsText() const
{
    return isMe() ? QString() : texts::sharedRoomsText(m_person.detail().rooms);
}

QString PersonCard::joinedText() const
{
    if (isAgent())
        return {};
    if (m_person.isUnknown())
        return tr("Nothing more is known about them.");
    return texts::joinedText(m_person.detail().joinedAt, m_person.detail().user.guest);
}

QString PersonCard::errorText() const
{
    const auto &error = m_person.error();
    return error ? tr("More could not be asked for. %1").arg(error->text()) : QString();
}

void PersonCard::letIn()
{
    if (canLetIn() && !m_act.isBusy())
        m_suspension.letIn(m_act.begin<Person>([this](const Person &now) { m_person.put(now); }));
}

} // namespace confab::models
