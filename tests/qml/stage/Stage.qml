// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab
import Confab.Models
import Confab.Onboarding
import Confab.Theme
import "Scenes.js" as Scenes

// The window, brought into each state a user can meet. A scene is its name, what is set before it is shown, what is done
// when it is, and when it is complete; the latter two may be left out.
Main {
    id: root

    property var scenes: [
        ["starting", () => { App.page = App.Starting; }, null, () => root.sees("WelcomeHeading")],
        ["welcome", () => { App.page = App.Welcome; }],
        ["welcome-back", () => { App.page = App.Welcome; App.onboarding.hasHostedRoom = true; Scenes.accounts(App.accounts); }],
        ["welcome-busy-error", () => { App.page = App.Welcome; App.onboarding.errorText = "No server answers at confab://10.0.0.4:8420. Nothing was sent. Check the address, or ask whether the room is open."; App.onboarding.busy = true; App.onboarding.busyText = "Making your account…"; }],
        ["forget-account", () => { App.page = App.Welcome; Scenes.accounts(App.accounts); }, () => root.having("forgetRequested").forgetRequested()],
        ["join", () => { App.page = App.Welcome; }, () => root.having("showJoin").showJoin("confab://127.0.0.1:8420/", "Ada", JoinForm.Given)],
        ["join-unencrypted", () => { App.page = App.Welcome; App.onboarding.keyStoreAvailable = false; }, () => { root.having("showJoin").showJoin("http://192.168.1.20:8420/", "", JoinForm.Password); App.onboarding.passwordError = "The name or the password is wrong."; }],
        ["join-new-account", () => { App.page = App.Welcome; }, () => { root.having("showJoin").showJoin("confab://127.0.0.1:8420/", "Ada", JoinForm.Password); root.having("withheld").way = 2; }],
        ["joining", () => { App.page = App.Joining; App.room.open = false; App.rooms.clear(); App.connection.state = 1; App.connection.text = "Connecting…"; App.connection.line = "Connecting…"; App.connection.detail = "The server can't be reached. Trying again in 4 s."; }],
        ["distrust", () => { root.distrust(); }],
        ["distrust-joining", () => { App.page = App.Joining; App.room.open = false; App.rooms.clear(); root.distrust(); }],
        ["distrust-read", () => { root.distrust(); }, () => root.press("Read what is on this device")],
        ["chat", () => {}],
        ["chat-members", () => { Scenes.members(App.room.members, 40); App.settings.membersShown = true; }, () => { if (root.width < Theme.panelBeside) root.having("toggleMembers").toggleMembers(); }],
        ["streaming", () => { App.room.timeline.setRows(Scenes.streaming()); App.room.typingText = Scenes.apart("Mia Okafor") + " is typing…"; App.room.composer.text = "While it writes, I can write too.\nOver several lines."; }],
        ["troubles", () => { App.room.timeline.setRows(Scenes.troubles()); root.offline(); }],
        ["cut-answers", () => { App.room.timeline.setRows(Scenes.cutAnswers()); }],
        ["thinking", () => { App.room.timeline.setRows(Scenes.thinking(Scenes.thoughtText)); }],
        ["thinking-long", () => { App.room.timeline.setRows(Scenes.thinking((Scenes.thoughtText + "\n\n").repeat(4))); }],
        ["thoughts", () => { App.room.timeline.setRows(Scenes.thoughts()); }],
        ["add-refused", () => { Scenes.candidates(App.room.candidates); }, () => { root.having("switcher").add(); App.room.candidates.adding.errorText = "Only the room's owner and admins bring back an agent that was removed."; }],
        ["add-nobody", () => { App.room.candidates.clear(); }, () => root.having("switcher").add()],
        ["person", () => { Scenes.person(App.person); }, () => root.having("switcher").person("u2")],
        ["person-plain", () => { Scenes.plainPerson(App.person); }, () => root.having("switcher").person("u3")],
        ["person-me", () => { Scenes.ownPerson(App.person); }, () => root.having("switcher").person("u1")],
        ["person-kept-out", () => { Scenes.keptOutPerson(App.person); }, () => root.having("switcher").person("u5")],
        ["person-agent", () => { Scenes.agentPerson(App.person); }, () => root.having("switcher").person("g1")],
        ["kick", () => { Scenes.person(App.person); }, () => { root.having("switcher").person("u2"); root.press("Remove from room…"); }],
        ["ban", () => { Scenes.person(App.person); }, () => { root.having("switcher").person("u2"); root.press("Ban…"); }],
        ["hand-over", () => { Scenes.person(App.person); }, () => { root.having("switcher").person("u2"); root.press("Hand the room over…"); }],
        ["mute", () => { Scenes.person(App.person); }, () => { root.having("switcher").person("u2"); root.press("Mute…"); }],
        ["not-asked", () => { App.room.askNotice.text = "Not asked: too many questions at once. You can ask again in 6 s."; }],
        ["offline-members", () => { root.offline(); App.settings.membersShown = true; }, () => { if (root.width < Theme.panelBeside) root.having("toggleMembers").toggleMembers(); }],
        ["markdown", () => { App.room.timeline.setRows(Scenes.markdown()); }],
        ["answer", () => { App.settings.sidebarCollapsed = true; App.room.timeline.setRows(Scenes.answer(root.answer)); }],
        ["answer-parts", () => { App.room.timeline.setRows(Scenes.answerParts()); }],
        ["selected", () => { App.room.timeline.setRows(Scenes.alerts()); }, () => root.list().itemAtIndex(0).words.selectAll()],
        ["alerts", () => { App.room.timeline.setRows(Scenes.alerts()); }],
        ["inline", () => { App.room.timeline.setRows(Scenes.inline()); }],
        ["right-to-left", () => { App.room.timeline.setRows(Scenes.rightToLeft()); }],
        ["code", () => { App.room.timeline.setRows(Scenes.code()); }],
        ["code-further", () => { App.room.timeline.setRows(Scenes.codeFurther()); }],
        ["long-message", () => { App.room.timeline.setRows(Scenes.long()); }],
        ["rooms", () => { App.room.open = root.width >= 720; }],
        ["sidebar-hidden", () => { App.settings.sidebarCollapsed = true; App.rooms.unreadElsewhere = 132; }],
        ["reported", () => { App.room.open = root.width >= 720; App.rooms.setProperty(1, "reports", 1); App.rooms.setProperty(4, "reports", 12); App.rooms.setProperty(8, "reports", 2); App.rooms.sidebar.fill(); }],
        ["reported-elsewhere", () => { App.settings.sidebarCollapsed = true; App.rooms.unreadElsewhere = 3; App.rooms.reportsElsewhere = 2; }],
        ["hard", () => { App.room.timeline.setRows(Scenes.hard()); App.room.name = "Reading group: the design of everyday things and other books"; App.room.topic = "Chapter four, and whatever else comes to mind before the next meeting on Thursday"; }],
        ["empty", () => { App.room.timeline.setRows([]); App.room.timeline.empty = true; while (App.room.members.count > 2) App.room.members.remove(2); }],
        ["guest", () => { App.host.hosting = false; App.host.localOnly = false; App.host.exposed = true; App.serverName = "chat.example.org"; }],
        ["open-to-network", () => { App.host.setOpen(true); }],
        ["no-room", () => { App.room.open = false; App.rooms.clear(); }],
        ["rooms-folded", () => { App.room.open = root.width >= 720; App.rooms.sidebar.folded = [1, 2]; App.rooms.setProperty(1, "fresh", true); App.rooms.setProperty(5, "fresh", true); App.rooms.setProperty(4, "reports", 2); App.rooms.sidebar.fill(); }],
        ["room-marks", () => { App.room.open = root.width >= 720; }, () => root.roomMenu(4)],
        ["room-marks-direct", () => { App.room.open = root.width >= 720; }, () => root.roomMenu(9)],
        ["room-notify", () => { App.room.open = root.width >= 720; App.rooms.actions.mutedUntil = "until tomorrow, 08:00"; }, () => { root.roomMenu(6); root.having("openNotify").openNotify(); }],
        ["new-menu", () => { App.room.open = root.width >= 720; }, () => root.find(root.contentItem, item => item.text === "New message or room" && item.iconName !== undefined).clicked()],
        ["join-link", () => {}, () => { root.having("switcher").joinLink(); root.find(root.contentItem.parent, item => item.label === "Link").text = "room seven"; root.press("Follow the link"); }],
        ["browse", () => { Scenes.directory(App.directory); }, () => root.having("switcher").browse("")],
        ["browse-nothing", () => { App.directory.clear(); }, () => root.having("switcher").browse("")],
        ["browse-loading", () => { App.directory.clear(); App.directory.loading = true; }, () => root.having("switcher").browse("chess")],
        ["browse-failed", () => { App.directory.clear(); App.directory.errorText = "The rooms could not be listed. The server did not answer in time."; }, () => root.having("switcher").browse("")],
        ["browse-refused", () => { Scenes.directory(App.directory); }, () => { root.having("switcher").browse(""); App.directory.joining.errorText = "Too many rooms at once. Wait 12 s."; }],
        ["new-message", () => { Scenes.people(App.newMessage); }, () => root.having("switcher").newMessage()],
        ["new-message-chosen", () => { Scenes.people(App.newMessage, 4); }, () => root.having("switcher").newMessage()],
        ["new-message-full", () => { Scenes.people(App.newMessage, 6); App.newMessage.full = true; }, () => root.having("switcher").newMessage()],
        ["new-message-nobody", () => { App.newMessage.found.clear(); App.newMessage.chosen.clear(); }, () => root.having("switcher").newMessage()],
        ["switcher", () => {}, () => root.having("switcher").switcher()],
        ["switcher-nothing", () => { App.rooms.clear(); }, () => root.having("switcher").switcher()],
        ["switcher-people", () => { Scenes.people(App.newMessage); }, () => { root.having("switcher").switcher(); root.find(root.contentItem.parent, item => item.label === "Go to a room or to somebody").text = "e"; Scenes.unmet(App.newMessage); }],
        ["switcher-nobody-else", () => { App.rooms.clear(); Scenes.people(App.newMessage); }, () => { root.having("switcher").switcher(); root.find(root.contentItem.parent, item => item.label === "Go to a room or to somebody").text = "bo"; Scenes.unmet(App.newMessage); }],
        ["switcher-looking", () => { App.rooms.clear(); App.newMessage.loading = true; }, () => { root.having("switcher").switcher(); root.find(root.contentItem.parent, item => item.label === "Go to a room or to somebody").text = "dan"; }],
        ["switcher-nothing-found", () => {}, () => { root.having("switcher").switcher(); root.find(root.contentItem.parent, item => item.label === "Go to a room or to somebody").text = "garten a very long room name that does not fit anywhere"; }],
        ["switcher-ways", () => {}, () => { root.having("switcher").switcher(); root.find(root.contentItem.parent, item => item.label === "Go to a room or to somebody").text = "settings"; }],
        ["discard", () => {}, () => { root.having("switcher").newRoom(); root.find(root.contentItem.parent, item => item.label === "Name").text = "Kitchen"; root.press("Cancel"); }],
        ["switcher-refused", () => { App.rooms.clear(); }, () => { root.having("switcher").switcher(); root.find(root.contentItem.parent, item => item.label === "Go to a room or to somebody").text = "garten"; App.rooms.entering.nameError = "This does not exist, or is not visible to you."; }],
        ["keep-running", () => {}, () => App.background.unexplained(true)],
        ["settings", () => { App.background.possible = true; App.settings.trustedSites = ["a-rather-long-name-of-a-site.example.org:8443", "example.org"]; }, () => root.having("switcher").settings()],
        ["settings-not-kept", () => { App.host.hosting = false; App.onboarding.keyStoreAvailable = false; }, () => root.having("switcher").settings()],
        ["invite", () => { Scenes.invites(App.room.invites); }, () => root.having("switcher").invite()],
        ["invite-code", () => { App.host.setOpen(true); Scenes.invites(App.room.invites); }, () => { root.having("switcher").invite(); root.press("Show QR code"); }],
        ["invite-open", () => { App.host.setOpen(true); App.room.invites.clear(); }, () => { root.having("switcher").invite(); root.press("Change…"); }],
        ["invite-people", () => { Scenes.candidates(App.room.candidates); }, () => { root.having("switcher").invite(); root.press("From this server"); }],
        ["invite-nobody", () => { App.room.candidates.clear(); App.room.candidates.errorText = "The people of this server could not be listed. The server did not answer in time."; App.room.invites.allowed = false; }, () => root.having("switcher").invite()],
        ["join-address", () => { App.room.invites.allowed = false; App.room.candidates.allowed = false; App.host.hosting = false; App.host.localOnly = false; }, () => root.having("switcher").invite()],
        ["invited", () => { App.invitation.state = 2; }, () => App.invitation.offered()],
        ["invited-inside", () => { App.invitation.state = 2; App.invitation.inside = true; App.invitation.title = "You are in " + Scenes.apart("Release 2"); }, () => App.invitation.offered()],
        ["invited-waiting", () => { App.invitation.state = 2; App.invitation.waiting = true; }, () => App.invitation.offered()],
        ["invited-asking", () => { App.invitation.state = 1; }, () => App.invitation.offered()],
        ["invited-void", () => { App.invitation.state = 3; App.invitation.errorText = Scenes.voidInvitation; }, () => App.invitation.offered()],
        ["join-invited", () => { App.page = App.Welcome; App.onboarding.invitation.state = 2; }, () => root.having("showJoin").showJoin("confab://192.168.1.20:8420/i/0123456789abcdefABCDEF", "Bo", JoinForm.Given)],
        ["join-known", () => { App.page = App.Welcome; App.onboarding.invitation.state = 2; App.onboarding.known = Scenes.longName; }, () => root.having("showJoin").showJoin("confab://192.168.1.20:8420/i/0123456789abcdefABCDEF", "Bo", JoinForm.Given)],
        ["join-void", () => { App.page = App.Welcome; App.onboarding.invitation.state = 3; App.onboarding.invitation.errorText = Scenes.voidInvitation; }, () => root.having("showJoin").showJoin("confab://192.168.1.20:8420/i/0123456789abcdefABCDEF", "Bo", JoinForm.Given)],
        ["new-room", () => {}, () => root.having("switcher").newRoom()],
        ["room-settings", () => { Scenes.bans(App.room.bans); }, () => root.having("switcher").roomSettings()],
        ["room-settings-overtaken", () => {}, () => { root.having("switcher").roomSettings(); root.field("Topic").text = "What we read next"; App.room.topic = "Chapter four, and whatever else comes to mind before the next meeting on Thursday"; root.press("Nobody"); App.room.options.agents = 1; }],
        ["room-settings-archived", () => { App.room.options.archived = true; App.room.options.canChangeRules = false; App.room.options.canSeeBans = false; }, () => root.having("switcher").roomSettings()],
        ["record-reports", () => { Scenes.reports(App.room.reports); App.room.reports.more = true; }, () => root.having("switcher").record()],
        ["record-nothing", () => { App.room.reports.clear(); App.room.reports.deleting.errorText = "The message was not deleted. The server did not answer in time."; }, () => root.having("switcher").record()],
        ["record-audit", () => { Scenes.audit(App.room.audit); }, () => { root.having("switcher").record(); root.pick("Record"); }],
        ["record-failed", () => { App.room.audit.clear(); App.room.audit.errorText = "What was done could not be listed. The server did not answer in time."; }, () => { root.having("switcher").record(); root.pick("Record"); }],
        ["report-delete", () => { Scenes.reports(App.room.reports); }, () => { root.having("switcher").record(); root.press("Delete it…"); }],
        ["report", () => {}, () => root.list().actionRequested("report", root.list().itemAtIndex(1))],
        ["report-refused", () => {}, () => { root.list().actionRequested("report", root.list().itemAtIndex(1)); App.room.actions.reporting.errorText = "Too many at once. Try again in 12 s."; }],
        ["server", () => {}, () => root.having("switcher").server()],
        ["server-overtaken", () => {}, () => { root.having("switcher").server(); root.field("Name of the server").text = "Reading club"; App.server.name = "Chess and go"; root.pick("Nobody"); App.server.registration = 0; }],
        ["server-locked", () => { App.server.locked = ["name", "registration", "guests", "lobby"]; App.server.guests = false; }, () => root.having("switcher").server()],
        ["server-failed", () => { App.server.known = false; App.server.errorText = "The settings of the server could not be asked for. The server did not answer in time."; }, () => root.having("switcher").server()],
        ["server-people", () => { Scenes.serverPeople(App.server.people); }, () => { root.having("switcher").server(); root.pick("People"); }],
        ["server-nobody", () => { App.server.people.clear(); App.server.people.act.errorText = "This person stands as high as you do."; }, () => { root.having("switcher").server(); root.pick("People"); }],
        ["server-person", () => { Scenes.serverPeople(App.server.people); }, () => { root.having("switcher").server(); root.pick("People"); root.openPerson(0); }],
        ["suspend", () => { Scenes.serverPeople(App.server.people); }, () => { root.having("switcher").server(); root.pick("People"); root.openPerson(2); root.choose("Suspend…"); }],
        ["hand-server-over", () => { Scenes.serverPeople(App.server.people); }, () => { root.having("switcher").server(); root.pick("People"); root.openPerson(2); root.choose("Hand the server over…"); }],
        ["reset-link", () => { Scenes.serverPeople(App.server.people); }, () => { root.having("switcher").server(); root.pick("People"); App.server.people.acts.linkMade(Scenes.longName, "https://chat.a-rather-long-name-of-a-server.example.org/reset#0123456789abcdefABCDEF"); }],
        ["server-audit", () => { Scenes.audit(App.server.audit); }, () => { root.having("switcher").server(); root.pick("Record"); }],
        ["delete-room", () => {}, () => { root.having("switcher").roomSettings(); root.press("Delete the room…"); }],
        ["profile", () => { App.profile.about = "Reads the fine print, so that you need not."; }, () => root.having("switcher").profile()],
        ["profile-overtaken", () => { App.profile.about = "Reads the fine print."; }, () => { root.having("switcher").profile(); root.field("About you (optional)").text = "Reads."; App.profile.about = ""; }],
        ["profile-picture", () => { App.profile.picture.stored = Scenes.face; }, () => root.having("switcher").profile()],
        ["profile-picture-removed", () => { App.profile.picture.stored = Scenes.face; }, () => { root.having("switcher").profile(); App.profile.picture.remove(); }],
        ["profile-crop", () => {}, () => { root.having("switcher").profile(); App.profile.picture.aspect = 1.5; App.profile.picture.chosen = "image://pictures/here/1"; }],
        ["profile-picture-refused", () => {}, () => { root.having("switcher").profile(); App.profile.picture.errorText = "This is no picture that can be used. Choose one of these kinds: PNG, JPEG, WebP, GIF, BMP."; }],
        ["room-picture", () => { App.room.options.picture.stored = "image://pictures/cornered/b2"; }, () => root.having("switcher").roomSettings()],
        ["profile-sign-ins", () => { Scenes.sessions(App.profile.sessions); }, () => { root.having("switcher").profile(); root.press("Sign-ins"); root.press("New password…"); }],
        ["end-sign-in", () => { Scenes.sessions(App.profile.sessions); }, () => { root.having("switcher").profile(); root.press("Sign-ins"); root.press("Sign out"); App.profile.sessions.ending.errorText = "The server did not answer in time."; }],
        ["profile-blocked", () => { Scenes.blocked(App.profile.blocked); }, () => { root.having("switcher").profile(); root.press("Blocked"); }],
        ["erase", () => {}, () => { root.having("switcher").profile(); root.press("Sign-ins"); root.press("Delete your account…"); }],
        ["leave", () => { App.room.unsent = true; App.room.heir = Scenes.apart(Scenes.longName) + " will own the room."; App.room.leaving.errorText = "The server did not answer in time."; }, () => root.having("switcher").leave()],
        ["sign-out", () => {}, () => root.having("switcher").signOut()],
        ["link-trusted", () => { App.links.host = App.links.site = "a-rather-long-name-of-a-site.example.org"; App.links.address = "https://" + App.links.site + "/"; }, () => { App.links.pending = true; }],
        ["link", () => { App.links.host = "xn--bnk-6cd.example.org"; App.links.address = "https://xn--bnk-6cd.example.org/a/rather/long/way/to/somewhere?and=a&few=parameters"; App.links.warning = "This address contains letters that can look like others."; }, () => { App.links.pending = true; }],
        ["delete", () => {}, () => root.list().actionRequested("remove", root.list().itemAtIndex(0))],
        ["message-menu", () => {}, () => root.list().itemAtIndex(2).openMenuAt(20, 20)],
        ["focus", () => {}, () => root.list().forceActiveFocus(Qt.TabFocusReason)],
        ["tooltip", () => {}, () => root.having("shortcutText").forceActiveFocus(Qt.TabFocusReason), () => root.sees("AppToolTip")],
        ["page-failed", () => { App.room.timeline.errorText = Scenes.loadTrouble; }],
        ["loading", () => { App.room.timeline.setRows([]); App.room.timeline.loading = true; }],
        ["toasts", () => { App.toasts.append({ toastId: 1, text: "Copied.", tone: 1, actionText: "", kept: false }); App.toasts.append({ toastId: 3, text: "Sage was removed from the room.", tone: 0, actionText: "Undo", kept: false }); App.toasts.append({ toastId: 2, text: "The room could not be renamed: only its owner may do that.", tone: 3, actionText: "", kept: false }); }],
        ["handed-back", () => { App.toasts.append({ toastId: 4, text: Scenes.apart("Mia Okafor") + " has removed you from " + Scenes.apart(Scenes.longName) + ". “This is not what the room is for.” What you wrote there was not sent.", tone: 2, actionText: "Copy it", kept: true }); }],
        ["room-gone", () => { App.toasts.append({ toastId: 4, text: Scenes.apart(Scenes.longName) + " was deleted.", tone: 0, actionText: "", kept: true }); }],
        ["added", () => { App.toasts.append({ toastId: 4, text: Scenes.apart("Mia Okafor") + " added you to " + Scenes.apart(Scenes.longName) + ".", tone: 0, actionText: "Open", kept: false }); App.rooms.get(1).fresh = true; App.rooms.get(1).unread = 0; App.rooms.sidebar.fill(); App.room.reports.waiting = 2; }],
        ["toast-in-profile", () => { Scenes.sessions(App.profile.sessions); }, () => { root.having("switcher").profile(); root.press("Sign-ins"); root.toast("Firefox · Debian is signed out."); }],
        ["toasts-in-settings", () => {}, () => { root.having("switcher").settings(); root.toast("Confab asks again before it opens links to example.org."); root.toast("The room could not be renamed: only its owner may do that."); }],
        ["toast-in-server", () => { Scenes.serverPeople(App.server.people); }, () => { root.having("switcher").server(); root.pick("People"); root.toast("Changes to the server saved."); }],
        ["toast-in-switcher", () => {}, () => { root.having("switcher").switcher(); root.toast("Copied."); }],
        ["scrolled", () => { App.room.timeline.unseenCount = 23; App.room.timeline.setRows(Scenes.troubles().concat(Scenes.conversation(), Scenes.streaming())); }, () => { root.list().scrollBy(200); root.list().scrollBy(150); }],
        ["missed", () => { App.room.timeline.unseenRow = 100; App.room.timeline.unseenCount = 1500; }, () => {}, () => root.sees("MissedPills")],
        ["completions", () => { App.room.composer.text = "@"; App.room.composer.completions.append({ text: "@Bo Andersen", hint: "Online", initials: "BA", colorIndex: 2, isAgent: false, emoji: "", picture: Scenes.face }); App.room.composer.completions.append({ text: "@Sage", hint: "Agent", initials: "S", colorIndex: 4, isAgent: true, emoji: "", picture: "" }); App.room.composer.completions.append({ text: "@Oracle", hint: "Not available: The provider refuses the key.", initials: "O", colorIndex: 6, isAgent: true, emoji: "", picture: "" }); App.room.composer.completions.append({ text: "/ask", hint: "Ask the room's agent", initials: "", colorIndex: 0, isAgent: false, emoji: "", picture: "" }); }],
        ["emoji-completions", () => { App.room.composer.text = "Well done :ta"; App.room.composer.completions.append({ text: ":tada:", hint: "", initials: "", colorIndex: 0, isAgent: false, emoji: "🎉", picture: "" }); App.room.composer.completions.append({ text: ":taco:", hint: "", initials: "", colorIndex: 0, isAgent: false, emoji: "🌮", picture: "" }); }],
        ["emoji", () => {}, () => root.find(root.contentItem, item => item.text === "Emoji" && item.iconName !== undefined).clicked()],
        ["emoji-nothing", () => {}, () => { root.find(root.contentItem, item => item.text === "Emoji" && item.iconName !== undefined).clicked(); App.emoji.filter = "zzz"; }],
        ["blocked-messages", () => { App.room.timeline.setRows(Scenes.blockedMessages()); }],
        ["system-line-focused", () => { App.room.timeline.setRows(Scenes.systemLines().slice(0, 2)); }, () => root.list().forceActiveFocus(Qt.TabFocusReason)],
        ["pictures", () => { App.self.picture = Scenes.face; }, null, () => root.sees("AvatarPicture")],
        ["system-lines", () => { App.room.timeline.setRows(Scenes.systemLines()); }],
        ["keys", () => {}, () => root.having("switcher").keys()],
        ["room-menu", () => { App.host.setOpen(true); }, () => root.find(root.contentItem, item => item.text === "Room menu" && item.iconName !== undefined).clicked()],
        ["too-long", () => { App.room.composer.text = "Much too long"; App.room.composer.bytesOver = 3000; }],
        ["held", () => { App.room.composer.held = true; App.room.composer.contextTitle = "Not saved"; App.room.composer.hint = "Nothing was sent or saved. Esc keeps these words as a draft."; App.room.composer.text = "What was to become of it"; }],
        ["close", () => { App.departure.losesGuest = true; App.departure.sentence = "2 people are connected. They are disconnected when you close. You are here as a guest: once Confab is closed, nobody can be Ada again."; }, () => App.departure.asked()],
        ["replying", () => { App.room.composer.replying = true; App.room.composer.contextTitle = "Reply to " + Scenes.apart("Mia Okafor"); App.room.composer.contextPreview = "That is exactly what we did wrong: the hash ran in the loop."; App.room.composer.text = "Yes"; }],
        // Stays open: nothing comes after it.
        ["join-offer", () => {}, () => App.addressOffered("confab://chat.a-rather-long-name-of-a-server.example.org:8420/")]
    ]
    // Of the text.
    property real scale: 1
    property bool dark: false
    // What the scene of that name shows.
    property string answer: "Words with **weight**.\n\n- a point\n- another"
    // Set by who shows the scenes: the names of the QML files of which something is in sight.
    property var seenTypes: () => []

    function names(): var {
        return root.scenes.map(scene => scene[0]);
    }

    function scene(name: string): var {
        return root.scenes.find(each => each[0] === name);
    }

    // After reset(), and when what that took away is gone.
    function begin(name: string): void {
        App.page = App.Chat;
        root.scene(name)[1]();
    }

    function finish(name: string): void {
        const act = root.scene(name)[2];
        if (act)
            act();
    }

    function isComplete(name: string): bool {
        const complete = root.scene(name)[3];
        return !complete || complete();
    }

    // What is said of something in sight and has one of these names in a sentence, not kept apart from it. What people have
    // written is theirs.
    function looseNames(names: var): var {
        const loose = [];
        root.gatherLoose(root.contentItem.parent ?? root.contentItem, names, loose);
        return loose;
    }

    function gatherLoose(item: Item, names: var, loose: var): void {
        if (!item.visible)
            return;
        if (item.Accessible.role !== Accessible.NoRole && !item.Accessible.ignored && !item.Accessible.readOnly) {
            for (const text of [item.Accessible.name, item.Accessible.description]) {
                if (!names.includes(text) && names.some(name => root.standsLoose(text, name)))
                    loose.push(text);
            }
        }
        for (let i = 0; i < item.children.length; ++i)
            root.gatherLoose(item.children[i], names, loose);
    }

    // Not between U+2068 and its U+2069.
    function standsLoose(text: string, name: string): bool {
        for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            const before = text.slice(0, at);
            if (before.split("\u2068").length <= before.split("\u2069").length)
                return true;
        }
        return false;
    }

    function reset(): void {
        App.page = App.Starting;
        App.links.pending = false;
        App.links.site = "";
        App.settings.trustedSites = [];
        App.settings.themeMode = root.dark ? 2 : 1;
        App.settings.textScale = root.scale;
        App.settings.reducedMotion = true;
        App.settings.membersShown = false;
        App.settings.sidebarCollapsed = false;
        App.serverName = "This computer";
        App.host.hosting = true;
        App.host.exposed = false;
        App.host.setOpen(false);
        App.host.localOnly = !App.host.openToNetwork;
        App.invitation.drop();
        App.onboarding.invitation.drop();
        App.room.invites.allowed = true;
        App.room.invites.clear();
        App.room.candidates.allowed = true;
        App.room.candidates.errorText = "";
        App.room.candidates.agents = false;
        App.room.candidates.clear();
        App.room.bans.clear();
        App.room.options.archived = false;
        App.room.options.agents = 0;
        App.room.options.canChangeRules = true;
        App.room.options.canSeeBans = true;
        App.room.audit.clear();
        App.room.audit.errorText = "";
        App.room.reports.clear();
        App.room.reports.more = false;
        App.room.reports.waiting = 0;
        App.room.reports.deleting.giveUp();
        App.room.actions.reporting.giveUp();
        App.server.known = true;
        App.server.errorText = "";
        App.server.locked = [];
        App.server.name = "Chess club";
        App.server.registration = 1;
        App.server.guests = true;
        App.server.audit.clear();
        App.server.people.clear();
        App.server.people.act.giveUp();
        App.profile.about = "";
        App.profile.sessions.clear();
        App.profile.sessions.ending.giveUp();
        App.profile.picture.drop();
        App.profile.picture.stored = "";
        App.room.options.picture.drop();
        App.room.options.picture.stored = "";
        App.self.picture = "";
        App.profile.blocked.clear();
        App.connection.state = 3;
        App.connection.text = "Connected";
        App.connection.line = "";
        App.connection.distrust = "";
        App.connection.detail = "";
        App.connection.secondsToRetry = 0;
        App.connection.waiting = 0;
        App.connection.canRetry = false;
        App.rooms.entering.giveUp();
        App.onboarding.errorText = "";
        App.onboarding.known = "";
        App.onboarding.passwordError = "";
        App.onboarding.busy = false;
        App.onboarding.hasHostedRoom = false;
        App.onboarding.keyStoreAvailable = true;
        App.accounts.clear();
        App.room.open = true;
        App.room.name = "Lobby";
        App.room.topic = "Where everybody meets";
        App.room.typingText = "";
        App.room.unsent = false;
        App.room.heir = "";
        App.room.composer.text = "";
        App.room.composer.bytesOver = 0;
        App.room.composer.replying = false;
        App.room.composer.held = false;
        App.room.composer.hint = "Enter to send, Shift+Enter for a new line";
        App.departure.losesGuest = false;
        App.departure.sentence = "";
        App.unread = 0;
        App.background.possible = false;
        App.room.composer.completions.clear();
        App.room.timeline.empty = false;
        App.room.timeline.loading = false;
        App.room.timeline.errorText = "";
        App.room.timeline.unseenCount = 0;
        App.room.timeline.unseenRow = -1;
        App.room.timeline.setRows(Scenes.conversation());
        App.room.askNotice.text = "";
        App.room.candidates.adding.giveUp();
        App.toasts.clear();
        App.rooms.unreadElsewhere = 0;
        App.rooms.reportsElsewhere = 0;
        App.rooms.sidebar.folded = [];
        App.rooms.actions.mutedUntil = "";
        App.directory.loading = false;
        App.directory.errorText = "";
        App.directory.joining.giveUp();
        App.newMessage.full = false;
        App.newMessage.loading = false;
        App.newMessage.unmet.clear();
        Scenes.rooms(App.rooms);
        Scenes.members(App.room.members, 0);
    }

    function distrust(): void {
        App.connection.state = 0;
        App.connection.text = "Not trusted";
        App.connection.line = "Not trusted · 2 waiting";
        App.connection.distrust = Scenes.otherKey;
        App.connection.detail = Scenes.otherKey + " 2 messages wait on this device.";
        App.connection.place = "chat.a-rather-long-name-of-a-server.example.org:8421";
        App.connection.waiting = 2;
        App.connection.canRetry = true;
    }

    function offline(): void {
        App.connection.state = 0;
        App.connection.text = "Offline";
        App.connection.line = "Offline, next try in 11 s · 2 waiting";
        App.connection.detail = "The server can't be reached. Trying again in 11 s. 2 messages wait on this device.";
        App.connection.secondsToRetry = 11;
        App.connection.waiting = 2;
        App.connection.canRetry = true;
    }

    function sees(type: string): bool {
        return root.seenTypes().indexOf(type) >= 0;
    }

    function find(item: Item, test: var): Item {
        if (!item.visible)
            return null;
        if (test(item))
            return item;
        for (let i = 0; i < item.children.length; ++i) {
            const found = root.find(item.children[i], test);
            if (found !== null)
                return found;
        }
        return null;
    }

    // The first item in sight that has the property or function.
    function having(name: string): Item {
        return root.find(root.contentItem, item => item[name] !== undefined && item !== root.contentItem);
    }

    function toast(text: string): void {
        App.toasts.append({ toastId: 10 + App.toasts.count, text: text, tone: 1, actionText: "Undo", kept: false });
    }

    // Of the row of the sidebar.
    function roomMenu(row: int): void {
        const list = root.having("heldId");
        list.reveal(row);
        const entry = list.itemAtIndex(row);
        list.menuRequested(entry, entry.width / 2, entry.height, false);
    }

    // Of the people of the server: the menu of that row.
    function openPerson(row: int): void {
        root.find(root.contentItem.parent, item => item.openRow !== undefined).openRow(row, false);
    }

    // One of a few words, in a dialog.
    function pick(text: string): void {
        root.find(root.contentItem.parent, item => item.modelData === text && item.picked !== undefined).clicked();
    }

    // Of a form.
    function field(label: string): Item {
        return root.find(root.contentItem.parent, item => item.label === label);
    }

    // In the menu that is open.
    function choose(text: string): void {
        const item = root.find(root.contentItem.parent, item => item.text === text && item.triggered !== undefined && item.available);
        item.triggered();
        item.menu.dismiss();
    }

    // A button or a choice, in a dialog too.
    function press(text: string): void {
        root.find(root.contentItem.parent, item => (item.text === text || item.modelData === text) && item.clicked !== undefined).clicked();
    }

    function list(): Item {
        return root.having("atNewest");
    }
}
