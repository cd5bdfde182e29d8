/** Inside the frame: an element that takes its orders from the host, if the host is one of those that this page allows. */

import { BaithakAnnotator } from "./element.js";
import { SETTINGS, VERSION, faultOf, isObject, short } from "./messages.js";
import { define } from "./register.js";

const sheet = new CSSStyleSheet();
sheet.replaceSync("html, body { margin: 0; } p { font: 1rem/1.6 system-ui, sans-serif; padding: 0.5rem 1rem; }");
document.adoptedStyleSheets.push(sheet);

define();

const nonce = new URLSearchParams(location.hash.slice(1)).get("nonce");

/** The origins whose pages may use this one, from the page's own head. */
const allowed = (document.querySelector('meta[name="baithak-origins"]')?.getAttribute("content") ?? "'self'")
  .split(/\s+/)
  .map((origin) => (origin === "'self'" ? location.origin : origin));

const annotator = new BaithakAnnotator();
/** @type {MessagePort | null} */
let port = null;

/** @param {Record<string, unknown>} message */
const say = (message) => port?.postMessage({ baithak: VERSION, ...message });

/**
 * Says what is wrong to whoever looks at the frame: a host that is not trusted is told nothing.
 *
 * @param {string} said
 */
function refuse(said) {
  const line = document.createElement("p");
  line.setAttribute("role", "alert");
  line.append(said);
  document.body.replaceChildren(line);
}

if (parent === window) {
  refuse("baithak: this page is for an <iframe> in the page of a CMS");
}

addEventListener("message", (event) => {
  const { data } = event;
  // Other windows and other programs speak too, and not to us.
  if (port || !isObject(data) || !("baithak" in data) || data.type !== "connect") {
    return;
  }
  if (event.source !== parent || parent === window) {
    return;
  }
  if (!allowed.includes(event.origin)) {
    refuse(`baithak: ${event.origin} may not use this page; allow it in <meta name="baithak-origins"> of embed.html`);
    return;
  }
  if (!nonce || data.nonce !== nonce || !event.ports[0]) {
    refuse("baithak: this page was not opened by the one that speaks to it");
    return;
  }
  [port] = event.ports;
  const fault = faultOf(data);
  if (fault) {
    say({ type: "error", kind: "frame", ...fault });
    refuse(`baithak: ${fault.message}`);
    port = null;
    return;
  }
  port.onmessage = ({ data }) => hear(data);
  document.body.replaceChildren(annotator);
  say({ type: "ready", nonce });
});

/** @param {unknown} data */
async function hear(data) {
  const fault = faultOf(data);
  if (fault || !isObject(data)) {
    say({ type: "error", kind: "frame", ...fault });
    return;
  }
  const { id } = data;
  try {
    switch (data.type) {
      case "set":
        set(data.values);
        break;
      case "analyse":
        say({ type: "answer", id, value: await annotator.analyse() });
        break;
      case "export":
        say({ type: "answer", id, value: await annotator.export(data.format) });
        break;
      default:
        say({ type: "error", kind: "frame", cause: "message", message: `“${short(data.type)}” is not known here` });
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    say(
      id === undefined
        ? { type: "error", kind: "frame", cause: "setting", message }
        : { type: "answer", id, error: message },
    );
  }
}

/** @param {unknown} values */
function set(values) {
  for (const [name, value] of Object.entries(isObject(values) ? values : {})) {
    const check = Object.hasOwn(SETTINGS, name) ? SETTINGS[/** @type {keyof typeof SETTINGS} */ (name)] : null;
    if (!check?.(value)) {
      const message = check ? `the value of “${name}” can't be used` : `there is no setting “${short(name)}”`;
      say({ type: "error", kind: "frame", cause: "setting", message });
    } else {
      Reflect.set(annotator, name, value);
    }
  }
}

/**
 * @param {string} name
 * @param {(detail: any) => Record<string, unknown>} message
 */
const pass = (name, message) =>
  annotator.addEventListener(name, (event) => say(message(/** @type {CustomEvent} */ (event).detail)));

pass("baithak-ready", () => ({ type: "started" }));
pass("baithak-result", ({ analysis, text }) => ({ type: "result", analysis, text }));
pass("baithak-select", (detail) => ({ type: "select", ...detail }));
pass("baithak-error", (detail) => ({ type: "error", ...detail }));
pass("input", () => ({ type: "input", text: annotator.text }));

new ResizeObserver(() =>
  say({ type: "height", height: Math.ceil(document.body.getBoundingClientRect().height) }),
).observe(document.body);
