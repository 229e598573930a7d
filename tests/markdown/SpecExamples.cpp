// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SpecExamples.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace confab::test {

QList<SpecExample> readSpec(const QString &spec)
{
    const QString fence = u"`"_s.repeated(32);
    QList<SpecExample> examples;
    QString section;
    SpecExample example;
    QString *part = nullptr;
    for (const QString &line : spec.split(u'\n')) {
        if (!part && line.startsWith(fence + u" example"_s)) {
            example = {int(examples.size()) + 1, section, {}, {}};
            part = &example.markdown;
        } else if (!part) {
            if (line.startsWith(u'#'))
                section = line.section(u' ', 1);
        } else if (line == fence) {
            examples.append(example);
            part = nullptr;
        } else if (line == "."_L1 && part == &example.markdown) {
            part = &example.html;
        } else {
            // Tabs are written as arrows.
            *part += QString(line).replace(u'\u2192', u'\t') + u'\n';
        }
    }
    return examples;
}

} // namespace confab::test
