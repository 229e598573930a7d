// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "assistant/HttpExchange.h"
#include "core/ports/Provider.h"

#include <QNetworkAccessManager>

#include <functional>

namespace confab::assistant {

//! Asks an endpoint for the list of its models, which costs nothing, and says what that tells of it: a key that is
//! refused, or nobody there, is an error in words. An endpoint without such a list is doubted, no more. Assistant
//! thread; deletes itself after the answer, or goes with the network, which is its parent.
class ModelsProbe final : public QObject
{
public:
    //! `reached` is called when the request is on its way, and kept until the probe goes.
    ModelsProbe(QNetworkAccessManager &network, const ChatCompletionsSettings &settings,
                core::Reply<core::ProviderProbe> reply, std::function<void()> reached = {});
    void start();

    //! The ids in a list of models, in any of the forms that are common; nothing when there is no list in it. Pure.
    static std::optional<QStringList> modelsIn(const QByteArray &json);

private:
    void loseThePatience();
    void onEnded(const Result<> &how);
    core::ProviderProbe listed() const;
    //! That there is no list, and where it should be.
    QString missing(const QString &why) const;
    void finish(const Result<core::ProviderProbe> &result);

    QNetworkAccessManager &m_network;
    ChatCompletionsSettings m_settings;
    Secrets m_secrets;
    core::Reply<core::ProviderProbe> m_reply;
    std::function<void()> m_reached;
    std::unique_ptr<HttpExchange> m_exchange;
    QByteArray m_body;
    QTimer m_patience;
};

} // namespace confab::assistant
