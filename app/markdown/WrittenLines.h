// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "SourceLines.h"

#include <QString>

namespace confab::markdown {

//! What a text ends with.
struct LastWords
{
    qsizetype begin = 0;        //!< emphasis and code don't reach beyond it
    bool inCode = false;        //!< they are code
    qsizetype openComment = -1; //!< where a comment begins that has not ended
};

//! The lines of a text that is being written: of one that has only grown, those that were finished are not gone through
//! again.
class WrittenLines
{
public:
    LastWords lastWords(const QString &text);

private:
    struct State
    {
        qsizetype at = 0; //!< where the next line begins
        Fences fences = {};
        LastWords last = {};
    };

    static void take(State &state, QStringView text);

    QString m_finished; // as far as m_state goes
    State m_state;
};

} // namespace confab::markdown
