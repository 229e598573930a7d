// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Profile.h"

#include "client/Guarded.h"
#include "client/Workspace.h"

namespace confab::models {

Profile::Profile(QObject *parent)
    : QObject(parent)
    , m_picture(pictureOwner())
{
    connect(this, &Profile::changed, &m_picture, &PictureChoice::changed);
}

PictureChoice::Owner Profile::pictureOwner()
{
    return {.name = [this] { return name(); },
            .id =
                [this] {
                    return m_workspace ? Uuid::fromBytes(m_workspace->self().id.toBytes()).value_or(Uuid()) : Uuid();
                },
            .hash = [this] { return m_workspace ? m_workspace->self().picture : QString(); },
            .limits = [this] { return m_workspace->limits(); },
            .set =
                [this](const pictures::Encoded &picture, client::Callback<> reply) {
                    m_workspace->pictureRequests().setOwn(picture.bytes, picture.type, std::move(reply));
                },
            .remove = [this](client::Callback<> reply) { m_workspace->pictureRequests().removeOwn(std::move(reply)); }};
}

void Profile::attach(client::Workspace *workspace, RoomHost *host)
{
    giveUp();
    if (m_workspace) {
        m_workspace->ownUser().disconnect(this);
        m_workspace->blocked().disconnect(this);
    }
    m_workspace = workspace;
    if (workspace) {
        connect(&workspace->ownUser(), &client::OwnUser::changed, this, &Profile::onSelf);
        connect(&workspace->blocked(), &client::Blocked::changed, this, &Profile::onBlocked);
    }
    m_host = host;
    m_about.clear();
    m_isKnown = false;
    m_sessions.attach(workspace);
    m_blocked.attach(workspace);
    Q_EMIT changed();
}

QString Profile::name() const
{
    return m_workspace ? m_workspace->self().name : QString();
}

bool Profile::hasPassword() const
{
    return m_workspace && !m_workspace->session().isGuest() && !m_host;
}

void Profile::refresh()
{
    if (!m_workspace)
        return;
    m_isLookedAt = true;
    m_sessions.refresh();
    m_blocked.refresh();
    askAbout();
}

void Profile::askAbout()
{
    const auto onAnswer = [this](const Result<reply::PersonDetail> &detail) {
        if (!detail)
            return;
        m_about = detail->user.about;
        m_isKnown = true;
        Q_EMIT changed();
    };
    m_workspace->peopleRequests().get(m_workspace->self().id, client::guarded(this, onAnswer));
}

void Profile::onSelf()
{
    Q_EMIT changed();
    if (m_isLookedAt)
        askAbout();
}

void Profile::onBlocked()
{
    if (m_isLookedAt)
        m_blocked.refresh();
}

void Profile::giveUp()
{
    m_isLookedAt = false;
    m_picture.drop();
    m_naming.giveUp();
    m_changing.giveUp();
    m_erasing.giveUp();
}

void Profile::save(const QString &name, const QString &about)
{
    if (!m_workspace || m_naming.isBusy())
        return;
    const auto changedTo = [](const QString &now, const QString &before) {
        return now.trimmed() == before ? std::nullopt : std::optional(now.trimmed());
    };
    const auto onGranted = [this](const Person &person) {
        m_about = person.about;
        m_isKnown = true;
        Q_EMIT changed();
    };
    const auto newName = changedTo(name, this->name());
    const auto reply = m_naming.begin<Person>(onGranted);
    if (newName && m_host) {
        if (const Result<> written = m_host->renameOwner(this->name(), *newName); !written)
            return reply(written.error());
    }
    m_workspace->peopleRequests().update(newName, changedTo(about, m_about), reply);
}

void Profile::changePassword(const QString &before, const QString &after)
{
    if (hasPassword() && !m_changing.isBusy())
        m_workspace->session().changePassword(before, after, m_changing.begin<Done>({}));
}

void Profile::erase(const QString &password)
{
    if (hasPassword() && !m_erasing.isBusy())
        m_workspace->session().removeAccount(password,
                                             m_erasing.begin<Done>([this](const Done &) { Q_EMIT erased(); }));
}

} // namespace confab::models
