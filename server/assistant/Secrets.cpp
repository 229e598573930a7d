// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Secrets.h"

#include "assistant/ChatCompletionsRequest.h"

#include <QRegularExpression>
#include <QUrlQuery>

namespace confab::assistant {

using namespace Qt::StringLiterals;

namespace {
// Of values that need not be secrets, such as "openai": too short to be one, and words would be torn for nothing.
constexpr qsizetype kShortestSecret = 8;
constexpr qsizetype kShortestKey = 4;
} // namespace

Secrets::Secrets(const ChatCompletionsSettings &settings)
{
    addBytes(settings.apiKey, kShortestKey);
    for (const HttpHeader &header : settings.headers) {
        const QByteArray value = header.value.simplified();
        addBytes(value, kShortestSecret);
        // "Bearer KEY": others repeat the key alone.
        addBytes(value.sliced(value.lastIndexOf(' ') + 1), kShortestSecret);
    }
    add(settings.baseUrl.password(QUrl::FullyDecoded), kShortestKey);
    const auto items = QUrlQuery(settings.baseUrl).queryItems(QUrl::FullyDecoded);
    for (const auto &item : items) {
        const bool isKey = chatcompletions::isConfidential({item.first.toUtf8(), item.second.toUtf8()});
        add(item.second, isKey ? kShortestKey : kShortestSecret);
    }
    std::sort(m_values.begin(), m_values.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
}

// Headers are bytes; who repeats them takes them for the one or the other.
void Secrets::addBytes(const QByteArray &value, qsizetype shortest)
{
    add(QString::fromUtf8(value), shortest);
    add(QString::fromLatin1(value), shortest);
}

void Secrets::add(const QString &value, qsizetype shortest)
{
    if (value.size() >= shortest)
        m_values.append(value);
}

QString Secrets::removedFrom(QString text) const
{
    for (const QString &value : m_values)
        text.replace(value, u"…"_s);
    static const QRegularExpression halfHidden(u"\\S*\\*{3,}\\S*"_s);
    return text.replace(halfHidden, u"…"_s);
}

} // namespace confab::assistant
