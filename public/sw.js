// The shop without a network. The build fills in the two values below; a browser compares this file's bytes, so
// nothing else needs to change for an update to be seen.
'use strict';
const BUILD = '{{build}}';
// Address and sha384 of every file that the shop's own pages need.
const SHELL = {{shell}};

const SHELL_CACHE = `shell-${BUILD}`;
const PAGE_CACHE = `pages-${BUILD}`;
const DATA_CACHE = 'data-v1';
const MEDIA_CACHE = 'media-v1';
const STATE_CACHE = 'state-v1';
// Files kept at most, the oldest going first.
const CAPS = { [PAGE_CACHE]: 100, [DATA_CACHE]: 600, [MEDIA_CACHE]: 300 };

const MANIFEST = '/pack/manifest';
const MANIFEST_PATIENCE_MS = 3000;
// The backend, the merchant's desk, and orders: theirs is the last word, so this worker has none.
const NEVER = /^\/(ucp|desk|webhooks|\.well-known)(\/|$)|^\/[^/]+\/order(\/|$)/;
// What the checkout program shows, and what of it is a page of its own.
const CHECKOUT = /^\/[^/]+\/(cart|checkout|policies|saved|compare|sellers)(\/|$)/;
const PRINTED = /^\/[^/]+\/(?!(cart|checkout|saved|compare)(\/|$))/;
// Folders of files, and files at the top. A product id may hold a dot, so a dot alone means nothing.
const NOT_A_PAGE = /^\/(app|pack|media|places|icons|embed)\/|^\/[^/]*\.[^/]*$/;

const TYPES = [
  [/\.js$/, /javascript/],
  [/\.css$/, /^text\/css/],
  [/\.wasm$/, /^application\/wasm/],
  [/\.txt$/, /^text\/plain/],
  [/\.svg$/, /^image\/svg/],
  [/^\/media\//, /^image\//],
  [/^\/pack\//, /^(?!text\/html)/],
  [/./, /^text\/html/],
];

// A captive portal, a host's fallback page or a redirect must never be kept under another file's name.
function isSound(response, path) {
  return !response.redirected && isOfItsKind(response, path);
}

function isOfItsKind(response, path) {
  const [, type] = TYPES.find(([pattern]) => pattern.test(path));
  return response.status === 200 && type.test(response.headers.get('content-type') ?? '');
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));

async function install() {
  const shell = await caches.open(SHELL_CACHE);
  try {
    for (const [path, integrity] of SHELL) {
      if (!(await shell.match(path))) {
        await shell.put(path, await sound(path, integrity));
      }
    }
  } catch (error) {
    const { current, previous } = await state();
    if (BUILD !== current && BUILD !== previous) {
      await caches.delete(SHELL_CACHE);
    }
    throw error;
  }
}

// A file of the list, proved by its hash: from another build's cache, from the network, or past a spoilt HTTP cache.
async function sound(path, integrity) {
  const isNamedByContent = path.startsWith('/app/');
  const kept = isNamedByContent && (await caches.match(path));
  if (kept) {
    return kept;
  }
  const take = (cache) => fetch(path, { cache, integrity });
  const response = await (isNamedByContent ? take('default').catch(() => take('reload')) : take('reload'));
  if (!isOfItsKind(response, path)) {
    throw new Error(`${path} came with status ${response.status} and type ${response.headers.get('content-type')}`);
  }
  return response.redirected ? plain(response) : response;
}

// Some hosts show a page only at another address of it. Its hash has proved it; but no browser takes the answer to a
// redirected request for a page, so the answer is made anew.
async function plain(response) {
  const headers = new Headers(response.headers);
  ['content-encoding', 'content-length'].forEach((name) => headers.delete(name));
  return new Response(await response.arrayBuffer(), { headers });
}

// Keeps the build before this one: tabs that still run it go on loading its files.
async function activate() {
  const { current, previous } = await state();
  const before = current === BUILD ? previous : current;
  const store = await caches.open(STATE_CACHE);
  await store.put('/builds', new Response(JSON.stringify({ current: BUILD, previous: before })));
  const keep = [SHELL_CACHE, `shell-${before}`, PAGE_CACHE, DATA_CACHE, MEDIA_CACHE, STATE_CACHE];
  for (const name of await caches.keys()) {
    if (!keep.includes(name)) {
      await caches.delete(name);
    }
  }
  // On an update, claiming would put the new files under a running old page.
  if (!current) {
    await self.clients.claim();
  }
}

async function state() {
  const kept = await (await caches.open(STATE_CACHE)).match('/builds');
  return kept ? kept.json() : {};
}

self.addEventListener('message', (event) => {
  if (event.data === 'accept') {
    self.skipWaiting();
  } else if (Array.isArray(event.data?.keep)) {
    const later = (work) => event.waitUntil(work);
    later(Promise.all(event.data.keep.map((address) => keepSeen(address, later))));
  }
});

async function keepSeen(address, later) {
  const url = new URL(address, location.origin);
  const rule = url.origin === location.origin && ruleFor(url.pathname);
  if (rule === keepFirst || rule === manifestFirst) {
    await rule(url.pathname, new Request(url), later).catch(() => {});
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || request.headers.has('authorization')) {
    return;
  }
  const rule = request.mode === 'navigate' ? ruleForPage(url.pathname) : ruleFor(url.pathname);
  if (rule) {
    event.respondWith(rule(url.pathname, request, (work) => event.waitUntil(work)));
  }
});

