// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BlockedListModel.h"

#include "client/Guarded.h"
#include "client/Workspace.h"

namespace confab::models {

BlockedListModel::BlockedListModel(QObject *parent)
    : PeoplePagesModel(parent)
{
}

void BlockedListModel::attach(client::Workspace *workspace)
{
    m_workspace = workspace;
    clear();
}

bool BlockedListModel::isAskable() const
{
    return m_workspace;
}

void BlockedListModel::ask(const QString &cursor, client::Callback<PeoplePage> reply)
{
    const auto onAnswer = [reply = std::move(reply)](const Result<reply::People> &people) {
        if (!people)
            return reply(people.error());
        PeoplePage page{.more = people->more, .cursor = people->cursor};
        for (const Person &person : people->users)
            page.rows.append({.id = person.user.id, .name = person.user.name, .picture = person.user.picture});
        reply(page);
    };
    m_workspace->peopleRequests().listBlocked(cursor, onAnswer);
}

QString BlockedListModel::failureText(const Error &error) const
{
    return tr("Whom you have blocked could not be listed. %1").arg(error.text());
}

void BlockedListModel::unblock(const QString &userId)
{
    const auto user = UserId::fromString(userId);
    if (!m_workspace || !user)
        return;
    const auto onAnswer = [this, user = *user](const Result<> &done) {
        if (done)
            removeRow(user);
        setActError(done ? QString() : tr("They are still blocked. %1").arg(done.error().text()));
    };
    m_workspace->peopleRequests().block(*user, false, client::guarded(this, onAnswer));
}

} // namespace confab::models
