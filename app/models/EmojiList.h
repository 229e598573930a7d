// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

namespace confab::models {

//! The emoji that can be chosen, by groups, and what they are called. Read once, when first asked for; the texts are
//! parts of the program.
class EmojiList
{
public:
    struct Entry
    {
        QByteArrayView emoji;
        QByteArrayView names; //!< as between colons, with spaces between several
        QByteArrayView words; //!< what else it is found by, in small letters

        QString picture() const { return QString::fromUtf8(emoji); }
        QString name() const; //!< the first one
    };
    struct Group
    {
        QString name; //!< in English
        QList<Entry> entries;
    };

    static const QList<Group> &groups();
    //! Those that all words of `query` begin something of, the closest first; at most `most`.
    static QList<Entry> find(const QString &query, qsizetype most);
    //! Those whose name between colons begins with this, then those that have it elsewhere; at most `most`.
    static QList<Entry> named(const QString &part, qsizetype most);
    //! Of this picture; one without names where there is none.
    static Entry of(const QString &picture);
};

} // namespace confab::models
