// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "protocol/Codec.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace confab::models {

class FormRequest;
class ListedPeople;

//! What those who lead a server do with its people: roles, suspensions, links for a new password. Each takes the id of
//! somebody who is listed; for anybody else, and while something else is under way, nothing happens. What became of it is
//! told by the list's FormRequest, and by signals what is to be said. Whether it is allowed says the row. GUI thread.
class ServerPeopleActs : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.server.people.acts is the one")

public:
    //! Both outlive this.
    ServerPeopleActs(ListedPeople &people, FormRequest &act, QObject *parent = nullptr);

    Q_INVOKABLE void setAdmin(const QString &userId, bool admin);
    //! Ask before: only the new owner can undo it.
    Q_INVOKABLE void handOver(const QString &userId);
    //! For so many days; 0: until they are let in again.
    Q_INVOKABLE void suspend(const QString &userId, int days, const QString &reason);
    Q_INVOKABLE void letIn(const QString &userId);
    //! See linkMade().
    Q_INVOKABLE void makeResetLink(const QString &userId);
    //! Into the clipboard.
    Q_INVOKABLE void copy(const QString &link) { Q_EMIT copyRequested(link); }

Q_SIGNALS:
    //! By it this person sets a new password, once and within 24 hours.
    void linkMade(const QString &name, const QString &link);
    void copyRequested(const QString &text);
    //! It was done, and is told.
    void done(const QString &text);
    //! The same, and it can be taken back.
    void undoable(const QString &text, const std::function<void()> &undo);
    //! It could not be taken back.
    void failed(const QString &text);

private:
    //! Null where nothing is to be done now.
    const Person *whom(const QString &userId) const;
    client::Callback<Person> undoing();

    ListedPeople &m_people;
    FormRequest &m_act;
};

} // namespace confab::models
