// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Codec.h"
#include "Samples.h"
#include "support/Heard.h"

#include <QRandomGenerator>

namespace confab::storage::samples {

//! Does random things to one room, the same in each of several stores, and writes down what each of them answers.
class Crowd
{
public:
    Crowd(const QList<Stores *> &stores, RoomId room, const QList<User> &users, quint32 seed)
        : m_stores(stores)
        , m_room(room)
        , m_users(users)
        , m_random(seed)
        , m_answers(stores.size())
    {
    }

    void act()
    {
        const int what = m_random.bounded(100);
        const User who = m_users[m_random.bounded(m_users.size())];
        if (what < 45)
            send(who);
        else if (what < 60)
            edit(who);
        else if (what < 70)
            onAll([this, id = anyMessage()](Stores &stores, const auto &note) {
                stores.messages().erase(m_room, id, 2, {}, note);
            });
        else if (what < 78)
            onAll([this, who](Stores &stores, const auto &note) {
                stores.rooms().join(m_room, {who, Role::Member, 3}, note);
            });
        else if (what < 81)
            onAll([this, who](Stores &stores, const auto &note) {
                stores.rooms().leave(m_room, {.user = who.id}, note);
            });
        else if (what < 85)
            lead(who);
        else if (what < 88)
            onAll([this, topic = text()](Stores &stores, const auto &note) {
                stores.rooms().update(m_room, {.topic = topic}, note);
            });
        else if (what < 94)
            onAll([this, id = anyStream(), content = text()](Stores &stores, const auto &) {
                stores.streams().saveProgress({m_room, id, StreamState::Writing, content, 3});
            });
        else
            onAll([this, id = anyStream(), content = text()](Stores &stores, const auto &note) {
                core::StreamEnd end{.room = m_room, .stream = id, .text = content, .at = 4};
                end.metrics.totalTokens = 5;
                stores.streams().finish(end, note);
            });
    }

    //! One line each, in the order of asking.
    const QStringList &answersOf(qsizetype stores) const { return m_answers[stores]; }

private:
    //! Takes whatever a store answers.
    struct Note
    {
        QStringList *answers;
        template <class T>
        void operator()(const Result<T> &answer) const
        {
            answers->append(answer ? describe(*answer) : nameOf(answer.error()));
        }
    };

    template <class Act>
    void onAll(const Act &act)
    {
        for (qsizetype i = 0; i < m_stores.size(); ++i)
            act(*m_stores[i], support::heard(Note{&m_answers[i]}));
    }
    void send(const User &who)
    {
        NewMessage made = m_random.bounded(8) == 0 ? answer(m_room, who, who) : message(m_room, who, text());
        made.clientId = anyClientId();
        if (!m_messages.isEmpty() && m_random.bounded(4) == 0)
            made.thread = anyMessage();
        onAll([made](Stores &stores, const auto &note) { stores.messages().append(made, note); });
        // Some of these are repetitions and were never made: then an unknown id is asked for later.
        m_messages += made.id;
        if (made.stream)
            m_streams += made.stream->id;
    }
    //! Somebody does something to somebody, whether he may or not.
    void lead(const User &who)
    {
        const User whom = m_users[m_random.bounded(m_users.size())];
        const Timestamp until = m_random.bounded(6);
        switch (m_random.bounded(4)) {
        case 0:
            return onAll([this, who, whom, role = Role(m_random.bounded(4))](Stores &stores, const auto &note) {
                stores.rooms().setRole(m_room, {whom.id, role, who.id}, note);
            });
        case 1:
            return onAll([this, who, whom, until](Stores &stores, const auto &note) {
                stores.rooms().mute(m_room, {whom.id, until, who.id}, note);
            });
        case 2:
            return onAll([this, who, whom, until](Stores &stores, const auto &note) {
                stores.rooms().ban(m_room, {whom, who.id, 1, until, QStringLiteral("why")}, {}, note);
            });
        default:
            onAll([this, whom](Stores &stores, const auto &note) { stores.rooms().unban(m_room, whom.id, {}, note); });
        }
    }
    void edit(const User &who)
    {
        core::NewContent what{.room = m_room, .mentions = {who.id}, .at = 1};
        what.message = anyMessage();
        what.content = text();
        what.clientId = anyClientId();
        onAll([what](Stores &stores, const auto &note) { stores.messages().edit(what, note); });
    }
    static QString describe(const MessageChange &change)
    {
        return QString::fromUtf8(codec::encodeMessage(change.message)) +
               QStringLiteral(" ev %1 fresh %2").arg(change.ev).arg(change.fresh);
    }
    static QString describe(const core::MembershipChange &change)
    {
        return change.member.user.name +
               QStringLiteral(" joined %1 role %2 muted %3 fresh %4 heir %5 ban %6 ")
                   .arg(change.member.joinedAt)
                   .arg(int(change.member.role))
                   .arg(change.member.mutedUntil.value_or(0))
                   .arg(change.fresh)
                   .arg(change.heir ? change.heir->user.name : QString())
                   .arg(change.banNumber) +
               describe(change.room);
    }
    static QString describe(const core::RoleChanges &changes)
    {
        QString line = QStringLiteral("roles of ") + describe(changes.room);
        for (const Member &member : changes.changed)
            line += QStringLiteral(" %1 %2").arg(member.user.name).arg(int(member.role));
        return line;
    }
    static QString describe(const core::ChangedRoom &changed)
    {
        return describe(changed.room) + QStringLiteral(" fresh %1").arg(changed.fresh);
    }
    static QString describe(const Done &) { return QStringLiteral("done"); }
    static QString describe(qint64 number) { return QString::number(number); }
    static QString describe(const Room &room)
    {
        return QStringLiteral("%1 ev %2 seq %3 members %4")
            .arg(room.topic)
            .arg(room.ev)
            .arg(room.seq)
            .arg(room.memberCount);
    }
    static QString nameOf(const Error &error) { return errorInfo(error.code).name + u' ' + error.field; }
    QString text() { return QStringLiteral("text %1 ü").arg(m_random.bounded(1'000)); }
    QString anyClientId() { return m_random.bounded(3) == 0 ? QString() : QString::number(m_random.bounded(60)); }
    MessageId anyMessage()
    {
        return m_messages.isEmpty() ? MessageId::make() : m_messages[m_random.bounded(m_messages.size())];
    }
    StreamId anyStream()
    {
        return m_streams.isEmpty() ? StreamId::make() : m_streams[m_random.bounded(m_streams.size())];
    }

    QList<Stores *> m_stores;
    RoomId m_room;
    QList<User> m_users;
    QRandomGenerator m_random;
    QList<MessageId> m_messages;
    QList<StreamId> m_streams;
    QList<QStringList> m_answers;
};

} // namespace confab::storage::samples
