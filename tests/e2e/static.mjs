// A static host: a folder of files, with its `_headers` and `_redirects`, and with whatever a journey puts in between.
import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const TYPES = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webp: 'image/webp',
};

const lines = (file) => {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
};

const pattern = (rule) => new RegExp(`^${rule.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`);

/** Headers for an address; of two rules that set one header the later holds. */
function headersOf(folder, address) {
  const headers = {};
  let applies = false;
  for (const line of lines(path.join(folder, '_headers'))) {
    if (line.startsWith('/')) {
      applies = pattern(line).test(address);
    } else if (applies) {
      const [name, ...value] = line.trim().split(':');
      headers[name.toLowerCase()] = value.join(':').trim();
    }
  }
  return headers;
}

/** The file that a host shows for an address without one, as its `_redirects` say. */
function routed(folder, address) {
  const rules = lines(path.join(folder, '_redirects')).map((line) => line.split(' '));
  return rules.find(([rule]) => pattern(rule).test(address))?.[1];
}

const isFile = (file) => stat(file).then((about) => about.isFile(), () => false);

/**
 * Serves a folder on a port.
 * @param {string} first the folder to begin with
 * @returns what `browse` needs, `use(folder)` to deploy another one, and `answers`: a map from address to
 *   `(request, response) => void`, asked before any file
 */
export async function serveFiles(first) {
  let folder = first;
  const answers = new Map();
  const server = createServer(async (request, response) => {
    const address = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const answer = answers.get(address);
    if (answer) {
      answer(request, response);
      return;
    }
    const fileOf = (name) => path.join(folder, name.endsWith('/') ? `${name}index.html` : name);
    const own = fileOf(address);
    const page = routed(folder, address);
    const found = (await isFile(own)) ? own : page && fileOf(page);
    const file = found ?? path.join(folder, '404.html');
    const type = TYPES[path.extname(file).slice(1)] ?? 'application/octet-stream';
    response.writeHead(found ? 200 : 404, { 'content-type': type, ...headersOf(folder, address) });
    response.end(await readFile(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    answers,
    stop,
    use: (next) => {
      folder = next;
    },
  };
}
