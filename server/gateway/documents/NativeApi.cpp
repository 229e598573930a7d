// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NativeApi.h"

#include "AsyncApi.h"
#include "ErrorSchema.h"
#include "protocol/Codec.h"
#include "WireExamples.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

using codec::Schema;
using codec::SchemaProperty;

constexpr char kAbout[] =
    "What the WebSocket of `/asyncapi.json` does, over HTTP: the body (of a GET the query) and the answer are the data "
    "of the command that a route names, and of its answer. A token is had by the routes of `sign-in`. A field that is "
    "not set is absent, `null` means the same; unknown ones are ignored. Whatever fails answers with `error`.";

QByteArray latin1(QLatin1String text)
{
    return {text.data(), text.size()};
}

//! {id} and {user} as fields of the command.
QMap<QByteArray, QByteArray> capturedFields(const Twin &twin)
{
    QMap<QByteArray, QByteArray> fields;
    for (const QString &part : twin.pattern.split(u'/')) {
        if (!part.startsWith(u'{'))
            continue;
        const QByteArray name = part.sliced(1, part.size() - 2).toLatin1();
        fields.insert(name, name == "id" ? twin.idField.toLatin1() : name);
    }
    return fields;
}

QByteArray exampleOf(const QJsonObject &data, const QByteArray &field)
{
    const QJsonValue value = data[QLatin1String(field)];
    if (value.isUndefined())
        return {};
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

//! A command as a request has it.
struct Asked
{
    QList<SchemaProperty> properties; //!< without what stands in the path
    QByteArray example = {};
    QList<ApiParameter> captured = {};

    bool needsAny() const { return std::ranges::any_of(properties, &SchemaProperty::isRequired); }
};

Asked askedOf(const CommandAbout &command, const Twin &twin, codec::Schemas &schemas)
{
    const QJsonObject sample = QJsonDocument::fromJson(commandData(command.name, {})).object();
    const QJsonObject defaults = QJsonDocument::fromJson(twin.defaults).object();
    Asked asked{.properties = command.data(schemas)};
    QByteArrayList without{latin1(twin.settled)};
    const auto captured = capturedFields(twin);
    for (auto it = captured.cbegin(); it != captured.cend(); ++it) {
        const auto of = std::ranges::find(asked.properties, it.value(), &SchemaProperty::name);
        const Schema schema = of == asked.properties.end() ? Schema("string") : codec::schemaOf(*of);
        asked.captured.append({it.key(), schema.json(), exampleOf(sample, it.value()), {}, true});
        without.append(it.value());
    }
    asked.properties.removeIf([&](const SchemaProperty &each) { return without.contains(each.name); });
    for (SchemaProperty &property : asked.properties) {
        const bool isMade = twin.hasClientId && property.name == "clientId";
        property.isRequired &= !isMade && !defaults.contains(QLatin1String(property.name));
    }
    asked.example = commandData(command.name, without);
    return asked;
}

QList<ApiParameter> queryOf(const Asked &asked)
{
    const QJsonObject sample = QJsonDocument::fromJson(asked.example).object();
    QList<ApiParameter> query;
    for (const SchemaProperty &each : asked.properties)
        query.append({each.name, codec::schemaOf(each).json(), exampleOf(sample, each.name), {}, each.isRequired});
    return query;
}

ApiContent bytesOf(const QByteArray &type)
{
    return {.schema = Schema("string").set("contentEncoding", "\"binary\"").json(), .example = {}, .type = type};
}

ApiParameter inPath(const QByteArray &name)
{
    if (name == "hash")
        return {.name = name, .example = '"' + QByteArray(64, '7') + '"', .isRequired = true};
    return {.name = name,
            .schema = Schema("string").set("format", "\"uuid\"").json(),
            .example = "\"0199f3b2-7c20-7003-8a5d-3e21c0de6003\"",
            .isRequired = true};
}

//! What a path without a command has in braces.
QList<ApiParameter> idsIn(const QString &pattern)
{
    QList<ApiParameter> ids;
    for (const QString &part : pattern.split(u'/')) {
        if (part.startsWith(u'{'))
            ids.append(inPath(part.sliced(1, part.size() - 2).toLatin1()));
    }
    return ids;
}

QByteArray either(const QByteArray &one, const QByteArray &other)
{
    return one == other ? one : R"({"anyOf":[)" + one + ',' + other + "]}";
}

ApiAnswer failure()
{
    const QByteArray example = codec::encodeRestError(Error{ErrorCode::NotFound});
    return {.about = "Why it was refused.", .content = {{Schema::reference("Refusal").json(), example}}};
}

} // namespace

