// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    property bool busy: false
    property string busyText: ""
    property string errorText: ""
    property string nameError: ""
    property string addressError: ""
    property string passwordError: ""
    property string codeError: ""
    property bool hostAvailable: true
    property bool hasHostedRoom: false
    property bool stillHosting: false
    property string suggestedName: "Ada Lovelace"
    property string suggestedAddress: ""
    property bool keyStoreAvailable: true
    property bool staySignedIn: false
    // Signed in on every server that is asked about.
    property string known: ""
    property Invitation invitation: Invitation {}
    property var calls: []

    signal passwordNeeded(string address, string name)
    signal addressGiven(string address)
    signal nameNeeded(string address)

    function hostHere(name: string) { calls.push("hostHere " + name); }
    function join(address: string, name: string) { calls.push("join " + address + " " + name); }
    function signIn(address: string, name: string, password: string) { calls.push("signIn " + address + " " + name + " " + password); }
    function registerAccount(address: string, name: string, password: string, code: string) { calls.push(["register", address, name, password, code].filter(part => part !== "").join(" ")); }
    function openAccount(accountId: string) { calls.push("open " + accountId); }
    function forgetAccount(accountId: string) { calls.push("forget " + accountId); }
    function signedInAs(address: string): string { return known; }
    function goOn(address: string) { calls.push("goOn " + address); }
    function isExposed(address: string): bool { return address.startsWith("http://") && !address.includes("127.0.0.1"); }
    function cancel() { calls.push("cancel"); }
    function clearFieldErrors() { nameError = addressError = passwordError = codeError = ""; }
    function clearErrors() { calls.push("clearErrors"); errorText = nameError = addressError = passwordError = codeError = ""; }
}
