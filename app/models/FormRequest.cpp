// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FormRequest.h"

using namespace Qt::StringLiterals;

namespace confab::models {

void FormRequest::clearErrors()
{
    if (!m_nameError.isEmpty() || !m_errorText.isEmpty())
        setState(m_busy);
}

void FormRequest::giveUp()
{
    ++m_attempt;
    setState(false);
}

void FormRequest::grant()
{
    giveUp();
    Q_EMIT granted();
}

void FormRequest::fail(const Error &error)
{
    const bool isName = error.field == "name"_L1 || error.code == ErrorCode::Conflict;
    setState(false, isName ? error.text() : QString(), isName ? QString() : error.text());
}

void FormRequest::setState(bool busy, const QString &nameError, const QString &errorText)
{
    m_busy = busy;
    m_nameError = nameError;
    m_errorText = errorText;
    Q_EMIT changed();
}

} // namespace confab::models
