// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HtmlTags.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

struct FormatTag
{
    QLatin1StringView name;
    Format format;
};

constexpr std::array kFormatTags = {FormatTag{"kbd"_L1, Keyboard}, FormatTag{"sub"_L1, Subscript},
                                    FormatTag{"sup"_L1, Superscript}};

//! "kbd" of "<kbd>" and "</kbd>"; a tag with attributes is none of those that mean something.
QStringView nameOf(QStringView html)
{
    if (html.size() < 3 || !html.startsWith(u'<') || !html.endsWith(u'>'))
        return {};
    const qsizetype begin = html[1] == u'/' ? 2 : 1;
    return html.sliced(begin, html.size() - begin - 1).trimmed();
}

//! A summary is HTML through and through: what only makes its words bold is left out.
QString plainSummary(QString text)
{
    static const QRegularExpression emphasis(u"</?(?:b|strong|i|em|u|code|h[1-6]|span)>"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    return text.remove(emphasis).simplified();
}

QString withoutComments(QString html)
{
    static const QRegularExpression comment(u"(?<![^\\n])[ \\t]*(?><!--.*?-->)[ \\t]*(?:\\n|$)"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    return html.remove(comment);
}

} // namespace

bool isLineBreak(QStringView html)
{
    QStringView name = nameOf(html);
    if (html.size() > 1 && html[1] == u'/')
        return false;
    if (name.endsWith(u'/'))
        name = name.chopped(1).trimmed();
    return name.compare("br"_L1, Qt::CaseInsensitive) == 0;
}

Format formatOfTag(QStringView html)
{
    const QStringView name = nameOf(html);
    for (const FormatTag &tag : kFormatTags) {
        if (name.compare(tag.name, Qt::CaseInsensitive) == 0)
            return tag.format;
    }
    return NoFormat;
}

bool isClosingTag(QStringView html)
{
    return html.startsWith("</"_L1);
}

QList<HtmlPart> htmlParts(const QString &written)
{
    const QString html = withoutComments(written);
    static const QRegularExpression tag(
        u"<details(\\s+open(?:=\"[^\"]*\")?)?\\s*>|<summary>((?:(?!</?summary>|</?details).)*)</summary>|</details>"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    QList<HtmlPart> parts;
    const auto addText = [&](qsizetype from, qsizetype to) {
        const QString text = html.sliced(from, to - from).trimmed();
        if (!text.isEmpty())
            parts.append({HtmlPart::Kind::Text, text});
    };
    qsizetype position = 0;
    auto matches = tag.globalMatch(html);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        addText(position, match.capturedStart());
        position = match.capturedEnd();
        if (match.captured().startsWith("</"_L1))
            parts.append({HtmlPart::Kind::EndOfDetails});
        else if (match.captured().startsWith("<s"_L1, Qt::CaseInsensitive))
            parts.append({HtmlPart::Kind::Summary, plainSummary(match.captured(2))});
        else
            parts.append({match.hasCaptured(1) ? HtmlPart::Kind::OpenDetails : HtmlPart::Kind::Details});
    }
    addText(position, html.size());
    return parts;
}

} // namespace confab::markdown
