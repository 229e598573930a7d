// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MemberSchema.h"

namespace confab::codec {

//! The form that tells what a struct consists of; Describe.h says what its functions mean.
class SchemaForm
{
public:
    //! A member that is an enumeration or a flag, and the values that it can have.
    struct Choice
    {
        field::Name name;
        QList<QLatin1String> values;
    };
    //! Describe the struct as if the member had that value.
    struct Chosen
    {
        field::Name name;
        int value;
    };

    SchemaForm(Schemas &schemas, Speaker speaker, std::optional<Chosen> chosen = {})
        : m_schemas(schemas)
        , m_schema(schemas, speaker)
        , m_speaker(speaker)
        , m_chosen(chosen)
    {
    }

    const QList<SchemaProperty> &properties() const { return m_properties; }
    const QList<Choice> &choices() const { return m_choices; }
    //! Takes in what the struct says with another value of a member: what it refuses then, and what is missing then.
    void compare(const SchemaForm &other, const Choice &choice, int value);

    template <class T, class Rule = field::Plain>
    void required(field::Name name, T &member, Rule rule = {})
    {
        Schema schema = m_schema.of(member, rule);
        if constexpr (std::is_same_v<Rule, field::ClientId>)
            schema.set("minLength", 1);
        note(name, member, schema, true);
    }
    template <class Item>
    void required(field::Name name, QList<Item> &member)
    {
        note(name, member, m_schema.of(member, field::Plain()).set("minItems", 1), true);
    }
    template <class T, class Rule = field::Plain>
    void given(field::Name name, T &member, Rule rule = {})
    {
        Schema schema = m_schema.of(member, rule);
        setDefault(schema, member, rule);
        note(name, member, schema, m_speaker == Speaker::Server);
    }
    void given(field::Name name, int &member, field::Page page)
    {
        Schema schema("integer");
        schema.set("minimum", 1).set("maximum", page.most > 0 ? page.most : m_schemas.limits().pageMessages);
        setDefault(schema, member, field::Plain());
        note(name, member, schema, m_speaker == Speaker::Server);
    }
    void given(field::Name name, int &member, field::Otherwise) { given(name, member); }
    template <class T, class Rule = field::Plain>
    void optional(field::Name name, T &member, Rule rule = {})
    {
        note(name, member, m_schema.of(member, rule), false);
    }
    template <class T, class Rule = field::Plain>
    void nullable(field::Name name, std::optional<T> &member, Rule rule = {})
    {
        note(name, member, MemberSchema::orNull(m_schema.of(member, rule)), true);
    }
    void erasable(field::Name name, std::optional<QString> &member)
    {
        note(name, member, MemberSchema::orNull(m_schema.of(member, field::Plain())), false);
    }
    template <class Enum>
    void known(field::Name name, Enum &member)
    {
        required(name, member);
    }
    void constant(field::Name name, field::Name text)
    {
        if (m_speaker == Speaker::Server)
            m_properties.append({bytes(name), Schema().set("const", '"' + bytes(text) + '"'), true});
    }

    template <class Fields>
    void group(field::Name name, Fields fields)
    {
        addGroup(name, fields, m_speaker == Speaker::Server);
    }
    template <class Fields>
    void optionalGroup(field::Name name, bool, Fields fields)
    {
        addGroup(name, fields, false);
    }

    void refuseIf(bool wrong, field::Name name, QStringView)
    {
        m_isRefused |= wrong && m_chosen && name == m_chosen->name;
    }
    void atMost(field::Name name, qsizetype, int Limits::*limit, QStringView);

private:
    static QByteArray bytes(QLatin1String text) { return {text.data(), text.size()}; }

    template <class T>
    void note(field::Name name, T &member, const Schema &schema, bool isRequired)
    {
        SchemaProperty property{bytes(name), schema, isRequired};
        if constexpr (std::is_enum_v<T>) {
            const auto names = allNames<T>();
            property.names = {names.begin(), names.end()};
            m_choices.append({name, property.names});
        } else if constexpr (std::is_same_v<T, bool>) {
            m_choices.append({name, {"false"_L1, "true"_L1}});
        }
        if constexpr (std::is_enum_v<T> || std::is_same_v<T, bool>) {
            if (m_chosen && m_chosen->name == name)
                member = T(m_chosen->value);
        }
        m_properties.append(property);
    }
    template <class Fields>
    void addGroup(field::Name name, Fields fields, bool isRequired)
    {
        SchemaForm inner(m_schemas, m_speaker);
        fields(inner);
        m_properties.append({bytes(name), objectSchema(inner.m_properties), isRequired});
    }

    template <class T, class Rule>
    void setDefault(Schema &schema, const T &member, Rule)
    {
        if constexpr (requires { Shape<T, Rule>::kWrong; }) {
            JsonWriter json(64);
            Shape<T, Rule>::write(json, member);
            const QByteArray text = json.take();
            if (m_speaker == Speaker::Client && text != "\"\"")
                schema.set("default", text);
        }
    }

    Schemas &m_schemas;
    MemberSchema m_schema;
    Speaker m_speaker;
    std::optional<Chosen> m_chosen;
    QList<SchemaProperty> m_properties;
    QList<Choice> m_choices;
    bool m_isRefused = false;
};

template <class T>
QList<SchemaProperty> Schemas::properties(Speaker speaker)
{
    SchemaForm form(*this, speaker);
    T usual{};
    T::describe(form, usual);
    const QList<SchemaForm::Choice> choices = form.choices();
    for (const SchemaForm::Choice &choice : choices) {
        for (int value = 0; value < choice.values.size(); ++value) {
            SchemaForm other(*this, speaker, SchemaForm::Chosen{choice.name, value});
            T chosen{};
            T::describe(other, chosen);
            form.compare(other, choice, value);
        }
    }
    return form.properties();
}

template <class T>
Schema Schemas::reference(Speaker speaker)
{
    const QByteArray name = typeName<T>();
    if (!m_named.contains(name)) {
        const QByteArray schema = objectSchema(properties<T>(speaker)).json();
        Q_ASSERT(!m_named.contains(name) || m_named.value(name) == schema);
        m_named.insert(name, schema);
    }
    return Schema::reference(name);
}

} // namespace confab::codec
