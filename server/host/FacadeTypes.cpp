// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FacadeTypes.h"

#include "aichatbot/Chatbot.h"
#include "chatapp/ChatApp.h"
#include "chipiai/ChipiAi.h"
#include "multiuser/MultiUser.h"

#include <algorithm>

namespace confab::host {

const QList<compat::FacadeType> &facadeTypes()
{
    static const QList<compat::FacadeType> types{compat::aichatbot::type(), compat::chatapp::type(),
                                                 compat::chipiai::type(), compat::multiuser::type()};
    return types;
}

const compat::FacadeType *findFacadeType(const QString &name)
{
    const auto &types = facadeTypes();
    const auto it = std::find_if(types.cbegin(), types.cend(),
                                 [&name](const compat::FacadeType &type) { return type.kind.name == name; });
    return it == types.cend() ? nullptr : &*it;
}

} // namespace confab::host
