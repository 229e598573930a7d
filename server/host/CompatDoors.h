// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FacadeTypes.h"
#include "ground/Door.h"
#include "ground/Ground.h"
#include "ServerConfig.h"

#include <vector>

namespace confab::host {

//! The façades of a server that are on, each with its ground and its doors. Room thread.
class CompatDoors
{
public:
    struct Setup
    {
        gateway::FrontPolicy policy = {}; //!< of the server's own front
        gateway::EndpointSettings endpoints = {};
        QStringList ownNames = {}; //!< of this machine, where a door is open beyond it
    };

    //! What `world` names outlives this, the bus calls it no longer then.
    CompatDoors(const QList<CompatConfig> &facades, const compat::World &world, core::Bus &bus, const Setup &setup);
    ~CompatDoors();
    Q_DISABLE_COPY_MOVE(CompatDoors)

    //! One façade after the other finds what it has.
    void start(core::Reply<Done> reply);
    //! All of them, or none and why not.
    Result<> listen(const std::shared_ptr<gateway::ConnectionCensus> &census);
    //! "multiuser: http://127.0.0.1:8765", and "chipiai gateway: http://…" of a further port; the first place of each.
    QStringList urls() const;
    void tick();
    void stopListening();
    void goodbye();
    //! Closes the connections of somebody who may be here no longer.
    void turnOut(UserId user);
    int connectionCount() const;

private:
    struct Served
    {
        CompatConfig config = {};
        std::unique_ptr<compat::Ground> ground = {};
        std::unique_ptr<compat::Facade> facade = {};
        std::vector<std::pair<QString, std::unique_ptr<compat::Door>>> doors = {}; // by the name of the port
    };

    void open(const CompatConfig &config, const Setup &setup);
    void startFrom(size_t index, core::Reply<Done> reply);
    void onPublication(const core::Publication &publication);

    compat::World m_world;
    std::vector<std::unique_ptr<Served>> m_served;
    core::Life m_life;
};

} // namespace confab::host
