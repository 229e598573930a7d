// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AnswerInfo.h"
#include "AnswerThought.h"
#include "MessageAuthor.h"
#include "MessageDetails.h"
#include "MessageFolds.h"
#include "MessageInfo.h"
#include "TimelineItems.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace confab::models {

class DetailChanges;
class Quotes;
class ThoughtFolds;

//! A list of messages as it is read, newest first: row 0 is the newest, for a ListView BottomToTop. Day separators are
//! rows of their own, on the older side of what they head, and messages of one author are grouped. It says what each
//! row shows and remembers what is unfolded; it follows names, roles and answers of the account by itself.
//!
//! What the messages are, and whether there are more at either end, a subclass says: a room's timeline, what a search
//! has found, what is pinned. It gives them to the protected functions, and overrides what it can load. Lives on the
//! GUI thread.
class MessageListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("What lists of messages have in common")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged)
    Q_PROPERTY(bool atStart READ isAtStart NOTIFY atStartChanged)
    Q_PROPERTY(bool atEnd READ isAtEnd NOTIFY atEndChanged)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY emptyChanged)
    Q_PROPERTY(QString errorText READ errorText NOTIFY errorTextChanged)

public:
    //! NewMessagesRow is for a list that knows what its reader has seen, SystemRow for one of a room.
    enum RowKind { MessageRow, DayRow, NewMessagesRow, SystemRow };
    Q_ENUM(RowKind)
    //! Received: of somebody else. The rest is the ladder of an own message.
    enum MessageState { Received, Sending, Waiting, Sent, Delivered, Seen, Failed, Saving };
    Q_ENUM(MessageState)
    enum AnswerState { Queued, Reading, Writing, Tool, Done, Stopped, Failure, Interrupted, OverBudget };
    Q_ENUM(AnswerState)

    enum Role {
        KindRole = Qt::UserRole + 1, //!< rowKind: RowKind
        KeyRole,                     //!< key: string, never changes while the row lives (also when it is numbered)
        LabelRole,                   //!< label: "Today", "Monday, 3 March"; "New messages", "Bo joined"; empty on messages
        MessageIdRole,               //!< messageId: string; empty until numbered, and on other rows
        ContentRole,                 //!< content: markdown text; the only role that changes while an answer is written
        AuthorRole,                  //!< author: messageAuthor
        InfoRole,                    //!< info: messageInfo; of system lines, their time
        AnswerRole,                  //!< answer: answerInfo
        ThoughtRole,                 //!< thought: answerThought; the only role that changes while an agent thinks
    };

    ~MessageListModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    virtual bool isLoading() const { return false; } //!< older messages are being fetched
    virtual bool isAtStart() const { return true; }  //!< there is nothing older than the last row
    virtual bool isAtEnd() const { return true; }    //!< row 0 is the newest message
    virtual bool isEmpty() const;                    //!< loaded, and no message at all: show the empty state
    //! "Older messages could not be loaded. …": with retryLoading(); empty while all is well.
    virtual QString errorText() const { return {}; }

    //! Fetches a page of older messages; harmless while loading, at the start, and after a failure.
    Q_INVOKABLE virtual void loadOlder() {}
    //! The same at the other end.
    Q_INVOKABLE virtual void loadNewer() {}
    //! Asks again for what could not be loaded; happens by itself when the connection is back.
    Q_INVOKABLE virtual void retryLoading() {}

    //! Row of a message, -1 when it is not loaded.
    Q_INVOKABLE int rowOfMessage(const QString &messageId) const;
    //! The raw text of a message, for copying.
    Q_INVOKABLE QString contentAt(int row) const;
    //! More of a long message, all of it where that can be shown at once; and its beginning alone. Remembered while the
    //! list is open.
    Q_INVOKABLE void showMore(int row);
    Q_INVOKABLE void showLess(int row);
    //! Opens or closes a part of a message, by its number. Remembered likewise.
    Q_INVOKABLE void turnFold(int row, int fold);
    //! What somebody wrote whom the user has blocked. Remembered likewise.
    Q_INVOKABLE void setBlockedShown(int row, bool shown);
    //! What an agent thought before it answered. Loaded when it is opened; asked for again after a failure.
    Q_INVOKABLE void setThoughtOpen(int row, bool open);
    Q_INVOKABLE void showMoreThought(int row);
    Q_INVOKABLE void showLessThought(int row);
    Q_INVOKABLE void turnThoughtFold(int row, int fold);
    Q_INVOKABLE void retryThought(int row);

    //! A new day began.
    void refreshDays();

Q_SIGNALS:
    void countChanged();
    void loadingChanged();
    void atStartChanged();
    void atEndChanged();
    void emptyChanged();
    void errorTextChanged();

protected:
    explicit MessageListModel(QObject *parent = nullptr);

    //! The messages are seen with the eyes of this account; null for none. `timeline` is that of the room that they are
    //! all of, null where they are of several: with it come answers as they are written, and thoughts. What was
    //! unfolded is forgotten; resetMessages() is to follow.
    void attachTo(client::Workspace *workspace, client::RoomTimeline *timeline);

    // The messages, newest first; indexes count messages alone.
    void resetMessages(const QList<client::TimelineRow> &messages);
    void insertMessages(int index, const QList<client::TimelineRow> &messages);
    void removeMessages(int first, int last);
    void moveMessage(int from, int to, const client::TimelineRow &message);
    //! Another state of the same message.
    void changeMessage(int index, const client::TimelineRow &message, client::RowFields fields);
    //! What happened to the room in this place, if anything: as LineFacts.
    virtual QList<LineFact> lineFacts(const LineRange &) const { return {}; }
    virtual QString systemText(const LineRange &) const { return {}; }
    virtual MessageInfo systemInfo(const LineRange &) const { return {}; }
    //! Either is another one now, somewhere.
    void refreshSystemLines();
    //! After a reset or an insertion, before the count is told: where marks of the list's own stand now.
    virtual void arrange() {}

    const TimelineItems &items() const { return m_items; }
    //! The message that bears the line of new messages, 0 for none.
    void setLine(qint64 seq) { m_items.setLine(seq); }
    const MessageDetails &details() const { return m_details; }
    void tell(int row, const QList<int> &roles);

private:
    void tellCounts();
    QString labelOf(const TimelineItem &item) const;
    MessageInfo infoOf(int row) const;

    TimelineItems m_items;
    MessageFolds m_folds;
    Quotes *m_quotes;
    ThoughtFolds *m_thoughts;
    MessageDetails m_details;
    std::unique_ptr<DetailChanges> m_changes;
};

} // namespace confab::models
