// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LinkTarget.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <libpsl.h>

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

//! What addresses hold that should have been encoded.
QString withoutStrayCharacters(QString href)
{
    return href.replace(u'|', "%7C"_L1).replace(u'{', "%7B"_L1).replace(u'}', "%7D"_L1).replace(u'^', "%5E"_L1);
}

//! Of a host that is an IPv6 address, without brackets.
QString bareHost(QString host)
{
    return host.remove(u'[').remove(u']').toLower();
}

QString withoutWww(const QString &host)
{
    return host.startsWith("www."_L1) ? host.sliced(4) : host;
}

//! White space apart, which can be seen.
bool hasFormatCharacters(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.category() == QChar::Other_Format; });
}

//! Letters of scripts that share their shapes with Latin ones, below a top-level domain that is Latin.
bool looksLikeLatin(const QString &host)
{
    const QString top = host.section(u'.', -1);
    const bool latinTop = std::all_of(top.cbegin(), top.cend(), [](QChar c) { return c.unicode() < 0x80; });
    return latinTop && std::any_of(host.cbegin(), host.cend(), [](QChar c) {
               const QChar::Script script = c.script();
               return script == QChar::Script_Cyrillic || script == QChar::Script_Greek ||
                      script == QChar::Script_Armenian || script == QChar::Script_Cherokee ||
                      script == QChar::Script_Lisu || script == QChar::Script_Coptic;
           });
}

//! "main.cpp" and "README.md" name files, though some of their endings are top-level domains as well.
bool isFileName(const QString &host)
{
    static const QRegularExpression file(
        uR"(\.(md|rs|py|js|ts|cc|sh|go|cs|pl|rb|so|ps|vb|kt|hs|ml|mm|in|am|zip|mov|app|bin|ai|la|do|mk|tf|st|ac|nu)$)"_s);
    return host.count(u'.') == 1 && file.match(host).hasMatch();
}

//! Whether there are sites below the last part of the name.
bool isDomain(const QString &host)
{
    const QByteArray encoded = QUrl::toAce(host);
    const QByteArray top = encoded.sliced(encoded.lastIndexOf('.') + 1);
    return !top.isEmpty() && psl_is_public_suffix2(psl_builtin(), top.constData(), PSL_TYPE_NO_STAR_RULE) == 1;
}

//! The first thing in a label that a reader would take for the name or the number of a host; empty where there is none.
QString shownHost(const QString &label)
{
    // Full stops of other scripts and wide letters are read as the usual ones, and what can't be seen isn't there.
    QString plain = label.normalized(QString::NormalizationForm_KC);
    plain.replace(u'\u3002', u'.');
    plain.removeIf([](QChar c) { return c.category() == QChar::Other_Format; });
    static const QRegularExpression hostLike(
        uR"(([a-z][a-z0-9+.-]*://)?(?:[^\s/@]*@)?(?:((?:\d{1,3}\.){3}\d{1,3})(?![\w.])|\[([0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*)\]|((?:[\p{L}\p{N}_-]+\.)+\p{L}[\p{L}\p{N}-]*)))"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const QRegularExpressionMatch match = hostLike.match(plain);
    if (!match.hasMatch())
        return {};
    for (const int number : {2, 3}) {
        if (match.hasCaptured(number) && match.capturedLength(number) > 0)
            return match.captured(number).toLower();
    }
    const QString name = match.captured(4).toLower();
    const bool said = match.hasCaptured(1) || name.startsWith("www."_L1);
    return said || hasFormatCharacters(label) || (isDomain(name) && !isFileName(name)) ? name : QString();
}

} // namespace

LinkTarget linkTarget(const QString &href)
{
    // Browsers forgive what is refused here: white space, control and direction characters, backslashes.
    const QString trimmed = href.trimmed();
    if (trimmed.isEmpty() || hasForbidden(trimmed))
        return {};
    const QUrl url(withoutStrayCharacters(trimmed), QUrl::StrictMode);
    if (!url.isValid())
        return {};
    const QString scheme = url.scheme();
    if (scheme == "http"_L1 || scheme == "https"_L1 || scheme == "confab"_L1 || scheme == "confabs"_L1) {
        const QString host = url.host(QUrl::FullyEncoded);
        return host.isEmpty() ? LinkTarget{} : LinkTarget{url.toString(QUrl::FullyEncoded), host};
    }
    if (scheme == "mailto"_L1 && url.host().isEmpty() && url.path().contains(u'@'))
        return {url.toString(QUrl::FullyEncoded), url.path().section(u'@', -1)};
    return {};
}

bool isMisleading(const QString &label, const LinkTarget &target)
{
    const QString shown = shownHost(label);
    if (shown.isEmpty())
        return false;
    // What is turned around or left out by control characters, or set in letters that look like others, is another name
    // than it seems.
    if (hasFormatCharacters(label) || looksLikeLatin(shown))
        return true;
    // "bank.example@" before a host is read as the host.
    if (!QUrl(target.url).userInfo().isEmpty())
        return true;
    const QString encoded = QString::fromLatin1(QUrl::toAce(shown));
    return withoutWww(encoded.isEmpty() ? shown : encoded) != withoutWww(bareHost(target.host));
}

} // namespace confab::markdown
