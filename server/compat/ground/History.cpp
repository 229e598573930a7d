// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "History.h"

#include <algorithm>
#include <memory>

namespace confab::compat {

namespace {

constexpr qint64 kMostUnits = 1024 * 1024;
constexpr qsizetype kPage = 100;

//! Goes along with its questions.
struct Reading
{
    Ground &ground;
    const core::Life &life;
    core::Actor who;
    RoomId room = {};
    qsizetype most = 0;
    QList<Message> found = {}; //!< newest first
    qint64 units = 0;

    command::MessageHistory nextPage() const
    {
        command::MessageHistory page;
        page.room = room;
        page.limit = int(std::min(kPage, most - found.size()));
        if (!found.isEmpty())
            page.before = found.last().seq;
        return page;
    }
    //! Whether there is another page to read.
    bool take(const reply::Messages &page)
    {
        for (auto message = page.messages.crbegin(); message != page.messages.crend(); ++message) {
            units += message->content.size();
            found.append(*message);
        }
        return page.more && !page.messages.isEmpty() && found.size() < most && units < kMostUnits;
    }
};

void readOn(const std::shared_ptr<Reading> &reading, core::Reply<QList<Message>> reply)
{
    reading->ground.ask(
        reading->who, reading->nextPage(),
        {reading->life, std::move(reply), [reading](const reply::Messages &page, core::Reply<QList<Message>> next) {
             if (reading->take(page))
                 return readOn(reading, std::move(next));
             std::ranges::reverse(reading->found);
             next(reading->found);
         }});
}

} // namespace

void readHistory(Ground &ground, const core::Life &life, const core::Actor &who, RoomId room, qsizetype most,
                 core::Reply<QList<Message>> reply)
{
    readOn(std::make_shared<Reading>(Reading{ground, life, who, room, most}), std::move(reply));
}

} // namespace confab::compat
