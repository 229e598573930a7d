// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace confab::markdown {

//! An address that stands in a text as it is.
struct Autolink
{
    int start = 0; //!< UTF-16 units
    int length = 0;
    QString href = {}; //!< with a scheme
};

//! The address of which "://", a "www." or a mail's "@" stands at `at`; what it did not open (quotes, brackets) and the
//! punctuation of the sentence are not part of it.
std::optional<Autolink> autolinkAt(QStringView text, int at);

//! Whether an address can begin with "://" (of which `sign` is the first letter) or "www." behind this text.
bool canBeginAddress(QStringView before, QChar sign);

//! The first address from `from` on.
std::optional<Autolink> findAutolink(QStringView text, int from);

} // namespace confab::markdown
