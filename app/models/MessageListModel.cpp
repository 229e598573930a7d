// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MessageListModel.h"

#include "client/RoomTimeline.h"
#include "DetailChanges.h"
#include "markdown/RenderLimits.h"
#include "Quotes.h"
#include "ThoughtFolds.h"
#include "Times.h"

namespace confab::models {

namespace {

//! Looks the same on the screen: how much is written counts on every chunk, and is not shown.
bool isSameAnswer(std::optional<MessageStream> a, std::optional<MessageStream> b)
{
    if (a)
        a->from.reset();
    if (b)
        b->from.reset();
    return a == b;
}

QList<int> rolesOf(client::RowFields fields)
{
    QList<int> roles;
    if (fields & client::RowContent)
        roles += MessageListModel::ContentRole;
    if (fields & client::RowStream)
        roles += {MessageListModel::AnswerRole, MessageListModel::InfoRole, MessageListModel::ThoughtRole};
    if (fields & (client::RowDelivery | client::RowMeta))
        roles += {MessageListModel::MessageIdRole, MessageListModel::InfoRole};
    if (fields & client::RowMeta)
        roles += {MessageListModel::AuthorRole, MessageListModel::AnswerRole, MessageListModel::ThoughtRole};
    return roles;
}

} // namespace

MessageListModel::MessageListModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_items({.beginInsert = [this](int first, int last) { beginInsertRows({}, first, last); },
               .endInsert = [this] { endInsertRows(); },
               .beginRemove = [this](int first, int last) { beginRemoveRows({}, first, last); },
               .endRemove = [this] { endRemoveRows(); },
               .regrouped = [this](int row) { tell(row, {InfoRole}); },
               .relined = [this](int row) { tell(row, {LabelRole, InfoRole}); },
               .lineFacts = [this](const LineRange &range) { return lineFacts(range); }})
    , m_quotes(new Quotes(this))
    , m_thoughts(new ThoughtFolds(this))
    , m_details(m_items, m_folds, *m_quotes)
    , m_changes(std::make_unique<DetailChanges>(m_items, m_details, *m_quotes))
{
    connect(m_changes.get(), &DetailChanges::changed, this, [this](int first, int last, const QList<int> &roles) {
        Q_EMIT dataChanged(index(first), index(last), roles);
    });
    connect(m_thoughts, &ThoughtFolds::changed, this, [this](StreamId stream) {
        for (int row = 0; row < m_items.count(); ++row) {
            const auto &shown = m_items.at(row).row.message.stream;
            if (shown && shown->id == stream)
                return tell(row, {ThoughtRole});
        }
    });
}

MessageListModel::~MessageListModel() = default;

int MessageListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_items.count();
}

QVariant MessageListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    const TimelineItem &item = m_items.at(row);
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
        return QVariant::fromValue(isMessage ? m_details.author(row) : MessageAuthor());
    case InfoRole:
        return QVariant::fromValue(infoOf(row));
    case AnswerRole:
        return QVariant::fromValue(isMessage ? m_details.answer(row) : AnswerInfo());
    case ThoughtRole:
        return QVariant::fromValue(isMessage ? m_thoughts->of(item.row.message) : AnswerThought());
    default:
        return {};
    }
}

QHash<int, QByteArray> MessageListModel::roleNames() const
{
    return {{KindRole, "rowKind"},        {KeyRole, "key"},         {LabelRole, "label"},
            {MessageIdRole, "messageId"}, {ContentRole, "content"}, {AuthorRole, "author"},
            {InfoRole, "info"},           {AnswerRole, "answer"},   {ThoughtRole, "thought"}};
}

QString MessageListModel::labelOf(const TimelineItem &item) const
{
    switch (item.kind) {
    case TimelineItem::Kind::Message:
        return {};
    case TimelineItem::Kind::Day:
        return times::dayLabel(item.day, QDate::currentDate());
    case TimelineItem::Kind::NewMessages:
        return tr("New messages");
    case TimelineItem::Kind::System:
        return systemText(item.lines);
    }
    return {};
}

MessageInfo MessageListModel::infoOf(int row) const
{
    const TimelineItem &item = m_items.at(row);
    if (item.kind == TimelineItem::Kind::Message)
        return m_details.info(row);
    return item.kind == TimelineItem::Kind::System ? systemInfo(item.lines) : MessageInfo();
}

bool MessageListModel::isEmpty() const
{
    return m_items.messageCount() == 0;
}

int MessageListModel::rowOfMessage(const QString &messageId) const
{
    const auto id = MessageId::fromString(messageId);
    return id ? m_items.rowOf(*id) : -1;
}

QString MessageListModel::contentAt(int row) const
{
    const Message *message = m_items.messageAt(row);
    return message ? message->content : QString();
}

