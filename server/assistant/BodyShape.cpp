// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BodyShape.h"

namespace confab::assistant {

namespace {

constexpr QByteArrayView kByteOrderMark = "\xef\xbb\xbf";
constexpr QByteArrayView kFields[] = {"data", "event", "id", "retry", "error"};

bool isBlank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

BodyShape shapeOfLine(QByteArrayView text)
{
    for (const QByteArrayView field : kFields) {
        if (text.size() <= field.size() && field.startsWith(text))
            return BodyShape::Unknown;
        if (!text.startsWith(field))
            continue;
        const char next = text[field.size()];
        if (next == ':' || next == '\r' || next == '\n')
            return BodyShape::Events;
    }
    return BodyShape::Other;
}

} // namespace

BodyShape shapeOf(QByteArrayView beginning)
{
    QByteArrayView text = beginning;
    if (text.size() < kByteOrderMark.size() && kByteOrderMark.startsWith(text))
        return BodyShape::Unknown;
    if (text.startsWith(kByteOrderMark))
        text = text.sliced(kByteOrderMark.size());
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    if (text.isEmpty())
        return BodyShape::Unknown;
    switch (text.front()) {
    case '{':
    case '[':
        return BodyShape::Json;
    case '<':
        return BodyShape::WebPage;
    case ':':
        return BodyShape::Events;
    default:
        return shapeOfLine(text);
    }
}

qsizetype jsonValueSize(QByteArrayView text)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char byte = text[i];
        if (inString) {
            if (byte == '\\')
                ++i;
            else if (byte == '"')
                inString = false;
        } else if (byte == '"') {
            inString = true;
        } else if (byte == '{' || byte == '[') {
            ++depth;
        } else if ((byte == '}' || byte == ']') && --depth <= 0) {
            return i + 1;
        }
    }
    return 0;
}

} // namespace confab::assistant
