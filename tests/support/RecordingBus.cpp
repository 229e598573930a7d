// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RecordingBus.h"

#include "protocol/Codec.h"

namespace confab::support {

using namespace Qt::StringLiterals;

RecordingBus::RecordingBus()
{
    m_bus.subscribe([this](const core::Publication &publication) { published.append(publication); });
}

QStringList RecordingBus::names() const
{
    QStringList names;
    for (const core::Publication &publication : published)
        names.append(codec::eventName(publication.frame.event));
    return names;
}

QStringList RecordingBus::storyOf(StreamId stream) const
{
    static constexpr const char *kStates[] = {"queued",  "reading", "writing",     "tool",      "done",
                                              "stopped", "failed",  "interrupted", "overbudget"};
    QStringList story;
    for (const core::Publication &publication : published) {
        const Event &event = publication.frame.event;
        if (const auto *added = std::get_if<event::MessageNew>(&event)) {
            if (added->message.stream && added->message.stream->id == stream)
                story.append(u"new"_s);
        } else if (const auto *state = std::get_if<event::StreamStateChanged>(&event)) {
            if (state->stream == stream)
                story.append(QString::fromLatin1(kStates[int(state->state)]));
        } else if (const auto *chunk = std::get_if<event::StreamChunk>(&event)) {
            if (chunk->stream == stream)
                story.append(u"chunk"_s);
        } else if (const auto *end = std::get_if<event::StreamEnded>(&event)) {
            if (end->stream == stream)
                story.append(u"end"_s);
        }
    }
    return story;
}

} // namespace confab::support
