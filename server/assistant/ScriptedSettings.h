// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

namespace confab::assistant {

//! How the scripted agent types.
struct ScriptedSettings
{
    double wordsPerSecond = 25; //!< on average; 0: everything at once
    int thinkMs = 400;          //!< before the first word
};

} // namespace confab::assistant
