// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Autolinks.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

constexpr std::array kSchemes = {"http"_L1, "https"_L1, "confab"_L1, "confabs"_L1};
constexpr int kScheme = 7;     //!< letters, of the longest of them
constexpr int kAddress = 4096; //!< characters; a longer one is a link up to there
constexpr int kMailName = 64;  //!< before the "@" (RFC 5321, 4.5.3.1)
constexpr int kMailHost = 253; //!< behind it

bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isAsciiWord(QChar c)
{
    return isAsciiLetter(c) || (c >= u'0' && c <= u'9');
}

//! White space, quotes, and the punctuation of scripts that set it without spaces.
bool endsAddress(QChar c)
{
    if (c.unicode() <= u' ' || c == u'<' || c == u'>' || c == u'"' || c == u'`' || c == u'\\' || c == u'\u007F')
        return true;
    if (c.unicode() < 0x80)
        return false;
    const QChar::Category category = c.category();
    return c.isSpace() || category == QChar::Other_Control || category == QChar::Other_Format ||
           category == QChar::Punctuation_InitialQuote || category == QChar::Punctuation_FinalQuote ||
           (c.unicode() >= 0x3000 && c.unicode() <= 0x303F) || (c.unicode() >= 0xFF00 && c.unicode() <= 0xFFEF);
}

QChar openingOf(QChar closing)
{
    return closing == u')' ? u'(' : closing == u']' ? u'[' : closing == u'}' ? u'{' : QChar();
}

//! "&copy;" at the end is the text's, not the address's.
qsizetype entityLength(QStringView address)
{
    if (!address.endsWith(u';'))
        return 0;
    qsizetype at = address.size() - 1;
    while (at > 0 && isAsciiWord(address[at - 1]))
        --at;
    return at > 0 && at < address.size() - 1 && address[at - 1] == u'&' ? address.size() - at + 1 : 0;
}

QStringView withoutTail(QStringView address)
{
    for (;;) {
        if (address.isEmpty())
            return address;
        const QChar last = address.back();
        const QChar opening = openingOf(last);
        if (const qsizetype entity = entityLength(address); entity > 0)
            address.chop(entity);
        else if (QStringView(u"?!.,:;*_~'|").contains(last))
            address.chop(1);
        else if (!opening.isNull() && address.count(last) > address.count(opening))
            address.chop(1);
        else
            return address;
    }
}

bool isHostLetter(QChar c)
{
    return c.isLetterOrNumber() || c == u'-' || c == u'.' || c == u'_';
}

//! Whether what follows "://" can be somebody's address.
bool hasHost(QStringView authority)
{
    if (authority.startsWith(u'['))
        return authority.indexOf(u']') > 1;
    const qsizetype at = authority.indexOf(u'@');
    const qsizetype path = authority.indexOf(u'/');
    const qsizetype begin = at >= 0 && (path < 0 || at < path) ? at + 1 : 0;
    return begin < authority.size() && authority[begin].isLetterOrNumber();
}

QStringView addressFrom(QStringView text, int start)
{
    int end = start;
    while (end < text.size() && end - start < kAddress && !endsAddress(text[end]))
        ++end;
    return withoutTail(text.sliced(start, end - start));
}

//! The length of one of the schemes at the end; 0 where there is none. A longer word ("xhttps") isn't one of them.
int schemeLength(QStringView before)
{
    int length = 0;
    while (length < before.size() && length < kScheme && isAsciiLetter(before[before.size() - length - 1]))
        ++length;
    const QStringView scheme = before.last(length);
    const bool known = std::ranges::any_of(
        kSchemes, [scheme](QLatin1StringView each) { return scheme.compare(each, Qt::CaseInsensitive) == 0; });
    return known && (length == before.size() || !isAsciiWord(before[before.size() - length - 1])) ? length : 0;
}

std::optional<Autolink> schemeAt(QStringView text, int at)
{
    const int scheme = text.sliced(at).startsWith("://"_L1) ? schemeLength(text.first(at)) : 0;
    if (scheme == 0)
        return {};
    const int start = at - scheme;
    const QStringView address = addressFrom(text, start);
    if (address.size() <= scheme + 3 || !hasHost(address.sliced(scheme + 3)))
        return {};
    return Autolink{start, int(address.size()), address.toString()};
}

std::optional<Autolink> wwwAt(QStringView text, int at)
{
    if (!text.sliced(at).startsWith("www."_L1, Qt::CaseInsensitive) || !canBeginAddress(text.first(at), u'w'))
        return {};
    const QStringView address = addressFrom(text, at);
    const QStringView host = address.sliced(qMin(4, address.size()));
    const qsizetype dot = host.indexOf(u'.');
    if (dot < 1 || !host.front().isLetterOrNumber() || dot + 1 >= host.size() || !host[dot + 1].isLetterOrNumber())
        return {};
    return Autolink{at, int(address.size()), u"http://"_s + address.toString()};
}

//! Of a "mailto:" before an address, which is a part of it then.
int mailtoLength(QStringView before)
{
    constexpr auto kMailto = "mailto:"_L1;
    if (!before.endsWith(kMailto, Qt::CaseInsensitive))
        return 0;
    const QStringView above = before.chopped(kMailto.size());
    return above.isEmpty() || !isAsciiWord(above.back()) ? int(kMailto.size()) : 0;
}

std::optional<Autolink> mailAt(QStringView text, int at)
{
    const auto isNameLetter = [](QChar c) { return isAsciiWord(c) || QStringView(u".+-_").contains(c); };
    int start = at;
    while (start > 0 && at - start < kMailName && isNameLetter(text[start - 1]))
        --start;
    while (start < at && !isAsciiWord(text[start]))
        ++start;
    // Not behind an address's "//", where it names who signs in.
    if (start == at || (start > 0 && (isNameLetter(text[start - 1]) || text[start - 1] == u'/')))
        return {};
    int end = at + 1;
    while (end < text.size() && end - at <= kMailHost && isHostLetter(text[end]) && text[end].unicode() < 0x80)
        ++end;
    // GFM: an address that would end with one of these is none.
    if (text[end - 1] == u'-' || text[end - 1] == u'_')
        return {};
    while (end > at && !isAsciiWord(text[end - 1]))
        --end;
    const QStringView host = text.sliced(at + 1, qMax(0, end - at - 1));
    const qsizetype dot = host.lastIndexOf(u'.');
    if (dot < 1 || host.contains(".."_L1) || !isAsciiLetter(host[dot + 1]))
        return {};
    const int scheme = mailtoLength(text.first(start));
    return Autolink{start - scheme, end - start + scheme, u"mailto:"_s + text.sliced(start, end - start).toString()};
}

} // namespace

bool canBeginAddress(QStringView before, QChar sign)
{
    if (sign == u':')
        return schemeLength(before) > 0;
    return before.isEmpty() || !(isAsciiWord(before.back()) || QStringView(u"/.-_@:").contains(before.back()));
}

std::optional<Autolink> autolinkAt(QStringView text, int at)
{
    switch (text[at].unicode()) {
    case u':':
        return schemeAt(text, at);
    case u'w':
    case u'W':
        return wwwAt(text, at);
    case u'@':
        return mailAt(text, at);
    default:
        return {};
    }
}

std::optional<Autolink> findAutolink(QStringView text, int from)
{
    for (int at = from; at < text.size(); ++at) {
        if (const std::optional<Autolink> link = autolinkAt(text, at); link && link->start >= from)
            return link;
    }
    return {};
}

} // namespace confab::markdown
