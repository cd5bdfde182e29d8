/** Nesting of spans, and the lists made from an analysis: plain functions, tested without a browser. */

import assert from "node:assert/strict";
import test from "node:test";
import { itemsOf } from "../../www/entities.js";
import { nest } from "../../www/highlight.js";
import { evidenceOf } from "../../www/meeting.js";
import { analysis } from "./fixture.js";

/** @typedef {{ start: number, end: number }} Range */
/** @typedef {import("../../www/highlight.js").Piece<Range>} Piece */

/**
 * All pieces, parents before children.
 *
 * @param {Piece[]} pieces
 * @returns {Piece[]}
 */
const flat = (pieces) => pieces.flatMap((piece) => [piece, ...flat(piece.children)]);

/**
 * Siblings follow one another and lie within their parent.
 *
 * @param {Piece[]} pieces
 * @param {Range} parent
 */
function assertNested(pieces, parent) {
  let at = parent.start;
  for (const piece of pieces) {
    assert.ok(piece.start >= at && piece.start < piece.end && piece.end <= parent.end, JSON.stringify(pieces));
    assertNested(piece.children, piece);
    at = piece.end;
  }
}

test("what lies inside goes inside, what crosses is cut", () => {
  const outer = { start: 0, end: 10 };
  const inner = { start: 2, end: 4 };
  const crossing = { start: 8, end: 14 };
  const pieces = nest([inner, crossing, outer], { start: 0, end: 20 });
  assert.deepEqual(
    flat(pieces).map(({ span, start, end }) => [span, start, end]),
    [
      [outer, 0, 10],
      [inner, 2, 4],
      [crossing, 8, 10],
      [crossing, 10, 14],
    ],
  );
});

test("of any spans every piece is nested and every span is covered once", () => {
  let seed = 7;
  const random = (/** @type {number} */ below) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  for (let round = 0; round < 2000; round += 1) {
    const spans = Array.from({ length: random(12) }, () => {
      const start = random(40);
      return { start, end: start + random(15) };
    });
    const window = { start: random(15), end: 15 + random(40) };
    const pieces = nest(spans, window);
    assertNested(pieces, window);
    for (const span of spans) {
      let at = Math.max(span.start, window.start);
      for (const piece of flat(pieces).filter((piece) => piece.span === span)) {
        assert.equal(piece.start, at);
        at = piece.end;
      }
      assert.equal(at, Math.max(Math.min(span.end, window.end), Math.max(span.start, window.start)));
    }
  }
});

test("a role that refers to a person is listed as a role, and the person by the entity", () => {
  const items = itemsOf(analysis());
  assert.deepEqual(
    items.person.map(({ name, mentions, roles }) => [name, mentions.length, roles]),
    [
      ["सविता रावत", 3, ["मुख्यमंत्री"]],
      ["हरीश नौटियाल", 1, ["उत्तराखंड के मुख्य सचिव"]],
    ],
  );
  assert.deepEqual(
    items.role.map(({ name, mentions }) => [name, mentions.length]),
    [
      ["मुख्यमंत्री", 2],
      ["उत्तराखंड के मुख्य सचिव", 1],
    ],
  );
  assert.deepEqual(
    items.date.map(({ name }) => name),
    ["12 मई", "सोमवार"],
  );
  assert.deepEqual(items.event, []);
});

test("evidence that several things rest on stands once, with the numbers of its lines", () => {
  const labels = evidenceOf(analysis()).map(({ label }) => label);
  assert.deepEqual(labels, ["1", "2", "↩"]);
});
