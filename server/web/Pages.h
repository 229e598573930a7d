// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace confab::gateway {
class HttpRouter;
}

//! The pages that are served to browsers. All have the one content security policy, which lets them load what stands
//! beside them, and talk to this server; nothing else. The handlers know nothing but the program's resources.
namespace confab::web {

//! At "/": joins the conversation of the WebSocket at /ws by a name.
void addChatPage(gateway::HttpRouter &router);
//! At "/docs" and "/redoc": show /openapi.json.
void addDocumentPages(gateway::HttpRouter &router);
//! At "/i/CODE": what a link of an invite shows in a browser. It opens the app, tells nothing of where it leads, and has a
//! stricter policy. `publicUrl` is how people know the server; empty: as each request calls it.
void addInvitePage(gateway::HttpRouter &router, const QString &publicUrl);

//! At "/reset#CODE": sets a new password by the link of user:reset.
void addResetPage(gateway::HttpRouter &router);

QByteArray contentSecurityPolicy();

} // namespace confab::web
