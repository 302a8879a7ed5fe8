// What the programs ask of the browser, in the browser's own language: a call from here is a tenth of the code that the
// same call takes from the program. Texts that may be missing are undefined; nothing here throws.

const DATABASE = 'souk';
const SCHEMA = 1;
const STORE = 'kept';

// Refused storage costs a choice or a scroll position, no more.
const attempt = (act) => {
  try {
    return act();
  } catch {
    return undefined;
  }
};

// ---- The address bar, history and scrolling

// Number of the history entry that is shown.
let entry = 0;

const scrollKey = () => `souk-scroll-${entry}`;
const rememberScroll = () => attempt(() => sessionStorage.setItem(scrollKey(), Math.trunc(scrollY)));

export const address = () => location.pathname + location.search + location.hash;
export const origin = () => location.origin;

// A browser refuses only addresses of another origin and floods of calls; the page is right either way.
export const replaceAddress = (href) => attempt(() => history.replaceState(entry, '', href));

export const pushAddress = (href) => {
  rememberScroll();
  entry += 1;
  attempt(() => history.pushState(entry, '', href));
};

export const leaveFor = (href) => {
  rememberScroll();
  attempt(() => location.assign(href));
};

export const reload = () => location.reload();

export const onReturn = (callback) => {
  history.scrollRestoration = 'manual';
  entry = Number(history.state) || 0;
  addEventListener('popstate', (event) => {
    rememberScroll();
    entry = Number(event.state) || 0;
    callback();
  });
  addEventListener('pagehide', rememberScroll);
};

// Every plain click on a link of the page's own origin. Not one that asks for a new tab, a download or another origin.
export const onLink = (callback) =>
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    const isPlain =
      event.button === 0 &&
      !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.defaultPrevented);
    const stays =
      link &&
      (!link.target || link.target === '_self') &&
      !link.hasAttribute('download') &&
      link.origin === location.origin;
    if (isPlain && stays && callback(link.pathname + link.search + link.hash)) {
      event.preventDefault();
    }
  });

// Every plain click on a large picture, by its place, once there is something that can show it.
export const onPicture = (callback) =>
  document.addEventListener('click', (event) => {
    const item = event.target.closest?.('.c-gallery__large > li');
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (item && isPlain && document.querySelector('.c-zoom')) {
      event.preventDefault();
      callback([...item.parentNode.children].indexOf(item));
    }
  });

export const scrollToTop = (top) => scrollTo({ top });
export const restoreScroll = () => scrollToTop(Number(attempt(() => sessionStorage.getItem(scrollKey()))) || 0);

// ---- The document around the program

export const setTitle = (title) => {
  document.title = title;
};

export const language = () => document.documentElement.lang;

export const setAttribute = (selector, name, value) => {
  const element = document.querySelector(selector);
  if (value) {
    element?.setAttribute(name, value);
  } else {
    element?.removeAttribute(name);
  }
};

export const focus = (selector) => document.querySelector(selector)?.focus();

// The place of a view, emptied.
// What was printed ahead stays until the program's own is complete; a shell makes room at once.
const waiting = {};
export const room = (id) => {
  const place = document.getElementById(id);
  if (place?.querySelector('[data-page]')) {
    return (waiting[id] = place.cloneNode());
  }
  place?.replaceChildren();
  return place ?? undefined;
};
export const isEmpty = (id) => document.getElementById(id)?.hasChildNodes() === false;

// The boot script exchanges the two and carries over what was done meanwhile.
export const takeOver = (id) => {
  const detail = waiting[id];
  if (detail) {
    delete waiting[id];
    dispatchEvent(new CustomEvent('souk-take-over', { detail }));
  }
};

export const afterPaint = (callback) => requestAnimationFrame(callback);
export const openPrint = () => print();

// ---- Events and small things

export const onEvent = (kind, callback) => addEventListener(kind, () => callback());
export const sendEvent = (kind) => dispatchEvent(new Event(kind));
export const onText = (kind, callback) => addEventListener(kind, ({ detail }) => callback(detail));
export const sendText = (kind, detail) => dispatchEvent(new CustomEvent(kind, { detail }));
export const isOnline = () => navigator.onLine;
export const log = (line) => console.warn(line);
export const seconds = () => Math.floor(Date.now() / 1000);
export const randomKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
export const storedChoice = (name) => attempt(() => localStorage.getItem(name));
export const storeChoice = (name, value) => attempt(() => localStorage.setItem(name, value));

// By the device's own means; where it has none, on the clipboard. Whether it was copied; undefined when there is nothing to say.
export const share = async (title, url) => {
  try {
    return await navigator.share({ title, url });
  } catch ({ name }) {
    return name === 'AbortError' ? undefined : copyText(url);
  }
};

export const copyText = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};

// The document's data block, a line each: script, glue, program and integrity of the search; then tag and messages of
// each language.
export const files = () => {
  const block = document.getElementById('souk-app');
  const { search = {}, messages = {} } = block?.guest ?? attempt(() => JSON.parse(block.textContent)) ?? {};
  const { script = '', glue = '', wasm = '', integrity = '' } = search;
  return [script, glue, wasm, integrity, ...Object.entries(messages).flat()].join('\n');
};

// The boot script of another program's document has loaded this one, and has left the data block of its own document there.
export const isGuest = () => Boolean(document.getElementById('souk-app')?.guest);

// ---- Requests

