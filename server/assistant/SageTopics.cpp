// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SageTopics.h"

#include <array>

namespace confab::assistant {

using namespace Qt::StringLiterals;

namespace {

struct Keywords
{
    SageTopic topic;
    std::array<QLatin1String, 5> words; //!< unused ones are empty
};

constexpr Keywords kKeywords[] = {
    {SageTopic::Python, {"python"_L1, "py"_L1, "django"_L1, "flask"_L1, "fastapi"_L1}},
    {SageTopic::Async, {"async"_L1, "await"_L1, "asyncio"_L1, "concurrent"_L1, "asynchronous"_L1}},
    {SageTopic::WebSocket, {"websocket"_L1, "ws://"_L1, "real-time"_L1, "bidirectional"_L1, {}}},
    {SageTopic::Event, {"event"_L1, "queue"_L1, "publisher"_L1, "consumer"_L1, "event-driven"_L1}},
    {SageTopic::Database, {"database"_L1, "sqlite"_L1, "sql"_L1, "store"_L1, "persistence"_L1}},
};

bool isWordUnit(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

bool endsWord(QStringView text, qsizetype end)
{
    return end >= text.size() || !isWordUnit(text[end]) || !isWordUnit(text[end - 1]);
}

// Where the word stands for itself, or in the plural; -1 if nowhere.
qsizetype findWord(QStringView text, QLatin1String word)
{
    qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
    while (at >= 0) {
        const qsizetype end = at + word.size();
        const bool starts = at == 0 || !isWordUnit(text[at - 1]);
        const bool plural = end < text.size() && text[end].toLower() == u's' && endsWord(text, end + 1);
        if (starts && (endsWord(text, end) || plural))
            return at;
        at = text.indexOf(word, at + 1, Qt::CaseInsensitive);
    }
    return -1;
}

} // namespace

SageTopic sageTopic(QStringView question)
{
    SageTopic best = SageTopic::Default;
    int bestCount = 0;
    qsizetype bestAt = 0;
    for (const Keywords &entry : kKeywords) {
        int count = 0;
        qsizetype first = question.size();
        for (const QLatin1String word : entry.words) {
            const qsizetype at = word.isEmpty() ? -1 : findWord(question, word);
            if (at < 0)
                continue;
            ++count;
            first = std::min(first, at);
        }
        if (count > bestCount || (count > 0 && count == bestCount && first < bestAt)) {
            best = entry.topic;
            bestCount = count;
            bestAt = first;
        }
    }
    return best;
}

QString sageAnswer(QStringView question, const QString &askerName)
{
    const QString text = sageText(sageTopic(question));
    return askerName.isEmpty() ? text : u"Hi %1! "_s.arg(askerName) + text;
}

} // namespace confab::assistant
