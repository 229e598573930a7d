// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QMap>

namespace confab::models {

//! Which messages of a room have been in view, by their numbers, in whatever order a reader comes by them.
class SeenRanges
{
public:
    //! All from `first` to `last`, both included.
    void add(qint64 first, qint64 last);
    //! The last one that was in view of those that follow `seq` without a gap; `seq` itself if the next one was not.
    qint64 reachFrom(qint64 seq) const;
    //! The first one that was in view above `seq`, with a gap or without; 0 if there is none.
    qint64 nextAfter(qint64 seq) const;
    void clear() { m_runs.clear(); }

private:
    QMap<qint64, qint64> m_runs; // first to last; they neither overlap nor touch
};

} // namespace confab::models
