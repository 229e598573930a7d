// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "History.h"

#include <algorithm>

namespace confab::compat {

namespace {

constexpr qint64 kMostUnits = 1024 * 1024;
constexpr qsizetype kPage = 100;

//! Kept by the question that is under way.
struct Reading : std::enable_shared_from_this<Reading>
{
    Ground &ground;
    const core::Actor who;
    const RoomId room;
    const qsizetype most;
    core::Reply<QList<Message>> reply;
    QList<Message> found = {}; //!< newest first
    qint64 units = 0;
    core::Life life = {};

    Reading(Ground &from, const core::Actor &reader, RoomId of, qsizetype upTo, core::Reply<QList<Message>> answer)
        : ground(from)
        , who(reader)
        , room(of)
        , most(upTo)
        , reply(std::move(answer))
    {
    }

    void next()
    {
        command::MessageHistory page;
        page.room = room;
        page.limit = int(std::min(kPage, most - found.size()));
        if (!found.isEmpty())
            page.before = found.last().seq;
        ground.ask(who, page,
                   {life, [self = shared_from_this()](const Result<reply::Messages> &read) { self->take(read); }});
    }

    void take(const Result<reply::Messages> &read)
    {
        if (!read)
            return reply(read.error());
        for (auto message = read->messages.crbegin(); message != read->messages.crend(); ++message) {
            units += message->content.size();
            found.append(*message);
        }
        if (read->more && !read->messages.isEmpty() && found.size() < most && units < kMostUnits)
            return next();
        std::ranges::reverse(found);
        reply(found);
    }
};

} // namespace

void readHistory(Ground &ground, const core::Actor &who, RoomId room, qsizetype most, core::Reply<QList<Message>> reply)
{
    std::make_shared<Reading>(ground, who, room, most, std::move(reply))->next();
}

} // namespace confab::compat
