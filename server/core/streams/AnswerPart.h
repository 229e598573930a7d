// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <variant>

namespace confab::core {

//! What the model said in its answer.
struct SaidText
{
    QString text = {};
    friend bool operator==(const SaidText &, const SaidText &) = default;
};

//! What it thought on the way.
struct ThoughtText
{
    QString text = {};
    friend bool operator==(const ThoughtText &, const ThoughtText &) = default;
};

//! What it wants a tool to do.
struct ToolCall
{
    QString id = {}; //!< by which the result names it
    QString tool = {};
    QString arguments = {}; //!< as the model wrote them
    friend bool operator==(const ToolCall &, const ToolCall &) = default;
};

//! What came of that, or why nothing did.
struct ToolResult
{
    QString call = {};
    QString text = {};
    bool isError = false;
    friend bool operator==(const ToolResult &, const ToolResult &) = default;
};

//! One of the things that an answer is made of.
using AnswerPart = std::variant<SaidText, ThoughtText, ToolCall, ToolResult>;

} // namespace confab::core
