// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace confab::assistant {

//! Which of the parameters an endpoint takes that not all of them take.
struct RequestDialect
{
    bool streamOptions = true;
    bool maxTokens = true; //!< false: "max_completion_tokens" instead
    bool temperature = true;
    bool responseFormat = true;
    friend bool operator==(const RequestDialect &, const RequestDialect &) = default;
};

//! How to ask again after a refusal in these words: without what they name of what was sent. Nothing when they name
//! none of it. Pure.
std::optional<RequestDialect> withoutRefused(const RequestDialect &dialect, const QJsonObject &sent,
                                             const QString &words);

//! What each model of a provider was found to take, so that only its first answer pays for finding out.
class DialectMemory
{
public:
    RequestDialect of(const QString &model) const { return m_known.value(model); }
    void learn(const QString &model, const RequestDialect &dialect) { m_known.insert(model, dialect); }

private:
    QHash<QString, RequestDialect> m_known;
};

} // namespace confab::assistant
