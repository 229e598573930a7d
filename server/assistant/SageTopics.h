// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace confab::assistant {

enum class SageTopic { Python, Async, WebSocket, Event, Database, Default };

//! What a question is about: the topic of which most keywords stand in it as whole words (a plural counts), the one
//! named first on a tie. Pure.
SageTopic sageTopic(QStringView question);

//! Sage's markdown on a topic, without a greeting.
QString sageText(SageTopic topic);

//! The whole answer, greeting the asker by name. The same question gives the same answer.
QString sageAnswer(QStringView question, const QString &askerName);

} // namespace confab::assistant
