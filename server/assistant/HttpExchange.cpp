// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HttpExchange.h"

#include "assistant/GzipDecoder.h"
#include "assistant/ProviderFailure.h"

namespace confab::assistant {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 kReadBuffer = 64 * 1024;
}

HttpExchange::HttpExchange(QNetworkReply *begun, const ChatCompletionsSettings &settings)
    : m_settings(settings)
    , m_secrets(settings)
    , m_reply(begun)
    , m_idleMs(settings.idleMs)
{
    m_connecting.setSingleShot(true);
    m_idle.setSingleShot(true);
    connect(&m_connecting, &QTimer::timeout, this, [this] {
        giveUp(failure::because(u"The provider at %1 could not be reached in time."_s.arg(m_reply->url().host())));
    });
    connect(&m_idle, &QTimer::timeout, this, [this] {
        close();
        Q_EMIT silent();
    });
    m_connecting.start(m_settings.connectMs);
    // Of a request with a body Qt forgets a bound that is set before its own thread has it, and without one it reads
    // whatever a fast provider sends, into memory, and hears neither time-out nor abort meanwhile.
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, &HttpExchange::boundReading);
    connect(m_reply, &QNetworkReply::requestSent, this, &HttpExchange::onSent);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::onHeaded);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::onReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::onFinished);
}

HttpExchange::~HttpExchange()
{
    close();
    // Its destruction closes the connection; abort() would make Qt complain about an error that is on its way already.
    if (m_reply)
        m_reply->deleteLater();
}

int HttpExchange::status() const
{
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

void HttpExchange::setIdleMs(int idleMs)
{
    m_idleMs = idleMs;
    if (m_isSent && !m_isOver)
        m_idle.start(m_idleMs);
}

void HttpExchange::close()
{
    m_isOver = true;
    if (m_reply)
        m_reply->disconnect(this);
    m_connecting.stop();
    m_idle.stop();
}

void HttpExchange::boundReading()
{
    m_reply->setReadBufferSize(kReadBuffer);
}

void HttpExchange::onSent()
{
    boundReading();
    if (std::exchange(m_isSent, true))
        return;
    m_connecting.stop();
    m_idle.start(m_idleMs);
    Q_EMIT sent();
}

void HttpExchange::onHeaded()
{
    onSent();
    if (std::exchange(m_isHeaded, true))
        return;
    const QByteArray packing = m_reply->rawHeader("Content-Encoding").trimmed().toLower();
    if (packing == "gzip" || packing == "x-gzip" || packing == "deflate")
        m_decoder = std::make_unique<GzipDecoder>();
    else if (!packing.isEmpty() && packing != "identity")
        return giveUp(failure::because(u"The provider packs its answers in a way that was not asked for."_s));
    m_idle.start(m_idleMs);
    Q_EMIT headed();
}

void HttpExchange::onReadyRead()
{
    QByteArray bytes = m_reply->readAll();
    if (bytes.isEmpty())
        return;
    m_idle.start(m_idleMs);
    if (m_decoder && !unpack(bytes))
        return giveUp(failure::unexpected());
    // What goes beyond the limit is not read: one packet may bring megabytes.
    const bool fits = bytes.size() <= room();
    if (!fits)
        bytes.truncate(room());
    m_received += bytes.size();
    Q_EMIT received(bytes);
    if (!fits && !m_isOver)
        giveUp(failure::because(u"The provider sent more than an answer may hold."_s));
}

bool HttpExchange::unpack(QByteArray &bytes)
{
    QByteArray unpacked;
    if (!m_decoder->feed(bytes, room(), unpacked))
        return false;
    bytes = unpacked;
    return true;
}

void HttpExchange::onFinished()
{
    onReadyRead();
    if (m_isOver)
        return;
    const bool isWhole = m_reply->error() == QNetworkReply::NoError;
    const Error error = failure::ofConnection(*m_reply, m_secrets);
    close();
    if (isWhole)
        Q_EMIT ended(Done{});
    else
        Q_EMIT ended(error);
}

void HttpExchange::giveUp(const Error &error)
{
    close();
    Q_EMIT ended(error);
}

} // namespace confab::assistant
