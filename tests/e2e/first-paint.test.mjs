// Pages that are there before any program: what they say, that they work without one, and that the program takes their place unseen.
import assert from 'node:assert/strict';
import { cp, readFile, rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { LOCALES, browse, serve, site, started } from './harness.mjs';

let shop;
before(async () => {
  shop = await browse(await serve());
});
after(() => shop?.stop());

const PAGES = ['/', '/c/kitchen', '/p/kettle-hamsa'];
const LANGUAGES = Object.keys(LOCALES);

/** Lets the program come only when it is told to. */
async function held(page) {
  let release;
  const told = new Promise((resolve) => (release = resolve));
  await page.route('**/*.wasm', async (route) => {
    await told;
    await route.continue();
  });
  return release;
}

/** Where two texts part, with a little of each. */
function difference(one, other) {
  const at = [...one].findIndex((letter, place) => letter !== [...other][place]);
  return one === other ? [] : [one, other].map((part) => [...part].slice(Math.max(0, at - 40), at + 60).join(''));
}

const text = (page) => page.evaluate(() => document.getElementById('app').innerText.replaceAll(/\s+/g, ' '));

test('without a program every page has its meaning, and links lead on', async () => {
  await shop.visit(
    '/en/',
    async (page) => {
      await page.getByRole('link', { name: /^Kitchen \d+ products$/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Kitchen' }).waitFor();
      assert.equal(await page.title(), '\u2068Kitchen\u2069 · Souk Demo');
      await page.getByRole('main').getByRole('article').first().getByRole('link').first().click();
      await page.waitForURL(/\/en\/p\//);
      const main = await page.getByRole('main').innerText();
      assert.match(main, /฿[\d,]+/);
      await page.getByRole('navigation', { name: 'Categories' }).first().waitFor();
      assert.match(await page.getByRole('contentinfo').innerText(), /@|\+\d/, 'there is a way to reach the seller');
    },
    { waits: false, javaScriptEnabled: false },
  );
});

test('a page says what it is about to search engines and to other sites', async () => {
  await shop.visit(
    '/th/p/kettle-hamsa',
    async (page) => {
      const attribute = (selector, name) => page.locator(selector).first().getAttribute(name);
      assert.equal(await attribute('html', 'lang'), 'th');
      assert.match(await attribute('link[rel=canonical]', 'href'), /\/th\/p\/kettle-hamsa$/);
      for (const language of [...LANGUAGES, 'x-default']) {
        assert.match(await attribute(`link[hreflang=${language}]`, 'href'), /\/p\/kettle-hamsa$/);
      }
      assert.equal(await attribute('meta[property="og:type"]', 'content'), 'product');
      const values = await page.locator('script[type="application/ld+json"]').allTextContents();
      const [goods, crumbs] = values.map((value) => JSON.parse(value));
      assert.match(goods['@type'], /^Product(Group)?$/);
      const offers = goods.offers ?? goods.hasVariant[0].offers;
      assert.equal(offers.priceCurrency, 'THB');
      assert.ok(Number(offers.price ?? offers.lowPrice) > 0);
      assert.equal(crumbs['@type'], 'BreadcrumbList');
      assert.ok(crumbs.itemListElement.length >= 2);
    },
    { waits: false, javaScriptEnabled: false },
  );
  const read = async (path) => (await fetch(shop.origin + path)).text();
  const [, list] = (await read('/sitemap.xml')).match(/<loc>[^<]*(\/sitemap-1\.xml)<\/loc>/);
  const map = await read(list);
  assert.match(map, /<loc>[^<]*\/en\/p\/kettle-hamsa<\/loc><xhtml:link rel="alternate" hreflang="en"/);
  assert.match(await read('/robots.txt'), /^Sitemap: .*\/sitemap\.xml$/m);
});

for (const language of LANGUAGES) {
  test(`in ${language} the program takes a page's place without a word or a place changed`, async () => {
    for (const path of PAGES) {
      await shop.visit(
        `/${language}${path}`,
        async (page) => {
          await page.evaluate(() => {
            window.shifts = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) {
                window.shifts += entry.value;
              }
            }).observe({ type: 'layout-shift', buffered: true });
          });
          const before = await text(page);
          await page.release();
          await started(page);
          assert.deepEqual(difference(before, await text(page)), [], path);
          assert.ok((await page.evaluate(() => window.shifts)) < 0.01, `${path}: nothing moves`);
        },
        { language, waits: false, prepare: async (page) => (page.release = await held(page)) },
      );
    }
  });
}

test('what was typed, opened and pressed before the program came is not lost', async () => {
  await shop.visit(
    '/en/c/kitchen',
    async (page) => {
      const field = page.getByRole('combobox', { name: 'Search' });
      await page.locator('header details summary').first().click();
      await page.getByRole('main').getByRole('button', { name: /^Add .* to cart$/ }).first().click();
      await field.fill('kettle');
      await field.press('ArrowLeft');
      await page.release();
      await started(page);
      assert.equal(await field.inputValue(), 'kettle');
      assert.deepEqual(await field.evaluate((input) => [document.activeElement === input, input.selectionStart]), [true, 5]);
      assert.equal(await page.locator('header details').first().evaluate((details) => details.open), true);
      await page.getByRole('link', { name: /^Cart,? ?1/ }).waitFor();
    },
    { waits: false, prepare: async (page) => (page.release = await held(page)) },
  );
});

test('a page stays readable when the program cannot start', async () => {
  await shop.visit(
    '/en/p/kettle-hamsa',
    async (page) => {
      await page.getByRole('alert').waitFor();
      assert.match(await page.getByRole('main').innerText(), /฿[\d,]+/);
      await page.getByRole('navigation', { name: 'Categories' }).getByRole('link', { name: 'Kitchen' }).click();
      await page.waitForURL(/\/en\/c\/kitchen$/);
    },
    { waits: false, mayFail: true, prepare: (page) => page.route('**/*.wasm', (route) => route.abort()) },
  );
});

test('a page that the build left out is drawn when it is asked for, to the same bytes', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'souk-e2e-'));
  await cp(site, folder, { recursive: true });
  const addresses = ['en/p/kettle-hamsa', 'ar/c/kitchen', 'th/policies/terms'];
  for (const address of addresses) {
    for (const ending of ['', '.br', '.gz']) {
      await rm(path.join(folder, `${address}.html${ending}`), { force: true });
    }
  }
  const server = await serve({ folder });
  try {
    for (const address of addresses) {
      const answer = await fetch(`${server.origin}/${address}`, { headers: { 'accept-encoding': 'br' } });
      assert.equal(answer.headers.get('content-encoding'), 'br');
      assert.equal(answer.headers.get('cache-control'), 'no-cache');
      assert.equal(await answer.text(), await readFile(path.join(site, `${address}.html`), 'utf8'));
    }
    const shell = await (await fetch(server.origin)).text();
    for (const address of ['en/p/nothing-of-this-name', 'en/c/nowhere', 'de/c/kitchen']) {
      const answer = await fetch(`${server.origin}/${address}`, { headers: { 'accept-encoding': 'br' } });
      assert(answer.status === 404 || (await answer.text()) === shell, address);
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
});
