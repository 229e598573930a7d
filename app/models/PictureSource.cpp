// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PictureSource.h"

#include "client/Guarded.h"
#include "client/Workspace.h"

namespace confab::models {

PictureSource::~PictureSource()
{
    attach(nullptr);
}

void PictureSource::attach(client::Workspace *workspace)
{
    m_workspace = workspace;
    const QHash<int, Reply> asked = std::exchange(m_asked, {});
    for (const Reply &reply : asked)
        reply({});
}

void PictureSource::ask(const QString &hash, Reply reply)
{
    if (!m_workspace)
        return reply({});
    const int number = ++m_last;
    m_asked.insert(number, std::move(reply));
    const auto onAnswer = [this, number](const Result<QByteArray> &bytes) {
        if (const Reply asked = m_asked.take(number))
            asked(bytes ? *bytes : QByteArray());
    };
    m_workspace->pictures().get(hash, client::guarded(this, onAnswer));
}

} // namespace confab::models
