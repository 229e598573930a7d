// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ErrorWords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace confab::assistant {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDeepest = 6;
constexpr int kMostOfAList = 3;
constexpr qsizetype kMostPlainText = 2000;

QString wordsIn(const QJsonValue &said, int depth);

QString wordsIn(const QJsonArray &list, int depth)
{
    QStringList all;
    for (const QJsonValue &entry : list) {
        const QString words = wordsIn(entry, depth + 1);
        if (!words.isEmpty() && all.size() < kMostOfAList)
            all.append(words);
    }
    return all.join("; "_L1);
}

// Where a checked field stands in the request, such as "body.temperature".
QString placeOf(const QJsonObject &object)
{
    QStringList steps;
    for (const QJsonValue &step : object.value("loc"_L1).toArray())
        steps.append(step.toVariant().toString());
    return steps.join(u'.');
}

QString wordsIn(const QJsonObject &object, int depth)
{
    // "error" is only a title where a "message" stands beside it.
    const bool isTitled = object.value("error"_L1).isString() && object.value("message"_L1).isString();
    for (const QLatin1String key : {"error"_L1, "message"_L1, "detail"_L1, "msg"_L1, "errors"_L1}) {
        if (isTitled && key == "error"_L1)
            continue;
        const QString words = wordsIn(object.value(key), depth + 1);
        if (words.isEmpty())
            continue;
        const QString place = placeOf(object);
        return place.isEmpty() ? words : place + u": "_s + words;
    }
    for (const QLatin1String key : {"code"_L1, "type"_L1}) {
        const QString name = object.value(key).toString();
        if (!name.isEmpty() && name != "error"_L1)
            return name;
    }
    return {};
}

QString wordsIn(const QJsonValue &said, int depth)
{
    if (depth > kDeepest)
        return {};
    if (said.isString())
        return said.toString().trimmed();
    if (said.isArray())
        return wordsIn(said.toArray(), depth);
    return said.isObject() ? wordsIn(said.toObject(), depth) : QString(); // each of its keys is asked for, to the depth
}

QString plainText(const QByteArray &body)
{
    const QString text = QString::fromUtf8(body.first(std::min(body.size(), kMostPlainText))).trimmed();
    const bool isText = std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint() || c.isSpace(); });
    return isText && !text.startsWith(u'<') && !text.startsWith(u'{') && !text.startsWith(u'[') ? text : QString();
}

} // namespace

QString errorWords(const QJsonValue &said)
{
    return wordsIn(said, 0);
}

QString errorWords(const QByteArray &body)
{
    QByteArray json = body.trimmed();
    for (const QByteArray &line : json.split('\n')) {
        if (!line.startsWith("data:") && !line.startsWith("error:"))
            continue;
        json = line.sliced(line.indexOf(':') + 1).trimmed();
        break;
    }
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (document.isArray())
        return errorWords(QJsonValue(document.array()));
    if (document.isObject())
        return errorWords(QJsonValue(document.object()));
    return plainText(json);
}

} // namespace confab::assistant
