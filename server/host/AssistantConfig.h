// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <optional>

namespace confab::host {

//! One header that is sent to a provider.
struct HttpHeader
{
    QByteArray name = {};
    QByteArray value = {}; //!< may be a secret
    friend bool operator==(const HttpHeader &, const HttpHeader &) = default;
};

//! A service that writes answers: the section [provider.NAME].
struct ProviderConfig
{
    QString name = {}; //!< unique without regard to case
    QString kind = QStringLiteral("chat-completions");
    QString baseUrl = {};
    QByteArray apiKey = {}; //!< empty: none is sent
    QList<HttpHeader> headers = {};
    QStringList models = {}; //!< that may be asked, the first one unless another is named; empty: any
    friend bool operator==(const ProviderConfig &, const ProviderConfig &) = default;
};

//! An agent: the section [agent.SECTION].
struct AgentConfig
{
    QString section = {};  //!< what it is known by for good; unique without regard to case
    QString name = {};     //!< what people call it; empty: as the section
    QString provider = {}; //!< a ProviderConfig's name, or kBuiltInProvider
    QString model = {};    //!< empty: the provider's first
    QString prompt = {};
    std::optional<double> temperature = {}; //!< none: the provider's own
    int maxTokens = 0;                      //!< of an answer; 0: the provider's own limit
    std::optional<int> context = {};        //!< messages that it reads; none: assistant.contextMessages
    friend bool operator==(const AgentConfig &, const AgentConfig &) = default;

    QString shownName() const { return name.isEmpty() ? section : name; }
};

//! The provider that needs no section: the texts of Sage.
inline const QString kBuiltInProvider = QStringLiteral("scripted");

} // namespace confab::host
