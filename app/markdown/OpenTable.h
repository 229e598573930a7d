// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "OpenPart.h"

namespace confab::markdown {

//! A table that may get more rows. Each is read below the header alone.
class OpenTable final : public OpenPart
{
public:
    static std::unique_ptr<OpenPart> begin(QStringView part, const Block &block);

    std::optional<Block> read(QStringView part) override;
    int readLength() const override { return m_readLength; }

private:
    OpenTable(QStringView head, const Block &block);

    std::optional<QList<RichText>> cellsOf(QStringView line) const;

    const QString m_head; //!< the first two lines
    Block m_table;        //!< of the whole lines that were read
    QString m_taken;      //!< these lines, those of the head included
    int m_readLength = 0;
};

} // namespace confab::markdown
