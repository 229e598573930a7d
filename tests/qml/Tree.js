// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// Not a library: `Accessible` and `Window` are looked up in the file that imports this one.

// Depth first, through what is in sight.
function find(item, test) {
    if (!item.visible)
        return null;
    if (test(item))
        return item;
    for (let i = 0; i < item.children.length; ++i) {
        const found = find(item.children[i], test);
        if (found !== null)
            return found;
    }
    return null;
}

function all(item, test, into) {
    const found = into || [];
    if (!item.visible)
        return found;
    if (test(item))
        found.push(item);
    for (let i = 0; i < item.children.length; ++i)
        all(item.children[i], test, found);
    return found;
}

// Depth first, also through what is never in sight: the one that has a property which nothing else has.
function withProperty(item, name) {
    for (let i = 0; i < item.children.length; ++i) {
        const child = item.children[i];
        const found = child[name] === undefined ? withProperty(child, name) : child;
        if (found !== null)
            return found;
    }
    return null;
}

// Has the window drawn three times: whatever a change sets off is laid out by then, however busy the machine is.
function draw(test, item) {
    for (let i = 0; i < 3; ++i) {
        item.Window.window.update();
        test.verify(test.waitForRendering(item, 30000), "nothing is drawn");
    }
}

// By what is said of it, with or without the marks that keep names apart from their sentences.
function byName(item, name) {
    return find(item, (each) => plain(each.Accessible.name) === plain(name) && each.Accessible.role !== Accessible.NoRole);
}

// Without these marks.
function plain(text) {
    return text.replace(/[\u2068\u2069]/g, "");
}
