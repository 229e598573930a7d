// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Answers.h"

#include <algorithm>

namespace confab::compat {

using namespace Qt::StringLiterals;

WholeAnswer wholeAnswer(const Message &message)
{
    WholeAnswer answer{.message = message};
    const MessageStream &stream = *answer.message.stream;
    const bool isGood = stream.state == StreamState::Done || stream.state == StreamState::Stopped;
    if (!isGood && answer.message.content.isEmpty())
        answer.failure =
            stream.reason.isEmpty() ? u"The answer could not be written. Please ask again."_s : stream.reason;
    return answer;
}

bool isBeingWritten(const Message &message)
{
    return message.stream && !isFinal(message.stream->state);
}

const Message *Answers::running(StreamId stream) const
{
    const auto it = std::find_if(m_running.cbegin(), m_running.cend(),
                                 [stream](const Message &message) { return message.stream->id == stream; });
    return it == m_running.cend() ? nullptr : &*it;
}

std::optional<WholeAnswer> Answers::heard(const EventFrame &frame)
{
    if (const auto *fresh = std::get_if<event::MessageNew>(&frame.event); fresh && fresh->message.stream) {
        if (!isBeingWritten(fresh->message))
            return wholeAnswer(fresh->message);
        m_running.insert(fresh->message.id, fresh->message);
    }
    if (const auto *gone = std::get_if<event::MessageDeleted>(&frame.event))
        m_running.remove(gone->message.id);
    const auto *ended = std::get_if<event::StreamEnded>(&frame.event);
    const auto it = ended ? m_running.find(ended->message) : m_running.end();
    if (it == m_running.end())
        return std::nullopt;
    Message message = *it;
    m_running.erase(it);
    message.content = ended->content;
    message.stream->state = ended->state;
    message.stream->reason = ended->reason;
    return wholeAnswer(message);
}

} // namespace confab::compat
