// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HandedBack.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::models {

HandedBack::HandedBack(std::function<void(const QString &)> copy, ToastModel &toasts)
    : m_copy(std::move(copy))
    , m_toasts(toasts)
{
}

void HandedBack::offer(const QList<Words> &words)
{
    m_words = words;
    m_toasts.withdraw(std::exchange(m_toast, 0));
    if (m_words.isEmpty())
        return;
    m_toast = m_toasts.keep(
        ToastModel::Warning, notice(), QCoreApplication::translate("HandedBack", "Copy it"), [this] { copyAll(); },
        [this] { forgetAll(); });
}

void HandedBack::add(const Words &words)
{
    offer(m_words + QList{words});
}

QString HandedBack::notice() const
{
    const QString first = m_words.constFirst().notice;
    const bool isOfOnePlace =
        std::ranges::all_of(m_words, [&first](const Words &words) { return words.notice == first; });
    return isOfOnePlace ? first
                        : QCoreApplication::translate(
                              "HandedBack", "You wrote in several places that are gone, and had not sent it.");
}

void HandedBack::copyAll()
{
    QStringList texts;
    for (const Words &words : std::as_const(m_words))
        texts += words.texts;
    if (m_copy)
        m_copy(texts.join("\n\n"_L1));
    forgetAll();
    m_toasts.show(ToastModel::Success, QCoreApplication::translate("HandedBack", "Copied"));
}

void HandedBack::forgetAll()
{
    m_toast = 0;
    const QList<Words> words = std::exchange(m_words, {});
    for (const Words &forgotten : words) {
        if (forgotten.forget)
            forgotten.forget();
    }
}

} // namespace confab::models
