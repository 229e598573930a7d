// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "assistant/ProviderHost.h"
#include "CallRecorder.h"
#include "RawHttpPeer.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace confab::tests {

constexpr char kKey[] = "sk-very-secret";

inline QByteArray delta(const QString &text)
{
    using namespace Qt::StringLiterals;
    const QJsonObject object{{u"delta"_s, QJsonObject{{u"content"_s, text}}}};
    return "data: {\"choices\":[" + QJsonDocument(object).toJson(QJsonDocument::Compact) + "]}\n\n";
}

inline const QByteArray kFinish = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
inline const QByteArray kDone = "data: [DONE]\n\n";
inline const QByteArray kLastChunk = "0\r\n\r\n";

//! Each part as a chunk of its own, after the head.
inline QList<QByteArray> chunked(const QList<QByteArray> &parts)
{
    QList<QByteArray> pieces{RawHttpPeer::okHead()};
    for (const QByteArray &part : parts)
        pieces.append(RawHttpPeer::chunkOf(part));
    return pieces;
}

inline QByteArray plain(const QByteArray &status, const QByteArray &extraHead, const QByteArray &body,
                        const QByteArray &type = "application/json")
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + extraHead + "\r\n" + body;
}

inline core::ProviderRequest question()
{
    core::ProviderRequest request;
    request.messages = {{core::ProviderRole::User, QStringLiteral("Why?")}};
    return request;
}

//! A provider whose server answers as the test says, and one who asks it.
struct ProviderStage
{
    explicit ProviderStage(const QList<QByteArray> &answer = {})
    {
        peer.answers = {answer};
        settings.name = QStringLiteral("test");
        settings.baseUrl = peer.url();
        settings.apiKey = kKey;
        settings.model = QStringLiteral("m-1");
        settings.idleMs = 20'000;
        settings.totalMs = 30'000;
    }

    void ask(const core::ProviderRequest &request = question())
    {
        if (!provider)
            provider = &host.addChatCompletions(settings);
        recorder.start(*provider, request);
    }
    //! Whether the reason says this, and no secret stands in it.
    bool failedWith(const QString &reason) const
    {
        if (!recorder.error.message.contains(reason))
            qWarning() << recorder.error.message;
        return !recorder.succeeded && recorder.finishedCount == 1 && recorder.error.message.contains(reason) &&
               !recorder.error.message.isEmpty() && !recorder.error.message.contains(QString::fromLatin1(kKey)) &&
               !recorder.brokeTheContract;
    }

    RawHttpPeer peer;
    assistant::ChatCompletionsSettings settings;
    assistant::ProviderHost host;
    core::Provider *provider = nullptr;
    CallRecorder recorder;
};

} // namespace confab::tests
