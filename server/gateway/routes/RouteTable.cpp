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

// What stands in a path and is no id.
constexpr QLatin1String kCode = "code"_L1;

Result<codec::Json> readData(const HttpRequest &request, const Captures &captures, const Limits &limits,
                             RouteTable::ReadQuery readQuery)
{
    Result<codec::Json> data = codec::Json();
    if (request.method == "GET" || request.method == "HEAD") {
        if (readQuery)
            data = readQuery(request);
    } else if (!request.body.isEmpty()) {
        data = codec::Json::read(request.body, limits);
    }
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

core::Actor RouteCall::actor(const core::Identity &identity) const
{
    return {identity, std::nullopt, addressKey(request.peerAddress)};
}

RouteTable::RouteTable(HttpRouter &router, const RouteServices &services)
    : m_router(router)
    , m_kept(std::make_shared<const Kept>(services))
{
}

void RouteTable::addOpen(const char *method, const QString &pattern, const RouteAbout &about, OpenHandler handler)
{
    m_api->add(method, pattern, about, NativeApi::For::Everybody);
    route(method, pattern, nullptr, std::move(handler));
}

void RouteTable::addSignedIn(const char *method, const QString &pattern, const RouteAbout &about,
                             SignedInHandler handler)
{
    m_api->add(method, pattern, about, NativeApi::For::SignedIn);
    routeSignedIn(method, pattern, nullptr, std::move(handler));
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

void RouteTable::route(const char *method, const QString &pattern, ReadQuery query, OpenHandler handler)
{
    m_router.add(method, pattern,
                 [kept = m_kept, query, handler = std::move(handler)](const HttpRequest &request, const Captures &captures,
                                                               HttpReply reply) {
                     const auto data = readData(request, captures, kept->services.limits, query);
                     if (!data)
                         return reply(answer(data.error()));
                     handler({request, kept->services, kept->life, captures, *data}, std::move(reply));
                 });
}

void RouteTable::routeSignedIn(const char *method, const QString &pattern, ReadQuery query, SignedInHandler handler)
{
    // The token is judged before anything else of the request is.
    m_router.add(method, pattern,
                 [kept = m_kept, query, handler = std::move(handler)](const HttpRequest &request, const Captures &captures,
                                                               HttpReply reply) {
                     const auto identity = identityOf(request, kept->services, reply);
                     if (!identity)
                         return;
                     const auto data = readData(request, captures, kept->services.limits, query);
                     if (!data)
                         return reply(answer(data.error()));
                     handler({request, kept->services, kept->life, captures, *data}, *identity, std::move(reply));
                 });
}

void RouteTable::add(const Twin &twin, size_t place, size_t otherPlace, ReadQuery query)
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
        return routeSignedIn(twin.method, twin.pattern, query, std::move(run));
    route(twin.method, twin.pattern, query,
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
    call.services.execute(call.actor(identity), command, std::move(reply));
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
