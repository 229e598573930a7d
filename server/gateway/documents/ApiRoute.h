// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Describe.h"

#include <QByteArray>
#include <QList>
#include <QMap>

#include <optional>

//! What a document tells of a route. Schemas and examples are JSON as it stands in the document, so that they may come
//! from a struct's description or be written by hand.
namespace confab::gateway {

struct ApiParameter
{
    QByteArray name;
    QByteArray schema = R"({"type":"string"})";
    QByteArray example = {}; //!< empty: none
    QByteArray about = {};
    bool isRequired = false; //!< one that stands in the path always is
};

struct ApiContent
{
    QByteArray schema;
    QByteArray example;
    QByteArray type = "application/json";
};

struct ApiAnswer
{
    int status = 200;
    QByteArray about = "What was asked for.";
    QList<ApiContent> content = {}; //!< one a media type
};

//! One method of one path. Without `about` it does not compile.
struct ApiRoute
{
    QByteArray method;
    QString path; //!< as HttpRouter takes it: /api/chats/{chat_id}
    field::About about;
    QByteArray tag;
    //! Those of the path may be left out: they are any text then. All others stand in the query.
    QList<ApiParameter> parameters = {};
    QList<ApiContent> body = {}; //!< one a media type; empty: there is none
    bool needsBody = true;
    QList<ApiAnswer> answers = {};
    bool isOpen = true;          //!< for who is not signed in
    QByteArray detail = {};      //!< behind `about`, in Markdown
    QByteArray operationId = {}; //!< empty: made of method and path
};

//! What stands around the routes.
struct ApiDocument
{
    QByteArray title;
    QByteArray version;
    QByteArray about = {};                     //!< in Markdown
    QMap<QByteArray, QByteArray> schemas = {}; //!< what "#/components/schemas/NAME" refers to
    QByteArray licence = {};                   //!< an object, as OpenAPI has it
    QByteArray signIn = {};                    //!< a security scheme, of routes that are not open
    std::optional<ApiAnswer> failure = {};     //!< how every route refuses; its status is not told
};

//! The document as OpenAPI 3.1.
QByteArray openApi(const ApiDocument &document, const QList<ApiRoute> &routes);

} // namespace confab::gateway
