// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace confab::markdown {

struct EmojiRun
{
    int start = 0; //!< UTF-16 units
    int length = 0;
    //! Of several characters, some of which have no picture: no other font may lend those, or the whole falls apart.
    bool composed = false;

    int end() const { return start + length; }
    friend bool operator==(const EmojiRun &, const EmojiRun &) = default;
};

//! The runs of characters that are pictures. They need the emoji font by name: left to itself, the text engine picks
//! fonts by code point and takes families, skin tones and flags apart.
QList<EmojiRun> emojiRuns(const QString &text);

//! The system's emoji font; empty where there is none.
QString emojiFamily();

//! Takes the emoji font for what these families lack, before any other: outlines come first on some systems. Of fonts
//! that are made later.
void lookForEmojiAfter(const QStringList &families);

} // namespace confab::markdown
