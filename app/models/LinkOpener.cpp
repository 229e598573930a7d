// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LinkOpener.h"

#include "markdown/LinkTarget.h"
#include "Settings.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {

bool isMail(const QUrl &url)
{
    return url.scheme() == "mailto"_L1;
}

//! "example.org", with the port where it is not the usual one; empty of mail.
QString siteOf(const QUrl &url)
{
    if (isMail(url))
        return {};
    const QString host = url.host(QUrl::FullyEncoded).toLower();
    return url.port() < 0 ? host : host + u':' + QString::number(url.port());
}

//! "https://example.org" means the same as "https://example.org/".
QUrl withPath(QUrl url)
{
    if (url.path().isEmpty())
        url.setPath(u"/"_s);
    return url;
}

//! The reader has seen the address. Letters that can look like others are not taken for seen.
bool isItsAddress(const QString &label, const QUrl &url)
{
    if (std::any_of(label.cbegin(), label.cend(), [](QChar c) { return c.unicode() <= ' ' || c.unicode() > '~'; }))
        return false;
    if (isMail(url))
        return !url.hasQuery() && (label == url.path() || label == url.toString());
    const QUrl shown(label.contains("://"_L1) ? label : url.scheme() + "://"_L1 + label, QUrl::StrictMode);
    return shown.isValid() && withPath(shown) == withPath(url);
}

QString warningFor(const QUrl &url, const QString &label)
{
    if (!url.userInfo().isEmpty())
        return LinkOpener::tr("The part before @ is not where this leads.");
    if (url.host(QUrl::EncodeUnicode).contains("xn--"_L1))
        return LinkOpener::tr("This address contains letters that can look like others.");
    if (markdown::isMisleading(label, markdown::linkTarget(url.toString(QUrl::FullyEncoded))))
        return LinkOpener::tr("The text names another address than the link leads to.");
    return {};
}

} // namespace

LinkOpener::LinkOpener(Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
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
    return isMail(m_url) ? m_url.path() : m_url.host(QUrl::EncodeUnicode);
}

QString LinkOpener::warning() const
{
    return m_warning;
}

QString LinkOpener::site() const
{
    return m_warning.isEmpty() ? siteOf(m_url) : QString();
}

void LinkOpener::request(const QString &url, const QString &label)
{
    const QUrl parsed(url.trimmed(), QUrl::StrictMode);
    static const QSet<QString> kAllowed{u"http"_s, u"https"_s, u"mailto"_s, u"confab"_s, u"confabs"_s};
    if (!parsed.isValid() || !kAllowed.contains(parsed.scheme()) || (!isMail(parsed) && parsed.host().isEmpty()))
        return;
    // A room of others: what the app asks then names the address as well.
    if (parsed.scheme() == "confab"_L1 || parsed.scheme() == "confabs"_L1) {
        cancel();
        Q_EMIT joinRequested(parsed.toString(QUrl::FullyEncoded));
        return;
    }
    const QString shown = label.trimmed();
    const QString warning = warningFor(parsed, shown);
    if (warning.isEmpty() && (isItsAddress(shown, parsed) || m_settings.isTrusted(siteOf(parsed)))) {
        cancel();
        Q_EMIT openRequested(parsed);
        return;
    }
    set(parsed, warning);
}

void LinkOpener::open(bool always)
{
    if (always)
        m_settings.trust(site());
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
