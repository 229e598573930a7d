// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RouteTable.h"

#include "core/accounts/AccountService.h"
#include "gateway/http/AddressKey.h"
#include "gateway/http/EntityTag.h"
#include "protocol/Codec.h"
#include "protocol/EventNames.h"
#include "protocol/JsonWriter.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

// What a query may hold; the rest of it is ignored, like unknown fields of a body.
constexpr QLatin1String kNumbers[] = {"limit"_L1, "before"_L1, "after"_L1, "around"_L1, "ev"_L1, "from"_L1, "part"_L1};
constexpr QLatin1String kTexts[] = {"cursor"_L1, "epoch"_L1, "room"_L1, "query"_L1};
constexpr QLatin1String kFlags[] = {"blocked"_L1};
// What stands in a path and is no id.
constexpr QLatin1String kCode = "code"_L1;

Error invalid(QLatin1String field, const QString &what)
{
    return {ErrorCode::ValidationFailed, u"“%1” %2."_s.arg(field, what), field};
}

Result<codec::Json> readQuery(const HttpRequest &request)
{
    if (request.query.isEmpty())
        return codec::Json();
    if (request.hasQueryNameTwice())
        return Error{ErrorCode::BadRequest, u"A name stands in the query twice."_s};
    codec::JsonWriter data;
    data.beginObject();
    for (const QLatin1String name : kNumbers) {
        const auto value = request.queryItem(QByteArrayView(name.data(), name.size()));
        if (!value)
            continue;
        bool isNumber = false;
        const qlonglong number = value->toLongLong(&isNumber);
        if (!isNumber)
            return invalid(name, u"must be a whole number"_s);
        data.field(name, number);
    }
    for (const QLatin1String name : kTexts) {
        if (const auto value = request.queryItem(QByteArrayView(name.data(), name.size())))
            data.field(name, *value);
    }
    for (const QLatin1String name : kFlags) {
        const auto value = request.queryItem(QByteArrayView(name.data(), name.size()));
        if (!value)
            continue;
        if (*value != "true"_L1 && *value != "false"_L1)
            return invalid(name, u"must be true or false"_s);
        data.field(name, *value == "true"_L1);
    }
    data.endObject();
    return codec::Json::readTrusted(data.take());
}

Result<codec::Json> readData(const HttpRequest &request, const Captures &captures, const Limits &limits)
{
    const bool hasBody = request.method != "GET" && request.method != "HEAD" && !request.body.isEmpty();
    Result<codec::Json> data = hasBody ? codec::Json::read(request.body, limits) : readQuery(request);
    if (!data)
        return data;
    for (auto it = captures.cbegin(); it != captures.cend(); ++it) {
        if (it.key() != kCode && !Uuid::fromString(it.value()))
            return ErrorCode::NotFound;
    }
    return data;
}

//! What stands over the body, so that no body can name another object than the path.
QByteArray idsOf(const Twin &twin, const Captures &captures)
{
    codec::JsonWriter ids;
    ids.beginObject();
    for (auto it = captures.cbegin(); it != captures.cend(); ++it) {
        const QByteArray field = (it.key() == "id"_L1 ? twin.idField : it.key()).toLatin1();
        ids.field(QLatin1String(field), it.value());
    }
    ids.endObject();
    return ids.take();
}

//! What stands under it.
QByteArray defaultsOf(const Twin &twin)
{
    if (!twin.hasClientId)
        return twin.defaults;
    codec::JsonWriter defaults;
    defaults.beginObject();
    defaults.field("clientId"_L1, Uuid::make());
    defaults.endObject();
    return defaults.take();
}

} // namespace

RouteTable::RouteTable(HttpRouter &router, const RouteServices &services)
    : m_router(router)
    , m_kept(std::make_shared<const Kept>(services))
{
}

void RouteTable::addOpen(const char *method, const QString &pattern, const RouteAbout &about, OpenHandler handler)
{
    m_api->add(method, pattern, about, NativeApi::For::Everybody);
    route(method, pattern, std::move(handler));
}

void RouteTable::addSignedIn(const char *method, const QString &pattern, const RouteAbout &about,
                             SignedInHandler handler)
{
    m_api->add(method, pattern, about, NativeApi::For::SignedIn);
    routeSignedIn(method, pattern, std::move(handler));
}

void RouteTable::addBytes(const char *method, const QString &pattern, const RouteAbout &about, qint64 bodyLimit,
                          SignedInHandler handler)
{
    m_api->add(method, pattern, about, NativeApi::For::SignedIn);
    m_router.add(
        method, pattern,
        [kept = m_kept, handler = std::move(handler)](const HttpRequest &request, const Captures &captures,
                                                      HttpReply reply) {
            if (const auto identity = identityOf(request, kept->services, reply))
                handler({request, kept->services, kept->life, captures}, *identity, std::move(reply));
        },
        bodyLimit);
}

