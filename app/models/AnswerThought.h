// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace confab::models {

//! What an agent reasoned before it answered, as a fold shows it. In QML: `required property answerThought thought`.
class AnswerThought
{
    Q_GADGET
    QML_VALUE_TYPE(answerThought)
    Q_PROPERTY(bool present MEMBER present)
    Q_PROPERTY(bool thinking MEMBER thinking)
    Q_PROPERTY(bool open MEMBER open)
    Q_PROPERTY(bool loading MEMBER loading)
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(QString note MEMBER note)
    Q_PROPERTY(bool failed MEMBER failed)
    Q_PROPERTY(int portions MEMBER portions)
    Q_PROPERTY(QList<int> turnedFolds MEMBER turnedFolds)

public:
    bool present = false;
    bool thinking = false; //!< there is no word of the answer yet
    bool open = false;
    bool loading = false;   //!< there is nothing to show of it yet
    QString label;          //!< "Thinking… 5 s", "Thought for 12 s"
    QString text;           //!< while it is open: markdown; while the agent thinks only its end
    QString note;           //!< below it: that it was cut, or could not be loaded
    bool failed = false;    //!< it can be asked for again
    int portions = 0;       //!< how much of a long one the reader wants to see; 0: its beginning
    QList<int> turnedFolds; //!< the parts of it that the reader has opened or closed, by their numbers

    friend bool operator==(const AnswerThought &, const AnswerThought &) = default;
};

} // namespace confab::models
