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

Q_SIGNALS:
    void seeded();
    void failed(const QString &text);

private:
    void onLive();
    void makeRooms(QList<demo::RoomPlan> plans);
    void joinAll(QList<demo::RoomPlan> plans);
    void speak(QList<demo::Line> lines, int typingMs, std::function<void()> done);
    void say(const demo::Line &line, int typingMs, std::function<void()> done);
    //! Calls back when the owner's side shows the line.
    void whenArrived(const demo::Line &line, std::function<void()> done);
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
};

} // namespace confab::hosting
