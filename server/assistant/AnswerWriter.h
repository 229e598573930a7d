// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

namespace confab::assistant {

//! Writes one answer into its sink, on the assistant thread. Destroying it closes whatever it has open; it is never
//! destroyed from inside its own calls of the sink.
class AnswerWriter
{
public:
    virtual ~AnswerWriter() = default;
    virtual void start() = 0;
};

} // namespace confab::assistant
