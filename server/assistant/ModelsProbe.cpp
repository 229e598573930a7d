// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ModelsProbe.h"

#include "assistant/ChatCompletionsRequest.h"
#include "assistant/ProviderFailure.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace confab::assistant {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 10'000;
// The longest list that is known, of a market of models, is about a quarter of it.
constexpr qint64 kMaxBody = 4 * 1024 * 1024;

ChatCompletionsSettings bounded(ChatCompletionsSettings settings)
{
    settings.connectMs = kPatienceMs;
    settings.idleMs = kPatienceMs;
    settings.maxBytes = kMaxBody;
    return settings;
}

} // namespace

ModelsProbe::ModelsProbe(QNetworkAccessManager &network, const ChatCompletionsSettings &settings,
                         core::Reply<core::ProviderProbe> reply, std::function<void()> reached)
    : QObject(&network)
    , m_network(network)
    , m_settings(bounded(settings))
    , m_secrets(settings)
    , m_reply(std::move(reply))
    , m_reached(std::move(reached))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &ModelsProbe::loseThePatience);
}

void ModelsProbe::start()
{
    m_patience.start(kPatienceMs);
    const QNetworkRequest request = chatcompletions::makeRequest(
        m_settings, chatcompletions::resourceUrl(m_settings.baseUrl, u"models"_s), "application/json");
    m_exchange = std::make_unique<HttpExchange>(m_network.get(request), m_settings);
    if (m_reached)
        connect(m_exchange.get(), &HttpExchange::sent, this, m_reached);
    connect(m_exchange.get(), &HttpExchange::received, this, [this](const QByteArray &bytes) { m_body += bytes; });
    connect(m_exchange.get(), &HttpExchange::silent, this, &ModelsProbe::loseThePatience);
    connect(m_exchange.get(), &HttpExchange::ended, this, &ModelsProbe::onEnded);
}

void ModelsProbe::loseThePatience()
{
    finish(
        failure::because(u"The provider did not say within %1 seconds whether it is there."_s.arg(kPatienceMs / 1000)));
}

//! A body that is cut or too long is as good as none: it is there, and that is all that can be known.
void ModelsProbe::onEnded(const Result<> &how)
{
    const QNetworkReply &reply = m_exchange->reply();
    const int status = m_exchange->status();
    if (status == 0)
        return finish(how ? failure::ofConnection(reply, m_secrets) : how.error());
    if (m_exchange->isSuccess())
        return finish(how ? listed() : core::ProviderProbe{});
    // Only these say that an answer would fare no better. Others have no list of models, or are busy right now.
    const bool isBroken = status == 401 || status == 402 || status == 403 || status >= 500 || status < 400;
    const failure::Refusal refusal{
        .status = status, .url = reply.url(), .location = reply.rawHeader("Location"), .body = m_body};
    if (isBroken && status != 501)
        return finish(failure::ofStatus(refusal, m_secrets));
    const bool isBusy = status == 429 || status == 408;
    finish(core::ProviderProbe{.doubt = isBusy ? QString() : missing(u"HTTP %1"_s.arg(status))});
}

core::ProviderProbe ModelsProbe::listed() const
{
    core::ProviderProbe probe{.models = modelsIn(m_body)};
    if (!probe.models)
        probe.doubt = missing(u"what is there is none, or is empty"_s);
    return probe;
}

QString ModelsProbe::missing(const QString &why) const
{
    const QUrl url = m_exchange->reply().url().adjusted(QUrl::RemoveQuery | QUrl::RemoveUserInfo);
    const QString hint = url.path().contains("/v1"_L1) ? QString() : u"; most addresses end with /v1"_s;
    return u"there is no list of models at %1 (%2)"_s.arg(url.toString(), why) + hint;
}

void ModelsProbe::finish(const Result<core::ProviderProbe> &result)
{
    m_patience.stop();
    m_exchange->close();
    m_reply(result);
    deleteLater();
}

std::optional<QStringList> ModelsProbe::modelsIn(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QJsonArray list = document.array();
    for (const QLatin1String field : {"data"_L1, "models"_L1}) {
        if (document.object().value(field).isArray())
            list = document.object().value(field).toArray();
    }
    QStringList models;
    for (const QJsonValue model : std::as_const(list)) {
        const QString id = model.isString() ? model.toString() : model[u"id"_s].toString(model[u"name"_s].toString());
        if (!id.isEmpty())
            models.append(id);
    }
    return models.isEmpty() ? std::nullopt : std::optional(models);
}

} // namespace confab::assistant
