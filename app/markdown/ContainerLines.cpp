// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ContainerLines.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

QString withoutSpaceAtEnd(QString line)
{
    while (line.endsWith(u' '))
        line.chop(1);
    return line;
}

} // namespace

void ContainerLines::add(const QString &lines, const Place &place)
{
    const qsizetype before = m_containers.size();
    leaveFor(place);
    const QString shared = prefix();
    const bool within = m_markerAlone && m_containers.size() == before;
    const QString entered = enter(place);
    // "- - a": what an item without words begins with may stand beside its marker.
    const bool beside = within && (place.marker.isEmpty() || place.tight != m_markerApart);
    const bool apart = !m_text.isEmpty() && !place.tight;
    if (beside) {
        m_text += u' ';
    } else {
        if (!m_text.isEmpty())
            m_text += u'\n';
        if (apart && !within)
            m_text += withoutSpaceAtEnd(shared) + u'\n';
        m_text += shared;
    }
    m_text += entered;
    const QString further = prefix();
    const QStringList all = lines.split(u'\n');
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (i > 0)
            m_text += u'\n' + (all.at(i).isEmpty() ? withoutSpaceAtEnd(further) : further);
        m_text += all.at(i);
    }
    m_markerAlone = lines.isEmpty() && !place.marker.isEmpty();
    if (lines.isEmpty())
        m_text = withoutSpaceAtEnd(m_text);
    if (!beside)
        m_markerApart = apart;
}

void ContainerLines::leaveFor(const Place &place)
{
    const int lists = place.marker.isEmpty() ? place.lists : place.lists - 1;
    int quotesKept = 0;
    int listsKept = 0;
    qsizetype kept = 0;
    for (; kept < m_containers.size(); ++kept) {
        int &count = m_containers.at(kept).quote ? quotesKept : listsKept;
        if (++count > (m_containers.at(kept).quote ? place.joinedQuotes : lists))
            break;
    }
    m_containers.resize(kept);
}

QString ContainerLines::enter(const Place &place)
{
    QString entered;
    const auto isQuote = [](const Container &each) { return each.quote; };
    for (auto quotes = std::count_if(m_containers.cbegin(), m_containers.cend(), isQuote); quotes < place.quotes;
         ++quotes) {
        m_containers.append({true, u"> "_s, u"> "_s});
        entered += u"> "_s;
    }
    if (!place.marker.isEmpty()) {
        const QString first = place.marker + u' ';
        m_containers.append({false, first, QString(place.indent > 0 ? place.indent : int(first.size()), u' ')});
        entered += first;
    }
    return entered;
}

QString ContainerLines::prefix() const
{
    QString before;
    for (const Container &each : m_containers)
        before += each.further;
    return before;
}

} // namespace confab::markdown
