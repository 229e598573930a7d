// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

namespace confab::test {

//! One example of a specification.
struct SpecExample
{
    int number = 0;
    QString section; //!< the heading that it stands under
    QString markdown;
    QString html;
};

//! The examples of a specification in the format of CommonMark's spec.txt.
QList<SpecExample> readSpec(const QString &spec);

} // namespace confab::test
