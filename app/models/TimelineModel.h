// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AnswerInfo.h"
#include "AnswerThought.h"
#include "MessageAuthor.h"
#include "MessageInfo.h"
#include "NewMessages.h"
#include "Sightings.h"
#include "TimelineItems.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

namespace confab::client {
class RoomTimeline;
class Workspace;
struct RoomEntry;
} // namespace confab::client

namespace confab::platform {
class Attendance;
}

namespace confab::models {

class Quotes;
struct AnswerContext;
class ThoughtFolds;
class TimelinePages;

//! The messages of the room that is open, newest first: row 0 is the newest, for a ListView BottomToTop.
//! Day separators and the line of new messages are rows of their own; they stand on the older side of what they head.
class TimelineModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.room.timeline is the one")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged)
    Q_PROPERTY(bool atStart READ isAtStart NOTIFY atStartChanged)
    Q_PROPERTY(bool atEnd READ isAtEnd NOTIFY atEndChanged)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY emptyChanged)
    Q_PROPERTY(QString errorText READ errorText NOTIFY errorTextChanged)
    Q_PROPERTY(int newMessagesRow READ newMessagesRow NOTIFY newMessagesRowChanged)
    Q_PROPERTY(bool lineOlder READ isLineOlder NOTIFY newMessagesRowChanged)
    Q_PROPERTY(int unseenCount READ unseenCount NOTIFY unseenCountChanged)
    Q_PROPERTY(int missedCount READ missedCount NOTIFY unseenCountChanged)
    Q_PROPERTY(bool watched READ isWatched NOTIFY watchedChanged)

public:
    enum RowKind { MessageRow, DayRow, NewMessagesRow };
    Q_ENUM(RowKind)
    //! Received: of somebody else. The rest is the ladder of an own message.
    enum MessageState { Received, Sending, Waiting, Sent, Delivered, Seen, Failed, Saving };
    Q_ENUM(MessageState)
    enum AnswerState { Queued, Reading, Writing, Tool, Done, Stopped, Failure, Interrupted, OverBudget };
    Q_ENUM(AnswerState)

    enum Role {
        KindRole = Qt::UserRole + 1, //!< rowKind: RowKind
        KeyRole,                     //!< key: string, never changes while the row lives (also when it is numbered)
        LabelRole,                   //!< label: "Today", "Monday, 3 March"; "New messages"; empty on messages
        MessageIdRole,               //!< messageId: string; empty until numbered, and on other rows
        ContentRole,                 //!< content: markdown text; the only role that changes while an answer is written
        AuthorRole,                  //!< author: messageAuthor
        InfoRole,                    //!< info: messageInfo
        AnswerRole,                  //!< answer: answerInfo
        ThoughtRole,                 //!< thought: answerThought; the only role that changes while an agent thinks
    };

    explicit TimelineModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool isLoading() const; //!< older messages are being fetched
    bool isAtStart() const; //!< there is nothing older than the last row
    bool isAtEnd() const;   //!< row 0 is the newest message; false after a jump far back
    bool isEmpty() const;   //!< loaded, and no message at all: show the empty state
    QString
    errorText() const; //!< "Older messages could not be loaded. …": with retryLoading(); empty while all is well
    int newMessagesRow() const; //!< row of the line of new messages, -1 without one
    bool isLineOlder() const;   //!< the new messages begin above all loaded rows
    int unseenCount() const;    //!< messages of others not yet marked seen: the "3 new" pill
    int missedCount() const;    //!< those below the line of new messages, seen or not, until noteLineSeen()
    bool isWatched() const;     //!< a person looks at the window; nothing is seen otherwise

    //! Fetches a page of older messages; harmless while loading, at the start, and after a failure.
    Q_INVOKABLE void loadOlder();
    //! After a jump: the page below, or back to the newest messages.
    Q_INVOKABLE void loadNewer();
    Q_INVOKABLE void showNewest();
    //! Asks again for what could not be loaded; happens by itself when the connection is back.
    Q_INVOKABLE void retryLoading();
    //! These rows are in view, both included; counts while somebody looks.
    Q_INVOKABLE void noteInView(int newestRow, int oldestRow);
    //! Moves the seen cursor over what has been in view, as far as there is no gap: nothing is seen that never was.
    Q_INVOKABLE void markSeen();
    //! The reader wants to be told of none of them any more, seen or not.
    Q_INVOKABLE void markAllSeen();
    //! The oldest row that is not marked seen; count where that is not loaded, -1 without any.
    Q_INVOKABLE int firstUnseenRow() const;
    //! The reader has had the line of new messages in sight.
    Q_INVOKABLE void noteLineSeen();
    //! Goes to the first of the new messages, or else of those not seen, wherever it is: emits jumpReady once its row
    //! is there.
    Q_INVOKABLE void showNewMessages();
    //! Takes the line of new messages away (the reader has been at the bottom for a while, or sent something).
    Q_INVOKABLE void clearNewMessagesLine();
    //! Row of a message, -1 when it is not loaded.
    Q_INVOKABLE int rowOfMessage(const QString &messageId) const;
    //! Shows a message wherever it is: emits jumpReady once its row is there.
    Q_INVOKABLE void jumpTo(const QString &messageId);
    //! More of a long message, all of it where that can be shown at once; and its beginning alone. Remembered while the
    //! room is open.
    Q_INVOKABLE void showMore(int row);
    Q_INVOKABLE void showLess(int row);
    //! Opens or closes a part of a message, by its number. Remembered likewise.
    Q_INVOKABLE void turnFold(int row, int fold);
    //! What an agent thought before it answered. Loaded when it is opened; asked for again after a failure.
    Q_INVOKABLE void setThoughtOpen(int row, bool open);
    Q_INVOKABLE void showMoreThought(int row);
    Q_INVOKABLE void showLessThought(int row);
    Q_INVOKABLE void turnThoughtFold(int row, int fold);
    Q_INVOKABLE void retryThought(int row);
    //! The raw text of a message, for copying.
    Q_INVOKABLE QString contentAt(int row) const;

    //! Shows this room of this account, from its newest message on; both null for none.
    void attach(client::Workspace *workspace, client::RoomTimeline *timeline);
    //! Who looks at the window; without it somebody always does. Outlives this.
    void setAttendance(const platform::Attendance &attendance);
    //! A new day began.
    void refreshDays();

