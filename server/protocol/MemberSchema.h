// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Schema.h"

namespace confab::codec {

//! The schema of a single member by its C++ type: what SchemaForm puts together.
class MemberSchema
{
public:
    MemberSchema(Schemas &schemas, Speaker speaker)
        : m_schemas(schemas)
        , m_speaker(speaker)
    {
    }

    static Schema orNull(const Schema &schema)
    {
        return Schema().set("anyOf", '[' + schema.json() + R"(,{"type":"null"}])");
    }

    //! Of a member of this type that is described with this rule; its value is not looked at.
    template <class T, class Rule>
    Schema of(const T &, Rule)
    {
        if constexpr (Described<T>) {
            return m_schemas.reference<T>(m_speaker);
        } else if constexpr (requires { Shape<T, Rule>::kLowest; }) {
            return Schema("integer").set("minimum", Shape<T, Rule>::kLowest).set("maximum", Shape<T, Rule>::kHighest);
        } else if constexpr (std::is_same_v<T, bool>) {
            return Schema("boolean");
        } else if constexpr (std::is_same_v<T, double>) {
            return Schema("number");
        } else if constexpr (std::is_same_v<Rule, field::Time>) {
            return Schema("string").set("format", "\"date-time\"");
        } else if constexpr (std::is_same_v<Rule, field::ClientId>) {
            return Schema("string").set("maxLength", m_schemas.limits().clientIdChars);
        } else if constexpr (std::is_same_v<T, QString> || std::is_enum_v<T>) {
            return Schema("string");
        } else {
            static_assert(requires(T id) { id.uuid(); });
            return Schema("string").set("format", "\"uuid\"");
        }
    }
    template <class T, class Rule>
    Schema of(const std::optional<T> &, Rule rule)
    {
        Schema schema = of(T(), rule);
        if constexpr (std::is_enum_v<T>)
            schema.setNames(allNames<T>());
        return schema;
    }
    template <class Item>
    Schema of(const QList<Item> &, field::Plain rule)
    {
        return Schema("array").set("items", of(Item(), rule).json());
    }
    template <class Tag, class Item>
    Schema of(const QHash<Id<Tag>, Item> &, field::Plain rule)
    {
        return Schema("object")
            .set("propertyNames", of(Id<Tag>(), rule).json())
            .set("additionalProperties", of(Item(), rule).json());
    }

private:
    Schemas &m_schemas;
    Speaker m_speaker;
};

} // namespace confab::codec
