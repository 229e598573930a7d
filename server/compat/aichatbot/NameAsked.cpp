// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NameAsked.h"

#include "ground/MultipartForm.h"
#include "protocol/Json.h"

namespace confab::compat::aichatbot {

using namespace Qt::StringLiterals;

namespace {

QString nameInJson(const QByteArray &body, const Limits &limits)
{
    const auto json = codec::Json::read(body, limits);
    return json ? json->object().value("name"_L1).toString() : QString();
}

//! A form in a body is written like a query.
QString nameInForm(const QByteArray &body)
{
    gateway::HttpRequest form;
    form.query = body;
    return form.queryItem("name").value_or(QString());
}

QString nameInBody(const gateway::HttpRequest &request, const Limits &limits)
{
    const QByteArray type = request.headers.value("content-type");
    if (const auto boundary = boundaryOf(type))
        return multipartField(request.body, *boundary, "name").value_or(QString());
    // Who sends JSON does not always say so.
    if (request.body.trimmed().startsWith('{'))
        return nameInJson(request.body, limits);
    return nameInForm(request.body);
}

QString cut(const QString &name, int chars)
{
    if (name.size() <= chars)
        return name;
    return name.first(name[chars - 1].isHighSurrogate() ? chars - 1 : chars).trimmed();
}

} // namespace

QString nameAsked(const gateway::HttpRequest &request, const Limits &limits)
{
    const QString inBody = nameInBody(request, limits).trimmed();
    const QString name = inBody.isEmpty() ? request.queryItem("name").value_or(QString()).trimmed() : inBody;
    return cut(name, limits.nameChars);
}

} // namespace confab::compat::aichatbot
