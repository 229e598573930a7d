// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HandedBack.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace confab::models {

HandedBack::HandedBack(std::function<void(const QString &)> copy, ToastModel &toasts)
    : m_copy(std::move(copy))
    , m_toasts(toasts)
{
}

void HandedBack::take(const QString &notice, const QStringList &texts)
{
    const bool isMore = m_toasts.contains(m_toast);
    m_texts = isMore ? m_texts + texts : texts;
    m_toasts.dismiss(m_toast);
    const QString text =
        isMore ? QCoreApplication::translate("HandedBack", "You wrote in several places that are gone, and had not sent it.")
               : notice;
    m_toast = m_toasts.keep(ToastModel::Warning, text, QCoreApplication::translate("HandedBack", "Copy it"),
                            [copy = m_copy, &toasts = m_toasts, all = m_texts.join("\n\n"_L1)] {
                                if (copy)
                                    copy(all);
                                toasts.show(ToastModel::Success, QCoreApplication::translate("HandedBack", "Copied"));
                            });
}

} // namespace confab::models
