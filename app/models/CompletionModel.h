// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "SyncedList.h"

#include <QtQml/qqmlregistration.h>

namespace confab::models {

//! One thing that the word at the cursor can become.
struct Completion
{
    QString text = {};
    QString hint = {};
    QString initials = {};
    int colorIndex = 0;
    bool isAgent = false;
    QString emoji = {};   //!< takes the place of the word instead of the text
    QString picture = {}; //!< url of a member's, empty without one

    const QString &key() const { return text; }
    friend bool operator==(const Completion &, const Completion &) = default;
};

//! What may complete the word at the cursor of the composer: members after "@", commands after "/", emoji
//! after ":".
// The base in full: Qt 6.4 describes it to QML as it is written here.
class CompletionModel : public confab::models::SyncedListModel
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
        ColorIndexRole,              //!< colorIndex: 0–15
        IsAgentRole,                 //!< isAgent
        EmojiRole,                   //!< emoji: of ":tada:"; empty for all else
        PictureRole,                 //!< picture: url, empty without one
    };

    explicit CompletionModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void setEntries(const QList<Completion> &entries);
    const QList<Completion> &entries() const { return m_list.rows(); }

Q_SIGNALS:
    void countChanged();
    //! They are others now, or in another order: the first is the best.
    void refreshed();

private:
    SyncedList<Completion> m_list;
};

} // namespace confab::models
