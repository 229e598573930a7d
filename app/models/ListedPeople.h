// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Codec.h"
#include "Suspensions.h"

#include <QObject>
#include <QPointer>

namespace confab::models {

//! The people of a server as far as they have come, as it tells of them, and why those of them are suspended who are. In
//! the order of the pages; each once. Asks for no people itself. GUI thread.
class ListedPeople : public QObject
{
    Q_OBJECT
public:
    explicit ListedPeople(QObject *parent = nullptr);

    //! Of this account; null for none. Nobody is here after it.
    void attach(client::Workspace *workspace);
    void clear();
    //! The first page, in place of all that is here, or a further one.
    void take(const QList<Person> &page, bool isFirst);
    //! What the server tells of somebody after something was done.
    void put(const Person &person);
    //! This user has just suspended him.
    void putTerms(UserId user, const Suspensions::Terms &terms) { m_suspensions.put(user, terms); }

    client::Workspace *workspace() const;
    const QList<Person> &all() const { return m_people; }
    //! A page has come, maybe an empty one.
    bool isKnown() const { return m_isKnown; }
    //! Null for an id that is nobody's here; valid until the next change.
    const Person *find(const QString &userId) const;
    //! Nothing for who is not suspended, and where it is not known, or not yet.
    std::optional<Suspensions::Terms> terms(const Person &person) const;

    //! On the server. Who has no account has none.
    static Role roleOf(const Person &person);

Q_SIGNALS:
    void changed();

private:
    QPointer<client::Workspace> m_workspace;
    QList<Person> m_people;
    bool m_isKnown = false;
    Suspensions m_suspensions;
};

} // namespace confab::models
