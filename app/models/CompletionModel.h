// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace confab::models {

//! What may complete the word at the cursor of the composer: members after "@", commands after "/".
class CompletionModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.room.composer.completions is the one")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged)

public:
    enum Role {
        TextRole = Qt::UserRole + 1, //!< text: "@Ada", "/ask"
        HintRole,                    //!< hint: "Agent", "Ask the room's agent"
        InitialsRole,                //!< initials; empty for a command
        ColorIndexRole,              //!< colorIndex: 0–7
    };

    struct Entry
    {
        QString text = {};
        QString hint = {};
        QString initials = {};
        int colorIndex = 0;
        friend bool operator==(const Entry &, const Entry &) = default;
    };

    explicit CompletionModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void setEntries(QList<Entry> entries);
    const QList<Entry> &entries() const { return m_entries; }

Q_SIGNALS:
    void countChanged();

private:
    QList<Entry> m_entries;
};

} // namespace confab::models
