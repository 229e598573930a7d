// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TimelineModel.h"

#include "client/Workspace.h"
#include "markdown/Limits.h"
#include "MessageText.h"
#include "platform/Attendance.h"
#include "Quotes.h"
#include "RoomColors.h"
#include "ThoughtFolds.h"
#include "TimelinePages.h"
#include "Times.h"

using namespace Qt::StringLiterals;

namespace confab::models {

TimelineModel::TimelineModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_items({.beginInsert = [this](int first, int last) { beginInsertRows({}, first, last); },
               .endInsert = [this] { endInsertRows(); },
               .beginRemove = [this](int first, int last) { beginRemoveRows({}, first, last); },
               .endRemove = [this] { endRemoveRows(); },
               .regrouped = [this](int row) { Q_EMIT dataChanged(index(row), index(row), {InfoRole}); }})
    , m_quotes(new Quotes(this))
    , m_thoughts(new ThoughtFolds(this))
    , m_pages(new TimelinePages(this))
{
    connect(m_pages, &TimelinePages::errorTextChanged, this, &TimelineModel::errorTextChanged);
    connect(m_pages, &TimelinePages::refused, this, &TimelineModel::failed);
    connect(m_quotes, &Quotes::changed, this, &TimelineModel::onQuoteChanged);
    connect(m_thoughts, &ThoughtFolds::changed, this, [this](StreamId stream) {
        for (int row = 0; row < m_items.count(); ++row) {
            const auto &shown = m_items.at(row).row.message.stream;
            if (shown && shown->id == stream)
                return tell(row, {ThoughtRole});
        }
    });
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_items.count();
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TimelineItem &item = m_items.at(index.row());
    const bool isMessage = item.kind == TimelineItem::Kind::Message;
    switch (role) {
    case KindRole:
        return int(item.kind);
    case KeyRole:
        return item.key;
    case LabelRole:
        return labelOf(item);
    case MessageIdRole:
        return isMessage && !item.row.message.id.isNull() ? item.row.message.id.toString() : QString();
    case Qt::DisplayRole:
    case ContentRole:
        return item.row.message.content;
    case AuthorRole:
        return QVariant::fromValue(isMessage ? authorInfoOf(item) : MessageAuthor());
    case InfoRole:
        return QVariant::fromValue(isMessage ? infoOf(item) : MessageInfo());
    case AnswerRole:
        return QVariant::fromValue(isMessage ? answerInfoOf(item) : AnswerInfo());
    case ThoughtRole:
        return QVariant::fromValue(isMessage ? m_thoughts->of(item.row.message) : AnswerThought());
    default:
        return {};
    }
}

QHash<int, QByteArray> TimelineModel::roleNames() const
{
    return {{KindRole, "rowKind"},        {KeyRole, "key"},         {LabelRole, "label"},
            {MessageIdRole, "messageId"}, {ContentRole, "content"}, {AuthorRole, "author"},
            {InfoRole, "info"},           {AnswerRole, "answer"},   {ThoughtRole, "thought"}};
}

bool TimelineModel::isLoading() const
{
    return m_timeline && m_timeline->isLoading();
}

bool TimelineModel::isAtStart() const
{
    return m_timeline && m_timeline->isAtStart();
}

bool TimelineModel::isAtEnd() const
{
    return !m_timeline || m_timeline->isAtEnd();
}

bool TimelineModel::isEmpty() const
{
    return m_timeline && m_timeline->isLoaded() && m_items.count() == 0;
}

QString TimelineModel::errorText() const
{
    return m_pages->errorText();
}

int TimelineModel::newMessagesRow() const
{
    return m_items.lineRow();
}

bool TimelineModel::isLineOlder() const
{
    if (!m_newMessages.after() || newMessagesRow() >= 0)
        return false;
    for (int row = 0; row < m_items.count(); ++row) {
        const TimelineItem &item = m_items.at(row);
        if (item.kind == TimelineItem::Kind::Message && item.row.message.seq > 0)
            return item.row.message.seq > *m_newMessages.after();
    }
    return false;
}

int TimelineModel::unseenCount() const
{
    const client::RoomEntry *room = entry();
    return room ? room->unread : 0;
}

void TimelineModel::loadOlder()
{
    m_pages->loadOlder();
}

void TimelineModel::loadNewer()
{
    m_pages->loadNewer();
}

void TimelineModel::showNewest()
{
    m_pages->showNewest();
}

void TimelineModel::retryLoading()
{
    m_pages->retry();
}

void TimelineModel::noteInView(int newestRow, int oldestRow)
{
    if (!isWatched())
        return;
    qint64 first = 0;
    qint64 last = 0;
    for (int row = qMin(oldestRow, m_items.count() - 1); row >= qMax(0, newestRow); --row) {
        const TimelineItem &item = m_items.at(row);
        if (item.kind != TimelineItem::Kind::Message || item.row.message.seq == 0)
            continue;
        first = first == 0 ? item.row.message.seq : first;
        last = item.row.message.seq;
    }
    if (last > 0)
        m_sightings.add(first, last);
}

void TimelineModel::markSeen()
{
    const client::RoomEntry *room = entry();
    if (!room || !isWatched())
        return;
    const qint64 read = room->lastRead;
    qint64 seen = m_sightings.reachFrom(read);
    // A gap in which nothing is unread is none: what is deleted is never in view.
    if (const qint64 next = m_sightings.nextAfter(read);
        seen == read && next > 0 && m_workspace->replica().countUnread(room->room.id, next - 1, m_self) >= room->unread)
        seen = m_sightings.reachFrom(next - 1);
    if (seen == read)
        return;
    m_newMessages.noteSeenHere(seen);
    m_workspace->messageActions().markSeen(m_timeline->room(), seen);
}

void TimelineModel::markAllSeen()
{
    const client::RoomEntry *room = entry();
    if (!room)
        return;
    m_newMessages.noteSeenHere(room->room.seq);
    m_workspace->messageActions().markSeen(m_timeline->room(), room->room.seq);
    clearNewMessagesLine();
}

int TimelineModel::firstUnseenRow() const
{
    const client::RoomEntry *room = entry();
    if (!room || room->unread == 0)
        return -1;
    int found = -1;
    for (int row = 0; row < m_items.count(); ++row) {
        const TimelineItem &item = m_items.at(row);
        if (item.kind != TimelineItem::Kind::Message || item.row.message.seq == 0)
            continue;
        if (item.row.message.seq <= room->lastRead)
            return found;
        if (item.row.message.author.id != m_self && !item.row.message.isDeleted())
            found = row;
    }
    return isAtStart() ? found : m_items.count();
}

int TimelineModel::missedCount() const
{
    return m_newMessages.missed();
}

bool TimelineModel::isWatched() const
{
    return !m_attendance || m_attendance->isWatching();
}

void TimelineModel::noteLineSeen()
{
    if (m_newMessages.missed() == 0 || !isWatched())
        return;
    m_newMessages.reach();
    Q_EMIT unseenCountChanged();
}

void TimelineModel::showNewMessages()
{
    const int line = newMessagesRow();
    if (m_newMessages.missed() == 0 && unseenCount() > 0)
        showFirstUnseen();
    else if (line > 0)
        Q_EMIT jumpReady(line - 1, data(index(line - 1), MessageIdRole).toString());
    else if (m_newMessages.after())
        m_pages->showAt(*m_newMessages.after() + 1);
}

void TimelineModel::showFirstUnseen()
{
    const int row = firstUnseenRow();
    if (row >= 0 && row < m_items.count())
        Q_EMIT jumpReady(row, data(index(row), MessageIdRole).toString());
    else if (const client::RoomEntry *room = entry())
        m_pages->showAt(room->lastRead + 1);
}

void TimelineModel::clearNewMessagesLine()
{
    m_newMessages.clear();
    placeLine();
    Q_EMIT unseenCountChanged();
}

int TimelineModel::rowOfMessage(const QString &messageId) const
{
    const auto id = MessageId::fromString(messageId);
    const int index = id && m_timeline ? m_timeline->rows().indexOf(*id) : -1;
    return index < 0 ? -1 : m_items.rowOf(index);
}

void TimelineModel::jumpTo(const QString &messageId)
{
    if (const int row = rowOfMessage(messageId); row >= 0) {
        Q_EMIT jumpReady(row, messageId);
        return;
    }
    if (const auto id = MessageId::fromString(messageId))
        m_pages->show(*id);
}

QString TimelineModel::contentAt(int row) const
{
    return row >= 0 && row < m_items.count() ? m_items.at(row).row.message.content : QString();
}

void TimelineModel::showMore(int row)
{
    if (row >= 0 && row < m_items.count())
        setPortions(row, m_portions.value(m_items.at(row).key) + markdown::limits::kPortions);
}

void TimelineModel::showLess(int row)
{
    if (row >= 0 && row < m_items.count())
        setPortions(row, 0);
}

void TimelineModel::turnFold(int row, int fold)
{
    if (row < 0 || row >= m_items.count())
        return;
    QList<int> &turned = m_turnedFolds[m_items.at(row).key];
    if (turned.removeAll(fold) == 0)
        turned.append(fold);
    tell(row, {InfoRole});
}

const Message *TimelineModel::messageAt(int row) const
{
    const bool isMessage = row >= 0 && row < m_items.count() && m_items.at(row).kind == TimelineItem::Kind::Message;
    return isMessage ? &m_items.at(row).row.message : nullptr;
}

void TimelineModel::setThoughtOpen(int row, bool open)
{
    if (const Message *message = messageAt(row))
        m_thoughts->setOpen(*message, open);
}

void TimelineModel::showMoreThought(int row)
{
    if (const Message *message = messageAt(row))
        m_thoughts->setPortions(*message, m_thoughts->of(*message).portions + markdown::limits::kPortions);
}

void TimelineModel::showLessThought(int row)
{
    if (const Message *message = messageAt(row))
        m_thoughts->setPortions(*message, 0);
}

void TimelineModel::turnThoughtFold(int row, int fold)
{
    if (const Message *message = messageAt(row))
        m_thoughts->turnFold(*message, fold);
}

void TimelineModel::retryThought(int row)
{
    if (const Message *message = messageAt(row))
        m_thoughts->retry(*message);
}

void TimelineModel::setPortions(int row, int portions)
{
    m_portions[m_items.at(row).key] = portions;
    tell(row, {InfoRole});
}

QString TimelineModel::labelOf(const TimelineItem &item) const
{
    switch (item.kind) {
    case TimelineItem::Kind::Message:
        return {};
    case TimelineItem::Kind::Day:
        return times::dayLabel(item.day, QDate::currentDate());
    case TimelineItem::Kind::NewMessages:
        return tr("New messages");
    }
    return {};
}

MessageInfo TimelineModel::infoOf(const TimelineItem &item) const
{
    const Message &message = item.row.message;
    MessageInfo info;
    info.seq = message.seq;
    info.clientId = message.clientId;
    info.timeText = times::clock(message.createdAt);
    info.fullTimeText = times::full(message.createdAt);
    info.firstInGroup = item.firstInGroup;
    info.lastInGroup = item.lastInGroup;
    info.deleted = message.isDeleted();
    info.edited = message.editedAt.has_value() && !info.deleted;
    info.mentionsMe = message.mentions.contains(m_self);
    addMentions(info, message);
    const MessageState state = stateOf(item.row, m_workspace && m_workspace->connection().isLive());
    info.state = state;
    info.stateText = stateText(state, state == Seen ? seenBy(message.seq) : QStringList());
    if (item.row.error)
        info.errorText = item.row.error->text();
    if (message.replyTo) {
        info.replyToId = message.replyTo->toString();
        const Quote quote = m_quotes->of(*message.replyTo);
        info.replyAuthor = quote.author;
        info.replyPreview = quote.preview;
    }
    info.portions = m_portions.value(item.key);
    info.turnedFolds = m_turnedFolds.value(item.key);
    const bool settled = message.seq > 0 && !info.deleted && !(message.stream && !isFinal(message.stream->state));
    info.canEdit = settled && message.author.id == m_self;
    info.canDelete = settled && (message.author.id == m_self || m_moderates || isAsker(message, false));
    return info;
}

void TimelineModel::addMentions(MessageInfo &info, const Message &message) const
{
    if (!m_workspace)
        return;
    for (const UserId user : message.mentions) {
        if (user == m_self)
            info.ownMention = m_workspace->self().name;
        else if (const auto member = m_workspace->members().find(message.room, user))
            info.mentions += member->user.name;
    }
}

MessageAuthor TimelineModel::authorInfoOf(const TimelineItem &item) const
{
    const User &author = item.row.message.author;
    // What waits in the outbox knows no more of its author than the id.
    MessageAuthor info = authorOf(m_workspace && author.id == m_self ? m_workspace->self() : author, m_self);
    if (m_workspace && m_timeline)
        info.colorIndex = RoomColors::of(*m_workspace).indexOf(m_timeline->room(), author.id);
    return info;
}

QStringList TimelineModel::seenBy(qint64 seq) const
{
    QStringList names;
    const RoomId room = m_timeline->room();
    for (const UserId user : m_workspace->cursors().seenBy(room, seq)) {
        if (const auto member = m_workspace->members().find(room, user))
            names += member->user.name;
    }
    return names;
}

} // namespace confab::models
