// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomColors.h"

#include "client/Workspace.h"
#include "Names.h"

#include <algorithm>
#include <array>
#include <utility>

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
    // What does not lie beside a colour that is taken is unlike enough.
    if (taken[size_t(preferred)] == fewest && room(taken, preferred) > 1)
        return preferred;
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
    connect(&workspace.members(), &client::Members::changed, this, [this](RoomId room) {
        m_stale.insert(room);
        m_refresh.request();
    });
}

RoomColors &RoomColors::of(client::Workspace &workspace)
{
    auto *colors = workspace.findChild<RoomColors *>(QString(), Qt::FindDirectChildrenOnly);
    return colors ? *colors : *new RoomColors(workspace);
}

int RoomColors::indexOf(RoomId room, UserId user) const
{
    auto it = m_rooms.find(room);
    if (it == m_rooms.end())
        it = m_rooms.insert(room, among(m_workspace.members().of(room)));
    return it->value(user, colorIndexOf(user));
}

void RoomColors::refreshAll()
{
    const LateRefresh::Run run(m_refresh);
    for (const RoomId room : std::exchange(m_stale, {}))
        refresh(room);
}

void RoomColors::refresh(RoomId room)
{
    const auto it = m_rooms.find(room);
    if (it == m_rooms.end())
        return;
    QHash<UserId, int> now = among(m_workspace.members().of(room));
    if (*it == now)
        return;
    *it = std::move(now);
    Q_EMIT changed(room);
}

QHash<UserId, int> RoomColors::among(QList<Member> members)
{
    // Who came first chooses first, so that nobody who comes changes the colour of another.
    std::sort(members.begin(), members.end(), [](const Member &a, const Member &b) {
        return a.joinedAt != b.joinedAt ? a.joinedAt < b.joinedAt : a.user.id < b.user.id;
    });
    QHash<UserId, int> colors;
    Counts taken = {};
    for (const Member &member : std::as_const(members)) {
        if (member.user.kind == UserKind::Agent || colors.contains(member.user.id))
            continue;
        const int color = choose(taken, colorIndexOf(member.user.id));
        colors.insert(member.user.id, color);
        ++taken[size_t(color)];
    }
    return colors;
}

} // namespace confab::models
