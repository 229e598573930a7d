// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "JsonTape.h"
#include "Limits.h"
#include "Result.h"

#include <memory>

namespace confab::codec {

//! An object of JSON that was checked and holds on to its text: shared, never changed, cheap to copy.
class Json
{
public:
    //! An object without keys.
    Json();
    //! Under all checks of JsonScanner.
    static Result<Json> read(const QByteArray &text, const Limits &limits);
    //! What a server or an own file says: as deep and as much as it likes to, and a text may hold a NUL.
    static Result<Json> readTrusted(const QByteArray &text);

    JsonObject object() const;
    //! An object within this one.
    Json part(const JsonValue &object) const;

private:
    struct Text;
    Json(std::shared_ptr<const Text> text, quint32 node);

    std::shared_ptr<const Text> m_text;
    quint32 m_node = 0;
};

} // namespace confab::codec
