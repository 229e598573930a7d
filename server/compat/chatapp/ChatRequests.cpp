// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatRequests.h"

#include "ChatPeople.h"
#include "ground/MultipartForm.h"

namespace confab::compat::chatapp {

using namespace Qt::StringLiterals;
using codec::JsonValue;
using fastapi::Fault;

namespace {

Fault notAnInteger(QLatin1String in, const QString &name, const QString &input)
{
    return {in, name, u"int_parsing"_s, u"Input should be a valid integer, unable to parse string as an integer"_s,
            input};
}

Fault notJson()
{
    return {"body"_L1, {}, u"json_invalid"_s, u"JSON decode error"_s, {}};
}

Reading<NewChat> withPerson(QLatin1String in, NewChat chat)
{
    if (!chat.person.isEmpty() && !isPersonKey(chat.person))
        return notAnInteger(in, u"user_id"_s, chat.person.left(kMostKeyChars));
    return chat;
}

Reading<NewChat> fromJson(const QByteArray &body, const Limits &limits)
{
    const auto json = codec::Json::read(body, limits);
    if (!json)
        return notJson();
    const JsonValue person = json->object().value("user_id"_L1);
    NewChat chat{.title = json->object().value("title"_L1).toString()};
    if (person.isString())
        chat.person = person.toString();
    else if (person.isDouble() && person.toInteger(-1) >= 0)
        chat.person = QString::number(person.toInteger());
    else if (!person.isUndefined() && !person.isNull())
        return notAnInteger("body"_L1, u"user_id"_s, {});
    return withPerson("body"_L1, chat);
}

NewChat fromQuery(const QByteArray &query)
{
    gateway::HttpRequest form;
    form.query = query;
    return {.person = form.queryItem("user_id").value_or(QString()),
            .title = form.queryItem("title").value_or(QString())};
}

NewChat fromMultipart(const QByteArray &body, const QByteArray &boundary)
{
    return {.person = multipartField(body, boundary, "user_id").value_or(QString()).trimmed(),
            .title = multipartField(body, boundary, "title").value_or(QString())};
}

} // namespace

Reading<NewChat> readNewChat(const gateway::HttpRequest &request, const Limits &limits)
{
    const NewChat named = fromQuery(request.query);
    if (!named.person.isEmpty() || request.body.isEmpty())
        return withPerson("query"_L1, named);
    const QByteArray type = request.headers.value("content-type");
    if (const auto boundary = boundaryOf(type))
        return withPerson("body"_L1, fromMultipart(request.body, *boundary));
    if (type.toLower().startsWith("application/x-www-form-urlencoded"))
        return withPerson("body"_L1, fromQuery(request.body));
    return fromJson(request.body, limits);
}

Reading<QList<ChatName>> readChatIds(const QByteArray &body, const Limits &limits)
{
    const bool isBareList = body.trimmed().startsWith('[');
    const auto json = codec::Json::read(isBareList ? "{\"chat_ids\":" + body + '}' : body, limits);
    if (!json)
        return notJson();
    JsonValue ids = json->object().value("chat_ids"_L1);
    if (ids.isUndefined() || ids.isNull())
        ids = json->object().value("ids"_L1);
    if (!ids.isArray())
        return Fault{"body"_L1,
                     u"chat_ids"_s,
                     ids.isUndefined() ? u"missing"_s : u"list_type"_s,
                     ids.isUndefined() ? u"Field required"_s : u"Input should be a valid list"_s,
                     {}};
    QList<ChatName> names;
    for (const JsonValue &id : ids.toArray()) {
        const ChatName name = chatName(id);
        if (std::holds_alternative<std::monostate>(name))
            return notAnInteger("body"_L1, u"chat_ids"_s, id.toString());
        names.append(name);
    }
    return names;
}

Reading<ChatName> readChatInPath(const QString &text)
{
    const ChatName name = chatName(text);
    if (std::holds_alternative<std::monostate>(name))
        return notAnInteger("path"_L1, u"chat_id"_s, text);
    return name;
}

Reading<QString> readPersonInPath(const QString &text)
{
    if (!isPersonKey(text))
        return notAnInteger("path"_L1, u"user_id"_s, text.left(kMostKeyChars));
    return text;
}

} // namespace confab::compat::chatapp
