// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QStringList>

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
        //! The one that begins with this; the first one where none does.
        QString nameFor(const QString &part) const;
    };
    struct Group
    {
        QString name; //!< in English
        QList<Entry> entries;
    };

    static const QList<Group> &groups();
    //! Those that people write most, the most frequent first.
    static const QStringList &usual();
    //! Those that all words of `query` begin something of, the closest first, of equally close ones the usual; at most
    //! `most`. A whole name is closer than its beginning, that closer than a later word of it, what else describes it last.
    static QList<Entry> find(const QString &query, qsizetype most);
    //! The same by the names between colons alone.
    static QList<Entry> named(const QString &part, qsizetype most);
    //! Of this picture; one without names where there is none.
    static Entry of(const QString &picture);
};

} // namespace confab::models
