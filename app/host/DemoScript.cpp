// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DemoScript.h"

using namespace Qt::StringLiterals;

namespace confab::hosting::demo {

namespace {
const auto kLobby = u"Lobby"_s;
const auto kLibrary = u"Street library"_s;
const auto kHike = u"Sunday hike"_s;
} // namespace

QList<RoomPlan> rooms()
{
    return {{kHike, u"Where, when, who drives"_s}, {kLibrary, u"A shelf of shared books for our street"_s}};
}

QList<Line> past()
{
    using enum Speaker;
    return {
        {Maya, kHike, u"Forecast for Sunday: dry until four, then **rain**. Shall we start early?"_s},
        {Jonas, kHike, u"Eight at the station works for me. I can take three in the car."_s},
        {Maya, kHike, u"Then it's the ridge path. Bring something warm, it's windy up there."_s},
        {Maya, kLibrary, u"The carpenter says the shelf is ready next week 🎉"_s},
        {Jonas, kLibrary, u"Wonderful. I have two boxes of crime novels that want a new home."_s},
        {Owner, kLibrary, u"And I have far too many cookbooks. Shall we keep a list of who brought what?"_s},
        {Maya, kLibrary,
         u"Here's a start:\n\n"
         "| Box | From | Books | Kind |\n"
         "|---|---|---:|---|\n"
         "| 1 | Jonas | 34 | Crime |\n"
         "| 2 | Jonas | 28 | Crime, some travel |\n"
         "| 3 | Maya | 19 | For children |\n"_s},
        {Jonas, kLibrary,
         u"Left to do:\n\n"
         "- [x] ask the neighbours\n"
         "- [x] order the shelf\n"
         "- [ ] paint it (who has blue?)\n"
         "- [ ] print the labels"_s},
        {Maya, kLobby, u"Good morning! Is everybody in? I'd like to show you what the lending list does now."_s},
        {Jonas, kLobby, u"Here, with coffee. ☕"_s},
        {Owner, kLobby, u"Me too. Does it still lose the dates when two people write at once?"_s},
        {Maya, kLobby,
         u"No longer. It was waiting for each write in turn; now it waits for all of them:\n\n"
         "```python\n"
         "async def save_all(loans):\n"
         "    \"\"\"Write every loan, and say which ones failed.\"\"\"\n"
         "    results = await asyncio.gather(\n"
         "        *(save(loan) for loan in loans), return_exceptions=True)\n"
         "    return [loan for loan, r in zip(loans, results)\n"
         "            if isinstance(r, Exception)]\n"
         "```\n\n"
         "Two of us can lend a book at the *same* moment, and nobody's date is lost."_s},
        {Jonas, kLobby,
         u"> Two of us can lend a book at the same moment\n\nThat's what we wanted. What does `return_exceptions` "
         "do?"_s},
        {Maya, kLobby, u"@Sage what does async gather do in python?"_s},
    };
}

QList<Line> live()
{
    using enum Speaker;
    return {
        {Jonas, kLobby, u"Thanks, that's clear even to me."_s},
        {Maya, kLobby, u"Ask it something yourself: write `@Sage` and your question. We all see the answer come in."_s},
    };
}

QString answerTo(const QString &text, int turn)
{
    if (text.contains(u"hello"_s, Qt::CaseInsensitive) || text.contains(u"good morning"_s, Qt::CaseInsensitive))
        return u"Hello! Nice to see you here."_s;
    if (text.contains(u"thank"_s, Qt::CaseInsensitive))
        return u"You're welcome!"_s;
    if (text.contains(u'?'))
        return turn % 2 == 0 ? u"I'd have to look that up. Shall we ask Sage?"_s
                             : u"I think so, but let's check with Jonas before we do anything."_s;
    const QStringList others{u"Sounds good to me."_s, u"Noted. I'll put it on the list for Sunday."_s,
                             u"Yes, **let's do that**."_s, u"Good point. What would be the first step?"_s};
    return others.at(turn % others.size());
}

} // namespace confab::hosting::demo
