// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Bus.h"
#include "core/Reply.h"
#include "FacadeSettings.h"
#include "gateway/http/HttpRouter.h"

#include <memory>

namespace confab::compat {

class Ground;

//! Another system's server, as that system's clients see it: its routes and sockets, what comes in by them, and how
//! what happens in its rooms goes out. It has no rules and no store of its own: it gives the same commands as
//! everybody, by Ground::ask(), and is told the same events. Room thread.
class Facade
{
public:
    virtual ~Facade() = default;

    //! Before the doors open, once for each of FacadeKind::ports, by its name. Handlers are called as long as the
    //! façade lives.
    virtual void addRoutes(gateway::HttpRouter &router, const QString &port) = 0;
    //! After the rooms are loaded and before the doors open: makes or finds what it always has.
    virtual void start(core::Reply<Done> reply) = 0;
    //! What happened in one of its rooms (Ground::rooms()), as it is published. Events for some people alone come too.
    virtual void heard(RoomId room, const core::Publication &publication) = 0;
    //! About four times a second.
    virtual void tick() {}
};

//! A façade that the server has: what host knows of it.
struct FacadeType
{
    FacadeKind kind = {};
    gateway::Refusal refuse = {}; //!< none: as everywhere here
    //! Of which pages it is called where compat.NAME.origins says nothing; null: by all, on this machine.
    QStringList (*origins)(const FacadeSettings &settings) = nullptr;
    std::unique_ptr<Facade> (*make)(Ground &ground) = nullptr;
};

} // namespace confab::compat
