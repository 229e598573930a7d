// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Shape.h"

#include <QHash>
#include <QList>

namespace confab::codec {

template <class T>
void writeObject(JsonWriter &out, const T &value);

//! The form that writes a struct; Describe.h says what its functions mean.
class FieldWriter
{
public:
    explicit FieldWriter(JsonWriter &out)
        : m_out(out)
    {
    }

    template <class T, class Rule = field::Plain>
    void required(field::Name name, const T &member, Rule rule = {})
    {
        m_out.key(name);
        write(member, rule);
    }
    template <class T, class Rule = field::Plain>
    void given(field::Name name, const T &member, Rule rule = {})
    {
        required(name, member, rule);
    }
    void given(field::Name name, int member, field::Page) { required(name, member); }
    void given(field::Name name, int member, field::Otherwise) { required(name, member); }
    template <class T, class Rule = field::Plain>
    void optional(field::Name name, const T &member, Rule rule = {})
    {
        if (isSet(member))
            required(name, member, rule);
    }
    template <class T, class Rule = field::Plain>
    void nullable(field::Name name, const std::optional<T> &member, Rule rule = {})
    {
        m_out.key(name);
        if (member)
            write(*member, rule);
        else
            m_out.null();
    }
    void erasable(field::Name name, const std::optional<QString> &member)
    {
        if (!member)
            return;
        if (member->isEmpty())
            nullable(name, std::optional<QString>());
        else
            required(name, member);
    }
    template <class Enum>
    void known(field::Name name, const Enum &member)
    {
        required(name, member);
    }
    void constant(field::Name name, field::Name text) { m_out.field(name, QLatin1String(text)); }

    template <class Fields>
    void group(field::Name name, Fields fields)
    {
        m_out.key(name);
        m_out.beginObject();
        fields(*this);
        m_out.endObject();
    }
    template <class Fields>
    void optionalGroup(field::Name name, bool isSet, Fields fields)
    {
        if (isSet)
            group(name, fields);
    }
    void refuseIf(bool, field::Name, QStringView) {}
    template <class Limit>
    void atMost(field::Name, qsizetype, Limit, QStringView)
    {
    }

private:
    template <class T>
    static bool isSet(const T &member)
    {
        if constexpr (requires { member.has_value(); })
            return member.has_value();
        else if constexpr (requires { member.isEmpty(); })
            return !member.isEmpty();
        else if constexpr (requires { member.isNull(); })
            return !member.isNull();
        else
            return member > 0;
    }

    template <class T, class Rule>
    void write(const T &member, Rule)
    {
        if constexpr (requires { Shape<T, Rule>::kWrong; })
            Shape<T, Rule>::write(m_out, member);
        else
            writeObject(m_out, member);
    }
    template <class T, class Rule>
    void write(const std::optional<T> &member, Rule rule)
    {
        write(*member, rule);
    }
    template <class Item>
    void write(const QList<Item> &member, field::Plain rule)
    {
        m_out.beginArray();
        for (const Item &item : member)
            write(item, rule);
        m_out.endArray();
    }
    template <class Tag, class Item>
    void write(const QHash<Id<Tag>, Item> &member, field::Plain rule)
    {
        m_out.beginObject();
        for (auto it = member.cbegin(); it != member.cend(); ++it) {
            const QByteArray id = it.key().toString().toLatin1();
            m_out.key(QLatin1String(id));
            write(it.value(), rule);
        }
        m_out.endObject();
    }

    JsonWriter &m_out;
};

template <class T>
void writeObject(JsonWriter &out, const T &value)
{
    out.beginObject();
    FieldWriter form(out);
    T::describe(form, value);
    out.endObject();
}

//! The same as a text of its own.
template <class T>
QByteArray encoded(const T &value)
{
    JsonWriter out;
    writeObject(out, value);
    return out.take();
}

} // namespace confab::codec
