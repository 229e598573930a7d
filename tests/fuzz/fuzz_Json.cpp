// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Fuzzing.h"
#include "protocol/Codec.h"

#include <QJsonDocument>

using namespace confab;

namespace {

void readAsServer(QByteArrayView frame)
{
    const auto decoded = codec::decodeCommand(frame, Limits());
    const auto *command = std::get_if<CommandFrame>(&decoded);
    if (!command)
        return;
    fuzz::hold(QJsonDocument::fromJson(frame.toByteArray()).isObject(), "what passes is JSON to others");
    const auto again = codec::decodeCommand(codec::encodeCommand(*command), Limits());
    fuzz::hold(std::holds_alternative<CommandFrame>(again) && std::get<CommandFrame>(again) == *command,
               "a command is read as it was written");
}

void readAsClient(QByteArrayView frame)
{
    const auto decoded = codec::decodeServerFrame(frame.toByteArray());
    const auto *event = decoded ? std::get_if<EventFrame>(&*decoded) : nullptr;
    if (!event)
        return;
    const auto again = codec::decodeServerFrame(codec::encodeEvent(*event));
    fuzz::hold(again && std::holds_alternative<EventFrame>(*again) && std::get<EventFrame>(*again) == *event,
               "an event is read as it was written");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    const QByteArrayView frame(reinterpret_cast<const char *>(bytes), qsizetype(size));
    readAsServer(frame);
    readAsClient(frame);
    codec::idOfCut(frame.first(frame.size() / 2), frame.sliced(frame.size() / 2));
    return 0;
}
