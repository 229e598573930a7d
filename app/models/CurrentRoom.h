// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ComposerController.h"
#include "MemberListModel.h"
#include "MessageActions.h"
#include "TimelineModel.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace confab::models {

//! The room that is open. One object for the whole run: on a change of room its properties change and its models reset.
class CurrentRoom : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.room is the one")
    Q_PROPERTY(bool open READ isOpen NOTIFY roomChanged)
    Q_PROPERTY(QString roomId READ roomId NOTIFY roomChanged)
    Q_PROPERTY(QString name READ name NOTIFY summaryChanged)
    Q_PROPERTY(QString topic READ topic NOTIFY summaryChanged)
    Q_PROPERTY(int kind READ kind NOTIFY summaryChanged)
    Q_PROPERTY(int memberCount READ memberCount NOTIFY summaryChanged)
    Q_PROPERTY(QString membersText READ membersText NOTIFY membersTextChanged)
    Q_PROPERTY(QString agentsText READ agentsText NOTIFY membersTextChanged)
    Q_PROPERTY(QString typingText READ typingText NOTIFY typingTextChanged)
    Q_PROPERTY(bool canManage READ canManage NOTIFY summaryChanged)
    Q_PROPERTY(confab::models::TimelineModel *timeline READ timeline CONSTANT)
    Q_PROPERTY(confab::models::MemberListModel *members READ members CONSTANT)
    Q_PROPERTY(confab::models::ComposerController *composer READ composer CONSTANT)
    Q_PROPERTY(confab::models::MessageActions *actions READ actions CONSTANT)

public:
    explicit CurrentRoom(QObject *parent = nullptr);

    bool isOpen() const;
    QString roomId() const;
    QString name() const;
    QString topic() const;
    int kind() const; //!< RoomListModel.Kind
    int memberCount() const;
    QString membersText() const; //!< "4 members, 2 here"
    QString agentsText() const;  //!< "Sage reads the last 10 messages when asked"; empty without agents
    QString typingText() const;  //!< "Ada is typing…", "Ada and Bo are typing…", "Several people are typing…"
    bool canManage() const;      //!< may rename and set the topic
    TimelineModel *timeline() const;
    MemberListModel *members() const;
    ComposerController *composer() const;
    MessageActions *actions() const;

    Q_INVOKABLE void rename(const QString &name);
    Q_INVOKABLE void changeTopic(const QString &topic);
    //! Leaves the membership, after a confirmation in the view.
    Q_INVOKABLE void leave();
    //! Closes the view only (the back button of a narrow window).
    Q_INVOKABLE void close();

Q_SIGNALS:
    void roomChanged();
    void summaryChanged();
    void membersTextChanged();
    void typingTextChanged();
};

} // namespace confab::models
