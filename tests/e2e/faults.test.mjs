// What goes wrong outside: a backend and files that are away, late or not what they should be. The page says so, keeps
// what the shopper had, and the next step works once the fault is over.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, serve, started } from './harness.mjs';
import { SOMEBODY, add, cards, fillAddress, holds } from './shopper.mjs';

let shop;
before(async () => {
  shop = await browse(await serve());
});
after(() => shop?.stop());

// The service worker would answer before a fault reaches the page.
const bare = { serviceWorkers: 'block' };
const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();
const retry = (page) => page.getByRole('button', { name: 'Try again' });

const html = (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Welcome to the hotel</title>' });
const BACKEND = [
  ['is down', (route) => route.abort()],
  ['answers with a page', html],
  ['answers with an error', (route) => route.fulfill({ status: 500, contentType: 'text/plain', body: 'oh no' })],
  ['breaks off in the middle', (route) => route.fulfill({ status: 201, contentType: 'application/json', body: '{"ucp":{"version":"2026-' })],
  ['answers with something else', (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '[]' })],
];

test('a backend that is down or talks nonsense: the checkout says so, keeps address and cart, and goes on', async () => {
  await shop.visit(
    '/en',
    async (page) => {
      await add(page, 'jin-xuan-oolong');
      await page.goto('/en/checkout');
      await heading(page, 'Where should it go?');
      await fillAddress(page);
      const onward = page.getByRole('button', { name: 'Continue to delivery' });
      for (const [name, fault] of BACKEND) {
        await page.route('**/ucp/**', fault);
        await onward.click();
        await heading(page, 'Orders cannot be taken just now');
        await page.getByText('Your cart and what you typed stay here').waitFor();
        await holds(page, 1);
        await page.unroute('**/ucp/**');
        await retry(page).click();
        await heading(page, 'Where should it go?');
        assert.equal(await page.getByLabel('Full name').inputValue(), SOMEBODY['Full name'], `it ${name}`);
      }
      await onward.click();
      await heading(page, 'How should it get there?');
      await page.getByRole('group', { name: /^Delivery by/ }).waitFor();
    },
    bare,
  );
});

test('a backend that takes its time: the checkout waits, and a second press asks nothing twice', async () => {
  await shop.visit(
    '/en',
    async (page) => {
      await add(page, 'jin-xuan-oolong');
      await page.goto('/en/checkout');
      await heading(page, 'Where should it go?');
      await fillAddress(page);
      let answer;
      const held = new Promise((resolve) => (answer = resolve));
      let created = 0;
      await page.route('**/checkout-sessions', async (route) => {
        created += 1;
        await held;
        await route.continue();
      });
      const submit = page.getByRole('button', { name: 'Continue to delivery' });
      await submit.click();
      await submit.click();
      await page.getByLabel('Full name').waitFor();
      answer();
      await heading(page, 'How should it get there?');
      assert.equal(created, 1);
    },
    bare,
  );
});

test('an order that cannot be read: the page says so, and trying again shows it', async () => {
  await shop.visit(
    '/en',
    async (page) => {
      await page.route('**/ucp/v1/orders/**', html);
      await page.goto('/en/order#ord_a.b');
      await heading(page, 'The order cannot be shown');
      await retry(page).click();
      await heading(page, 'The order cannot be shown');
      assert.equal(new URL(page.url()).hash, '#ord_a.b');
    },
    bare,
  );
});

// What a name in the pack's manifest leads to.
const PACK_FILE = /\/pack\/(?!manifest)/;
const FILES = {
  'is missing': (route) => route.fulfill({ status: 404, contentType: 'text/plain', body: 'gone' }),
  'is a page': html,
  'is garbage': (route) => route.fulfill({ contentType: 'application/octet-stream', body: Buffer.alloc(4096, 0xa7) }),
  // Where the fault is over meanwhile, the browser has its answer already.
  'breaks off': async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({ response, body: body.subarray(0, body.length >> 1) }).catch(() => {});
  },
};

for (const [name, fault] of Object.entries(FILES)) {
  test(`a file of the catalogue that ${name}: the page says so and loads once it is right again`, async () => {
    await shop.visit(
      '/en/cart',
      async (page) => {
        // The cards of the category alone: everything before it has been fetched.
        await page.route(PACK_FILE, fault);
        await page.getByRole('banner').getByRole('link', { name: 'Kitchen' }).click();
        await heading(page, 'This did not load');
        await page.getByText('Your cart is safe on this device.').waitFor();
        assert.equal(new URL(page.url()).pathname, '/en/c/kitchen');
        await page.unroute(PACK_FILE);
        await retry(page).click();
        await cards(page).first().waitFor();
      },
      bare,
    );
  });
}

test("a product's file that breaks off: the page says so and loads once it is right again", async () => {
  await shop.visit(
    '/en/c/kitchen',
    async (page) => {
      const link = cards(page).first().getByRole('link');
      await link.waitFor();
      const product = await link.innerText();
      await page.route(PACK_FILE, FILES['breaks off']);
      await link.click();
      await heading(page, 'This did not load');
      await page.unroute(PACK_FILE);
      await retry(page).click();
      await heading(page, product);
    },
    bare,
  );
});

test('a manifest that is not there or not one: the shop says so, in words, and loads once it is right again', async () => {
  await shop.visit(
    '/en',
    async (page) => {
      for (const fault of Object.values(FILES)) {
        await page.route('**/pack/manifest', fault);
        await page.reload();
        await heading(page, 'This did not load');
        await page.unroute('**/pack/manifest');
      }
      await retry(page).click();
      await page.getByRole('heading', { name: 'Top rated' }).waitFor();
    },
    bare,
  );
});

test('an index that cannot be read: the search says so instead of staying empty', async () => {
  await shop.visit(
    '/en',
    async (page) => {
      await cards(page).first().waitFor();
      await page.context().route(PACK_FILE, (route) => route.fulfill({ contentType: 'application/octet-stream', body: 'x' }));
      await page.getByRole('combobox', { name: 'Search' }).fill('tea');
      await page.getByRole('combobox', { name: 'Search' }).press('Enter');
      await page.getByText('This did not load').waitFor();
      await page.context().unroute(PACK_FILE);
      await page.getByRole('link', { name: 'Try again' }).click();
      await cards(page).first().waitFor();
    },
    bare,
  );
});

test('a picture that is missing leaves the page whole', async () => {
  await shop.visit(
    '/en',
    async (page) => {
      await page.route('**/media/**', (route) => route.abort());
      await page.goto('/en/p/kettle-sarai');
      await started(page);
      await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
      await holds(page, 1);
    },
    bare,
  );
});

test('pictures that do not come leave their frames empty, and are there when they can be had', async () => {
  await shop.visit(
    '/en',
    async (page) => {
      await page.route('**/media/**', (route) => route.abort());
      await page.goto('/en/c/kitchen');
      await started(page);
      const picture = cards(page).first().locator('img').first();
      const turns = (opacity) =>
        picture.evaluate(
          (image, opacity) =>
            new Promise((done) => {
              const look = () => (getComputedStyle(image).opacity === opacity ? done() : requestAnimationFrame(look));
              look();
            }),
          opacity,
        );
      await turns('0');
      await page.unroute('**/media/**');
      await picture.evaluate((image) => (image.src = `${image.src}?`));
      await turns('1');
    },
    bare,
  );
});
