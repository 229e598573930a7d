// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

//! What the values of the protocol can be; WireNames.h has their wire names.
namespace confab {

enum class UserKind { Person, Agent, System };
enum class RoomKind { Public, Private, Direct };
enum class Role { Owner, Admin, Member, Guest };
//! Who may ask agents in a room.
enum class MayAsk { Everyone, Managers, Nobody };
//! What of a room its reader is told of when he doesn't look at it.
enum class NotifyLevel { All, Mentions, None };
//! Who may make an account: anyone, who has an invite, or nobody but the one who claims the server.
enum class SignUp { Open, Invite, Closed };
//! Who is put into the server's own room when he comes.
enum class LobbyJoin { Everyone, Accounts, Off };
enum class PresenceState { Offline, Away, Online, Dnd };
enum class StreamState { Queued, Reading, Writing, Tool, Done, Stopped, Failed, Interrupted, OverBudget };

//! How a provider ended an answer by itself: with its last word, at a limit of length, by a filter, by refusing, or
//! with the call of a tool.
enum class Finish { Stop, Length, Filter, Refusal, Tool };
//! What a part of an answer above 0 holds.
enum class PartKind { Reasoning, Tool };

inline bool isFinal(StreamState state)
{
    return state >= StreamState::Done;
}

} // namespace confab
