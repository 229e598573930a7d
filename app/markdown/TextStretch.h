// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

namespace confab::markdown {

//! Some characters of a text that follow each other.
struct TextStretch
{
    int start = 0; //!< UTF-16 units
    int length = 0;

    int end() const { return start + length; }
    friend bool operator==(const TextStretch &, const TextStretch &) = default;
};

} // namespace confab::markdown
