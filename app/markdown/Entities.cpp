// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Entities.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

struct Named
{
    QLatin1StringView name;
    char16_t character;
};

// Those that people and models write; in order.
constexpr std::array kNamed = {
    Named{"amp"_L1, u'&'},         Named{"apos"_L1, u'\''},       Named{"asymp"_L1, u'\u2248'},
    Named{"bull"_L1, u'\u2022'},   Named{"cent"_L1, u'\u00A2'},   Named{"check"_L1, u'\u2713'},
    Named{"copy"_L1, u'\u00A9'},   Named{"darr"_L1, u'\u2193'},   Named{"deg"_L1, u'\u00B0'},
    Named{"divide"_L1, u'\u00F7'}, Named{"emsp"_L1, u'\u2003'},   Named{"ensp"_L1, u'\u2002'},
    Named{"euro"_L1, u'\u20AC'},   Named{"ge"_L1, u'\u2265'},     Named{"gt"_L1, u'>'},
    Named{"harr"_L1, u'\u2194'},   Named{"hellip"_L1, u'\u2026'}, Named{"infin"_L1, u'\u221E'},
    Named{"laquo"_L1, u'\u00AB'},  Named{"larr"_L1, u'\u2190'},   Named{"ldquo"_L1, u'\u201C'},
    Named{"le"_L1, u'\u2264'},     Named{"lsquo"_L1, u'\u2018'},  Named{"lt"_L1, u'<'},
    Named{"mdash"_L1, u'\u2014'},  Named{"middot"_L1, u'\u00B7'}, Named{"minus"_L1, u'\u2212'},
    Named{"nbsp"_L1, u'\u00A0'},   Named{"ndash"_L1, u'\u2013'},  Named{"ne"_L1, u'\u2260'},
    Named{"para"_L1, u'\u00B6'},   Named{"plusmn"_L1, u'\u00B1'}, Named{"pound"_L1, u'\u00A3'},
    Named{"quot"_L1, u'"'},        Named{"raquo"_L1, u'\u00BB'},  Named{"rarr"_L1, u'\u2192'},
    Named{"rdquo"_L1, u'\u201D'},  Named{"reg"_L1, u'\u00AE'},    Named{"rsquo"_L1, u'\u2019'},
    Named{"sect"_L1, u'\u00A7'},   Named{"shy"_L1, u'\u00AD'},    Named{"thinsp"_L1, u'\u2009'},
    Named{"times"_L1, u'\u00D7'},  Named{"trade"_L1, u'\u2122'},  Named{"uarr"_L1, u'\u2191'},
    Named{"yen"_L1, u'\u00A5'},    Named{"zwj"_L1, u'\u200D'},    Named{"zwnj"_L1, u'\u200C'},
};

QString numbered(QStringView digits)
{
    const bool hex = digits.startsWith(u'x', Qt::CaseInsensitive);
    bool ok = false;
    const uint code = (hex ? digits.sliced(1) : digits).toUInt(&ok, hex ? 16 : 10);
    if (!ok || code == 0 || code > 0x10FFFF || QChar::isSurrogate(code) || (code < 0x20 && code != '\t'))
        return QString(QChar(QChar::ReplacementCharacter));
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1);
}

} // namespace

QString decodedEntity(const QString &entity)
{
    if (!entity.startsWith(u'&') || !entity.endsWith(u';') || entity.size() < 3)
        return entity;
    const QStringView name = QStringView(entity).sliced(1, entity.size() - 2);
    if (name.startsWith(u'#'))
        return numbered(name.sliced(1));
    const auto found = std::ranges::find_if(kNamed, [name](const Named &each) { return name == each.name; });
    return found == kNamed.end() ? entity : QString(QChar(found->character));
}

} // namespace confab::markdown
