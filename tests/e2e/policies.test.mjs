// What a shop owes its customers: pages that can be read without a program, links to them where they count, and words on the button.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, serve, started } from './harness.mjs';
import { add, fillAddress } from './shopper.mjs';

let shop;
before(async () => {
  shop = await browse(await serve());
});
after(() => shop?.stop());

const TERMS = { en: 'Terms of sale', th: 'ข้อกำหนดการขาย', ar: 'شروط البيع' };
const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

for (const [language, title] of Object.entries(TERMS)) {
  test(`the foot of every page leads to the terms, in ${language}`, async () => {
    await shop.visit(`/${language}`, async (page) => {
      await page.getByRole('contentinfo').getByRole('link', { name: title }).click();
      await heading(page, title);
      await started(page);
      assert.equal(new URL(page.url()).pathname, `/${language}/policies/terms`);
      assert.match(await page.title(), new RegExp(title));
      assert.doesNotMatch(await page.getByRole('article').innerText(), /[{}]/);
    }, { language });
  });
}

test('without a program the terms can be read, and lead on', async () => {
  await shop.visit('/en/policies/terms', async (page) => {
    await heading(page, TERMS.en);
    await page.getByRole('contentinfo').getByRole('link', { name: 'Privacy' }).click();
    await heading(page, 'Privacy');
  }, { javaScriptEnabled: false, waits: false });
});

test('a text that the shop does not have is not found', async () => {
  await shop.visit('/en/policies/cookies', async (page) => {
    await heading(page, 'This page does not exist');
  }, { mayFail: true, waits: false });
});

test('the last step names the terms, which open beside it, and what it costs', async () => {
  await shop.visit('/en', async (page) => {
    await add(page, 'jin-xuan-oolong');
    await page.goto('/en/checkout');
    await heading(page, 'Where should it go?');
    await fillAddress(page);
    await page.getByRole('button', { name: 'Continue to delivery' }).click();
    await heading(page, 'How should it get there?');
    await page.getByRole('button', { name: 'Continue to payment' }).click();
    await heading(page, 'How would you like to pay?');
    await page.getByRole('radio', { name: 'Bank transfer' }).check();
    await page.getByRole('button', { name: 'Continue to review' }).click();
    await heading(page, 'Is everything right?');
    const main = page.getByRole('main');
    await main.getByText('By ordering you agree to these terms.').waitFor();
    const beside = page.waitForEvent('popup');
    await main.getByRole('link', { name: TERMS.en }).click();
    await heading(await beside, TERMS.en);
    await main.getByRole('button', { name: /^Place order for/ }).waitFor();
  });
});

test('without a network terms that were read are there', async () => {
  await shop.visit('/en/policies/returns', async (page) => {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await started(page);
    await page.context().setOffline(true);
    await page.reload();
    await heading(page, 'Returns and withdrawal');
  });
});
