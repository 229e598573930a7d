// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1String>

#include <array>
#include <bit>

namespace confab::codec {

//! Finds the index of a name in a fixed list by one hash and, as a rule, one comparison. Built at compile time.
template <size_t Count>
class NameTable
{
public:
    consteval explicit NameTable(const std::array<QLatin1String, Count> &names)
        : m_names(names)
    {
        for (size_t i = 0; i < Count; ++i) {
            size_t slot = hashOf(names[i]) % kSlots;
            while (m_slots[slot] != 0)
                slot = (slot + 1) % kSlots;
            m_slots[slot] = quint8(i + 1);
        }
    }

    //! -1 when it is unknown. Any view of bytes or UTF-16 units.
    template <class View>
    constexpr int find(View name) const
    {
        for (size_t slot = hashOf(name) % kSlots; m_slots[slot] != 0; slot = (slot + 1) % kSlots) {
            const int index = m_slots[slot] - 1;
            if (isSame(m_names[size_t(index)], name))
                return index;
        }
        return -1;
    }

private:
    static_assert(Count < 255);
    static constexpr size_t kSlots = std::bit_ceil(Count * 4);

    template <class Unit>
    static constexpr uint unitOf(Unit unit)
    {
        if constexpr (sizeof(Unit) == 1)
            return quint8(unit);
        else
            return uint(unit.unicode());
    }
    template <class View>
    static constexpr uint hashOf(View name)
    {
        uint hash = 2'166'136'261u;
        for (qsizetype i = 0; i < name.size(); ++i)
            hash = (hash ^ unitOf(name.data()[i])) * 16'777'619u;
        return hash ^ (hash >> 15);
    }
    template <class View>
    static constexpr bool isSame(QLatin1String known, View name)
    {
        if (known.size() != name.size())
            return false;
        for (qsizetype i = 0; i < known.size(); ++i) {
            if (unitOf(known.data()[i]) != unitOf(name.data()[i]))
                return false;
        }
        return true;
    }

    std::array<QLatin1String, Count> m_names;
    std::array<quint8, kSlots> m_slots = {};
};

} // namespace confab::codec
