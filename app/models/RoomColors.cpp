// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomColors.h"

#include "client/Workspace.h"
#include "Names.h"

#include <algorithm>
#include <array>

namespace confab::models {

namespace {

using Counts = std::array<int, kAvatarColors>;

int distance(int a, int b)
{
    const int apart = std::abs(a - b);
    return std::min(apart, kAvatarColors - apart);
}

//! How far the nearest colour is that somebody has.
int room(const Counts &taken, int color)
{
    int nearest = kAvatarColors;
    for (int other = 0; other < kAvatarColors; ++other) {
        if (taken[size_t(other)] > 0)
            nearest = std::min(nearest, distance(color, other));
    }
    return nearest;
}

int choose(const Counts &taken, int preferred)
{
    const int fewest = *std::min_element(taken.begin(), taken.end());
    int best = -1;
    for (int step = 0; step < kAvatarColors; ++step) {
        const int color = (preferred + step) % kAvatarColors;
        if (taken[size_t(color)] == fewest && (best < 0 || room(taken, color) > room(taken, best)))
            best = color;
    }
    return best;
}

} // namespace

RoomColors::RoomColors(client::Workspace &workspace)
    : QObject(&workspace)
    , m_workspace(workspace)
{
    connect(&workspace.members(), &client::Members::changed, this, &RoomColors::refresh);
}

RoomColors &RoomColors::of(client::Workspace &workspace)
{
    auto *colors = workspace.findChild<RoomColors *>(QString(), Qt::FindDirectChildrenOnly);
    return colors ? *colors : *new RoomColors(workspace);
}

int RoomColors::indexOf(RoomId room, UserId user) const
{
    auto it = m_rooms.find(room);
    if (it == m_rooms.end()) {
        it = m_rooms.insert(room, {});
        assign(*it, m_workspace.members().of(room), m_workspace.self().id);
    }
    const auto color = it->constFind(user);
    return color == it->cend() ? colorIndexOf(user) : *color;
}

void RoomColors::refresh(RoomId room)
{
    const auto it = m_rooms.find(room);
    if (it == m_rooms.end())
        return;
    const qsizetype before = it->size();
    assign(*it, m_workspace.members().of(room), m_workspace.self().id);
    if (it->size() != before)
        Q_EMIT changed(room);
}

void RoomColors::assign(QHash<UserId, int> &colors, QList<Member> members, UserId self)
{
    if (!self.isNull())
        colors.insert(self, colorIndexOf(self));
    // Who came first chooses first.
    std::sort(members.begin(), members.end(), [](const Member &a, const Member &b) {
        return a.joinedAt != b.joinedAt ? a.joinedAt < b.joinedAt : a.user.id < b.user.id;
    });
    Counts taken = {};
    for (const Member &member : std::as_const(members)) {
        if (const auto it = colors.constFind(member.user.id); it != colors.cend())
            ++taken[size_t(*it)];
    }
    for (const Member &member : std::as_const(members)) {
        if (member.user.kind == UserKind::Agent || colors.contains(member.user.id))
            continue;
        const int color = choose(taken, colorIndexOf(member.user.id));
        colors.insert(member.user.id, color);
        ++taken[size_t(color)];
    }
}

} // namespace confab::models
