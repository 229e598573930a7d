// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RefusedNames.h"

#include "FrontPolicy.h"

#include <QLoggingCategory>

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(logNames, "confab.gateway.http")

constexpr qsizetype kNames = 32;
constexpr qsizetype kNameBytes = 253; // the longest of DNS

} // namespace

void RefusedNames::tell(const QByteArray &host)
{
    const QByteArray name = FrontPolicy::nameOf(host).left(kNameBytes);
    {
        const std::lock_guard lock(m_mutex);
        if (m_told.size() == kNames || m_told.contains(name))
            return;
        m_told.insert(name);
    }
    qCWarning(logNames).noquote() << u"refused a request for “%1”; if this server goes by that name, add it to "
                                      "gateway.allowedHosts"_s.arg(QString::fromLatin1(name));
}

} // namespace confab::gateway
