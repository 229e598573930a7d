// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RouteTable.h"

#include "core/accounts/AccountService.h"
#include "protocol/Codec.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

// What a query may hold; the rest of it is ignored, like unknown fields of a body.
constexpr QLatin1String kNumbers[] = {"limit"_L1, "before"_L1, "after"_L1, "around"_L1, "ev"_L1, "from"_L1, "part"_L1};
constexpr QLatin1String kTexts[] = {"cursor"_L1, "epoch"_L1, "room"_L1};

Error invalid(QLatin1String field, const QString &what)
{
    return {ErrorCode::ValidationFailed, u"“%1” %2."_s.arg(field, what), field};
}

Result<QJsonObject> readQuery(const HttpRequest &request)
{
    QJsonObject data;
    if (request.query.isEmpty())
        return data;
    for (const QLatin1String name : kNumbers) {
        const auto value = request.queryItem(QByteArrayView(name.data(), name.size()));
        if (!value)
            continue;
        bool isNumber = false;
        const qlonglong number = value->toLongLong(&isNumber);
        if (!isNumber)
            return invalid(name, u"must be a whole number"_s);
        data.insert(name, number);
    }
    for (const QLatin1String name : kTexts) {
        if (const auto value = request.queryItem(QByteArrayView(name.data(), name.size())))
            data.insert(name, *value);
    }
    return data;
}

Result<QJsonObject> readData(const HttpRequest &request, const Captures &captures, const Limits &limits)
{
    const bool hasBody = request.method != "GET" && request.method != "HEAD" && !request.body.isEmpty();
    Result<QJsonObject> data = hasBody ? codec::parseObject(request.body, limits) : readQuery(request);
    if (!data)
        return data;
    // After the body, so that no body can name another object than the path.
    for (auto it = captures.cbegin(); it != captures.cend(); ++it) {
        if (!Uuid::fromString(it.value()))
            return ErrorCode::NotFound;
        data->insert(it.key(), it.value());
    }
    return data;
}

} // namespace

Result<QString> stringOf(const QJsonObject &data, QLatin1String field, bool isRequired)
{
    const QJsonValue value = data.value(field);
    if (value.isString())
        return value.toString();
    if (!isRequired && (value.isUndefined() || value.isNull()))
        return QString();
    return invalid(field, value.isUndefined() ? u"is missing"_s : u"must be a text"_s);
}

RouteTable::RouteTable(HttpRouter &router, const RouteServices &services)
    : m_router(router)
    , m_services(std::make_shared<const RouteServices>(services))
{
}

void RouteTable::addOpen(const char *method, const QString &pattern, OpenHandler handler)
{
    m_router.add(method, pattern,
                 [services = m_services, handler = std::move(handler)](
                     const HttpRequest &request, const Captures &captures, const HttpReply &reply) {
                     const auto data = readData(request, captures, services->limits);
                     if (!data)
                         return reply(answer(data.error()));
                     handler({request, *services, *data}, reply);
                 });
}

void RouteTable::addSignedIn(const char *method, const QString &pattern, SignedInHandler handler)
{
    // The token is judged before anything else of the request is.
    m_router.add(method, pattern,
                 [services = m_services, handler = std::move(handler)](
                     const HttpRequest &request, const Captures &captures, const HttpReply &reply) {
                     const auto identity = services->accounts.verify(request.bearerToken());
                     if (!identity)
                         return reply(answer(identity.error()));
                     services->accounts.touch(identity->session);
                     const auto data = readData(request, captures, services->limits);
                     if (!data)
                         return reply(answer(data.error()));
                     handler({request, *services, *data}, *identity, reply);
                 });
}

void RouteTable::add(const Twin &twin)
{
    addSignedIn(twin.method, twin.pattern,
                [twin](const RouteCall &call, const core::Identity &identity, const HttpReply &reply) {
                    QJsonObject data = call.data;
                    if (!twin.idField.isEmpty())
                        data.insert(twin.idField, data.take("id"_L1));
                    if (twin.hasClientId && !data.contains("clientId"_L1))
                        data.insert("clientId"_L1, Uuid::make().toString());
                    for (auto it = twin.defaults.begin(); it != twin.defaults.end(); ++it) {
                        if (!data.contains(it.key()))
                            data.insert(it.key(), it.value());
                    }
                    const bool isOther = !twin.deciding.isEmpty() && data.contains(twin.deciding);
                    const QString &event = isOther ? twin.decided : twin.event;
                    const auto command = codec::decodeCommandData(event, data, call.services.limits);
                    if (!command)
                        return reply(answer(command.error()));
                    const bool removes = qstrcmp(twin.method, "DELETE") == 0;
                    execute(call, identity, *command,
                            [reply, status = twin.status, removes](const Result<QByteArray> &result) {
                                const bool isEmpty = result && (result->isEmpty() || *result == "{}");
                                reply(removes && isEmpty ? HttpResponse{.status = 204} : answer(result, status));
                            });
                });
}

void RouteTable::execute(const RouteCall &call, const core::Identity &identity, const Command &command,
                         Reply<QByteArray> reply)
{
    call.services.execute({identity, std::nullopt}, command, std::move(reply));
}

HttpResponse RouteTable::answer(const Result<QByteArray> &result, int status)
{
    return result ? jsonResponse(*result, status) : answer(result.error());
}

HttpResponse RouteTable::answer(const Error &error)
{
    HttpResponse response = errorResponse(error);
    if (response.status == 401)
        response.headers.add("www-authenticate", "Bearer");
    return response;
}

} // namespace confab::gateway
