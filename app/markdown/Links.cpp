// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Links.h"

#include "Footnotes.h"

#include <algorithm>

namespace confab::markdown {

QList<LinkPlace> linksOf(const RichText &text)
{
    QList<LinkPlace> links;
    for (const Span &span : text.spans) {
        if (!span.formats.testFlag(Link))
            continue;
        const QStringView words = QStringView(text.text).sliced(span.start, span.length);
        if (!links.isEmpty() && links.last().end == span.start && links.last().url == span.url) {
            links.last().end += span.length;
            links.last().label += words;
        } else {
            links.append({span.start, span.start + span.length, span.url, words.toString()});
        }
    }
    return links;
}

QList<LinkPlace> linksOf(const QList<Block> &blocks)
{
    QList<LinkPlace> links;
    const auto add = [&links](const LinkPlace &link) {
        if (!leadsWithin(link.url) &&
            std::none_of(links.cbegin(), links.cend(), [&](const LinkPlace &known) { return known.url == link.url; }))
            links.append(link);
    };
    for (const Block &block : blocks) {
        if (!block.url.isEmpty())
            add({0, int(block.content.text.size()), block.url, block.content.text});
        for (const LinkPlace &link : linksOf(block.content))
            add(link);
        for (const RichText &cell : block.cells) {
            for (const LinkPlace &link : linksOf(cell))
                add(link);
        }
    }
    return links;
}

} // namespace confab::markdown
