// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AnswerInfo.h"
#include "MessageAuthor.h"
#include "MessageInfo.h"

#include <QAbstractItemModel>
#include <QPersistentModelIndex>
#include <QPointer>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace confab::models {

//! One message of a timeline, in whatever row it stands: what an open menu or a question about it shows. Follows the
//! message by the rows' `key`, also when it is numbered or moves.
class WatchedMessage : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QAbstractItemModel *timeline READ timeline WRITE setTimeline NOTIFY timelineChanged)
    Q_PROPERTY(QString key READ key WRITE setKey NOTIFY keyChanged)
    Q_PROPERTY(bool present READ isPresent NOTIFY changed)
    Q_PROPERTY(QString messageId READ messageId NOTIFY changed)
    Q_PROPERTY(QString content READ content NOTIFY changed)
    Q_PROPERTY(QString preview READ preview NOTIFY changed)
    Q_PROPERTY(confab::models::MessageAuthor author READ author NOTIFY changed)
    Q_PROPERTY(confab::models::MessageInfo info READ info NOTIFY changed)
    Q_PROPERTY(confab::models::AnswerInfo answer READ answer NOTIFY changed)

public:
    explicit WatchedMessage(QObject *parent = nullptr);

    QAbstractItemModel *timeline() const;
    void setTimeline(QAbstractItemModel *timeline);
    QString key() const { return m_key; }
    void setKey(const QString &key);

    //! Among the rows, and not deleted: there is something to act on.
    bool isPresent() const;
    QString messageId() const; //!< empty until it is numbered
    QString content() const;
    QString preview() const; //!< its beginning in one plain line
    MessageAuthor author() const;
    MessageInfo info() const;
    AnswerInfo answer() const;

Q_SIGNALS:
    void timelineChanged();
    void keyChanged();
    void changed();

private:
    QVariant read(const char *role) const;
    void find();

    QPointer<QAbstractItemModel> m_timeline;
    QString m_key;
    QPersistentModelIndex m_row;
    QTimer m_find; // a row that moves is taken out first
};

} // namespace confab::models
