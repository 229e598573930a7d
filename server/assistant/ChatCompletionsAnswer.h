// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "assistant/AnswerWriter.h"
#include "assistant/ChatCompletionsFormat.h"
#include "assistant/SseParser.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

namespace confab::assistant {

//! One streamed answer of a chat completions endpoint. It is complete only with the end marker ("[DONE]", or a finish
//! reason and then the end of the response); redirects are refused, so that the key goes nowhere else.
class ChatCompletionsAnswer final : public QObject, public AnswerWriter
{
    Q_OBJECT

public:
    ChatCompletionsAnswer(QNetworkAccessManager &network, const ChatCompletionsSettings &settings,
                          const core::ProviderRequest &request, core::ProviderSink sink);
    ~ChatCompletionsAnswer() override;
    void start() override;

private:
    void send(bool includeUsage);
    void boundReading();
    void onHeaders();
    void onReadyRead();
    void onResponseEnd();
    void readEvents(const QList<SseEvent> &events);
    void readWhole();
    bool apply(const chatcompletions::Delta &delta);
    bool askAgainWithoutUsage();
    void flushText(bool atEnd);
    void complete();
    void fail(const Error &error);
    void closeReply();
    int status() const;

    QNetworkAccessManager &m_network;
    ChatCompletionsSettings m_settings;
    core::ProviderRequest m_request;
    core::ProviderSink m_sink;
    QNetworkReply *m_reply = nullptr;
    SseParser m_parser;
    QTimer m_idle;
    QTimer m_total;

    bool m_isStream = false; //!< status 200 and an event stream
    QByteArray m_body;       //!< of a response that is none
    qint64 m_received = 0;
    QString m_text;   //!< read, not handed on yet
    int m_tokens = 0; //!< in m_text
    bool m_hasText = false;
    bool m_includesUsage = true;
    core::ProviderUsage m_usage;
    bool m_finishSeen = false;
    bool m_ended = false;
};

} // namespace confab::assistant
