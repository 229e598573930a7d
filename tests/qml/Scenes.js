// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
.pragma library

const ada = { name: "Ada Lovelace", initials: "AL", colorIndex: 0, isMe: true, userId: "u1" };
// Painted by who shows the scenes.
const face = "image://pictures/round/a1";
const bo = { name: "Bo Andersen", initials: "BA", colorIndex: 2, picture: face, userId: "u2" };
const mia = { name: "Mia Okafor", initials: "MO", colorIndex: 1, userId: "u3" };
const sage = { name: "Sage", initials: "S", colorIndex: 4, isAgent: true, userId: "u4" };

let seq = 0;
function info(time, extra) {
    return Object.assign({ seq: ++seq, clientId: "c" + seq, timeText: time, fullTimeText: "Tuesday, 3 March 2026 at " + time + ":07", firstInGroup: true, lastInGroup: true }, extra || {});
}
function message(author, time, text, extra, answer, thought) {
    const i = info(time, extra);
    if (author.isMe && i.state === undefined) {
        i.state = 5;
        i.stateText = "Seen by 2";
        i.canEdit = true;
        i.canDelete = true;
    }
    return { id: "m" + i.seq, author: author, text: text, info: i, answer: answer || {}, thought: thought || {} };
}
function day(label) { return { kind: 1, label: label, id: "d" + label }; }
function line() { return { kind: 2, label: "New messages", id: "new" }; }
const loadTrouble = "Messages could not be loaded. The server is too busy right now; it may work in a moment.";
const done = { present: true, streamId: "s1", state: 4, model: "sage-1 · built in" };

function system(label) { return { kind: 3, label: label, id: "s" + label, info: { timeText: "18:03", fullTimeText: "Tuesday, 3 March 2026 at 18:03:07" } }; }
function blockedMessages() {
    seq = 0;
    return [
        day("Today"),
        message(bo, "18:02", "Is everybody here?"),
        message(mia, "18:03", "Hidden words", { blocked: true, folded: true, lastInGroup: false, mentionsMe: true }),
        message(mia, "18:03", "Words that are read all the same.", { blocked: true, firstInGroup: false }),
        message(ada, "18:04", "We are.", { replyToId: "m2", replyAuthor: "Mia Okafor", replyPreview: "Message of somebody you blocked" })
    ];
}
function systemLines() {
    seq = 0;
    return [
        day("Today"),
        system("You joined"),
        message(bo, "18:02", "Is everybody here?", {}),
        system("Chris, " + apart("Mia Okafor") + " and 12 others joined · " + apart("Bo Andersen") + " named the room “" + apart("Reading group: the design of everyday things and other books") + "”"),
        message(bo, "18:04", "Now we are.", {}),
        message(mia, "18:05", "🎉👏", {}),
        system("Dad left")
    ];
}

