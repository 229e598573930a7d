// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace confab::models {

//! A name or a quoted text as it is put into a sentence: letters that run the other way keep to themselves, and so do the
//! quotes and full stops around them. Empty stays empty. For what is shown, not for what is copied or sent.
inline QString isolated(const QString &text)
{
    return text.isEmpty() ? text : u'\u2068' + text + u'\u2069';
}

inline QStringList isolated(QStringList texts)
{
    for (QString &text : texts)
        text = isolated(text);
    return texts;
}

} // namespace confab::models
