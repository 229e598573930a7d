// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Events.h"
#include "Reading.h"
#include "Shape.h"

#include <QHash>
#include <QMap>

#include <string_view>

//! What the structs of the protocol look like, told as JSON Schema by their own describe().
namespace confab::codec {

//! Who writes what is described: a client may leave out what has a default, the server leaves out nothing.
enum class Speaker { Client, Server };

//! One schema, keyword by keyword, in that order.
class Schema
{
public:
    Schema() = default;
    explicit Schema(QByteArrayView type) { set("type", '"' + type.toByteArray() + '"'); }
    //! What is in an object of `components`.
    static Schema reference(const QByteArray &name);

    //! `json` is the keyword's value.
    Schema &set(QByteArrayView keyword, const QByteArray &json);
    Schema &set(QByteArrayView keyword, qint64 number) { return set(keyword, QByteArray::number(number)); }
    Schema &setNames(std::span<const QLatin1String> names);
    QByteArray json() const { return '{' + m_keywords + '}'; }

private:
    QByteArray m_keywords;
};

//! One member of an object.
struct SchemaProperty
{
    QByteArray name;
    Schema schema;
    bool isRequired = false;
    //! An enumeration's, which are not in the schema then.
    QList<QLatin1String> names = {};
};

//! An object of these; nothing is said of others, which are ignored everywhere.
Schema objectSchema(const QList<SchemaProperty> &properties);
//! A property's schema with its names in it.
Schema schemaOf(const SchemaProperty &property);

//! Tells schemas, and collects the structs that they refer to.
class Schemas
{
public:
    explicit Schemas(const Limits &limits = {})
        : m_limits(limits)
    {
    }

    const Limits &limits() const { return m_limits; }
    template <class T>
    QList<SchemaProperty> properties(Speaker speaker);
    //! A reference to a struct, by the name of its type.
    template <class T>
    Schema reference(Speaker speaker);
    //! The structs that were referred to so far, with their schemas.
    const QMap<QByteArray, QByteArray> &named() const { return m_named; }

private:
    Limits m_limits;
    QMap<QByteArray, QByteArray> m_named;
};
template <>
QList<SchemaProperty> Schemas::properties<reply::Since>(Speaker speaker);

//! The name of a struct without its namespaces.
template <class T>
QByteArray typeName()
{
    std::string_view name = __PRETTY_FUNCTION__;
    name.remove_prefix(name.find("T = ") + 4);
    name = name.substr(0, name.find_first_of(";]"));
    name.remove_prefix(name.rfind(':') + 1);
    return QByteArray(name.data(), qsizetype(name.size()));
}

} // namespace confab::codec
