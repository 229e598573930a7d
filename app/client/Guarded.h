// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QPointer>

namespace confab::client {

//! A callback that does nothing once `object` is gone: answers may come later than whoever asked lives. The app's one
//! way to say so; whoever gives up before adds a count of his own.
template <class T, class Function>
auto guarded(T *object, Function function)
{
    return [guard = QPointer<T>(object), function = std::move(function)](auto &&...arguments) mutable {
        if (guard)
            function(std::forward<decltype(arguments)>(arguments)...);
    };
}

} // namespace confab::client
