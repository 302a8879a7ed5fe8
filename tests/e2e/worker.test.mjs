// The service worker: offline, updates, installs that fail, and what it never answers. The shop's files stand on a static
// host here, which says whatever a journey wants it to say.
import assert from 'node:assert/strict';
import { copyFile, readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { browse, keepOffline, site, started } from './harness.mjs';
import { laterBuild } from './builds.mjs';
import { serveFiles } from './static.mjs';

const builds = [];
let host;
let shop;
before(async () => {
  for (const mark of ['build-two', 'build-three']) {
    builds.push(await laterBuild(site, mark));
  }
  host = await serveFiles(site);
  shop = await browse(host);
});
beforeEach(() => {
  host.use(site);
  host.answers.clear();
});
after(async () => {
  await shop?.stop();
  await Promise.all(builds.map((build) => build.remove()));
});

const mark = (page) => page.locator('html').getAttribute('data-mark');
const update = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => {});
    const next = registration.installing;
    if (next) {
      await new Promise((resolve) => {
        next.addEventListener('statechange', () => next.state !== 'installing' && resolve());
      });
    }
    return { waiting: registration.waiting !== null };
  });

test('after one visit every address opens without a network', async () => {
  await shop.visit('/en', async (page) => {
    await keepOffline(page);
    await page.context().setOffline(true);
    for (const address of ['/en/p/never.seen?utm_source=a', '/ar/search?q=x', '/th/checkout']) {
      await page.goto(address);
      await started(page);
      assert.equal(await page.locator('html').getAttribute('lang'), address.slice(1, 3));
    }
  });
});

test('what the very first page loaded is kept as well', async () => {
  await shop.visit('/en', async (page) => {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => caches.match('/pack/manifest').then(Boolean));
  });
});

test('nothing of the backend and no order is answered or kept by the worker', async () => {
  for (const address of ['/ucp/v1/x', '/desk', '/webhooks/x', '/.well-known/ucp', '/en/order']) {
    host.answers.set(address, (request, response) => {
      const isFromWorker = request.headers['sec-fetch-dest'] === 'empty' && address === '/en/order';
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(`<!doctype html><title>the backend says so</title>${isFromWorker}`);
    });
  }
  await shop.visit('/en', async (page) => {
    await keepOffline(page);
    for (const address of host.answers.keys()) {
      await page.goto(address);
      assert.equal(await page.title(), 'the backend says so', address);
    }
    await page.goto('/en');
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return requests.flat().map((request) => new URL(request.url).pathname);
    });
    assert.deepEqual(kept.filter((address) => host.answers.has(address)), []);
  });
});

test('a new build waits until it is accepted, and the old one keeps its files', async () => {
  await shop.visit('/en', async (page) => {
    await keepOffline(page);
    const [old] = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
    const told = page.evaluate(() => new Promise((resolve) => addEventListener('souk-update', () => resolve(true))));
    host.use(builds[0].folder);
    assert.deepEqual(await update(page), { waiting: true });
    assert.equal(await told, true);
    await page.reload();
    await started(page);
    assert.equal(await mark(page), null, 'a reload alone keeps the old build');
    const second = await page.context().newPage();
    await second.goto('/th');
    await started(second);
    await Promise.all([
      page.waitForEvent('load'),
      page.evaluate(() => dispatchEvent(new CustomEvent('souk-update-accept'))),
    ]);
    await started(page);
    assert.equal(await mark(page), 'build-two');
    assert.equal(await mark(second), null, 'the other tab was left alone');
    assert.equal(await second.evaluate((url) => caches.match(url).then(Boolean), old), true);

    host.use(builds[1].folder);
    assert.deepEqual(await update(page), { waiting: true });
    await Promise.all([
      page.waitForEvent('load'),
      page.evaluate(() => dispatchEvent(new CustomEvent('souk-update-accept'))),
    ]);
    await page.waitForFunction(async () => (await caches.keys()).includes('shell-build-three'));
    const shells = await page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('shell-')));
    assert.deepEqual(shells.sort(), ['shell-build-three', 'shell-build-two']);
  });
});

