// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Pages.h"

#include "gateway/http/EntityTag.h"
#include "gateway/http/HttpRouter.h"

#include <QFile>
#include <QHash>

#include <memory>

namespace confab::web {

using namespace Qt::StringLiterals;

namespace {

QByteArray typeOf(const QString &name)
{
    const QHash<QString, QByteArray> types{{u"html"_s, "text/html; charset=utf-8"},
                                           {u"css"_s, "text/css; charset=utf-8"},
                                           {u"js"_s, "text/javascript; charset=utf-8"},
                                           {u"svg"_s, "image/svg+xml"}};
    return types.value(name.section(u'.', -1), "text/plain; charset=utf-8");
}

//! The files of one page's folder. What was asked for once is kept unpacked, so that nobody can keep the server busy by
//! it. Browsers keep them too, and ask whether they are still the same.
class Folder
{
public:
    explicit Folder(const QString &name)
        : m_path(u":/confab/web/"_s + name + u'/')
    {
    }

    gateway::HttpResponse answer(const gateway::HttpRequest &request, const QString &name)
    {
        QFile file(m_path + name);
        if (!m_contents.contains(name)) {
            if (!file.open(QIODevice::ReadOnly))
                return gateway::errorResponse(Error{ErrorCode::NotFound});
            const QByteArray bytes = file.readAll();
            m_contents.insert(name, {bytes, gateway::entityTag(bytes)});
        }
        const Content content = m_contents.value(name);
        gateway::HttpResponse response{.contentType = typeOf(name), .body = content.bytes};
        response.headers.add("content-security-policy", contentSecurityPolicy());
        return gateway::tagged(request, std::move(response), content.tag);
    }
    bool has(const QString &name) const { return QFile::exists(m_path + name); }

private:
    struct Content
    {
        QByteArray bytes = {};
        QByteArray tag = {};
    };

    QString m_path;
    QHash<QString, Content> m_contents;
};

using SharedFolder = std::shared_ptr<Folder>;

void addFile(gateway::HttpRouter &router, const QString &path, const SharedFolder &folder, const QString &name)
{
    router.add("GET", path,
               [folder, name](const gateway::HttpRequest &request, const gateway::Captures &,
                              gateway::HttpReply reply) { reply(folder->answer(request, name)); });
}

//! What a page loads. A name never has a slash in it.
void addParts(gateway::HttpRouter &router, const QString &path, const SharedFolder &folder)
{
    router.add("GET", path + u"/{name}"_s,
               [folder](const gateway::HttpRequest &request, const gateway::Captures &captures,
                        gateway::HttpReply reply) { reply(folder->answer(request, captures.value(u"name"_s))); });
}

} // namespace

QByteArray contentSecurityPolicy()
{
    return "default-src 'none'; script-src 'self'; connect-src 'self'; "
           // The hash is that of an empty <style>, which Redoc fills by script.
           "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; "
           "img-src 'self' data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}

void addChatPage(gateway::HttpRouter &router)
{
    const auto folder = std::make_shared<Folder>(u"chat"_s);
    addFile(router, u"/"_s, folder, u"index.html"_s);
    addParts(router, u"/web"_s, folder);
}

void addResetPage(gateway::HttpRouter &router)
{
    const auto folder = std::make_shared<Folder>(u"reset"_s);
    addFile(router, u"/reset"_s, folder, u"index.html"_s);
    addParts(router, u"/reset"_s, folder);
}

void addDocumentPages(gateway::HttpRouter &router)
{
    const auto folder = std::make_shared<Folder>(u"docs"_s);
    const auto orPlain = [&folder](const QString &name) { return folder->has(name) ? name : u"plain.html"_s; };
    addFile(router, u"/docs"_s, folder, orPlain(u"swagger.html"_s));
    addFile(router, u"/redoc"_s, folder, orPlain(u"redoc.html"_s));
    addParts(router, u"/docs-web"_s, folder);
}

} // namespace confab::web
