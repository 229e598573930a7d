// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Notices.h"

#include "CurrentRoom.h"
#include "LinkArrival.h"
#include "LostGuests.h"
#include "OnboardingController.h"
#include "PersonCard.h"
#include "Profile.h"
#include "RoomListModel.h"
#include "ServerOptions.h"
#include "Settings.h"
#include "ToastModel.h"

namespace confab::models {

Notices::Notices(const AppParts &parts, ToastModel &toasts)
    : m_parts(parts)
    , m_toasts(toasts)
    , m_handedBack(parts.copyText, toasts)
    , m_lostGuests(parts.copyText, toasts)
{
}

void Notices::warn(const QString &text)
{
    m_toasts.show(ToastModel::Error, text);
}

void Notices::confirm(const QString &text)
{
    m_toasts.show(ToastModel::Success, text);
}

void Notices::copy(const QString &text)
{
    if (m_parts.copyText)
        m_parts.copyText(text);
    m_toasts.show(ToastModel::Success, tr("Copied"));
}

void Notices::copyMessage(const QString &text, const QString &markdown)
{
    if (m_parts.copyMessage)
        m_parts.copyMessage(text, markdown);
    m_toasts.show(ToastModel::Success, tr("Copied"));
}

void Notices::tellDiscarded(const std::function<void()> &undo)
{
    m_toasts.offerUndo(tr("Discarded."), undo);
}

void Notices::follow(const KnownAccounts &accounts)
{
    connect(&accounts, &KnownAccounts::unsaved, this, [this] {
        warn(tr("Your accounts can't be written down: this computer's disk is full, or the folder is closed. Without "
                "that, Confab has forgotten them when it is opened again."));
    });
}

// There is no account left that could be opened to see it: whoever is here is offered it.
void Notices::follow(LostGuests &guests)
{
    connect(&guests, &LostGuests::handedBack, this,
            [this, &guests](const KnownAccount &guest, const QStringList &texts) {
                m_lostGuests.add({tr("What %1 wrote was not sent.").arg(guest.name), texts,
                                  [&guests, id = guest.id] { guests.forget(id); }});
            });
}

void Notices::follow(const LinkArrival &arrival)
{
    connect(&arrival, &LinkArrival::arrivedHere, this,
            [this] { m_toasts.show(ToastModel::Info, tr("You are on this server already.")); });
}

void Notices::follow(const OnboardingController &onboarding)
{
    connect(&onboarding, &OnboardingController::becameOwner, this,
            [this] { confirm(tr("This server is yours now.")); });
}

void Notices::follow(const PersonCard &person)
{
    connect(&person, &PersonCard::undoable, &m_toasts, &ToastModel::offerUndo);
}

void Notices::follow(Profile &profile)
{
    connect(profile.sessions(), &SessionListModel::done, this, &Notices::confirm);
    connect(profile.sessions(), &SessionListModel::failed, this, &Notices::warn);
}

void Notices::follow(CurrentRoom &room)
{
    connect(&room, &CurrentRoom::failed, this, &Notices::warn);
    connect(room.actions(), &MessageActions::copyRequested, this, &Notices::copyMessage);
    connect(room.actions(), &MessageActions::discarded, this, &Notices::tellDiscarded);
    connect(room.actions(), &MessageActions::done, this, &Notices::confirm);
    connect(room.reports(), &ReportListModel::done, this, &Notices::confirm);
    connect(room.reports(), &ReportListModel::undoable, &m_toasts, &ToastModel::offerUndo);
}

void Notices::follow(ServerOptions &server)
{
    connect(&server, &ServerOptions::done, this, &Notices::confirm);
    connect(server.people(), &ServerPeopleModel::done, this, &Notices::confirm);
    connect(server.people(), &ServerPeopleModel::undoable, &m_toasts, &ToastModel::offerUndo);
    connect(server.people(), &ServerPeopleModel::failed, this, &Notices::warn);
    connect(server.people(), &ServerPeopleModel::copyRequested, this, &Notices::copy);
}

void Notices::follow(Settings &settings)
{
    connect(&settings, &Settings::distrusted, this, [this, &settings](const QString &site) {
        m_toasts.offerUndo(tr("Links to %1 ask first again.").arg(site), [&settings, site] { settings.trust(site); });
    });
}

void Notices::follow(client::Workspace &workspace, const RoomListModel &rooms)
{
    connect(&workspace, &client::Workspace::noticed, this,
            [this](const QString &, const QString &text) { m_toasts.show(ToastModel::Info, text); });
    connect(&workspace, &client::Workspace::noticedIn, this,
            [this, &rooms](RoomId room, const QString &, const QString &text) {
                if (room != rooms.current())
                    m_toasts.show(ToastModel::Info, text);
            });
    connect(&workspace, &client::Workspace::handedBack, this, [this, &workspace] { handBack(&workspace); });
}

void Notices::handBack(client::Workspace *workspace)
{
    QList<HandedBack::Words> offered;
    if (workspace) {
        for (const client::HandedBackWords &words : workspace->replica().handedBack().all()) {
            const QString room = words.roomName.isEmpty() ? tr("a room") : words.roomName;
            offered += HandedBack::Words{
                tr("You are no longer in %1. What you wrote there was not sent.").arg(room), words.texts,
                [workspace, name = words.roomName] { workspace->replica().handedBack().forget(name); }};
        }
    }
    m_handedBack.offer(offered);
}

} // namespace confab::models
