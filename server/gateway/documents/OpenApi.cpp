// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ApiRoute.h"
#include "protocol/JsonWriter.h"

#include <QStringList>

#include <algorithm>

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

using codec::JsonWriter;

constexpr auto kSignIn = "signIn"_L1;

void text(JsonWriter &out, QLatin1String name, const QByteArray &words)
{
    if (!words.isEmpty())
        out.field(name, QString::fromUtf8(words));
}

void raw(JsonWriter &out, QLatin1String name, const QByteArray &json)
{
    if (json.isEmpty())
        return;
    out.key(name);
    out.raw(json);
}

QStringList captureNames(const QString &path)
{
    QStringList names;
    for (const QString &part : path.split(u'/')) {
        if (part.startsWith(u'{') && part.endsWith(u'}'))
            names.append(part.sliced(1, part.size() - 2));
    }
    return names;
}

//! Such as getApiV1RoomsById, of which there can't be two.
QByteArray operationIdOf(const ApiRoute &route)
{
    if (!route.operationId.isEmpty())
        return route.operationId;
    QByteArray id = route.method.toLower();
    const QByteArray path = route.path.toLatin1();
    bool startsWord = true;
    for (const char c : path) {
        if (c == '{')
            id += "By";
        const bool isPart = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (isPart)
            id += startsWord ? QByteArray(1, c).toUpper() : QByteArray(1, c);
        startsWord = !isPart;
    }
    return id;
}

void writeParameter(JsonWriter &out, const ApiParameter &parameter, bool isOfPath)
{
    out.beginObject();
    out.field("name"_L1, QString::fromUtf8(parameter.name));
    out.field("in"_L1, isOfPath ? "path"_L1 : "query"_L1);
    out.field("required"_L1, isOfPath || parameter.isRequired);
    text(out, "description"_L1, parameter.about);
    raw(out, "schema"_L1, parameter.schema);
    raw(out, "example"_L1, parameter.example);
    out.endObject();
}

void writeParameters(JsonWriter &out, const ApiRoute &route)
{
    const QStringList captured = captureNames(route.path);
    if (captured.isEmpty() && route.parameters.isEmpty())
        return;
    out.key("parameters"_L1);
    out.beginArray();
    for (const QString &name : captured) {
        const QByteArray wanted = name.toUtf8();
        const auto told = std::ranges::find(route.parameters, wanted, &ApiParameter::name);
        writeParameter(out, told == route.parameters.end() ? ApiParameter{.name = wanted} : *told, true);
    }
    for (const ApiParameter &parameter : route.parameters) {
        if (!captured.contains(QString::fromUtf8(parameter.name)))
            writeParameter(out, parameter, false);
    }
    out.endArray();
}

void writeContent(JsonWriter &out, const QList<ApiContent> &content)
{
    if (content.isEmpty())
        return;
    out.key("content"_L1);
    out.beginObject();
    for (const ApiContent &each : content) {
        out.key(QLatin1String(each.type));
        out.beginObject();
        raw(out, "schema"_L1, each.schema);
        raw(out, "example"_L1, each.example);
        out.endObject();
    }
    out.endObject();
}

void writeAnswer(JsonWriter &out, const ApiAnswer &answer, QLatin1String status)
{
    out.key(status);
    out.beginObject();
    text(out, "description"_L1, answer.about);
    writeContent(out, answer.content);
    out.endObject();
}

void writeRoute(JsonWriter &out, const ApiDocument &document, const ApiRoute &route)
{
    const QByteArray method = route.method.toLower();
    out.key(QLatin1String(method));
    out.beginObject();
    out.field("operationId"_L1, QString::fromLatin1(operationIdOf(route)));
    out.field("summary"_L1, QLatin1String(route.about));
    const QByteArray about(route.about.data(), route.about.size());
    text(out, "description"_L1, route.detail.isEmpty() ? about : about + ' ' + route.detail);
    if (!route.tag.isEmpty()) {
        out.key("tags"_L1);
        out.beginArray();
        out.value(QString::fromUtf8(route.tag));
        out.endArray();
    }
    if (!document.signIn.isEmpty()) {
        out.key("security"_L1);
        out.raw(route.isOpen ? "[]" : R"([{"signIn":[]}])");
    }
    writeParameters(out, route);
    if (!route.body.isEmpty()) {
        out.key("requestBody"_L1);
        out.beginObject();
        out.field("required"_L1, route.needsBody);
        writeContent(out, route.body);
        out.endObject();
    }
    out.key("responses"_L1);
    out.beginObject();
    for (const ApiAnswer &answer : route.answers) {
        const QByteArray status = QByteArray::number(answer.status);
        writeAnswer(out, answer, QLatin1String(status));
    }
    if (document.failure)
        writeAnswer(out, *document.failure, "default"_L1);
    out.endObject();
    out.endObject();
}

//! Both in the order of their first route.
QStringList pathsOf(const QList<ApiRoute> &routes)
{
    QStringList paths;
    for (const ApiRoute &route : routes) {
        if (!paths.contains(route.path))
            paths.append(route.path);
    }
    return paths;
}
QByteArrayList tagsOf(const QList<ApiRoute> &routes)
{
    QByteArrayList tags;
    for (const ApiRoute &route : routes) {
        if (!route.tag.isEmpty() && !tags.contains(route.tag))
            tags.append(route.tag);
    }
    return tags;
}

void writeInfo(JsonWriter &out, const ApiDocument &document)
{
    out.field("openapi"_L1, "3.1.0"_L1);
    out.key("info"_L1);
    out.beginObject();
    text(out, "title"_L1, document.title);
    text(out, "version"_L1, document.version);
    text(out, "description"_L1, document.about);
    raw(out, "license"_L1, document.licence);
    out.endObject();
    out.key("servers"_L1);
    out.raw(R"([{"url":"/","description":"This server"}])");
}

void writeTags(JsonWriter &out, const QByteArrayList &tags)
{
    out.key("tags"_L1);
    out.beginArray();
    for (const QByteArray &tag : tags) {
        out.beginObject();
        text(out, "name"_L1, tag);
        out.endObject();
    }
    out.endArray();
}

void writeComponents(JsonWriter &out, const ApiDocument &document)
{
    if (document.schemas.isEmpty() && document.signIn.isEmpty())
        return;
    out.key("components"_L1);
    out.beginObject();
    if (!document.schemas.isEmpty()) {
        out.key("schemas"_L1);
        out.beginObject();
        for (auto it = document.schemas.cbegin(); it != document.schemas.cend(); ++it)
            raw(out, QLatin1String(it.key()), it.value());
        out.endObject();
    }
    if (!document.signIn.isEmpty()) {
        out.key("securitySchemes"_L1);
        out.beginObject();
        raw(out, kSignIn, document.signIn);
        out.endObject();
    }
    out.endObject();
}

} // namespace

QByteArray openApi(const ApiDocument &document, const QList<ApiRoute> &routes)
{
    JsonWriter out(64 * 1024);
    out.beginObject();
    writeInfo(out, document);
    writeTags(out, tagsOf(routes));
    out.key("paths"_L1);
    out.beginObject();
    for (const QString &path : pathsOf(routes)) {
        const QByteArray key = path.toLatin1();
        out.key(QLatin1String(key));
        out.beginObject();
        for (const ApiRoute &route : routes) {
            if (route.path == path)
                writeRoute(out, document, route);
        }
        out.endObject();
    }
    out.endObject();
    writeComponents(out, document);
    out.endObject();
    return out.take();
}

} // namespace confab::gateway
