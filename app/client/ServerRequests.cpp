// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ServerRequests.h"

#include "Guarded.h"
#include "Workspace.h"

namespace confab::client {

namespace {

//! Of an answer that holds one thing: that.
template <class Answer, class T>
Callback<Answer> taking(T Answer::*part, Callback<T> reply)
{
    return [part, reply = std::move(reply)](const Result<Answer> &answer) {
        reply(answer ? Result<T>((*answer).*part) : Result<T>(answer.error()));
    };
}

} // namespace

ServerRequests::ServerRequests(Workspace &workspace)
    : m_workspace(workspace)
{
}

void ServerRequests::settings(Callback<ServerSettings> reply)
{
    m_workspace.connection().request(command::ServerGet{}, taking(&reply::Server::server, std::move(reply)));
}

void ServerRequests::update(const command::ServerUpdate &change, Callback<ServerSettings> reply)
{
    m_workspace.connection().request(change, taking(&reply::Server::server, std::move(reply)));
}

void ServerRequests::setRole(UserId user, Role role, Callback<Person> reply)
{
    const auto onAnswer = [this, role, reply = std::move(reply)](const Result<reply::OnePerson> &person) {
        if (person && role == Role::Owner)
            m_workspace.serverRights().ask();
        reply(person ? Result(person->user) : Result<Person>(person.error()));
    };
    m_workspace.connection().request(command::UserRole{user, role}, guarded(this, onAnswer));
}

void ServerRequests::suspend(const command::UserSuspend &suspension, Callback<Person> reply)
{
    m_workspace.connection().request(suspension, taking(&reply::OnePerson::user, std::move(reply)));
}

void ServerRequests::resetLink(UserId user, Callback<QString> reply)
{
    m_workspace.connection().request(command::UserReset{user}, taking(&reply::ResetLink::url, std::move(reply)));
}

void ServerRequests::audit(std::optional<RoomId> room, const QString &cursor, Callback<reply::Audit> reply)
{
    m_workspace.connection().request(command::AuditList{.room = room, .cursor = cursor}, std::move(reply));
}

} // namespace confab::client
