// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Bodies.h"

#include "ground/AnswerText.h"
#include "ground/MultipartForm.h"
#include "protocol/Json.h"
#include "protocol/JsonWriter.h"

#include <QHash>

namespace confab::compat::chipiai {

using namespace Qt::StringLiterals;

namespace {

//! Go reads keys without regard to case, and prefers the one that is written as it should be.
QString textIn(const codec::JsonObject &object, QLatin1String key)
{
    const codec::JsonValue exact = object.value(key);
    if (!exact.isUndefined())
        return exact.toString();
    QString text;
    object.forEach([&](const QString &name, const codec::JsonValue &value) {
        if (name.compare(key, Qt::CaseInsensitive) == 0)
            text = value.toString();
    });
    return text;
}

//! The texts of these names in a body, in their order.
Result<QStringList> textsIn(const gateway::HttpRequest &request, const Limits &limits,
                            const QList<QLatin1String> &names)
{
    QStringList texts;
    const QByteArray type = request.headers.value("content-type").trimmed();
    if (const auto boundary = boundaryOf(type)) {
        for (const QLatin1String name : names)
            texts.append(
                multipartField(request.body, *boundary, QByteArrayView(name.data(), name.size())).value_or(QString()));
        return texts;
    }
    if (type.toLower().startsWith("application/x-www-form-urlencoded")) {
        gateway::HttpRequest form;
        form.query = request.body;
        for (const QLatin1String name : names)
            texts.append(form.queryItem(QByteArrayView(name.data(), name.size())).value_or(QString()));
        return texts;
    }
    const auto json = codec::Json::read(request.body, limits);
    if (!json)
        return ErrorCode::BadRequest;
    for (const QLatin1String name : names)
        texts.append(textIn(json->object(), name));
    return texts;
}

//! The texts of the answers by the prompt that each belongs to: the message that it names, or the one that was written
//! together with it, right before it.
QHash<MessageId, QString> answersByPrompt(const QList<Message> &messages)
{
    QHash<MessageId, QString> answers;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        const Message &answer = messages[i];
        if (!answer.stream || !isWhole(answer))
            continue;
        const Message *before = i > 0 ? &messages[i - 1] : nullptr;
        if (answer.replyTo)
            answers.insert(*answer.replyTo, answerText(answer));
        else if (before && before->seq == answer.seq - 1 && before->author.id == answer.stream->askedBy)
            answers.insert(before->id, answerText(answer));
    }
    return answers;
}

void writeEntry(codec::JsonWriter &out, const QString &room, const Message &message, const QString &answer)
{
    const auto both = [&out](QLatin1String name, QLatin1String twin, const QString &value) {
        out.field(name, value);
        out.field(twin, value);
    };
    out.beginObject();
    both("id"_L1, "ID"_L1, message.id.toString());
    both("roomId"_L1, "RoomID"_L1, room);
    both("username"_L1, "Username"_L1, message.author.name);
    both("content"_L1, "Content"_L1, answerText(message));
    out.field("ContentWithAi"_L1, answer);
    out.timeField("createdAt"_L1, message.createdAt);
    out.timeField("CreatedAt"_L1, message.createdAt);
    out.endObject();
}

} // namespace

Result<QString> roomNameAsked(const gateway::HttpRequest &request, const Limits &limits)
{
    const auto texts = textsIn(request, limits, {"name"_L1});
    return texts ? Result<QString>(texts->first().trimmed()) : texts.error();
}

Result<Credentials> credentialsAsked(const gateway::HttpRequest &request, const Limits &limits)
{
    const auto texts = textsIn(request, limits, {"username"_L1, "email"_L1, "password"_L1});
    if (!texts)
        return texts.error();
    const Credentials credentials{texts->at(0).trimmed(), texts->at(1).trimmed(), texts->at(2)};
    if (credentials.username.isEmpty() || credentials.password.isEmpty())
        return ErrorCode::BadRequest;
    return credentials;
}

QByteArray historyBody(const QString &room, const QList<Message> &messages)
{
    const QHash<MessageId, QString> answers = answersByPrompt(messages);
    codec::JsonWriter out;
    out.beginArray();
    for (const Message &message : messages) {
        if (isWhole(message))
            writeEntry(out, room, message, answers.value(message.id));
    }
    out.endArray();
    return out.take();
}

QByteArray jsonText(const QString &text)
{
    codec::JsonWriter out;
    out.value(text);
    return out.take();
}

QString promptOf(const QByteArray &frame)
{
    QString text = QString::fromUtf8(frame);
    const QByteArray trimmed = frame.trimmed();
    if (trimmed.startsWith('"')) {
        // Json is of objects; a text that would make two members of it is none.
        const auto json = codec::Json::read("{\"text\":" + trimmed + '}', Limits{});
        int members = 0;
        if (json)
            json->object().forEach([&members](const QString &, const codec::JsonValue &) { ++members; });
        if (members == 1)
            text = json->object().value("text"_L1).toString();
    }
    return text.trimmed().isEmpty() ? QString() : text;
}

} // namespace confab::compat::chipiai
