// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Json.h"

#include "JsonScanner.h"

#include <limits>

namespace confab::codec {

namespace {

// Depth is bounded all the same: the scanner calls itself. So are keys of one object, which are compared with each
// other.
constexpr Limits kTrusted{.jsonDepth = 64, .jsonKeysObject = 1'024, .jsonKeysFrame = std::numeric_limits<int>::max()};

} // namespace

struct Json::Text
{
    explicit Text(const QByteArray &text)
        : bytes(text)
    {
    }
    const QByteArray bytes;
    JsonTape tape{bytes};
};

Json::Json()
{
    static const Json empty = *read("{}"_qba, Limits());
    *this = empty;
}

Json::Json(std::shared_ptr<const Text> text, quint32 node)
    : m_text(std::move(text))
    , m_node(node)
{
}

Result<Json> Json::read(const QByteArray &text, const Limits &limits)
{
    const auto own = std::make_shared<Text>(text);
    if (const auto scanned = JsonScanner(own->tape, limits).scan(); !scanned)
        return scanned.error();
    return Json(own, 0);
}

Result<Json> Json::readTrusted(const QByteArray &text)
{
    const auto own = std::make_shared<Text>(text);
    JsonScanner scanner(own->tape, kTrusted);
    scanner.allowNul();
    if (const auto scanned = scanner.scan(); !scanned)
        return scanned.error();
    return Json(own, 0);
}

JsonObject Json::object() const
{
    return {m_text->tape, m_node};
}

Json Json::part(const JsonValue &object) const
{
    return {m_text, object.index()};
}

} // namespace confab::codec
