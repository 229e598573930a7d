// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "OpenPart.h"

namespace confab::markdown {

//! Code whose fence is not closed yet.
class OpenCode final : public OpenPart
{
public:
    static std::unique_ptr<OpenPart> begin(QStringView part, const Block &block);

    std::optional<Block> read(QStringView part) override;
    int readLength() const override { return m_readLength; }

private:
    OpenCode(QStringView fence, int length, const Block &block);

    bool closes(QStringView line) const;
    void take(QStringView line);

    const QChar m_sign;
    const int m_length; //!< of the fence
    const Block m_block;
    QString m_taken;   //!< whole lines of the part, that of the fence included
    QString m_written; //!< the code in them
    QString m_shown;   //!< the same, as it is drawn
    int m_readLength = 0;
};

} // namespace confab::markdown
