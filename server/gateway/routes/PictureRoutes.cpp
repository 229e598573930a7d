// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/people/Pictures.h"
#include "core/RateLimiter.h"
#include "RouteTable.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;
using core::RateKind;

namespace {

const QByteArrayList kTypes{"image/png", "image/jpeg", "image/webp"};
const QByteArray kNone = R"({"picture":null})";

void set(const RouteCall &call, const core::Identity &identity, std::optional<RoomId> room, HttpReply reply)
{
    if (const auto free = call.services.limiter.take(RateKind::Edit, identity.user.id); !free)
        return reply(RouteTable::answer(free.error()));
    call.services.setPicture(call.actor(identity), room, call.request.body,
                             {call.life, [reply = std::move(reply)](const Result<QByteArray> &result) mutable {
                                  reply(RouteTable::answer(result, 200));
                              }});
}

void setOwn(const RouteCall &call, const core::Identity &identity, HttpReply reply)
{
    set(call, identity, std::nullopt, std::move(reply));
}

void setRooms(const RouteCall &call, const core::Identity &identity, HttpReply reply)
{
    const auto room = RoomId::fromString(call.captures.value(u"id"_s));
    if (!room)
        return reply(RouteTable::answer(Error{ErrorCode::NotFound}));
    set(call, identity, *room, std::move(reply));
}

//! Named by its bytes, it never changes; nothing in it is run, whatever it turns out to be.
HttpResponse shown(const core::Picture &picture)
{
    HttpResponse response{.contentType = picture.type, .body = picture.bytes};
    response.headers.add("cache-control", "private, max-age=31536000, immutable");
    response.headers.add("content-security-policy", "default-src 'none'; sandbox");
    response.headers.add("etag", '"' + picture.hash.toLatin1() + '"');
    return response;
}

void show(const RouteCall &call, const core::Identity &, HttpReply reply)
{
    call.services.findPicture(call.captures.value(u"hash"_s),
                              {call.life, [reply = std::move(reply)](const Result<core::Picture> &found) mutable {
                                   reply(found ? shown(*found) : RouteTable::answer(found.error()));
                               }});
}

} // namespace

void addPictureRoutes(RouteTable &table)
{
    const RouteAbout own{.about = "Sets one's picture.",
                         .tag = "user",
                         .answer = RouteAbout::told<reply::OnePerson>,
                         .answerExample = {},
                         .answerLike = "OnePerson",
                         .bodyTypes = kTypes};
    const RouteAbout rooms{.about = "Sets the picture of a room.",
                           .tag = "room",
                           .answer = RouteAbout::told<reply::RoomDetail>,
                           .answerExample = {},
                           .answerLike = "RoomDetail",
                           .bodyTypes = kTypes};
    const RouteAbout one{.about = "Shows a picture, by its hash.", .tag = "user", .answerTypes = kTypes};
    const QString me = u"/api/v1/me/picture"_s;
    table.addBytes("PUT", me, own, core::pictures::kMostBytes, setOwn);
    table.add<command::UserUpdate>({.method = "DELETE", .pattern = me, .status = 204, .defaults = kNone});
    const QString room = u"/api/v1/rooms/{id}/picture"_s;
    table.addBytes("PUT", room, rooms, core::pictures::kMostBytes, setRooms);
    table.add<command::RoomUpdate>(
        {.method = "DELETE", .pattern = room, .idField = u"room"_s, .status = 204, .defaults = kNone});
    table.addBytes("GET", u"/api/v1/pictures/{hash}"_s, one, HttpRouter::kDefaultBodyBytes, show);
}

} // namespace confab::gateway
