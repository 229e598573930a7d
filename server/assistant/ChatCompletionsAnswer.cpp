// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatCompletionsAnswer.h"

#include "assistant/ChatCompletionsRequest.h"
#include "assistant/ErrorWords.h"
#include "assistant/ProviderFailure.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>

namespace confab::assistant {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostOfARefusal = 64 * 1024;
// After the model's end only counts and the marker are to come.
constexpr int kAfterFinishMs = 3'000;

double inSeconds(int ms)
{
    return ms / 1000.0;
}

} // namespace

ChatCompletionsAnswer::ChatCompletionsAnswer(NetworkPool &network, DialectMemory &dialects,
                                             const ChatCompletionsSettings &settings,
                                             const core::ProviderRequest &request, core::ProviderSink sink)
    : m_network(network.take())
    , m_dialects(dialects)
    , m_settings(settings)
    , m_secrets(settings)
    , m_request(request)
    , m_sink(std::move(sink))
    , m_model(request.model.isEmpty() ? settings.model : request.model)
    , m_dialect(dialects.of(m_model))
    , m_retries(settings.retries)
{
    m_retry.setSingleShot(true);
    m_limit.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &ChatCompletionsAnswer::send);
    connect(&m_limit, &QTimer::timeout, this, &ChatCompletionsAnswer::onTimeUp);
}

ChatCompletionsAnswer::~ChatCompletionsAnswer() = default;

void ChatCompletionsAnswer::start()
{
    send();
}

void ChatCompletionsAnswer::send()
{
    m_sent = chatcompletions::encodeRequest(m_settings, m_request, m_dialect);
    m_reader = std::make_unique<AnswerReader>(m_secrets);
    m_refusal.clear();
    const QNetworkRequest request = chatcompletions::makeRequest(
        m_settings, chatcompletions::completionsUrl(m_settings.baseUrl), "text/event-stream");
    const QByteArray body = QJsonDocument(m_sent).toJson(QJsonDocument::Compact);
    m_exchange = std::make_unique<HttpExchange>(m_network.manager().post(request, body), m_settings);
    connect(m_exchange.get(), &HttpExchange::sent, this, [this] {
        m_network.tellReached();
        m_limit.start(m_settings.totalMs);
    });
    connect(m_exchange.get(), &HttpExchange::headed, this, &ChatCompletionsAnswer::onHeaded);
    connect(m_exchange.get(), &HttpExchange::received, this, &ChatCompletionsAnswer::onReceived);
    connect(m_exchange.get(), &HttpExchange::silent, this, &ChatCompletionsAnswer::onSilent);
    connect(m_exchange.get(), &HttpExchange::ended, this, &ChatCompletionsAnswer::onEnded);
}

void ChatCompletionsAnswer::sendAgain(int waitMs)
{
    ++m_retryCount;
    dropExchange();
    m_limit.stop();
    m_isPatient = false;
    m_retry.start(waitMs);
}

// Its signal may be the one that is being handled.
void ChatCompletionsAnswer::dropExchange()
{
    if (!m_exchange)
        return;
    m_exchange->close();
    m_exchange.release()->deleteLater();
}

void ChatCompletionsAnswer::onHeaded()
{
    // A redirect's body says nothing.
    if (m_exchange->status() / 100 == 3)
        return onRefused();
    if (!m_exchange->isSuccess())
        return;
    m_dialects.learn(m_model, m_dialect);
    m_sink.alive();
}

void ChatCompletionsAnswer::onReceived(const QByteArray &bytes)
{
    if (!m_exchange->isSuccess()) {
        m_refusal += bytes.first(std::min(bytes.size(), kMostOfARefusal - m_refusal.size()));
        return;
    }
    m_reader->feed(bytes);
    m_exchange->setUncounted(std::min(m_reader->thoughtBytes(), m_settings.maxThoughtBytes));
    m_sink.alive();
    handOn();
    if (m_reader->result())
        return finish(*m_reader->result());
    m_exchange->setIdleMs(m_reader->isAfterFinish() ? std::min(kAfterFinishMs, m_settings.idleMs) : m_settings.idleMs);
}

