// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"
#include "protocol/Types.h"

#include <QObject>
#include <QPointer>

namespace confab::client {
class RoomTimeline;
class Workspace;
} // namespace confab::client

namespace confab::models {

//! What a reader wants of a timeline beyond its rows. What could not be had is not asked for again at each pixel that
//! is scrolled: it waits for retry() or for the connection.
class TimelinePages : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void attach(client::Workspace *workspace, client::RoomTimeline *timeline);
    void loadOlder();
    void loadNewer();
    void showNewest();
    //! Moves to a message wherever it is.
    void show(MessageId message);
    //! The same for its number.
    void showAt(qint64 seq);
    void retry();
    //! What is missing and why; empty while nothing is.
    QString errorText() const;

Q_SIGNALS:
    void errorTextChanged();
    //! Trying again can't help: for a toast.
    void refused(const QString &text);

private:
    enum Wanted { Older = 1, Newer = 2, Target = 4 };
    Q_DECLARE_FLAGS(Wanteds, Wanted)

    void find(MessageId message);
    void onFailed(const Error &error);
    void setMissing(Wanteds missing);

    QPointer<client::Workspace> m_workspace;
    QPointer<client::RoomTimeline> m_timeline;
    Wanted m_asked = Older; // last
    Wanteds m_missing;
    MessageId m_target;
    qint64 m_targetSeq = 0; // instead of m_target
    Error m_error;
};

} // namespace confab::models
