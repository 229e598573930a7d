// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ValueCodec.h"

#include <tuple>

namespace confab::codec {

namespace {

constexpr qsizetype kEntryBytes = 400;

template <class Answer>
qsizetype expectedBytes(const Answer &answer)
{
    if constexpr (requires { answer.message.content; }) {
        return 2 * sizeHint(answer.message);
    } else if constexpr (requires { answer.messages; }) {
        qsizetype bytes = 64 + 128 * (answer.delivered.size() + answer.seen.size());
        for (const Message &message : answer.messages)
            bytes += sizeHint(message);
        return bytes;
    } else if constexpr (requires { answer.rooms; }) {
        return 1024 + kEntryBytes * answer.rooms.size();
    } else if constexpr (requires { answer.members; }) {
        return kEntryBytes * (2 + answer.members.size());
    } else if constexpr (requires { answer.presence; }) {
        return 64 + 160 * answer.presence.size();
    } else if constexpr (requires { answer.agents; }) {
        return 64 + kEntryBytes * answer.agents.size();
    } else if constexpr (requires { answer.text; }) {
        return 128 + answer.text.size();
    } else {
        return kEntryBytes;
    }
}

} // namespace

template <class Answer>
QByteArray encodeReply(const Answer &answer)
{
    if constexpr (std::is_empty_v<Answer>)
        return "{}"_qba;
    JsonWriter out(expectedBytes(answer));
    writeObject(out, answer);
    return out.take();
}

template <class Answer>
Result<Answer> decodeReply(const Json &data)
{
    return readAll<Answer>(data.object());
}

//! Compiles both for each alternative, so that a new reply has to be named in one place only.
template <class Replies>
struct Compiled;
template <class... Answers>
struct Compiled<std::variant<Answers...>>
{
    static constexpr std::tuple kEncoders{&encodeReply<Answers>...};
    static constexpr std::tuple kDecoders{&decodeReply<Answers>...};
};
template struct Compiled<AnyReply>;

} // namespace confab::codec
