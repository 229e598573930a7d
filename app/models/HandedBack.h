// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ToastModel.h"

#include <QStringList>

#include <functional>

namespace confab::models {

//! What the user has lost, told in one notice that stays until it was read: places, and words that there is no place any
//! more to show in, and whoever wrote them should not lose. It offers to copy them, all of them at once, until that is
//! done or refused. The clipboard is the user's, and untouched before. Who has them keeps them until then.
class HandedBack
{
public:
    struct Words
    {
        QString notice = {};               //!< says where they are from
        QStringList texts = {};            //!< may be none, where there is only something to tell
        std::function<void()> forget = {}; //!< called once they are copied or refused
    };

    //! `copy` may be null. `toasts` must outlive this.
    HandedBack(std::function<void(const QString &)> copy, ToastModel &toasts);

    //! Offers these, and no others any more.
    void offer(const QList<Words> &words);
    //! Offers these, too.
    void add(const Words &words);
    bool isOffering() const { return m_toast != 0; }

private:
    QString notice() const;
    bool hasTexts() const;
    void copyAll();
    void forgetAll();

    std::function<void(const QString &)> m_copy;
    ToastModel &m_toasts;
    QList<Words> m_words; // that the toast offers
    int m_toast = 0;
};

} // namespace confab::models
