// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Codec.h"

namespace confab::codec {

//! The data of an answer, read and written again as a server writes it; empty when it can't be read.
template <class Answer>
QByteArray rewrittenReply(const Json &data)
{
    const auto answer = decodeReply<Answer>(data);
    return answer ? encodeReply(*answer) : QByteArray();
}

} // namespace confab::codec
