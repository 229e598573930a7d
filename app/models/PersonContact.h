// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace confab::models {

class FormRequest;
class PersonFacts;

//! How the user gets in touch with the one of the card: writes to them, names them in the open room, or wants to hear no
//! more of them. What may not be done does nothing. What became of blocking is told by the card's FormRequest. GUI thread.
class PersonContact : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.person.contact is the one")
    Q_PROPERTY(bool blocked READ isBlocked NOTIFY changed)
    Q_PROPERTY(bool canWrite READ canWrite NOTIFY changed)
    Q_PROPERTY(bool canMention READ canMention NOTIFY changed)
    Q_PROPERTY(bool canBlock READ canBlock NOTIFY changed)

public:
    //! Both outlive this.
    PersonContact(const PersonFacts &person, FormRequest &act, QObject *parent = nullptr);

    bool isBlocked() const;
    bool canWrite() const;   //!< a room of the two is not what is open already
    bool canMention() const; //!< in a room of the two nobody else could be meant; an agent is asked by it
    bool canBlock() const;

    Q_INVOKABLE void write();
    Q_INVOKABLE void mention();
    //! Ask before blocking.
    Q_INVOKABLE void setBlocked(bool on);

Q_SIGNALS:
    void changed();
    //! The user wants to write to them, and to nobody else.
    void writeRequested(const QString &userId);
    //! The user wants to name them in what is being written.
    void mentionRequested(const QString &name);
    //! It was done, and can be taken back.
    void undoable(const QString &text, const std::function<void()> &undo);

private:
    const PersonFacts &m_person;
    FormRequest &m_act;
};

} // namespace confab::models