// Headers are lines: a name, its value, the next name. Status 0 is no answer.
export const request = async (method, url, headers, body, timeout) => {
  try {
    const lines = headers ? headers.split('\n') : [];
    const pairs = lines.flatMap((line, index) => (index % 2 ? [[lines[index - 1], line]] : []));
    const signal = AbortSignal.timeout(timeout);
    const response = await fetch(url, { method, headers: pairs, body, signal });
    const header = (name) => response.headers.get(name) ?? undefined;
    return {
      status: response.status,
      etag: header('etag'),
      type: header('content-type') ?? '',
      bytes: new Uint8Array(await response.arrayBuffer()),
    };
  } catch ({ name }) {
    return { status: 0, isLate: name === 'TimeoutError' || name === 'AbortError' };
  }
};

// ---- What is kept on this device, and how tabs hear of it

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const withStore = async (mode, act) => {
  const opening = indexedDB.open(DATABASE, SCHEMA);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await settled(opening);
  try {
    const transaction = database.transaction(STORE, mode);
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    const [result] = await Promise.all([act(transaction.objectStore(STORE)), done]);
    return result;
  } finally {
    database.close();
  }
};

// The text kept under a key, and whether the browser allowed the question.
export const kept = async (key) => {
  try {
    const text = await withStore('readonly', (store) => settled(store.get(key)));
    return { isAllowed: true, text: typeof text === 'string' ? text : undefined };
  } catch {
    return { isAllowed: false };
  }
};

// Changes what is kept under a key, alone among all tabs: two tabs that each read, then wrote, lost a third of their
// updates. A change to undefined leaves it as it is. Whether the browser allowed it.
export const updateKept = async (key, change) => {
  const update = () =>
    withStore('readwrite', async (store) => {
      const former = await settled(store.get(key));
      const next = change(typeof former === 'string' ? former : undefined);
      if (next !== undefined) {
        await settled(store.put(next, key));
      }
    });
  try {
    await (navigator.locks ? navigator.locks.request(`souk-${key}`, update) : update());
    return true;
  } catch {
    return false;
  }
};

// For as long as the tab is open, where nothing lasts longer.
export const keptInTab = (key) => attempt(() => sessionStorage.getItem(`souk-${key}`)) ?? undefined;
export const keepInTab = (key, text) => attempt(() => sessionStorage.setItem(`souk-${key}`, text));

// One channel for speaking and hearing, as long as the page lives: a channel does not hear itself.
let tabs;
const channel = () => (tabs ??= new BroadcastChannel(DATABASE));

export const announce = (key) => attempt(() => channel().postMessage(key));
export const onAnnouncement = (key, callback) =>
  attempt(() => channel().addEventListener('message', ({ data }) => data === key && callback()));

// ---- Numbers, money and dates by Intl

// Making a formatter costs far more than using one.
const formats = new Map();
const formatted = (key, make, value) =>
  attempt(() => {
    if (!formats.has(key)) {
      formats.set(key, make());
    }
    return formats.get(key)(value);
  });

export const formatNumber = (tag, digits) =>
  formatted(`${tag} number`, () => new Intl.NumberFormat(tag).format, digits);

export const formatMoney = (tag, decimal, currency) => {
  const options = {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
  };
  return formatted(`${tag} ${currency}`, () => new Intl.NumberFormat(tag, options).format, decimal);
};

export const formatDate = (tag, iso) => {
  const options = { dateStyle: 'medium', timeZone: 'UTC' };
  return formatted(`${tag} date`, () => new Intl.DateTimeFormat(tag, options).format, new Date(iso));
};

export const formatCountry = (tag, code) => {
  const make = () => {
    const names = new Intl.DisplayNames(tag, { type: 'region' });
    return (region) => names.of(region);
  };
  return formatted(`${tag} country`, make, code);
};

// Places of names, which are lines, in the order of a language.
export const rankNames = (tag, lines) => {
  const names = lines.split('\n');
  const { compare } = attempt(() => new Intl.Collator(tag)) ?? { compare: () => 0 };
  const order = names.map((_, place) => place).sort((a, b) => compare(names[a], names[b]) || a - b);
  const ranks = new Uint32Array(names.length);
  order.forEach((place, rank) => {
    ranks[place] = rank;
  });
  return ranks;
};

// ---- Pictures

// One that does not come leaves its frame empty; the browser's own sign of it is not shown, its text is still read out. Tests
// outside a browser have no document.
for (const kind of ['error', 'load']) {
  const settle = ({ target }) => target.tagName === 'IMG' && (target.style.opacity = kind === 'load' ? '' : '0');
  globalThis.document?.addEventListener(kind, settle, true);
}

// ---- The search engine in its worker

// Calls back with a question's number and the bytes of its answer, with nothing but 0 once the index is open, or with
// the reason of a failure. `cards` are lines.
export const startSearch = (files, index, cards, callback) => {
  const [script, glue, wasm, wasmIntegrity] = files.split('\n');
  return attempt(() => {
    const worker = new Worker(script, { type: 'module' });
    worker.onmessage = ({ data }) => {
      if (data.kind === 'ready') {
        callback(0);
      } else if (data.kind === 'found') {
        callback(data.id, data.bytes);
      } else if (data.kind === 'failed') {
        callback(0, undefined, String(data.reason ?? ''));
      }
    };
    const open = { kind: 'open', glue, wasm, wasmIntegrity, index, cards: cards ? cards.split('\n') : [] };
    worker.postMessage(open);
    return worker;
  });
};

export const askSearch = (worker, id, bytes) => worker.postMessage({ kind: 'search', id, bytes });
export const stopSearch = (worker) => worker.terminate();