void ChatCompletionsAnswer::onSilent()
{
    m_reader->endInSilence();
    if (m_reader->result()) {
        handOn();
        return finish(*m_reader->result());
    }
    restIfHeadless();
    finish(failure::because(u"The provider sent nothing for %1 seconds."_s.arg(inSeconds(m_settings.idleMs))));
}

void ChatCompletionsAnswer::onEnded(const Result<> &how)
{
    if (m_exchange->status() == 0 || m_exchange->isSuccess())
        onAnswerEnded(how);
    else
        onRefused();
}

void ChatCompletionsAnswer::onAnswerEnded(const Result<> &how)
{
    m_reader->end(how.has_value());
    handOn();
    if (m_reader->result())
        return finish(*m_reader->result());
    if (m_phase == Phase::Waiting) {
        // Qt does not always notice that a response was cut; one without an end was.
        const auto error = how ? QNetworkReply::RemoteHostClosedError : m_exchange->reply().error();
        if (const auto waitMs = m_retries.afterConnectionError(error))
            return sendAgain(*waitMs);
    }
    if (m_exchange->reply().error() == QNetworkReply::NoError)
        restIfHeadless();
    finish(how ? failure::ofConnection(m_exchange->reply(), m_secrets) : how.error());
}

// Qt reads a response's head for as long as it comes, and nothing else of the same manager meanwhile.
void ChatCompletionsAnswer::restIfHeadless()
{
    if (m_exchange->status() == 0)
        m_network.giveRest();
}

void ChatCompletionsAnswer::onRefused()
{
    const QNetworkReply &reply = m_exchange->reply();
    const int status = m_exchange->status();
    if (status == 400 || status == 422) {
        if (const auto dialect = withoutRefused(m_dialect, m_sent, errorWords(m_refusal))) {
            m_dialect = *dialect;
            return sendAgain(0);
        }
    }
    const auto askedMs = retryAfterMs(reply.rawHeader("Retry-After"), QDateTime::currentDateTimeUtc());
    if (const auto waitMs = m_retries.afterStatus(status, askedMs))
        return sendAgain(*waitMs);
    finish(failure::ofStatus({status, reply.url(), reply.rawHeader("Location"), askedMs, m_refusal}, m_secrets));
}

void ChatCompletionsAnswer::onTimeUp()
{
    if (m_reader->isKeptWaiting() && !m_isPatient && m_settings.keptAliveMs > m_settings.totalMs) {
        m_isPatient = true;
        m_limit.start(m_settings.keptAliveMs - m_settings.totalMs);
        return;
    }
    const int limitMs = m_isPatient ? m_settings.keptAliveMs : m_settings.totalMs;
    const QString reason = m_phase == Phase::Waiting ? u"The provider had not begun to answer after %1 seconds."_s
                                                     : u"The answer was not complete after %1 seconds."_s;
    finish(failure::because(reason.arg(inSeconds(limitMs))));
}

void ChatCompletionsAnswer::enterPhase()
{
    const Phase phase = m_reader->hasText() ? Phase::Writing : m_reader->hasThought() ? Phase::Thinking : m_phase;
    if (phase == m_phase)
        return;
    m_phase = phase;
    m_isPatient = false;
    m_limit.start(m_settings.totalMs);
}

void ChatCompletionsAnswer::handOn()
{
    if (const TextPiece thought = m_reader->takeThought(); !thought.text.isEmpty())
        m_sink.thought(thought.text, thought.tokens);
    if (const TextPiece text = m_reader->takeText(); !text.text.isEmpty())
        m_sink.text(text.text, text.tokens);
    enterPhase();
}

void ChatCompletionsAnswer::finish(const Result<core::ProviderEnd> &result)
{
    if (std::exchange(m_isOver, true))
        return;
    dropExchange();
    m_limit.stop();
    core::ProviderUsage usage = m_reader->usage();
    usage.retries = m_retryCount;
    m_sink.usage(usage);
    m_sink.finished(result);
}

} // namespace confab::assistant
