// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// The code stands behind the # of the address, so that no server and no proxy writes it into a log.
const code = location.hash.slice(1);
const form = document.getElementById("form");
const told = document.getElementById("told");

function end(text) {
    form.hidden = true;
    told.textContent = text;
}

async function send(password) {
    const answer = await fetch("/api/v1/auth/reset", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ code, password }),
    });
    if (answer.ok)
        return end("The password is set. Sign in with it in the app.");
    const { error } = await answer.json();
    if (answer.status === 404)
        return end(error.message);
    told.textContent = error.message;
}

history.replaceState(null, "", location.pathname);
if (!code)
    end("This link has no code in it. Open it as you got it, or ask for another one.");

form.addEventListener("submit", async event => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    told.textContent = "";
    try {
        await send(document.getElementById("password").value);
    } catch {
        told.textContent = "The server can't be reached. Try again.";
    }
    button.disabled = false;
});
