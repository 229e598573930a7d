// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "protocol/Codec.h"
#include "RouteTable.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBatch = 100;

using RoomsHandler = std::function<void(const QList<RoomSummary> &)>;

//! The rooms that the caller is a member of.
void ownRooms(const RouteCall &call, const core::Identity &identity, const HttpReply &reply, RoomsHandler handler)
{
    RouteTable::execute(call, identity, command::RoomList{},
                        [reply, handler = std::move(handler)](const Result<QByteArray> &result) {
                            if (!result)
                                return reply(RouteTable::answer(result.error()));
                            const auto all = codec::decodeRooms(QJsonDocument::fromJson(*result).object());
                            if (!all)
                                return reply(RouteTable::answer(Error{ErrorCode::Internal}));
                            QList<RoomSummary> own;
                            for (const RoomSummary &room : all->rooms) {
                                if (room.member)
                                    own.append(room);
                            }
                            handler(own);
                        });
}

//! Collects what became of each room of a batch, and answers after the last.
struct Batch
{
    HttpReply reply;
    qsizetype open = 0;
    QJsonArray deleted = {};
    QJsonArray failed = {};

    void settle(RoomId room, const Result<QByteArray> &result)
    {
        if (result) {
            deleted.append(room.toString());
        } else {
            QJsonObject failure = QJsonDocument::fromJson(codec::encodeRestError(result.error())).object();
            failure.insert("room"_L1, room.toString());
            failed.append(failure);
        }
        if (--open == 0)
            answer();
    }
    void answer() const
    {
        const QJsonObject body{{u"deleted"_s, deleted}, {u"failed"_s, failed}};
        reply(jsonResponse(QJsonDocument(body).toJson(QJsonDocument::Compact)));
    }
};

void deleteAll(const RouteServices &services, const core::Identity &identity, const QList<RoomId> &rooms,
               const HttpReply &reply)
{
    const auto batch = std::make_shared<Batch>(Batch{reply, rooms.size()});
    if (rooms.isEmpty())
        return batch->answer();
    for (const RoomId room : rooms) {
        services.execute({identity, std::nullopt}, command::RoomDelete{room},
                         [batch, room](const Result<QByteArray> &result) { batch->settle(room, result); });
    }
}

void batchDelete(const RouteCall &call, const core::Identity &identity, const HttpReply &reply)
{
    const auto refuse = [&reply](const QString &text) {
        reply(RouteTable::answer(Error{ErrorCode::ValidationFailed, text, u"rooms"_s}));
    };
    const QJsonValue given = call.data.value("rooms"_L1);
    if (!given.isArray() || given.toArray().size() > kBatch)
        return refuse(u"“rooms” must be a list of at most %1 ids."_s.arg(kBatch));
    QList<RoomId> rooms;
    for (const QJsonValue each : given.toArray()) {
        const auto room = RoomId::fromString(each.toString());
        if (!room)
            return refuse(u"“rooms” must hold ids only."_s);
        if (!rooms.contains(*room))
            rooms.append(*room);
    }
    deleteAll(call.services, identity, rooms, reply);
}

//! Rooms that the caller made and nobody has written in.
void deleteEmpty(const RouteCall &call, const core::Identity &identity, const HttpReply &reply)
{
    const RouteServices *services = &call.services; // lives as long as the router
    ownRooms(call, identity, reply, [services, identity, reply](const QList<RoomSummary> &own) {
        QList<RoomId> empty;
        for (const RoomSummary &each : own) {
            if (each.room.seq == 0 && each.room.createdBy == identity.user.id)
                empty.append(each.room.id);
        }
        deleteAll(*services, identity, empty, reply);
    });
}

} // namespace

void addRoomRoutes(RouteTable &table)
{
    const QString rooms = u"/api/v1/rooms"_s;
    const QString room = u"/api/v1/rooms/{id}"_s;
    table.add({"GET", rooms, u"room:list"_s});
    table.add({"POST", rooms, u"room:create"_s, {}, 201});
    table.add({"GET", room, u"room:get"_s, u"room"_s});
    table.add({"PATCH", room, u"room:update"_s, u"room"_s});
    table.add({"DELETE", room, u"room:delete"_s, u"room"_s});
    table.add({"GET", room + u"/events"_s, u"room:since"_s, u"room"_s});
    table.addSignedIn("POST", rooms + u"/batch-delete"_s, batchDelete);
    table.addSignedIn("GET", u"/api/v1/me/rooms"_s,
                      [](const RouteCall &call, const core::Identity &identity, const HttpReply &reply) {
                          ownRooms(call, identity, reply, [reply](const QList<RoomSummary> &own) {
                              reply(jsonResponse(codec::encodeReply(reply::Rooms{own})));
                          });
                      });
    table.addSignedIn("DELETE", u"/api/v1/me/rooms/empty"_s, deleteEmpty);
}

} // namespace confab::gateway
