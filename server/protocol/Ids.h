// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QString>

#include <array>
#include <compare>
#include <optional>

namespace confab {

//! 128 random and ordered bits: a UUID of version 7 (RFC 9562). Ids made by one process never decrease.
class Uuid
{
public:
    constexpr Uuid() = default;
    //! A fresh id of the current time; thread-safe.
    static Uuid make();
    //! Accepts exactly the 36-character form, either case; anything else is nullopt.
    static std::optional<Uuid> fromString(QStringView text);
    //! The same from bytes of a frame.
    static std::optional<Uuid> fromAscii(QByteArrayView text);
    //! Exactly 16 bytes, as toBytes() gives them; anything else is nullopt.
    static std::optional<Uuid> fromBytes(QByteArrayView bytes);

    bool isNull() const { return m_high == 0 && m_low == 0; }
    //! The 36-character lower-case form.
    QString toString() const;
    //! The same in ASCII, appended without a temporary: the path of every event.
    void appendTo(QByteArray &out) const;
    static constexpr int kTextLength = 36;
    //! Writes exactly kTextLength characters and returns the end.
    char *writeTo(char *out) const;
    QByteArray toBytes() const;

    friend constexpr auto operator<=>(const Uuid &, const Uuid &) = default;
    friend size_t qHash(const Uuid &id, size_t seed = 0) noexcept { return size_t(id.m_low ^ (id.m_high << 1)) ^ seed; }

private:
    constexpr Uuid(quint64 high, quint64 low)
        : m_high(high)
        , m_low(low)
    {
    }

    quint64 m_high = 0;
    quint64 m_low = 0;
};

//! One kind of id; ids of different kinds do not convert into each other.
template <class Tag>
class Id
{
public:
    constexpr Id() = default;
    explicit constexpr Id(Uuid uuid)
        : m_uuid(uuid)
    {
    }

    static Id make() { return Id(Uuid::make()); }
    static std::optional<Id> fromString(QStringView text)
    {
        const auto uuid = Uuid::fromString(text);
        return uuid ? std::optional<Id>(Id(*uuid)) : std::nullopt;
    }
    static std::optional<Id> fromBytes(QByteArrayView bytes)
    {
        const auto uuid = Uuid::fromBytes(bytes);
        return uuid ? std::optional<Id>(Id(*uuid)) : std::nullopt;
    }

    const Uuid &uuid() const { return m_uuid; }
    bool isNull() const { return m_uuid.isNull(); }
    QString toString() const { return m_uuid.toString(); }
    QByteArray toBytes() const { return m_uuid.toBytes(); }
    void appendTo(QByteArray &out) const { m_uuid.appendTo(out); }

    friend constexpr auto operator<=>(const Id &, const Id &) = default;
    friend size_t qHash(const Id &id, size_t seed = 0) noexcept { return qHash(id.m_uuid, seed); }

private:
    Uuid m_uuid;
};

using RoomId = Id<struct RoomTag>;
using UserId = Id<struct UserTag>;
using MessageId = Id<struct MessageTag>;
using StreamId = Id<struct StreamTag>;
//! Of an invite in the audit, where its code is not told.
using InviteId = Id<struct InviteTag>;
//! A login on one device: what a refresh token family belongs to.
using SessionId = Id<struct SessionTag>;
//! The random id of one room log; it changes on restore, fork or loss.
using Epoch = Id<struct EpochTag>;

//! Milliseconds since 1970-01-01T00:00:00Z.
using Timestamp = qint64;

} // namespace confab
