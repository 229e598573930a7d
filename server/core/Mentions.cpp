// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Mentions.h"

namespace confab::core {

namespace {

constexpr int kMaxAtSigns = 50;

// "@Ada" is not a mention inside "mail@Ada.example", and "@Adam" does not mention Ada.
bool isWordUnit(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

// Settles nearly all members of what may be a large room without asking the Unicode tables.
bool differs(QChar a, QChar b)
{
    return a.unicode() < 0x80 && b.unicode() < 0x80 && (a.unicode() | 0x20) != (b.unicode() | 0x20);
}

const Member *longestNameAt(QStringView rest, const RoomDirectory::Members &members)
{
    const Member *best = nullptr;
    for (const Member &member : members) {
        const QString &name = member.user.name;
        if (name.isEmpty() || differs(name.front(), rest.front()) || (best && name.size() <= best->user.name.size()))
            continue;
        if (!rest.startsWith(name, Qt::CaseInsensitive))
            continue;
        if (rest.size() == name.size() || !isWordUnit(rest[name.size()]))
            best = &member;
    }
    return best;
}

} // namespace

QList<UserId> mentionedMembers(QStringView content, const RoomDirectory &directory, RoomId room)
{
    QList<UserId> found;
    qsizetype at = content.indexOf(u'@');
    for (int seen = 0; at >= 0 && seen < kMaxAtSigns; ++seen) {
        const QStringView rest = content.sliced(at + 1);
        const bool mayBegin = (at == 0 || !isWordUnit(content[at - 1])) && !rest.isEmpty();
        if (mayBegin && directory.mayBeginName(room, rest.front())) {
            const Member *member = longestNameAt(rest, directory.members(room));
            if (member && !found.contains(member->user.id))
                found.append(member->user.id);
        }
        at = content.indexOf(u'@', at + 1);
    }
    return found;
}

} // namespace confab::core
