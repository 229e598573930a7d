// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatCompletionsAnswer.h"

#include "assistant/ProviderFailure.h"

namespace confab::assistant {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kReadBuffer = 64 * 1024;
constexpr qsizetype kMaxBody = 1024 * 1024;
// After the model's end only counts and the marker are to come.
constexpr int kAfterFinishMs = 3'000;

QUrl endpoint(const QUrl &baseUrl)
{
    QUrl url = baseUrl;
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + u"/chat/completions"_s);
    return url;
}

QNetworkRequest makeRequest(const ChatCompletionsSettings &settings)
{
    QNetworkRequest request(endpoint(settings.baseUrl));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    request.setHeader(QNetworkRequest::UserAgentHeader, QByteArrayLiteral("confab/" CONFAB_VERSION));
    request.setRawHeader("Accept", "text/event-stream");
    request.setRawHeader("Accept-Encoding", "identity");
    if (!settings.apiKey.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + settings.apiKey);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    return request;
}

} // namespace

ChatCompletionsAnswer::ChatCompletionsAnswer(QNetworkAccessManager &network, const ChatCompletionsSettings &settings,
                                             const core::ProviderRequest &request, core::ProviderSink sink)
    : m_network(network)
    , m_settings(settings)
    , m_request(request)
    , m_sink(std::move(sink))
{
    m_idle.setSingleShot(true);
    m_total.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        if (m_finishSeen)
            return complete();
        fail(failure::because(u"The provider sent nothing for %1 seconds."_s.arg(m_settings.idleMs / 1000.0)));
    });
    connect(&m_total, &QTimer::timeout, this, [this] {
        fail(failure::because(u"The answer was not complete after %1 seconds."_s.arg(m_settings.totalMs / 1000.0)));
    });
}

ChatCompletionsAnswer::~ChatCompletionsAnswer()
{
    closeReply();
}

void ChatCompletionsAnswer::start()
{
    m_total.start(m_settings.totalMs);
    send(true);
}

void ChatCompletionsAnswer::send(bool includeUsage)
{
    m_includesUsage = includeUsage;
    m_idle.start(m_settings.idleMs);
    m_reply =
        m_network.post(makeRequest(m_settings), chatcompletions::encodeRequest(m_settings, m_request, includeUsage));
    // Qt forgets a bound that is set before its own thread has the request, and without one it reads whatever a fast
    // provider sends, into memory, and hears neither time-out nor abort meanwhile.
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, &ChatCompletionsAnswer::boundReading);
    connect(m_reply, &QNetworkReply::requestSent, this, &ChatCompletionsAnswer::boundReading);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &ChatCompletionsAnswer::boundReading);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &ChatCompletionsAnswer::onHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &ChatCompletionsAnswer::onReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &ChatCompletionsAnswer::onResponseEnd);
}

void ChatCompletionsAnswer::boundReading()
{
    m_reply->setReadBufferSize(kReadBuffer);
}

