// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FormRequest.h"
#include "NameMatch.h"
#include "PeopleRowsModel.h"
#include "SearchPages.h"

#include <QPointer>
#include <QSet>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! Whom the user is about to write to, from begin() to end(): who is found for what is typed, and who was chosen. The
//! room of exactly these people is opened; the server makes it where there is none.
class NewMessage : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.newMessage is the one")
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY changed)
    Q_PROPERTY(confab::models::PeopleRowsModel *found READ found CONSTANT)
    Q_PROPERTY(confab::models::PeopleRowsModel *chosen READ chosen CONSTANT)
    Q_PROPERTY(confab::models::PeopleRowsModel *unmet READ unmet CONSTANT)
    Q_PROPERTY(int mismatch READ mismatch NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(bool answered READ isAnswered NOTIFY changed)
    Q_PROPERTY(bool full READ isFull NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(confab::models::FormRequest *starting READ starting CONSTANT)

public:
    //! So many others are in a direct room at most.
    static constexpr int kMostOthers = 7;

    explicit NewMessage(QObject *parent = nullptr);

    QString query() const { return m_pages.query(); }
    void setQuery(const QString &query);
    PeopleRowsModel *found() { return &m_found; }
    PeopleRowsModel *chosen() { return &m_chosen; } //!< in the order of choosing
    //! Of those found, with whom the user has no conversation of their own, the best match first; empty while nothing is
    //! typed.
    PeopleRowsModel *unmet() { return &m_unmet; }
    //! Of the best match among them, as in NameMatch.h; kNoMatch for nobody.
    int mismatch() const;
    bool isLoading() const { return m_pages.isLoading(); }
    //! Whether it is known who of them is found for what is typed, or that nobody is; so it is also when that can't be
    //! asked.
    bool isAnswered() const;
    bool isFull() const { return m_chosen.rowCount() >= kMostOthers; }
    QString errorText() const;                      //!< why the server could not be asked
    FormRequest *starting() { return &m_starting; } //!< of start(): what has become of it

    //! `query` is what is typed already.
    Q_INVOKABLE void begin(const QString &query = {});
    Q_INVOKABLE void end();
    //! Takes somebody who was found, or gives up who was chosen. What was typed has done its work.
    Q_INVOKABLE void toggle(const QString &userId);
    Q_INVOKABLE void dropLast();
    //! The next page, if there is one and none is under way.
    Q_INVOKABLE void loadMore() { m_pages.more(); }
    Q_INVOKABLE void retry() { m_pages.retry(); }
    //! Opens the room of those who are chosen.
    Q_INVOKABLE void start();
    //! Opens the room with this one person, from wherever he is shown; a failure is told by failed(), with his name if he
    //! is found or was met.
    Q_INVOKABLE void writeTo(const QString &userId);

    //! Of this account; null for none.
    void attach(client::Workspace *workspace);

Q_SIGNALS:
    void changed();
    void opened(confab::RoomId room);
    //! For a toast.
    void failed(const QString &text);

private:
    void ask(const QString &query, const QString &cursor, int attempt);
    void show();
    void showUnmet(QList<PersonRow> found);
    int mismatchOf(const PersonRow &row) const;
    QList<PersonRow> agentsFound() const;
    QSet<UserId> met() const;
    //! Empty where nobody has told it.
    QString nameOf(UserId user) const;
    std::optional<RoomId> roomOf(const QList<UserId> &others) const;
    void open(RoomId room);

    QPointer<client::Workspace> m_workspace;
    QList<PersonRow> m_people; // the pages that came
    PeopleRowsModel m_found;
    PeopleRowsModel m_chosen;
    PeopleRowsModel m_unmet;
    SearchPages m_pages;
    FormRequest m_starting;
};

} // namespace confab::models
