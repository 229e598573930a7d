// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "DismissedReports.h"
#include "FormRequest.h"
#include "Reports.h"
#include "SearchPages.h"
#include "SyncedList.h"

#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! One message that somebody has reported.
struct ReportRow
{
    QString id = {}; //!< of the report: message and reporter
    MessageId message = {};
    QString sentence = {};
    QString reason = {};
    QString preview = {};
    Timestamp at = 0;
    bool deleted = false;

    QString key() const { return id; }
    friend bool operator==(const ReportRow &, const ReportRow &) = default;
};

//! Reports of the open room, from begin() to end(): the newest first, as its audit has them, without those that the user
//! has dismissed. How many wait for who leads the room is known before.
// The base in full: Qt 6.4 describes it to QML as it is written here.
class ReportListModel : public confab::models::SyncedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.room.reports is the one")
    Q_PROPERTY(int count READ rowCount NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(bool more READ isMore NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(bool canDelete READ canDelete NOTIFY changed)
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)
    Q_PROPERTY(confab::models::FormRequest *deleting READ deleting CONSTANT)

public:
    enum Role {
        ReportIdRole = Qt::UserRole + 1, //!< reportId
        MessageIdRole,                   //!< messageId
        SentenceRole,                    //!< sentence: "Bo reported a message of Cy"
        ReasonRole,                      //!< reason
        PreviewRole,                     //!< preview: how the message begins; empty while it is not known here
        TimeTextRole,                    //!< timeText: "Yesterday"
        DeletedRole,                     //!< deleted: bool, the message is gone
    };

    explicit ReportListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool isLoading() const { return m_pages.isLoading(); }
    bool isMore() const { return m_pages.isMore(); } //!< the audit goes on
    QString errorText() const;                      //!< why the server could not be asked
    bool canDelete() const;                         //!< the messages
    int waiting() const { return m_waiting; }       //!< of the newest entries: not dismissed, of messages that are there
    FormRequest *deleting() { return &m_deleting; } //!< of remove(): what has become of it

    Q_INVOKABLE void begin();
    Q_INVOKABLE void end();
    //! The list is near its end, or is to be looked for further back.
    Q_INVOKABLE void loadMore();
    Q_INVOKABLE void retry() { m_pages.retry(); }
    //! Takes it from the list, on this device.
    Q_INVOKABLE void dismiss(const QString &reportId);
    //! Deletes the message, after a question in the view.
    Q_INVOKABLE void remove(const QString &messageId);

    //! Keeps there what is dismissed. Outlives this.
    void keepIn(QSettings &store) { m_dismissed.keepIn(store); }
    //! Of this room; null for none.
    void attach(client::Workspace *workspace, RoomId room);

Q_SIGNALS:
    void changed();
    //! What the room's audit has up to this time is before the user.
    void looked(confab::RoomId room, confab::Timestamp newest);
    //! It was done, and is told.
    void done(const QString &text);
    //! The same, and it can be taken back.
    void undoable(const QString &text, const std::function<void()> &undo);

private:
    bool mayAsk() const;
    void onRights();
    void count();
    int waitingOf(const Reports &reports) const;
    void ask(const QString &cursor, int attempt);
    void take(const reply::Audit &page);
    void show();

    QPointer<client::Workspace> m_workspace;
    RoomId m_room;
    Reports m_found;
    DismissedReports m_dismissed;
    SyncedList<ReportRow> m_list;
    SearchPages m_pages;
    FormRequest m_deleting;
    int m_wanted = 0;    // so many rows are to be found,
    int m_pagesRead = 0; // and so many pages were read for that
    int m_waiting = 0;
    int m_counts = 0;    // that were asked for
    bool m_mayAsk = false;
    bool m_isShown = false;
};

} // namespace confab::models
