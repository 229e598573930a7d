// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Notices.h"

#include "client/EventApplier.h"
#include "client/Memberships.h"
#include "client/ServerNotices.h"
#include "CurrentRoom.h"
#include "Invitation.h"
#include "Isolated.h"
#include "LinkArrival.h"
#include "LostGuests.h"
#include "OnboardingController.h"
#include "PersonCard.h"
#include "Profile.h"
#include "Reasons.h"
#include "RoomListModel.h"
#include "RoomLossText.h"
#include "RoomTitle.h"
#include "ServerOptions.h"
#include "Settings.h"
#include "ToastModel.h"

#include <algorithm>
#include <utility>

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
        warn(tr("Your accounts could not be saved: the disk is full, or the folder is read-only. Until they are, Confab "
                "forgets them when it is closed."));
    });
}

// There is no account left that could be opened to see it: whoever is here is offered it.
void Notices::follow(LostGuests &guests)
{
    connect(&guests, &LostGuests::handedBack, this,
            [this, &guests](const KnownAccount &guest, const QStringList &texts) {
                m_lostGuests.add({tr("What %1 wrote was not sent.").arg(isolated(guest.name)), texts,
                                  [&guests, id = guest.id] { guests.forget(id); }});
            });
}

void Notices::follow(const LinkArrival &arrival)
{
    connect(&arrival, &LinkArrival::arrivedHere, this,
            [this] { m_toasts.show(ToastModel::Info, tr("You are on this server already.")); });
}

//! To who looks at the room that a link leads to, nothing else happens.
void Notices::follow(const Invitation &invitation, const RoomListModel &rooms)
{
    connect(&invitation, &Invitation::foundInside, this, [this, &rooms](RoomId room, const QString &name) {
        if (room == rooms.current())
            m_toasts.show(ToastModel::Info, tr("You are in %1 already.").arg(isolated(name)));
    });
}

void Notices::follow(const OnboardingController &onboarding)
{
    connect(&onboarding, &OnboardingController::becameOwner, this,
            [this] { confirm(tr("This server is yours now.")); });
}

void Notices::follow(PersonCard &person)
{
    connect(person.contact(), &PersonContact::undoable, &m_toasts, &ToastModel::offerUndo);
    connect(person.acts(), &MemberActs::undoable, &m_toasts, &ToastModel::offerUndo);
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
    connect(server.people()->acts(), &ServerPeopleActs::done, this, &Notices::confirm);
    connect(server.people()->acts(), &ServerPeopleActs::undoable, &m_toasts, &ToastModel::offerUndo);
    connect(server.people()->acts(), &ServerPeopleActs::failed, this, &Notices::warn);
    connect(server.people()->acts(), &ServerPeopleActs::copyRequested, this, &Notices::copy);
}

void Notices::follow(Settings &settings)
{
    connect(&settings, &Settings::distrusted, this, [this, &settings](const QString &site) {
        m_toasts.offerUndo(tr("Confab asks again before it opens links to %1.").arg(isolated(site)),
                           [&settings, site] { settings.trust(site); });
    });
}

void Notices::follow(client::Workspace &workspace, RoomListModel &rooms)
{
    connect(&workspace.serverNotices(), &client::ServerNotices::noticed, this,
            [this](const QString &, const QString &text) { m_toasts.show(ToastModel::Info, text); });
    connect(&workspace.serverNotices(), &client::ServerNotices::noticedIn, this,
            [this, &rooms](RoomId room, const QString &, const QString &text) {
                if (room != rooms.current())
                    m_toasts.show(ToastModel::Info, text);
            });
    followRooms(workspace, rooms);
}

