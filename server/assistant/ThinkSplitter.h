// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace confab::assistant {

//! Parts an answer that begins with its reasoning in "<think>…</think>" (or "<thinking>"), wherever the pieces are cut.
//! Tags further down are text. Holds back blank space at the beginning until text follows. Pure.
class ThinkSplitter
{
public:
    struct Parts
    {
        QString thought = {};
        QString text = {};
    };

    Parts feed(const QString &more);
    //! The answer is over: what was held back, unless it is blank.
    Parts finish();

private:
    enum class State { Beginning, Thinking, Thought, Answer };

    bool readBeginning();
    bool readThought(QString &thought);
    bool skipBlankLines();

    State m_state = State::Beginning;
    QString m_held;
    QString m_close; //!< the tag that ends the thought
};

} // namespace confab::assistant
