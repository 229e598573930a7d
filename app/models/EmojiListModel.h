// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QFont>
#include <QtQml/qqmlregistration.h>

class QSettings;

namespace confab::models {

//! The emoji of one group, or those that are searched for; what was chosen lately is the first group.
class EmojiListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.emoji is the one")
    Q_PROPERTY(int count READ rowCount NOTIFY refreshed)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY refreshed)
    Q_PROPERTY(int group READ group WRITE setGroup NOTIFY refreshed)
    Q_PROPERTY(QStringList groupNames READ groupNames CONSTANT)
    Q_PROPERTY(QStringList groupPictures READ groupPictures CONSTANT)

public:
    enum Role {
        PictureRole = Qt::UserRole + 1, //!< picture: the emoji itself
        NameRole,                       //!< name: "tada"
    };
    //! So many that were chosen lately are kept.
    static constexpr qsizetype kRecent = 32;

    //! `store` must outlive this.
    explicit EmojiListModel(QSettings &store, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    int group() const { return m_group; } //!< 0: chosen lately
    void setGroup(int group);
    QStringList groupNames() const;
    QStringList groupPictures() const; //!< one for each
    //! Draws one of them as one picture, which takes a font that borrows from no other.
    Q_INVOKABLE QFont fontOf(int pixelSize) const;

    //! Somebody wants to choose: from the start, with what was chosen since.
    Q_INVOKABLE void begin();
    //! The emoji in this row, which is chosen; empty for a row that is none.
    Q_INVOKABLE QString choose(int row);
    Q_INVOKABLE QString nameAt(int row) const;

Q_SIGNALS:
    //! The rows are others.
    void refreshed();

private:
    struct Row
    {
        QString picture;
        QString name;
    };
    void refresh();
    QStringList recent() const;

    QSettings &m_store;
    QString m_filter;
    int m_group = 0;
    QList<Row> m_rows;
};

} // namespace confab::models
