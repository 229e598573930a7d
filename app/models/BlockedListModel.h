// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "PeoplePagesModel.h"

#include <QPointer>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! Whom the user has blocked.
// The base in full: Qt 6.4 describes it to QML as it is written here.
class BlockedListModel : public confab::models::PeoplePagesModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.profile.blocked is the one")

public:
    explicit BlockedListModel(QObject *parent = nullptr);

    Q_INVOKABLE void unblock(const QString &userId);

    //! Null for none.
    void attach(client::Workspace *workspace);

protected:
    bool isAskable() const override;
    void ask(const QString &cursor, client::Callback<PeoplePage> reply) override;
    QString failureText(const Error &error) const override;

private:
    QPointer<client::Workspace> m_workspace;
};

} // namespace confab::models