function conversation() {
    seq = 0;
    return [
        day("Yesterday"),
        message(bo, "18:02", "Has anybody tried the new build on the old laptop? It starts in under a second here.", { lastInGroup: false }),
        message(bo, "18:03", "And it keeps what I write on the train.", { firstInGroup: false }),
        message(ada, "18:05", "Yes. I pulled the network cable in the middle of a sentence and nothing was lost.", {}),
        day("Today"),
        message(mia, "09:14", "Good morning! Could we ask Sage why our event loop stalls?", {}),
        message(ada, "09:15", "@Sage what is an event loop, and what must never run in it?", { lastInGroup: false }),
        message(ada, "09:15", "Two sentences are enough.", { firstInGroup: false }),
        message(sage, "09:15", "An event loop waits for things to happen and hands each of them to the code that cares, **one after another**.\n\nAnything that blocks must run elsewhere, or every other event waits behind it:\n\n```python\nasync def login(name, password):\n    # hashing takes 40 ms: not in the loop\n    return await loop.run_in_executor(pool, check, name, password)\n```", {}, done),
        line(),
        message(mia, "09:21", "That is exactly what we did wrong: the hash ran in the loop.", { mentionsMe: false, replyToId: "m6", replyAuthor: "Ada Lovelace", replyPreview: "@Sage what is an event loop, and what must never run in it?" }),
        message(bo, "09:22", "@Ada Lovelace shall I move it to the worker pool?", { mentionsMe: true }),
        message(ada, "09:24", "Please do. I will write the test for it.", { state: 3, stateText: "Sent", canEdit: true, canDelete: true })
    ];
}
function streaming() {
    const rows = conversation();
    rows.push(message(bo, "09:30", "@Sage give us a checklist for moving work off the loop", {}));
    rows.push(message(sage, "09:30", "1. Measure first: find the calls that take longer than 5 ms.\n2. Give each of them a queue and one worker.\n3. Hand the result back by value, ne", {}, { present: true, streamId: "s2", state: 2, running: true, stateText: "Writing", model: "sage-1 · built in", canStop: true }));
    return rows;
}
function troubles() {
    seq = 0;
    return [
        day("Today"),
        message(bo, "09:30", "@Sage summarise the last week", {}),
        message(sage, "09:30", "Last week you moved the hash off the loop and", {}, { present: true, streamId: "s3", state: 6, stateText: "Failed", reason: "The provider closed the connection before the end. What was written is kept.", model: "gpt-4o-mini", canRetry: true }),
        message(mia, "09:32", "", { deleted: true }),
        message(ada, "09:33", "This one did not get away", { state: 6, stateText: "Not sent", errorText: "The server did not answer. The message is kept on this computer.", canDelete: true, lastInGroup: false }),
        message(ada, "09:34", "And this one waits for the connection", { state: 2, stateText: "Waiting for the connection", firstInGroup: false, lastInGroup: false }),
        message(ada, "09:34", "Just now", { state: 1, stateText: "Sending…", firstInGroup: false }),
        message(sage, "09:36", "Stopped half", {}, { present: true, streamId: "s4", state: 5, stateText: "Stopped", reason: "by " + apart("Bo Andersen"), model: "sage-1", canRetry: true })
    ];
}
const thoughtText = "The question is about the cost of a copy, not about correctness. A list that is shared is copied when it is written to.\n\nSo first: who else holds it? The model does, and the worker. Then each append copies all of it, and the loop is quadratic.";
function cutAnswers() {
    seq = 0;
    return [
        day("Today"),
        message(ada, "09:30", "@Sage explain copy-on-write in detail"),
        message(sage, "09:30", "A container that copies on write is shared until somebody changes it. The first change makes a copy of its own, which", { lastInGroup: false }, { present: true, streamId: "s5", state: 4, stateText: "Cut at the model's length limit", model: "gpt-4o-mini" }),
        message(sage, "09:37", "nobody else sees. That makes handing it on cheap, and", { firstInGroup: false }, { present: true, streamId: "s6", state: 4, stateText: "Cut at the model's length limit", model: "gpt-4o-mini", canContinue: true, continuesId: "m2", continuesText: "Continues the answer above" }),
        message(sage, "09:40", "The first half of", {}, { present: true, streamId: "s7", state: 7, stateText: "Interrupted", reason: "The server was restarted.", model: "gpt-4o-mini", canContinue: true, canRetry: true }),
        message(sage, "09:41", "", {}, { present: true, streamId: "s8", state: 6, stateText: "Failed", reason: "The provider's content filter ended the answer.", model: "gpt-4o-mini", canRetry: true }),
        message(sage, "09:42", "Half of this", {}, { present: true, streamId: "s9", state: 8, stateText: "Over budget", reason: "There is no credit left at the provider.", model: "gpt-4o-mini", canContinue: true, canRetry: true, asking: true })
    ];
}
function thinking(reasoned) {
    const rows = conversation();
    rows.push(message(bo, "09:30", "@Sage why is this loop quadratic?"));
    rows.push(message(sage, "09:30", "", {}, { present: true, streamId: "s10", state: 1, running: true, stateText: "Reading", model: "a-model-that-thinks", canStop: true }, { present: true, thinking: true, open: true, label: "Thinking… 5 s", text: reasoned }));
    return rows;
}
function thoughts() {
    seq = 0;
    const model = { present: true, streamId: "s11", state: 4, model: "a-model-that-thinks" };
    return [
        day("Today"),
        message(bo, "09:30", "@Sage why is this loop quadratic?"),
        message(sage, "09:30", "Because each append copies the list.", {}, model, { present: true, label: "Thought for 12 s" }),
        message(sage, "09:31", "Because each append copies the list: the worker holds it too.", {}, model, { present: true, open: true, label: "Thought for 1 min 12 s", text: thoughtText, note: "The rest was too long to be kept." }),
        message(sage, "09:32", "Hold it in one place.", {}, model, { present: true, open: true, label: "Thought for 2 s", failed: true, note: "This could not be loaded. The server can't be reached right now." }),
        message(sage, "09:33", "Or reserve first.", {}, model, { present: true, open: true, label: "Thought for 3 s", loading: true })
    ];
}
function hard() {
    seq = 0;
    const long = { name: "Maximiliane Freifrau von und zu Hohenstein-Wittelsbach-Ansbach", initials: "MH", colorIndex: 5 };
    return [
        day("Monday, 2 March"),
        message(long, "23:59", "A name of sixty characters and more must not push the time away.", {}),
        message({ name: "ليلى حداد", initials: "لح", colorIndex: 6 }, "23:59", "مرحبا بالجميع، هذه رسالة طويلة قليلا لنرى كيف تبدو الكتابة من اليمين إلى اليسار في هذه النافذة.", {}),
        message(mia, "23:59", "Averyveryverylongwordwithoutanyspaceinitthatmustbreaksomewherebecausethecolumnendsatsomepointandthewindowtoo_".repeat(3), {}),
        message(mia, "23:59", "- [x] done\n- [ ] open\n- a point"),
        message(sage, "23:59", "An answer.", { edited: true }, { present: true, state: 4, model: "a-provider/with-a-very-long-model-name-2026-03-preview-fp8" })
    ];
}
function rooms(model) {
    model.clear();
    [
        { roomId: "r1", name: "Lobby", preview: "Please do. I will write the test for it.", previewAuthor: "You", timeText: "09:24", isCurrent: true, colorIndex: 0 },
        { roomId: "r2", name: "Release 2", preview: "The installer is signed", previewAuthor: "Mia", timeText: "08:51", unread: 3, colorIndex: 1 },
        { roomId: "r3", kind: 2, section: 2, name: "Bo Andersen", preview: "See you at ten", previewAuthor: "", timeText: "Mon", unread: 1, initials: "BA", colorIndex: 2, picture: face, presence: 2 },
        { roomId: "r4", kind: 1, section: 0, favourite: true, name: "Family", preview: "Who feeds the cat on Saturday?", previewAuthor: "Dad", timeText: "Mon", typing: true, colorIndex: 3, picture: "image://pictures/cornered/b2" },
        { roomId: "r5", name: "Reading group: the design of everyday things and other books", preview: "Chapter four", previewAuthor: "Chris", timeText: "27 Feb", colorIndex: 4, unread: 128, mentions: 2 },
        { roomId: "r6", kind: 2, section: 2, name: "Mia Okafor", preview: "", timeText: "26 Feb", initials: "MO", colorIndex: 1, presence: 1, draft: "about the slides" },
        { roomId: "r7", kind: 2, section: 3, name: "Sage", preview: "Two sentences are enough.", timeText: "25 Feb", initials: "S", agent: true, presence: 2 },
        { roomId: "r8", name: "Random", preview: "Did somebody see the heron?", previewAuthor: "Chris", timeText: "24 Feb", colorIndex: 6, unread: 17, level: 2 },
        { roomId: "r10", name: "Release 1, with all that was said of it while it was made", archived: true, preview: "Done, and thank you all", previewAuthor: "Mia", timeText: "23 Feb", colorIndex: 3 },
        { roomId: "r9", kind: 2, section: 2, name: "Bo Andersen, Chris Vega, Mia Okafor", others: 3, preview: "Half past then", previewAuthor: "Chris", timeText: "23 Feb", colorIndex: 5 }
    ].forEach((room) => model.append(Object.assign({}, model.blank, room)));
}
function directory(model) {
    model.clear();
    const base = { topic: "", member: false, banned: false, colorIndex: 0, picture: "" };
    [
        { roomId: "d1", name: "Lobby", topic: "Where everybody meets", membersText: "1,248 members", member: true },
        { roomId: "d2", name: "Reading group: the design of everyday things and other books", topic: "Chapter four, and whatever else comes to mind before the next meeting", membersText: "23 members", colorIndex: 4 },
        { roomId: "d3", name: "نادي القراءة", topic: "الفصل الرابع", membersText: "9 members", colorIndex: 2 },
        { roomId: "d4", name: "Chess", membersText: "1 member", colorIndex: 6, picture: "image://pictures/cornered/b2" },
        { roomId: "d5", name: "Quarrels", membersText: "12 members", banned: true, colorIndex: 7 }
    ].forEach((room) => model.append(Object.assign({}, base, room)));
}
function people(model, chosen) {
    model.found.clear();
    model.chosen.clear();
    [
        ["Bo Andersen", "", 2, "BA", 2, false],
        ["Chris Vega", "Guest", 0, "CV", 6, false],
        ["Maximiliane Freifrau von und zu Hohenstein-Wittelsbach-Ansbach", "", 3, "MA", 5, false],
        ["Mia Okafor", "", 1, "MO", 1, false],
        ["نور الدين", "", 2, "ن", 3, false],
        ["Sage", "Agent", 2, "S", 4, true]
    ].forEach((p) => model.found.append({ userId: p[0], name: p[0], detail: p[1], presence: p[2], initials: p[3], colorIndex: p[4], agent: p[5], chosen: false, picture: p[0].startsWith("Bo") ? face : "" }));
    for (let i = 0; i < (chosen || 0); ++i)
        model.toggle(model.found.get(i).userId);
}
function unmet(model) {
    for (const row of [1, 2, 4, 5])
        model.unmet.append(Object.assign({}, model.found.get(row)));
}
function members(model, count) {
    model.clear();
    [
        ["Ada Lovelace", 0, "Owner", 2, "Online", "AL", 0, true, false],
        ["Bo Andersen", 0, "Admin", 2, "Online", "BA", 2, false, true],
        ["Mia Okafor", 0, "", 1, "Away", "MO", 1, false, false],
        ["Sage", 1, "Agent", 2, "", "S", 4, false, false],
        ["Oracle", 1, "Agent", 0, "Not available: The provider refuses the key.", "O", 6, false, false],
        ["Maximiliane Freifrau von und zu Hohenstein-Wittelsbach-Ansbach", 0, "Guest", 3, "Do not disturb", "MH", 5, false, false],
        ["Chris Vega", 0, "", 0, "Last here 14:05", "CV", 6, false, false]
    ].forEach((m) => model.append({ userId: m[0], name: m[0], kind: m[1], roleText: m[2], presence: m[3], presenceText: m[4], initials: m[5], colorIndex: m[6], isMe: m[7], typing: m[8], picture: m[0].startsWith("Bo") ? face : "" }));
    for (let i = 7; i < (count || 0); ++i)
        model.append({ userId: "x" + i, name: "Member " + i, kind: 0, roleText: "", presence: i % 4, presenceText: "Last here 14:05", initials: "M" + i % 10, colorIndex: i % 8, isMe: false, typing: false, picture: "" });
}
const otherKey = "What answers at this address has another key than the server that you know, so nothing was sent to it. Either the server was set up anew, or somebody else answers in its place. Ask who runs the server, but not here: if its key is new, they give you a new link, and you join by that.";
const voidInvitation = "This invitation works no more: it has ended, was used up or withdrawn. Ask for another one.";
function invites(model) {
    model.clear();
    [
        { code: "0123456789abcdefABCDEF", link: "https://192.168.1.20:8420/i/0123456789abcdefABCDEF?k=n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg", detail: "Nobody came yet · until Sun at 18:05", fresh: true, near: false },
        { code: "x123456789abcdefABCDEF", link: "https://chat.a-rather-long-name-of-a-server.example.org/i/x123456789abcdefABCDEF", detail: "3 of 10 came · without an end · as guests · made by " + apart("Maximiliane Freifrau von und zu Hohenstein-Wittelsbach-Ansbach"), fresh: false, near: false }
    ].forEach((invite) => model.append(invite));
}
function candidates(model) {
    model.clear();
    model.agents = true;
    [
        { userId: "u7", name: "Chris Vega", initials: "CV", colorIndex: 6, isAgent: false, available: true, added: true, detail: "" },
        { userId: "u8", name: "Maximiliane Freifrau von und zu Hohenstein-Wittelsbach-Ansbach", initials: "MH", colorIndex: 5, isAgent: false, available: true, added: false, detail: "" },
        { userId: "u9", name: "ليلى حداد", initials: "لح", colorIndex: 3, isAgent: false, available: true, added: false, detail: "" },
        { userId: "g1", name: "Sage", initials: "S", colorIndex: 4, isAgent: true, available: true, added: false, detail: "Agent · sage-1" },
        { userId: "g3", name: "Oracle", initials: "O", colorIndex: 6, isAgent: true, available: false, added: false, detail: "Not available: The provider refuses the key." }
    ].forEach((candidate) => model.append(Object.assign({ picture: "" }, candidate)));
}
function set(target, values) {
    for (const name in values)
        target[name] = values[name];
}
function person(card) {
    set(card, { name: "Maximiliane Freifrau von und zu Hohenstein-Wittelsbach-Ansbach", initials: "MH", colorIndex: 5, agent: false, isMe: false, presence: 1, presenceText: "In the mountains until Thursday", roleText: "Admin", mutedText: "Muted here until 14:05", bannedText: "", suspendedText: "", canLetIn: false, about: "Keeps the minutes, the keys and the promises of this group. Write to me about rooms on the third floor.", roomsText: "Both of you are in Lobby, Release 2, and Reading group: the design of everyday things.", joinedText: "On this server since Tuesday, 3 March 2026", errorText: "" });
    set(card.contact, { blocked: false, canWrite: true, canMention: true, canBlock: true });
    set(card.acts, { canLiftBan: false, muted: false, canMute: true, canKick: true, canBan: true, canHandOver: true, any: true, roleChoices: ["Guest", "Member", "Admin"], roleIndex: 2 });
}
function plainPerson(card) {
    person(card);
    set(card, { name: "Bo Andersen", initials: "BA", colorIndex: 2, presence: 2, presenceText: "Online", roleText: "", mutedText: "", about: "" });
    set(card.contact, { blocked: true, canWrite: false, canMention: false });
    set(card.acts, { any: false });
}
function ownPerson(card) {
    plainPerson(card);
    set(card, { name: "Ada Lovelace", initials: "AL", isMe: true });
    set(card.contact, { blocked: false, canWrite: false, canMention: false, canBlock: false });
    set(card.acts, { any: false });
}
function keptOutPerson(card) {
    plainPerson(card);
    set(card, { presence: 4, presenceText: "", bannedText: "Banned here until tomorrow at 09:30", suspendedText: "Suspended on this server", canLetIn: true });
    set(card.contact, { blocked: false, canWrite: false, canMention: false });
    set(card.acts, { canMute: false, canKick: false, canBan: false, canHandOver: false, canLiftBan: true, any: true, roleChoices: [] });
}
function agentPerson(card) {
    person(card);
    set(card, { name: "Sage", initials: "S", agent: true, presence: 2, presenceText: "", roleText: "Agent", mutedText: "", about: "An agent is a program, not a person. It answers when somebody mentions it or writes /ask. It uses the model gpt-4o-mini.", roomsText: "", joinedText: "" });
    set(card.contact, { canBlock: false });
    set(card.acts, { canMute: false, canBan: false, canHandOver: false, roleChoices: [] });
}
function bans(model) {
    model.clear();
    model.append({ userId: "u5", name: "Chris Vega", detail: "Since Mon: posted the same link forty times", initials: "CV", colorIndex: 6, picture: face });
    model.append({ userId: "u6", name: "Maximiliane Freifrau von und zu Hohenstein-Wittelsbach-Ansbach", detail: "Since 3 Mar, until tomorrow at 09:30", initials: "MH", colorIndex: 5, picture: "" });
}
const longName = "Maximiliane Freifrau von und zu Hohenstein-Wittelsbach-Ansbach";
function serverPeople(model) {
    model.clear();
    [
        { userId: "u2", name: "Bo Andersen", detail: "Admin", initials: "BA", colorIndex: 2, admin: true, suspended: false, canGiveRole: true, canSuspend: true, canReset: true },
        { userId: "u5", name: "Chris Vega", detail: "Suspended until tomorrow at 09:30", reason: "“" + apart("posted the same link forty times in every room, and went on after two warnings") + "”", initials: "CV", colorIndex: 6, admin: false, suspended: true, canGiveRole: true, canSuspend: true, canReset: true },
        { userId: "u6", name: longName, detail: "", initials: "MA", colorIndex: 5, admin: false, suspended: false, canGiveRole: true, canSuspend: true, canReset: true },
        { userId: "u7", name: "ليلى حداد", detail: "Guest", initials: "لح", colorIndex: 3, admin: false, suspended: false, canGiveRole: false, canSuspend: true, canReset: false },
        { userId: "u8", name: "Mia Okafor", detail: "Owner", initials: "MO", colorIndex: 1, admin: false, suspended: false, canGiveRole: false, canSuspend: false, canReset: false }
    ].forEach((person) => model.append(Object.assign({ picture: "", reason: "" }, person)));
}
// A name as the app puts it into a sentence.
function apart(name) {
    return "\u2068" + name + "\u2069";
}
function audit(model) {
    model.clear();
    [
        ["You changed the server: its name and who may sign up", "", "09:12"],
        [apart("Bo Andersen") + " suspended " + apart(longName), "Until tomorrow at 09:30 · “posted the same link forty times in every room”", "Yesterday"],
        ["ليلى حداد made an invite link for guests", "Until Mon at 18:05", "Mon"],
        [apart("Bo Andersen") + " reported a message of " + apart("Chris Vega"), "“rude” · The message: “Averyveryverylongwordwithoutanyspaceinitthatmustbreaksomewhere”", "27 Feb"]
    ].forEach((entry) => model.append({ sentence: entry[0], detail: entry[1], timeText: entry[2], fullTimeText: "Tuesday, 3 March 2026 at 09:12:07" }));
}
function reports(model) {
    model.clear();
    model.append({ reportId: "m6/u2", messageId: "m6", sentence: apart("Bo Andersen") + " reported a message of " + apart("Mia Okafor"), reason: "This is not what the room is for, and it is the third time this week that somebody has to say so.", preview: "Good morning! Could we ask Sage why our event loop stalls?", timeText: "09:30", deleted: false });
    model.append({ reportId: "m2/u6", messageId: "m2", sentence: apart(longName) + " reported a message of " + apart("Bo Andersen"), reason: "rude", preview: "", timeText: "Yesterday", deleted: true });
}
function sessions(model) {
    model.clear();
    model.append({ sessionId: "s1", title: "laptop · Debian GNU/Linux 12 (bookworm)", detail: "This device · confab 0.1.0 · signed in 09:02", current: true });
    model.append({ sessionId: "s2", title: "A program with a rather long name and version 12.4.1-rc2", detail: "Last used yesterday at 18:05 · signed in 3 Mar at 09:12", current: false });
    model.append({ sessionId: "s3", title: "workstation · Fedora Linux 41", detail: "confab 0.1.0 · last used 27 Feb at 07:30 · signed in 3 Jan at 22:10", current: false });
}
function blocked(model) {
    model.clear();
    model.append({ userId: "u5", name: "Chris Vega", initials: "CV", colorIndex: 6, picture: face });
    model.append({ userId: "u6", name: "Maximiliane Freifrau von und zu Hohenstein-Wittelsbach-Ansbach", initials: "MH", colorIndex: 5, picture: "" });
}
function accounts(model) {
    model.clear();
    [
        { accountId: "a1", name: "Ada Lovelace", server: "This computer", guest: false, hosted: true, signedIn: true, initials: "AL", colorIndex: 0 },
        { accountId: "a2", name: "Maximiliane Freifrau von und zu Hohenstein-Wittelsbach-Ansbach", server: "chat.a-rather-long-name-of-a-server.example.org", guest: true, hosted: false, signedIn: false, initials: "MA", colorIndex: 5 }
    ].forEach((account) => model.append(account));
}
function markdown() {
    seq = 0;
    return [
        day("Today"),
        message(sage, "10:02", "# A heading\n\nWords with `code`, **weight** and [a link](https://example.org/docs).\n\n## Below it\n\n- a point\n  - another under it\n- [x] done\n- [ ] open\n\n1. first\n2. second\n\n> Quoted, by somebody who writes long sentences that go on for more than one line.\n\n---\n\n![A diagram](https://example.org/diagram.png)\n\n| Technique | Direction | Good for |\n|---|---|---|\n| Polling | client asks | rare changes |\n| WebSocket | both ways | chat, games, cursors |\n\n```cpp\nint answer() { return 42; } // a line that is wider than the column of a narrow window\n```", {}, done)
    ];
}
function answer(text) {
    seq = 0;
    return [day("Today"), message(sage, "10:03", text, {}, done)];
}
function answerParts() {
    return answer("# First rank\n\nWords.\n\n## Second rank\n\nWords.\n\n### Third rank\n\nWords.\n\n#### Fourth rank\n\n**Bold words** that stand alone are no heading.\n\n##### Fifth rank\n\n###### Sixth rank\n\nThe gradient is $\\nabla_\\theta J(\\theta)$, and:\n\n$$\n\\int_{-\\infty}^{\\infty} e^{-x^2}\\,dx = \\sqrt{\\pi}\n$$\n\n<details>\n<summary>What it costs</summary>\n\nNothing.\n\n</details>\n\n<details open>\n<summary>What it <b>brings</b></summary>\n\n- much\n\n```rust title=src/main.rs {3-5}\nfn main() {}\n```\n\n</details>\n\n[![Build](https://img.example/x.svg)](https://ci.example/build)\n\nThat is known.[^1]\n\n[^1]: Somebody, *Somewhere*, 2024.");
}
function alerts() {
    return answer("> [!NOTE]\n> Useful to know, with `code` and [a link](https://a.example).\n\n> [!TIP]\n> Do it better.\n\n> [!IMPORTANT]\n> Do it at all.\n\n> [!WARNING]\n> Urgent.\n>\n> - a point\n> - another\n\n> [!CAUTION]\n> Has bad outcomes.\n>\n> > Quoted within.\n\n> One quote.\n\n> Another quote.");
}
function inline() {
    return answer("Set `synchronous = FULL` (`PRAGMA`), never `OFF`; then `a_rather_long_name_of_a_function(with, many, arguments)` and `another_one_that_is_wrapped(somewhere, in, the, middle, of, it)`. Press <kbd>Ctrl</kbd>+<kbd>Shift</kbd>+<kbd>P</kbd>. H<sub>2</sub>O, E = mc<sup>2</sup>, $x_1 + y^2$ and known.[^1]\n\n## Heading with `code`\n\n- **`bold code`**: and [`linked code`](https://a.example)\n- `code` at the beginning, a -> b, a --> b, x => y, a != b, `a->b`, `!=`, `--no-verify`\n\n> quoted `code`\n\n| Key | Does |\n|---|---|\n| <kbd>F1</kbd> | `help()` |\n\n1️⃣ First, 2️⃣ second, 🔟 ten, #️⃣ hash, 👨‍👩‍👧‍👦 🏳️‍🌈 🇩🇪 👍🏽\n\n`code 🚀 1️⃣` and `شيفرة code`\n\n[^1]: Source");
}
function rightToLeft() {
    return answer("مرحبا! هذه **إجابة** باللغة العربية مع `code` فيها.\n\n1. الخطوة الأولى: افتح `settings.json`\n2. الخطوة الثانية: غيّر القيمة إلى *true*\n   - تفصيل فرعي\n   - English item\n- [x] تم\n\n> اقتباس قصير.\n>\n> English in the quote.\n\n> [!WARNING]\n> احذر من هذا.\n\n| الاسم | القيمة |\n|---|---|\n| أحمد | 42 |\n\nשלום עולם, this is mixed text with English in it.\n\n<details>\n<summary>المزيد</summary>\n\nنص\n\n</details>\n\n```python\nprint(\"مرحبا\")\n```");
}
function code() {
    return answer("```json\n{\"name\": \"confab\", \"version\": 1.5, \"private\": true}\n```\n\n```yaml\n# deploy\nname: build\non: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    timeout: 42\n```\n\n```python\n@cache\ndef area(shape: Shape, scale=1.0) -> float:\n    \"\"\"Return it.\"\"\"\n    return math.pi * shape.radius ** 2 * scale  # of a circle\n```\n\n```ts\nexport async function load(id: string): Promise<User> {\n  const url = `/users/${id}`; // one\n  return (await fetch(url)).json();\n}\n```\n\n```diff\n@@ -1,2 +1,2 @@\n-int old = 1;\n+int now = 2;\n```\n\n```toml\n[package]\nname = \"a\"\n```\n\n```ini\n[server]\nport=8080\n```");
}
function codeFurther() {
    return answer("```php\nfunction f(int $x): string { return \"a $x\"; }\n```\n\n```r\nf <- function(x) x + 1L\n```\n\n```latex\n\\begin{equation}\n\\frac{a}{b} % c\n\\end{equation}\n```\n\n```docker\nFROM node:20\nRUN npm ci\n```\n\n```sh\nfor f in \"$@\"; do echo \"$f\" | grep -c x; done # c\n```\n\n```rust\n#[derive(Debug)]\npub fn f(x: &Foo) -> String { format!(\"a {}\", x.len() + 42) }\n```\n\n```cpp\n#include <vector>\nResult<Row> RoomLog::append(const Message &message) { return m_rows.insert(message); } // a line that is wider\n```\n\n```sql\nSELECT COUNT(*), 'a' FROM users WHERE id = 42; -- c\n```\n\n```html\n<p class=\"a\">text &amp; more</p>\n```\n\n```css\n.a > p { color: #fff; margin: 0 4px; }\n```");
}
function long() {
    seq = 0;
    return [day("Today"), message(mia, "10:05", "Another short paragraph of many.\n\n".repeat(240))];
}
