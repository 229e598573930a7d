// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "assistant/AnswerReader.h"
#include "assistant/AnswerWriter.h"
#include "assistant/HttpExchange.h"
#include "assistant/NetworkPool.h"
#include "assistant/RequestDialect.h"
#include "assistant/RetryPolicy.h"

namespace confab::assistant {

//! One answer of a chat completions endpoint: asks, asks again where that helps and nothing has come yet, and hands on
//! what is read.
class ChatCompletionsAnswer final : public QObject, public AnswerWriter
{
    Q_OBJECT

public:
    ChatCompletionsAnswer(NetworkPool &network, DialectMemory &dialects, const ChatCompletionsSettings &settings,
                          const core::ProviderRequest &request, core::ProviderSink sink);
    ~ChatCompletionsAnswer() override;
    void start() override;

private:
    //! What is being waited for; each has its own time.
    enum class Phase { Waiting, Thinking, Writing };

    void send();
    void sendAgain(int waitMs);
    void dropExchange();
    void onHeaded();
    void onReceived(const QByteArray &bytes);
    void onSilent();
    void onEnded(const Result<> &how);
    void onAnswerEnded(const Result<> &how);
    void onRefused();
    void restIfHeadless();
    void onTimeUp();
    void enterPhase();
    void handOn();
    void finish(const Result<core::ProviderEnd> &result);

    NetworkPool::Lease m_network;
    DialectMemory &m_dialects;
    ChatCompletionsSettings m_settings;
    Secrets m_secrets;
    core::ProviderRequest m_request;
    core::ProviderSink m_sink;
    QString m_model;
    RequestDialect m_dialect;
    RetryPolicy m_retries;
    QJsonObject m_sent;
    std::unique_ptr<HttpExchange> m_exchange;
    std::unique_ptr<AnswerReader> m_reader;
    QByteArray m_refusal; //!< the body of a response that is no answer, its beginning
    int m_retryCount = 0;
    QTimer m_retry;
    QTimer m_limit;
    Phase m_phase = Phase::Waiting;
    bool m_isPatient = false; //!< waits longer, for one that keeps the request alive
    bool m_isOver = false;
};

} // namespace confab::assistant
