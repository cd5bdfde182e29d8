/** How the element looks. Nothing of it reaches the host's page, and little of the page reaches in. */

import { HUES, rules } from "./fields/marking.js";
import { TYPES } from "../kinds.js";

/** What a host may set, by custom properties of the same name with `--baithak-` before it. @type {Record<string, string>} */
const SETTABLE = {
  paper: "light-dark(#f1f3f2, #121517)",
  sheet: "light-dark(#ffffff, #1b2022)",
  ink: "light-dark(#1a1e20, #e6e8e6)",
  soft: "light-dark(#59636a, #9ba6a9)",
  rule: "light-dark(#d5dad9, #343b3e)",
  accent: "light-dark(#14505c, #7cc4d0)",
  "on-accent": "light-dark(#ffffff, #0d1b1e)",
  marker: "light-dark(#fff0b8, #4b3f12)",
  "marker-edge": "light-dark(#c99700, #e0b33c)",
  failure: "light-dark(#9c2b22, #f0938a)",
  radius: "6px",
  interface: '"Noto Sans Devanagari", "Kohinoor Devanagari", "Nirmala UI", Mangal, system-ui, sans-serif',
  reading: '"Noto Serif Devanagari", "Kohinoor Devanagari", "Nirmala UI", Mangal, serif',
  ...Object.fromEntries(TYPES.map((type) => [type, `light-dark(${HUES[type].join(", ")})`])),
};

const settable = Object.entries(SETTABLE)
  .map(([name, value]) => `--${name}: var(--baithak-${name}, ${value});`)
  .join("\n");

const LINES = ["2px solid", "2px dashed", "4px double", "3px dotted", "1px solid", "4px ridge", "1px dashed"];
const types = TYPES.map(
  (type, index) => `[data-type="${type}"] { --hue: var(--${type}); --line: ${LINES[index]}; }`,
).join("\n");

