// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/DraftSubject.h"
#include "protocol/Types.h"

#include <optional>

namespace confab::models {

//! What stands in the composer of a room: a new message, a reply, or a message of one's own that is edited. A value.
struct HalfWritten
{
    enum class Mode { Write, Edit, Reply };

    Mode mode = Mode::Write;
    QString text = {};
    Message subject = {};  //!< what is edited or replied to
    QString setAside = {}; //!< the draft, while a message is edited
    //! The draft got there without anybody's doing. Enter was meant for something else: it sends nothing before the
    //! user has said that this is a draft.
    bool held = false;

    //! It is the held draft that is in the field.
    bool isHeld() const { return held && mode != Mode::Edit; }
    //! An edit in which something is changed; any other is none.
    bool isRewritten() const { return mode == Mode::Edit && text != subject.content; }
    //! Words that leaving the room would take away: in the field, or set aside for an edit.
    bool hasWords() const;
    //! The draft itself, in the field or set aside.
    const QString &draft() const { return mode == Mode::Edit ? setAside : text; }

    //! How it is kept: the text, and what that is about.
    const QString &textToKeep() const { return mode == Mode::Edit && !isRewritten() ? setAside : text; }
    std::optional<client::DraftSubject> subjectToKeep() const;
};

} // namespace confab::models
