// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Demo.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::hosting {

namespace {
constexpr int kReadMs = 900;     // before somebody begins to type
constexpr int kTypeMs = 2'200;   // how long it takes to write
constexpr int kAnswerMs = 9'000; // Sage has its say before people go on
const auto kLobby = u"Lobby"_s;
} // namespace

Demo::Demo(client::Workspace &owner, QObject *parent)
    : QObject(parent)
    , m_owner(&owner)
    , m_maya(owner.address(), u"Maya"_s)
    , m_jonas(owner.address(), u"Jonas"_s)
{
    connect(&owner.rooms(), &client::Rooms::changed, this, &Demo::checkArrived);
    for (DemoPerson *person : {&m_maya, &m_jonas}) {
        connect(person, &DemoPerson::failed, this, &Demo::failed);
        connect(person, &DemoPerson::live, this, [this] {
            if (++m_alive == 2)
                onLive();
        });
    }
}

void Demo::start()
{
    m_maya.enter();
    m_jonas.enter();
}

void Demo::onLive()
{
    const auto lobby = m_owner ? roomNamed(*m_owner, kLobby) : std::nullopt;
    if (!lobby) {
        Q_EMIT failed(u"There is no room called Lobby."_s);
        return;
    }
    // A folder that was used before has its conversation.
    if (m_owner->rooms().find(*lobby)->room.seq > 0)
        finishSeeding();
    else
        makeRooms(demo::rooms());
}

void Demo::makeRooms(QList<demo::RoomPlan> plans)
{
    if (plans.isEmpty()) {
        joinAll(demo::rooms());
        return;
    }
    const demo::RoomPlan plan = plans.takeFirst();
    m_maya.workspace()->roomRequests().create(plan.name, RoomKind::Public, plan.topic, {},
                                              [this, plans](const Result<RoomId> &made) {
                                                  if (made)
                                                      makeRooms(plans);
                                                  else
                                                      Q_EMIT failed(made.error().text());
                                              });
}

void Demo::joinAll(QList<demo::RoomPlan> plans)
{
    if (plans.isEmpty()) {
        speak(demo::past(), 0, [this] { finishSeeding(); });
        return;
    }
    const QString name = plans.takeFirst().name;
    m_jonas.workspace()->roomRequests().joinByName(name, [this, name, plans](const Result<RoomId> &joined) {
        if (!joined || !m_owner) {
            Q_EMIT failed(joined ? u"The window was closed."_s : joined.error().text());
            return;
        }
        m_owner->roomRequests().joinByName(name, [this, plans](const Result<RoomId> &ownJoined) {
            if (ownJoined)
                joinAll(plans);
            else
                Q_EMIT failed(ownJoined.error().text());
        });
    });
}

void Demo::speak(QList<demo::Line> lines, int typingMs, std::function<void()> done)
{
    if (lines.isEmpty()) {
        if (done)
            done();
        return;
    }
    const demo::Line line = lines.takeFirst();
    const qint64 before = newestSeq(line.room);
    say(line, typingMs, [this, room = line.room, before, lines, typingMs, done] {
        whenArrived(room, before, [this, lines, typingMs, done] {
            QTimer::singleShot(typingMs > 0 ? kReadMs : 0, this,
                               [this, lines, typingMs, done] { speak(lines, typingMs, done); });
        });
    });
}

void Demo::say(const demo::Line &line, int typingMs, std::function<void()> done)
{
    if (!m_owner)
        return;
    if (line.speaker != demo::Speaker::Owner) {
        if (const auto room = person(line.speaker).roomNamed(line.room))
            person(line.speaker).say(*room, line.text, typingMs, std::move(done));
        else
            Q_EMIT failed(u"%1 is not in %2."_s.arg(person(line.speaker).name(), line.room));
        return;
    }
    const auto room = roomNamed(*m_owner, line.room);
    if (room && m_owner->messageRequests().send(*room, line.text))
        done();
    else
        Q_EMIT failed(u"The owner can't write in %1."_s.arg(line.room));
}

//! One at a time: lines follow each other.
void Demo::whenArrived(const QString &room, qint64 after, std::function<void()> done)
{
    m_awaitedRoom = room;
    m_awaitedAfter = after;
    m_onArrived = std::move(done);
    QTimer::singleShot(0, this, &Demo::checkArrived);
}

void Demo::checkArrived()
{
    if (!m_onArrived || newestSeq(m_awaitedRoom) <= m_awaitedAfter)
        return;
    const auto done = std::exchange(m_onArrived, {});
    done();
}

qint64 Demo::newestSeq(const QString &room) const
{
    const auto id = m_owner ? roomNamed(*m_owner, room) : std::nullopt;
    const client::KnownRoom *entry = id ? m_owner->rooms().find(*id) : nullptr;
    return entry && entry->lastMessage ? entry->lastMessage->seq : 0;
}

void Demo::finishSeeding()
{
    m_seeded = true;
    answerTheOwner();
    QTimer::singleShot(kAnswerMs, this, [this] { speak(demo::live(), kTypeMs, [this] { m_quiet = true; }); });
}

void Demo::answerTheOwner()
{
    connect(&m_maya.workspace()->connection(), &client::Connection::received, this, [this](const EventFrame &frame) {
        const auto *added = std::get_if<event::MessageNew>(&frame.event);
        if (added == nullptr)
            return;
        const Message &message = added->message;
        if (!m_owner || m_answering || message.author.id != m_owner->self().id || message.content.startsWith(u'/') ||
            message.content.contains("@Sage"_L1, Qt::CaseInsensitive))
            return;
        m_answering = true;
        const RoomId room = message.room;
        const QString text = demo::answerTo(message.content, m_answers++);
        QTimer::singleShot(kReadMs, this,
                           [this, room, text] { m_maya.say(room, text, kTypeMs, [this] { m_answering = false; }); });
    });
}

} // namespace confab::hosting
