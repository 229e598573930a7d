// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AnswerInfo.h"
#include "AnswerThought.h"
#include "MessageAuthor.h"
#include "MessageInfo.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace confab::mock {

//! A timeline whose rows are written by a test: same roles and functions as the app's.
class TimelineModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged)
    Q_PROPERTY(bool loading MEMBER m_loading NOTIFY loadingChanged)
    Q_PROPERTY(bool atStart MEMBER m_atStart NOTIFY atStartChanged)
    Q_PROPERTY(bool atEnd MEMBER m_atEnd NOTIFY atEndChanged)
    Q_PROPERTY(bool empty MEMBER m_empty NOTIFY emptyChanged)
    Q_PROPERTY(int newMessagesRow MEMBER m_newMessagesRow NOTIFY newMessagesRowChanged)
    Q_PROPERTY(int unseenCount MEMBER m_unseenCount NOTIFY unseenCountChanged)
    Q_PROPERTY(int missedCount MEMBER m_missedCount NOTIFY unseenCountChanged)
    Q_PROPERTY(bool lineOlder MEMBER m_lineOlder NOTIFY newMessagesRowChanged)
    Q_PROPERTY(bool watched MEMBER m_watched NOTIFY watchedChanged)
    Q_PROPERTY(int newMessagesAsked MEMBER m_newMessagesAsked NOTIFY newMessagesAskedChanged)
    Q_PROPERTY(int seenRow MEMBER m_seenRow NOTIFY seenRowChanged)
    Q_PROPERTY(int unseenRow MEMBER m_unseenRow NOTIFY unseenCountChanged)
    Q_PROPERTY(QVariantList inView MEMBER m_inView NOTIFY seenRowChanged)
    Q_PROPERTY(int olderAsked MEMBER m_olderAsked NOTIFY olderAskedChanged)
    Q_PROPERTY(int newerAsked MEMBER m_newerAsked NOTIFY newerAskedChanged)
    Q_PROPERTY(QString errorText MEMBER m_errorText NOTIFY errorTextChanged)
    Q_PROPERTY(int retries MEMBER m_retries NOTIFY retriesChanged)

public:
    enum RowKind { MessageRow, DayRow, NewMessagesRow, SystemRow };
    Q_ENUM(RowKind)
    enum MessageState { Received, Sending, Waiting, Sent, Delivered, Seen, Failed, Saving };
    Q_ENUM(MessageState)
    enum AnswerState { Queued, Reading, Writing, Tool, Done, Stopped, Failure, Interrupted, OverBudget };
    Q_ENUM(AnswerState)

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void loadOlder();
    Q_INVOKABLE void loadNewer();
    Q_INVOKABLE void showNewest();
    Q_INVOKABLE void retryLoading();
    Q_INVOKABLE void noteInView(int newestRow, int oldestRow);
    Q_INVOKABLE void markSeen();
    Q_INVOKABLE void markAllSeen();
    Q_INVOKABLE int firstUnseenRow() const;
    Q_INVOKABLE void clearNewMessagesLine();
    Q_INVOKABLE void noteLineSeen();
    Q_INVOKABLE void showNewMessages();
    Q_INVOKABLE int headRow(int row) const;
    Q_INVOKABLE int rowOfMessage(const QString &messageId) const;
    Q_INVOKABLE void jumpTo(const QString &messageId);
    Q_INVOKABLE void showMore(int row);
    Q_INVOKABLE void showLess(int row);
    Q_INVOKABLE void turnFold(int row, int fold);
    Q_INVOKABLE void setBlockedShown(int row, bool shown);
    Q_INVOKABLE void setThoughtOpen(int row, bool open);
    Q_INVOKABLE void showMoreThought(int row);
    Q_INVOKABLE void showLessThought(int row);
    Q_INVOKABLE void turnThoughtFold(int row, int fold);
    Q_INVOKABLE void retryThought(int row);
    Q_INVOKABLE QString contentAt(int row) const;

    //! Oldest first: {kind, label, id, text, author: {…}, info: {…}, answer: {…}}.
    Q_INVOKABLE void setRows(const QVariantList &rows);
    //! What stands far back: a jump to one of these leaves the newest rows.
    Q_INVOKABLE void setPast(const QVariantList &rows);
    Q_INVOKABLE void addNewest(const QVariantMap &row);
    Q_INVOKABLE void addNewerPage(const QVariantList &rows);
    Q_INVOKABLE void addOldest(const QVariantMap &row);
    Q_INVOKABLE void setContent(int row, const QString &text);
    //! What is named becomes this; the rest stays.
    Q_INVOKABLE void setInfo(int row, const QVariantMap &info);
    Q_INVOKABLE void setThought(int row, const QVariantMap &thought);

Q_SIGNALS:
    void countChanged();
    void loadingChanged();
    void atStartChanged();
    void atEndChanged();
    void emptyChanged();
    void newMessagesRowChanged();
    void unseenCountChanged();
    void watchedChanged();
    void newMessagesAskedChanged();
    void seenRowChanged();
    void olderAskedChanged();
    void newerAskedChanged();
    void errorTextChanged();
    void retriesChanged();
    void jumpReady(int row, const QString &messageId);
    void ownMessageAppended();

private:
    struct Row
    {
        int kind = MessageRow;
        QString label;
        QString id;
        QString text;
        models::MessageAuthor author;
        models::MessageInfo info;
        models::AnswerInfo answer;
        models::AnswerThought thought;
    };
    static Row read(const QVariantMap &map);
    static QList<Row> readAll(const QVariantList &rows);
    void show(const QList<Row> &rows, bool atEnd);

    QList<Row> m_rows;
    QList<Row> m_newest;
    QList<Row> m_past;
    bool m_loading = false;
    bool m_atStart = true;
    bool m_atEnd = true;
    bool m_empty = false;
    int m_newMessagesRow = -1;
    int m_unseenCount = 0;
    int m_missedCount = 0;
    bool m_lineOlder = false;
    bool m_watched = true;
    int m_newMessagesAsked = 0;
    int m_seenRow = -1;   // the newest that was told to be seen
    int m_unseenRow = -1; // what firstUnseenRow() gives
    int m_newestInView = -1;
    QVariantList m_inView; // the keys of the rows that have been in view
    int m_olderAsked = 0;
    int m_newerAsked = 0;
    QString m_errorText;
    int m_retries = 0;
};

} // namespace confab::mock