void Notices::followRooms(client::Workspace &workspace, RoomListModel &rooms)
{
    connect(&workspace.memberships(), &client::Memberships::handedBack, this,
            [this, &workspace] { tellLosses(workspace); });
    const auto tellWhereAny = [this, &workspace] {
        if (m_handedBack.isOffering() || !workspace.roomLosses().known().isEmpty() ||
            !workspace.replica().handedBack().all().isEmpty())
            tellLosses(workspace);
    };
    connect(&workspace.roomLosses(), &client::RoomLosses::told, this, tellWhereAny);
    connect(&workspace.roomLosses(), &client::RoomLosses::ended, this, tellWhereAny);
    connect(&workspace.rooms(), &client::Rooms::added, this, tellWhereAny);
    connect(&workspace.rooms(), &client::Rooms::removed, this, [this, tellWhereAny](RoomId room) {
        withdrawOffer(room);
        tellWhereAny(); // what became of it may have been told while it was still there
    });
    disconnect(&rooms, &RoomListModel::currentIdChanged, this, nullptr);
    connect(&rooms, &RoomListModel::currentIdChanged, this, [this, &rooms] { withdrawOffer(rooms.current()); });
    connect(&workspace.events(), &client::EventApplier::addedTo, this,
            [this, &workspace, &rooms](RoomId room, const QString &by) { tellAdded(workspace, rooms, room, by); });
    connect(&workspace.serverNotices(), &client::ServerNotices::reported, this,
            [this, &workspace, &rooms](RoomId room, const QString &text, const QString &reason) {
                tellReport(workspace, rooms, room, withReason(text, reason));
            });
}

void Notices::tellAdded(client::Workspace &workspace, RoomListModel &rooms, RoomId room, const QString &by)
{
    const client::KnownRoom *known = workspace.rooms().find(room);
    if (!known || room == rooms.current() || m_outside.isTelling())
        return;
    const QString name = isolated(titleOf(workspace, *known));
    const QString text =
        by.isEmpty() ? tr("You were added to %1.").arg(name) : tr("%1 added you to %2.").arg(isolated(by), name);
    withdrawOffer(room);
    m_offers[room] = m_toasts.offer(ToastModel::Info, text, tr("Open"), [&rooms, room] { rooms.open(room.toString()); });
}

void Notices::tellReport(client::Workspace &workspace, RoomListModel &rooms, RoomId room, const QString &words)
{
    if (m_outside.isTellingReports(room))
        return;
    const client::KnownRoom *known = workspace.rooms().find(room);
    const QString text =
        known ? tr("%1: %2").arg(isolated(titleOf(workspace, *known)), words) : words; // of others' direct room
    if (!known || room == rooms.current()) {
        m_toasts.show(ToastModel::Warning, text);
        return;
    }
    withdrawOffer(room);
    m_offers[room] =
        m_toasts.offer(ToastModel::Warning, text, tr("Open"), [&rooms, room] { rooms.open(room.toString()); });
}

void Notices::withdrawOffer(RoomId room)
{
    m_toasts.withdraw(m_offers.take(room));
}

void Notices::handBack(client::Workspace *workspace)
{
    // What the former account hears while it is closed is nobody's any more.
    if (m_workspace) {
        m_workspace->serverNotices().disconnect(this);
        m_workspace->events().disconnect(this);
        m_workspace->memberships().disconnect(this);
        m_workspace->roomLosses().disconnect(this);
        m_workspace->rooms().disconnect(this);
    }
    m_workspace = workspace;
    const QList<int> offers = std::exchange(m_offers, {}).values();
    for (const int offer : offers)
        m_toasts.withdraw(offer);
    m_handedBack.offer({});
    if (workspace)
        tellLosses(*workspace);
}

//! In one notice: what became of the rooms, and what was written there. Somebody who is back reads of his words alone.
void Notices::tellLosses(client::Workspace &workspace)
{
    client::Replica &replica = workspace.replica();
    const QList<client::RoomLoss> losses = workspace.roomLosses().known();
    const QList<client::HandedBackWords> all = replica.handedBack().all();
    QList<HandedBack::Words> told;
    for (const client::RoomLoss &loss : losses) {
        const RoomId room = loss.room;
        if (std::ranges::find(all, room, &client::HandedBackWords::room) == all.end())
            told += HandedBack::Words{roomLossText(loss), {}, [&replica, room] { replica.losses().forget(room); }};
    }
    for (const client::HandedBackWords &words : all) {
        const RoomId room = words.room;
        const auto loss = std::ranges::find(losses, room, &client::RoomLoss::room);
        const QString name = words.roomName.isEmpty() ? tr("a room") : isolated(words.roomName);
        const QString became = loss == losses.end() ? tr("You are no longer in %1.").arg(name) : roomLossText(*loss);
        told += HandedBack::Words{workspace.rooms().contains(room)
                                      ? tr("What you wrote in %1 before was not sent.").arg(name)
                                      : tr("%1 What you wrote there was not sent.").arg(became),
                                  words.texts, [&replica, room] {
                                      replica.losses().forget(room);
                                      replica.handedBack().forget(room);
                                  }};
    }
    m_handedBack.offer(told);
}

} // namespace confab::models
