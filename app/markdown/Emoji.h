// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

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

//! How many pictures the text consists of, if there is nothing else in it but spaces; 0 otherwise. Of a long text too.
int emojiAlone(const QString &text);

//! Signs of the kind of "\u2714": the emoji font has a picture of them, but one has to ask for that, which was not
//! done.
QList<EmojiRun> charactersLikeEmoji(const QString &text);

//! The system's font for such signs; empty where there is none.
QString signFamily();

//! The system's emoji font; empty where there is none.
QString emojiFamily();

} // namespace confab::markdown
