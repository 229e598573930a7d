// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "assistant/ChatCompletionsSettings.h"
#include "assistant/Secrets.h"
#include "protocol/Result.h"

#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace confab::assistant {

class GzipDecoder;

//! One request and its response, with the time limits and the limit of size: never more than that is read or unpacked.
//! Destroying it closes the connection; not from inside its own signals.
class HttpExchange final : public QObject
{
    Q_OBJECT

public:
    //! Takes over what its manager has just begun. Of `settings` only the limits and the secrets are used.
    HttpExchange(QNetworkReply *begun, const ChatCompletionsSettings &settings);
    ~HttpExchange() override;

    //! 0 before there is a response.
    int status() const;
    bool isSuccess() const { return status() / 100 == 2; }
    const QNetworkReply &reply() const { return *m_reply; }
    //! How long the other side may be silent from now on.
    void setIdleMs(int idleMs);
    //! Of what was received, so much does not count against the limit of size.
    void setUncounted(qint64 bytes) { m_uncounted = bytes; }
    //! Closes the connection; nothing is signalled after it.
    void close();

Q_SIGNALS:
    //! The request is on its way; time that it took until here doesn't count as the other side's.
    void sent();
    void headed();
    void received(const QByteArray &bytes);
    //! Nothing came for the idle time; nothing more is signalled.
    void silent();
    //! The response is whole, or why it isn't, in words for people.
    void ended(const confab::Result<> &how);

private:
    void boundReading();
    void onSent();
    void onHeaded();
    void onReadyRead();
    void onFinished();
    //! How much more may come.
    qint64 room() const { return m_settings.maxBytes + m_uncounted - m_received; }
    bool unpack(QByteArray &bytes);
    void giveUp(const Error &error);

    ChatCompletionsSettings m_settings;
    Secrets m_secrets;
    QPointer<QNetworkReply> m_reply; //!< goes with its manager
    QTimer m_connecting;
    QTimer m_idle;
    int m_idleMs;
    bool m_isSent = false;
    bool m_isHeaded = false;
    bool m_isOver = false;
    std::unique_ptr<GzipDecoder> m_decoder;
    qint64 m_received = 0;
    qint64 m_uncounted = 0;
};

} // namespace confab::assistant
