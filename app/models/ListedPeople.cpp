// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ListedPeople.h"

#include "client/Workspace.h"

#include <algorithm>

namespace confab::models {

ListedPeople::ListedPeople(QObject *parent)
    : QObject(parent)
{
    connect(&m_suspensions, &Suspensions::changed, this, &ListedPeople::changed);
}

void ListedPeople::attach(client::Workspace *workspace)
{
    m_workspace = workspace;
    m_suspensions.attach(workspace);
    clear();
}

client::Workspace *ListedPeople::workspace() const
{
    return m_workspace;
}

void ListedPeople::clear()
{
    m_people.clear();
    m_suspensions.forget();
    m_isKnown = false;
    Q_EMIT changed();
}

void ListedPeople::take(const QList<Person> &page, bool isFirst)
{
    if (isFirst)
        m_people.clear();
    m_isKnown = true;
    for (const Person &person : page) {
        // Who is renamed meanwhile may come twice.
        if (!find(person.user.id.toString()))
            m_people.append(person);
    }
    Q_EMIT changed();
    QSet<UserId> suspended;
    for (const Person &person : std::as_const(m_people)) {
        if (person.suspended)
            suspended.insert(person.user.id);
    }
    m_suspensions.look(suspended);
}

void ListedPeople::put(const Person &person)
{
    const auto found =
        std::ranges::find_if(m_people, [&person](const Person &each) { return each.user.id == person.user.id; });
    if (found != m_people.end())
        *found = person;
    if (!person.suspended)
        m_suspensions.drop(person.user.id);
    Q_EMIT changed();
}

const Person *ListedPeople::find(const QString &userId) const
{
    const auto found =
        std::ranges::find_if(m_people, [&userId](const Person &person) { return person.user.id.toString() == userId; });
    return found == m_people.end() ? nullptr : &*found;
}

std::optional<Suspensions::Terms> ListedPeople::terms(const Person &person) const
{
    return person.suspended ? m_suspensions.of(person.user.id) : std::nullopt;
}

Role ListedPeople::roleOf(const Person &person)
{
    return person.guest ? Role::Guest : person.role.value_or(Role::Member);
}

} // namespace confab::models