function ruleForPage(path) {
  return NEVER.test(path) || NOT_A_PAGE.test(path) ? null : pageFirst;
}

function ruleFor(path) {
  if (path === MANIFEST) {
    return manifestFirst;
  }
  // The checkout's document, when the shop asks what its program consists of.
  if (path.startsWith('/app/') || path === '/checkout/') {
    return shellFirst;
  }
  return path.startsWith('/pack/') || path.startsWith('/media/') ? keepFirst : null;
}

// This address's own page of this build, else the shell, which can show every address. What a page says may have changed since it was
// kept: the program puts it right, and the next visit finds it so.
async function pageFirst(path, request, later) {
  const shell = await (await caches.open(SHELL_CACHE)).match(CHECKOUT.test(path) ? '/checkout/' : '/');
  if (shell && PRINTED.test(path)) {
    later(keepPage(path, shell.clone()).catch(() => {}));
  }
  const kept = await (await caches.open(PAGE_CACHE)).match(path);
  return kept ?? shell ?? fetch(request);
}

// A host may have a page made for this address; it is worth keeping when it is of this build and not the shell itself.
async function keepPage(path, shell) {
  const response = await fetch(path);
  const isPrivate = /no-store|private/.test(response.headers.get('cache-control') ?? '');
  if (response.status !== 200 || response.redirected || isPrivate || !isSound(response, '/')) {
    return;
  }
  const text = await response.clone().text();
  if (text.includes(`data-build="${BUILD}"`) && text !== (await shell.text())) {
    await put(PAGE_CACHE, path, response);
  }
}

async function shellFirst(path, request) {
  const own = await (await caches.open(SHELL_CACHE)).match(path);
  return own ?? (await caches.match(path)) ?? fetch(request);
}

async function keepFirst(path, request, later) {
  const name = path.startsWith('/media/') ? MEDIA_CACHE : DATA_CACHE;
  const kept = await (await caches.open(name)).match(path);
  if (kept) {
    return kept;
  }
  const response = await fetch(request);
  if (isSound(response, path)) {
    const copy = response.clone();
    later(isProved(path, copy.clone()).then((proved) => proved && put(name, path, copy)));
  }
  return response;
}

// A file of a pack is named by its content. Bytes that are not its own may be shown once; kept, they would stay.
async function isProved(path, response) {
  if (!path.startsWith('/pack/')) {
    return true;
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()));
  const digits = Array.from(digest.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return path.startsWith(`/pack/${digits}.`);
}

// The one file of a pack that changes: fresh within three seconds, else as it was.
async function manifestFirst(path, request, later) {
  const fresh = fetch(request);
  const keep = async () => {
    const response = (await fresh).clone();
    return isSound(response, path) && put(STATE_CACHE, path, response);
  };
  later(keep().catch(() => {}));
  const patience = new Promise((resolve) => setTimeout(resolve, MANIFEST_PATIENCE_MS));
  const first = await Promise.race([fresh.catch(() => undefined), patience]);
  if (first && isSound(first, path)) {
    return first;
  }
  return (await (await caches.open(STATE_CACHE)).match(path)) ?? fresh;
}

// Keeping is a courtesy: where there is no room, pictures give way, and the shopper's request has been answered anyway.
async function put(name, path, response) {
  const cache = await caches.open(name);
  try {
    await cache.put(path, response);
    const paths = await cache.keys();
    const surplus = name in CAPS ? paths.slice(0, Math.max(0, paths.length - CAPS[name])) : [];
    await Promise.all(surplus.map((old) => cache.delete(old)));
  } catch {
    await caches.delete(MEDIA_CACHE);
  }
}
