// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace confab::models {

//! Who wrote a message, ready to be drawn. In QML: `required property messageAuthor author`.
class MessageAuthor
{
    Q_GADGET
    QML_VALUE_TYPE(messageAuthor)
    Q_PROPERTY(QString userId MEMBER userId)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString initials MEMBER initials)
    Q_PROPERTY(QString picture MEMBER picture)
    Q_PROPERTY(int colorIndex MEMBER colorIndex)
    Q_PROPERTY(bool isAgent MEMBER isAgent)
    Q_PROPERTY(bool isSystem MEMBER isSystem)
    Q_PROPERTY(bool isMe MEMBER isMe)

public:
    QString userId;
    QString name;
    QString initials;   //!< one or two letters for the avatar
    QString picture;    //!< url; empty without one
    int colorIndex = 0; //!< 0–15, the same for a user everywhere
    bool isAgent = false;
    bool isSystem = false;
    bool isMe = false;

    friend bool operator==(const MessageAuthor &, const MessageAuthor &) = default;
};

} // namespace confab::models
