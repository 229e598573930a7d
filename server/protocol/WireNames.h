// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Enums.h"

#include <QLatin1String>
#include <QStringView>

#include <optional>
#include <span>

//! Wire names of the enumerations.
namespace confab::codec {

QLatin1String nameOf(UserKind kind);
QLatin1String nameOf(RoomKind kind);
QLatin1String nameOf(Role role);
QLatin1String nameOf(MayAsk who);
QLatin1String nameOf(NotifyLevel level);
QLatin1String nameOf(SignUp who);
QLatin1String nameOf(LobbyJoin who);
QLatin1String nameOf(PresenceState state);
QLatin1String nameOf(StreamState state);
QLatin1String nameOf(Finish finish);
QLatin1String nameOf(PartKind kind);

//! All names of an enumeration, in its order.
template <class Enum>
std::span<const QLatin1String> allNames() = delete;
template <>
std::span<const QLatin1String> allNames<UserKind>();
template <>
std::span<const QLatin1String> allNames<RoomKind>();
template <>
std::span<const QLatin1String> allNames<Role>();
template <>
std::span<const QLatin1String> allNames<MayAsk>();
template <>
std::span<const QLatin1String> allNames<NotifyLevel>();
template <>
std::span<const QLatin1String> allNames<SignUp>();
template <>
std::span<const QLatin1String> allNames<LobbyJoin>();
template <>
std::span<const QLatin1String> allNames<PresenceState>();
template <>
std::span<const QLatin1String> allNames<StreamState>();
template <>
std::span<const QLatin1String> allNames<Finish>();
template <>
std::span<const QLatin1String> allNames<PartKind>();

//! Nothing for a name that is none.
template <class Enum>
std::optional<Enum> fromName(QStringView name) = delete;
template <>
std::optional<UserKind> fromName(QStringView name);
template <>
std::optional<RoomKind> fromName(QStringView name);
template <>
std::optional<Role> fromName(QStringView name);
template <>
std::optional<MayAsk> fromName(QStringView name);
template <>
std::optional<NotifyLevel> fromName(QStringView name);
template <>
std::optional<SignUp> fromName(QStringView name);
template <>
std::optional<LobbyJoin> fromName(QStringView name);
template <>
std::optional<PresenceState> fromName(QStringView name);
template <>
std::optional<StreamState> fromName(QStringView name);
template <>
std::optional<Finish> fromName(QStringView name);
template <>
std::optional<PartKind> fromName(QStringView name);

} // namespace confab::codec
