// What a shopper keeps besides the cart: saved products, products side by side, what was looked at lately; and who sells.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, keepOffline, serve } from './harness.mjs';
import { cards } from './shopper.mjs';

let shop;
before(async () => {
  shop = await browse(await serve());
});
after(() => shop?.stop());

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });
const mark = (page, name) => page.getByRole('main').getByRole('button', { name, exact: true });
const isPressed = async (button) => (await button.getAttribute('aria-pressed')) === 'true';

/** Chooses a product for comparing, on its own page. */
async function compare(page, product) {
  await page.goto(`/en/p/${product}`);
  await mark(page, 'Compare').click();
  await page.getByRole('link', { name: 'To the comparison' }).waitFor();
}

test('a product is saved by its heart, is found behind the heart of every page, and can be let go and taken back', async () => {
  await shop.visit('/en/p/kettle-hamsa', async (page) => {
    await mark(page, 'Save').click();
    await page.locator('#marks [aria-pressed=true]').waitFor();
    await page.getByRole('banner').getByRole('link', { name: 'Saved products' }).click();
    await heading(page, 'Saved products').waitFor();
    assert.equal(await cards(page).count(), 1);
    const heart = page.getByRole('button', { name: /^Save: / });
    assert(await isPressed(heart));
    await heart.click();
    assert(!(await isPressed(heart)));
    await heart.click();
    await page.reload();
    await cards(page).first().waitFor();
    await heart.click();
    await page.reload();
    await heading(page, 'Nothing is saved yet').waitFor();
  });
});

test('a saved product says how far its price has moved, and how many are no longer sold', async () => {
  await shop.visit('/en/p/kettle-hamsa', async (page) => {
    await mark(page, 'Save').click();
    await page.locator('#marks [aria-pressed=true]').waitFor();
    await page.evaluate(() => {
      const [line] = localStorage.getItem('souk-saved').split('\n');
      const [id, price] = line.split('\t');
      const [minor, currency] = price.split(' ');
      localStorage.setItem('souk-saved', `${id}\t${Number(minor) + 5000} ${currency}\nlong-gone`);
    });
    await page.goto('/en/saved');
    await page.getByText(/50.? less than when you saved it/).waitFor();
    await page.getByText(/^.?1.? product is no longer sold here/).waitFor();
  });
});

test('two products stand side by side, the address brings them again, and without a network too', async () => {
  await shop.visit('/en', async (page) => {
    await keepOffline(page);
    await compare(page, 'kettle-hamsa');
    await compare(page, 'kettle-sarai');
    await page.getByRole('link', { name: 'To the comparison' }).click();
    const table = page.getByRole('table');
    await table.waitFor();
    assert.equal(await table.getByRole('columnheader').filter({ has: page.getByRole('link') }).count(), 2);
    assert.equal(new URL(page.url()).search, '?p=kettle-sarai&p=kettle-hamsa');
    await table.getByRole('rowheader', { name: 'Price', exact: true }).waitFor();
    const rows = () => table.locator('tbody tr:visible').count();
    const all = await rows();
    await page.getByRole('checkbox', { name: 'Only where they differ' }).check();
    assert((await rows()) < all);
    await page.context().setOffline(true);
    await page.reload();
    await table.waitFor();
    await page.context().setOffline(false);
    await table.getByRole('button', { name: /^Remove / }).first().click();
    await page.waitForURL('/en/compare?p=kettle-hamsa');
  });
});

test('a fifth product is not compared, and the shop says so', async () => {
  await shop.visit('/en/p/kettle-hamsa', async (page) => {
    await page.evaluate(() => localStorage.setItem('souk-compared', 'a\nb\nc\nd'));
    await mark(page, 'Compare').click();
    await page.getByRole('region', { name: 'Messages' }).getByText('4 products can be compared at a time.').waitFor();
    await page.goto('/en/compare');
    await page.getByText('4 products are no longer sold here.').or(heading(page, 'Nothing to compare yet')).first().waitFor();
  });
});

test('what was looked at lately comes back beneath the next product and on the home page', async () => {
  await shop.visit('/en/p/kettle-hamsa', async (page) => {
    await page.goto('/en/p/jin-xuan-oolong');
    const row = page.locator('section', { has: page.getByRole('heading', { name: 'Looked at lately' }) });
    await page.keyboard.press('End');
    await row.getByRole('link', { name: /Hamsa/ }).waitFor();
    await page.goto('/en');
    await row.getByRole('link', { name: /oolong/ }).waitFor();
  });
});

test('a link to a product is handed on, or put on the clipboard where the device has no other means', async () => {
  await shop.visit('/en/p/kettle-hamsa', async (page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await mark(page, 'Share').click();
    await page.getByRole('region', { name: 'Messages' }).getByText('Copied').waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\/en\/p\/kettle-hamsa$/);
  });
});

test('a seller says who takes the order and what delivery costs, and leads to its goods', async () => {
  await shop.visit('/en/', async (page) => {
    await page.getByRole('contentinfo').getByRole('link', { name: /Darb/ }).press('Enter');
    await page.getByText('You order and pay on the seller’s own page.').waitFor();
    await page.getByRole('link', { name: /^Products of / }).first().click();
    await page.waitForURL(/seller=/);
    await cards(page).first().waitFor();
    await page.goto('/en/sellers/nobody');
    await heading(page, 'This page does not exist').or(page.getByRole('heading', { level: 1 })).first().waitFor();
  });
});

test('a browser that keeps nothing says so when a product is to be saved', async () => {
  await shop.visit('/en/p/kettle-hamsa', async (page) => {
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new Error('refused');
      };
    });
    await mark(page, 'Save').click();
    await page.getByRole('region', { name: 'Messages' }).getByText('This browser keeps nothing').waitFor();
  });
});
