// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AnswerThought.h"
#include "protocol/Types.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace confab::client {
class RoomTimeline;
}

namespace confab::models {

//! Which of the reasonings of a room are open, and what they show. While an agent thinks its fold is open, then closed,
//! unless the reader has said otherwise; that is remembered while the room is open.
class ThoughtFolds : public QObject
{
    Q_OBJECT
public:
    explicit ThoughtFolds(QObject *parent = nullptr);

    //! Null for none.
    void attach(client::RoomTimeline *timeline);
    AnswerThought of(const Message &message) const;
    void setOpen(const Message &message, bool open);
    void setPortions(const Message &message, int portions);
    //! Opens or closes a part of one.
    void turnFold(const Message &message, int fold);
    //! Loads what could not be loaded.
    void retry(const Message &message);

Q_SIGNALS:
    void changed(confab::StreamId stream);

private:
    void onChanged(StreamId stream);
    void tick();
    bool isThinking(StreamId stream) const;

    QPointer<client::RoomTimeline> m_timeline;
    QHash<StreamId, bool> m_open; // what the reader said
    QHash<StreamId, int> m_portions;
    QHash<StreamId, QList<int>> m_turnedFolds;
    QTimer m_tick; // while an agent thinks
};

} // namespace confab::models
