// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomKeys.h"

#include "core/ports/Clock.h"
#include "ObjectIds.h"

namespace confab::compat::chipiai {

using namespace Qt::StringLiterals;
using core::Reply;

void RoomKeys::make(const QString &name, Reply<QString> reply)
{
    make(objectid::make(m_ground.clock().now()), name.left(m_ground.limits().nameChars), false, std::move(reply));
}

void RoomKeys::make(const QString &id, const QString &name, bool isLast, Reply<QString> reply)
{
    m_ground.ensureRoom(id, name, {},
                        {m_life, [this, id, isLast, reply = std::move(reply)](const Result<RoomId> &made) mutable {
                             // There a room may be called like any other, or by what is no name here.
                             const bool isName = !made && (made.error().code == ErrorCode::Conflict ||
                                                           made.error().code == ErrorCode::ValidationFailed);
                             if (isName && !isLast)
                                 return make(id, u"ChipiAI "_s + id.right(8), true, std::move(reply));
                             if (!made)
                                 return reply(made.error());
                             reply(id);
                         }});
}

void RoomKeys::find(const QString &id, Reply<std::optional<RoomId>> reply)
{
    if (const auto own = RoomId::fromString(id))
        return reply(m_ground.rooms().has(*own) ? std::optional(*own) : std::optional<RoomId>());
    const auto key = objectid::read(id);
    if (!key)
        return reply(Error{ErrorCode::BadRequest, u"the provided hex string is not a valid ObjectID"_s});
    m_ground.foreign().find(
        m_ground.rooms().kind(), *key,
        {m_life, std::move(reply), [this](const std::optional<Uuid> &found, Reply<std::optional<RoomId>> next) {
             const bool isThere = found && m_ground.rooms().has(RoomId(*found));
             next(isThere ? std::optional(RoomId(*found)) : std::optional<RoomId>());
         }});
}

void RoomKeys::ownOf(const core::Actor &who, const QString &username, Reply<RoomId> reply)
{
    // No id of a room looks like this.
    const QString key = u"of "_s + username;
    m_ground.foreign().find(
        m_ground.rooms().kind(), key,
        {m_life, std::move(reply), [this, who, key](const std::optional<Uuid> &found, Reply<RoomId> next) {
             if (found && m_ground.rooms().has(RoomId(*found)))
                 return next(RoomId(*found));
             if (found)
                 m_ground.foreign().unbind(m_ground.rooms().kind(), {*found}, {});
             m_ground.makePrivateRoom(
                 who, u"ChipiAI"_s,
                 {m_life, std::move(next), [this, key](RoomId room, Reply<RoomId> made) {
                      m_ground.rooms().add(room, key, {std::move(made), [room](Done) { return room; }});
                  }});
         }});
}

} // namespace confab::compat::chipiai
