// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Perform.h"

#include "AccountRows.h"
#include "AccountWrites.h"
#include "AgentWrites.h"
#include "AnswerWrites.h"
#include "AuditRows.h"
#include "ForeignRows.h"
#include "InviteRows.h"
#include "MembershipWrites.h"
#include "MessageRows.h"
#include "MessageWrites.h"
#include "PartingWrites.h"
#include "PeopleRows.h"
#include "ReaderRows.h"
#include "RoomPurge.h"
#include "RoomWrites.h"
#include "StreamWrites.h"

namespace confab::storage {

using namespace Qt::StringLiterals;

Result<core::MessageChange> perform(const Writing &in, const write::AppendMessage &what)
{
    return appendMessage(in.database, in.cache, what.message);
}

Result<core::MessageChange> perform(const Writing &in, const write::EditMessage &what)
{
    return editMessage(in.database, in.cache, what.content);
}

Result<core::MessageChange> perform(const Writing &in, const write::EraseMessage &what)
{
    return eraseMessage(in.database, what.room, what.message, what.at);
}

Result<Message> perform(const Writing &in, const write::ReadMessage &what)
{
    return messageById(in.database, what.message);
}

Result<Room> perform(const Writing &in, const write::CreateRoom &what)
{
    return createRoom(in.database, in.cache, what.room);
}

Result<core::ChangedRoom> perform(const Writing &in, const write::OpenDirect &what)
{
    return openDirectRoom(in.database, in.cache, what.room);
}

Result<core::ChangedRoom> perform(const Writing &in, const write::UpdateRoom &what)
{
    return updateRoom(in.database, what.room, what.change);
}

Result<qint64> perform(const Writing &in, const write::RemoveRoom &what)
{
    return removeRoom(in.database, in.cache, what.room);
}

Result<bool> perform(const Writing &in, const write::PurgeRoom &what)
{
    return purgeSlice(in.database, what.room);
}

Result<QList<core::MembershipChange>> perform(const Writing &in, const write::JoinRoom &what)
{
    return joinRoom(in.database, in.cache, what.room, what.joining);
}

Result<core::MembershipChange> perform(const Writing &in, const write::LeaveRoom &what)
{
    return leaveRoom(in.database, in.cache, what.room, what.leaving);
}

Result<core::RoleChanges> perform(const Writing &in, const write::SetRole &what)
{
    return setRole(in.database, what.room, what.change);
}

Result<core::MembershipChange> perform(const Writing &in, const write::MuteMember &what)
{
    return muteMember(in.database, what.room, what.muting);
}

Result<core::MembershipChange> perform(const Writing &in, const write::BanFromRoom &what)
{
    return banFromRoom(in.database, in.cache, what.room, what.ban);
}

Result<qint64> perform(const Writing &in, const write::LiftBan &what)
{
    return liftBan(in.database, what.room, what.user);
}

Result<qint64> perform(const Writing &in, const write::AdvanceCursor &what)
{
    const auto head = in.cache.heads().of(in.database, what.room);
    if (!head)
        return head.error();
    const auto before = readerrows::reached(in.database, in.cache, what.kind, what.room, what.user);
    if (!before)
        return before.error();
    const qint64 seq = std::clamp<qint64>(what.seq, 0, (*head)->seq);
    in.cache.cursors().advance(what.kind, what.room, what.user, seq);
    if (what.kind == core::CursorKind::Seen) {
        if (const auto marked = readerrows::seen(in.database, what.room, what.user, seq); !marked)
            return marked.error();
    }
    return std::max(*before, seq);
}

Result<core::ReadMark> perform(const Writing &in, const write::MarkRead &what)
{
    return readerrows::markRead(in.database, in.cache, what.room, what.user, what.seq);
}

Result<core::ReaderSettings> perform(const Writing &in, const write::ChangeSettings &what)
{
    return readerrows::change(in.database, what.room, what.user, what.change);
}

Result<core::FoundAnswer> perform(const Writing &in, const write::FindAnswer &what)
{
    return findAnswer(in.database, what.query);
}

Result<core::BegunAnswer> perform(const Writing &in, const write::BeginAnswer &what)
{
    return beginAnswer(in.database, in.cache, what.rows);
}

Result<> perform(const Writing &in, const write::SaveProgress &what)
{
    return writeProgress(in.database, what.progress);
}

Result<core::MessageChange> perform(const Writing &in, const write::FinishStream &what)
{
    return finishStream(in.database, what.end);
}

Result<int> perform(const Writing &in, const write::InterruptStreams &what)
{
    return interruptRunningStreams(in.database, what.reason, what.at);
}

Result<> perform(const Writing &in, const write::CreateUser &what)
{
    return createUser(in.database, what.user, what.session, what.refreshHash);
}

Result<QList<SessionId>> perform(const Writing &in, const write::SetPassword &what)
{
    return changePassword(in.database, what.user, what.hash, what.keep, what.now);
}

Result<> perform(const Writing &in, const write::OpenSession &what)
{
    return openSession(in.database, what.session, what.refreshHash, what.passwordHash);
}

Result<core::Rotation> perform(const Writing &in, const write::RotateRefresh &what)
{
    return accountrows::rotate(in.database, what.oldHash, what.newHash, what.times);
}

Result<> perform(const Writing &in, const write::SlideSession &what)
{
    return slideSession(in.database, what.session, what.expiresAt);
}

Result<> perform(const Writing &in, const write::EndSession &what)
{
    return endSession(in.database, what.session, what.now);
}

Result<QList<SessionId>> perform(const Writing &in, const write::EndSessionsOf &what)
{
    return endSessionsOf(in.database, what.user, what.which, what.now);
}

Result<> perform(const Writing &in, const write::AllowReset &what)
{
    return allowReset(in.database, what.user, what.codeHash, what.until);
}

Result<core::ResetPassword> perform(const Writing &in, const write::UseReset &what)
{
    return resetPassword(in.database, what.codeHash, what.passwordHash, what.now);
}

Result<core::EndedUser> perform(const Writing &in, const write::EndAccount &what)
{
    return endAccount(in.database, in.cache, what.user, what.now, what.nameFreeAt);
}

Result<core::EndedUser> perform(const Writing &in, const write::EndGuest &what)
{
    return endGuest(in.database, in.cache, what.user, what.now, what.nameFreeAt);
}

Result<> perform(const Writing &in, const write::PurgeAccounts &what)
{
    return purgeAccounts(in.database, what.now);
}

Result<core::StoredAssistants> perform(const Writing &in, const write::ConfigureAgents &what)
{
    return configureAgents(in.database, in.cache, what.configured, what.now);
}

Result<Uuid> perform(const Writing &in, const write::BindForeign &what)
{
    return foreignrows::bind(in.database, what.kind, what.binding);
}

Result<QList<qint64>> perform(const Writing &in, const write::NumberForeign &what)
{
    return foreignrows::number(in.database, what.kind, what.ids);
}

Result<> perform(const Writing &in, const write::UnbindForeign &what)
{
    return foreignrows::unbind(in.database, what.kind, what.ids);
}

Result<> perform(const Writing &in, const write::AddForeignSignIn &what)
{
    return foreignrows::addSignIn(in.database, what.signIn);
}

Result<> perform(const Writing &in, const write::MarkForeignDelivery &what)
{
    return foreignrows::markDelivered(in.database, what.facade, what.user, what.room, what.ev);
}

Result<> perform(const Writing &in, const write::CreateInvite &what)
{
    return inviterows::create(in.database, what.invite, what.forgotten);
}

Result<> perform(const Writing &in, const write::RevokeInvite &what)
{
    return inviterows::revoke(in.database, what.room, what.code);
}

Result<core::Came> perform(const Writing &in, const write::AcceptInvite &what)
{
    return inviterows::accept(in.database, in.cache, what.coming);
}

Result<core::Came> perform(const Writing &in, const write::CreateInvitedUser &what)
{
    return inviterows::createUser(in.database, in.cache, what.user, what.session, what.refreshHash, what.coming);
}

Result<core::KnownPerson> perform(const Writing &in, const write::ChangeProfile &what)
{
    return peoplerows::changeProfile(in.database, in.cache, what.user, what.change);
}

Result<core::ServerRoleChanges> perform(const Writing &in, const write::ChangeRole &what)
{
    return changeServerRole(in.database, what.user, what.role);
}

Result<QList<SessionId>> perform(const Writing &in, const write::Suspend &what)
{
    return peoplerows::suspend(in.database, what.change);
}

Result<> perform(const Writing &in, const write::BlockPerson &what)
{
    return peoplerows::block(in.database, what.block, what.on, what.now);
}

Result<> perform(const Writing &in, const write::NoteSightings &what)
{
    return peoplerows::noteSightings(in.database, what.sightings);
}

Result<bool> perform(const Writing &in, const write::ReportMessage &what)
{
    return auditrows::report(in.database, what.report);
}

Result<> perform(const Writing &in, const write::PurgeAudit &what)
{
    return auditrows::purge(in.database, what.before);
}

Result<> perform(const Writing &in, const write::SaveSettings &what)
{
    return auditrows::saveSettings(in.database, what.settings);
}

Result<> perform(const Writing &in, const write::Probe &)
{
    const auto version = in.database.valueOfText(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    return in.database.executeText(u"PRAGMA user_version = %1"_s.arg(version->toInt()));
}

} // namespace confab::storage
