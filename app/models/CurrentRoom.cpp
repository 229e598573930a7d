// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CurrentRoom.h"

#include "client/Workspace.h"
#include "MessageText.h"
#include "Names.h"
#include "RoomListModel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::models {

CurrentRoom::CurrentRoom(Settings &settings, QObject *parent)
    : QObject(parent)
    , m_composer(settings, m_members)
    , m_actions(m_composer)
{
    connect(&m_members, &MemberListModel::refreshed, this, &CurrentRoom::membersTextChanged);
    connect(this, &CurrentRoom::summaryChanged, &m_composer, &ComposerController::placeholderChanged);
    connect(&m_timeline, &TimelineModel::failed, this, &CurrentRoom::failed);
    connect(&m_composer, &ComposerController::failed, this, &CurrentRoom::failed);
    connect(&m_actions, &MessageActions::failed, this, &CurrentRoom::failed);
    connect(&m_actions, &MessageActions::notAsked, &m_askNotice, &AskNotice::show);
    connect(&m_actions, &MessageActions::asking, &m_askNotice, &AskNotice::dismiss);
    connect(&m_timeline, &TimelineModel::ownMessageAppended, &m_askNotice, &AskNotice::dismiss);
}

void CurrentRoom::attach(client::Workspace *workspace, RoomId room)
{
    if (m_workspace) {
        m_workspace->disconnect(this);
        m_workspace->rooms().disconnect(this);
        m_workspace->members().disconnect(this);
        m_workspace->typing().disconnect(this);
        m_workspace->connection().disconnect(this);
    }
    client::RoomTimeline *timeline = workspace ? workspace->timeline(room) : nullptr;
    m_workspace = timeline ? workspace : nullptr;
    m_room = timeline ? room : RoomId();
    m_change.giveUp();
    m_adding.giveUp();
    m_askNotice.dismiss();
    if (m_workspace)
        follow();
    m_members.attach(m_workspace, m_room);
    m_agents.attach(m_workspace, m_room);
    m_timeline.attach(m_workspace, timeline);
    m_composer.attach(m_workspace, m_room);
    m_actions.attach(m_workspace, m_room);
    if (m_workspace)
        loadPeople();
    Q_EMIT roomChanged();
    Q_EMIT summaryChanged();
    Q_EMIT membersTextChanged();
    Q_EMIT typingTextChanged();
}

void CurrentRoom::follow()
{
    connect(&m_workspace->rooms(), &client::Rooms::changed, this, [this](RoomId room) {
        if (room == m_room)
            Q_EMIT summaryChanged();
    });
    // The role of the user, and the name of a direct room.
    connect(&m_workspace->members(), &client::Members::changed, this, [this](RoomId room) {
        if (room == m_room)
            Q_EMIT summaryChanged();
    });
    connect(m_workspace, &client::Workspace::noticedIn, this,
            [this](RoomId room, const QString &kind, const QString &text, int retryAfterMs) {
                // How long to wait is said by the notice itself, and counted down.
                const bool tooMany = kind == "rate_limited"_L1 && retryAfterMs > 0;
                if (room == m_room)
                    m_askNotice.show(tooMany ? tr("Not asked: too many questions at once.") : text, retryAfterMs);
            });
    connect(&m_workspace->typing(), &client::Typing::changed, this, [this](RoomId room) {
        if (room == m_room)
            Q_EMIT typingTextChanged();
    });
    // What was known about people is doubted after a disconnect.
    connect(&m_workspace->connection(), &client::Connection::stateChanged, this, [this] {
        if (m_workspace->connection().isLive())
            loadPeople();
    });
}

void CurrentRoom::loadPeople()
{
    if (!m_workspace->connection().isLive())
        return;
    m_workspace->roomActions().loadMembers(m_room);
    m_workspace->roomActions().loadPresence(m_room);
}

const client::RoomEntry *CurrentRoom::entry() const
{
    return m_workspace ? m_workspace->rooms().find(m_room) : nullptr;
}

bool CurrentRoom::isOpen() const
{
    return m_workspace != nullptr;
}

QString CurrentRoom::roomId() const
{
    return isOpen() ? m_room.toString() : QString();
}

QString CurrentRoom::name() const
{
    const auto *room = entry();
    if (!room || room->room.kind != RoomKind::Direct)
        return room ? room->room.name : QString();
    for (const Member &member : m_workspace->members().of(m_room)) {
        if (member.user.id != m_workspace->self().id)
            return member.user.name;
    }
    return room->room.name;
}

