// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "assistant/AnswerReader.h"
#include "Fuzzing.h"

using namespace confab;
using namespace confab::assistant;

namespace {

QList<SseEvent> eventsOf(const fuzz::Pieces &pieces)
{
    SseParser parser;
    QList<SseEvent> events;
    pieces.forEach([&](QByteArrayView piece) { parser.feed(piece, events); });
    parser.finish(events);
    return events;
}

struct Answer
{
    QString thought = {};
    QString text = {};
    bool isGood = false;
    friend bool operator==(const Answer &, const Answer &) = default;
};

Answer answerOf(const fuzz::Pieces &pieces)
{
    AnswerReader reader{Secrets()};
    Answer answer;
    const auto take = [&] {
        answer.thought += reader.takeThought().text;
        answer.text += reader.takeText().text;
        fuzz::hold(reader.result() || answer.text.isEmpty() || !answer.text.back().isHighSurrogate(),
                   "no character is cut in two");
    };
    pieces.forEach([&](QByteArrayView piece) {
        reader.feed(piece.toByteArray());
        take();
    });
    reader.end(true);
    take();
    answer.isGood = reader.result() && reader.result()->has_value();
    return answer;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    const fuzz::Pieces pieces(QByteArrayView(reinterpret_cast<const char *>(bytes), qsizetype(size)));
    fuzz::Pieces whole = pieces;
    whole.size = std::max<qsizetype>(1, whole.whole.size());
    fuzz::hold(eventsOf(pieces) == eventsOf(whole), "the events are the same wherever the stream is cut");
    fuzz::hold(answerOf(pieces) == answerOf(whole), "the answer is the same wherever the stream is cut");
    return 0;
}
