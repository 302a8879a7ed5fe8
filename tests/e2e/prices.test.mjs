// Whether a price is a good one: what an offer has cost, as a judgement, a chart and a table.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, keepOffline, serve } from './harness.mjs';
import { goNear } from './shopper.mjs';

let shop;
before(async () => {
  shop = await browse(await serve());
});
after(() => shop?.stop());

/** Three days after the demo's feeds: what is said of a price depends on the day. */
const DAY = '2026-11-23T12:00:00+07:00';

/** The panel of what a product has cost. */
const past = (page, name = 'Price history') =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name, exact: true }) }).last();

test('a price on sale is judged by what it was before, with a chart and the same as a table', async () => {
  await shop.visit('/en/p/backpack-fon', async (page) => {
    await page.clock.setFixedTime(DAY);
    await page.reload();
    const panel = past(page);
    await panel.getByText(/^A good price: .* 90 days/).waitFor();
    const chart = panel.getByRole('img', { name: /^Prices since .*: lowest .*1,430.*1,717/ });
    await chart.waitFor();
    await panel.getByText('As a table').click();
    const rows = panel.getByRole('row');
    assert(await rows.count() >= 3, 'a row for each price, and their names');
    await panel.getByRole('row', { name: /1,430/ }).waitFor();
  });
});

test('more days show more prices', async () => {
  await shop.visit('/en/p/backpack-fon', async (page) => {
    const panel = past(page);
    await panel.getByRole('button', { name: '90 days', pressed: true }).waitFor();
    const since = () => panel.getByRole('img').getAttribute('aria-label');
    const short = await since();
    await panel.getByRole('button', { name: 'All' }).press('Enter');
    await panel.getByRole('button', { name: 'All', pressed: true }).waitFor();
    assert.notEqual(await since(), short);
  });
});

test('it is told in Arabic, and without a network once the shop was kept', async () => {
  await shop.visit('/ar/p/backpack-fon', async (page) => {
    await past(page, 'سجل الأسعار').getByRole('img').waitFor();
    await keepOffline(page);
    await page.context().setOffline(true);
    await page.reload();
    await past(page, 'سجل الأسعار').getByRole('img').waitFor();
  });
});

test('a cart can be bought from other sellers, for less, in one press and back', async () => {
  await shop.visit('/en/p/basket-bariya', async (page) => {
    const table = page.getByRole('table', { name: /lowest price at your door/ });
    await table.getByRole('button', { name: 'Add to cart: Lan Ban' }).click();
    await page.getByRole('region', { name: 'Messages' }).getByRole('link', { name: 'Go to the cart' }).click();
    const plans = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Other ways to buy this cart' }) });
    const cheapest = plans.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Cheapest delivered' }) });
    await cheapest.getByText(/less than your cart as it is/).waitFor();
    await cheapest.getByText('Who sends what').click();
    await cheapest.getByText('No other split is better.').waitFor();
    await cheapest.getByRole('button', { name: /^Buy it so/ }).click();
    await page.getByRole('heading', { name: /^Sold by .*Saphan Studio/ }).waitFor();
    await cheapest.getByText('Your cart is so already.').waitFor();
    await plans.getByRole('button', { name: 'Put the cart back as it was' }).click();
    await page.getByRole('heading', { name: /^Sold by .*Lan Ban/ }).waitFor();
  });
});

test('another country of delivery changes what each offer comes to, and is kept', async () => {
  await shop.visit('/en/p/basket-bariya', async (page) => {
    const table = page.getByRole('table', { name: /lowest price at your door/ });
    const first = table.getByRole('row').filter({ has: page.getByRole('rowheader') }).first();
    await first.getByText('Saphan Studio').waitFor();
    await page.getByLabel('Deliver to').focus();
    await page.getByLabel('Deliver to').selectOption('SA');
    await table.getByText(/No delivery to .*Saudi Arabia/).filter({ visible: true }).first().waitFor();
    await page.reload();
    await page.getByLabel('Deliver to').focus();
    await page.waitForFunction(() => document.querySelector('.c-offers__to select').value === 'SA');
    await table.getByText(/No delivery to .*Saudi Arabia/).filter({ visible: true }).first().waitFor();
  });
});

test('what is sold by weight says beside each price what 100 g of it cost', async () => {
  await shop.visit('/en/p/hom-mali-jasmine-rice-new-crop', async (page) => {
    const perHundred = /฿[\d.,]+\u2069 \/ \u2068100 g/;
    await page.getByRole('main').locator('.p-product__price').getByText(perHundred).waitFor();
    const table = page.getByRole('table', { name: /lowest price at your door/ });
    await goNear(page, 'More like this');
    await table.getByText(perHundred).first().waitFor();
  });
});

test('another currency stands beside what is charged, with its rate, on the way to an order and in Arabic', async () => {
  await shop.visit('/en/p/basket-bariya', async (page) => {
    const choice = page.getByLabel('Also show in');
    await choice.focus();
    await choice.selectOption('USD');
    const main = page.getByRole('main');
    await main.getByText(/^≈ .*\$\d+\.\d\d/).first().waitFor();
    await main.getByText(/1 .*USD.* = .*32\.57.* .*THB.*You pay in .*THB/).waitFor();
    const table = page.getByRole('table', { name: /lowest price at your door/ });
    await goNear(page, 'More like this');
    assert((await table.getByText(/^≈ .*\$/).count()) > 0, 'what each offer comes to at the door');
    await table.getByRole('button', { name: 'Add to cart: Lan Ban' }).click();
    await page.getByRole('region', { name: 'Messages' }).getByRole('link', { name: 'Go to the cart' }).click();
    await page.getByRole('complementary', { name: 'Your order' }).getByText(/^≈ .*\$/).waitFor();
    await page.goto(new URL('/ar/cart', page.url()).href);
    await page.getByLabel('اعرض أيضًا بعملة').waitFor();
    await page.getByText(/الدفع بعملة .*THB/).waitFor();
  });
});
