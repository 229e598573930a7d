// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ScriptedAnswer.h"

#include "assistant/SageTopics.h"

namespace confab::assistant {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kAfterGreeting = "! "_L1;

int countTokens(const core::ProviderRequest &request)
{
    qsizetype count = ScriptedAnswer::wordsOf(request.systemPrompt).size();
    for (const core::ProviderMessage &message : request.messages)
        count += ScriptedAnswer::wordsOf(message.text).size();
    return int(count);
}

// What an answer of which there is this much already has still to say; all of it where that is another text. Whoever
// asked first was greeted.
QString rest(const core::ProviderRequest &request)
{
    const QString answer = sageAnswer(request.question, request.askerName);
    if (answer.startsWith(request.continues))
        return answer.sliced(request.continues.size());
    const qsizetype greeted = request.continues.indexOf(kAfterGreeting);
    const QString said = greeted < 0 ? QString() : request.continues.sliced(greeted + kAfterGreeting.size());
    const QString text = sageAnswer(request.question, {});
    return !said.isEmpty() && text.startsWith(said) ? text.sliced(said.size()) : answer;
}

} // namespace

ScriptedAnswer::ScriptedAnswer(const ScriptedSettings &settings, const core::ProviderRequest &request,
                               core::ProviderSink sink)
    : m_settings(settings)
    , m_sink(std::move(sink))
    , m_promptTokens(countTokens(request))
{
    // Who sees nothing before the end only waits.
    if (request.whole)
        m_settings = {.wordsPerSecond = 0, .thinkMs = 0};
    m_words = wordsOf(rest(request));
    if (request.maxTokens && *request.maxTokens < m_words.size())
        m_words.resize(*request.maxTokens);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { writeNext(); });
}

void ScriptedAnswer::start()
{
    m_timer.start(m_settings.thinkMs);
}

void ScriptedAnswer::writeNext()
{
    if (m_settings.wordsPerSecond <= 0) {
        m_sink.text(m_words.join(QString()), int(m_words.size()));
        return finish();
    }
    if (m_next >= m_words.size())
        return finish();
    m_sink.text(m_words[m_next++], 1);
    m_timer.start(pauseMs());
}

void ScriptedAnswer::finish()
{
    m_sink.usage({m_promptTokens, int(m_words.size()), 0});
    m_sink.finished(core::ProviderEnd{});
}

int ScriptedAnswer::pauseMs() const
{
    // Between half and one and a half times the mean, always in the same order: alive to look at, exact to test.
    constexpr int kRhythm[] = {60, 130, 90, 100, 145, 75, 50, 120, 110, 85, 140, 95};
    const int share = kRhythm[m_next % std::ssize(kRhythm)];
    return std::max(1, int(share * 10.0 / m_settings.wordsPerSecond));
}

QStringList ScriptedAnswer::wordsOf(const QString &text)
{
    QStringList words;
    qsizetype start = 0;
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text[i - 1].isSpace() && !text[i].isSpace()) {
            words.append(text.sliced(start, i - start));
            start = i;
        }
    }
    if (start < text.size())
        words.append(text.sliced(start));
    return words;
}

} // namespace confab::assistant
