// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace confab::models {

//! How an agent's answer stands. `present` is false on messages of people. In QML: `required property answerInfo
//! answer`.
class AnswerInfo
{
    Q_GADGET
    QML_VALUE_TYPE(answerInfo)
    Q_PROPERTY(bool present MEMBER present)
    Q_PROPERTY(QString streamId MEMBER streamId)
    Q_PROPERTY(int state MEMBER state)
    Q_PROPERTY(bool running MEMBER running)
    Q_PROPERTY(QString stateText MEMBER stateText)
    Q_PROPERTY(QString reason MEMBER reason)
    Q_PROPERTY(QString model MEMBER model)
    Q_PROPERTY(bool canStop MEMBER canStop)
    Q_PROPERTY(bool canContinue MEMBER canContinue)
    Q_PROPERTY(bool canRetry MEMBER canRetry)
    Q_PROPERTY(bool asking MEMBER asking)
    Q_PROPERTY(QString continuesId MEMBER continuesId)
    Q_PROPERTY(QString continuesText MEMBER continuesText)

public:
    bool present = false;
    QString streamId;
    int state = 0;        //!< MessageListModel.AnswerState
    bool running = false; //!< queued, reading, writing or using a tool
    QString stateText;    //!< "Waiting, 2nd in line", "Reading", "Writing", "Stopped", …; empty when it ended well
    QString reason;       //!< the real reason of a failed, stopped or interrupted answer
    QString model;        //!< who wrote it; empty when unknown
    bool canStop = false;
    bool canContinue = false; //!< has text, is not whole, and no other answer carries it on
    bool canRetry = false;    //!< did not end well: its question can be asked again
    bool asking = false;      //!< one of both was pressed, and the new answer is not there yet
    QString continuesId;      //!< the message that it carries on; empty for one of its own
    QString continuesText;    //!< which that is: the one above, or how it begins

    friend bool operator==(const AnswerInfo &, const AnswerInfo &) = default;
};

} // namespace confab::models
