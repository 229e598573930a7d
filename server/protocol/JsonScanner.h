// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "JsonTape.h"
#include "Limits.h"
#include "Result.h"

#include <QVarLengthArray>

#include <optional>

namespace confab::codec {

//! Checks a whole JSON text before anything of it is used: strict RFC 8259 in valid UTF-8, no BOM, nothing behind the
//! value, no duplicate keys, no lone surrogates, no NUL (escaped ones neither), numbers that a double can hold, and
//! depth and keys within the limits. Fills a tape on the way. One scanner for one text.
class JsonScanner
{
public:
    JsonScanner(JsonTape &tape, const Limits &limits);
    //! One object may have so many keys, if that is more than others may: which one is told by wideObject().
    void allowOneWideObject(int keys) { m_wideKeys = keys; }
    //! Texts may hold U+0000.
    void allowNul() { m_isNulAllowed = true; }
    //! Done when the text is one good object, else ErrorCode::BadRequest with the reason and its byte.
    Result<> scan();
    //! The node of the object that has more keys than the limit, after a good scan.
    std::optional<quint32> wideObject() const { return m_wideObject; }

private:
    struct Key
    {
        quint32 node;
        quint32 hash;
    };

    bool value(int depth);
    bool object(int depth);
    bool array(int depth);
    bool string();
    bool number();
    bool digits();
    bool word(QByteArrayView text, JsonTape::Type type);
    bool checkKey(qsizetype node, qsizetype firstKey);
    bool mayHaveOneMore(qsizetype node, qsizetype keys);
    bool sameKey(const Key &one, const Key &other) const;
    void skipSpace();
    bool at(char c) const { return m_at < m_end && *m_at == c; }
    bool fail(const char *reason);
    quint32 offset() const { return quint32(m_at - m_tape.text().data()); }

    JsonTape &m_tape;
    const Limits &m_limits;
    const char *m_at;
    const char *m_end;
    //! The keys of the objects that are open, innermost last.
    QVarLengthArray<Key, 64> m_keys;
    int m_keyCount = 0;
    int m_wideKeys = 0;
    bool m_isNulAllowed = false;
    std::optional<quint32> m_wideObject = {};
    const char *m_reason = nullptr;
};

} // namespace confab::codec
