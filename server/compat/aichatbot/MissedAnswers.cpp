// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MissedAnswers.h"

#include "ground/AnswerText.h"

namespace confab::compat::aichatbot {

namespace {

constexpr qsizetype kMost = 20;
constexpr int kMostPages = 20;

//! Kept by the question that is under way.
struct Reading : std::enable_shared_from_this<Reading>
{
    Ground &ground;
    const Ticket ticket;
    core::Reply<QList<Missed>> reply;
    QList<Missed> ended = {}; //!< without their texts yet
    QList<Missed> missed = {};
    int pages = 0;
    core::Life life = {};

    Reading(Ground &from, const Ticket &of, core::Reply<QList<Missed>> answer)
        : ground(from)
        , ticket(of)
        , reply(std::move(answer))
    {
    }

    void start()
    {
        ground.foreign().delivered(ground.kind().name, ticket.user.id,
                                   {life, [self = shared_from_this()](const Result<QHash<RoomId, qint64>> &told) {
                                        self->since(told ? told->value(self->ticket.room) : 0);
                                    }});
    }

    void since(qint64 ev)
    {
        ground.ask(ticket.actor(), command::RoomSince{.room = ticket.room, .ev = ev},
                   {life, [self = shared_from_this()](const Result<reply::Since> &page) { self->take(page); }});
    }

    void take(const Result<reply::Since> &page)
    {
        if (!page)
            return reply(page.error());
        for (const EventFrame &frame : page->events) {
            if (const auto *end = std::get_if<event::StreamEnded>(&frame.event))
                ended.append({end->message, {}, frame.ev});
        }
        if (page->more && !page->events.isEmpty() && ++pages < kMostPages)
            return since(page->events.last().ev);
        ended = ended.last(std::min(kMost, ended.size()));
        nextText();
    }

    void nextText()
    {
        if (ended.isEmpty())
            return reply(missed);
        ground.ask(ticket.actor(), command::MessageGet{ended.first().message},
                   {life, [self = shared_from_this()](const Result<reply::Sent> &got) { self->takeText(got); }});
    }

    void takeText(const Result<reply::Sent> &got)
    {
        Missed answer = ended.takeFirst();
        if (got && got->message.stream && got->message.stream->askedBy == ticket.user.id && isWhole(got->message)) {
            answer.text = answerText(got->message);
            missed.append(answer);
        }
        nextText();
    }
};

} // namespace

void readMissed(Ground &ground, const Ticket &ticket, core::Reply<QList<Missed>> reply)
{
    std::make_shared<Reading>(ground, ticket, std::move(reply))->start();
}

} // namespace confab::compat::aichatbot
