// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SageTopics.h"

#include <algorithm>
#include <array>

namespace confab::assistant {

using namespace Qt::StringLiterals;

namespace {

struct Keywords
{
    SageTopic topic;
    std::array<QLatin1String, 6> words; //!< unused ones are empty
};

// The first topic counts, of several that are named. Of hyphens see forms().
constexpr Keywords kKeywords[] = {
    {SageTopic::Python, {"python"_L1, "py"_L1, "django"_L1, "flask"_L1, "fastapi"_L1, {}}},
    {SageTopic::Async, {"async"_L1, "await"_L1, "asyncio"_L1, "concurrent"_L1, "asynchronous"_L1, {}}},
    {SageTopic::WebSocket,
     {"websocket"_L1, "ws://"_L1, "real time"_L1, "realtime"_L1, "bidirectional"_L1, "connection"_L1}},
    {SageTopic::Event, {"event"_L1, "queue"_L1, "publisher"_L1, "consumer"_L1, "event driven"_L1, {}}},
    {SageTopic::Database, {"database"_L1, "sqlite"_L1, "sql"_L1, "store"_L1, "persistence"_L1, {}}},
};

bool isWordUnit(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

bool endsWord(QStringView text, qsizetype end)
{
    return end >= text.size() || !isWordUnit(text[end]) || !isWordUnit(text[end - 1]);
}

// Whether the word stands for itself, or in the plural.
bool hasWord(QStringView text, QLatin1String word)
{
    qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
    while (at >= 0) {
        const qsizetype end = at + word.size();
        const bool starts = at == 0 || !isWordUnit(text[at - 1]);
        const bool plural = end < text.size() && text[end].toLower() == u's' && endsWord(text, end + 1);
        if (starts && (endsWord(text, end) || plural))
            return true;
        at = text.indexOf(word, at + 1, Qt::CaseInsensitive);
    }
    return false;
}

// With hyphens parting words and joining them: people write real-time, real time and realtime, and web-socket.
std::array<QString, 2> forms(QStringView question)
{
    QString parted = question.toString();
    for (QChar &c : parted) {
        if (c == u'-' || (c >= u'\u2010' && c <= u'\u2015'))
            c = u'-';
    }
    QString joined = parted;
    return {parted.replace(u'-', u' '), joined.remove(u'-')};
}

} // namespace

SageTopic sageTopic(QStringView question)
{
    const auto texts = forms(question);
    for (const Keywords &entry : kKeywords) {
        for (const QLatin1String word : entry.words) {
            const auto isIn = [word](const QString &text) { return !word.isEmpty() && hasWord(text, word); };
            if (std::any_of(texts.begin(), texts.end(), isIn))
                return entry.topic;
        }
    }
    return SageTopic::Default;
}

QString sageAnswer(QStringView question, const QString &askerName)
{
    const QString text = sageText(sageTopic(question));
    return askerName.isEmpty() ? text : u"Hi %1! "_s.arg(askerName) + text;
}

} // namespace confab::assistant