test('an older build that is put back arrives like any other', async () => {
  host.use(builds[0].folder);
  await shop.visit('/en', async (page) => {
    await keepOffline(page);
    assert.equal(await mark(page), 'build-two');
    host.use(site);
    assert.deepEqual(await update(page), { waiting: true });
    await Promise.all([
      page.waitForEvent('load'),
      page.evaluate(() => dispatchEvent(new CustomEvent('souk-update-accept'))),
    ]);
    assert.equal(await mark(page), null);
  });
});

test('a host that shows a page at another address of it can be installed from', async () => {
  const checkout = await readFile(path.join(site, 'checkout/index.html'));
  host.answers.set('/checkout/', (_, response) => response.writeHead(308, { location: '/checkout' }).end());
  host.answers.set('/checkout', (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(checkout));
  await shop.visit('/en', async (page) => {
    await keepOffline(page);
    await page.context().setOffline(true);
    await page.goto('/th/checkout');
    await started(page);
    assert.equal(await page.locator('html').getAttribute('lang'), 'th');
  });
});

for (const [fault, answer] of [
  ['a page in the place of a program', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('x')],
  ['nothing', (response) => response.writeHead(404).end()],
  ['a redirect', (response) => response.writeHead(301, { location: '/' }).end()],
]) {
  test(`a build of which one file is ${fault} is never installed`, async () => {
    await shop.visit('/en', async (page) => {
      await keepOffline(page);
      host.use(builds[0].folder);
      host.answers.set('/checkout/', (_, response) => answer(response));
      assert.deepEqual(await update(page), { waiting: false });
      await page.context().setOffline(true);
      await page.reload();
      await started(page);
      assert.equal(await mark(page), null, 'the old build goes on');
      const names = await page.evaluate(() => caches.keys());
      assert.equal(names.includes('shell-build-two'), false);
    });
  });
}

test('a file of the pack that came spoilt is not kept', async () => {
  const names = (await readdir(path.join(site, 'pack'))).filter((name) => /^[0-9a-f]+\.[a-z]+$/.test(name));
  await shop.visit('/en', async (page) => {
    await keepOffline(page);
    const isKept = (address) => page.evaluate((url) => caches.match(url).then(Boolean), address);
    const addresses = names.map((name) => `/pack/${name}`);
    const fresh = (await Promise.all(addresses.map(isKept))).indexOf(false);
    const bytes = () => page.evaluate((url) => fetch(url).then(async (answer) => (await answer.arrayBuffer()).byteLength), addresses[fresh]);
    host.answers.set(addresses[fresh], (_, response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end('spoilt');
    });
    assert.equal(await bytes(), 'spoilt'.length);
    host.answers.clear();
    const { size } = await stat(path.join(site, 'pack', names[fresh]));
    assert.equal(await bytes(), size);
    await page.waitForFunction((url) => caches.match(url).then(Boolean), addresses[fresh]);
  });
});

test('a page made for an address is kept with its build and shown instead of the shell', async () => {
  const shell = await readFile(path.join(site, 'index.html'), 'utf8');
  const answer = (title, text) => (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(text.replace('<html ', `<html data-mark="${title}" `));
  };
  host.answers.set('/en/p/tea', answer('tea', shell));
  host.answers.set('/en/p/old', answer('old', shell.replace(/data-build="[^"]*"/, 'data-build="other"')));
  await shop.visit('/en', async (page) => {
    await keepOffline(page);
    for (const [address, expected] of [['/en/p/tea', 'tea'], ['/en/p/old', null]]) {
      await page.goto(address);
      await page.waitForTimeout(300);
      await page.goto(address);
      assert.equal(await mark(page), expected, address);
    }
  });
});

test('the kill switch leaves nothing behind', async () => {
  const own = await laterBuild(site, 'build-killed');
  builds.push(own);
  await copyFile(path.join(own.folder, 'sw-kill.js'), path.join(own.folder, 'sw.js'));
  await shop.visit('/en', async (page) => {
    await keepOffline(page);
    await page.evaluate(() => localStorage.setItem('a-cart', 'full'));
    host.use(own.folder);
    await Promise.all([page.waitForEvent('load'), update(page).catch(() => {})]);
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistrations()).length === 0);
    let loads = 0;
    page.on('load', () => (loads += 1));
    await page.waitForTimeout(1000);
    assert.equal(loads, 0, 'the page is left in peace');
    assert.deepEqual(await page.evaluate(() => caches.keys()), []);
    assert.equal(await page.evaluate(() => localStorage.getItem('a-cart')), 'full');
  });
});
