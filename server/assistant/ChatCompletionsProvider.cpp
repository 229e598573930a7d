// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatCompletionsProvider.h"

#include "assistant/AssistantThread.h"
#include "assistant/ChatCompletionsAnswer.h"
#include "assistant/ChatCompletionsRequest.h"
#include "assistant/ModelsProbe.h"
#include "assistant/NetworkPool.h"

#include <QHostAddress>

namespace confab::assistant {

using namespace Qt::StringLiterals;

namespace {

bool isThisMachine(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

} // namespace

ChatCompletionsProvider::ChatCompletionsProvider(AssistantThread &thread, const ChatCompletionsSettings &settings)
    : ThreadedProvider(thread)
    , m_settings(settings)
{
}

QString ChatCompletionsProvider::name() const
{
    return m_settings.name.isEmpty() ? u"chat-completions"_s : m_settings.name;
}

std::optional<QString> ChatCompletionsProvider::problem() const
{
    const QUrl &url = m_settings.baseUrl;
    const bool isHttps = url.scheme() == "https"_L1;
    if (!url.isValid() || url.host().isEmpty() || (!isHttps && url.scheme() != "http"_L1))
        return u"The provider has no usable address."_s;
    bool isConfidential = !m_settings.apiKey.isEmpty() || chatcompletions::hasConfidentialQuery(url);
    for (const HttpHeader &header : m_settings.headers) {
        if (const auto problem = chatcompletions::headerProblem(header))
            return u"The provider's header %1 %2."_s.arg(QString::fromUtf8(header.name), *problem);
        isConfidential |= chatcompletions::isConfidential(header);
    }
    if (!isHttps && isConfidential && !isThisMachine(url.host()))
        return u"The provider's address is not https, so its key would be readable on the way."_s;
    return std::nullopt;
}

void ChatCompletionsProvider::probe(core::Reply<core::ProviderProbe> reply)
{
    thread().post([this, reply = std::move(reply)]() mutable {
        // A network of its own, where no answers that take their time stand in the way.
        const auto lease = std::make_shared<NetworkPool::Lease>(thread().networkOf(&m_settings).take());
        (new ModelsProbe(lease->manager(), m_settings, std::move(reply), [lease] { lease->tellReached(); }))->start();
    });
}

std::unique_ptr<AnswerWriter> ChatCompletionsProvider::makeWriter(const core::ProviderRequest &request,
                                                                  core::ProviderSink sink)
{
    return std::make_unique<ChatCompletionsAnswer>(thread().networkOf(this), m_dialects, m_settings, request,
                                                   std::move(sink));
}

} // namespace confab::assistant
