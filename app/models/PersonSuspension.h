// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "protocol/Codec.h"

namespace confab::models {

class PersonFacts;

//! That one person is suspended from the server, and the end of it, which those who lead the server may make. Until when
//! is told to himself alone; those who lead it read it in the audit, see Suspensions. GUI thread.
class PersonSuspension
{
public:
    //! Of whom these are about; they outlive this.
    explicit PersonSuspension(PersonFacts &person);

    QString text() const; //!< "Suspended on this server"; empty for who is not
    bool canLetIn() const;
    //! Answers with what the server tells of them by then. Errors: `forbidden` where one may not, and the server's.
    void letIn(client::Callback<Person> reply);

private:
    PersonFacts &m_person;
};

} // namespace confab::models
