// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Clock.h"
#include "core/ports/StreamStore.h"
#include "core/RoomDirectory.h"
#include "core/streams/Question.h"

#include <map>
#include <vector>

namespace confab::core {

struct PlacedAnswer
{
    Ask ask = {}; //!< with the agent that answers
    Message answer = {};
    std::optional<Message> prompt = {};
    Question question = {};
    qint64 ev = 0;
    bool fresh = true; //!< false: the answer of a request that was made before
};

//! Writes the rows of a request, prompt and answer, once for each (room, asker, clientId): in one trip to the store,
//! two where a message is named that has to be looked up. Room thread.
class AnswerRows
{
public:
    //! `publishPrompt` is called when the prompt's row was committed.
    AnswerRows(StreamStore &streams, const Clock &clock, const RoomDirectory &directory, const AgentDirectory &agents,
               std::function<void(const MessageChange &)> publishPrompt);

    //! Answered when the answer's row is committed, which is not published by then.
    void place(const Ask &ask, Reply<PlacedAnswer> reply);
    //! The answer of a request that was made before, if there is one.
    void findPlaced(const Ask &ask, Reply<std::optional<PlacedAnswer>> reply);
    //! Whether the same request is being placed: placing it again only waits for that.
    bool isPending(const Ask &ask) const;
    int pendingCount() const { return int(m_pending.size()); }

private:
    //! Of the asker, the room and his client id.
    using Key = QByteArray;

    Reply<PlacedAnswer> pending(const Key &key);
    void onFound(PlacedAnswer placed, const FoundAnswer &found, Reply<PlacedAnswer> reply);
    void write(PlacedAnswer placed, Reply<PlacedAnswer> reply);
    PlacedAnswer written(PlacedAnswer placed, const BegunAnswer &begun);
    NewMessage promptOf(const Ask &ask) const;
    NewMessage answerOf(const PlacedAnswer &placed) const;
    Result<> chooseAgent(Ask &ask, const Message &named) const;

    StreamStore &m_streams;
    const Clock &m_clock;
    const RoomDirectory &m_directory;
    const AgentDirectory &m_agents;
    std::function<void(const MessageChange &)> m_publishPrompt;
    std::map<Key, std::vector<Reply<PlacedAnswer>>> m_pending;
    Life m_life;
};

} // namespace confab::core