std::optional<core::Identity> RouteTable::identityOf(const HttpRequest &request, const RouteServices &services,
                                                     HttpReply &reply)
{
    const auto identity = services.accounts.verify(request.bearerToken());
    if (!identity) {
        reply(answer(identity.error()));
        return std::nullopt;
    }
    services.accounts.touch(identity->session);
    return *identity;
}

void RouteTable::route(const char *method, const QString &pattern, OpenHandler handler)
{
    m_router.add(method, pattern,
                 [kept = m_kept, handler = std::move(handler)](const HttpRequest &request, const Captures &captures,
                                                               HttpReply reply) {
                     const auto data = readData(request, captures, kept->services.limits);
                     if (!data)
                         return reply(answer(data.error()));
                     handler({request, kept->services, kept->life, captures, *data}, std::move(reply));
                 });
}

void RouteTable::routeSignedIn(const char *method, const QString &pattern, SignedInHandler handler)
{
    // The token is judged before anything else of the request is.
    m_router.add(method, pattern,
                 [kept = m_kept, handler = std::move(handler)](const HttpRequest &request, const Captures &captures,
                                                               HttpReply reply) {
                     const auto identity = identityOf(request, kept->services, reply);
                     if (!identity)
                         return;
                     const auto data = readData(request, captures, kept->services.limits);
                     if (!data)
                         return reply(answer(data.error()));
                     handler({request, kept->services, kept->life, captures, *data}, *identity, std::move(reply));
                 });
}

void RouteTable::add(const Twin &twin, size_t place, size_t otherPlace)
{
    m_api->add(twin, place, otherPlace);
    SignedInHandler run = [twin, usual = QString(codec::kCommandNames[place]),
                           decided = QString(codec::kCommandNames[otherPlace])](
                              const RouteCall &call, const core::Identity &identity, HttpReply reply) {
        const auto ids = codec::Json::readTrusted(idsOf(twin, call.captures));
        const auto defaults = codec::Json::readTrusted(defaultsOf(twin));
        if (!ids || !defaults)
            return reply(answer(Error{ErrorCode::Internal}));
        const codec::JsonObject under = defaults->object();
        const codec::JsonObject body = call.data.object().over(under);
        const codec::JsonObject data = ids->object().over(body);
        const bool isOther = !twin.deciding.isEmpty() && !data.value(twin.deciding).isUndefined();
        const QString &event = isOther ? decided : usual;
        const auto command = codec::decodeCommandData(event, data, call.services.limits);
        if (!command)
            return reply(answer(command.error()));
        const bool removes = qstrcmp(twin.method, "DELETE") == 0;
        execute(call, identity, *command,
                {call.life,
                 [reply = std::move(reply), status = twin.status, removes](const Result<QByteArray> &result) mutable {
                     const bool isEmpty = result && (result->isEmpty() || *result == "{}" || status == 204);
                     reply(removes && isEmpty ? HttpResponse{.status = 204} : answer(result, status));
                 }});
    };
    if (!twin.isOpen)
        return routeSignedIn(twin.method, twin.pattern, std::move(run));
    route(twin.method, twin.pattern,
          [run = std::move(run)](const RouteCall &call, HttpReply reply) { run(call, {}, std::move(reply)); });
}

void RouteTable::addDocuments()
{
    const RouteAbout openApi{.about = "Describes the HTTP API in OpenAPI 3.1.", .tag = "server"};
    const RouteAbout asyncApi{.about = "Describes the WebSocket in AsyncAPI 3.0.", .tag = "server"};
    const auto serve = [this](const QString &path, const RouteAbout &about,
                              QByteArray (NativeApi::*make)(const Limits &)) {
        addOpen("GET", path, about,
                [api = m_api, make, tag = std::make_shared<QByteArray>()](const RouteCall &call, HttpReply reply) {
                    const QByteArray json = (api.get()->*make)(call.services.limits);
                    if (tag->isEmpty())
                        *tag = entityTag(json);
                    reply(tagged(call.request, jsonResponse(json), *tag));
                });
    };
    serve(u"/openapi.json"_s, openApi, &NativeApi::openApi);
    serve(u"/asyncapi.json"_s, asyncApi, &NativeApi::asyncApi);
}

void RouteTable::execute(const RouteCall &call, const core::Identity &identity, const Command &command,
                         core::Reply<QByteArray> reply)
{
    call.services.execute({identity, std::nullopt, addressKey(call.request.peerAddress)}, command, std::move(reply));
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
