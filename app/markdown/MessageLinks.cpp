// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MessageLinks.h"

#include "LinkTarget.h"
#include "MarkdownParser.h"

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

constexpr int kMost = 12; // in a menu
constexpr int kTitle = 36;

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() <= kTitle ? line : line.first(kTitle - 1).trimmed() + u'\u2026';
}

QString titleOf(const LinkPlace &link)
{
    const LinkTarget target = linkTarget(link.url);
    const QString &host = target.host;
    const QString label = shortened(link.label);
    if (label.isEmpty())
        return shortened(host);
    return label.contains(host, Qt::CaseInsensitive) && !isMisleading(link.label, target)
               ? label
               : u"%1 (%2)"_s.arg(label, shortened(host));
}

} // namespace

void MessageLinks::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_links = linksOf(parse(text));
    m_links.resize(qMin(m_links.size(), qsizetype(kMost)));
    Q_EMIT textChanged();
}

QStringList MessageLinks::titles() const
{
    QStringList titles;
    for (const LinkPlace &link : m_links)
        titles.append(titleOf(link));
    return titles;
}

} // namespace confab::markdown
