// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Schema.h"

namespace confab::codec {

Schema Schema::reference(const QByteArray &name)
{
    return Schema().set("$ref", "\"#/components/schemas/" + name + '"');
}

Schema &Schema::set(QByteArrayView keyword, const QByteArray &json)
{
    if (!m_keywords.isEmpty())
        m_keywords += ',';
    m_keywords += '"' + keyword.toByteArray() + "\":" + json;
    return *this;
}

Schema &Schema::setNames(std::span<const QLatin1String> names)
{
    JsonWriter list;
    list.beginArray();
    for (const QLatin1String name : names)
        list.value(name);
    list.endArray();
    return set("enum", list.take());
}

Schema schemaOf(const SchemaProperty &property)
{
    Schema schema = property.schema;
    if (!property.names.isEmpty())
        schema.setNames({property.names.constData(), size_t(property.names.size())});
    return schema;
}

Schema objectSchema(const QList<SchemaProperty> &properties)
{
    JsonWriter members;
    JsonWriter required;
    members.beginObject();
    required.beginArray();
    bool isAnyRequired = false;
    for (const SchemaProperty &property : properties) {
        const QLatin1String name(property.name);
        members.key(name);
        members.raw(schemaOf(property).json());
        if (property.isRequired)
            required.value(name);
        isAnyRequired |= property.isRequired;
    }
    members.endObject();
    required.endArray();
    Schema schema("object");
    schema.set("properties", members.take());
    if (isAnyRequired)
        schema.set("required", required.take());
    return schema;
}

//! Of whole frames, which the codec writes without a struct for their envelope.
template <>
QList<SchemaProperty> Schemas::properties<reply::Since>(Speaker)
{
    const Schema event = objectSchema({{"event", Schema("string"), true},
                                       {"room", Schema("string").set("format", "\"uuid\""), true},
                                       {"ev", Schema("integer").set("minimum", 1).set("maximum", kMaxInteger), true},
                                       {"data", Schema("object"), true}});
    return {{"events", Schema("array").set("items", event.json()), true}, {"more", Schema("boolean"), true}};
}

} // namespace confab::codec
