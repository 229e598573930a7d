// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml
import QtQml.Models

ListModel {
    id: root

    property bool allowed: true
    property bool loading: false
    property string errorText: ""
    property FormRequest making: FormRequest {}
    property int usualLifetime: 2
    property var lifetimes: ["1 hour", "1 day", "7 days", "30 days", "No end"]
    property var limits: ["Everybody", "One person", "10 people", "50 people"]
    property var calls: []

    signal made(int row)

    function terms(lifetime: int, limit: int, asGuest: bool): string { return "Works for " + lifetimes[lifetime] + ", lets in " + limits[limit].toLowerCase() + (asGuest ? ", as guests." : "."); }
    function refresh() { calls.push("refresh"); }
    function update() { calls.push("update"); }
    function make(lifetime: int, limit: int, asGuest: bool) { calls.push("make " + lifetime + " " + limit + " " + asGuest); }
    function revoke(code: string) { calls.push("revoke " + code); }
    function copyLink(code: string) { calls.push("copy " + code); }
    function copyAppLink(code: string) { calls.push("copyApp " + code); }
}
