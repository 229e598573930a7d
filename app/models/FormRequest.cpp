// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FormRequest.h"

using namespace Qt::StringLiterals;

namespace confab::models {

QString FormRequest::nameError() const
{
    return m_errorField == "name"_L1 ? m_error : QString();
}

QString FormRequest::errorText() const
{
    return m_errorField == "name"_L1 ? QString() : m_error;
}

void FormRequest::clearErrors()
{
    if (!m_error.isEmpty())
        setState(m_busy);
}

void FormRequest::clearNameError()
{
    if (!nameError().isEmpty())
        clearErrors();
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
    setState(false, error.field, error.text());
}

void FormRequest::setState(bool busy, const QString &field, const QString &error)
{
    m_busy = busy;
    m_errorField = field;
    m_error = error;
    Q_EMIT changed();
}

} // namespace confab::models
