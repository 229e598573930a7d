// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PersonContact.h"

#include "client/Workspace.h"
#include "FormRequest.h"
#include "Isolated.h"
#include "PersonFacts.h"

namespace confab::models {

PersonContact::PersonContact(const PersonFacts &person, FormRequest &act, QObject *parent)
    : QObject(parent)
    , m_person(person)
    , m_act(act)
{
    connect(&person, &PersonFacts::changed, this, &PersonContact::changed);
    connect(&act, &FormRequest::granted, this, &PersonContact::changed);
}

bool PersonContact::isBlocked() const
{
    return m_person.isBlocked();
}

bool PersonContact::canWrite() const
{
    const bool isReached = m_person.isAgent() || (!m_person.isUnknown() && !m_person.isSuspended());
    return m_person.workspace() && m_person.isAnybody() && !m_person.isMe() && !isBlocked() && !m_person.isOfTheTwo() &&
           isReached;
}

bool PersonContact::canMention() const
{
    return !m_person.isMe() && !isBlocked() && m_person.member() && (m_person.isAgent() || !m_person.isOfTheTwo());
}

bool PersonContact::canBlock() const
{
    const bool isReached = !m_person.isUnknown() || isBlocked();
    return m_person.workspace() && m_person.isAnybody() && !m_person.isMe() &&
           m_person.user().kind == UserKind::Person && isReached;
}

void PersonContact::write()
{
    if (canWrite())
        Q_EMIT writeRequested(m_person.user().id.toString());
}

void PersonContact::mention()
{
    if (canMention())
        Q_EMIT mentionRequested(m_person.user().name);
}

void PersonContact::setBlocked(bool on)
{
    if (!canBlock() || m_act.isBusy())
        return;
    const UserId id = m_person.user().id;
    const QString text =
        (on ? tr("%1 is blocked.") : tr("%1 is no longer blocked.")).arg(isolated(m_person.user().name));
    const auto undo = [workspace = QPointer(m_person.workspace()), id, on] {
        if (workspace)
            workspace->peopleRequests().block(id, !on, [](const Result<> &) {});
    };
    m_person.workspace()->peopleRequests().block(
        id, on, m_act.begin<Done>([this, text, undo](Done) { Q_EMIT undoable(text, undo); }));
}

} // namespace confab::models
