// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Codec.h"

#include <QObject>

namespace confab::client {

class BanEnds;
class NewestPages;
class PartnerPresences;
class Workspace;

//! What happens in a workspace, and in which order, as its connection comes and goes: what a welcome says is taken over,
//! what was missed is asked for once all is live, and what nobody tells any more is doubted when it is gone. GUI thread.
class CatchUp : public QObject
{
    Q_OBJECT
public:
    //! Those parts of the workspace that are there for this alone.
    struct Parts
    {
        NewestPages &newestPages;
        BanEnds &banEnds;
        PartnerPresences &partnerPresences;
    };

    //! All outlive this.
    CatchUp(Workspace &workspace, const Parts &parts);

private:
    void onWelcome(const reply::Welcome &welcome);
    void onStateChanged();
    void onLive();
    void onOffline();

    Workspace &m_workspace;
    Parts m_parts;
};

} // namespace confab::client
