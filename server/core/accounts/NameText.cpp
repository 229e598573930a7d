// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NameText.h"

#include <memory>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

namespace confab::core::names {

namespace {

QString normalizedBy(const UNormalizer2 *normalizer, const QString &text)
{
    UErrorCode status = U_ZERO_ERROR;
    QString out(text.size() * 18 + 1, Qt::Uninitialized); // the largest expansion of a UTF-16 unit that NFKC knows
    const int length = unorm2_normalize(normalizer, data(text), int(text.size()), reinterpret_cast<UChar *>(out.data()),
                                        int(out.size()), &status);
    if (U_FAILURE(status))
        return {};
    out.truncate(length);
    return out;
}

struct CloseChecker
{
    void operator()(USpoofChecker *checker) const { uspoof_close(checker); }
};

bool canHaveAccents(char32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(UChar32(c), &status);
    return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
}

} // namespace

const UChar *data(const QString &text)
{
    return reinterpret_cast<const UChar *>(text.utf16());
}

const USpoofChecker *checker()
{
    thread_local const std::unique_ptr<USpoofChecker, CloseChecker> instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        USpoofChecker *made = uspoof_open(&status);
        uspoof_setChecks(made, USPOOF_RESTRICTION_LEVEL | USPOOF_INVISIBLE | USPOOF_MIXED_NUMBERS, &status);
        uspoof_setRestrictionLevel(made, USPOOF_HIGHLY_RESTRICTIVE);
        return std::unique_ptr<USpoofChecker, CloseChecker>(made);
    }();
    return instance.get();
}

QString nfd(const QString &text)
{
    UErrorCode status = U_ZERO_ERROR;
    return normalizedBy(unorm2_getNFDInstance(&status), text);
}

QString nfkc(const QString &text)
{
    UErrorCode status = U_ZERO_ERROR;
    return normalizedBy(unorm2_getNFKCInstance(&status), text);
}

QString caseFolded(const QString &name)
{
    UErrorCode status = U_ZERO_ERROR;
    return normalizedBy(unorm2_getNFKCCasefoldInstance(&status), name);
}

bool isMark(char32_t c)
{
    return (U_GET_GC_MASK(UChar32(c)) & U_GC_M_MASK) != 0;
}

QString withoutAccents(const QString &name)
{
    QString result;
    bool mayBeAccent = false;
    for (const char32_t c : nfd(name).toUcs4()) {
        if (!isMark(c))
            mayBeAccent = canHaveAccents(c);
        else if (mayBeAccent)
            continue;
        result += QString::fromUcs4(&c, 1);
    }
    return result;
}

QString withoutMarks(const QString &text)
{
    QString result;
    for (const char32_t c : nfd(text).toUcs4()) {
        if (!isMark(c))
            result += QString::fromUcs4(&c, 1);
    }
    return result;
}

} // namespace confab::core::names
