// Without a network: what was seen opens, what was not says so, and the counter is never answered from a copy.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, keepOffline, serve, started } from './harness.mjs';
import { add, cards, cartLink, fillAddress, holds, titles } from './shopper.mjs';

let server;
let shop;
before(async () => {
  server = await serve();
  shop = await browse(server);
});
after(() => shop?.stop());

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });
const offlineBar = (page) => page.getByText('You are offline. Pages you have seen and your cart still work.');

test('in aeroplane mode every page that was seen opens, finds, and takes things into the cart', async () => {
  await shop.visit('/en', async (page) => {
    await keepOffline(page);
    await page.getByRole('heading', { name: 'Top rated' }).waitFor();
    await page.goto('/en/c/kitchen');
    await cards(page).first().waitFor();
    const listed = await titles(page);
    await page.goto('/en/search?q=tea');
    await cards(page).first().waitFor();
    const found = await titles(page);
    await add(page, 'jin-xuan-oolong');

    await page.context().setOffline(true);
    await page.goto('/en');
    await page.getByRole('heading', { name: 'Top rated' }).waitFor();
    await offlineBar(page).waitFor();
    await page.getByRole('banner').getByRole('link', { name: 'Kitchen' }).click();
    await heading(page, 'Kitchen').waitFor();
    assert.deepEqual(await titles(page), listed);
    await page.goto('/en/search?q=tea');
    await cards(page).first().waitFor();
    assert.deepEqual(await titles(page), found);
    await page.goto('/en/p/jin-xuan-oolong?utm_source=letter');
    await heading(page, 'Jin Xuan oolong').waitFor();
    await page.getByRole('heading', { name: 'Specification' }).waitFor();
    await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
    await holds(page, 2);
    await cartLink(page).click();
    await page.getByRole('main').getByText('฿300').first().waitFor();
    await page.context().setOffline(false);
    await offlineBar(page).waitFor({ state: 'hidden' });
  });
});

test('a page that was not seen says so in aeroplane mode and opens when the network is back', async () => {
  await shop.visit('/en', async (page) => {
    await keepOffline(page);
    await page.getByRole('heading', { name: 'Top rated' }).waitFor();
    await page.context().setOffline(true);
    await page.goto('/en/p/kettle-sarai');
    await page.getByRole('heading', { level: 1, name: 'You are offline' }).waitFor();
    await page.getByText('Your cart is safe on this device.').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await heading(page, 'Sarai gooseneck pour-over kettle').waitFor();
  });
});

test('in aeroplane mode the checkout opens, says that it cannot order, and goes on afterwards', async () => {
  await shop.visit('/en', async (page) => {
    await keepOffline(page);
    await add(page, 'jin-xuan-oolong');
    await page.goto('/en/checkout');
    await page.getByRole('heading', { level: 1, name: 'Where should it go?' }).waitFor();
    await page.reload();
    await started(page);
    await page.context().setOffline(true);
    await page.goto('/en/checkout');
    await page.getByRole('heading', { level: 1, name: 'Where should it go?' }).waitFor();
    await fillAddress(page);
    const onward = page.getByRole('button', { name: 'Continue to delivery' });
    await onward.click();
    await page.getByRole('heading', { level: 1, name: 'Orders cannot be taken just now' }).waitFor();
    await page.context().setOffline(false);
    await page.waitForFunction(() => navigator.onLine);
    await page.getByRole('button', { name: 'Try again' }).click();
    await onward.click();
    await page.getByRole('heading', { level: 1, name: 'How should it get there?' }).waitFor();
  });
});

test('the worker answers neither the counter nor an order, and keeps nothing of them', async () => {
  await shop.visit('/en', async (page) => {
    await keepOffline(page);
    const answers = [];
    page.on('response', (response) => answers.push(response));
    await page.goto('/en/order#ord_a.b');
    await page.getByRole('heading', { level: 1, name: 'The order cannot be shown' }).waitFor();
    await page.evaluate(() => fetch('/.well-known/ucp'));
    const paths = ['/en/order', '/ucp/v1/orders/ord_a', '/.well-known/ucp'];
    for (const path of paths) {
      const found = answers.filter((answer) => new URL(answer.url()).pathname === path);
      assert.equal(found.length, 1, path);
      assert.equal(found[0].fromServiceWorker(), false, path);
    }
    const fromWorker = answers.filter((answer) => answer.fromServiceWorker()).map((answer) => new URL(answer.url()).pathname);
    assert(fromWorker.some((path) => path.startsWith('/app/')), 'the rest comes from the worker');
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return requests.flat().map((request) => new URL(request.url).pathname);
    });
    assert.deepEqual(kept.filter((path) => paths.includes(path) || path.startsWith('/ucp')), []);
  });
});

test('the shop can be installed, in each language under one name', async () => {
  const ids = new Set();
  for (const language of ['en', 'th', 'ar']) {
    await shop.visit(
      `/${language}`,
      async (page) => {
        await keepOffline(page);
        const devtools = await page.context().newCDPSession(page);
        const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
        // A context that keeps nothing is called incognito, and nothing else may stand in the way.
        assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'), []);
        const manifest = await devtools.send('Page.getAppManifest');
        assert.deepEqual(manifest.errors, []);
        const { lang, dir, start_url: start } = JSON.parse(manifest.data);
        assert.deepEqual([lang, dir], [language, language === 'ar' ? 'rtl' : 'ltr']);
        assert(start.startsWith(`/${language}`), start);
        const { appId } = await devtools.send('Page.getAppId');
        ids.add(appId);
      },
      { language },
    );
  }
  assert.equal(ids.size, 1, [...ids].join());
});
