// Codes at the review: the shop judges them, says why it refuses one beside the field, and takes one away again.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { browse, serve, started } from './harness.mjs';
import { add, eventually, fillForm, number } from './shopper.mjs';

const SETTINGS = `version = 1
[market]
country = "TH"
currency = "THB"
[[sellers]]
id = "rungarun"
[[coupons]]
code = "TEA10"
title = { en = "10 % off tea", th = "ลดชา 10%", ar = "خصم 10% على الشاي" }
percent = "10"
combines = true
[[coupons]]
code = "POST"
free_delivery = true
combines = true
[[coupons]]
code = "BIG"
amount = "500"
minimum = "5000"
[[coupons]]
code = "ONCE"
amount = "20"
limit = 1
[[coupons]]
code = "PAST"
amount = "20"
ends = "2026-01-01T00:00:00+07:00"
`;

let folder;
let shop;
let plain;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'souk-coupons-'));
  const settings = path.join(folder, 'souk.toml');
  await writeFile(settings, SETTINGS);
  shop = await browse(await serve({ extra: ['--settings', settings] }));
  plain = await browse(await serve());
});
after(async () => {
  await shop?.stop();
  await plain?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** From the cart to the review, in any language. */
async function toReview(page, language = 'en') {
  await page.goto(`/${language}/checkout`);
  await started(page);
  const main = page.getByRole('main');
  await main.locator('form .c-field').first().waitFor();
  await fillForm(main);
  for (const step of ['delivery', 'payment']) {
    await main.locator('form button[type=submit]').click();
    await page.waitForURL(new RegExp(`/checkout/${step}$`));
    await main.locator('form input[type=radio]').first().waitFor();
  }
  await main.locator('form input[value=bank_transfer]').check();
  await main.locator('form button[type=submit]').click();
  await page.waitForURL(/\/checkout\/review$/);
  await main.locator('.c-button--main').waitFor();
}

const field = (page) => page.getByLabel(/^Coupon code/);
const place = (page) => page.getByRole('button', { name: /^Place order for/ });
const price = async (page) => number(await place(page).innerText());
const codes = (page) => page.locator('.p-coupon__codes > li');

async function enter(page, code) {
  await field(page).fill(code);
  await page.getByRole('button', { name: 'Apply' }).click();
}

test('a code takes off what the shop says, in the lines, the sum and the order, and is taken away by a button', async () => {
  await shop.visit('/en', async (page) => {
    await add(page, 'jin-xuan-oolong');
    await toReview(page);
    assert.equal(await price(page), 175);
    await enter(page, ' tea10 ');
    await page.waitForFunction(() => document.querySelectorAll('.p-coupon__codes > li').length === 1);
    assert.match((await codes(page).innerText()).replaceAll(/[\u2066-\u2069]/g, ''), /The code tea10 takes off ฿15/);
    assert.equal(await price(page), 160);
    assert.equal(await field(page).inputValue(), '');
    await page.locator('.p-party').getByText('Discount', { exact: true }).waitFor();
    assert.match(await page.locator('.p-orderlines__price').last().innerText(), /150/, 'a line says what it costs before the discount');
    await enter(page, 'POST');
    await page.waitForFunction(() => document.querySelectorAll('.p-coupon__codes > li').length === 2);
    assert.equal(await price(page), 135);
    await page.locator('.p-party').getByText('Discount on delivery').waitFor();
    // It outlives a reload.
    await page.reload();
    await started(page);
    await place(page).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.p-coupon__codes > li').length === 2);
    await page.getByRole('button', { name: /^Remove the code .?tea10/ }).click();
    await page.waitForFunction(() => document.querySelectorAll('.p-coupon__codes > li').length === 1);
    await eventually(async () => (await price(page)) === 150);
    await page.waitForFunction(() => document.activeElement?.id === 'coupon');
    await place(page).click();
    await page.getByRole('heading', { level: 1, name: 'Thank you for your order' }).waitFor();
    await page.getByRole('main').getByText('Discount on delivery').waitFor();
  });
});

test('a code that is refused says why beside the field, keeps what was typed, and stops nothing', async () => {
  await shop.visit('/en', async (page) => {
    await add(page, 'jin-xuan-oolong');
    await toReview(page);
    for (const [code, says] of [
      ['', 'Enter a code.'],
      ['NONE', 'There is no code “NONE”.'],
      ['BIG', 'Add goods for 4850.00 THB more to use the code “BIG”.'],
      ['PAST', 'The code “PAST” held until 2025-12-31.'],
    ]) {
      await enter(page, code);
      const said = page.locator('#coupon-error');
      await page.waitForFunction(
        ([id, text]) => document.getElementById(id)?.textContent.replaceAll(/[\u2066-\u2069]/g, '').includes(text),
        ['coupon-error', says],
      );
      assert.equal(await field(page).inputValue(), code, 'what was typed stays');
      assert.equal(await field(page).getAttribute('aria-invalid'), 'true');
      assert.match(await field(page).getAttribute('aria-describedby'), /coupon-error/);
      await page.waitForFunction(() => document.activeElement?.id === 'coupon');
      assert.equal(await codes(page).count(), 0);
      await said.waitFor();
    }
    assert.equal(await price(page), 175);
    await place(page).click();
    await page.getByRole('heading', { level: 1, name: 'Thank you for your order' }).waitFor();
  });
});

test('of two who finish with the last use of a code, one gets it and the other sees the new price first', async () => {
  const order = async (page) => {
    await add(page, 'jin-xuan-oolong');
    await toReview(page);
    await enter(page, 'ONCE');
    await page.waitForFunction(() => document.querySelectorAll('.p-coupon__codes > li').length === 1);
    assert.equal(await price(page), 155);
  };
  await shop.visit('/en', async (first) => {
    await order(first);
    await shop.visit('/en', async (second) => {
      await order(second);
      await place(second).click();
      await second.getByRole('heading', { level: 1, name: 'Thank you for your order' }).waitFor();
    });
    await place(first).click();
    await first.getByRole('alert').filter({ hasText: 'The price has changed' }).waitFor();
    await codes(first).getByText('has been used as often as it may be').waitFor();
    assert.equal(await price(first), 175);
    await place(first).click();
    await first.getByRole('heading', { level: 1, name: 'Thank you for your order' }).waitFor();
  });
});

test('a shop without codes asks for none', async () => {
  await plain.visit('/en', async (page) => {
    await add(page, 'jin-xuan-oolong');
    await toReview(page);
    await place(page).waitFor();
    assert.equal(await field(page).isVisible(), false);
  });
});

for (const language of ['en', 'th', 'ar']) {
  for (const [device, width] of [['phone', 390], ['desktop', 1280]]) {
    test(`the field has its place on a ${device} in ${language}`, async () => {
      await shop.visit('/en', async (page) => {
        await add(page, 'jin-xuan-oolong');
        await toReview(page, language);
        const form = page.locator('.p-coupon');
        for (const code of ['TEA10', 'BIG']) {
          await form.locator('input').fill(code);
          await form.locator('button[type=submit]').click();
          await page.waitForFunction(
            (code) => (code === 'TEA10' ? document.querySelector('.p-coupon__codes') : document.getElementById('coupon-error')?.textContent),
            code,
          );
        }
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert(overflow <= 0, `the page is ${overflow} px too wide`);
        const [input, button] = await Promise.all([form.locator('input').boundingBox(), form.locator('button[type=submit]').boundingBox()]);
        assert(Math.abs(input.y - button.y) < 2, 'the button stands beside the field');
        if (process.env.SOUK_LOOK) {
          await form.scrollIntoViewIfNeeded();
          await page.screenshot({ path: path.join(process.env.SOUK_LOOK, `coupon-${device}-${language}.png`) });
        }
      }, { viewport: { width, height: device === 'phone' ? 844 : 900 } });
    });
  }
}
