// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LinkTarget.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

bool hasForbidden(const QString &text)
{
    for (const QChar c : text) {
        if (c.isSpace() || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || c == u'\\')
            return true;
    }
    return false;
}

QString withoutWww(const QString &host)
{
    return host.startsWith("www."_L1) ? host.sliced(4) : host;
}

} // namespace

LinkTarget linkTarget(const QString &href)
{
    // Browsers forgive what is refused here: white space, control and direction characters, backslashes.
    const QString trimmed = href.trimmed();
    if (trimmed.isEmpty() || hasForbidden(trimmed))
        return {};
    const QUrl url(trimmed, QUrl::StrictMode);
    if (!url.isValid())
        return {};
    const QString scheme = url.scheme();
    if (scheme == "http"_L1 || scheme == "https"_L1) {
        const QString host = url.host(QUrl::FullyEncoded);
        return host.isEmpty() ? LinkTarget{} : LinkTarget{url.toString(QUrl::FullyEncoded), host};
    }
    if (scheme == "mailto"_L1 && url.host().isEmpty() && url.path().contains(u'@'))
        return {url.toString(QUrl::FullyEncoded), url.path().section(u'@', -1)};
    return {};
}

bool isMisleading(const QString &label, const LinkTarget &target)
{
    // The first thing in the label that looks like a host name.
    static const QRegularExpression hostLike(
        uR"((?:[a-z][a-z0-9+.-]*://)?(?:[^\s/@]*@)?((?:[\p{L}\p{N}_-]+\.)+\p{L}{2,}))"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const QRegularExpressionMatch match = hostLike.match(label);
    if (!match.hasMatch())
        return false;
    const QString shown = match.captured(1).toLower();
    // "report.pdf" and "main.cpp" name files.
    if (!match.captured().contains("://"_L1) && !shown.startsWith("www."_L1) && shown.count(u'.') == 1) {
        static const QRegularExpression domain(uR"(\.(com|org|net|edu|gov|io|dev|app|info|biz|eu|[a-z]{2})$)"_s);
        static const QRegularExpression file(uR"(\.(md|rs|py|js|ts|cc|sh|go|cs|pl|rb|so|ps|vb|kt|hs|ml|mm|in|am)$)"_s);
        if (!domain.match(shown).hasMatch() || file.match(shown).hasMatch())
            return false;
    }
    const QString shownHost = QString::fromLatin1(QUrl::toAce(shown));
    return withoutWww(shownHost.isEmpty() ? shown : shownHost) != withoutWww(target.host.toLower());
}

} // namespace confab::markdown
