// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "BuildState.h"
#include "OpenPart.h"
#include "RenderLimits.h"

namespace confab::markdown {

//! Reads a message again and again while it is being written: only what may still change, the last part of it. The rows
//! are those that parse() gives.
class GrowingMessage
{
public:
    QList<Block> read(const QString &text, int maxBlocks = limits::kBlocks);
    void forget() { *this = {}; }

    //! UTF-16 units that the last reading went through.
    int readLength() const { return m_readLength; }

private:
    bool goesOn(const QString &text, int maxBlocks) const;
    std::optional<QList<Block>> readOn(QStringView part);

    QString m_settledText;
    BuildState m_settled;
    std::unique_ptr<OpenPart> m_open; // what comes after it, and is read on
    int m_maxBlocks = 0;
    int m_readLength = 0;
};

} // namespace confab::markdown
