// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "WrittenRooms.h"

#include <QHash>
#include <QVarLengthArray>

namespace confab::storage {

//! A room, a person, a message or a stream: what a write changes and a read looks at.
class Subject
{
public:
    template <class Tag>
    Subject(Id<Tag> id)
        : m_key(qHash(id))
    {
    }
    //! Accounts and sessions, all of them.
    static Subject accounts() { return Subject(); }
    //! What clients of other systems know things by, all of it.
    static Subject foreign() { return Subject(1); }
    //! Invites, all of them.
    static Subject invites() { return Subject(2); }
    //! What was done by who leads, and the settings that they have made.
    static Subject audit() { return Subject(3); }

    //! Two subjects of one key cost a read some waiting, no more.
    size_t key() const { return m_key; }

private:
    Subject() = default;
    explicit Subject(size_t key)
        : m_key(key)
    {
    }

    size_t m_key = 0;
};

//! The subjects of one operation. Without any it shares none with others.
class Subjects
{
public:
    Subjects(std::initializer_list<Subject> subjects)
    {
        for (const Subject &subject : subjects)
            m_keys.append(subject.key());
    }
    //! Of what changes these rooms and nothing else.
    Subjects(const WrittenRooms &rooms)
        : m_areAll(rooms.areUnnamed())
    {
        if (rooms.named())
            add(*rooms.named());
    }
    //! Shares a subject with every other operation.
    static Subjects everything()
    {
        Subjects all{};
        all.m_areAll = true;
        return all;
    }

    void add(const Subject &subject) { m_keys.append(subject.key()); }

    bool areAll() const { return m_areAll; }
    const auto &keys() const { return m_keys; }

private:
    QVarLengthArray<size_t, 2> m_keys;
    bool m_areAll = false;
};

//! Numbers writes in the order of submission, from 1, and knows which of them a read has to wait for: the last that
//! shares a subject with it.
class WriteOrder
{
public:
    //! A write was submitted. `finished`: how many have been answered so far, which nobody waits for any more.
    void submit(const Subjects &changed, quint64 finished);
    //! The number of the write to wait for; 0: none.
    quint64 lastFor(const Subjects &read) const;
    //! The number of the write that was submitted last.
    quint64 last() const { return m_last; }

private:
    void forget(quint64 finished);

    quint64 m_last = 0;
    quint64 m_lastOfAll = 0; // of those that share a subject with every read
    QHash<size_t, quint64> m_lastOf;
    qsizetype m_forgetAt = 1'024;
};

} // namespace confab::storage
