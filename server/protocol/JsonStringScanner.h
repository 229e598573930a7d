// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace confab::codec {

//! Checks what stands between the quotation marks of one JSON string: valid UTF-8, escapes that there are, no lone
//! surrogates, no control characters, no NUL unless it is allowed (an escaped one, then). One scanner for one string.
class JsonStringScanner
{
public:
    //! From behind the first quotation mark to the end of the whole text, which outlives it.
    JsonStringScanner(const char *begin, const char *end, bool isNulAllowed)
        : m_at(begin)
        , m_end(end)
        , m_isNulAllowed(isNulAllowed)
    {
    }
    //! False: the string is not good, for reason().
    bool scan();
    //! After it: at the quotation mark that ends the string, or at the byte that is wrong.
    const char *at() const { return m_at; }
    //! Whether the string has to be unescaped before it is used.
    bool isEscaped() const { return m_isEscaped; }
    const char *reason() const { return m_reason; }

private:
    bool escape();
    bool surrogatePair();
    bool hexUnit(uint &unit);
    bool utf8Sequence();
    bool fail(const char *reason);

    const char *m_at;
    const char *const m_end;
    const bool m_isNulAllowed;
    bool m_isEscaped = false;
    const char *m_reason = nullptr;
};

} // namespace confab::codec
