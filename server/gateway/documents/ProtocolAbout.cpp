// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ProtocolAbout.h"

#include "protocol/EventNames.h"
#include "protocol/RewrittenReply.h"
#include "protocol/SchemaForm.h"

namespace confab::gateway {

using codec::Schemas;
using codec::Speaker;

namespace {

template <class Answer>
codec::Schema answerSchema(Schemas &schemas)
{
    if constexpr (std::is_empty_v<Answer>)
        return codec::Schema("object");
    else
        return schemas.reference<Answer>(Speaker::Server);
}

// One without kAbout does not compile.
template <class... Commands>
QList<CommandAbout> abouts(std::type_identity<std::variant<Commands...>>)
{
    return {CommandAbout{.name = Commands::kName,
                         .about = Commands::kAbout,
                         .data = [](Schemas &schemas) { return schemas.properties<Commands>(Speaker::Client); },
                         .answer = codec::typeName<typename Commands::Answer>(),
                         .answerSchema = answerSchema<typename Commands::Answer>,
                         .answerAgain = codec::rewrittenReply<typename Commands::Answer>}...};
}

template <class Event>
EventAbout aboutOf(QLatin1String name)
{
    return {name, Event::kAbout, [](Schemas &schemas) { return schemas.properties<Event>(Speaker::Server); }};
}

template <class... Events>
QList<EventAbout> eventsOf(std::type_identity<std::variant<Events...>>)
{
    QList<EventAbout> all{aboutOf<Events>(Events::kName)...};
    for (size_t further = sizeof...(Events); further < codec::kEventNames.size(); ++further)
        all.append(aboutOf<event::StreamEnded>(codec::kEventNames[further]));
    return all;
}

} // namespace

const QList<CommandAbout> &commandAbouts()
{
    static const QList<CommandAbout> all = abouts(std::type_identity<Command>());
    return all;
}

const QList<EventAbout> &eventAbouts()
{
    static const QList<EventAbout> all = eventsOf(std::type_identity<Event>());
    return all;
}

} // namespace confab::gateway
