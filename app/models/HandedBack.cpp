// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HandedBack.h"

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {
constexpr int kHandedBackMs = 60'000; // the clipboard holds one text: what comes within so long goes there together
} // namespace

HandedBack::HandedBack(std::function<void(const QString &)> copy, ToastModel &toasts)
    : m_copy(std::move(copy))
    , m_toasts(toasts)
{
    m_forget.setSingleShot(true);
    m_forget.setInterval(kHandedBackMs);
    QObject::connect(&m_forget, &QTimer::timeout, &m_forget, [this] { m_texts.clear(); });
}

void HandedBack::take(const QString &notice, const QStringList &texts)
{
    m_texts += texts;
    m_forget.start();
    if (m_copy)
        m_copy(m_texts.join("\n\n"_L1));
    m_toasts.show(ToastModel::Error, notice);
}

} // namespace confab::models
