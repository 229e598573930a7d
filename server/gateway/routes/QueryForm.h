// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/http/HttpMessage.h"
#include "protocol/Codec.h"
#include "protocol/Describe.h"
#include "protocol/JsonWriter.h"

#include <optional>
#include <type_traits>

namespace confab::gateway {

//! The form that writes the members of a command, as its describe() names them, from the query of a request: whole
//! numbers, true and false, and everything else as text, which the codec judges afterwards. Lists and groups have no
//! place in a query. Describe.h says what its functions mean.
class QueryForm
{
public:
    QueryForm(const HttpRequest &request, codec::JsonWriter &out)
        : m_request(request)
        , m_out(out)
    {
    }

    //! The first member that can't be read: `validation_failed`, with its name.
    const std::optional<Error> &error() const { return m_error; }

    void required(field::Name name, auto &member, auto...) { take(name, member); }
    void given(field::Name name, auto &member, auto...) { take(name, member); }
    void optional(field::Name name, auto &member, auto...) { take(name, member); }
    void nullable(field::Name, auto &, auto...) {}
    void erasable(field::Name, auto &) {}
    void group(field::Name, auto) {}
    void optionalGroup(field::Name, bool, auto) {}
    void refuseIf(bool, field::Name, QStringView) {}
    void atMost(auto...) {}

private:
    template <class T>
    void take(field::Name name, std::optional<T> &)
    {
        T member{};
        take(name, member);
    }
    template <class T>
    void take(field::Name, QList<T> &)
    {
    }
    template <class T>
    void take(field::Name name, T &)
    {
        const auto text = m_request.queryItem(QByteArrayView(name.data(), name.size()));
        if (!text || m_error)
            return;
        if constexpr (std::is_same_v<T, bool>)
            writeFlag(name, *text);
        else if constexpr (std::is_integral_v<T>)
            writeNumber(name, *text);
        else
            m_out.field(name, *text);
    }
    void writeFlag(field::Name name, const QString &text);
    void writeNumber(field::Name name, const QString &text);
    void refuse(field::Name name, QStringView what);

    const HttpRequest &m_request;
    codec::JsonWriter &m_out;
    std::optional<Error> m_error = {};
};

//! What a query says in terms of a command; what the command has no member for is ignored, like unknown fields of a body.
//! `bad_request` for a name that stands there twice.
template <class C>
Result<codec::Json> readQuery(const HttpRequest &request)
{
    if (request.query.isEmpty())
        return codec::Json();
    if (request.hasQueryNameTwice())
        return Error{ErrorCode::BadRequest, QStringLiteral("A name stands in the query twice.")};
    codec::JsonWriter data;
    data.beginObject();
    QueryForm form(request, data);
    C command{};
    C::describe(form, command);
    if (form.error())
        return *form.error();
    data.endObject();
    return codec::Json::readTrusted(data.take());
}

} // namespace confab::gateway
