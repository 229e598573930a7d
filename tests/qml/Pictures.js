// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT

// How many pixels of a grabbed picture are red, yellow or brown: no letter, border or button is.
function warm(image) {
    let count = 0;
    for (let y = 0; y < image.height; ++y) {
        for (let x = 0; x < image.width; ++x) {
            if (image.red(x, y) - image.blue(x, y) > 60)
                ++count;
        }
    }
    return count;
}

// Whether two pictures of one height agree in their first columns.
function same(image, other, columns) {
    for (let y = 0; y < image.height; ++y) {
        for (let x = 0; x < columns; ++x) {
            if (image.pixel(x, y) !== other.pixel(x, y))
                return false;
        }
    }
    return true;
}

// The uppermost row, of those from a top on and of some columns, that holds ink; -1 where there is none.
function firstInk(image, from, to, top) {
    const start = top || 0;
    const ground = image.pixel(from, start);
    for (let y = start; y < image.height; ++y) {
        for (let x = from; x < to; ++x) {
            if (image.pixel(x, y) !== ground)
                return y;
        }
    }
    return -1;
}
