// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Validation.h"

namespace confab::core::validation {

using namespace Qt::StringLiterals;

namespace {

bool isHidden(QChar c)
{
    const auto category = c.category();
    // Format characters reorder or hide what stands around them; line separators break the one line that it is.
    return category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Separator_Line ||
           category == QChar::Separator_Paragraph;
}

Result<QString> oneLine(const QString &text, const QString &field, int maxChars)
{
    const QString trimmed = text.normalized(QString::NormalizationForm_C).simplified();
    if (std::ranges::any_of(trimmed, isHidden))
        return Error{ErrorCode::ValidationFailed, u"It contains characters that can't be shown safely."_s, field};
    if (trimmed.size() > maxChars)
        return Error{ErrorCode::ValidationFailed, u"At most %1 characters, please."_s.arg(maxChars), field};
    return trimmed;
}

} // namespace

Result<> content(const QString &text, const Limits &limits)
{
    if (QStringView(text).trimmed().isEmpty())
        return Error{ErrorCode::ValidationFailed, u"The message is empty."_s, u"content"_s};
    if (text.contains(QChar(u'\0')))
        return Error{ErrorCode::ValidationFailed, u"The message contains a NUL character."_s, u"content"_s};
    // A UTF-16 unit is at most three bytes of UTF-8: short texts need no conversion to be known to fit.
    if (text.size() * 3 > limits.contentBytes && text.toUtf8().size() > limits.contentBytes)
        return Error{ErrorCode::TooLarge, u"The message is too long. Send it in parts."_s, u"content"_s};
    return Done{};
}

Result<> clientId(const QString &id, const Limits &limits)
{
    if (id.isEmpty() || id.size() > limits.clientIdChars)
        return Error{ErrorCode::ValidationFailed, u"1 to %1 characters, please."_s.arg(limits.clientIdChars),
                     u"clientId"_s};
    return Done{};
}

Result<QString> reason(const QString &text)
{
    constexpr int kReasonChars = 300;
    return oneLine(text, u"reason"_s, kReasonChars);
}

Result<QString> topic(const QString &text, const Limits &limits)
{
    return oneLine(text, u"topic"_s, limits.topicChars);
}

} // namespace confab::core::validation
