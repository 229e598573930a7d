// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Writings.h"

#include <QRegularExpression>

namespace confab::assistant {

using namespace Qt::StringLiterals;

namespace {

constexpr int kEscapesInEscapes = 3;

void append(const QString &text, QStringList &writings)
{
    writings << text.toLower() << bare(text);
}

// Letters beyond ASCII may come out wrong: no key has them.
QString unescaped(const QString &text)
{
    static const QRegularExpression escape(
        u"[\\\\%]+u\\{?([0-9a-f]{4})\\}?|\\\\+x([0-9a-f]{2})|%([0-9a-f]{2})|&#x([0-9a-f]{1,5});|&#([0-9]{1,6});|\\\\+[nrt]"_s,
        QRegularExpression::CaseInsensitiveOption);
    constexpr int kDecimal = 5;
    QString out;
    qsizetype end = 0;
    for (auto matches = escape.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        out += QStringView(text).sliced(end, match.capturedStart() - end);
        if (const int group = match.lastCapturedIndex(); group > 0) {
            const char32_t code = match.captured(group).toUInt(nullptr, group == kDecimal ? 10 : 16);
            out += QString::fromUcs4(&code, 1);
        } else {
            out += u' ';
        }
        end = match.capturedEnd();
    }
    out += QStringView(text).sliced(end);
    return out;
}

// Where a piece begins is not known, so each place of four is tried; what is none of it becomes noise.
void appendBase64(const QString &text, QStringList &writings)
{
    QByteArray digits;
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        if (unit == u'-' || unit == u'_')
            digits += unit == u'-' ? '+' : '/';
        else if (unit < 0x80 && (c.isLetterOrNumber() || unit == u'+' || unit == u'/'))
            digits += char(unit);
    }
    for (qsizetype from = 0; from < std::min<qsizetype>(4, digits.size()); ++from)
        append(QString::fromLatin1(QByteArray::fromBase64(digits.sliced(from))), writings);
}

void appendHex(QString text, QStringList &writings)
{
    text.remove("0x"_L1, Qt::CaseInsensitive);
    QByteArray digits;
    for (const QChar c : std::as_const(text)) {
        if (c.unicode() < 0x80 && isxdigit(c.unicode()))
            digits += char(c.unicode());
    }
    for (qsizetype from = 0; from < std::min<qsizetype>(2, digits.size()); ++from) {
        const qsizetype size = (digits.size() - from) / 2 * 2;
        append(QString::fromLatin1(QByteArray::fromHex(digits.sliced(from, size))), writings);
    }
}

} // namespace

QString bare(const QString &text)
{
    QString plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_KC)) {
        if (c.isLetterOrNumber())
            plain += c.toLower();
    }
    return plain;
}

QStringList writingsIn(const QString &text)
{
    QStringList writings;
    QString written = text;
    for (int i = 0; i <= kEscapesInEscapes; ++i) {
        append(written, writings);
        appendBase64(written, writings);
        appendHex(written, writings);
        const QString inner = unescaped(written);
        if (inner == written)
            break;
        written = inner;
    }
    return writings;
}

} // namespace confab::assistant
