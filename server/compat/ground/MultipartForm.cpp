// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MultipartForm.h"

#include <QList>
#include <QStringDecoder>

namespace confab::compat {

namespace {

constexpr qsizetype kBoundaryBytes = 70; // RFC 2046

std::optional<QString> fromUtf8(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    QString text = decoder.decode(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

//! `a; name="b"; c=d`, parted at semicolons outside of quotes.
QList<QByteArray> partsOf(QByteArrayView value)
{
    QList<QByteArray> parts{{}};
    bool isQuoted = false;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (isQuoted && c == '\\' && i + 1 < value.size() && (value[i + 1] == '"' || value[i + 1] == '\\')) {
            parts.last() += value[++i];
            continue;
        }
        if (c == '"')
            isQuoted = !isQuoted;
        else if (c == ';' && !isQuoted)
            parts.append(QByteArray());
        else
            parts.last() += c;
    }
    return parts;
}

//! The value of a header's parameter, without quotes; nothing when it has none of this name.
std::optional<QByteArray> parameterOf(QByteArrayView value, QByteArrayView name)
{
    const QList<QByteArray> parts = partsOf(value);
    for (qsizetype i = 1; i < parts.size(); ++i) {
        const QByteArray part = parts[i].trimmed();
        const qsizetype equals = part.indexOf('=');
        if (equals >= 0 && part.first(equals).trimmed().toLower() == name)
            return part.sliced(equals + 1).trimmed();
    }
    return std::nullopt;
}

//! The name of a part, by its head.
std::optional<QByteArray> fieldName(const QByteArray &head)
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0 || line.first(colon).trimmed().toLower() != "content-disposition")
            continue;
        const QByteArray value = line.sliced(colon + 1).trimmed();
        return partsOf(value).first().trimmed().toLower() == "form-data" ? parameterOf(value, "name") : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<QByteArray> boundaryOf(QByteArrayView contentType)
{
    if (partsOf(contentType).first().trimmed().toLower() != "multipart/form-data")
        return std::nullopt;
    auto boundary = parameterOf(contentType, "boundary");
    if (!boundary || boundary->isEmpty() || boundary->size() > kBoundaryBytes)
        return std::nullopt;
    return boundary;
}

std::optional<QString> multipartField(QByteArrayView body, const QByteArray &boundary, QByteArrayView name)
{
    const QByteArray first = "--" + boundary;
    const QByteArray delimiter = "\r\n" + first;
    // The first delimiter has no line before it where there is no preamble.
    const qsizetype preamble = body.startsWith(first) ? 0 : body.indexOf(delimiter);
    if (preamble < 0)
        return std::nullopt;
    qsizetype at = preamble + (preamble == 0 ? first.size() : delimiter.size());
    while (body.sliced(at).startsWith("\r\n")) {
        const QByteArrayView rest = body.sliced(at + 2);
        const qsizetype headEnd = rest.indexOf("\r\n\r\n");
        const qsizetype partEnd = headEnd < 0 ? -1 : rest.indexOf(delimiter, headEnd + 2);
        if (partEnd < 0)
            return std::nullopt;
        if (fieldName(rest.first(headEnd).toByteArray()) == name) {
            const qsizetype begin = headEnd + 4;
            return fromUtf8(rest.sliced(begin, std::max<qsizetype>(0, partEnd - begin)));
        }
        at += 2 + partEnd + delimiter.size();
    }
    return std::nullopt;
}

} // namespace confab::compat
