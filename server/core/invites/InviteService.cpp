// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "InviteService.h"

#include "core/MemberService.h"
#include "core/people/People.h"
#include "core/RateLimiter.h"
#include "core/RoomPublications.h"
#include "protocol/Rights.h"

#include <QRandomGenerator>

#include <array>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kKeptDead = 100;

//! 128 random bits in 22 characters.
QString makeCode()
{
    std::array<quint32, 4> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), bits.size());
    const QByteArray bytes(reinterpret_cast<const char *>(bits.data()), sizeof bits);
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Error leadsNowhere()
{
    return {ErrorCode::NotFound, u"This invitation leads nowhere, or nowhere any more."_s};
}

} // namespace

InviteService::InviteService(const Ports &ports, Server server)
    : m_ports(ports)
    , m_server(std::move(server))
{
    m_ports.bus.subscribe([this](const Publication &publication) {
        if (const auto *removed = std::get_if<event::RoomDeleted>(&publication.frame.event))
            m_book.removeRoom(removed->room);
    });
}

void InviteService::start(Reply<Done> reply)
{
    m_ports.store.load({m_life, std::move(reply), [this](const QList<StoredInvite> &invites, Reply<Done> next) {
                            m_book.load(invites);
                            next(Done{});
                        }});
}

bool InviteService::isVoid(const StoredInvite &stored) const
{
    const Invite &invite = stored.invite;
    const KnownPerson *maker = m_ports.people.find(invite.createdBy);
    if (!maker || maker->suspended)
        return true;
    const Room *room = m_ports.directory.room(invite.room);
    return !rights::mayCreateInvite(room, m_ports.directory.standing(invite.room, invite.createdBy));
}

bool InviteService::isLiving(const StoredInvite &stored, bool evenUsedUp) const
{
    const Invite &invite = stored.invite;
    if (stored.revoked || (invite.expiresAt && *invite.expiresAt <= m_ports.clock.now()))
        return false;
    const bool isUsedUp = invite.uses > 0 && invite.used >= invite.uses;
    return (!isUsedUp || evenUsedUp) && !isVoid(stored);
}

Invite InviteService::told(const StoredInvite &stored) const
{
    Invite invite = stored.invite;
    invite.url = m_server.urlOf(invite.code);
    return invite;
}

Result<StoredInvite> InviteService::made(const Actor &actor, const command::InviteCreate &command) const
{
    const Timestamp now = m_ports.clock.now();
    if (command.uses > kMaxUses)
        return Error{ErrorCode::ValidationFailed, u"At most %1 people can come by one invite."_s.arg(kMaxUses),
                     u"uses"_s};
    if (command.expiresAt && (*command.expiresAt <= now || *command.expiresAt > now + kMaxLifeMs))
        return Error{ErrorCode::ValidationFailed, u"An invite ends within a year, and not before now."_s,
                     u"expiresAt"_s};
    const auto others = m_book.of(command.room);
    const auto living =
        std::ranges::count_if(others, [this](const StoredInvite &each) { return isLiving(each); });
    if (living >= kMaxLiving)
        return Error{ErrorCode::Conflict, u"This room has %1 invites already. Revoke one first."_s.arg(kMaxLiving),
                     u"room"_s};
    return StoredInvite{.id = InviteId::make(),
                        .invite = {.code = makeCode(),
                                   .room = command.room,
                                   .uses = command.uses,
                                   .expiresAt = command.expiresAt,
                                   .role = command.role,
                                   .createdBy = actor.userId(),
                                   .createdAt = now}};
}

QStringList InviteService::forgettable(RoomId room) const
{
    QStringList dead;
    for (const StoredInvite &each : m_book.of(room)) {
        if (!isLiving(each))
            dead.append(each.invite.code);
    }
    return dead.size() > kKeptDead ? dead.first(dead.size() - kKeptDead) : QStringList();
}

void InviteService::create(const Actor &actor, const command::InviteCreate &command, Reply<reply::OneInvite> reply)
{
    const rights::Standing self = m_ports.directory.standing(command.room, actor);
    if (auto allowed = rights::mayCreateInvite(m_ports.directory.room(command.room), self); !allowed)
        return reply(allowed.error());
    const auto invite = made(actor, command);
    if (!invite)
        return reply(invite.error());
    const QStringList forgotten = forgettable(command.room);
    // At once, so that those that are made meanwhile are counted; nobody knows its code yet.
    m_book.add(*invite);
    AuditNotes notes = actor.notes;
    for (AuditNote &note : notes)
        note.entry.target = AuditTarget{.invite = invite->id};
    m_ports.store.create(*invite, forgotten, notes,
                         {m_life, [this, invite = *invite, forgotten,
                                   reply = std::move(reply)](const Result<> &kept) mutable {
                              if (!kept) {
                                  m_book.remove(invite.invite.code);
                                  return reply(kept.error());
                              }
                              for (const QString &code : forgotten)
                                  m_book.remove(code);
                              reply(reply::OneInvite{told(invite)});
                          }});
}

