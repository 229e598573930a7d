// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PageCursor.h"

#include <QByteArray>
#include <QStringDecoder>

namespace confab::core::pagecursor {

using namespace Qt::StringLiterals;

namespace {
constexpr auto kBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype kIdBytes = 16;
} // namespace

QString written(const std::pair<QString, UserId> &last)
{
    return QString::fromLatin1((last.second.toBytes() + last.first.toUtf8()).toBase64(kBase64));
}

std::optional<std::pair<QString, UserId>> read(const QString &cursor)
{
    const auto bytes = QByteArray::fromBase64Encoding(cursor.toLatin1(), kBase64 | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || (*bytes).size() < kIdBytes)
        return std::nullopt;
    const auto id = UserId::fromBytes(QByteArrayView(*bytes).first(kIdBytes));
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder((*bytes).sliced(kIdBytes));
    if (!id || decoder.hasError())
        return std::nullopt;
    return std::pair(text, *id);
}

Error wrong()
{
    return {ErrorCode::ValidationFailed, u"This is no cursor of this list; start again."_s, u"cursor"_s};
}

} // namespace confab::core::pagecursor
