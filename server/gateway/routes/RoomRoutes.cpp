// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "gateway/documents/ErrorSchema.h"
#include "protocol/Codec.h"
#include "protocol/JsonWriter.h"
#include "RouteTable.h"

#include <iterator>

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBatch = 100;

using RoomsHandler = std::function<void(const QList<RoomSummary> &)>;

Result<reply::Rooms> roomsOf(const QByteArray &answer)
{
    const auto json = codec::Json::readTrusted(answer);
    return json ? codec::decodeReply<reply::Rooms>(*json) : Result<reply::Rooms>(json.error());
}

//! The rooms that the caller is a member of, which are the first of the list.
class OwnRooms : public std::enable_shared_from_this<OwnRooms>
{
public:
    OwnRooms(const RouteCall &call, const core::Identity &identity, HttpReply reply, RoomsHandler handler)
        : m_services(call.services)
        , m_life(call.life)
        , m_identity(identity)
        , m_reply(std::move(reply))
        , m_handler(std::move(handler))
    {
    }

    void read(const QString &cursor = {})
    {
        m_services.execute({m_identity, std::nullopt}, command::RoomList{cursor},
                           {m_life, [self = shared_from_this()](const Result<QByteArray> &answer) {
                                const auto page = answer ? roomsOf(*answer) : Result<reply::Rooms>(answer.error());
                                if (!page)
                                    return self->m_reply(RouteTable::answer(page.error()));
                                self->take(*page);
                            }});
    }

private:
    void take(const reply::Rooms &page)
    {
        for (const RoomSummary &room : page.rooms) {
            if (room.member)
                m_rooms.append(room);
        }
        const bool hasMore = page.more && !page.rooms.isEmpty() && page.rooms.last().member;
        hasMore ? read(page.cursor) : m_handler(m_rooms);
    }

    const RouteServices &m_services;
    const core::Life &m_life;
    const core::Identity m_identity;
    const HttpReply m_reply;
    const RoomsHandler m_handler;
    QList<RoomSummary> m_rooms;
};

void ownRooms(const RouteCall &call, const core::Identity &identity, const HttpReply &reply, RoomsHandler handler)
{
    std::make_shared<OwnRooms>(call, identity, reply, std::move(handler))->read();
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
    void answer() const
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

void deleteAll(const RouteServices &services, const core::Life &life, const core::Identity &identity,
               const QList<RoomId> &rooms, const HttpReply &reply)
{
    const auto batch = std::make_shared<Batch>(Batch{reply, rooms.size()});
    if (rooms.isEmpty())
        return batch->answer();
    for (const RoomId room : rooms) {
        services.execute({identity, std::nullopt}, command::RoomDelete{room},
                         {life, [batch, room](const Result<QByteArray> &result) { batch->settle(room, result); }});
    }
}

void batchDelete(const RouteCall &call, const core::Identity &identity, const HttpReply &reply)
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
    deleteAll(call.services, call.life, identity, rooms, reply);
}

//! Rooms that the caller made and nobody has written in.
void deleteEmpty(const RouteCall &call, const core::Identity &identity, const HttpReply &reply)
{
    const auto deleteThem = [&services = call.services, &life = call.life, identity, reply](const auto &own) {
        QList<RoomId> empty;
        for (const RoomSummary &each : own) {
            if (each.room.seq == 0 && each.room.createdBy == identity.user.id)
                empty.append(each.room.id);
        }
        deleteAll(services, life, identity, empty, reply);
    };
    ownRooms(call, identity, reply, deleteThem);
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
    table.addSignedIn("GET", u"/api/v1/me/rooms"_s, joined,
                      [](const RouteCall &call, const core::Identity &identity, const HttpReply &reply) {
                          ownRooms(call, identity, reply, [reply](const QList<RoomSummary> &own) {
                              reply(jsonResponse(codec::encodeReply(reply::Rooms{own})));
                          });
                      });
    table.addSignedIn("DELETE", u"/api/v1/me/rooms/empty"_s, empty, deleteEmpty);
}

} // namespace confab::gateway
