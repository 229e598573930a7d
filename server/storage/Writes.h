// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "WritesInRooms.h"
#include "WritesOfAccounts.h"
#include "WritesOfForeign.h"
#include "WritesOfInvites.h"
#include "WritesOfPeople.h"

#include <concepts>
#include <type_traits>
#include <variant>

//! Everything that stores write, as data: what the ports call says, no more. An engine may look at it before it does
//! it: this one does what it visits one after the other, one that several servers share locks the rooms of many first.
//!
//! Each has its Answer, the rooms() that it is in, and the subjects() that reads of the same wait for. What is noted of it
//! in the same transaction is of a room as well, or of none (core::roomOf()).
namespace confab::storage::write {

//! Commits a page that says what it said before.
struct Probe
{
    using Answer = Done;
    WrittenRooms rooms() const { return WrittenRooms::none(); }
    Subjects subjects() const { return rooms(); }
};

} // namespace confab::storage::write

namespace confab::storage {

template <class W>
concept IsWrite = requires(const W &what) {
    typename W::Answer;
    { what.rooms() } -> std::same_as<WrittenRooms>;
    { what.subjects() } -> std::same_as<Subjects>;
};

using Write =
    std::variant<write::AppendMessage, write::EditMessage, write::EraseMessage, write::ReadMessage, write::CreateRoom,
                 write::OpenDirect, write::UpdateRoom, write::RemoveRoom, write::PurgeRoom, write::JoinRoom,
                 write::LeaveRoom, write::SetRole, write::MuteMember, write::BanFromRoom,
                 write::LiftBan, write::AdvanceCursor, write::MarkRead, write::ChangeSettings, write::FindAnswer,
                 write::BeginAnswer, write::SaveProgress, write::FinishStream,
                 write::InterruptStreams, write::CreateUser, write::SetPassword, write::OpenSession,
                 write::RotateRefresh, write::SlideSession, write::EndSession, write::EndSessionsOf,
                 write::AllowReset, write::UseReset, write::EndAccount, write::EndGuest, write::PurgeAccounts,
                 write::ConfigureAgents, write::BindForeign, write::NumberForeign, write::UnbindForeign,
                 write::AddForeignSignIn, write::MarkForeignDelivery, write::CreateInvite, write::RevokeInvite,
                 write::AcceptInvite, write::CreateInvitedUser, write::ChangeProfile, write::ChangeRole, write::Suspend,
                 write::BlockPerson, write::NoteSightings, write::ReportMessage, write::PurgeAudit, write::SaveSettings,
                 write::Probe>;

static_assert([]<IsWrite... W>(std::type_identity<std::variant<W...>>) { return true; }(std::type_identity<Write>()));

} // namespace confab::storage
