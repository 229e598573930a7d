// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PersonCard.h"

#include "client/Guarded.h"
#include "client/Workspace.h"
#include "Isolated.h"
#include "MemberListModel.h"
#include "MemberTexts.h"
#include "Names.h"
#include "PictureUrl.h"
#include "Times.h"

#include <QDateTime>
#include <QLocale>

namespace confab::models {

using namespace Qt::StringLiterals;

namespace {

constexpr Timestamp kMinute = 60LL * 1'000;
constexpr Timestamp kDay = 24 * 60 * kMinute;
//! The server takes no more than ten years.
constexpr Timestamp kForGood = 10 * 365 * kDay;

} // namespace

PersonCard::PersonCard(QObject *parent)
    : QObject(parent)
{
    connect(&m_act, &FormRequest::granted, this, &PersonCard::changed);
    connect(&m_keptOut, &KeptOut::changed, this, &PersonCard::changed);
}

void PersonCard::attach(client::Workspace *workspace, RoomId room)
{
    if (m_workspace) {
        m_workspace->members().disconnect(this);
        m_workspace->presences().disconnect(this);
        m_workspace->roomRights().disconnect(this);
        m_workspace->blocked().disconnect(this);
    }
    const bool wasShown = !m_user.id.isNull();
    close();
    m_workspace = workspace;
    m_room = room;
    m_acts.attach(workspace, room);
    m_keptOut.attach(workspace, room);
    if (workspace)
        follow();
    Q_EMIT changed();
    if (wasShown)
        Q_EMIT gone();
}

void PersonCard::follow()
{
    connect(&m_workspace->members(), &client::Members::changed, this, [this](RoomId room) {
        if (room == m_room)
            onMembers();
    });
    connect(&m_workspace->members(), &client::Members::called, this, &PersonCard::onCalled);
    connect(&m_workspace->presences(), &client::Presences::changed, this, &PersonCard::changed);
    connect(&m_workspace->presences(), &client::Presences::cleared, this, &PersonCard::changed);
    connect(&m_workspace->roomRights(), &client::RoomRights::changed, this, &PersonCard::changed);
    connect(&m_workspace->blocked(), &client::Blocked::changed, this, &PersonCard::changed);
}

void PersonCard::show(const QString &userId)
{
    close();
    const auto user = UserId::fromString(userId);
    if (!m_workspace || !user)
        return;
    m_user = called(*user);
    m_acts.setTarget(m_user, false);
    m_wasMember = m_acts.target().has_value();
    lookForBan();
    const auto onAnswer = [this, asked = m_asked](const Result<reply::PersonDetail> &detail) {
        if (asked == m_asked)
            onTold(detail);
    };
    m_workspace->peopleRequests().get(*user, client::guarded(this, onAnswer));
    Q_EMIT changed();
}

//! As the lists of members have him, or what he wrote in the open room: who has left stands in no list.
User PersonCard::called(UserId user) const
{
    if (const auto member = m_workspace->members().find(m_room, user))
        return member->user;
    if (const auto met = m_workspace->members().met(user))
        return *met;
    const client::RoomTimeline *timeline = m_workspace->openTimeline(m_room);
    for (int row = 0; timeline && row < timeline->rows().count(); ++row) {
        const User author = timeline->rows().at(row).message.author;
        if (author.id == user)
            return m_workspace->members().today(m_room, author);
    }
    return {.id = user};
}

void PersonCard::lookForBan()
{
    if (!m_user.id.isNull() && !m_acts.target())
        m_keptOut.look(m_user.id);
}

//! Otherwise nothing is pushed about him.
bool PersonCard::isMet() const
{
    return isMe() || m_acts.target() || !m_detail.user.user.id.isNull();
}

void PersonCard::close()
{
    ++m_asked;
    m_act.giveUp();
    m_keptOut.forget();
    m_user = {};
    m_detail = {};
    m_errorText.clear();
    m_isUnknown = false;
    m_wasMember = false;
}

void PersonCard::onTold(const Result<reply::PersonDetail> &detail)
{
    if (!detail) {
        // The server knows nothing of agents but that they are there.
        m_isUnknown = detail.error().code == ErrorCode::NotFound;
        if (!m_isUnknown)
            m_errorText = tr("More could not be asked for. %1").arg(detail.error().text());
        return Q_EMIT changed();
    }
    m_detail = *detail;
    m_user = detail->user.user;
    m_acts.setTarget(m_user, !detail->user.guest);
    m_keptOut.setPerson(detail->user);
    m_workspace->presences().put(detail->presence);
    Q_EMIT changed();
}

void PersonCard::onCalled(const QSet<UserId> &users)
{
    if (m_user.id.isNull() || !users.contains(m_user.id))
        return;
    m_user = m_workspace->members().today(m_room, m_user);
    Q_EMIT changed();
}

void PersonCard::onMembers()
{
    const bool isMember = m_acts.target().has_value();
    const bool left = std::exchange(m_wasMember, isMember) && !isMember;
    if (isMember)
        m_keptOut.forgetBan();
    Q_EMIT changed();
    if (left && !m_user.id.isNull())
        Q_EMIT gone();
}

bool PersonCard::isMe() const
{
    return m_workspace && m_user.id == m_workspace->self().id;
}

QString PersonCard::shownName() const
{
    return isMe() ? tr("%1 (you)").arg(isolated(name())) : name();
}

QString PersonCard::initials() const
{
    return initialsOf(name());
}

QString PersonCard::picture() const
{
    return pictureUrl(m_user.picture);
}

int PersonCard::colorIndex() const
{
    return colorIndexOf(m_user.id);
}

int PersonCard::presence() const
{
    if (!m_workspace)
        return MemberListModel::Offline;
    if (isAgent()) {
        const reply::Agent *agent = m_workspace->agents().find(m_user.id);
        return !agent || agent->available ? MemberListModel::Online : MemberListModel::Offline;
    }
    return isMet() ? texts::presenceOf(m_workspace->presences().state(m_user.id)) : int(MemberListModel::Unknown);
}

QString PersonCard::presenceText() const
{
    if (!m_workspace || m_user.id.isNull())
        return {};
    if (isAgent())
        return texts::agentState(m_workspace->agents().find(m_user.id));
    if (!isMet())
        return {};
    return texts::presenceText(m_workspace->presences().of(m_user.id), isMe());
}

QString PersonCard::roleText() const
{
    if (isAgent())
        return tr("Agent");
    const auto member = m_acts.target();
    return member ? texts::roleText(member->role) : QString();
}

bool PersonCard::isMuted() const
{
    const auto member = m_acts.target();
    return member && member->mutedUntil.value_or(0) > QDateTime::currentMSecsSinceEpoch();
}

QString PersonCard::mutedText() const
{
    if (!isMuted())
        return {};
    const Timestamp until = *m_acts.target()->mutedUntil;
    if (until > QDateTime::currentMSecsSinceEpoch() + 365 * kDay)
        return tr("Muted here");
    return tr("Muted here until %1").arg(times::coming(until, QDate::currentDate()));
}

QString PersonCard::about() const
{
    if (!isAgent())
        return m_detail.user.about;
    const QString what = tr("An agent is a program, not a person. It answers when somebody mentions it or writes /ask.");
    const reply::Agent *agent = m_workspace ? m_workspace->agents().find(m_user.id) : nullptr;
    return agent && !agent->model.isEmpty() ? what + u' ' + tr("It uses the model %1.").arg(isolated(agent->model)) : what;
}

QString PersonCard::roomsText() const
{
    constexpr int kMost = 6;
    QStringList names;
    for (const SharedRoom &room : m_detail.rooms) {
        if (!room.name.isEmpty())
            names += isolated(room.name);
    }
    if (isMe() || names.isEmpty())
        return {};
    if (names.size() > kMost)
        return tr("Both of you are in %1 and %2 other rooms.")
            .arg(names.first(kMost - 1).join(u", "_s))
            .arg(names.size() - kMost + 1);
    const QString last = names.takeLast();
    return names.isEmpty() ? tr("Both of you are in %1.").arg(last)
                           : tr("Both of you are in %1 and %2.").arg(names.join(u", "_s), last);
}

QString PersonCard::joinedText() const
{
    if (isAgent())
        return {};
    if (m_isUnknown)
        return tr("More than this is not known of them.");
    if (m_detail.joinedAt == 0)
        return {};
    const QString day = QLocale().toString(times::dayOf(m_detail.joinedAt), QLocale::LongFormat);
    return m_detail.user.guest ? tr("Guest on this server since %1").arg(day) : tr("On this server since %1").arg(day);
}

bool PersonCard::isBlocked() const
{
    return m_workspace && m_workspace->blocked().contains(m_user.id);
}

//! The open room has nobody else in it.
bool PersonCard::isOfTheTwo() const
{
    const auto *room = m_workspace ? m_workspace->rooms().find(m_room) : nullptr;
    return room && room->room.kind == RoomKind::Direct && room->room.memberCount <= 2;
}

bool PersonCard::canWrite() const
{
    const bool isReached = isAgent() || (!m_isUnknown && !m_keptOut.isSuspended());
    return m_workspace && !m_user.id.isNull() && !isMe() && !isBlocked() && !isOfTheTwo() && isReached;
}

bool PersonCard::canMention() const
{
    return !isMe() && !isBlocked() && m_acts.target() && (isAgent() || !isOfTheTwo());
}

bool PersonCard::canBlock() const
{
    const bool isReached = !m_isUnknown || isBlocked();
    return m_workspace && !isMe() && m_user.kind == UserKind::Person && !m_user.id.isNull() && isReached;
}

bool PersonCard::canReturn() const
{
    const auto *room = m_workspace ? m_workspace->rooms().find(m_room) : nullptr;
    return room && room->room.kind == RoomKind::Public && !isAgent();
}

QStringList PersonCard::roleChoices() const
{
    QStringList names;
    for (const Role role : m_acts.roles())
        names += role == Role::Member ? tr("Member") : texts::roleText(role);
    return names;
}

int PersonCard::roleIndex() const
{
    const auto member = m_acts.target();
    return member ? int(m_acts.roles().indexOf(member->role)) : -1;
}

void PersonCard::write()
{
    if (canWrite())
        Q_EMIT writeRequested(m_user.id.toString());
}

void PersonCard::mention()
{
    if (canMention())
        Q_EMIT mentionRequested(name());
}

client::Callback<> PersonCard::acting()
{
    return m_act.begin<Done>({});
}

// The card may be closed before the answer is here: the room's log tells it, too.
client::Callback<> PersonCard::removing()
{
    const auto addAgain = [workspace = m_workspace, room = m_room, id = m_user.id] {
        if (workspace)
            workspace->roomRequests().addMembers(room, {id}, {});
    };
    const QString text = tr("%1 was removed from the room.").arg(isolated(name()));
    const auto onAnswer = [this, text, addAgain, reply = acting()](const Result<> &removed) {
        reply(removed);
        if (removed)
            Q_EMIT undoable(text, addAgain);
    };
    return client::guarded(this, onAnswer);
}

void PersonCard::setBlocked(bool on)
{
    if (!canBlock() || m_act.isBusy())
        return;
    const QString text = (on ? tr("%1 is blocked.") : tr("%1 is no longer blocked.")).arg(isolated(name()));
    const auto undo = [workspace = m_workspace, id = m_user.id, on] {
        if (workspace)
            workspace->peopleRequests().block(id, !on, [](const Result<> &) {});
    };
    m_workspace->peopleRequests().block(m_user.id, on,
                                        m_act.begin<Done>([this, text, undo](Done) { Q_EMIT undoable(text, undo); }));
}

void PersonCard::chooseRole(int index)
{
    const QList<Role> roles = m_acts.roles();
    if (index >= 0 && index < roles.size() && index != roleIndex() && !m_act.isBusy())
        m_workspace->memberRequests().setRole(m_room, m_user.id, roles.at(index), acting());
}

void PersonCard::handOver()
{
    if (canHandOver() && !m_act.isBusy())
        m_workspace->memberRequests().setRole(m_room, m_user.id, Role::Owner, acting());
}

void PersonCard::mute(int minutes)
{
    const Timestamp time = minutes > 0 ? minutes * kMinute : kForGood - kDay;
    if (canMute() && !m_act.isBusy())
        m_workspace->memberRequests().mute(m_room, m_user.id, QDateTime::currentMSecsSinceEpoch() + time, acting());
}

void PersonCard::unmute()
{
    if (canMute() && !m_act.isBusy())
        m_workspace->memberRequests().mute(m_room, m_user.id, std::nullopt, acting());
}

void PersonCard::kick(const QString &reason)
{
    if (canKick() && !m_act.isBusy())
        m_workspace->memberRequests().kick(m_room, m_user.id, reason, isAgent() ? removing() : acting());
}

void PersonCard::ban(const QString &reason, int minutes)
{
    if (!canBan() || m_act.isBusy())
        return;
    const auto until =
        minutes > 0 ? std::optional(QDateTime::currentMSecsSinceEpoch() + minutes * kMinute) : std::nullopt;
    m_workspace->memberRequests().ban(m_room, m_user.id, reason, until,
                                      m_act.begin<Done>([this](Done) { lookForBan(); }));
}

void PersonCard::liftBan()
{
    if (canLiftBan() && !m_act.isBusy())
        m_keptOut.liftBan(acting());
}

void PersonCard::letIn()
{
    if (!canLetIn() || m_act.isBusy())
        return;
    m_keptOut.letIn(m_act.begin<Person>([this](const Person &now) {
        m_detail.user = now;
        m_keptOut.setPerson(now);
        Q_EMIT changed();
    }));
}

} // namespace confab::models
