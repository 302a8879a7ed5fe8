// Somebody else's site: the pages of tests/e2e/host on another origin, under a policy that allows a shop and no more.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const folder = path.join(import.meta.dirname, 'host');
/** What a page may do to everything on it. */
const HOSTILE = `
  html { font-size: 30px; }
  * { color: rebeccapurple !important; font-size: 40px !important; letter-spacing: 9px !important; line-height: 3 !important; text-transform: uppercase !important; }
  button, article, img, h2 ~ ul { display: none !important; }
  :root { --accent: red; --space-4: 90px; --step-0: 90px; --cell-min: 900px; }
`;
const TYPES = { '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8' };

/**
 * Serves the site on a host name of its own.
 * @param {string} shop the shop's origin, in the place of `https://shop.example`
 * @returns what `browse` needs. The query of an address changes the page: `lacks=X` leaves X out of the policy, `near`
 *   brings the element to the top, `hostile` adds a stylesheet, `twice` the script and the element a second time,
 *   `attributes=A` gives the element other ones
 */
export async function serveHost(shop) {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams: wishes } = new URL(request.url, 'http://brand.localhost');
    const name = pathname === '/' ? 'index.html' : path.basename(pathname);
    const text = name === 'hostile.css' ? HOSTILE : await readFile(path.join(folder, name), 'utf8').catch(() => undefined);
    if (text === undefined) {
      response.writeHead(404).end();
      return;
    }
    const policy =
      `default-src 'none'; script-src ${shop} 'wasm-unsafe-eval'; connect-src ${shop}; img-src ${shop}; style-src 'self'`;
    response.writeHead(200, {
      'content-type': TYPES[path.extname(name)],
      'content-security-policy': policy.replace(wishes.get('lacks') ?? ' ', ' '),
    });
    response.end(changed(text.replaceAll('https://shop.example', shop), wishes));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { origin: `http://brand.localhost:${server.address().port}`, stop };
}

function changed(page, wishes) {
  let text = page;
  const [script] = text.match(/<script .*<\/script>/) ?? [];
  const [element] = text.match(/<souk-shop .*<\/souk-shop>/) ?? [];
  if (wishes.has('near')) {
    text = text.replace('<div class="far"></div>', '');
  }
  if (wishes.has('hostile')) {
    text = text.replace('</head>', '<link rel="stylesheet" href="/hostile.css">\n</head>');
  }
  if (wishes.has('twice')) {
    text = text.replace(script, `${script}\n${script}`).replace(element, `${element}\n${element}`);
  }
  if (wishes.has('attributes')) {
    text = text.replace('category="kitchen/kettles" limit="12"', wishes.get('attributes'));
  }
  return text;
}
