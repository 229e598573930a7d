// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Limits.h"

namespace confab::client {

//! How many rooms a hello may name: as many as the server takes in a frame. The limits of a server are known only after
//! its first welcome, so one that finds a hello too large is asked again without any.
class HelloSize
{
public:
    //! `othersBytes` is what the token and the like take in it.
    int rooms(const Limits &limits, qsizetype othersBytes) const;
    void noteTaken() { m_wasTooMuch = false; }
    //! `isTooMuch`: it may have been refused for its size.
    void noteRefused(bool isTooMuch) { m_wasTooMuch = isTooMuch; }

private:
    bool m_wasTooMuch = false;
};

} // namespace confab::client
