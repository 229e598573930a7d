// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <QObject>
#include <QPointer>
#include <QSet>

namespace confab::client {
class RoomTimeline;
class Workspace;
} // namespace confab::client

namespace confab::models {

class MessageDetails;
class Quotes;
class TimelineItems;

//! Which rows of a list of messages show something else now, though their messages are the same: somebody has another
//! name, role or colour, or has seen them; a message that they quote, answer or carry on has changed. Roles are those
//! of MessageListModel.
class DetailChanges : public QObject
{
    Q_OBJECT
public:
    //! All outlive this.
    DetailChanges(const TimelineItems &items, MessageDetails &details, const Quotes &quotes);

    //! As MessageDetails::attach().
    void attach(client::Workspace *workspace, client::RoomTimeline *timeline);
    //! These came into view or left it: who asked, and so who may stop an answer and delete it, and what was carried
    //! on.
    void noteRelated(const QList<Message> &messages);
    //! The answer that this one carries on, if any, may have become complete by it.
    void noteCarriedOn(const Message &message);

Q_SIGNALS:
    //! All rows from the first to the last.
    void changed(int first, int last, const QList<int> &roles);

private:
    void onMembersChanged(RoomId room);
    void onCalled(const QSet<UserId> &users);
    void onBlocked();
    void onQuoteChanged(MessageId message);
    void onSeen(RoomId room, qint64 from, qint64 to);
    void onConnectionChanged();
    void tell(int row, const QList<int> &roles) { Q_EMIT changed(row, row, roles); }
    void tellMessage(MessageId message, const QList<int> &roles);
    void tellAll(RoomId room, const QList<int> &roles);

    const TimelineItems &m_items;
    MessageDetails &m_details;
    QPointer<client::Workspace> m_workspace;
    QPointer<client::RoomTimeline> m_timeline;
};

} // namespace confab::models
