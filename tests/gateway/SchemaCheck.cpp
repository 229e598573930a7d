// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SchemaCheck.h"

#include "protocol/Ids.h"
#include "protocol/TimeText.h"

#include <QJsonArray>

#include <functional>

namespace confab::test {

using namespace Qt::StringLiterals;

namespace {

bool isOfType(const QJsonValue &value, const QString &type)
{
    if (type == u"integer"_s)
        return value.isDouble() && value.toDouble() == std::floor(value.toDouble());
    const QHash<QString, QJsonValue::Type> types{{u"string"_s, QJsonValue::String}, {u"number"_s, QJsonValue::Double},
                                                 {u"boolean"_s, QJsonValue::Bool},  {u"array"_s, QJsonValue::Array},
                                                 {u"object"_s, QJsonValue::Object}, {u"null"_s, QJsonValue::Null}};
    return types.contains(type) && types.value(type) == value.type();
}

bool isOfAnyType(const QJsonValue &value, const QJsonValue &types)
{
    if (types.isString())
        return isOfType(value, types.toString());
    for (const QJsonValue &type : types.toArray()) {
        if (isOfType(value, type.toString()))
            return true;
    }
    return false;
}

bool hasFormat(const QJsonValue &value, const QString &format)
{
    if (format == u"uuid"_s)
        return Uuid::fromString(value.toString()).has_value();
    return format == u"date-time"_s && codec::decodeTime(value.toString()).has_value();
}

QJsonObject resolved(const QString &reference, const QJsonObject &document)
{
    QJsonValue at = document;
    for (const QString &part : reference.split(u'/').sliced(1))
        at = at[part];
    return at.toObject();
}

struct Checked
{
    const QJsonValue &value;
    const QJsonObject &schema;
    const QJsonObject &document;
    const QString &place;
};

using Check = std::function<QString(const QJsonValue &keyword, const Checked &)>;

Check must(bool (*fits)(const QJsonValue &keyword, const QJsonValue &value), const QString &what)
{
    return [fits, what](const QJsonValue &keyword, const Checked &it) {
        return fits(keyword, it.value) ? QString() : it.place + u": "_s + what;
    };
}

QString members(const QJsonValue &properties, const Checked &it)
{
    const QJsonObject object = it.value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QString place = it.place + u'.' + member.key();
        if (!properties.toObject().contains(member.key()))
            return place + u": is not told of"_s;
        const QString wrong = complaintOf(member.value(), properties[member.key()].toObject(), it.document, place);
        if (!wrong.isEmpty())
            return wrong;
    }
    return {};
}

QString each(const QJsonValue &items, const Checked &it)
{
    for (const QJsonValue &item : it.value.toArray()) {
        const QString wrong = complaintOf(item, items.toObject(), it.document, it.place + u"[]"_s);
        if (!wrong.isEmpty())
            return wrong;
    }
    return {};
}

QString further(const QJsonValue &keyword, const Checked &it)
{
    const QJsonObject object = it.value.toObject();
    for (const QJsonValue &member : object) {
        const QString wrong = complaintOf(member, keyword.toObject(), it.document, it.place + u".*"_s);
        if (!wrong.isEmpty())
            return wrong;
    }
    return {};
}

QString any(const QJsonValue &schemas, const Checked &it)
{
    QString last = it.place + u": fits nothing"_s;
    for (const QJsonValue &schema : schemas.toArray()) {
        last = complaintOf(it.value, schema.toObject(), it.document, it.place);
        if (last.isEmpty())
            break;
    }
    return last;
}

QString needed(const QJsonValue &names, const Checked &it)
{
    for (const QJsonValue &name : names.toArray()) {
        if (!it.value.toObject().contains(name.toString()))
            return it.place + u": has no "_s + name.toString();
    }
    return {};
}

const QHash<QString, Check> &checks()
{
    static const QHash<QString, Check> all{
        {u"$ref"_s,
         [](const QJsonValue &to, const Checked &it) {
             const QJsonObject schema = resolved(to.toString(), it.document);
             return schema.isEmpty() ? u"there is no "_s + to.toString()
                                     : complaintOf(it.value, schema, it.document, it.place);
         }},
        {u"type"_s,
         [](const QJsonValue &types, const Checked &it) {
             return isOfAnyType(it.value, types) ? QString() : it.place + u": is of another type"_s;
         }},
        {u"properties"_s, members},
        {u"required"_s, needed},
        {u"items"_s, each},
        {u"anyOf"_s, any},
        {u"additionalProperties"_s, further},
        {u"propertyNames"_s,
         [](const QJsonValue &schema, const Checked &it) {
             for (const QString &name : it.value.toObject().keys()) {
                 const QString wrong = complaintOf(name, schema.toObject(), it.document, it.place + u".KEY"_s);
                 if (!wrong.isEmpty())
                     return wrong;
             }
             return QString();
         }},
        {u"default"_s, [](const QJsonValue &, const Checked &) { return QString(); }},
        {u"enum"_s, must([](const auto &names, const auto &value) { return names.toArray().contains(value); },
                         u"is none of the names"_s)},
        {u"const"_s, must([](const auto &only, const auto &value) { return only == value; }, u"is something else"_s)},
        {u"format"_s, must([](const auto &format, const auto &value) { return hasFormat(value, format.toString()); },
                           u"has another form"_s)},
        {u"minimum"_s, must([](const auto &least, const auto &value) { return value.toDouble() >= least.toDouble(); },
                            u"is too low"_s)},
        {u"maximum"_s, must([](const auto &most, const auto &value) { return value.toDouble() <= most.toDouble(); },
                            u"is too high"_s)},
        {u"minLength"_s,
         must([](const auto &least, const auto &value) { return value.toString().size() >= least.toInt(); },
              u"is too short"_s)},
        {u"maxLength"_s,
         must([](const auto &most, const auto &value) { return value.toString().size() <= most.toInt(); },
              u"is too long"_s)},
        {u"minItems"_s,
         must([](const auto &least, const auto &value) { return value.toArray().size() >= least.toInt(); },
              u"has too few"_s)},
        {u"maxItems"_s, must([](const auto &most, const auto &value) { return value.toArray().size() <= most.toInt(); },
                             u"has too many"_s)},
        {u"maxProperties"_s,
         must([](const auto &most, const auto &value) { return value.toObject().size() <= most.toInt(); },
              u"has too many"_s)},
    };
    return all;
}

} // namespace

QString complaintOf(const QJsonValue &value, const QJsonObject &schema, const QJsonObject &document,
                    const QString &place)
{
    for (auto keyword = schema.begin(); keyword != schema.end(); ++keyword) {
        const auto check = checks().constFind(keyword.key());
        if (check == checks().cend())
            return place + u": keyword "_s + keyword.key() + u" is not known"_s;
        const QString wrong = (*check)(keyword.value(), {value, schema, document, place});
        if (!wrong.isEmpty())
            return wrong;
    }
    return {};
}

} // namespace confab::test
