/**
 * Marks over a text area, which can have none inside of it: the same text in the same measures, of which only the lines
 * under the names are seen. It is drawn in the element's own tree, so that nothing is added to the host's.
 */

import { nameOf } from "./marking.js";

/** What decides where a letter stands. */
const MEASURES =
  "font letter-spacing word-spacing text-indent text-align text-transform direction tab-size padding border-width".split(
    " ",
  );

export class Overlay {
  #area;
  #layer;
  #text;
  #observer;
  /** @type {number | undefined} */
  #frame;

  /**
   * @param {HTMLTextAreaElement | HTMLInputElement} area
   * @param {ShadowRoot} tree Where it is drawn.
   */
  constructor(area, tree) {
    this.#area = area;
    this.#layer = document.createElement("div");
    this.#text = document.createElement("div");
    this.#layer.className = "overlay";
    this.#layer.setAttribute("aria-hidden", "true");
    this.#layer.append(this.#text);
    tree.append(this.#layer);
    this.#observer = new ResizeObserver(this.#soon);
    this.#observer.observe(area);
    this.#observer.observe(document.documentElement);
    addEventListener("scroll", this.#soon, { capture: true, passive: true });
  }

  /** @param {import("./field.js").Mark[]} marks In order; of two that overlap the first is drawn. */
  show(marks) {
    const { value } = this.#area;
    let at = 0;
    this.#text.replaceChildren();
    for (const { start, end, type } of marks) {
      if (start >= at) {
        const made = document.createElement("span");
        made.className = nameOf(type);
        made.append(value.slice(start, end));
        this.#text.append(value.slice(at, start), made);
        at = end;
      }
    }
    this.#text.append(value.slice(at), "\u200b");
    this.#layer.hidden = marks.length === 0;
    this.#place();
  }

  #soon = () => {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#place();
    });
  };

  #place() {
    if (this.#layer.hidden) {
      return;
    }
    const area = this.#area;
    const look = getComputedStyle(area);
    const wanted = area.getBoundingClientRect();
    const { style } = this.#layer;
    for (const name of MEASURES) {
      style.setProperty(name, look.getPropertyValue(name));
    }
    // What is left of the width beside a scroll bar.
    const bar =
      area.offsetWidth - area.clientWidth - parseFloat(look.borderLeftWidth) - parseFloat(look.borderRightWidth);
    style.width = `${wanted.width - Math.max(bar, 0)}px`;
    style.height = `${wanted.height}px`;
    style.whiteSpace = area.localName === "input" ? "pre" : "pre-wrap";
    style.left = style.top = "0px";
    const origin = this.#layer.getBoundingClientRect();
    style.left = `${wanted.left - origin.left}px`;
    style.top = `${wanted.top - origin.top}px`;
    this.#text.style.transform = `translate(${-area.scrollLeft}px, ${-area.scrollTop}px)`;
  }

  close() {
    this.#observer.disconnect();
    removeEventListener("scroll", this.#soon, { capture: true });
    cancelAnimationFrame(this.#frame ?? 0);
    this.#layer.remove();
  }
}
