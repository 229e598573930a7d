// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LinkOpener.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {

bool looksLikeAddress(const QString &label)
{
    return !label.contains(u' ') && (label.contains("://"_L1) || label.startsWith("www."_L1));
}

QString hostOfLabel(const QString &label)
{
    return QUrl(label.contains("://"_L1) ? label : "https://"_L1 + label).host(QUrl::EncodeUnicode);
}

} // namespace

LinkOpener::LinkOpener(QObject *parent)
    : QObject(parent)
{
}

bool LinkOpener::isPending() const
{
    return !m_url.isEmpty();
}

QString LinkOpener::address() const
{
    return m_url.toString(QUrl::FullyEncoded);
}

QString LinkOpener::host() const
{
    return m_url.scheme() == "mailto"_L1 ? m_url.path() : m_url.host(QUrl::EncodeUnicode);
}

QString LinkOpener::warning() const
{
    return m_warning;
}

void LinkOpener::request(const QString &url, const QString &label)
{
    const QUrl parsed(url.trimmed(), QUrl::StrictMode);
    static const QSet<QString> kAllowed{u"http"_s, u"https"_s, u"mailto"_s};
    if (!parsed.isValid() || !kAllowed.contains(parsed.scheme()) ||
        (parsed.scheme() != "mailto"_L1 && parsed.host().isEmpty()))
        return;
    QString warning;
    const QString shown = label.trimmed();
    if (!parsed.userInfo().isEmpty())
        warning = tr("The part before @ is not where this leads.");
    else if (parsed.host(QUrl::EncodeUnicode).contains("xn--"_L1))
        warning = tr("This address contains letters that can look like others.");
    else if (looksLikeAddress(shown) && hostOfLabel(shown) != parsed.host(QUrl::EncodeUnicode))
        warning = tr("The text names another address than the link leads to.");
    set(parsed, warning);
}

void LinkOpener::open()
{
    if (isPending())
        Q_EMIT openRequested(m_url);
    cancel();
}

void LinkOpener::copy()
{
    if (isPending())
        Q_EMIT copyRequested(address());
    cancel();
}

void LinkOpener::cancel()
{
    set({}, {});
}

void LinkOpener::set(const QUrl &url, const QString &warning)
{
    m_url = url;
    m_warning = warning;
    Q_EMIT pendingChanged();
}

} // namespace confab::models