int ChatCompletionsAnswer::status() const
{
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

void ChatCompletionsAnswer::onHeaders()
{
    const int code = status();
    if (code >= 300 && code < 400)
        return fail(failure::ofStatus(*m_reply, code, {}, m_settings.apiKey));
    if (code != 200)
        return;
    const QString type = m_reply->header(QNetworkRequest::ContentTypeHeader).toString().toLower();
    if (type.startsWith("text/html"_L1))
        return fail(failure::because(u"The provider's address answers with a web page: it is no API."_s));
    // Who sends no type, or a plain one, may still mean a stream; only JSON is a whole answer.
    m_isStream = !type.startsWith("application/json"_L1);
    m_idle.start(m_settings.idleMs);
    m_sink.alive();
}

void ChatCompletionsAnswer::onReadyRead()
{
    const QByteArray bytes = m_reply->readAll();
    if (bytes.isEmpty())
        return;
    m_received += bytes.size();
    m_idle.start(m_finishSeen ? std::min(kAfterFinishMs, m_settings.idleMs) : m_settings.idleMs);
    QList<SseEvent> events;
    if (!m_isStream && m_body.size() < kMaxBody)
        m_body.append(bytes);
    const bool fits = !m_isStream || m_parser.feed(bytes, events);
    // What goes beyond the limit is not read: one packet may bring megabytes.
    if (m_received > m_settings.maxBytes)
        return fail(failure::because(u"The provider sent more than an answer may hold."_s));
    if (m_isStream) {
        m_sink.alive();
        readEvents(events);
    }
    if (!fits && !m_ended)
        fail(failure::because(u"The provider sent something that is not in the expected format."_s));
}

void ChatCompletionsAnswer::readEvents(const QList<SseEvent> &events)
{
    for (const SseEvent &event : events) {
        const QByteArray data = event.data.trimmed();
        if (data == "[DONE]")
            return complete();
        if (data.isEmpty())
            continue;
        const auto delta = chatcompletions::decodeDelta(data, m_settings.apiKey);
        if (!delta)
            return fail(delta.error());
        if (!apply(*delta))
            return;
    }
    flushText(false);
}

bool ChatCompletionsAnswer::apply(const chatcompletions::Delta &delta)
{
    if (!delta.text.isEmpty()) {
        m_text += delta.text;
        ++m_tokens;
    }
    if (delta.usage) {
        m_usage.promptTokens = delta.usage->promptTokens;
        m_usage.completionTokens = delta.usage->completionTokens;
    }
    if (delta.finishReason == "content_filter"_L1) {
        fail(failure::because(u"The provider's content filter ended the answer."_s));
        return false;
    }
    if (!delta.finishReason.isEmpty()) {
        m_finishSeen = true;
        m_idle.start(std::min(kAfterFinishMs, m_settings.idleMs));
    }
    return true;
}

void ChatCompletionsAnswer::onResponseEnd()
{
    onReadyRead();
    if (m_ended)
        return;
    const int code = status();
    if (code != 0 && code != 200) {
        if (!askAgainWithoutUsage())
            fail(failure::ofStatus(*m_reply, code, m_body, m_settings.apiKey));
        return;
    }
    if (code == 200 && !m_isStream && m_reply->error() == QNetworkReply::NoError)
        return readWhole();
    // A last event that no blank line follows counts only when it is an end marker.
    QList<SseEvent> events;
    m_parser.finish(events);
    const bool marker = !events.isEmpty() && events.last().data.trimmed() == "[DONE]";
    if (marker || (m_finishSeen && m_reply->error() == QNetworkReply::NoError))
        return complete();
    fail(failure::ofConnection(*m_reply));
}

// A server that does not stream sends the whole answer as one object.
void ChatCompletionsAnswer::readWhole()
{
    const auto whole = chatcompletions::decodeDelta(m_body, m_settings.apiKey);
    if (!whole)
        return fail(whole.error());
    if (!apply(*whole))
        return;
    if (!m_finishSeen)
        return fail(failure::ofConnection(*m_reply));
    complete();
}

// Older servers refuse "stream_options" as unknown.
bool ChatCompletionsAnswer::askAgainWithoutUsage()
{
    const int code = status();
    if (!m_includesUsage || (code != 400 && code != 422) || !m_body.contains("stream_options"))
        return false;
    closeReply();
    m_body.clear();
    ++m_usage.retries;
    send(false);
    return true;
}

void ChatCompletionsAnswer::flushText(bool atEnd)
{
    QChar held;
    // The second half of a pair may come with the next delta.
    if (!atEnd && !m_text.isEmpty() && m_text.back().isHighSurrogate()) {
        held = m_text.back();
        m_text.chop(1);
    }
    const QString text = std::exchange(m_text, {});
    if (!held.isNull())
        m_text.append(held);
    if (text.isEmpty())
        return;
    m_hasText = true;
    m_sink.text(text, std::exchange(m_tokens, 0));
}

void ChatCompletionsAnswer::complete()
{
    if (m_ended)
        return;
    flushText(true);
    if (!m_hasText)
        return fail(failure::because(u"The provider's answer was empty."_s));
    m_ended = true;
    closeReply();
    m_sink.usage(m_usage);
    m_sink.finished(core::ProviderEnd{});
}

void ChatCompletionsAnswer::fail(const Error &error)
{
    if (m_ended)
        return;
    flushText(true);
    m_ended = true;
    closeReply();
    m_sink.usage(m_usage);
    m_sink.finished(error);
}

void ChatCompletionsAnswer::closeReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    // Its destruction closes the connection. It may be the one whose signal is being handled, and abort() would make
    // Qt complain about the error that is on its way already.
    m_reply->deleteLater();
    m_reply = nullptr;
    m_idle.stop();
    if (m_ended)
        m_total.stop();
}

} // namespace confab::assistant
