// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "gateway/documents/ErrorSchema.h"
#include "protocol/Codec.h"
#include "protocol/JsonWriter.h"
#include "RouteTable.h"

#include <iterator>
#include <memory>

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBatch = 100;

//! The rooms that somebody is a member of, which are the first of his list: what was read of them, and the pages from
//! `cursor` on.
void readOwnRooms(const RouteServices &services, const core::Life &life, const core::Actor &actor,
                  const QString &cursor, QList<RoomSummary> own, core::Reply<QList<RoomSummary>> reply)
{
    services.listRooms(actor, command::RoomList{cursor},
                       {life, std::move(reply),
                        [&services, &life, actor,
                         own = std::move(own)](const reply::Rooms &page, core::Reply<QList<RoomSummary>> next) mutable {
                            for (const RoomSummary &room : page.rooms) {
                                if (room.member)
                                    own.append(room);
                            }
                            if (page.more && !page.rooms.isEmpty() && page.rooms.last().member)
                                readOwnRooms(services, life, actor, page.cursor, std::move(own), std::move(next));
                            else
                                next(std::move(own));
                        }});
}

//! Collects what became of each room of a batch, and answers after the last.
struct Batch
{
    HttpReply reply;
    qsizetype open = 0;
    QList<RoomId> deleted = {};
    QByteArrayList failed = {}; //!< objects

    void settle(RoomId room, const Result<QByteArray> &result)
    {
        if (result) {
            deleted.append(room);
        } else {
            failed.append("{\"room\":\"" + room.toString().toLatin1() + "\"," +
                          codec::encodeRestError(result.error()).sliced(1));
        }
        if (--open == 0)
            answer();
    }
    void answer()
    {
        codec::JsonWriter body;
        body.beginObject();
        body.key("deleted"_L1);
        body.beginArray();
        for (const RoomId room : deleted)
            body.value(room);
        body.endArray();
        body.key("failed"_L1);
        body.beginArray();
        for (const QByteArray &failure : failed)
            body.raw(failure);
        body.endArray();
        body.endObject();
        reply(jsonResponse(body.take()));
    }
};

void deleteAll(const RouteServices &services, const core::Life &life, const core::Actor &actor,
               const QList<RoomId> &rooms, HttpReply reply)
{
    const auto batch = std::make_shared<Batch>(Batch{std::move(reply), rooms.size()});
    if (rooms.isEmpty())
        return batch->answer();
    for (const RoomId room : rooms) {
        services.execute(actor, command::RoomDelete{room},
                         {life, [batch, room](const Result<QByteArray> &result) { batch->settle(room, result); }});
    }
}

void batchDelete(const RouteCall &call, const core::Identity &identity, HttpReply reply)
{
    const auto refuse = [&reply](const QString &text) {
        reply(RouteTable::answer(Error{ErrorCode::ValidationFailed, text, u"rooms"_s}));
    };
    const codec::JsonValue given = call.data.object().value("rooms"_L1);
    const codec::JsonArray ids = given.toArray();
    if (!given.isArray() || std::distance(ids.begin(), ids.end()) > kBatch)
        return refuse(u"“rooms” must be a list of at most %1 ids."_s.arg(kBatch));
    QList<RoomId> rooms;
    for (const codec::JsonValue &each : ids) {
        const auto room = RoomId::fromString(each.toString());
        if (!room)
            return refuse(u"“rooms” must hold ids only."_s);
        if (!rooms.contains(*room))
            rooms.append(*room);
    }
    deleteAll(call.services, call.life, call.actor(identity), rooms, std::move(reply));
}

//! Rooms that the caller made and nobody has written in.
void deleteEmpty(const RouteCall &call, const core::Identity &identity, HttpReply reply)
{
    readOwnRooms(call.services, call.life, call.actor(identity), {}, {},
                 {call.life, [&services = call.services, &life = call.life, actor = call.actor(identity),
                              reply = std::move(reply)](const Result<QList<RoomSummary>> &own) mutable {
                      if (!own)
                          return reply(RouteTable::answer(own.error()));
                      QList<RoomId> empty;
                      for (const RoomSummary &each : *own) {
                          if (each.room.seq == 0 && each.room.createdBy == actor.userId())
                              empty.append(each.room.id);
                      }
                      deleteAll(services, life, actor, empty, std::move(reply));
                  }});
}

void showOwn(const RouteCall &call, const core::Identity &identity, HttpReply reply)
{
    readOwnRooms(call.services, call.life, call.actor(identity), {}, {},
                 {call.life, [reply = std::move(reply)](Result<QList<RoomSummary>> own) mutable {
                      reply(own ? jsonResponse(codec::encodeReply(reply::Rooms{*std::move(own)}))
                                : RouteTable::answer(own.error()));
                  }});
}

codec::Schema idList()
{
    const codec::Schema id = codec::Schema("string").set("format", "\"uuid\"");
    return codec::Schema("array").set("items", id.json());
}

codec::Schema askedBatch(codec::Schemas &)
{
    return codec::objectSchema({{"rooms", idList().set("maxItems", kBatch), true}});
}

codec::Schema toldBatch(codec::Schemas &)
{
    const codec::Schema failure = codec::objectSchema(
        {{"room", codec::Schema("string").set("format", "\"uuid\""), true}, {"error", errorSchema(), true}});
    return codec::objectSchema(
        {{"deleted", idList(), true}, {"failed", codec::Schema("array").set("items", failure.json()), true}});
}

} // namespace

void addRoomRoutes(RouteTable &table)
{
    const QByteArray id = "\"0199f3b2-7c10-7001-8a5d-3e21c0de5001\"";
    const RouteAbout batch{.about = "Deletes several rooms, and tells what became of each.",
                           .tag = "room",
                           .body = askedBatch,
                           .bodyExample = R"({"rooms":[)" + id + "]}",
                           .answer = toldBatch,
                           .answerExample = R"({"deleted":[)" + id + R"(],"failed":[]})"};
    const RouteAbout joined{.about = "Lists the rooms that one is a member of.",
                            .tag = "room",
                            .answer = RouteAbout::told<reply::Rooms>,
                            .answerExample = {},
                            .answerLike = "Rooms"};
    const RouteAbout empty{.about = "Deletes one's rooms in which nobody has written.",
                           .tag = "room",
                           .answer = toldBatch,
                           .answerExample = batch.answerExample};
    const QString rooms = u"/api/v1/rooms"_s;
    const QString room = u"/api/v1/rooms/{id}"_s;
    table.add<command::RoomList>({"GET", rooms});
    table.add<command::RoomCreate>({"POST", rooms, {}, 201});
    table.add<command::RoomBrowse>({"GET", rooms + u"/directory"_s});
    table.add<command::RoomNotify>({"PUT", room + u"/notify"_s, u"room"_s});
    table.add<command::RoomRead>({"PUT", room + u"/read"_s, u"room"_s});
    table.add<command::RoomGet>({"GET", room, u"room"_s});
    table.add<command::RoomUpdate>({"PATCH", room, u"room"_s});
    table.add<command::RoomDelete>({"DELETE", room, u"room"_s});
    table.add<command::RoomSince>({"GET", room + u"/events"_s, u"room"_s});
    table.addSignedIn("POST", rooms + u"/batch-delete"_s, batch, batchDelete);
    table.addSignedIn("GET", u"/api/v1/me/rooms"_s, joined, showOwn);
    table.addSignedIn("DELETE", u"/api/v1/me/rooms/empty"_s, empty, deleteEmpty);
}

} // namespace confab::gateway