void MessageListModel::showMore(int row)
{
    if (!m_items.messageAt(row))
        return;
    m_folds.showMore(m_items.at(row).key);
    tell(row, {InfoRole});
}

void MessageListModel::showLess(int row)
{
    if (!m_items.messageAt(row))
        return;
    m_folds.showLess(m_items.at(row).key);
    tell(row, {InfoRole});
}

void MessageListModel::turnFold(int row, int fold)
{
    if (!m_items.messageAt(row))
        return;
    m_folds.turn(m_items.at(row).key, fold);
    tell(row, {InfoRole});
}

void MessageListModel::setBlockedShown(int row, bool shown)
{
    if (!m_items.messageAt(row))
        return;
    m_folds.setShown(m_items.at(row).key, shown);
    tell(row, {InfoRole});
}

void MessageListModel::setThoughtOpen(int row, bool open)
{
    if (const Message *message = m_items.messageAt(row))
        m_thoughts->setOpen(*message, open);
}

void MessageListModel::showMoreThought(int row)
{
    if (const Message *message = m_items.messageAt(row))
        m_thoughts->setPortions(*message, m_thoughts->of(*message).portions + markdown::limits::kPortions);
}

void MessageListModel::showLessThought(int row)
{
    if (const Message *message = m_items.messageAt(row))
        m_thoughts->setPortions(*message, 0);
}

void MessageListModel::turnThoughtFold(int row, int fold)
{
    if (const Message *message = m_items.messageAt(row))
        m_thoughts->turnFold(*message, fold);
}

void MessageListModel::retryThought(int row)
{
    if (const Message *message = m_items.messageAt(row))
        m_thoughts->retry(*message);
}

void MessageListModel::attachTo(client::Workspace *workspace, client::RoomTimeline *timeline)
{
    m_quotes->attach(workspace, timeline);
    m_thoughts->attach(timeline);
    m_details.attach(workspace, timeline);
    m_changes->attach(workspace, timeline);
    m_folds.clear();
}

void MessageListModel::resetMessages(const QList<client::TimelineRow> &messages)
{
    beginResetModel();
    m_items.reset(messages, 0);
    m_quotes->clear();
    endResetModel();
    arrange();
    tellCounts();
}

void MessageListModel::insertMessages(int index, const QList<client::TimelineRow> &rows)
{
    m_items.insert(index, rows);
    QList<Message> messages;
    for (const client::TimelineRow &row : rows) {
        m_quotes->note(row.message);
        messages.append(row.message);
    }
    m_changes->noteRelated(messages);
    arrange();
    tellCounts();
}

void MessageListModel::removeMessages(int first, int last)
{
    QList<Message> gone;
    for (int index = first; index <= last; ++index)
        gone.append(m_items.at(m_items.rowOf(index)).row.message);
    m_items.remove(first, last);
    m_changes->noteRelated(gone);
    tellCounts();
}

void MessageListModel::moveMessage(int from, int to, const client::TimelineRow &message)
{
    m_items.remove(from, from);
    m_items.insert(to, {message});
    tellCounts();
}

void MessageListModel::changeMessage(int index, const client::TimelineRow &now, client::RowFields fields)
{
    const Message before = m_items.at(m_items.rowOf(index)).row.message;
    if (isSameAnswer(before.stream, now.message.stream))
        fields.setFlag(client::RowStream, false);
    const int row = m_items.change(index, now);
    const bool isBeingWritten = now.message.stream && !isFinal(now.message.stream->state);
    if (isBeingWritten)
        m_folds.noteWritten(m_items.at(row).key);
    else
        m_quotes->note(now.message); // replies follow an answer when it is complete, not at each word
    if (const QList<int> roles = rolesOf(fields); !roles.isEmpty())
        tell(row, roles);
    // What is deleted may not say any more what it carried on.
    if (fields & (client::RowStream | client::RowMeta)) {
        m_changes->noteCarriedOn(before);
        m_changes->noteCarriedOn(now.message);
    }
}

void MessageListModel::refreshDays()
{
    for (int row = 0; row < m_items.count(); ++row) {
        if (m_items.at(row).kind == TimelineItem::Kind::Day)
            tell(row, {LabelRole});
    }
}

void MessageListModel::refreshSystemLines()
{
    const int before = m_items.count();
    m_items.settleLines();
    for (int row = 0; row < m_items.count(); ++row) {
        if (m_items.at(row).kind == TimelineItem::Kind::System)
            tell(row, {LabelRole, InfoRole});
    }
    if (m_items.count() != before)
        tellCounts();
}

void MessageListModel::tell(int row, const QList<int> &roles)
{
    Q_EMIT dataChanged(index(row), index(row), roles);
}

void MessageListModel::tellCounts()
{
    Q_EMIT countChanged();
    Q_EMIT emptyChanged();
}

} // namespace confab::models
