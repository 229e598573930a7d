// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "QueryForm.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

void QueryForm::writeFlag(field::Name name, const QString &text)
{
    if (text != "true"_L1 && text != "false"_L1)
        return refuse(name, u"must be true or false");
    m_out.field(name, text == "true"_L1);
}

void QueryForm::writeNumber(field::Name name, const QString &text)
{
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber);
    if (!isNumber)
        return refuse(name, u"must be a whole number");
    m_out.field(name, number);
}

void QueryForm::refuse(field::Name name, QStringView what)
{
    m_error = Error{ErrorCode::ValidationFailed, u"“%1” %2."_s.arg(name, what), name};
}

} // namespace confab::gateway
