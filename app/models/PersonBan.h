// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "protocol/Codec.h"

#include <QObject>

#include <optional>

namespace confab::models {

class PersonFacts;

//! The ban that keeps one person out of one room, as far as the user may know of it. Looked for in the room's list of
//! bans, the newest pages of it, as soon as somebody is looked at who is no member; forgotten when he becomes one. That
//! the list can't be read is no error: no ban is known then. GUI thread.
class PersonBan : public QObject
{
    Q_OBJECT
public:
    //! Of whom these are about, in their room; they outlive this.
    explicit PersonBan(const PersonFacts &person, QObject *parent = nullptr);

    //! Asks anew: one may have come, or have gone.
    void look();

    //! By now: a ban that has run out is none.
    bool isBanned() const;
    QString text() const; //!< "Banned here until 14:05", empty where there is none
    //! Answered always, also where there is nothing to end any more.
    void lift(client::Callback<> reply);

Q_SIGNALS:
    void changed();

private:
    void forget();
    void onPerson();
    void ask(const QString &cursor, int pages);
    void take(const std::optional<Ban> &ban);

    const PersonFacts &m_person;
    std::optional<Ban> m_ban;
    int m_asked = 0; // counts questions: only the last one is answered
};

} // namespace confab::models
