// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"
#include "SyncedList.h"

#include <QtQml/qqmlregistration.h>

namespace confab::models {

//! One person or agent of a list.
struct PersonRow
{
    UserId id = {};
    QString name = {};
    QString picture = {}; //!< its hash
    QString detail = {};
    int presence = 0;
    bool agent = false;
    bool chosen = false;

    UserId key() const { return id; }
    friend bool operator==(const PersonRow &, const PersonRow &) = default;
};

//! People as rows. Which people and in which order is for whom they belong to.
// The base in full: Qt 6.4 describes it to QML as it is written here.
class PeopleRowsModel : public confab::models::SyncedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to what people are listed for")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged)

public:
    enum Role {
        UserIdRole = Qt::UserRole + 1, //!< userId: string
        NameRole,                      //!< name
        DetailRole,                    //!< detail: what is said beside the name, as "Guest" or "Agent"; may be empty
        PresenceRole,                  //!< presence: MemberListModel.Presence, as far as is known
        InitialsRole,                  //!< initials
        ColorIndexRole,                //!< colorIndex: 0–15
        AgentRole,                     //!< agent: bool
        ChosenRole,                    //!< chosen: bool
        PictureRole,                   //!< picture: url, empty without one
    };

    using SyncedListModel::SyncedListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE QString userIdAt(int row) const;
    const QList<PersonRow> &rows() const { return m_list.rows(); }
    bool contains(UserId user) const { return m_list.indexOf(user) >= 0; }
    void setRows(const QList<PersonRow> &rows);

Q_SIGNALS:
    void countChanged();

private:
    SyncedList<PersonRow> m_list;
};

} // namespace confab::models