Q_SIGNALS:
    void countChanged();
    void loadingChanged();
    void atStartChanged();
    void atEndChanged();
    void emptyChanged();
    void newMessagesRowChanged();
    void unseenCountChanged();
    void watchedChanged();
    //! Position the view on this row and highlight it for a moment.
    void jumpReady(int row, const QString &messageId);
    void errorTextChanged();
    //! For a toast.
    void failed(const QString &text);
    //! A message of one's own was appended: the view goes to the bottom.
    void ownMessageAppended();

private:
    void followRows();
    void followWorkspace();
    void rebuild();
    void onInserted();
    void onChanged(int index, client::RowFields fields);
    void placeLine();
    void followReading();
    const client::RoomEntry *entry() const;
    void showFirstUnseen();
    bool moderates() const;
    void onQuoteChanged(MessageId message);
    void tellRelated(const QList<Message> &messages);
    void tellCarriedOn(const Message &message);
    void tellMessage(MessageId message, const QList<int> &roles);
    bool isCarriedOn(const Message &answer) const;
    void addMentions(MessageInfo &info, const Message &message) const;
    void addContinued(AnswerContext &context, const Message &answer) const;
    bool isAsker(const Message &answer, bool otherwise) const;
    const Message *messageAt(int row) const;
    void tellMentions();
    void tellSeenBy(qint64 from, qint64 to);
    QString labelOf(const TimelineItem &item) const;
    MessageInfo infoOf(const TimelineItem &item) const;
    MessageAuthor authorInfoOf(const TimelineItem &item) const;
    AnswerInfo answerInfoOf(const TimelineItem &item) const;
    QStringList seenBy(qint64 seq) const;
    void setPortions(int row, int portions);
    void tell(int row, const QList<int> &roles);
    void tellCounts();
    void tellEdges();

    QPointer<client::Workspace> m_workspace;
    QPointer<client::RoomTimeline> m_timeline;
    UserId m_self;
    TimelineItems m_items;
    Quotes *m_quotes;
    ThoughtFolds *m_thoughts;
    TimelinePages *m_pages;
    NewMessages m_newMessages;
    Sightings m_sightings;
    const platform::Attendance *m_attendance = nullptr;
    std::pair<int, int> m_range;              // what the source announced: first and last, or from and to
    QHash<QString, int> m_portions;           // of long messages, by the key of the row
    QHash<QString, QList<int>> m_turnedFolds; // likewise
    bool m_moderates = false;                 // the user is owner or admin here
};

} // namespace confab::models
