// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

namespace confab::markdown {

//! Puts rows that were flattened back into quotes and lists: the signs and indents before each of their lines.
class ContainerLines
{
public:
    //! Where a row stands.
    struct Place
    {
        int quotes = 0;
        int joinedQuotes = 0; //!< how many of them the row above stands in as well
        int lists = 0;
        QString marker = {}; //!< as written; empty in the further rows of an item
        int indent = 0;      //!< of what stands in the item, in spaces; 0: as wide as the marker
        bool tight = false;  //!< no empty line above
    };

    void add(const QString &lines, const Place &place);
    QString take() { return std::move(m_text); }

private:
    struct Container
    {
        bool quote = false;
        QString first = {};
        QString further = {};
    };

    void leaveFor(const Place &place);
    QString enter(const Place &place);
    QString prefix() const;

    QString m_text;
    QList<Container> m_containers;
    bool m_markerAlone = false; //!< the row above is nothing but its marker
    bool m_markerApart = false; //!< and has an empty line above it
};

} // namespace confab::markdown
