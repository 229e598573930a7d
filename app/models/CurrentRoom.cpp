// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CurrentRoom.h"

#include "client/Guarded.h"
#include "client/ServerNotices.h"
#include "client/Workspace.h"
#include "MessageText.h"
#include "Names.h"

using namespace Qt::StringLiterals;

namespace confab::models {

CurrentRoom::CurrentRoom(Settings &settings, QObject *parent)
    : QObject(parent)
    , m_composer(settings, m_members)
    , m_actions(m_composer)
{
    connect(&m_members, &MemberListModel::refreshed, this, &CurrentRoom::membersTextChanged);
    connect(this, &CurrentRoom::summaryChanged, this, &CurrentRoom::membersTextChanged);
    connect(this, &CurrentRoom::summaryChanged, this, &CurrentRoom::typingTextChanged);
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
        m_workspace->serverNotices().disconnect(this);
        m_workspace->rooms().disconnect(this);
        m_workspace->roomRights().disconnect(this);
        m_workspace->members().disconnect(this);
        m_workspace->typing().disconnect(this);
        m_workspace->connection().disconnect(this);
    }
    client::RoomTimeline *timeline = workspace ? workspace->timeline(room) : nullptr;
    m_workspace = timeline ? workspace : nullptr;
    m_room = timeline ? room : RoomId();
    m_facts.attach(m_workspace, m_room);
    m_askNotice.dismiss();
    if (m_workspace)
        follow();
    m_members.attach(m_workspace, m_room);
    m_options.attach(m_workspace, m_room);
    m_invites.attach(m_workspace, m_room);
    m_candidates.attach(m_workspace, m_room);
    m_bans.attach(m_workspace, m_room);
    m_audit.attach(m_workspace, m_room);
    m_reports.attach(m_workspace, m_room);
    m_timeline.attach(m_workspace, timeline);
    m_composer.attach(m_workspace, m_room);
    m_actions.attach(m_workspace, m_room);
    if (m_workspace)
        loadPeople();
    Q_EMIT roomChanged();
    Q_EMIT summaryChanged();
}

void CurrentRoom::follow()
{
    connect(&m_workspace->rooms(), &client::Rooms::changed, this, [this](RoomId room) {
        if (room == m_room)
            Q_EMIT summaryChanged();
    });
    connect(&m_workspace->roomRights(), &client::RoomRights::changed, this, [this](RoomId room) {
        if (room == m_room)
            Q_EMIT summaryChanged();
    });
    // The name of a direct room.
    connect(&m_workspace->members(), &client::Members::changed, this, [this](RoomId room) {
        if (room == m_room)
            Q_EMIT summaryChanged();
    });
    connect(&m_workspace->serverNotices(), &client::ServerNotices::noticedIn, this,
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
    m_workspace->roomRequests().loadMembers(m_room);
    m_workspace->roomRequests().loadPresence(m_room);
    m_workspace->roomRights().ask(m_room);
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
    return m_facts.name();
}

QString CurrentRoom::topic() const
{
    return m_facts.topic();
}

int CurrentRoom::kind() const
{
    return int(m_facts.kind());
}

int CurrentRoom::memberCount() const
{
    return m_facts.memberCount();
}

QString CurrentRoom::subtitle() const
{
    if (!topic().isEmpty())
        return topic();
    return m_facts.partner() ? m_facts.partnerText() : membersText();
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
    return m_facts.isArchived() ? QString() : models::agentsText(m_members.agentNames());
}

QString CurrentRoom::typingText() const
{
    return models::typingText(m_facts.typing());
}

bool CurrentRoom::isAlone() const
{
    return m_facts.isAlone();
}

bool CurrentRoom::endsWithUser() const
{
    return m_facts.endsWithUser();
}

QString CurrentRoom::heirText() const
{
    return m_facts.heirText();
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

void CurrentRoom::refreshAgents()
{
    if (m_workspace)
        m_workspace->agents().refresh();
}

void CurrentRoom::leave()
{
    if (m_workspace && !m_leaving.isBusy())
        m_workspace->roomRequests().leave(m_room, m_leaving.begin<Done>({}));
}

bool CurrentRoom::hasUnsent() const
{
    return m_composer.hasWords() || (m_workspace && !m_workspace->outbox().entries(m_room).isEmpty());
}

void CurrentRoom::close()
{
    Q_EMIT closeRequested();
}

} // namespace confab::models
