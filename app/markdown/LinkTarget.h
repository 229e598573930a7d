// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace confab::markdown {

//! Where a link leads, if it may lead there at all.
struct LinkTarget
{
    QString url = {};  //!< encoded; empty: not to be a link
    QString host = {}; //!< in ASCII form; of mailto the part after the "@"

    bool isAllowed() const { return !url.isEmpty(); }
    bool isWeb() const { return url.startsWith(u"http"); }
};

//! Only http, https, confab and mailto, written out in full.
LinkTarget linkTarget(const QString &href);

//! Whether a reader of `label` would expect to get elsewhere than to `target`.
bool isMisleading(const QString &label, const LinkTarget &target);

} // namespace confab::markdown
