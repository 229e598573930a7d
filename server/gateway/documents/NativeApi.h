// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ApiRoute.h"
#include "protocol/Commands.h"
#include "protocol/SchemaForm.h"

#include <variant>
#include <vector>

namespace confab::gateway {

//! A command and the route that does the same. The {id} of the pattern goes into `idField`.
struct Twin
{
    const char *method;
    QString pattern;
    QString idField = {};
    int status = 200;
    bool hasClientId = false;    //!< the command needs one; a caller who does not care gets one made
    QByteArray defaults = "{}";  //!< for what the caller left out
    QLatin1String deciding = {}; //!< a field that makes it another command
    QLatin1String settled = {};  //!< a field that the pattern leaves no use for
    bool isOpen = false;         //!< for who is not signed in, too, and runs as nobody then
};

//! The place of a command in the variant.
template <class C>
inline constexpr size_t kIndexOf = []<class... All>(std::type_identity<std::variant<All...>>) {
    size_t index = 0;
    const bool found = ((std::is_same_v<C, All> ? true : (++index, false)) || ...);
    return found ? index : throw "is no command";
}(std::type_identity<Command>());

//! What is told of a route without a command.
struct RouteAbout
{
    using Tell = codec::Schema (*)(codec::Schemas &);

    field::About about;
    QByteArray tag;
    int status = 200;
    Tell body = nullptr; //!< null: it takes none
    QByteArray bodyExample = {};
    bool needsBody = true;
    Tell answer = [](codec::Schemas &) { return codec::Schema("object"); };
    QByteArray answerExample = "{}";
    QByteArray answerLike = {}; //!< where that is empty: the answer of a command, by the name of its type
    QByteArrayList bodyTypes = {};   //!< media types of a body that isn't JSON
    QByteArrayList answerTypes = {}; //!< the same of an answer

    template <class Request>
    static codec::Schema asked(codec::Schemas &schemas)
    {
        return codec::objectSchema(schemas.properties<Request>(codec::Speaker::Client));
    }
    template <class Answer>
    static codec::Schema told(codec::Schemas &schemas)
    {
        return schemas.reference<Answer>(codec::Speaker::Server);
    }
};

//! What the two documents of the server's own API tell. Filled with the routes, and read on the thread of the handlers,
//! where each document is made when it is asked for the first time.
class NativeApi
{
public:
    enum class For { Everybody, SignedIn };

    void add(const Twin &twin, size_t command, size_t other);
    void add(const char *method, const QString &pattern, const RouteAbout &about, For whom);

    QByteArray openApi(const Limits &limits);
    QByteArray asyncApi(const Limits &limits);

private:
    struct TwinRoute
    {
        Twin twin;
        size_t command;
        size_t other;
    };
    struct PlainRoute
    {
        const char *method;
        QString pattern;
        RouteAbout about;
        For whom;
    };
    static ApiRoute routeOf(const TwinRoute &told, codec::Schemas &schemas);
    static ApiRoute routeOf(const PlainRoute &told, codec::Schemas &schemas);

    std::vector<std::variant<TwinRoute, PlainRoute>> m_routes;
    QByteArray m_openApi;
    QByteArray m_asyncApi;
};

} // namespace confab::gateway
