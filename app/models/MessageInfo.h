// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace confab::models {

//! Everything about a message but its text and its author; of system lines, when they were. In QML: `required property
//! messageInfo info`.
class MessageInfo
{
    Q_GADGET
    QML_VALUE_TYPE(messageInfo)
    Q_PROPERTY(qint64 seq MEMBER seq)
    Q_PROPERTY(QString clientId MEMBER clientId)
    Q_PROPERTY(QString timeText MEMBER timeText)
    Q_PROPERTY(QString fullTimeText MEMBER fullTimeText)
    Q_PROPERTY(bool firstInGroup MEMBER firstInGroup)
    Q_PROPERTY(bool lastInGroup MEMBER lastInGroup)
    Q_PROPERTY(bool deleted MEMBER deleted)
    Q_PROPERTY(bool edited MEMBER edited)
    Q_PROPERTY(bool mentionsMe MEMBER mentionsMe)
    Q_PROPERTY(QStringList mentions MEMBER mentions)
    Q_PROPERTY(QString ownMention MEMBER ownMention)
    Q_PROPERTY(int state MEMBER state)
    Q_PROPERTY(QString stateText MEMBER stateText)
    Q_PROPERTY(QString errorText MEMBER errorText)
    Q_PROPERTY(QString replyToId MEMBER replyToId)
    Q_PROPERTY(QString replyAuthor MEMBER replyAuthor)
    Q_PROPERTY(QString replyPreview MEMBER replyPreview)
    Q_PROPERTY(int portions MEMBER portions)
    Q_PROPERTY(QList<int> turnedFolds MEMBER turnedFolds)
    Q_PROPERTY(bool blocked MEMBER blocked)
    Q_PROPERTY(bool folded MEMBER folded)
    Q_PROPERTY(bool canEdit MEMBER canEdit)
    Q_PROPERTY(bool canDelete MEMBER canDelete)

public:
    qint64 seq = 0;           //!< 0 until the server has numbered it
    QString clientId;         //!< of own messages; what retry and discard take
    QString timeText;         //!< "14:05"
    QString fullTimeText;     //!< "Monday, 3 March 2026 at 14:05:09"
    bool firstInGroup = true; //!< show avatar and name: another author, or more than 5 minutes since the row above
    bool lastInGroup = true;
    bool deleted = false;
    bool edited = false;
    bool mentionsMe = false;
    QStringList mentions;   //!< the names of those that it mentions, as far as they are in the room
    QString ownMention;     //!< the user's own, if it is among them
    int state = 0;          //!< MessageListModel.MessageState; only own messages go past Sent
    QString stateText;      //!< "Sending…", "Waiting for the connection", "Sent", "Delivered to 2 of 3", "Seen by 1"
    QString errorText;      //!< why it failed, for people; empty otherwise
    QString replyToId;      //!< empty: no reply
    QString replyAuthor;    //!< empty while that message is unknown here
    QString replyPreview;   //!< one line, markdown signs removed
    int portions = 0;       //!< how much of a long message the reader wants to see; 0: its beginning
    QList<int> turnedFolds; //!< the parts of it that the reader has opened or closed, by their numbers
    bool blocked = false;   //!< of somebody whom the user has blocked
    bool folded = false;    //!< and so its words are not shown
    bool canEdit = false;
    bool canDelete = false;

    friend bool operator==(const MessageInfo &, const MessageInfo &) = default;
};

} // namespace confab::models
