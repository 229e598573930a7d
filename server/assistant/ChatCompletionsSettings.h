// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

namespace confab::assistant {

//! A header of a request.
struct HttpHeader
{
    QByteArray name = {};
    QByteArray value = {};
    friend bool operator==(const HttpHeader &, const HttpHeader &) = default;
};

//! How to reach an OpenAI-compatible endpoint.
struct ChatCompletionsSettings
{
    QString name = {};              //!< what agents name this provider by
    QUrl baseUrl = {};              //!< such as https://api.example.org/v1; "/chat/completions" may stand behind it
    QByteArray apiKey = {};         //!< empty: none is sent. Never logged, never part of a reason
    QList<HttpHeader> headers = {}; //!< the operator's own, which win over ours; their values are as secret as the key
    QString model = {};             //!< used when neither request nor agent names one
    int connectMs = 20'000;         //!< until the request is on its way: look-up, connection, TLS
    int idleMs = 60'000;            //!< without a byte from the other side, once the request is on its way
    //! Each of: from the request to the first sign of an answer, its thoughts, its text.
    int totalMs = 300'000;
    //! Instead of totalMs until the first sign, while a provider keeps a request that waits alive by comments.
    int keptAliveMs = 660'000;
    qint64 maxBytes = 8'388'608;         //!< of the response, unpacked, besides its thoughts
    qint64 maxThoughtBytes = 67'108'864; //!< of what brings nothing but thoughts: some 200,000 tokens with their frames
    int maxTokens = 0;                   //!< sent when the request has none; 0: not sent
    int retries = 2;                     //!< after a passing failure, before the first sign of an answer
};

} // namespace confab::assistant