/** Here the page's own values are set aside: what it inherits from the host is colour scheme and whether it is seen. */
export const CSS = `
:host { display: block; contain: layout style; }
:host([hidden]) { display: none; }
.overlay { all: initial; color-scheme: inherit; visibility: inherit; position: absolute; box-sizing: border-box; overflow: hidden; border: 0 solid transparent; color: transparent; pointer-events: none; overflow-wrap: break-word; z-index: 1; }
.root {
  all: initial;
  ${settable}
  display: block;
  container-type: inline-size;
  direction: ltr;
  unicode-bidi: isolate;
  color-scheme: inherit;
  visibility: inherit;
  -webkit-user-select: text;
  user-select: text;
  font: medium/1.6 var(--interface);
  color: var(--ink);
  background: var(--paper);
  border: 1px solid var(--rule);
  border-radius: var(--radius);
  text-align: start;
}
.root[data-theme="light"] { color-scheme: light; }
.root[data-theme="dark"] { color-scheme: dark; }
.root * { box-sizing: border-box; }
[hidden] { display: none !important; }
h3, p, ul, ol { margin: 0; padding: 0; }
button { font: inherit; color: inherit; cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 0.3em 0.6em; padding: 0.5em 0.9em; }
.status { margin-inline-end: auto; font-size: 0.85em; color: var(--soft); }
.status::before { content: ""; display: inline-block; width: 0.6em; height: 0.6em; margin-inline-end: 0.5em; border-radius: 50%; background: var(--soft); }
.status[data-state="ready"]::before { background: var(--place); }
.status[data-state="busy"]::before, .status[data-state="starting"]::before { background: none; outline: 2px solid var(--accent); outline-offset: -2px; }
.status[data-state="failed"]::before { background: var(--failure); border-radius: 0; }
.body { display: grid; gap: 0.6em; padding: 0 0.9em 0.9em; }
.body > * { min-width: 0; }
@container (min-width: 46em) {
  .body { grid-template-columns: minmax(0, 1.5fr) minmax(17em, 1fr); align-items: start; }
  .source, .message { grid-column: 1 / -1; }
}
.panel { padding: 0.7em 0.9em; border: 1px solid var(--rule); border-radius: var(--radius); background: var(--sheet); }
.side { display: grid; gap: 0.6em; }
.panel > h3 { margin-block-end: 0.3em; font-size: 1em; color: var(--accent); }
textarea { display: block; width: 100%; min-height: 8em; padding: 0.6em 0.75em; border: 1px solid var(--rule); border-radius: var(--radius); background: var(--sheet); color: inherit; font: 1em/1.75 var(--interface); resize: vertical; }
.failure, .lost { padding: 0.5em 0.9em; border-inline-start: 4px solid var(--failure); background: color-mix(in srgb, var(--failure) 10%, transparent); overflow-wrap: anywhere; }
.failure code { display: block; color: var(--soft); }
.lost { border-color: var(--marker-edge); background: color-mix(in srgb, var(--marker) 60%, transparent); font-size: 0.9em; }
.article { font-family: var(--reading); font-size: 1.1em; line-height: 2; overflow-wrap: anywhere; max-height: var(--baithak-article-height, 32em); overflow-y: auto; }
.block { margin-block-end: 0.7em; white-space: pre-wrap; }
.long .block { content-visibility: auto; contain-intrinsic-size: auto 8em; }
.block[data-part="headline"] { font-size: 1.2em; line-height: 1.75; font-weight: 700; }
.block[data-part="boilerplate"] { color: var(--soft); font-size: 0.95em; }
.more { font: 0.9em var(--interface); color: var(--soft); }
${types}
${rules}
mark, .swatch { color: inherit; background: color-mix(in srgb, var(--hue) 14%, transparent); border-block-end: var(--line) var(--hue); border-radius: 3px 3px 0 0; padding-inline: 0.1em; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
mark { cursor: pointer; }
mark:has(mark) { padding-block-end: 0.25em; }
mark.current { background: color-mix(in srgb, var(--hue) 28%, transparent); }
mark.here, mark.chosen { outline: 2px solid var(--hue); outline-offset: 1px; }
.unsure::after { content: "?"; vertical-align: super; font: 0.65em var(--interface); color: var(--hue); }
.evidence { cursor: pointer; border-radius: 3px; }
.evidence.current { background: var(--marker); box-shadow: 0 0 0 3px var(--marker); box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.back { position: relative; top: -0.5em; margin-inline: 0.25em; padding: 0.15em 0.45em; border: 1px solid var(--rule); border-radius: 1em; background: var(--sheet); color: var(--soft); font: 0.65em/1 var(--interface); user-select: none; }
.back::after { content: "\\2060" attr(data-label); }
.back:hover, .evidence.current > .back { border-color: var(--marker-edge); color: var(--ink); }
.legend { display: flex; flex-wrap: wrap; gap: 0.3em 0.8em; font-size: 0.85em; margin-block-end: 0.5em; }
.count, .nothing, .soft, .reason, .rule-name { color: var(--soft); font-size: 0.85em; }
.kind { margin-block: 0.3em; }
.status[data-status] { font-size: 0.8em; color: var(--accent); }
.status[data-status]::before { content: none; }
ul, ol { list-style: none; }
.leads, .suggestion { display: inline; padding: 0.1em 0.3em; margin-inline-start: -0.3em; border: 0; border-radius: 4px; background: none; text-align: start; line-height: 1.75; }
.leads:hover, .suggestion:hover { background: color-mix(in srgb, var(--accent) 10%, transparent); }
.leads.current { background: var(--marker); box-shadow: inset 3px 0 var(--marker-edge); padding-inline-start: 0.5em; }
.slots { width: 100%; margin-block: 0.4em; border-collapse: collapse; font-size: 0.95em; }
.slots th, .slots td { padding-block: 0.3em; border-block-start: 1px solid var(--rule); vertical-align: top; text-align: start; }
.slots th { width: 6.2em; padding-inline-end: 0.6em; font-weight: 400; color: var(--soft); }
.slots li, .suggestions li, .selected { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 0.4em; }
.items, .row, .rule-name { display: flex; flex-wrap: wrap; align-items: center; gap: 0.3em; }
h3[data-type] { margin-block: 0.5em 0.2em; font-size: 0.95em; font-weight: 400; }
.row { margin-block: 0.3em; }
.item, .small { padding: 0 0.55em; border: 1px solid var(--rule); border-radius: var(--radius); background: none; font: 0.85em/1.7 var(--interface); text-align: start; }
.item { font-size: 0.95em; }
.item .roles, .suggestion .reason { display: block; font-size: 0.8em; color: var(--soft); }
.small.plain { border-color: transparent; color: var(--soft); }
.small:hover, .item:hover { border-color: var(--ink); }
.small.strong { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.small[aria-pressed="true"] { border-color: var(--hue); background: color-mix(in srgb, var(--hue) 18%, transparent); }
[aria-disabled="true"] { opacity: 0.65; }
.rule { padding-block: 0.2em; border-block-start: 1px solid var(--rule); }
del { color: var(--failure); }
ins { color: var(--place); text-decoration: none; }
select, input { max-width: 11em; padding: 0.1em 0.4em; border: 1px solid var(--rule); border-radius: var(--radius); background: var(--sheet); color: inherit; font: 0.9em/1.7 var(--interface); }
input[type="checkbox"] { max-width: none; }
.check { font-size: 0.9em; }
.bench { margin-block-start: 0.6em; padding: 0.5em 0.9em; border: 2px solid var(--accent); border-radius: var(--radius); }
@media (forced-colors: active) {
  mark, .swatch { background: none; color: CanvasText; border-block-end-color: CanvasText; }
  mark.here, mark.chosen, mark.current, .evidence.current, .leads.current, [aria-pressed="true"] { outline: 2px solid Highlight; }
}
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** The sheet, one for all elements. */
export function styles() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
