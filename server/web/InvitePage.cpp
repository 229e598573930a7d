// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "gateway/http/HttpRouter.h"
#include "Pages.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QUrl>

namespace confab::web {

using namespace Qt::StringLiterals;

namespace {

constexpr char kStyle[] = "body{font:1.1em/1.5 system-ui,sans-serif;max-width:32em;margin:12vh auto;padding:0 1.5em;"
                          "color:#1d2025;background:#fff}a.open{display:inline-block;padding:.6em 1.4em;"
                          "border-radius:.5em;background:#2f5bd8;color:#fff;text-decoration:none}"
                          "code{overflow-wrap:anywhere}@media(prefers-color-scheme:dark){body{color:#e8eaed;"
                          "background:#17191c}}";

// Without a script: the page opens the app by itself, and by its link where the browser asks first.
constexpr char16_t kPage[] =
    u"<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\">"
    "<meta http-equiv=refresh content=\"0;url=%1\"><title>You are invited</title><style>%2</style>"
    "<h1>You are invited</h1><p>Somebody asks you into a room on <b>%3</b>.</p>"
    "<p><a class=open href=\"%1\">Open in Confab</a></p>"
    "<p>Nothing happens? Then Confab is not installed on this computer. Install the package “confab” of your system, "
    "or ask who has invited you where to get it. In Confab, choose another server and paste the link of this page.</p>"
    "<p><code>%1</code></p></html>";

bool isWhole(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

//! Where the request was sent to, as a browser calls it; invalid where it names no place.
QUrl placeOf(const gateway::HttpRequest &request)
{
    const QString host = QString::fromLatin1(request.headers.value("host"));
    if (!isWhole(host, u"[A-Za-z0-9._-]+(:[0-9]+)?|\\[[0-9A-Fa-f:.]+\\](:[0-9]+)?"_s))
        return {};
    return QUrl((request.secure ? u"https://"_s : u"http://"_s) + host, QUrl::StrictMode);
}

//! What the app opens. Its usual port is another than that of browsers, so a port is always named.
QUrl appLink(const QUrl &place, const QString &code, const QString &key)
{
    const bool isSecure = place.scheme() == "https"_L1;
    constexpr int kHttpsPort = 443;
    constexpr int kHttpPort = 80;
    QUrl link;
    link.setScheme(isSecure ? u"confabs"_s : u"confab"_s);
    link.setHost(place.host());
    link.setPort(place.port(isSecure ? kHttpsPort : kHttpPort));
    link.setPath(u"/i/"_s + code);
    // The key of a server that has made itself a certificate.
    if (isWhole(key, u"[A-Za-z0-9_-]{43}"_s))
        link.setQuery(u"k="_s + key);
    return link;
}

gateway::HttpResponse page(const gateway::HttpRequest &request, const QString &code, const QString &publicUrl)
{
    const QUrl place = publicUrl.isEmpty() ? placeOf(request) : QUrl(publicUrl);
    if (!isWhole(code, u"[A-Za-z0-9_-]{22}"_s) || place.host().isEmpty())
        return gateway::errorResponse(Error{ErrorCode::NotFound});
    const QString link =
        appLink(place, code, request.queryItem("k").value_or(QString())).toString(QUrl::FullyEncoded).toHtmlEscaped();
    const QByteArray hash = QCryptographicHash::hash(kStyle, QCryptographicHash::Sha256).toBase64();
    const QString host = place.host().toHtmlEscaped();
    gateway::HttpResponse response{.contentType = "text/html; charset=utf-8",
                                   .body =
                                       QString::fromUtf16(kPage).arg(link, QString::fromLatin1(kStyle), host).toUtf8()};
    response.headers.add("content-security-policy", "default-src 'none'; style-src 'sha256-" + hash +
                                                        "'; base-uri 'none'; form-action 'none'; "
                                                        "frame-ancestors 'none'");
    response.headers.add("cache-control", "no-store");
    response.headers.add("referrer-policy", "no-referrer");
    return response;
}

} // namespace

void addInvitePage(gateway::HttpRouter &router, const QString &publicUrl)
{
    router.add("GET", u"/i/{code}"_s,
               [publicUrl](const gateway::HttpRequest &request, const gateway::Captures &captures,
                           gateway::HttpReply reply) { reply(page(request, captures.value(u"code"_s), publicUrl)); });
}

} // namespace confab::web
