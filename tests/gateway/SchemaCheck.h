// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>

namespace confab::test {

//! What is wrong with a value by a JSON Schema of this document, with the place; empty when it fits. Knows the keywords
//! that the documents are written with, and complains about any other.
QString complaintOf(const QJsonValue &value, const QJsonObject &schema, const QJsonObject &document,
                    const QString &place = {});

} // namespace confab::test
