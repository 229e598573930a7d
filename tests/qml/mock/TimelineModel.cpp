// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TimelineModel.h"

#include <QCoreApplication>
#include <QMetaProperty>
#include <QtQml>

using namespace Qt::StringLiterals;

namespace confab::mock {

namespace {

// CurrentRoom.qml can't import the module it is part of, and C++ types are not seen without.
void registerForOwnModule()
{
    qmlRegisterType<TimelineModel>("Confab.Mock", 1, 0, "TimelineModel");
}
Q_COREAPP_STARTUP_FUNCTION(registerForOwnModule)

template <class Gadget>
void fill(Gadget &gadget, const QVariantMap &map)
{
    const QMetaObject &meta = Gadget::staticMetaObject;
    for (auto it = map.cbegin(); it != map.cend(); ++it) {
        const int index = meta.indexOfProperty(it.key().toLatin1().constData());
        Q_ASSERT_X(index >= 0, "mock", "a value type has no such property");
        meta.property(index).writeOnGadget(&gadget, it.value());
    }
}

} // namespace

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows[index.row()];
    switch (role - Qt::UserRole) {
    case 1:
        return row.kind;
    case 2:
        return row.id;
    case 3:
        return row.label;
    case 4:
        return row.info.seq > 0 ? row.id : QString();
    case 5:
        return row.text;
    case 6:
        return QVariant::fromValue(row.author);
    case 7:
        return QVariant::fromValue(row.info);
    case 8:
        return QVariant::fromValue(row.answer);
    case 9:
        return QVariant::fromValue(row.thought);
    }
    return {};
}

QHash<int, QByteArray> TimelineModel::roleNames() const
{
    return {{Qt::UserRole + 1, "rowKind"},   {Qt::UserRole + 2, "key"},     {Qt::UserRole + 3, "label"},
            {Qt::UserRole + 4, "messageId"}, {Qt::UserRole + 5, "content"}, {Qt::UserRole + 6, "author"},
            {Qt::UserRole + 7, "info"},      {Qt::UserRole + 8, "answer"},  {Qt::UserRole + 9, "thought"}};
}

void TimelineModel::loadOlder()
{
    ++m_olderAsked;
    Q_EMIT olderAskedChanged();
}

void TimelineModel::loadNewer()
{
    ++m_newerAsked;
    Q_EMIT newerAskedChanged();
}

void TimelineModel::showNewest()
{
    if (!m_atEnd)
        show(m_newest, true);
}

void TimelineModel::retryLoading()
{
    ++m_retries;
    Q_EMIT retriesChanged();
}

void TimelineModel::noteInView(int newestRow, int oldestRow)
{
    m_newestInView = newestRow;
    for (int row = newestRow; row <= oldestRow; ++row) {
        if (!m_inView.contains(m_rows[row].id))
            m_inView.append(m_rows[row].id);
    }
}

void TimelineModel::markSeen()
{
    m_seenRow = m_newestInView;
    Q_EMIT seenRowChanged();
}

void TimelineModel::markAllSeen()
{
    m_unseenCount = m_missedCount = 0;
    m_unseenRow = -1;
    Q_EMIT unseenCountChanged();
}

int TimelineModel::firstUnseenRow() const
{
    return m_unseenRow;
}

void TimelineModel::noteLineSeen()
{
    m_missedCount = 0;
    Q_EMIT unseenCountChanged();
}

void TimelineModel::clearNewMessagesLine()
{
    const int row = std::exchange(m_newMessagesRow, -1);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    Q_EMIT countChanged();
    Q_EMIT newMessagesRowChanged();
}

void TimelineModel::showNewMessages()
{
    ++m_newMessagesAsked;
    Q_EMIT newMessagesAskedChanged();
}

int TimelineModel::headRow(int row) const
{
    for (int between = row + 1; between <= m_newMessagesRow; ++between) {
        if (m_rows[between].kind == MessageRow)
            return row;
    }
    return qMax(row, m_newMessagesRow);
}

int TimelineModel::rowOfMessage(const QString &messageId) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].id == messageId)
            return row;
    }
    return -1;
}

void TimelineModel::jumpTo(const QString &messageId)
{
    if (rowOfMessage(messageId) < 0)
        show(m_past, false);
    Q_EMIT jumpReady(rowOfMessage(messageId), messageId);
}

