// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Typing.h"

#include <algorithm>
#include <limits>

namespace confab::client {

namespace {
constexpr qsizetype kMostInARoom = 50; // more are not told apart by anybody
} // namespace

Typing::Typing(int endsAfterMs, QObject *parent)
    : QObject(parent)
    , m_endsAfter(endsAfterMs)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Typing::expire);
}

QList<Typing::Typist> Typing::in(RoomId room) const
{
    QList<Typist> typists;
    for (const Entry &entry : m_rooms.value(room))
        typists.append(entry.typist);
    return typists;
}

void Typing::start(RoomId room, const Typist &typist)
{
    QList<Entry> &entries = m_rooms[room];
    const qint64 endsAt = m_clock.elapsed() + m_endsAfter;
    if (!m_timer.isActive())
        m_timer.start(m_endsAfter);
    for (Entry &entry : entries) {
        if (entry.typist.user == typist.user) {
            entry.endsAt = endsAt;
            if (std::exchange(entry.typist, typist) != typist)
                Q_EMIT changed(room);
            return;
        }
    }
    if (entries.size() >= kMostInARoom)
        return;
    entries.append({typist, endsAt});
    Q_EMIT changed(room);
}

void Typing::stop(RoomId room, UserId user)
{
    const auto it = m_rooms.find(room);
    if (it == m_rooms.end() || it->removeIf([user](const Entry &entry) { return entry.typist.user == user; }) == 0)
        return;
    if (it->isEmpty())
        m_rooms.erase(it);
    Q_EMIT changed(room);
}

void Typing::clear()
{
    const QList<RoomId> rooms = m_rooms.keys();
    m_rooms.clear();
    m_timer.stop();
    for (const RoomId room : rooms)
        Q_EMIT changed(room);
}

void Typing::expire()
{
    const qint64 now = m_clock.elapsed();
    qint64 next = std::numeric_limits<qint64>::max();
    QList<QPair<RoomId, UserId>> ended;
    for (auto it = m_rooms.cbegin(); it != m_rooms.cend(); ++it) {
        for (const Entry &entry : *it) {
            if (entry.endsAt <= now)
                ended.append({it.key(), entry.typist.user});
            else
                next = std::min(next, entry.endsAt);
        }
    }
    if (next != std::numeric_limits<qint64>::max())
        m_timer.start(int(next - now));
    for (const auto &[room, user] : std::as_const(ended))
        stop(room, user);
}

} // namespace confab::client
