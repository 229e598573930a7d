// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HandedBack.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {
constexpr int kMostTold = 3; // in one notice
} // namespace

HandedBack::HandedBack(std::function<void(const QString &)> copy, ToastModel &toasts)
    : m_copy(std::move(copy))
    , m_toasts(toasts)
{
}

void HandedBack::offer(const QList<Words> &words)
{
    const QString before = m_toast != 0 ? notice() : QString();
    const bool hadTexts = hasTexts();
    m_words = words;
    // Who is about to press it does not see it come and go.
    if (m_toast != 0 && !m_words.isEmpty() && before == notice() && hadTexts == hasTexts())
        return;
    m_toasts.withdraw(std::exchange(m_toast, 0));
    if (m_words.isEmpty())
        return;
    const QString copy = hasTexts() ? QCoreApplication::translate("HandedBack", "Copy it") : QString();
    m_toast = m_toasts.keep(
        hasTexts() ? ToastModel::Warning : ToastModel::Info, notice(), copy, [this] { copyAll(); },
        [this] { forgetAll(); });
}

void HandedBack::add(const Words &words)
{
    offer(m_words + QList{words});
}

bool HandedBack::hasTexts() const
{
    return std::ranges::any_of(m_words, [](const Words &words) { return !words.texts.isEmpty(); });
}

QString HandedBack::notice() const
{
    QStringList notices;
    for (const Words &words : m_words)
        notices += words.notice;
    notices.removeDuplicates();
    if (notices.size() <= kMostTold)
        return notices.join(u'\n');
    return hasTexts() ? QCoreApplication::translate(
                            "HandedBack", "You wrote in several places that are gone, and had not sent it.")
                      : QCoreApplication::translate("HandedBack", "You are no longer in several of your rooms.");
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
