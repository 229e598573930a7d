// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "JsonTape.h"
#include "Limits.h"
#include "Result.h"

namespace confab::codec {

using namespace Qt::StringLiterals;

//! A struct that says itself what it looks like, see Describe.h.
template <class T>
concept Described = requires(int &form, T &it)
{
    T::describe(form, it);
};

//! What the readers of one JSON text share. After a complaint reading goes on; who asked looks once at the end.
struct Reading
{
    const Limits &limits;
    std::optional<Error> complaint = {}; //!< the first one

    //! Always false.
    bool refuse(QLatin1String name, QStringView why)
    {
        if (!complaint)
            complaint = Error{ErrorCode::ValidationFailed, u"“%1” %2."_s.arg(name, why), name};
        return false;
    }
};

//! False when it is of a kind that is not known here.
template <class T>
bool readObject(const JsonObject &object, Reading &reading, T &out);

} // namespace confab::codec
