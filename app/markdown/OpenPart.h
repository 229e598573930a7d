// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"

#include <memory>
#include <optional>

namespace confab::markdown {

//! A block at the end of a message that is long and not at its end: read on by lines, instead of as a whole again.
class OpenPart
{
public:
    virtual ~OpenPart() = default;

    //! The block, of the text that was read before and more of it; nothing where it takes a whole reading to tell.
    virtual std::optional<Block> read(QStringView part) = 0;
    //! UTF-16 units that the last reading went through.
    virtual int readLength() const = 0;
};

//! Of the last part of a message, which a whole reading has found to be `block` alone. Null where it is nothing that
//! can be read on.
std::unique_ptr<OpenPart> openPart(QStringView part, const Block &block);

} // namespace confab::markdown