void NativeApi::add(const Twin &twin, size_t command, size_t other)
{
    m_routes.push_back(TwinRoute{twin, command, other});
}

void NativeApi::add(const char *method, const QString &pattern, const RouteAbout &about, For whom)
{
    m_routes.push_back(PlainRoute{method, pattern, about, whom});
}

ApiRoute NativeApi::routeOf(const TwinRoute &told, codec::Schemas &schemas)
{
    const Twin &twin = told.twin;
    const CommandAbout &command = commandAbouts()[qsizetype(told.command)];
    const CommandAbout &other = commandAbouts()[qsizetype(told.other)];
    const Asked asked = askedOf(command, twin, schemas);
    ApiRoute route{.method = twin.method,
                   .path = twin.pattern,
                   .about = command.about,
                   .tag = latin1(command.name).split(':').first(),
                   .parameters = asked.captured,
                   .isOpen = twin.isOpen,
                   .detail = "The same as the command `" + latin1(command.name) + "`."};
    // A DELETE that is a command with something left out of it.
    const bool saysAll = route.method == "DELETE" && twin.defaults != "{}";
    if (route.method == "GET") {
        route.parameters += queryOf(asked);
    } else if (told.other != told.command) {
        const Asked otherwise = askedOf(other, twin, schemas);
        const QByteArray schema =
            either(codec::objectSchema(asked.properties).json(), codec::objectSchema(otherwise.properties).json());
        route.body = {{schema, otherwise.example}};
        route.needsBody = asked.needsAny();
        route.detail += " With `" + latin1(twin.deciding) + "` as `" + latin1(other.name) + "`: " + latin1(other.about);
    } else if (!asked.properties.isEmpty() && !saysAll) {
        route.body = {{codec::objectSchema(asked.properties).json(), asked.example}};
        route.needsBody = asked.needsAny();
    }
    if (route.method == "DELETE" && (twin.status == 204 || command.answer == codec::typeName<reply::Empty>())) {
        route.answers = {{204, "It is done."}};
    } else {
        const QByteArray schema = either(command.answerSchema(schemas).json(), other.answerSchema(schemas).json());
        route.answers = {{twin.status, "What was asked for.", {{schema, answerData(other)}}}};
    }
    return route;
}

ApiRoute NativeApi::routeOf(const PlainRoute &told, codec::Schemas &schemas)
{
    const RouteAbout &about = told.about;
    ApiRoute route{.method = told.method,
                   .path = told.pattern,
                   .about = about.about,
                   .tag = about.tag,
                   .parameters = idsIn(told.pattern),
                   .isOpen = told.whom == For::Everybody};
    if (about.body) {
        route.body = {{about.body(schemas).json(), about.bodyExample}};
        route.needsBody = about.needsBody;
    }
    for (const QByteArray &type : about.bodyTypes)
        route.body.append(bytesOf(type));
    if (!about.answerTypes.isEmpty() || about.status == 204) {
        ApiAnswer bytes{about.status, about.status == 204 ? "It is done." : "What was asked for."};
        for (const QByteArray &type : about.answerTypes)
            bytes.content.append(bytesOf(type));
        route.answers = {bytes};
        return route;
    }
    const QByteArray example = about.answerExample.isEmpty() ? answerData(about.answerLike) : about.answerExample;
    route.answers = {{about.status, "What was asked for.", {{about.answer(schemas).json(), example}}}};
    return route;
}

QByteArray NativeApi::openApi(const Limits &limits)
{
    if (!m_openApi.isEmpty())
        return m_openApi;
    codec::Schemas schemas(limits);
    QList<ApiRoute> routes;
    for (const auto &told : m_routes)
        routes.append(std::visit([&schemas](const auto &route) { return routeOf(route, schemas); }, told));
    ApiDocument document{.title = "Confab",
                         .version = CONFAB_VERSION,
                         .about = kAbout,
                         .schemas = schemas.named(),
                         .licence = R"({"name":"MIT","url":"https://opensource.org/license/mit"})",
                         .signIn = R"({"type":"http","scheme":"bearer","bearerFormat":"JWT"})",
                         .failure = failure()};
    document.schemas.insert("Refusal", codec::objectSchema({{"error", errorSchema(), true}}).json());
    m_openApi = gateway::openApi(document, routes);
    return m_openApi;
}

QByteArray NativeApi::asyncApi(const Limits &limits)
{
    if (m_asyncApi.isEmpty())
        m_asyncApi = gateway::asyncApi(limits);
    return m_asyncApi;
}

} // namespace confab::gateway
