/** What is suggested to the editor: to be accepted or left alone one by one, by rule or by kind. */

import { button, element } from "./dom.js";

/** @typedef {import("./types.js").Analysis} Analysis */
/** @typedef {import("./types.js").Range} Range */
/** @typedef {import("./types.js").Rule} Rule */
/** @typedef {import("./types.js").Suggestion} Suggestion */
/** @typedef {import("./words.js").Words} Words */

/**
 * @typedef {object} Actions
 * @property {(suggestions: Suggestion[]) => void} accept
 * @property {(suggestion: Suggestion) => void} dismiss
 * @property {() => void} dismissNone
 * @property {(rule: string, on: boolean) => void} rule
 * @property {() => void} undo
 * @property {(range: Range) => void} jump
 */

/**
 * @typedef {object} Offer
 * @property {Suggestion[]} open
 * @property {number} dismissed How many were left alone.
 * @property {number} accepted How many acceptances can be undone.
 * @property {Rule[]} rules
 * @property {(rule: Rule) => boolean} applies
 */

/** The longest list shown at once. */
const LONGEST_LIST = 100;

/** Whether the list of rules is open. */
let rulesOpen = false;

/**
 * @param {HTMLElement} container
 * @param {Offer} offer
 * @param {Words} words
 * @param {Actions} actions
 */
export function showSuggestions(container, { open, dismissed, accepted, rules, applies }, words, actions) {
  const state = element("p", { class: "for-all" });
  if (accepted > 0) {
    state.append(button({ class: "small", id: "undo", "data-focus": "undo" }, actions.undo, words.undoAccepted));
  }
  if (dismissed > 0) {
    const label = words.showDismissed(dismissed);
    state.append(" ", button({ class: "small", "data-focus": "dismissed" }, actions.dismissNone, label));
  }
  container.replaceChildren(state);
  state.hidden = state.childNodes.length === 0;
  if (open.length === 0) {
    container.append(element("p", { class: "nothing" }, words.noSuggestions));
  }
  let left = LONGEST_LIST;
  for (const [kind, ofKind] of groups(open, ({ kind }) => kind)) {
    if (left <= 0) {
      break;
    }
    container.append(
      element(
        "h3",
        { class: "kind-of-suggestion", "data-kind": kind },
        words.suggestionKinds[kind] ?? kind,
        " ",
        element("span", { class: "count" }, words.number(ofKind.length)),
        " ",
        acceptAll(`kind ${kind}`, ofKind, words, actions),
      ),
    );
    for (const [rule, ofRule] of groups(ofKind, ({ rule }) => rule)) {
      const shown = ofRule.slice(0, Math.max(left, 0));
      left -= shown.length;
      container.append(
        element(
          "div",
          { class: "rule", "data-rule": rule },
          element(
            "p",
            { class: "rule-name" },
            element("span", {}, words.ruleNames[rule] ?? rule),
            " ",
            ...(ofRule.length > 1 && ofRule.length < ofKind.length
              ? [acceptAll(`rule ${rule}`, ofRule, words, actions), " "]
              : []),
            button(
              { class: "small plain", "data-focus": `off ${rule}` },
              () => actions.rule(rule, false),
              words.switchOff,
            ),
          ),
          element("ul", { class: "suggestions" }, ...shown.map((suggestion) => row(suggestion, words, actions))),
        ),
      );
    }
  }
  if (open.length > LONGEST_LIST) {
    container.append(element("p", { class: "nothing" }, words.andMore(open.length - LONGEST_LIST)));
  }
  if (rules.length > 0) {
    container.append(listOfRules(rules, applies, words, actions));
  }
}

/**
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => string} name
 */
function groups(items, name) {
  /** @type {Map<string, Item[]>} */
  const made = new Map();
  for (const item of items) {
    const group = made.get(name(item));
    if (group) {
      group.push(item);
    } else {
      made.set(name(item), [item]);
    }
  }
  return made;
}

/**
 * @param {string} key
 * @param {Suggestion[]} suggestions
 * @param {Words} words
 * @param {Actions} actions
 */
const acceptAll = (key, suggestions, words, actions) =>
  button({ class: "small", "data-focus": `all ${key}` }, () => actions.accept(suggestions), words.acceptAll);

/**
 * @param {Suggestion} suggestion
 * @param {Words} words
 * @param {Actions} actions
 */
function row(suggestion, words, actions) {
  const key = `${suggestion.rule} ${suggestion.start}`;
  const what = `${suggestion.before} → ${suggestion.after}`;
  return element(
    "li",
    {},
    button(
      { class: "suggestion", "data-focus": `jump ${key}` },
      () => actions.jump(suggestion),
      element("del", {}, suggestion.before),
      " → ",
      element("ins", {}, suggestion.after === "" ? "∅" : suggestion.after),
      element("span", { class: "reason" }, suggestion.reason),
    ),
    element(
      "span",
      { class: "decide" },
      button(
        { class: "small accept", "data-focus": `accept ${key}`, "aria-label": `${words.accept}: ${what}` },
        () => actions.accept([suggestion]),
        words.accept,
      ),
      button(
        { class: "small plain dismiss", "data-focus": `dismiss ${key}`, "aria-label": `${words.dismiss}: ${what}` },
        () => actions.dismiss(suggestion),
        words.dismiss,
      ),
    ),
  );
}

/**
 * @param {Rule[]} rules
 * @param {(rule: Rule) => boolean} applies
 * @param {Words} words
 * @param {Actions} actions
 */
function listOfRules(rules, applies, words, actions) {
  const named = [...groups(rules, ({ name }) => name)];
  const off = named.filter(([, [rule]]) => !applies(rule)).length;
  const rows = named.map(([name, [rule]]) => {
    const box = element("input", { type: "checkbox", "data-rule": name, "data-focus": `rule ${name}` });
    box.checked = applies(rule);
    box.addEventListener("change", () => actions.rule(name, box.checked));
    return element("li", {}, element("label", {}, box, " ", words.ruleNames[name] ?? name));
  });
  const details = element(
    "details",
    { class: "rules", open: rulesOpen },
    element("summary", { "data-focus": "rules" }, words.rules(off)),
    element("ul", {}, ...rows),
  );
  details.addEventListener("toggle", () => {
    rulesOpen = details.open;
  });
  return details;
}

/**
 * How to put suggestions into the raw text: each where its words stand there as they are; where cleaning changed some
 * of them, the cleaned text takes the place of the raw one first. Of two that overlap the first counts.
 *
 * @param {Suggestion[]} suggestions
 * @param {Pick<Analysis, "text">} analysis
 * @param {string} source
 */
export function replacements(suggestions, analysis, source) {
  /** @type {Suggestion[]} */
  const chosen = [];
  for (const suggestion of [...suggestions].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (chosen.length === 0 || chosen[chosen.length - 1].end <= suggestion.start) {
      chosen.push(suggestion);
    }
  }
  const raw = chosen.every(({ source: { start, end }, before }) => source.slice(start, end) === before);
  const edits = chosen.map((suggestion) => {
    const { start, end } = raw ? suggestion.source : suggestion;
    return { start, end, length: suggestion.after.length, after: suggestion.after };
  });
  return { cleaned: raw ? null : analysis.text, edits };
}
