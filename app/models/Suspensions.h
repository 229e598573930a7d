// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Codec.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! Until when people are kept off the server, and why: of a person the server says only that he is. Those who lead it read
//! the rest in its audit, the newest pages of which are looked through. GUI thread.
class Suspensions : public QObject
{
    Q_OBJECT
public:
    struct Terms
    {
        std::optional<Timestamp> until = {}; //!< nothing: until he is let in
        QString reason = {};
    };

    using QObject::QObject;

    //! Of this account; null for none.
    void attach(client::Workspace *workspace);
    //! What is known may be so no more.
    void forget();
    //! Looks for those of these who are not known.
    void look(const QSet<UserId> &suspended);
    //! This user has just done it.
    void put(UserId user, const Terms &terms);
    //! This one is let in: what was known of it holds no more.
    void drop(UserId user);
    //! Nothing where it is not known, or not yet.
    std::optional<Terms> of(UserId user) const;

Q_SIGNALS:
    void changed();

private:
    void ask();
    void take(const reply::Audit &page);

    QPointer<client::Workspace> m_workspace;
    QSet<UserId> m_wanted;
    QHash<UserId, std::optional<Terms>> m_found; //!< by the newest entry; nothing: it let him in
    QString m_cursor;                            //!< of the next page; empty for the first
    int m_pagesLeft = 0;
    int m_round = 0; //!< counts what was forgotten: answers to before are dropped
    bool m_isAsking = false;
};

} // namespace confab::models