void TimelineModel::showMore(int row)
{
    m_rows[row].info.portions += 4;
    Q_EMIT dataChanged(index(row), index(row), {Qt::UserRole + 7});
}

void TimelineModel::showLess(int row)
{
    m_rows[row].info.portions = 0;
    Q_EMIT dataChanged(index(row), index(row), {Qt::UserRole + 7});
}

void TimelineModel::setBlockedShown(int row, bool shown)
{
    m_rows[row].info.folded = !shown;
    Q_EMIT dataChanged(index(row), index(row), {Qt::UserRole + 7});
}

void TimelineModel::turnFold(int row, int fold)
{
    QList<int> &turned = m_rows[row].info.turnedFolds;
    if (turned.removeAll(fold) == 0)
        turned.append(fold);
    Q_EMIT dataChanged(index(row), index(row), {Qt::UserRole + 7});
}

QString TimelineModel::contentAt(int row) const
{
    return m_rows[row].text;
}

void TimelineModel::setRows(const QVariantList &rows)
{
    m_newest = readAll(rows);
    show(m_newest, true);
}

void TimelineModel::setPast(const QVariantList &rows)
{
    m_past = readAll(rows);
}

void TimelineModel::show(const QList<Row> &rows, bool atEnd)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
    Q_EMIT countChanged();
    if (std::exchange(m_atEnd, atEnd) != atEnd)
        Q_EMIT atEndChanged();
}

void TimelineModel::addNewest(const QVariantMap &row)
{
    beginInsertRows({}, 0, 0);
    m_rows.prepend(read(row));
    endInsertRows();
    Q_EMIT countChanged();
}

void TimelineModel::addNewerPage(const QVariantList &rows)
{
    beginInsertRows({}, 0, int(rows.size()) - 1);
    m_rows = readAll(rows) + m_rows;
    endInsertRows();
    Q_EMIT countChanged();
}

void TimelineModel::addOldest(const QVariantMap &row)
{
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size()));
    m_rows.append(read(row));
    endInsertRows();
    Q_EMIT countChanged();
}

void TimelineModel::setContent(int row, const QString &text)
{
    m_rows[row].text = text;
    Q_EMIT dataChanged(index(row), index(row), {Qt::UserRole + 5});
}

void TimelineModel::setInfo(int row, const QVariantMap &info)
{
    fill(m_rows[row].info, info);
    Q_EMIT dataChanged(index(row), index(row), {Qt::UserRole + 7});
}

void TimelineModel::setThought(int row, const QVariantMap &thought)
{
    fill(m_rows[row].thought, thought);
    Q_EMIT dataChanged(index(row), index(row), {Qt::UserRole + 9});
}

void TimelineModel::setThoughtOpen(int row, bool open)
{
    setThought(row, {{u"open"_s, open}});
}

void TimelineModel::showMoreThought(int row)
{
    setThought(row, {{u"portions"_s, m_rows[row].thought.portions + 4}});
}

void TimelineModel::showLessThought(int row)
{
    setThought(row, {{u"portions"_s, 0}});
}

void TimelineModel::turnThoughtFold(int row, int fold)
{
    QList<int> &turned = m_rows[row].thought.turnedFolds;
    if (turned.removeAll(fold) == 0)
        turned.append(fold);
    Q_EMIT dataChanged(index(row), index(row), {Qt::UserRole + 9});
}

void TimelineModel::retryThought(int row)
{
    setThought(row, {{u"failed"_s, false}, {u"note"_s, QString()}, {u"loading"_s, true}});
}

QList<TimelineModel::Row> TimelineModel::readAll(const QVariantList &rows)
{
    QList<Row> newestFirst;
    for (const QVariant &row : rows)
        newestFirst.prepend(read(row.toMap()));
    return newestFirst;
}

TimelineModel::Row TimelineModel::read(const QVariantMap &map)
{
    Row row;
    row.kind = map.value(u"kind"_s, MessageRow).toInt();
    row.label = map.value(u"label"_s).toString();
    row.id = map.value(u"id"_s).toString();
    row.text = map.value(u"text"_s).toString();
    fill(row.author, map.value(u"author"_s).toMap());
    fill(row.info, map.value(u"info"_s).toMap());
    fill(row.answer, map.value(u"answer"_s).toMap());
    fill(row.thought, map.value(u"thought"_s).toMap());
    return row;
}

} // namespace confab::mock
