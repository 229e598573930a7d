// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace confab::models {

class FormRequest;
class PersonBan;
class PersonFacts;

//! What the user may do with the one of the card in the open room, and does there: roles, muting, sending away, banning.
//! What may not be done does nothing, and neither does anything while something else is under way. What became of it is
//! told by the card's FormRequest. GUI thread.
class MemberActs : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.person.acts is the one")
    Q_PROPERTY(bool muted READ isMuted NOTIFY changed)
    Q_PROPERTY(bool canMute READ canMute NOTIFY changed)
    Q_PROPERTY(bool canKick READ canKick NOTIFY changed)
    Q_PROPERTY(bool canBan READ canBan NOTIFY changed)
    Q_PROPERTY(bool canLiftBan READ canLiftBan NOTIFY changed)
    Q_PROPERTY(bool canHandOver READ canHandOver NOTIFY changed)
    Q_PROPERTY(bool canReturn READ canReturn NOTIFY changed)
    Q_PROPERTY(bool any READ any NOTIFY changed)
    Q_PROPERTY(QStringList roleChoices READ roleChoices NOTIFY changed)
    Q_PROPERTY(int roleIndex READ roleIndex NOTIFY changed)

public:
    //! All outlive this.
    MemberActs(const PersonFacts &person, PersonBan &ban, FormRequest &act, QObject *parent = nullptr);

    bool isMuted() const;
    bool canMute() const;
    bool canKick() const;
    bool canBan() const;
    bool canLiftBan() const;
    bool canHandOver() const;
    bool canReturn() const; //!< into the room, by themselves, when they were sent away
    bool any() const;
    QStringList roleChoices() const; //!< the lowest first; empty where none may be given
    int roleIndex() const;           //!< of the role that is held; -1 where it is no choice

    //! An index into roleChoices.
    Q_INVOKABLE void chooseRole(int index);
    //! Ask before: it can't be undone.
    Q_INVOKABLE void handOver();
    //! 0: until it is ended.
    Q_INVOKABLE void mute(int minutes);
    Q_INVOKABLE void unmute();
    //! An agent is removed with no reason, and can be brought back.
    Q_INVOKABLE void kick(const QString &reason);
    //! 0: for good.
    Q_INVOKABLE void ban(const QString &reason, int minutes);
    Q_INVOKABLE void liftBan();

Q_SIGNALS:
    void changed();
    //! It was done, and can be taken back.
    void undoable(const QString &text, const std::function<void()> &undo);

private:
    client::Callback<> acting();
    client::Callback<> removing();

    const PersonFacts &m_person;
    PersonBan &m_ban;
    FormRequest &m_act;
};

} // namespace confab::models
