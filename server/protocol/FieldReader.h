// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ReadMember.h"

#include <algorithm>

namespace confab::codec {

//! The form that fills a struct from one JSON object; Describe.h says what its functions mean. What is null counts as
//! missing.
class FieldReader
{
public:
    FieldReader(const JsonObject &object, Reading &reading)
        : m_object(object)
        , m_reading(reading)
    {
    }

    //! Whether `known` did not know a name.
    bool isOfANewerServer() const { return m_isOfANewerServer; }

    template <class T, class Rule = field::Plain>
    void required(field::Name name, T &member, Rule rule = {})
    {
        if (!take(name, member, rule))
            m_reading.refuse(name, u"is missing");
        if constexpr (std::is_same_v<Rule, field::ClientId>) {
            if (member.isEmpty())
                m_reading.refuse(name, u"is empty");
        }
    }
    template <class Item>
    void required(field::Name name, QList<Item> &member)
    {
        take(name, member, field::Plain());
        if (member.isEmpty())
            m_reading.refuse(name, u"is missing");
    }
    template <class T, class Rule = field::Plain>
    void given(field::Name name, T &member, Rule rule = {})
    {
        take(name, member, rule);
    }
    void given(field::Name name, int &member, field::Page page)
    {
        qint64 asked = member;
        take(name, asked, field::kInteger);
        member = int(std::clamp<qint64>(asked, 1, page.most > 0 ? page.most : m_reading.limits.pageMessages));
    }
    void given(field::Name name, int &member, field::Otherwise otherwise)
    {
        member = otherwise.value;
        take(name, member, field::Plain());
    }
    template <class T, class Rule = field::Plain>
    void optional(field::Name name, T &member, Rule rule = {})
    {
        take(name, member, rule);
    }
    template <class T, class Rule = field::Plain>
    void nullable(field::Name name, std::optional<T> &member, Rule rule = {})
    {
        if (m_object.value(name).isUndefined())
            m_reading.refuse(name, u"is missing");
        take(name, member, rule);
    }
    void erasable(field::Name name, std::optional<QString> &member)
    {
        if (!take(name, member, field::Plain()) && !m_object.value(name).isUndefined())
            member.emplace();
    }
    template <class Enum>
    void known(field::Name name, Enum &member)
    {
        std::optional<Enum> found;
        if (!take(name, found, field::kKnownOnly))
            m_reading.refuse(name, u"is missing");
        m_isOfANewerServer |= !found;
        member = found.value_or(member);
    }
    void constant(field::Name, field::Name) {}

    template <class Fields>
    void group(field::Name name, Fields fields)
    {
        const JsonValue value = m_object.value(name);
        if (value.isUndefined() || value.isNull())
            return;
        if (!value.isObject()) {
            m_reading.refuse(name, u"must be an object");
            return;
        }
        FieldReader inner(value.toObject(), m_reading);
        fields(inner);
    }
    template <class Fields>
    void optionalGroup(field::Name name, bool, Fields fields)
    {
        group(name, fields);
    }

    void refuseIf(bool wrong, field::Name name, QStringView why)
    {
        if (wrong)
            m_reading.refuse(name, why);
    }
    void atMost(field::Name name, qsizetype size, int Limits::*limit, QStringView why)
    {
        if (size > m_reading.limits.*limit)
            m_reading.refuse(name, why.toString().arg(m_reading.limits.*limit));
    }

private:
    //! False when it is missing.
    template <class T, class Rule>
    bool take(field::Name name, T &member, Rule rule)
    {
        const JsonValue value = m_object.value(name);
        if (value.isUndefined() || value.isNull())
            return false;
        readMember(m_reading, name, value, member, rule);
        return true;
    }

    JsonObject m_object;
    Reading &m_reading;
    bool m_isOfANewerServer = false;
};

template <class T>
bool readObject(const JsonObject &object, Reading &reading, T &out)
{
    FieldReader form(object, reading);
    T::describe(form, out);
    return !form.isOfANewerServer();
}

//! A whole value, or the first complaint about it.
template <class T>
Result<T> readAll(const JsonObject &object, const Limits &limits = {})
{
    Reading reading{limits};
    T value;
    readObject(object, reading, value);
    if (reading.complaint)
        return *std::move(reading.complaint);
    return value;
}

} // namespace confab::codec
