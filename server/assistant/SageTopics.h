// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace confab::assistant {

enum class SageTopic { Python, Async, WebSocket, Event, Database, Default };

//! What a question is about: the first topic, in this order, of which a keyword stands in it as a whole word; a plural
//! counts, and hyphens don't matter. Pure.
SageTopic sageTopic(QStringView question);

//! Sage's markdown on a topic, without a greeting.
QString sageText(SageTopic topic);

//! The whole answer, greeting the asker by name. The same question gives the same answer.
QString sageAnswer(QStringView question, const QString &askerName);

} // namespace confab::assistant
