# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
target_sources(confab_core PRIVATE
    ports/AgentStore.h
    memory/MemoryTurnBook.h memory/MemoryTurnBook.cpp
    ports/Provider.h
    ports/TurnBook.h
    streams/AgentHealth.h streams/AgentHealth.cpp
    streams/AgentDirectory.h streams/AgentDirectory.cpp
    streams/AnswerContext.h streams/AnswerContext.cpp
    streams/AnswerFigures.h streams/AnswerFigures.cpp
    streams/AnswerOutcome.h
    streams/AnswerPart.h
    streams/AnswerParts.h streams/AnswerParts.cpp
    streams/AnswerPlan.h
    streams/AnswerRows.h streams/AnswerRows.cpp
    streams/AnswerRun.h streams/AnswerRun.cpp
    streams/AnswerRuns.h streams/AnswerRuns.cpp
    streams/AnswerStep.h
    streams/Briefing.h streams/Briefing.cpp
    streams/CallStep.h streams/CallStep.cpp
    streams/OneCall.h streams/OneCall.cpp
    streams/Question.h streams/Question.cpp
    streams/Reasoning.h streams/Reasoning.cpp
    streams/SpokenLines.h streams/SpokenLines.cpp
    streams/RetiredProvider.h
    streams/Ask.h
    streams/AskCommand.h streams/AskCommand.cpp
    streams/AskedAgents.h streams/AskedAgents.cpp
    streams/ContextReader.h streams/ContextReader.cpp
    streams/ChunkMerger.h streams/ChunkMerger.cpp
    streams/StreamBudget.h streams/StreamBudget.cpp
    streams/StreamQueue.h streams/StreamQueue.cpp
    streams/StreamPorts.h
    streams/StreamReading.h streams/StreamReading.cpp
    streams/StreamService.h streams/StreamService.cpp
    streams/StreamSettings.h
    streams/StreamTriggers.h streams/StreamTriggers.cpp)
