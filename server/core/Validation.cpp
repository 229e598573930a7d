// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Validation.h"

#include "core/accounts/NamePolicy.h"

namespace confab::core::validation {

using namespace Qt::StringLiterals;

namespace {

Result<QString> oneLine(const QString &text, const QString &field, int maxChars)
{
    const QString trimmed = text.normalized(QString::NormalizationForm_C).simplified();
    if (trimmed.size() > maxChars)
        return Error{ErrorCode::ValidationFailed, u"At most %1 characters, please."_s.arg(maxChars), field};
    if (names::hasHidden(names::plain(trimmed)))
        return Error{ErrorCode::ValidationFailed, u"It contains characters that can't be shown safely."_s, field};
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

Result<> term(std::optional<Timestamp> until, Timestamp now)
{
    constexpr qint64 kLongestMs = 3'653LL * 24 * 3'600'000;
    if (until && (*until <= now || *until - now > kLongestMs))
        return Error{ErrorCode::ValidationFailed, u"A time to come, within ten years, please."_s, u"until"_s};
    return Done{};
}

Result<QString> report(const QString &text)
{
    constexpr int kReportChars = 500;
    auto shown = oneLine(text, u"reason"_s, kReportChars);
    if (shown && shown->isEmpty())
        return Error{ErrorCode::ValidationFailed, u"Say what is wrong with it."_s, u"reason"_s};
    return shown;
}

Result<QString> presenceText(const QString &text)
{
    constexpr int kPresenceChars = 100;
    return oneLine(text, u"text"_s, kPresenceChars);
}

Result<QString> topic(const QString &text, const Limits &limits)
{
    return oneLine(text, u"topic"_s, limits.topicChars);
}

Result<QString> about(const QString &text)
{
    constexpr int kAboutChars = 500;
    QString shown = text.normalized(QString::NormalizationForm_C).trimmed();
    shown.replace(u"\r\n"_s, u"\n"_s);
    if (shown.size() > kAboutChars)
        return Error{ErrorCode::ValidationFailed, u"At most %1 characters, please."_s.arg(kAboutChars), u"about"_s};
    QString line = shown;
    if (names::hasHidden(names::plain(line.replace(u'\n', u' '))))
        return Error{ErrorCode::ValidationFailed, u"It contains characters that can't be shown safely."_s, u"about"_s};
    return shown;
}

} // namespace confab::core::validation
