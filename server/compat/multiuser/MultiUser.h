// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ground/Answers.h"
#include "ground/Ground.h"
#include "Transcript.h"

#include <QObject>

#include <set>

namespace confab::compat::multiuser {

class MultiUserVisitor;

FacadeType type();

//! A chat of many people with one agent, all in one conversation, who come by their names alone.
class MultiUser final : public Facade
{
public:
    explicit MultiUser(Ground &ground);

    void addRoutes(gateway::HttpRouter &router, const QString &port) override;
    void start(core::Reply<Done> reply) override;
    void heard(RoomId room, const core::Publication &publication) override;
    void tick() override;

    Ground &ground() { return m_ground; }
    RoomId room() const { return m_room; }
    //! As the clients see it: whatever the agent is called here.
    static QString agentName();
    //! In its frame.
    const QByteArray &history() { return m_transcript.frame(); }

    void add(MultiUserVisitor &visitor);
    void remove(MultiUserVisitor &visitor);
    //! A message of this client id, once it is there, is not told to the visitor: its page has drawn it already.
    void keepFrom(MultiUserVisitor &visitor, const QString &clientId) { m_unheard.insert(clientId, &visitor); }
    void forget(const QString &clientId) { m_unheard.remove(clientId); }

private:
    void openSocket(const gateway::HttpRequest &request, gateway::SocketReply reply);
    //! In so many pages at most: what was deleted is read as well.
    void readHistory(std::optional<qint64> before, int pages, core::Reply<Done> reply);
    void takePage(const QList<Message> &messages);
    QByteArray keep(const Message &message);
    QString senderOf(const Message &message) const;
    void onMessage(const Message &message);
    void onAnswer(const WholeAnswer &answer);
    void onLeft(UserId user);
    void onRoomGone();
    void tell(const QByteArray &text, const MultiUserVisitor *except = nullptr);

    Ground &m_ground;
    RoomId m_room = {};
    Transcript m_transcript;
    Answers m_answers;
    std::set<MultiUserVisitor *> m_visitors; //!< all that are open
    std::set<MultiUserVisitor *> m_nameless; //!< of them, those that may still be
    QHash<QString, MultiUserVisitor *> m_unheard;
    QObject m_later; //!< what is done in a turn of its own
    core::Life m_life;
};

} // namespace confab::compat::multiuser
