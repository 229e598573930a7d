// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PersonSuspension.h"

#include "client/Workspace.h"
#include "PersonFacts.h"
#include "protocol/StewardRights.h"

#include <QCoreApplication>

namespace confab::models {

PersonSuspension::PersonSuspension(PersonFacts &person)
    : m_person(person)
{
}

QString PersonSuspension::text() const
{
    return m_person.isSuspended() ? QCoreApplication::translate("PersonSuspension", "Suspended on this server")
                                  : QString();
}

bool PersonSuspension::canLetIn() const
{
    const Person &person = m_person.detail().user;
    const rights::ServerPerson whom{person.role.value_or(Role::Member), person.guest, person.suspended};
    client::Workspace *workspace = m_person.workspace();
    return person.suspended && workspace && rights::maySuspend(workspace->serverRights().role(), whom).has_value();
}

void PersonSuspension::letIn(client::Callback<Person> reply)
{
    if (!m_person.isSuspended())
        return reply(m_person.detail().user);
    if (!canLetIn())
        return reply(Error{ErrorCode::Forbidden});
    m_person.workspace()->serverRequests().suspend({.user = m_person.user().id, .on = false}, std::move(reply));
}

} // namespace confab::models
