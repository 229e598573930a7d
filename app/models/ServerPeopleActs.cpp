// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ServerPeopleActs.h"

#include "client/Guarded.h"
#include "client/Workspace.h"
#include "FormRequest.h"
#include "Isolated.h"
#include "ListedPeople.h"

#include <QDateTime>

namespace confab::models {

namespace {

constexpr Timestamp kDay = 24LL * 60 * 60 * 1'000;

} // namespace

ServerPeopleActs::ServerPeopleActs(ListedPeople &people, FormRequest &act, QObject *parent)
    : QObject(parent)
    , m_people(people)
    , m_act(act)
{
}

const Person *ServerPeopleActs::whom(const QString &userId) const
{
    return m_people.workspace() && !m_act.isBusy() ? m_people.find(userId) : nullptr;
}

client::Callback<Person> ServerPeopleActs::undoing()
{
    return client::guarded(this, [this](const Result<Person> &person) {
        if (person)
            m_people.put(*person);
        else
            Q_EMIT failed(tr("That could not be undone. %1").arg(person.error().text()));
    });
}

void ServerPeopleActs::setAdmin(const QString &userId, bool admin)
{
    const Person *person = whom(userId);
    if (!person)
        return;
    const Role before = ListedPeople::roleOf(*person);
    const QString text = admin ? tr("%1 is an admin of the server now.").arg(isolated(person->user.name))
                               : tr("%1 is no longer an admin of the server.").arg(isolated(person->user.name));
    const auto undo = [self = QPointer(this), id = person->user.id, before] {
        if (self && self->m_people.workspace())
            self->m_people.workspace()->serverRequests().setRole(id, before, self->undoing());
    };
    m_people.workspace()->serverRequests().setRole(person->user.id, admin ? Role::Admin : Role::Member,
                                                   m_act.begin<Person>([this, text, undo](const Person &now) {
                                                       m_people.put(now);
                                                       Q_EMIT undoable(text, undo);
                                                   }));
}

void ServerPeopleActs::handOver(const QString &userId)
{
    const Person *person = whom(userId);
    if (!person)
        return;
    m_people.workspace()->serverRequests().setRole(
        person->user.id, Role::Owner, m_act.begin<Person>([this](const Person &now) {
            m_people.put(now);
            Q_EMIT done(tr("%1 owns the server now. You are an admin.").arg(isolated(now.user.name)));
        }));
}

void ServerPeopleActs::suspend(const QString &userId, int days, const QString &reason)
{
    const Person *person = whom(userId);
    if (!person)
        return;
    command::UserSuspend asked{.user = person->user.id, .on = true, .reason = reason};
    if (days > 0)
        asked.until = QDateTime::currentMSecsSinceEpoch() + days * kDay;
    const auto undo = [self = QPointer(this), id = person->user.id] {
        if (self && self->m_people.workspace())
            self->m_people.workspace()->serverRequests().suspend({.user = id, .on = false}, self->undoing());
    };
    m_people.workspace()->serverRequests().suspend(asked, m_act.begin<Person>([this, undo, asked](const Person &now) {
        m_people.putTerms(asked.user, {asked.until, asked.reason});
        m_people.put(now);
        Q_EMIT undoable(tr("%1 is suspended.").arg(isolated(now.user.name)), undo);
    }));
}

void ServerPeopleActs::letIn(const QString &userId)
{
    const Person *person = whom(userId);
    if (!person)
        return;
    m_people.workspace()->serverRequests().suspend(
        {.user = person->user.id, .on = false}, m_act.begin<Person>([this](const Person &now) {
            m_people.put(now);
            Q_EMIT done(tr("%1 may sign in again.").arg(isolated(now.user.name)));
        }));
}

void ServerPeopleActs::makeResetLink(const QString &userId)
{
    const Person *person = whom(userId);
    if (!person)
        return;
    const auto onMade = [this, name = person->user.name](const QString &link) { Q_EMIT linkMade(name, link); };
    m_people.workspace()->serverRequests().resetLink(person->user.id, m_act.begin<QString>(onMade));
}

} // namespace confab::models
