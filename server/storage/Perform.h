// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "WriterCache.h"
#include "Writes.h"

namespace confab::storage {

//! Where a write happens: on the writer's thread, in an open transaction.
struct Writing
{
    Database &database;
    WriterCache &cache;
};

// What each write does. What can't be done for a reason that who asked should know is an Error made here, before the
// first change; a statement that fails is a fault (BatchWriter.h).
Result<core::MessageChange> perform(const Writing &in, const write::AppendMessage &what);
Result<core::MessageChange> perform(const Writing &in, const write::EditMessage &what);
Result<core::MessageChange> perform(const Writing &in, const write::EraseMessage &what);
Result<Message> perform(const Writing &in, const write::ReadMessage &what);
Result<Room> perform(const Writing &in, const write::CreateRoom &what);
Result<core::ChangedRoom> perform(const Writing &in, const write::OpenDirect &what);
Result<core::ChangedRoom> perform(const Writing &in, const write::UpdateRoom &what);
Result<qint64> perform(const Writing &in, const write::RemoveRoom &what);
Result<bool> perform(const Writing &in, const write::PurgeRoom &what);
Result<QList<core::MembershipChange>> perform(const Writing &in, const write::JoinRoom &what);
Result<core::MembershipChange> perform(const Writing &in, const write::LeaveRoom &what);
Result<core::RoleChanges> perform(const Writing &in, const write::SetRole &what);
Result<core::MembershipChange> perform(const Writing &in, const write::MuteMember &what);
Result<core::MembershipChange> perform(const Writing &in, const write::BanFromRoom &what);
Result<qint64> perform(const Writing &in, const write::LiftBan &what);
Result<qint64> perform(const Writing &in, const write::AdvanceCursor &what);
Result<core::ReadMark> perform(const Writing &in, const write::MarkRead &what);
Result<core::ReaderSettings> perform(const Writing &in, const write::ChangeSettings &what);
Result<core::FoundAnswer> perform(const Writing &in, const write::FindAnswer &what);
Result<core::BegunAnswer> perform(const Writing &in, const write::BeginAnswer &what);
Result<> perform(const Writing &in, const write::SaveProgress &what);
Result<core::MessageChange> perform(const Writing &in, const write::FinishStream &what);
Result<int> perform(const Writing &in, const write::InterruptStreams &what);
Result<> perform(const Writing &in, const write::CreateUser &what);
Result<QList<SessionId>> perform(const Writing &in, const write::SetPassword &what);
Result<> perform(const Writing &in, const write::OpenSession &what);
Result<core::Rotation> perform(const Writing &in, const write::RotateRefresh &what);
Result<> perform(const Writing &in, const write::SlideSession &what);
Result<> perform(const Writing &in, const write::EndSession &what);
Result<QList<SessionId>> perform(const Writing &in, const write::EndSessionsOf &what);
Result<> perform(const Writing &in, const write::AllowReset &what);
Result<core::ResetPassword> perform(const Writing &in, const write::UseReset &what);
Result<core::EndedUser> perform(const Writing &in, const write::EndAccount &what);
Result<core::EndedUser> perform(const Writing &in, const write::EndGuest &what);
Result<> perform(const Writing &in, const write::PurgeAccounts &what);
Result<core::StoredAssistants> perform(const Writing &in, const write::ConfigureAgents &what);
Result<Uuid> perform(const Writing &in, const write::BindForeign &what);
Result<QList<qint64>> perform(const Writing &in, const write::NumberForeign &what);
Result<> perform(const Writing &in, const write::UnbindForeign &what);
Result<> perform(const Writing &in, const write::AddForeignSignIn &what);
Result<> perform(const Writing &in, const write::MarkForeignDelivery &what);
Result<> perform(const Writing &in, const write::CreateInvite &what);
Result<> perform(const Writing &in, const write::RevokeInvite &what);
Result<core::Came> perform(const Writing &in, const write::AcceptInvite &what);
Result<core::Came> perform(const Writing &in, const write::CreateInvitedUser &what);
Result<core::KnownPerson> perform(const Writing &in, const write::ChangeProfile &what);
Result<core::ServerRoleChanges> perform(const Writing &in, const write::ChangeRole &what);
Result<QList<SessionId>> perform(const Writing &in, const write::Suspend &what);
Result<> perform(const Writing &in, const write::BlockPerson &what);
Result<> perform(const Writing &in, const write::NoteSightings &what);
Result<bool> perform(const Writing &in, const write::ReportMessage &what);
Result<> perform(const Writing &in, const write::PurgeAudit &what);
Result<> perform(const Writing &in, const write::SaveSettings &what);
Result<> perform(const Writing &in, const write::Probe &what);

} // namespace confab::storage