void InviteService::list(const Actor &actor, const command::InviteList &command, Reply<reply::Invites> reply)
{
    const Room *room = m_ports.directory.room(command.room);
    const rights::Standing self = m_ports.directory.standing(command.room, actor);
    // All of an archived room are void.
    const bool isArchived = room && room->archived;
    if (auto allowed = isArchived ? rights::mayManage(room, self) : rights::mayCreateInvite(room, self); !allowed)
        return reply(allowed.error());
    reply::Invites invites;
    for (const StoredInvite &each : m_book.of(command.room)) {
        if (isLiving(each, true) && rights::mayRevokeInvite(room, self, each.invite.createdBy))
            invites.invites.append(told(each));
    }
    reply(std::move(invites));
}

void InviteService::revoke(const Actor &actor, const command::InviteRevoke &command, Reply<reply::Empty> reply)
{
    const auto invite = known(command.code, actor.from, false);
    if (!invite)
        return reply(invite.error());
    const RoomId id = (*invite)->invite.room;
    const rights::Standing self = m_ports.directory.standing(id, actor);
    if (auto allowed = rights::mayRevokeInvite(m_ports.directory.room(id), self, (*invite)->invite.createdBy); !allowed)
        return reply(allowed.error());
    if ((*invite)->revoked)
        return reply(reply::Empty{});
    m_ports.store.revoke(id, command.code, actor.notes,
                         {m_life, std::move(reply), [this, code = command.code](Done, Reply<reply::Empty> next) {
                              m_book.revoke(code);
                              next(reply::Empty{});
                          }});
}

void InviteService::get(const Actor &actor, const command::InviteGet &command, Reply<reply::InviteView> reply)
{
    const auto found = known(command.code, actor.from, true);
    if (!found)
        return reply(found.error());
    const Invite &invite = (*found)->invite;
    const Room &room = *m_ports.directory.room(invite.room);
    const Member *maker = m_ports.directory.member(room.id, invite.createdBy);
    reply(reply::InviteView{.room = {room.id, room.name, room.kind, room.memberCount},
                            .serverName = m_server.name(),
                            .by = maker ? maker->user.name : QString(),
                            .role = invite.role});
}

void InviteService::accept(const Actor &actor, const command::InviteAccept &command, Reply<reply::Joined> reply)
{
    const auto found = find(command.code, actor.from);
    if (!found)
        return reply(found.error());
    const Role role = actor.identity.guest ? Role::Guest : found->role;
    const Timestamp now = m_ports.clock.now();
    const Coming coming{command.code, found->room, Member{actor.user(), role, now}, now};
    m_ports.store.accept(
        coming,
        {m_life, std::move(reply), [this, actor, code = command.code](const Came &came, Reply<reply::Joined> next) {
             m_book.count(code, came.used);
             if (came.change.fresh)
                 roompublications::publishJoined(m_ports.bus, came.change, std::nullopt, actor.connection);
             m_ports.members.answerJoined(actor, came.change, std::move(next));
         }});
}

Result<RegistrationInvite> InviteService::find(const QString &code, const QByteArray &from)
{
    const auto found = known(code, from, true);
    if (!found)
        return found.error();
    return RegistrationInvite{code, (*found)->invite.room, (*found)->invite.role};
}

void InviteService::came(const QString &code, const Came &came)
{
    m_book.count(code, came.used);
    roompublications::publishJoined(m_ports.bus, came.change, std::nullopt, std::nullopt);
}

Result<const StoredInvite *> InviteService::known(const QString &code, const QByteArray &from, bool living)
{
    // Good codes, too, once there were too many bad ones: the answer to a guess tells nothing then.
    if (const auto free = m_ports.limiter.take(RateKind::CodeByAddress, from); !free)
        return free.error();
    const StoredInvite *invite = m_book.find(code);
    if (!invite)
        return leadsNowhere();
    m_ports.limiter.refund(RateKind::CodeByAddress, from);
    if (living && !isLiving(*invite))
        return leadsNowhere();
    return invite;
}

} // namespace confab::core
