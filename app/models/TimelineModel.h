// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/SystemLine.h"
#include "MessageListModel.h"
#include "RoomReading.h"

namespace confab::models {

class TimelinePages;

//! The messages of the room that is open, from its newest one on, or from wherever a jump has led. Pages of its history
//! are loaded at both ends; what comes in stands at the newer one. Knows what of it is new to the reader: a line of new
//! messages is a row of its own, on the older side of what it heads.
// The base in full: Qt 6.4 describes it to QML as it is written here.
class TimelineModel : public confab::models::MessageListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.room.timeline is the one")
    Q_PROPERTY(int newMessagesRow READ newMessagesRow NOTIFY newMessagesRowChanged)
    Q_PROPERTY(bool lineOlder READ isLineOlder NOTIFY newMessagesRowChanged)
    Q_PROPERTY(int unseenCount READ unseenCount NOTIFY unseenCountChanged)
    Q_PROPERTY(int missedCount READ missedCount NOTIFY unseenCountChanged)
    Q_PROPERTY(bool watched READ isWatched NOTIFY watchedChanged)

public:
    explicit TimelineModel(QObject *parent = nullptr);

    bool isLoading() const override;
    bool isAtStart() const override;
    bool isAtEnd() const override; //!< false after a jump far back
    bool isEmpty() const override;
    QString errorText() const override;
    int newMessagesRow() const; //!< row of the line of new messages, -1 without one
    bool isLineOlder() const;   //!< the new messages begin above all loaded rows
    int unseenCount() const;    //!< messages of others not yet marked seen: the "3 new" pill
    int missedCount() const;    //!< those below the line of new messages, seen or not, until noteLineSeen()
    bool isWatched() const;     //!< a person looks at the window; nothing is seen otherwise

    void loadOlder() override;
    //! After a jump: the page below, or back to the newest messages.
    void loadNewer() override;
    Q_INVOKABLE void showNewest();
    void retryLoading() override;
    //! These rows are in view, both included; counts while somebody looks.
    Q_INVOKABLE void noteInView(int newestRow, int oldestRow);
    //! Moves the seen cursor over what has been in view, as far as there is no gap: nothing is seen that never was.
    Q_INVOKABLE void markSeen();
    //! The reader wants to be told of none of them any more, seen or not.
    Q_INVOKABLE void markAllSeen();
    //! The oldest row that is not marked seen; count where that is not loaded, -1 without any.
    Q_INVOKABLE int firstUnseenRow() const;
    //! The uppermost row of what belongs to the message of this row: the line of new messages that begin with it, with
    //! what stands between; else the row itself.
    Q_INVOKABLE int headRow(int row) const;
    //! The reader has had the line of new messages in sight.
    Q_INVOKABLE void noteLineSeen();
    //! Goes to the first of the new messages, or else of those not seen, wherever it is: emits jumpReady once its row
    //! is there.
    Q_INVOKABLE void showNewMessages();
    //! Takes the line of new messages away (the reader has been at the bottom for a while, or sent something).
    Q_INVOKABLE void clearNewMessagesLine();
    //! Shows a message wherever it is: emits jumpReady once its row is there.
    Q_INVOKABLE void jumpTo(const QString &messageId);

    //! Shows this room of this account, from its newest message on; both null for none.
    void attach(client::Workspace *workspace, client::RoomTimeline *timeline);
    //! Who looks at the window; without it somebody always does. Outlives this.
    void setAttendance(const platform::Attendance &attendance);

Q_SIGNALS:
    void newMessagesRowChanged();
    void unseenCountChanged();
    void watchedChanged();
    //! Position the view on this row and highlight it for a moment.
    void jumpReady(int row, const QString &messageId);
    //! For a toast.
    void failed(const QString &text);
    //! A message of one's own was appended: the view goes to the bottom.
    void ownMessageAppended();

protected:
    void arrange() override;
    QList<LineFact> lineFacts(const LineRange &range) const override;
    QString systemText(const LineRange &range) const override;
    MessageInfo systemInfo(const LineRange &range) const override;

private:
    void followRows();
    void followWindow();
    void followReading();
    QList<client::TimelineRow> sourceRows(int first, int last) const;
    QList<client::SystemLine> systemLines(const LineRange &range) const;
    void onInserted();
    void showRow(int row);
    void tellEdges();

    QPointer<client::Workspace> m_workspace;
    QPointer<client::RoomTimeline> m_timeline;
    TimelinePages *m_pages;
    RoomReading m_reading;
    std::pair<int, int> m_range; // what the source announced: first and last, or from and to
};

} // namespace confab::models
