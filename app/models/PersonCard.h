// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "FormRequest.h"
#include "KeptOut.h"
#include "MemberActs.h"
#include "protocol/Codec.h"

#include <QSet>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace confab::models {

//! The card of one person or agent: who that is, and what the user can do with them, in the open room too. What is
//! known here is shown at once, the rest when the server has told.
class PersonCard : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.person is the one")
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString shownName READ shownName NOTIFY changed)
    Q_PROPERTY(QString initials READ initials NOTIFY changed)
    Q_PROPERTY(QString picture READ picture NOTIFY changed)
    Q_PROPERTY(int colorIndex READ colorIndex NOTIFY changed)
    Q_PROPERTY(bool agent READ isAgent NOTIFY changed)
    Q_PROPERTY(bool isMe READ isMe NOTIFY changed)
    Q_PROPERTY(int presence READ presence NOTIFY changed)
    Q_PROPERTY(QString presenceText READ presenceText NOTIFY changed)
    Q_PROPERTY(QString roleText READ roleText NOTIFY changed)
    Q_PROPERTY(QString mutedText READ mutedText NOTIFY changed)
    Q_PROPERTY(QString bannedText READ bannedText NOTIFY changed)
    Q_PROPERTY(QString suspendedText READ suspendedText NOTIFY changed)
    Q_PROPERTY(QString about READ about NOTIFY changed)
    Q_PROPERTY(QString roomsText READ roomsText NOTIFY changed)
    Q_PROPERTY(QString joinedText READ joinedText NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(bool blocked READ isBlocked NOTIFY changed)
    Q_PROPERTY(bool muted READ isMuted NOTIFY changed)
    Q_PROPERTY(bool canWrite READ canWrite NOTIFY changed)
    Q_PROPERTY(bool canMention READ canMention NOTIFY changed)
    Q_PROPERTY(bool canBlock READ canBlock NOTIFY changed)
    Q_PROPERTY(bool canMute READ canMute NOTIFY changed)
    Q_PROPERTY(bool canKick READ canKick NOTIFY changed)
    Q_PROPERTY(bool canBan READ canBan NOTIFY changed)
    Q_PROPERTY(bool canLiftBan READ canLiftBan NOTIFY changed)
    Q_PROPERTY(bool canLetIn READ canLetIn NOTIFY changed)
    Q_PROPERTY(bool canHandOver READ canHandOver NOTIFY changed)
    Q_PROPERTY(bool canReturn READ canReturn NOTIFY changed)
    Q_PROPERTY(bool manageable READ isManageable NOTIFY changed)
    Q_PROPERTY(QStringList roleChoices READ roleChoices NOTIFY changed)
    Q_PROPERTY(int roleIndex READ roleIndex NOTIFY changed)
    Q_PROPERTY(confab::models::FormRequest *act READ act CONSTANT)

public:
    explicit PersonCard(QObject *parent = nullptr);

    QString name() const { return m_user.name; }
    QString shownName() const; //!< "Mia Okafor (you)"
    QString initials() const;
    QString picture() const; //!< url, empty without one
    int colorIndex() const;  //!< 0–15
    bool isAgent() const { return m_user.kind == UserKind::Agent; }
    bool isMe() const;
    int presence() const; //!< MemberListModel.Presence, Unknown of who is not met any more
    QString presenceText() const;
    QString roleText() const;  //!< in the open room: "Owner", "Admin", "Guest", "Agent"
    QString mutedText() const; //!< "Muted here until 14:05"
    QString bannedText() const { return m_keptOut.banText(); } //!< "Banned here until 14:05", where one may know
    QString suspendedText() const { return m_keptOut.suspensionText(); }
    QString about() const; //!< what they say of themselves; of an agent, what it is and does
    QString roomsText() const;  //!< "Both of you are in Lobby and Release 2."
    QString joinedText() const; //!< "Here since 3 March", or that no more is known
    QString errorText() const { return m_errorText; }
    bool isBlocked() const;
    bool isMuted() const;
    bool canWrite() const; //!< a room of the two is not what is open already
    bool canMention() const; //!< in a room of the two nobody else could be meant; an agent is asked by it
    bool canBlock() const;
    bool canMute() const { return m_acts.canMute(); }
    bool canKick() const { return m_acts.canKick(); }
    bool canBan() const { return m_acts.canBan() && !m_keptOut.isBanned(); }
    bool canLiftBan() const { return m_acts.canBan() && m_keptOut.isBanned(); }
    bool canLetIn() const { return m_keptOut.canLetIn(); } //!< to the server again
    bool canHandOver() const { return m_acts.canHandOver(); }
    bool canReturn() const; //!< into the open room, by themselves
    bool isManageable() const { return m_acts.any(); }
    QStringList roleChoices() const;
    int roleIndex() const;
    FormRequest *act() { return &m_act; } //!< what has become of the last thing that was done

    Q_INVOKABLE void show(const QString &userId);
    //! Nobody looks at it any more.
    Q_INVOKABLE void close();
    Q_INVOKABLE void write();
    Q_INVOKABLE void mention();
    //! Ask before blocking.
    Q_INVOKABLE void setBlocked(bool on);
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
    Q_INVOKABLE void letIn();

    //! People of this account, in this room; null for none.
    void attach(client::Workspace *workspace, RoomId room);

Q_SIGNALS:
    void changed();
    //! They are in the room no more, or it is not the open one any more.
    void gone();
    //! The user wants to write to them, and to nobody else.
    void writeRequested(const QString &userId);
    //! It was done, and can be taken back.
    void undoable(const QString &text, const std::function<void()> &undo);
    //! The user wants to name them in what is being written.
    void mentionRequested(const QString &name);

private:
    void follow();
    User called(UserId user) const;
    bool isMet() const;
    bool isOfTheTwo() const;
    void lookForBan();
    void onTold(const Result<reply::PersonDetail> &detail);
    void onMembers();
    void onCalled(const QSet<UserId> &users);
    client::Callback<> acting();
    client::Callback<> removing();

    QPointer<client::Workspace> m_workspace;
    RoomId m_room;
    User m_user;
    reply::PersonDetail m_detail;
    MemberActs m_acts;
    KeptOut m_keptOut;
    FormRequest m_act;
    QString m_errorText;
    bool m_isUnknown = false; // to the server, beyond what is known here
    bool m_wasMember = false;
    int m_asked = 0; // counts questions: only the last one is answered
};

} // namespace confab::models
