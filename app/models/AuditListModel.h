// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Codec.h"
#include "SearchPages.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! What those did who lead a room or the server, the newest first, from begin() to end(); older entries come when the
//! list nears its end.
class AuditListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.room.audit and App.server.audit are the two")
    Q_PROPERTY(int count READ rowCount NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)

public:
    enum Role {
        SentenceRole = Qt::UserRole + 1, //!< sentence: "Bo banned Cy"
        DetailRole,                      //!< detail: "Until Monday · “spam”"; empty for nothing
        TimeTextRole,                    //!< timeText: "Yesterday"
        FullTimeTextRole,                //!< fullTimeText: "Monday, 3 March 2026 at 14:05:09"
    };

    explicit AuditListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool isLoading() const { return m_pages.isLoading(); }
    QString errorText() const; //!< why the server could not be asked

    //! From the newest.
    Q_INVOKABLE void begin();
    //! Nobody looks any more.
    Q_INVOKABLE void end();
    //! The list is near its end.
    Q_INVOKABLE void loadMore() { m_pages.more(); }
    Q_INVOKABLE void retry() { m_pages.retry(); }

    //! Of this room, or of the server where there is none. A null workspace: of nothing.
    void attach(client::Workspace *workspace, std::optional<RoomId> room);

Q_SIGNALS:
    void changed();

private:
    void ask(const QString &cursor, int attempt);
    void take(const reply::Audit &page);

    QPointer<client::Workspace> m_workspace;
    std::optional<RoomId> m_room;
    QList<AuditEntry> m_entries;
    SearchPages m_pages;
};

} // namespace confab::models
