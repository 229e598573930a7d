// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "DemoPerson.h"
#include "DemoScript.h"

#include <QPointer>
#include <QTimer>

namespace confab::hosting {

//! Fills a fresh room server with a conversation, and keeps two scripted people in it: they type, write, ask the agent,
//! and answer what the owner writes. Everything goes over the wire, as with real people.
class Demo : public QObject
{
    Q_OBJECT
public:
    //! `owner` is the account of the person at this app; it is live already.
    explicit Demo(client::Workspace &owner, QObject *parent = nullptr);

    void start();
    //! What was said before is there, also on the owner's side.
    bool isSeeded() const { return m_seeded; }
    //! The script is over; from here on people only answer.
    bool isQuiet() const { return m_quiet; }

Q_SIGNALS:
    void failed(const QString &text);

private:
    void onLive();
    void makeRooms(QList<demo::RoomPlan> plans);
    void joinAll(QList<demo::RoomPlan> plans);
    void speak(QList<demo::Line> lines, int typingMs, std::function<void()> done);
    void say(const demo::Line &line, int typingMs, std::function<void()> done);
    //! Calls back when the owner's side has a newer message than this in the room.
    void whenArrived(const QString &room, qint64 after, std::function<void()> done);
    void checkArrived();
    qint64 newestSeq(const QString &room) const;
    void finishSeeding();
    void answerTheOwner();
    DemoPerson &person(demo::Speaker speaker) { return speaker == demo::Speaker::Jonas ? m_jonas : m_maya; }

    QPointer<client::Workspace> m_owner;
    DemoPerson m_maya;
    DemoPerson m_jonas;
    int m_alive = 0;
    int m_answers = 0;
    bool m_answering = false;
    bool m_seeded = false;
    bool m_quiet = false;
    QString m_awaitedRoom;
    qint64 m_awaitedAfter = 0;
    std::function<void()> m_onArrived;
};

} // namespace confab::hosting
