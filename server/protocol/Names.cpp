// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Codec.h"

#include <array>

namespace confab::codec {

using namespace Qt::StringLiterals;

namespace {

// Each list stands in the order of its enumeration.
constexpr std::array kUserKinds{"person"_L1, "agent"_L1, "system"_L1};
constexpr std::array kRoomKinds{"public"_L1, "private"_L1, "direct"_L1};
constexpr std::array kRoles{"owner"_L1, "admin"_L1, "member"_L1, "guest"_L1};
constexpr std::array kPresenceStates{"offline"_L1, "away"_L1, "online"_L1, "dnd"_L1};
constexpr std::array kStreamStates{"queued"_L1,  "reading"_L1, "writing"_L1,     "tool"_L1,       "done"_L1,
                                   "stopped"_L1, "failed"_L1,  "interrupted"_L1, "over_budget"_L1};
constexpr std::array kFinishes{"stop"_L1, "length"_L1, "filter"_L1, "refusal"_L1, "tool"_L1};
constexpr std::array kPartKinds{"reasoning"_L1, "tool"_L1};

static_assert(kUserKinds.size() == size_t(UserKind::System) + 1);
static_assert(kRoomKinds.size() == size_t(RoomKind::Direct) + 1);
static_assert(kRoles.size() == size_t(Role::Guest) + 1);
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

QLatin1String nameOf(RoomKind kind)
{
    return kRoomKinds[size_t(kind)];
}

QLatin1String nameOf(Role role)
{
    return kRoles[size_t(role)];
}

QLatin1String nameOf(PresenceState state)
{
    return kPresenceStates[size_t(state)];
}

QLatin1String nameOf(StreamState state)
{
    return kStreamStates[size_t(state)];
}

QLatin1String nameOf(Finish finish)
{
    return kFinishes[size_t(finish)];
}

QLatin1String nameOf(PartKind kind)
{
    return kPartKinds[size_t(kind)];
}

std::optional<UserKind> userKindFromName(QStringView name)
{
    return find<UserKind>(kUserKinds, name);
}

std::optional<RoomKind> roomKindFromName(QStringView name)
{
    return find<RoomKind>(kRoomKinds, name);
}

std::optional<Role> roleFromName(QStringView name)
{
    return find<Role>(kRoles, name);
}

std::optional<PresenceState> presenceStateFromName(QStringView name)
{
    return find<PresenceState>(kPresenceStates, name);
}

std::optional<StreamState> streamStateFromName(QStringView name)
{
    return find<StreamState>(kStreamStates, name);
}

std::optional<Finish> finishFromName(QStringView name)
{
    return find<Finish>(kFinishes, name);
}

std::optional<PartKind> partKindFromName(QStringView name)
{
    return find<PartKind>(kPartKinds, name);
}

} // namespace confab::codec
