// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MissedAnswers.h"

#include "ground/AnswerText.h"

#include <memory>

namespace confab::compat::aichatbot {

namespace {

constexpr qsizetype kMost = 20;
constexpr int kMostPages = 20;

using MissedReply = core::Reply<QList<Missed>>;

//! Goes along with its questions.
struct Reading
{
    Ground &ground;
    const core::Life &life;
    Ticket ticket;
    QList<Missed> ended = {}; //!< without their texts yet
    QList<Missed> missed = {};
    int pages = 0;

    void take(const reply::Since &page)
    {
        for (const EventFrame &frame : page.events) {
            if (const auto *end = std::get_if<event::StreamEnded>(&frame.event))
                ended.append({end->message, {}, frame.ev});
        }
    }
    void takeText(const Result<reply::Sent> &got)
    {
        Missed answer = ended.takeFirst();
        if (got && got->message.stream && got->message.stream->askedBy == ticket.user.id && isWhole(got->message)) {
            answer.text = answerText(got->message);
            missed.append(answer);
        }
    }
};
using ReadingPtr = std::shared_ptr<Reading>;

void readTexts(const ReadingPtr &reading, MissedReply reply)
{
    if (reading->ended.isEmpty())
        return reply(reading->missed);
    reading->ground.ask(reading->ticket.actor(), command::MessageGet{reading->ended.first().message},
                        {reading->life, [reading, reply = std::move(reply)](const Result<reply::Sent> &got) mutable {
                             reading->takeText(got);
                             readTexts(reading, std::move(reply));
                         }});
}

void readSince(const ReadingPtr &reading, qint64 ev, MissedReply reply)
{
    reading->ground.ask(reading->ticket.actor(), command::RoomSince{.room = reading->ticket.room, .ev = ev},
                        {reading->life, std::move(reply), [reading](const reply::Since &page, MissedReply next) {
                             reading->take(page);
                             if (page.more && !page.events.isEmpty() && ++reading->pages < kMostPages)
                                 return readSince(reading, page.events.last().ev, std::move(next));
                             reading->ended = reading->ended.last(std::min(kMost, reading->ended.size()));
                             readTexts(reading, std::move(next));
                         }});
}

} // namespace

void readMissed(Ground &ground, const core::Life &life, const Ticket &ticket, core::Reply<QList<Missed>> reply)
{
    const auto reading = std::make_shared<Reading>(Reading{ground, life, ticket});
    ground.foreign().delivered(
        ground.kind().name, ticket.user.id,
        {life, [reading, reply = std::move(reply)](const Result<QHash<RoomId, qint64>> &told) mutable {
             readSince(reading, told ? told->value(reading->ticket.room) : 0, std::move(reply));
         }});
}

} // namespace confab::compat::aichatbot