QString CurrentRoom::topic() const
{
    const auto *room = entry();
    return room ? room->room.topic : QString();
}

int CurrentRoom::kind() const
{
    const auto *room = entry();
    return room ? int(room->room.kind) : int(RoomListModel::Public);
}

int CurrentRoom::memberCount() const
{
    const auto *room = entry();
    return room ? room->room.memberCount : 0;
}

QString CurrentRoom::membersText() const
{
    if (!isOpen())
        return {};
    const QString members = memberCount() == 1 ? tr("1 member") : tr("%1 members").arg(memberCount());
    return m_members.hereCount() > 0 ? tr("%1, %2 here").arg(members).arg(m_members.hereCount()) : members;
}

QString CurrentRoom::agentsText() const
{
    return models::agentsText(m_members.agentNames());
}

QString CurrentRoom::typingText() const
{
    QStringList names;
    if (m_workspace) {
        for (const client::Typing::Typist &typist : m_workspace->typing().in(m_room)) {
            if (typist.user != m_workspace->self().id)
                names += typist.name;
        }
    }
    return models::typingText(names);
}

std::optional<Member> CurrentRoom::me() const
{
    return m_workspace ? m_workspace->members().find(m_room, m_workspace->self().id) : std::nullopt;
}

bool CurrentRoom::canManage() const
{
    const auto self = me();
    return self && (self->role == Role::Owner || self->role == Role::Admin);
}

bool CurrentRoom::canAddAgents() const
{
    const auto self = me();
    return self && self->role != Role::Guest &&
           (kind() == RoomListModel::Public || (kind() == RoomListModel::Private && canManage()));
}

bool CurrentRoom::canRemoveAgents() const
{
    return canManage() && kind() != RoomListModel::Direct;
}

bool CurrentRoom::isAlone() const
{
    if (!m_workspace || !m_workspace->members().isComplete(m_room))
        return memberCount() <= 1;
    return std::ranges::none_of(m_workspace->members().of(m_room), [this](const Member &member) {
        return member.user.kind == UserKind::Person && member.user.id != m_workspace->self().id;
    });
}

TimelineModel *CurrentRoom::timeline()
{
    return &m_timeline;
}

MemberListModel *CurrentRoom::members()
{
    return &m_members;
}

ComposerController *CurrentRoom::composer()
{
    return &m_composer;
}

MessageActions *CurrentRoom::actions()
{
    return &m_actions;
}

void CurrentRoom::rename(const QString &name, const QString &topic)
{
    if (!m_workspace || name.trimmed().isEmpty() || m_change.isBusy())
        return;
    // What stays is not sent: others may have changed it meanwhile.
    const auto changed = [](const QString &now, const QString &before) {
        return now.trimmed() != before ? std::optional(now.trimmed()) : std::nullopt;
    };
    const auto newName = changed(name, this->name());
    const auto newTopic = changed(topic, this->topic());
    if (newName || newTopic)
        m_workspace->roomActions().update(m_room, newName, newTopic, m_change.begin<Done>({}));
    else
        Q_EMIT m_change.granted();
}

void CurrentRoom::addAgent(const QString &userId)
{
    const auto agent = UserId::fromString(userId);
    if (!m_workspace || !agent || m_adding.isBusy())
        return;
    m_agents.keep(*agent);
    m_workspace->roomActions().addMembers(m_room, {*agent}, m_adding.begin<Done>({}));
}

void CurrentRoom::removeAgent(const QString &userId)
{
    if (const auto agent = UserId::fromString(userId); m_workspace && agent)
        m_workspace->roomActions().removeMember(m_room, *agent, failure(tr("The agent is still in the room. %1")));
}

void CurrentRoom::leave()
{
    if (m_workspace && !m_leaving.isBusy())
        m_workspace->roomActions().leave(m_room, m_leaving.begin<Done>({}));
}

bool CurrentRoom::hasUnsent() const
{
    return m_composer.hasWords() || (m_workspace && !m_workspace->outbox().entries(m_room).isEmpty());
}

void CurrentRoom::close()
{
    Q_EMIT closeRequested();
}

Reply<> CurrentRoom::failure(const QString &text)
{
    return [self = QPointer(this), text](const Result<> &result) {
        if (!result && self)
            Q_EMIT self->failed(text.arg(result.error().text()));
    };
}

} // namespace confab::models
