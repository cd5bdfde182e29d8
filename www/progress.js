/** The bar that shows how far a long text has been read. */

/** A bar for less than so many milliseconds would only flicker. */
const PATIENCE = 400;

/** The reading itself tells nothing before its end, so the bar never gets there on its own. */
const MOST = 0.95;

export class Progress {
  #bar;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #waiting;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #moving;
  /** How long the reading will take, by how long its first part took. */
  #expected = 0;

  /** @param {HTMLProgressElement} bar */
  constructor(bar) {
    this.#bar = bar;
  }

  /** @param {number} milliseconds For what is read next. */
  expect(milliseconds) {
    this.#expected = milliseconds;
  }

  begin() {
    if (this.#waiting !== undefined) {
      return;
    }
    this.#waiting = setTimeout(() => (this.#bar.hidden = false), PATIENCE);
    if (this.#expected > 0) {
      const [began, expected] = [performance.now(), this.#expected];
      const move = () => (this.#bar.value = Math.min(MOST, (performance.now() - began) / expected));
      move();
      this.#moving = setInterval(move, 100);
    }
  }

  end() {
    clearTimeout(this.#waiting);
    clearInterval(this.#moving);
    this.#waiting = undefined;
    this.#expected = 0;
    this.#bar.hidden = true;
    this.#bar.removeAttribute("value");
  }
}
