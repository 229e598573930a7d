// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "client/Guarded.h"
#include "protocol/Result.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace confab::models {

//! What a form has asked the server for, one request at a time. The form stays, with all that was typed, until it is
//! granted. Without an answer the connection ends it in time.
class FormRequest : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the model that the form changes")
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString nameError READ nameError NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(QString errorField READ errorField NOTIFY changed)

public:
    using QObject::QObject;

    bool isBusy() const { return m_busy; }
    QString nameError() const; //!< what is wrong with the name
    QString errorText() const; //!< what else went wrong
    QString errorField() const { return m_errorField; } //!< what of the request it is about, as the contract calls it

    //! What was wrong is being put right.
    Q_INVOKABLE void clearErrors();
    //! The name is being put right. What else was wrong stays until it is tried again, so that nothing moves while
    //! somebody types.
    Q_INVOKABLE void clearNameError();
    //! Nobody looks at the form any more: an answer that is under way neither shows nor opens anything.
    Q_INVOKABLE void giveUp();

    //! Of the request that was begun last; another one once nobody waits for it any more.
    int attempt() const { return m_attempt; }

    //! What was asked for has come about, though no answer said so.
    void grant();

    //! Begins a request: the reply for it. `onGranted` is not called after giveUp().
    template <class T>
    client::Callback<T> begin(std::function<void(const T &)> onGranted)
    {
        setState(true);
        const int attempt = ++m_attempt;
        return client::guarded(this, [this, attempt, onGranted = std::move(onGranted)](const Result<T> &result) {
            if (m_attempt != attempt)
                return;
            if (!result)
                return fail(result.error());
            setState(false);
            Q_EMIT granted();
            if (onGranted)
                onGranted(*result);
        });
    }

Q_SIGNALS:
    void changed();
    //! The form can close.
    void granted();

private:
    void fail(const Error &error);
    void setState(bool busy, const QString &field = {}, const QString &error = {});

    bool m_busy = false;
    int m_attempt = 0;
    QString m_errorField;
    QString m_error;
};

} // namespace confab::models
