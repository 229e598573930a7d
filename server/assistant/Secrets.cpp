// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Secrets.h"

#include "assistant/ChatCompletionsRequest.h"
#include "assistant/Writings.h"

#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>

namespace confab::assistant {

using namespace Qt::StringLiterals;

namespace {

// Of values that need not be secrets, such as "openai": too short to be one, and words would be torn for nothing.
constexpr qsizetype kShortestSecret = 8;
constexpr qsizetype kShortestKey = 4;
// So many characters of a key in a row are too much, or so many of its letters and digits with anything between.
constexpr qsizetype kPiece = 8;

bool holdsPieceOf(const QString &text, QStringView key)
{
    for (qsizetype from = 0; from + kPiece <= key.size(); ++from) {
        if (text.contains(key.sliced(from, kPiece)))
            return true;
    }
    return false;
}

} // namespace

Secrets::Secrets(const ChatCompletionsSettings &settings)
{
    addBytes(settings.apiKey, Kind::Key);
    for (const HttpHeader &header : settings.headers) {
        const Kind kind = chatcompletions::isConfidential(header) ? Kind::Key : Kind::Value;
        const QByteArray value = header.value.simplified();
        addBytes(value, Kind::Value);
        // "Bearer KEY": others repeat the key alone.
        const QByteArray last = value.sliced(value.lastIndexOf(' ') + 1);
        addBytes(last, last.size() < kShortestSecret ? Kind::Value : kind);
    }
    add(settings.baseUrl.password(QUrl::FullyDecoded), Kind::Key);
    const auto items = QUrlQuery(settings.baseUrl).queryItems(QUrl::FullyDecoded);
    for (const auto &item : items) {
        const bool isKey = chatcompletions::isConfidential({item.first.toUtf8(), item.second.toUtf8()});
        add(item.second, isKey ? Kind::Key : Kind::Value);
    }
    std::sort(m_values.begin(), m_values.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
}

// Headers are bytes; who repeats them takes them for the one or the other.
void Secrets::addBytes(const QByteArray &value, Kind kind)
{
    add(QString::fromUtf8(value), kind);
    add(QString::fromLatin1(value), kind);
}

void Secrets::add(const QString &value, Kind kind)
{
    if (value.size() < (kind == Kind::Key ? kShortestKey : kShortestSecret))
        return;
    m_values.append(value);
    // Short ones are words such as "ollama", which are found in whatever is said.
    const QString letters = bare(value);
    if (letters.size() < kPiece)
        return;
    if (kind == Kind::Key)
        m_keys << value.toLower() << letters;
    else
        m_others.append(letters);
}

QString Secrets::removedFrom(QString text) const
{
    for (const QString &value : m_values)
        text.replace(value, u"…"_s, Qt::CaseInsensitive);
    static const QRegularExpression halfHidden(u"\\S*\\*{3,}\\S*"_s);
    text.replace(halfHidden, u"…"_s);
    return isBetrayedBy(text) ? QString() : text;
}

bool Secrets::isBetrayedBy(const QString &text) const
{
    if (m_keys.isEmpty() && m_others.isEmpty())
        return false;
    const QStringList writings = writingsIn(text);
    return std::any_of(writings.cbegin(), writings.cend(), [this](const QString &written) {
        const auto holdsPiece = [&written](const QString &key) { return holdsPieceOf(written, key); };
        const auto holdsAll = [&written](const QString &value) { return written.contains(value); };
        return std::any_of(m_keys.cbegin(), m_keys.cend(), holdsPiece) ||
               std::any_of(m_others.cbegin(), m_others.cend(), holdsAll);
    });
}

} // namespace confab::assistant
