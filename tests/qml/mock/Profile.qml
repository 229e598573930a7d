// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    property string name: "Ada Lovelace"
    property string about: ""
    property bool known: true
    property bool hasPassword: true
    property PictureChoice picture: PictureChoice {}
    property FormRequest naming: FormRequest {}
    property FormRequest changingPassword: FormRequest {}
    property FormRequest erasing: FormRequest {}
    property SessionListModel sessions: SessionListModel {}
    property BlockedListModel blocked: BlockedListModel {}
    property var calls: []

    signal changed

    function refresh() { calls.push("refresh"); }
    function giveUp() {}
    function save(name: string, about: string) { calls.push("save " + name + ": " + about); }
    function changePassword(before: string, after: string) { calls.push("password " + before + " " + after); }
    function erase(password: string) { calls.push("erase " + password); }
}
