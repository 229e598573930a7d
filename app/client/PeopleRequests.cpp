// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PeopleRequests.h"

#include "EventApplier.h"
#include "Guarded.h"
#include "Workspace.h"

namespace confab::client {

PeopleRequests::PeopleRequests(Workspace &workspace)
    : m_workspace(workspace)
{
}

void PeopleRequests::find(const QString &query, Callback<reply::People> reply)
{
    command::UserList asked;
    asked.query = query;
    m_workspace.connection().request(asked, std::move(reply));
}

void PeopleRequests::get(UserId user, Callback<reply::PersonDetail> reply)
{
    m_workspace.connection().request(command::UserGet{user}, std::move(reply));
}

void PeopleRequests::update(const std::optional<QString> &name, const std::optional<QString> &about,
                            Callback<Person> reply)
{
    const auto onAnswer = [this, reply = std::move(reply)](const Result<reply::OnePerson> &person) {
        if (person)
            m_workspace.events().absorb(person->user.user);
        reply(person ? Result(person->user) : Result<Person>(person.error()));
    };
    m_workspace.connection().request(command::UserUpdate{name, about, {}}, guarded(this, onAnswer));
}

void PeopleRequests::block(UserId user, bool on, Callback<> reply)
{
    const auto onAnswer = [this, user, on, reply = std::move(reply)](const Result<reply::Empty> &answer) {
        if (answer)
            m_workspace.blocked().set(user, on);
        reply(answer ? Result<>(Done{}) : Result<>(answer.error()));
    };
    m_workspace.connection().request(command::UserBlock{user, on}, guarded(this, onAnswer));
}

void PeopleRequests::listBlocked(const QString &cursor, Callback<reply::People> reply)
{
    constexpr int kPage = 100;
    m_workspace.connection().request(command::UserList{.blocked = true, .cursor = cursor, .limit = kPage},
                                     std::move(reply));
}

void PeopleRequests::listSessions(Callback<QList<SessionEntry>> reply)
{
    m_workspace.connection().request(
        command::SessionList{}, [reply = std::move(reply)](const Result<reply::Sessions> &sessions) {
            reply(sessions ? Result(sessions->sessions) : Result<QList<SessionEntry>>(sessions.error()));
        });
}

void PeopleRequests::revoke(SessionId session, Callback<> reply)
{
    m_workspace.connection().request(command::SessionRevoke{session, false}, done(std::move(reply)));
}

void PeopleRequests::revokeOthers(Callback<> reply)
{
    m_workspace.connection().request(command::SessionRevoke{{}, true}, done(std::move(reply)));
}

} // namespace confab::client
