// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Commands.h"
#include "Events.h"
#include "NameTable.h"

//! The names of commands and events, each list in the order of its variant's alternatives.
namespace confab::codec {

using namespace Qt::StringLiterals;

template <class... Alternatives>
consteval auto namesOf(std::type_identity<std::variant<Alternatives...>>, auto... further)
{
    return std::array{QLatin1String(Alternatives::kName)..., further...};
}

inline constexpr auto kCommandNames = namesOf(std::type_identity<Command>());

//! The end of a stream has three names, so its place in the variant has "stream:complete" and two more follow behind.
inline constexpr auto kEventNames = namesOf(std::type_identity<Event>(), "stream:stopped"_L1, "stream:error"_L1);

inline constexpr NameTable kCommandTable(kCommandNames);
inline constexpr NameTable kEventTable(kEventNames);

} // namespace confab::codec
