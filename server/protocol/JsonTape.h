// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Ids.h"

#include <QByteArrayView>
#include <QString>
#include <QVarLengthArray>

#include <iterator>

//! Reading values straight out of a text's bytes. The reading functions carry the names of QJsonValue, QJsonObject and
//! QJsonArray, and like them take what is no object or list for an empty one.
namespace confab::codec {

//! A scanned JSON text as a flat list of nodes that point into it: valid as long as the text and filled by JsonScanner.
class JsonTape
{
public:
    enum class Type : quint8 { Null, False, True, Number, String, Array, Object };
    //! An object's children alternate key and value. Positions are bytes of the text, without a string's quotes.
    struct Node
    {
        quint32 begin = 0;
        quint32 size = 0;
        quint32 end = 0; //!< index of the first node behind this one and its children
        Type type = Type::Null;
        bool escaped = false; //!< a string with backslashes
    };

    explicit JsonTape(QByteArrayView text)
        : m_text(text)
    {
    }

    QByteArrayView text() const { return m_text; }
    qsizetype size() const { return m_nodes.size(); }
    Node &operator[](qsizetype i) { return m_nodes[i]; }
    const Node &operator[](qsizetype i) const { return m_nodes[i]; }
    qsizetype append(const Node &node)
    {
        m_nodes.append(node);
        return m_nodes.size() - 1;
    }

    QByteArrayView raw(const Node &node) const { return m_text.sliced(node.begin, node.size); }
    QString string(const Node &node) const;

private:
    QByteArrayView m_text;
    QVarLengthArray<Node, 96> m_nodes;
};

class JsonObject;
class JsonArray;

//! One value on a tape; cheap to copy.
class JsonValue
{
public:
    JsonValue() = default;
    JsonValue(const JsonTape &tape, quint32 node)
        : m_tape(&tape)
        , m_node(node)
    {
    }

    bool isUndefined() const { return m_tape == nullptr; }
    //! Its place on the tape.
    quint32 index() const { return m_node; }
    bool isNull() const { return is(JsonTape::Type::Null); }
    bool isBool() const { return is(JsonTape::Type::True) || is(JsonTape::Type::False); }
    bool isDouble() const { return is(JsonTape::Type::Number); }
    bool isString() const { return is(JsonTape::Type::String); }
    bool isArray() const { return is(JsonTape::Type::Array); }
    bool isObject() const { return is(JsonTape::Type::Object); }

    bool toBool() const { return is(JsonTape::Type::True); }
    double toDouble() const;
    //! The fallback when this is no whole number of 64 bits.
    qint64 toInteger(qint64 fallback = 0) const;
    QString toString() const;
    JsonObject toObject() const;
    JsonArray toArray() const;
    //! The bytes of a string that has no escapes, else nothing.
    QByteArrayView plainString() const;

private:
    bool is(JsonTape::Type type) const { return m_tape && (*m_tape)[m_node].type == type; }
    const JsonTape::Node &node() const { return (*m_tape)[m_node]; }

    const JsonTape *m_tape = nullptr;
    quint32 m_node = 0;
};

class JsonObject
{
public:
    JsonObject() = default;
    JsonObject(const JsonTape &tape, quint32 node)
        : m_tape(&tape)
        , m_node(node)
    {
    }
    //! What stands in `below` where this one has no such key; `below` has to live on.
    JsonObject over(const JsonObject &below) const;
    //! Undefined when there is no such key.
    JsonValue value(QLatin1String key) const;
    //! Calls visit(QString key, JsonValue value) for each member.
    template <class Visit>
    void forEach(Visit visit) const
    {
        const quint32 end = m_tape ? (*m_tape)[m_node].end : 0;
        for (quint32 i = m_node + 1; i < end; i = (*m_tape)[i + 1].end)
            visit(m_tape->string((*m_tape)[i]), JsonValue(*m_tape, i + 1));
    }

private:
    const JsonTape *m_tape = nullptr;
    quint32 m_node = 0;
    const JsonObject *m_below = nullptr;

    JsonValue below(QLatin1String key) const { return m_below ? m_below->value(key) : JsonValue(); }
};

class JsonArray
{
public:
    struct Iterator
    {
        using iterator_category = std::input_iterator_tag;
        using value_type = JsonValue;
        using difference_type = qsizetype;
        using pointer = const JsonValue *;
        using reference = JsonValue;

        const JsonTape *tape = nullptr;
        quint32 node = 0;
        JsonValue operator*() const { return {*tape, node}; }
        Iterator &operator++()
        {
            node = (*tape)[node].end;
            return *this;
        }
        bool operator==(const Iterator &) const = default;
    };

    JsonArray() = default;
    JsonArray(const JsonTape &tape, quint32 node)
        : m_begin{&tape, node + 1}
        , m_end{&tape, tape[node].end}
    {
    }
    Iterator begin() const { return m_begin; }
    Iterator end() const { return m_end; }

private:
    Iterator m_begin = {};
    Iterator m_end = {};
};

} // namespace confab::codec
