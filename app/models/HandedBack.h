// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ToastModel.h"

#include <QStringList>

#include <functional>

namespace confab::models {

//! Words that there is no place any more to show in, and whoever wrote them should not lose: offers to copy them, all
//! of them at once, until that is done or refused. The clipboard is the user's, and untouched before.
class HandedBack
{
public:
    //! `copy` may be null. `toasts` must outlive this.
    HandedBack(std::function<void(const QString &)> copy, ToastModel &toasts);

    //! Says it with `notice`.
    void take(const QString &notice, const QStringList &texts);

private:
    std::function<void(const QString &)> m_copy;
    ToastModel &m_toasts;
    QStringList m_texts; // those that the toast offers
    int m_toast = 0;
};

} // namespace confab::models
