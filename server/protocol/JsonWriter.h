// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Ids.h"

#include <QByteArray>
#include <QLatin1String>
#include <QStringView>

#include <concepts>

namespace confab::codec {

//! Writes JSON as UTF-8 into one growing buffer, front to back, and sets the commas. Text is escaped straight from
//! UTF-16; a lone surrogate becomes U+FFFD, so that the output is always valid. That braces match is the caller's duty.
class JsonWriter
{
public:
    explicit JsonWriter(qsizetype expectedBytes = 512);
    Q_DISABLE_COPY_MOVE(JsonWriter)

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }

    //! Keys are names of the protocol: ASCII without anything to escape.
    void key(QLatin1String name);
    void value(QStringView text);
    //! A wire name: ASCII without anything to escape.
    void value(QLatin1String name);
    void value(bool flag) { literal(flag ? QByteArrayView("true") : QByteArrayView("false")); }
    void value(double number);
    void value(std::integral auto number) { integer(qint64(number)); }
    template <class Tag>
    void value(const Id<Tag> &id)
    {
        uuid(id.uuid());
    }
    void value(const Uuid &id) { uuid(id); }
    void time(Timestamp time);
    void null() { literal("null"); }
    //! Text that is JSON already.
    void raw(QByteArrayView json) { literal(json); }

    template <class Value>
    void field(QLatin1String name, const Value &content)
    {
        key(name);
        value(content);
    }
    void timeField(QLatin1String name, Timestamp content)
    {
        key(name);
        time(content);
    }

    //! What was written; the writer is empty afterwards.
    QByteArray take();

private:
    void open(char brace);
    void close(char brace);
    void literal(QByteArrayView text);
    void integer(qint64 number);
    void uuid(const Uuid &id);
    //! Space for so many more bytes.
    char *reserve(qsizetype bytes) { return m_end - m_at >= bytes ? m_at : grow(bytes); }
    char *grow(qsizetype bytes);
    void commit(char *end) { m_at = end; }
    qsizetype size() const { return m_at ? m_at - m_buffer.constData() : 0; }

    QByteArray m_buffer;
    char *m_at;  //!< in m_buffer: where the next byte goes
    char *m_end; //!< in m_buffer: behind its last byte
    bool m_comma = false;
};

} // namespace confab::codec
