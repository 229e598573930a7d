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
constexpr qint64 kReadBuffer = 64 * 1024;
// The longest list that is known, of a market of models, is about a quarter of it.
constexpr qsizetype kMaxBody = 4 * 1024 * 1024;

} // namespace

ModelsProbe::ModelsProbe(QNetworkAccessManager &network, const ChatCompletionsSettings &settings, Answer answer)
    : QObject(&network)
    , m_network(network)
    , m_settings(settings)
    , m_secrets(settings)
    , m_answer(std::move(answer))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        finish(failure::because(
            u"The provider did not say within %1 seconds whether it is there."_s.arg(kPatienceMs / 1000)));
    });
}

ModelsProbe::~ModelsProbe()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->deleteLater();
    }
}

void ModelsProbe::start()
{
    m_patience.start(kPatienceMs);
    m_reply = m_network.get(
        chatcompletions::makeRequest(m_settings, chatcompletions::resourceUrl(m_settings.baseUrl, u"models"_s)));
    m_reply->setReadBufferSize(kReadBuffer);
    connect(m_reply, &QNetworkReply::readyRead, this, &ModelsProbe::read);
    connect(m_reply, &QNetworkReply::finished, this, &ModelsProbe::judge);
}

void ModelsProbe::read()
{
    m_body += m_reply->read(kMaxBody + 1 - m_body.size());
    if (m_body.size() > kMaxBody)
        finish(core::ProviderProbe{}); // it is there, and that is all that can be known
}

void ModelsProbe::judge()
{
    m_body += m_reply->read(kMaxBody - m_body.size());
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return finish(failure::ofConnection(*m_reply, m_secrets));
    if (status >= 200 && status < 300)
        return finish(listed());
    // Only these say that an answer would fare no better. Others have no list of models, or are busy right now.
    const bool isBroken = status == 401 || status == 402 || status == 403 || status >= 500 || status < 400;
    const failure::Refusal refusal{
        .status = status, .url = m_reply->url(), .location = m_reply->rawHeader("Location"), .body = m_body};
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
    const QUrl url = m_reply->url().adjusted(QUrl::RemoveQuery | QUrl::RemoveUserInfo);
    const QString hint = url.path().contains("/v1"_L1) ? QString() : u"; most addresses end with /v1"_s;
    return u"there is no list of models at %1 (%2)"_s.arg(url.toString(), why) + hint;
}

void ModelsProbe::finish(const Result<core::ProviderProbe> &result)
{
    m_patience.stop();
    m_reply->disconnect(this);
    std::exchange(m_answer, [](const auto &) {})(result);
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
