/**
 * The service worker: keeps all files of one version of the page, so that it works without a network, and takes what
 * other programs share. Articles are no business of the cache: a new version leaves them alone.
 */

/** @typedef {{ request: Request, respondWith(answer: Promise<Response> | Response): void, waitUntil(done: Promise<unknown>): void }} Work */

/** What the site's build says of itself. @type {{ version: string, files: string[] }} */
let site = { version: "none", files: [] };

const scope = /** @type {any} */ (self);
scope.importScripts("site.js");
site = scope.baithakSite;

const CACHE = `baithak-${site.version}`;
const SHARED = "baithak-shared";

scope.addEventListener("install", (/** @type {Work} */ event) => {
  // The server is asked whether what the browser holds is still so: nothing stale, and nothing sent twice.
  const requests = site.files.map((file) => new Request(file, { cache: "no-cache" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

scope.addEventListener("activate", (/** @type {Work} */ event) => {
  const stale = caches.keys().then((names) => names.filter((name) => name !== CACHE && name !== SHARED));
  event.waitUntil(stale.then((names) => Promise.all(names.map((name) => caches.delete(name)))));
});

scope.addEventListener("fetch", (/** @type {Work} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  const root = new URL("./", scope.location.href);
  if (url.origin !== root.origin) {
    return;
  }
  if (request.method === "POST" && url.href === new URL("share", root).href) {
    event.respondWith(take(request, root));
  } else if (request.method === "GET") {
    event.respondWith(answer(request, url, root));
  }
});

/**
 * @param {Request} request
 * @param {URL} url
 * @param {URL} root
 */
async function answer(request, url, root) {
  const cache = await caches.open(CACHE);
  const page = request.mode === "navigate" && url.pathname === root.pathname;
  return (await cache.match(page ? new URL("index.html", root) : request, { ignoreSearch: true })) ?? fetch(request);
}

/**
 * Keeps what is shared until the page takes it: words, or a file.
 *
 * @param {Request} request
 * @param {URL} root
 */
async function take(request, root) {
  const form = await request.formData();
  const cache = await caches.open(SHARED);
  const file = form.get("file");
  if (file instanceof File && file.size > 0) {
    await cache.put("shared-file", new Response(file, { headers: { "X-Name": encodeURIComponent(file.name) } }));
  }
  const parts = [form.get("title"), form.get("text")];
  const text = parts.filter((part) => typeof part === "string" && part.trim() !== "").join("\n\n");
  await cache.put("shared", new Response(text));
  return Response.redirect(new URL("./?shared", root).href, 303);
}
