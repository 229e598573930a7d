// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1String>

//! How a struct of the protocol says, once for reading and writing, what it looks like on the wire: beside its members
//! stands
//!     static void describe(auto &form, auto &it)
//! which names them to a form, in the order in which they are written. FieldReader is a form that fills `it` from JSON,
//! FieldWriter one that writes it, SchemaForm one that tells what there is. A form offers
//!
//!     required(name, member)    must be there when read (a list: with something in it), is always written
//!     given(name, member)       keeps its default when it is missing or null, is always written
//!     optional(name, member)    the same, but left out when it says nothing: empty, false, 0, a null id
//!     nullable(name, member)    must be there when read, and null is one of its values
//!     erasable(name, member)    optional, and a text that null empties
//!     known(name, member)       an enumeration that grows: a list passes over elements with a name not known here
//!     constant(name, text)      written only
//!     group(name, fields)       an object around members of the same struct: fields(form)
//!     optionalGroup(name, isSet, fields)
//!     refuseIf(wrong, name, why), atMost(name, size, limit, why)
//!                               read only: what members must be to each other
//!
//! each with a rule of the namespace `field` behind it where the member's type does not say enough. A struct whose
//! fields stand among another's is described by calling its own function.
namespace confab::field {

//! A field's name, ASCII without anything to escape.
struct Name : QLatin1String
{
    template <size_t Size>
    constexpr Name(const char (&text)[Size])
        : QLatin1String(text, qsizetype(Size) - 1)
    {
    }
};

//! What a command, an event or a route is for: one sentence, in ASCII. Without it what needs one does not compile.
struct About : QLatin1String
{
    template <size_t Size>
    consteval About(const char (&text)[Size]) requires(Size > 2)
        : QLatin1String(text, qsizetype(Size) - 1)
    {
    }
};

//! The type says it all: an int is a count of 31 bits, a qint64 a number from 0 to 2^53.
struct Plain
{
};
//! A Timestamp, written as text.
struct Time
{
};
inline constexpr Time kTime;
//! A number from 1 on.
struct Position
{
};
inline constexpr Position kPosition;
//! Any whole number up to 2^53 either way.
struct Integer
{
};
inline constexpr Integer kInteger;
//! What a client calls its own: at most Limits::clientIdChars, and not empty where it is required.
struct ClientId
{
};
inline constexpr ClientId kClientId;
//! A name that is not known here is read as none.
struct KnownOnly
{
};
inline constexpr KnownOnly kKnownOnly;
//! Entries of a page: held between 1 and `most`, or Limits::pageMessages where that is 0.
struct Page
{
    int most = 0;
};
inline constexpr Page kPage;
//! What it is when it is missing.
struct Otherwise
{
    int value;
};

} // namespace confab::field
