// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Languages.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace confab::markdown {

QString definitionName(const QString &language)
{
    static const QHash<QString, QString> names = {
        {u"c++"_s, u"C++"_s},
        {u"cc"_s, u"C++"_s},
        {u"h"_s, u"C++"_s},
        {u"hpp"_s, u"C++"_s},
        {u"sh"_s, u"Bash"_s},
        {u"shell"_s, u"Bash"_s},
        {u"console"_s, u"Bash"_s},
        {u"json"_s, u"JavaScript"_s},
        {u"jsonc"_s, u"JavaScript"_s},
        {u"patch"_s, u"Diff"_s},
        {u"yml"_s, u"YAML"_s},
        {u"golang"_s, u"Go"_s},
        {u"node"_s, u"JavaScript"_s},
        {u"mjs"_s, u"JavaScript"_s},
        {u"postgres"_s, u"SQL (PostgreSQL)"_s},
        {u"psql"_s, u"SQL (PostgreSQL)"_s},
        {u"ini"_s, u"INI Files"_s},
        {u"conf"_s, u"INI Files"_s},
        {u"php"_s, u"PHP/PHP"_s},
        {u"bat"_s, u"MS-DOS Batch"_s},
        {u"ps1"_s, u"PowerShell"_s},
        {u"make"_s, u"Makefile"_s},
        {u"nginx"_s, u"nginx Configuration"_s},
        {u"svg"_s, u"XML"_s},
    };
    return names.value(language.toLower(), language);
}

} // namespace confab::markdown
