// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RequestPath.h"

#include <QList>
#include <QStringDecoder>

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

//! Undoes %XX; false for an escape that is none, and for an escaped NUL.
bool unescape(QByteArrayView raw, bool plusIsSpace, QByteArray *out)
{
    out->reserve(raw.size());
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (raw[i] != '%') {
            out->append(plusIsSpace && raw[i] == '+' ? ' ' : raw[i]);
            continue;
        }
        if (i + 2 >= raw.size())
            return false;
        const int high = hexValue(raw[i + 1]);
        const int low = hexValue(raw[i + 2]);
        if (high < 0 || low < 0 || (high == 0 && low == 0))
            return false;
        out->append(char(high * 16 + low));
        i += 2;
    }
    return true;
}

std::optional<QString> fromUtf8(const QByteArray &bytes)
{
    // Stateless: a cut-off sequence at the end has to count as an error, too.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

bool hasEscapedSlash(QByteArrayView raw)
{
    const QByteArray lower = raw.toByteArray().toLower();
    return lower.contains("%2f") || lower.contains("%5c");
}

} // namespace

std::optional<QString> decodePath(QByteArrayView raw)
{
    QByteArray bytes;
    if (!raw.startsWith('/') || hasEscapedSlash(raw) || !unescape(raw, false, &bytes))
        return std::nullopt;
    const std::optional<QString> path = fromUtf8(bytes);
    if (!path)
        return std::nullopt;
    for (const QChar c : *path) {
        if (c.unicode() < 0x20 || c == u'\\' || (c.unicode() >= 0x7f && c.unicode() <= 0x9f))
            return std::nullopt;
    }
    for (const QStringView part : QStringView(*path).split(u'/')) {
        if (part == "."_L1 || part == ".."_L1)
            return std::nullopt;
    }
    return path;
}

std::optional<QString> decodeQueryPart(QByteArrayView raw)
{
    QByteArray bytes;
    if (!unescape(raw, true, &bytes))
        return std::nullopt;
    return fromUtf8(bytes);
}

} // namespace confab::gateway
