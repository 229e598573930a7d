// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "WireNames.h"

#include <array>

namespace confab::codec {

using namespace Qt::StringLiterals;

namespace {

// Each list stands in the order of its enumeration.
constexpr std::array kUserKinds{"person"_L1, "agent"_L1, "system"_L1};
constexpr std::array kRoomKinds{"public"_L1, "private"_L1, "direct"_L1};
constexpr std::array kRoles{"owner"_L1, "admin"_L1, "member"_L1, "guest"_L1};
constexpr std::array kMayAsk{"everyone"_L1, "managers"_L1, "nobody"_L1};
constexpr std::array kNotifyLevels{"all"_L1, "mentions"_L1, "none"_L1};
constexpr std::array kSignUps{"open"_L1, "invite"_L1, "closed"_L1};
constexpr std::array kLobbyJoins{"everyone"_L1, "accounts"_L1, "off"_L1};
constexpr std::array kPresenceStates{"offline"_L1, "away"_L1, "online"_L1, "dnd"_L1};
constexpr std::array kStreamStates{"queued"_L1,  "reading"_L1, "writing"_L1,     "tool"_L1,       "done"_L1,
                                   "stopped"_L1, "failed"_L1,  "interrupted"_L1, "over_budget"_L1};
constexpr std::array kFinishes{"stop"_L1, "length"_L1, "filter"_L1, "refusal"_L1, "tool"_L1};
constexpr std::array kPartKinds{"reasoning"_L1, "tool"_L1};

static_assert(kUserKinds.size() == size_t(UserKind::System) + 1);
static_assert(kRoomKinds.size() == size_t(RoomKind::Direct) + 1);
static_assert(kRoles.size() == size_t(Role::Guest) + 1);
static_assert(kMayAsk.size() == size_t(MayAsk::Nobody) + 1);
static_assert(kNotifyLevels.size() == size_t(NotifyLevel::None) + 1);
static_assert(kSignUps.size() == size_t(SignUp::Closed) + 1);
static_assert(kLobbyJoins.size() == size_t(LobbyJoin::Off) + 1);
static_assert(kPresenceStates.size() == size_t(PresenceState::Dnd) + 1);
static_assert(kStreamStates.size() == size_t(StreamState::OverBudget) + 1);
static_assert(kFinishes.size() == size_t(Finish::Tool) + 1);
static_assert(kPartKinds.size() == size_t(PartKind::Tool) + 1);

template <class Enum, size_t Count>
std::optional<Enum> find(const std::array<QLatin1String, Count> &names, QStringView name)
{
    for (size_t i = 0; i < Count; ++i) {
        if (name == names[i])
            return Enum(i);
    }
    return std::nullopt;
}

} // namespace

QLatin1String nameOf(UserKind kind)
{
    return kUserKinds[size_t(kind)];
}

template <>
std::span<const QLatin1String> allNames<UserKind>()
{
    return kUserKinds;
}

template <>
std::optional<UserKind> fromName(QStringView name)
{
    return find<UserKind>(kUserKinds, name);
}

QLatin1String nameOf(RoomKind kind)
{
    return kRoomKinds[size_t(kind)];
}

template <>
std::span<const QLatin1String> allNames<RoomKind>()
{
    return kRoomKinds;
}

template <>
std::optional<RoomKind> fromName(QStringView name)
{
    return find<RoomKind>(kRoomKinds, name);
}

QLatin1String nameOf(Role role)
{
    return kRoles[size_t(role)];
}

template <>
std::span<const QLatin1String> allNames<Role>()
{
    return kRoles;
}

template <>
std::optional<Role> fromName(QStringView name)
{
    return find<Role>(kRoles, name);
}

QLatin1String nameOf(MayAsk who)
{
    return kMayAsk[size_t(who)];
}

template <>
std::span<const QLatin1String> allNames<MayAsk>()
{
    return kMayAsk;
}

template <>
std::optional<MayAsk> fromName(QStringView name)
{
    return find<MayAsk>(kMayAsk, name);
}

QLatin1String nameOf(NotifyLevel level)
{
    return kNotifyLevels[size_t(level)];
}

template <>
std::span<const QLatin1String> allNames<NotifyLevel>()
{
    return kNotifyLevels;
}

template <>
std::optional<NotifyLevel> fromName(QStringView name)
{
    return find<NotifyLevel>(kNotifyLevels, name);
}

QLatin1String nameOf(SignUp who)
{
    return kSignUps[size_t(who)];
}

template <>
std::span<const QLatin1String> allNames<SignUp>()
{
    return kSignUps;
}

template <>
std::optional<SignUp> fromName(QStringView name)
{
    return find<SignUp>(kSignUps, name);
}

QLatin1String nameOf(LobbyJoin who)
{
    return kLobbyJoins[size_t(who)];
}

template <>
std::span<const QLatin1String> allNames<LobbyJoin>()
{
    return kLobbyJoins;
}

template <>
std::optional<LobbyJoin> fromName(QStringView name)
{
    return find<LobbyJoin>(kLobbyJoins, name);
}

QLatin1String nameOf(PresenceState state)
{
    return kPresenceStates[size_t(state)];
}

template <>
std::span<const QLatin1String> allNames<PresenceState>()
{
    return kPresenceStates;
}

template <>
std::optional<PresenceState> fromName(QStringView name)
{
    return find<PresenceState>(kPresenceStates, name);
}

QLatin1String nameOf(StreamState state)
{
    return kStreamStates[size_t(state)];
}

template <>
std::span<const QLatin1String> allNames<StreamState>()
{
    return kStreamStates;
}

template <>
std::optional<StreamState> fromName(QStringView name)
{
    return find<StreamState>(kStreamStates, name);
}

QLatin1String nameOf(Finish finish)
{
    return kFinishes[size_t(finish)];
}

template <>
std::span<const QLatin1String> allNames<Finish>()
{
    return kFinishes;
}

template <>
std::optional<Finish> fromName(QStringView name)
{
    return find<Finish>(kFinishes, name);
}

QLatin1String nameOf(PartKind kind)
{
    return kPartKinds[size_t(kind)];
}

template <>
std::span<const QLatin1String> allNames<PartKind>()
{
    return kPartKinds;
}

template <>
std::optional<PartKind> fromName(QStringView name)
{
    return find<PartKind>(kPartKinds, name);
}

} // namespace confab::codec
