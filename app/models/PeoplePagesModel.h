// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "PeopleRowsModel.h"
#include "SearchPages.h"

namespace confab::models {

//! One page of people, as a server gives them.
struct PeoplePage
{
    QList<PersonRow> rows = {};
    bool more = false;
    QString cursor = {};
};

//! People whom the server lists in pages: the next one comes when the reader is near the end of what is here.
// The base in full: Qt 6.4 describes it to QML as it is written here.
class PeoplePagesModel : public confab::models::PeopleRowsModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("What lists of people in pages have in common")
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)

public:
    bool isLoading() const { return m_pages.isLoading(); }
    //! Why they could not be listed, or why what was done last failed.
    QString errorText() const;

    //! Asks the server anew; what is here stays until it has answered.
    Q_INVOKABLE void refresh();
    //! The list is near its end.
    Q_INVOKABLE void loadMore() { m_pages.more(); }

Q_SIGNALS:
    void changed();

protected:
    explicit PeoplePagesModel(QObject *parent = nullptr);

    //! Whether there is anybody to ask.
    virtual bool isAskable() const = 0;
    virtual void ask(const QString &cursor, client::Callback<PeoplePage> reply) = 0;
    //! For people: that they could not be listed, and why.
    virtual QString failureText(const Error &error) const = 0;

    void clear();
    void removeRow(UserId user);
    //! Of what was done with one of them; empty when it went well.
    void setActError(const QString &text);

private:
    void askFor(const QString &cursor, int attempt);

    SearchPages m_pages;
    QString m_actError;
};

} // namespace confab::models
