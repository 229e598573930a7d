// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab
import Confab.Models
import "Scenes.js" as Scenes

// Walks through the scenes and has each photographed.
Main {
    id: root

    property int step: -1
    property var scenes: [
        ["welcome", 1180, 760, () => { App.page = App.Welcome; }],
        ["welcome-busy-error", 900, 760, () => { App.page = App.Welcome; App.onboarding.errorText = "No server answers at confab://10.0.0.4:8420. Nothing was sent. Check the address, or ask whether the room is open."; App.onboarding.busy = true; App.onboarding.busyText = "Joining…"; }],
        ["join-narrow", 380, 700, () => { App.page = App.Welcome; root.showJoin(); }],
        ["chat", 1180, 760, () => {}],
        ["chat-members", 1280, 800, () => { App.settings.membersShown = true; }],
        ["chat-dark", 1180, 760, () => { App.settings.themeMode = 2; }],
        ["streaming", 1180, 760, () => { App.room.timeline.setRows(Scenes.streaming()); App.room.typingText = "Mia Okafor is typing…"; App.room.composer.text = "While it writes, I can write too.\nOver several lines."; }],
        ["troubles", 1000, 760, () => { App.room.timeline.setRows(Scenes.troubles()); root.offline(); }],
        ["troubles-dark", 1000, 760, () => { App.settings.themeMode = 2; App.room.timeline.setRows(Scenes.troubles()); root.offline(); }],
        ["narrow-room", 380, 700, () => { App.room.typingText = "Mia Okafor is typing…"; }],
        ["narrow-rooms", 380, 700, () => { App.room.open = false; }],
        ["narrow-members", 380, 700, () => { root.chat().toggleMembers(); }],
        ["hard", 900, 700, () => { App.room.timeline.setRows(Scenes.hard()); App.room.name = "Reading group: the design of everyday things and other books"; App.room.topic = "Chapter four, and whatever else comes to mind before the next meeting on Thursday"; }],
        ["hard-narrow", 360, 480, () => { App.room.timeline.setRows(Scenes.hard()); App.room.name = "Reading group: the design of everyday things and other books"; }],
        ["empty", 1000, 700, () => { App.room.timeline.setRows([]); App.room.timeline.empty = true; Scenes.members(App.room.members, 0); while (App.room.members.count > 2) App.room.members.remove(2); }],
        ["no-room", 1000, 700, () => { App.room.open = false; App.rooms.clear(); }],
        ["large-text", 1180, 760, () => { App.settings.textScale = 2; }],
        ["switcher", 1000, 700, () => { root.dialogs().switcher(); }],
        ["settings", 1000, 760, () => { root.dialogs().settings(); }],
        ["settings-dark-narrow", 380, 700, () => { App.settings.themeMode = 2; root.dialogs().settings(); }],
        ["invite", 1000, 700, () => { root.dialogs().invite(); }],
        ["new-room", 1000, 700, () => { root.dialogs().newRoom(); }],
        ["menu", 1000, 760, () => {}, () => { root.list().itemAtIndex(2).openMenuAt(120, 20); }],
        ["focus", 1000, 760, () => { root.list().forceActiveFocus(Qt.TabFocusReason); }],
        ["page-failed", 1000, 560, () => { App.room.timeline.errorText = Scenes.loadTrouble; }],
        ["page-failed-dark", 1000, 560, () => { App.settings.themeMode = 2; App.room.timeline.errorText = Scenes.loadTrouble; }],
        ["first-page-failed-narrow", 360, 560, () => { App.room.timeline.setRows([]); App.room.timeline.errorText = Scenes.loadTrouble; }],
        ["scrolled", 1000, 560, () => { App.room.timeline.unseenCount = 3; App.toasts.append({ toastId: 1, text: "Copied.", tone: 1 }); App.toasts.append({ toastId: 2, text: "The room could not be renamed: only its owner may do that.", tone: 3 }); }, () => { root.list().scrollBy(200); root.list().scrollBy(150); }],
        ["completions", 1000, 700, () => { App.room.composer.text = "@"; App.room.composer.completions.append({ text: "@Bo Andersen", hint: "Here", initials: "BA", colorIndex: 2 }); App.room.composer.completions.append({ text: "@Sage", hint: "Agent", initials: "S", colorIndex: 4 }); App.room.composer.completions.append({ text: "/ask", hint: "Ask the room's agent", initials: "", colorIndex: 0 }); }],
        ["replying", 1000, 700, () => { App.room.composer.replying = true; App.room.composer.contextTitle = "Reply to Mia Okafor"; App.room.composer.contextPreview = "That is exactly what we did wrong: the hash ran in the loop."; root.pane().focusComposer(); }]
    ]

    Timer {
        id: timer

        interval: 600
        running: true

        onTriggered: {
            if (root.step >= 0 && root.picked(root.step)) {
                camera.shoot(root, root.scenes[root.step][0]);
                root.reset();
            }
            do
                root.step += 1;
            while (root.step < root.scenes.length && !root.picked(root.step));
            if (root.step >= root.scenes.length) {
                Qt.quit();
                return;
            }
            root.begin();
        }
    }

    Timer {
        id: late

        interval: 250

        onTriggered: {
            root.scenes[root.step][4]();
            timer.restart();
        }
    }

    function picked(step) {
        return wanted.length === 0 || wanted.indexOf(root.scenes[step][0]) >= 0;
    }

    function reset() {
        const d = root.dialogs();
        if (d !== null)
            for (let i = 0; i < d.data.length; ++i)
                if (d.data[i].close !== undefined)
                    d.data[i].close();
    }

    function begin() {
        const scene = root.scenes[root.step];
        App.page = App.Starting;
        App.settings.themeMode = 1;
        App.settings.textScale = 1;
        App.settings.membersShown = false;
        App.connection.state = 3;
        App.connection.text = "Live";
        App.connection.secondsToRetry = 0;
        App.connection.waiting = 0;
        App.onboarding.errorText = "";
        App.onboarding.busy = false;
        App.room.open = true;
        App.room.name = "Lobby";
        App.room.topic = "Where everybody meets";
        App.room.typingText = "";
        App.room.composer.text = "";
        App.room.composer.replying = false;
        App.room.composer.completions.clear();
        App.room.timeline.empty = false;
        App.room.timeline.errorText = "";
        App.room.timeline.unseenCount = 0;
        App.room.timeline.setRows(Scenes.conversation());
        App.toasts.clear();
        Scenes.rooms(App.rooms);
        Scenes.members(App.room.members, 0);
        root.width = scene[1];
        root.height = scene[2];
        App.page = App.Chat;
        scene[3]();
        if (scene.length > 4)
            late.restart();
        else
            timer.restart();
    }

    function offline() {
        App.connection.state = 0;
        App.connection.text = "Offline";
        App.connection.secondsToRetry = 11;
        App.connection.waiting = 2;
    }

    function find(item, test) {
        if (test(item))
            return item;
        for (let i = 0; i < item.children.length; ++i) {
            const found = root.find(item.children[i], test);
            if (found !== null)
                return found;
        }
        return null;
    }

    function chat() { return root.find(root.contentItem, (i) => i.toggleMembers !== undefined); }
    function dialogs() { return root.find(root.contentItem, (i) => i.switcher !== undefined); }
    function pane() { return root.find(root.contentItem, (i) => i.focusComposer !== undefined); }
    function list() { return root.find(root.contentItem, (i) => i.scrollBy !== undefined); }
    function showJoin() { root.find(root.contentItem, (i) => i.showJoin !== undefined && i !== root.contentItem && i.controller !== undefined).showJoin("confab://192.168.1.20:8420/", "", true); }
}
