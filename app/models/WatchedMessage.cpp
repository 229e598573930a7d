// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "WatchedMessage.h"

#include "Preview.h"

namespace confab::models {

WatchedMessage::WatchedMessage(QObject *parent)
    : QObject(parent)
{
    m_find.setSingleShot(true);
    m_find.setInterval(0);
    connect(&m_find, &QTimer::timeout, this, &WatchedMessage::find);
}

QAbstractItemModel *WatchedMessage::timeline() const
{
    return m_timeline;
}

void WatchedMessage::setTimeline(QAbstractItemModel *timeline)
{
    if (m_timeline == timeline)
        return;
    if (m_timeline)
        m_timeline->disconnect(this);
    m_timeline = timeline;
    if (timeline) {
        connect(timeline, &QAbstractItemModel::dataChanged, this,
                [this](const QModelIndex &from, const QModelIndex &to) {
                    if (m_row.isValid() && m_row.row() >= from.row() && m_row.row() <= to.row())
                        Q_EMIT changed();
                });
        const auto search = [this] {
            if (!m_row.isValid() && !m_key.isEmpty())
                m_find.start();
        };
        connect(timeline, &QAbstractItemModel::rowsRemoved, this, search);
        connect(timeline, &QAbstractItemModel::modelReset, this, search);
    }
    find();
    Q_EMIT timelineChanged();
}

void WatchedMessage::setKey(const QString &key)
{
    if (m_key == key)
        return;
    m_key = key;
    find();
    Q_EMIT keyChanged();
}

bool WatchedMessage::isPresent() const
{
    return m_row.isValid() && !info().deleted;
}

QString WatchedMessage::messageId() const
{
    return read("messageId").toString();
}

QString WatchedMessage::content() const
{
    return read("content").toString();
}

QString WatchedMessage::preview() const
{
    return plainPreview(content());
}

MessageAuthor WatchedMessage::author() const
{
    return read("author").value<MessageAuthor>();
}

MessageInfo WatchedMessage::info() const
{
    return read("info").value<MessageInfo>();
}

AnswerInfo WatchedMessage::answer() const
{
    return read("answer").value<AnswerInfo>();
}

QVariant WatchedMessage::read(const char *role) const
{
    return m_row.isValid() ? m_row.data(m_timeline->roleNames().key(role)) : QVariant();
}

void WatchedMessage::find()
{
    m_find.stop();
    m_row = QPersistentModelIndex();
    if (m_timeline && !m_key.isEmpty()) {
        const int role = m_timeline->roleNames().key("key");
        for (int row = 0; row < m_timeline->rowCount() && !m_row.isValid(); ++row) {
            const QModelIndex index = m_timeline->index(row, 0);
            if (index.data(role).toString() == m_key)
                m_row = index;
        }
    }
    Q_EMIT changed();
}

} // namespace confab::models
