// Carries the shop into other pages: <souk-shop category="…" limit="8" lang="en" theme="light">a link to the shop</souk-shop>.
//
// A template: the build fills in the names of the widget's files. Runs as a classic script or as a module.
// What stands between the tags is shown until the shop is there, and for good when it cannot be; see docs/embedding.md.
(() => {
  'use strict';
  const name = 'souk-shop';
  if (customElements.get(name)) {
    return;
  }
  const files = {{files}};
  // A module has no `currentScript`.
  const own = document.currentScript ?? document.querySelector('script[src*="/embed.js"]');
  const store = new URL(own.src).origin;

  const load = async (path, options) => {
    const response = await fetch(store + path, { signal: AbortSignal.timeout(20000), ...options });
    if (!response.ok) {
      throw new Error(`${path} was answered with status ${response.status}`);
    }
    return response;
  };
  // One of each for all elements of the page; what has failed may be tried again.
  const kept = new Map();
  const once = (key, make) => {
    if (!kept.has(key)) {
      const made = make(key);
      made.catch(() => kept.delete(key));
      kept.set(key, made);
    }
    return kept.get(key);
  };
  const text = async (path) => (await load(path)).text();
  const bytes = async (path) => (await load(path)).arrayBuffer();
  const sheet = async (path) => new CSSStyleSheet().replace(await text(path));
  // Those that the program serves. One serves all of them; once it has panicked, none may call it.
  const elements = new Set();
  let isBroken = false;
  const program = async () => {
    const [glue, wasm] = await Promise.all([import(store + files.glue), load(files.wasm, { integrity: files.integrity })]);
    await glue.default({ module_or_path: wasm });
    glue.guard(() => {
      isBroken = true;
      elements.forEach((element) => element.fail('the program has failed'));
    });
    return glue;
  };

  // The size of what is to come, so that nothing moves when it comes. style/widget.css has the same figures.
  const frame = new CSSStyleSheet();
  frame.replaceSync(
    ':host{all:initial;display:block}:host([hidden]){display:none}' +
      `:host{${files.theme}}` +
      '.s{position:relative;padding-block-start:60px;display:grid;gap:8px 16px;' +
      'grid-template-columns:repeat(auto-fill,minmax(max(var(--souk-cell,148px),(100% - 80px)/6),1fr))}' +
      '.s i{aspect-ratio:1;margin-block-end:234px}.s slot{position:absolute;display:block;inset:0 0 auto}',
  );

  class SoukShop extends HTMLElement {
    static observedAttributes = ['category', 'limit', 'lang', 'theme'];
    #shadow = this.attachShadow({ mode: 'open' });
    // What is shown or under way; another one makes a late answer stale.
    #turn;

    connectedCallback() {
      if (!this.#turn) {
        this.#wait();
      }
    }

    disconnectedCallback() {
      // Whoever moves an element takes it out and puts it in again.
      queueMicrotask(() => this.isConnected || this.#stop());
    }

    attributeChangedCallback(_, before, after) {
      if (this.#turn && before !== after) {
        this.#stop();
        this.#wait();
      }
    }

    fail(cause) {
      this.#stop();
      this.#turn = { end() {} };
      this.#shadow.replaceChildren(document.createElement('slot'));
      this.#emit('error', { message: String(cause?.message ?? cause) });
    }

    #wait() {
      const turn = (this.#turn = { end() {} });
      const box = document.createElement('div');
      box.className = 's';
      box.append(document.createElement('slot'));
      for (let left = this.#limit(); left; left -= 1) {
        box.append(document.createElement('i'));
      }
      this.#shadow.adoptedStyleSheets = [frame];
      this.#shadow.replaceChildren(box);
      const start = () => {
        turn.end();
        this.#show(turn);
      };
      const near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && start(), { rootMargin: '200px' });
      const asked = ['focusin', 'click'];
      turn.end = () => {
        near.disconnect();
        asked.forEach((kind) => this.removeEventListener(kind, start));
      };
      near.observe(this);
      asked.forEach((kind) => this.addEventListener(kind, start));
    }

    async #show(turn) {
      turn.end = () => {};
      elements.add(this);
      try {
        const messages = files.messages[this.#language()];
        const [glue, style, words] = await Promise.all([once(program, program), once(files.style, sheet), once(messages, text)]);
        if (isBroken) {
          throw new Error('the program has failed');
        }
        const root = document.createElement('div');
        const view = await glue.mount(root, {
          store,
          category: this.getAttribute('category') ?? '',
          limit: this.#limit(),
          theme: this.getAttribute('theme') ?? '',
          messages: words,
          bytes: (path) => once(path, bytes),
          emit: (kind, detail) => this.#emit(kind, detail),
        });
        if (turn !== this.#turn) {
          view.free();
          return;
        }
        turn.end = () => isBroken || view.free();
        const hasFocus = this.contains(document.activeElement);
        this.#shadow.adoptedStyleSheets = [frame, style];
        this.#shadow.replaceChildren(root);
        if (hasFocus) {
          root.querySelector('a')?.focus();
        }
        this.#emit('ready', {});
      } catch (cause) {
        if (turn === this.#turn) {
          this.fail(cause);
        }
      }
    }

    #stop() {
      this.#turn?.end();
      this.#turn = undefined;
      elements.delete(this);
    }

    #limit() {
      return Math.min(Math.max(parseInt(this.getAttribute('limit') ?? 8, 10) || 1, 1), 48);
    }

    #language() {
      const [wanted] = (this.closest('[lang]')?.getAttribute('lang') ?? '').toLowerCase().split('-');
      return Object.hasOwn(files.messages, wanted) ? wanted : files.language;
    }

    /** Whether the page lets it happen. */
    #emit(kind, detail) {
      const cancelable = kind === 'add' || kind === 'checkout';
      return this.dispatchEvent(new CustomEvent(`souk:${kind}`, { detail, bubbles: true, composed: true, cancelable }));
    }
  }
  customElements.define(name, SoukShop);
})();
