/** The bar that shows how far a long text has been read. */

/** A bar for less than so many milliseconds would only flicker. */
const PATIENCE = 400;

/** An engine that has run for a while is so many times as quick as it was with the first part. */
const QUICKER = 4;

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
      // The reading itself tells nothing before its end, so the bar slows down and never gets there on its own.
      const move = () => {
        const passed = performance.now() - began;
        this.#bar.value = passed / (passed + expected / QUICKER);
      };
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
