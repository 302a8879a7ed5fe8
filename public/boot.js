// Starts the program of a page. A classic script in the head, so that language, direction and theme stand before the
// first paint.
//
// Reads what the build wrote into the page (#souk-app), and the shopper's choices from localStorage: `souk-language`, a
// tag, and `souk-theme`, `light` or `dark`. When a newer build waits it sends `souk-update` to window; answering with
// `souk-update-accept` switches this tab over, by a reload. Nothing switches by itself. A program that cannot go on
// sends `souk-failed`.
(() => {
  'use strict';
  const root = document.documentElement;
  const app = JSON.parse(document.getElementById('souk-app').textContent);

  const attempt = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };
  // Storage may be refused altogether.
  const stored = (key) => attempt(() => localStorage.getItem(key));
  const spoken = (tag) =>
    tag && app.languages.find((language) => language.tag === tag.toLowerCase().split('-')[0]);
  const language =
    app.languages.find(({ tag }) => tag === location.pathname.split('/')[1]) ??
    spoken(stored('souk-language')) ??
    navigator.languages.map(spoken).find(Boolean) ??
    app.languages[0];
  root.lang = language.tag;
  root.dir = language.dir;
  document.querySelector('link[rel=manifest]').href = `/${language.tag}.webmanifest`;
  const theme = stored('souk-theme');
  if (theme === 'light' || theme === 'dark') {
    root.dataset.theme = theme;
  }

  // To the build that waits, when there is one. A build that cannot start must not stand in the way of its repair.
  const reload = async () => {
    const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
    if (registration?.waiting) {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      registration.waiting.postMessage('accept');
    } else {
      location.reload();
    }
  };
  addEventListener('souk-update-accept', reload);

  // What was printed ahead is exchanged for the program's own, in one step. What the shopper has done by then is done
  // again: by the place of each element among its like, for both are drawn alike. What stands in a guest's places is the
  // guest's to exchange: it stays until then.
  const placeOf = (root, element) => [element.localName, [...root.querySelectorAll(element.localName)].indexOf(element)];
  let pressed = [];
  addEventListener('click', ({ target }) => {
    const button = target.closest?.('[data-page] button');
    if (button) {
      button.setAttribute('aria-busy', 'true');
      pressed.push(button);
    }
  });
  const places = (root) => [...root.querySelectorAll('[data-guest]')];
  addEventListener('souk-take-over', ({ detail: fresh }) => {
    const old = document.getElementById(fresh.id);
    const stood = places(old);
    places(fresh).forEach((place, at) => place.append(...[...stood[at].childNodes].map((node) => node.cloneNode(true))));
    const twin = (element) => {
      const [name, place] = placeOf(old, element);
      return fresh.querySelectorAll(name)[place];
    };
    for (const field of old.querySelectorAll('input, select')) {
      const other = twin(field);
      const options = field.options && [...field.options];
      const was = options ? options.find(({ defaultSelected }) => defaultSelected)?.value : field.defaultValue;
      if (other && field.value !== was) {
        other.value = field.value;
        other.dispatchEvent(new Event(options ? 'change' : 'input', { bubbles: true }));
      }
    }
    for (const details of old.querySelectorAll('details')) {
      const other = twin(details);
      if (other) {
        other.open = details.open;
      }
    }
    const active = document.activeElement;
    const next = old.contains(active) && twin(active);
    const caret = attempt(() => [active.selectionStart, active.selectionEnd]);
    const again = pressed.filter((button) => old.contains(button)).map(twin);
    pressed = pressed.filter((button) => !old.contains(button));
    const { scrollX, scrollY } = window;
    old.replaceWith(fresh);
    scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
    if (next) {
      next.focus({ preventScroll: true });
      if (next.localName === 'input') {
        attempt(() => next.setSelectionRange(...caret));
      }
    }
    again.forEach((button) => button?.click());
  });

  let hasFailed = false;
  const fail = (cause) => {
    console.error(cause);
    if (hasFailed) {
      return;
    }
    hasFailed = true;
    const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });
    const button = make('button', language.failure.reload);
    button.type = 'button';
    button.className = 'c-button c-button--main';
    button.addEventListener('click', reload);
    const box = make('div', '');
    box.className = 'c-message';
    box.setAttribute('role', 'alert');
    const title = make('h2', language.failure.title);
    title.className = 'c-message__title';
    box.append(title, make('p', language.failure.text), button);
    // A page that was printed ahead can still be read, and its links lead on.
    document.getElementById('app').inert = !document.querySelector('[data-page]');
    document.body.prepend(box);
  };

  // A panic in wasm ends as a RuntimeError that nobody catches; other scripts' errors are not ours to report.
  const isPanic = (error) => typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError;
  addEventListener('error', (event) => isPanic(event.error) && fail(event.error));
  addEventListener('unhandledrejection', (event) => isPanic(event.reason) && fail(event.reason));
  addEventListener('souk-failed', () => fail('The program cannot go on.'));

  // A page that can be read has the network and the processor to itself until it is on the screen, or until the shopper
  // does something on it. Pictures of other hosts may take for ever.
  const calm =
    app.waits &&
    new Promise((resolve) => {
      addEventListener('load', () => setTimeout(resolve, 50));
      setTimeout(resolve, 4000);
      ['pointerdown', 'keydown', 'focusin', 'scroll'].forEach((kind) => addEventListener(kind, resolve, { once: true }));
    });

  const parsed = new Promise((resolve) => addEventListener('DOMContentLoaded', resolve, { once: true }));
  const start = async ({ glue, wasm, integrity }) => {
    // A preload's own integrity is ignored for wasm; that of a fetch is not.
    const [{ default: init }, response] = await Promise.all([import(glue), fetch(wasm, { integrity }), parsed]);
    if (!response.ok) {
      throw new Error(`${wasm} was answered with status ${response.status}`);
    }
    await init({ module_or_path: response });
  };
  const begin = async () => {
    await calm;
    // Under way before the program is there to ask for it; its own fetch then takes this answer.
    const early = document.createElement('link');
    Object.assign(early, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: app.messages[language.tag] });
    document.head.append(early);
    await start(app.program);
  };
  const started = begin().catch((cause) => parsed.then(() => fail(cause)));

  // The checkout's program, as a guest, draws in places that the shop has left: at once where nothing was printed or where
  // that is of another variant than the one that is shown, else when the shopper comes near. Its document says what it
  // consists of.
  let guest;
  const invite = async () => {
    const text = await (await fetch('/checkout/')).text();
    const files = JSON.parse(text.match(/id="souk-app">(.*?)<\/script>/s)[1]);
    document.getElementById('souk-app').guest = files;
    await start(files.program);
  };
  const nearness = (near) =>
    new Promise((resolve) => {
      new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && resolve()).observe(near.at(-1));
      // Pictures, too: the guest shows them over the whole screen.
      const others = document.querySelectorAll('.c-gallery');
      [...near, ...others].forEach((place) =>
        ['click', 'focusin', 'pointerover'].forEach((kind) => place.addEventListener(kind, resolve)),
      );
    });
  addEventListener('souk-guest', async () => {
    const [, , kind, product] = location.pathname.split('/');
    const seen = stored('souk-seen');
    if (kind === 'p') {
      const id = decodeURIComponent(product);
      const others = (seen ?? '').split('\n').filter((other) => other && other !== id);
      attempt(() => localStorage.setItem('souk-seen', [id, ...others.slice(0, 11)].join('\n')));
    }
    const near = places(document);
    if (guest || !near.length || (near[0].dataset.needs && !seen)) {
      return;
    }
    const printed = near.at(-1).querySelector('[data-page]');
    if (printed && location.search) {
      printed.inert = true;
    } else if (printed) {
      await nearness(near);
    }
    guest ??= invite().catch((cause) => {
      guest = undefined;
      console.warn('No guest:', cause);
    });
  });

  // Styles that a first page can do without, for the pages to which it leads. The shell of a product's page needs them at once.
  const dress = () => {
    if (app.later && !document.querySelector(`link[href="${app.later}"]`)) {
      document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: app.later }));
    }
  };
  if (location.pathname.split('/')[2] === 'p') {
    parsed.then(dress);
  }
  started.then(dress);

  const offline = async () => {
    const container = navigator.serviceWorker;
    const isFirst = !container.controller;
    const registration = await container.register('/sw.js', { updateViaCache: 'none' });
    const announce = () => {
      if (registration.waiting && container.controller) {
        dispatchEvent(new CustomEvent('souk-update'));
      }
    };
    announce();
    registration.addEventListener('updatefound', () => {
      const next = registration.installing;
      next?.addEventListener('statechange', () => next.state === 'installed' && announce());
    });
    if (isFirst) {
      // What this page loaded before there was a worker to keep it.
      const urls = performance.getEntriesByType('resource').map((entry) => entry.name);
      (await container.ready).active.postMessage({ keep: urls });
    }
  };
  if ('serviceWorker' in navigator) {
    // Not before the program runs: it is the one that listens for an update, and the one that needs the network now.
    const loaded = new Promise((resolve) => addEventListener('load', resolve, { once: true }));
    Promise.all([started, loaded])
      .then(offline)
      .catch((cause) => console.warn('No offline copy:', cause));
  }
})();
