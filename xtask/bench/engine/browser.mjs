// Measures in Chromium: a server of the bench's own files, and a new page for each engine that is weighed.
import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

const TYPES = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json' };
const IMPORTS = {
  minisearch: '/modules/minisearch/dist/es/index.js',
  flexsearch: '/modules/flexsearch/dist/flexsearch.bundle.module.min.mjs',
  '@orama/orama': '/modules/@orama/orama/dist/browser/index.js',
  '@sqlite.org/sqlite-wasm': '/modules/@sqlite.org/sqlite-wasm/dist/index.mjs',
};
const PAGE = `<!doctype html><title>Bench</title><link rel="icon" href="data:,"><script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>`;

/** Without isolation a page is given neither its memory nor a fine clock. */
const ISOLATION = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
const SWITCHES = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];
/** Memory is told at once and not at the next pause; a page may keep what Node may. */
const WEIGHING = ['--enable-blink-features=ForceEagerMeasureMemory', '--js-flags=--expose-gc --max-old-space-size=4096'];
const MINUTES = 60_000;

/** The browser's path: one that is known by its name alone is looked up. */
export const located = (name) => (path.isAbsolute(name) ? name : execFileSync('which', [name]).toString().trim());

function serve(folders) {
  const server = createServer((request, response) => {
    const [, top, ...below] = new URL(request.url, 'http://localhost').pathname.split('/');
    const file = folders[top] && path.join(folders[top], ...below);
    if (!file) {
      response.writeHead(200, { ...ISOLATION, 'content-type': 'text/html' }).end(PAGE);
    } else if (existsSync(file)) {
      const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
      createReadStream(file).pipe(response.writeHead(200, { ...ISOLATION, 'content-type': type }));
    } else {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** `{ one: name => figures, all: names => figures, close }` over the set that was prepared in a folder. */
export async function browser({ playwright, chromium, here, search }, folder) {
  const { chromium: driver } = (await import(playwright)).default;
  const server = await serve({ bench: here, modules: path.join(here, 'node_modules'), module: search, set: folder });
  const running = await driver.launch({ executablePath: located(chromium), args: [...SWITCHES, ...WEIGHING] });
  const visit = async (what, given) => {
    const context = await running.newContext();
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(60 * MINUTES);
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      return await page.evaluate(async ([name, value]) => (await import('/bench/page.mjs'))[name](value), [what, given]);
    } finally {
      await context.close();
    }
  };
  return {
    version: running.version(),
    one: (name) => visit('one', name),
    all: (names) => visit('all', names),
    async close() {
      await running.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
