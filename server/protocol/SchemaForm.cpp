// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SchemaForm.h"

#include <algorithm>

namespace confab::codec {

void SchemaForm::compare(const SchemaForm &other, const Choice &choice, int value)
{
    for (SchemaProperty &property : m_properties) {
        if (other.m_isRefused) {
            if (property.name == bytes(choice.name))
                property.names.removeOne(choice.values[value]);
            continue;
        }
        const auto isIt = [&property](const SchemaProperty &each) { return each.name == property.name; };
        if (std::ranges::none_of(other.m_properties, isIt))
            property.isRequired = false;
    }
}

void SchemaForm::atMost(field::Name name, qsizetype, int Limits::*limit, QStringView)
{
    for (SchemaProperty &property : m_properties) {
        if (property.name == bytes(name))
            property.schema.set("maxProperties", m_schemas.limits().*limit);
    }
}

} // namespace confab::codec
