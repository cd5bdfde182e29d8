/** Making elements. What is given as a child string becomes a text node, never markup. */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean>} attributes `true` gives an attribute without value, `false` none.
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  made.append(...children);
  return made;
}

/**
 * A button.
 *
 * @param {Record<string, string | number | boolean>} attributes
 * @param {() => void} press
 * @param {...(Node | string)} children
 */
export function button(attributes, press, ...children) {
  const made = element("button", { type: "button", ...attributes }, ...children);
  made.addEventListener("click", press);
  return made;
}

/**
 * The element with that id, which index.html has.
 *
 * @template {HTMLElement} [Kind=HTMLElement]
 * @param {string} id
 * @param {new () => Kind} [kind]
 * @returns {Kind}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (!found || (kind && !(found instanceof kind))) {
    throw new Error(`index.html has no such element: #${id}`);
  }
  return /** @type {Kind} */ (found);
}

/**
 * Writes the inside of `container` anew without losing the keyboard's place: the focus goes to the element of the same
 * `data-focus`, or of the same sort at the same place in their order, or to the next best.
 *
 * @param {HTMLElement} container
 * @param {() => void} write
 */
export function keepingFocus(container, write) {
  const root = container.getRootNode();
  const active = "activeElement" in root ? root.activeElement : null;
  const name = active instanceof HTMLElement && container.contains(active) ? active.dataset.focus : undefined;
  if (name === undefined) {
    write();
    return;
  }
  const sort = name.split(" ")[0];
  const all = () => [...container.querySelectorAll(`[data-focus]`)].filter((one) => one instanceof HTMLElement);
  const same = () => all().filter((one) => one.dataset.focus?.split(" ")[0] === sort);
  const index = same().findIndex((one) => one === active);
  write();
  const able = (/** @type {HTMLElement} */ one) => !one.matches(":disabled");
  const next =
    all().find((one) => one.dataset.focus === name && able(one)) ??
    same().filter(able)[Math.min(index, same().filter(able).length - 1)] ??
    all().find(able);
  next?.focus({ preventScroll: true });
}
