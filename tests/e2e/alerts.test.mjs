// Waiting for a product: what the device remembers, and when it tells.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, serve, started } from './harness.mjs';
import { eventually, goNear } from './shopper.mjs';

let shop;
before(async () => {
  shop = await browse(await serve());
});
after(() => shop?.stop());

const PRODUCT = '/en/p/backpack-fon';
const said = (page) => page.getByRole('region', { name: 'Messages' });
const limit = (page) => page.getByLabel(/^Tell me when it costs less than/);
const set = (page) => page.getByRole('button', { name: 'Tell me', exact: true });
const waiting = (page) => page.getByText(/^Waiting for less than .*1,000/);
const near = (page) => goNear(page, 'Wait for it');
const stored = (page) => page.evaluate(() => localStorage.getItem('souk-alerts') ?? '');

test('a limit above the price is refused, one below it is kept, listed among what is saved, and can be given up', async () => {
  await shop.visit(PRODUCT, async (page) => {
    await near(page);
    // The form is printed, and works once its program is there.
    await eventually(async () => {
      await limit(page).fill('999999');
      await set(page).click();
      return page.getByRole('alert').getByText(/an amount below/).isVisible();
    });
    assert.equal(await limit(page).getAttribute('aria-invalid'), 'true');
    await limit(page).fill('๑๐๐๐');
    await limit(page).press('Enter');
    await waiting(page).waitFor();
    await page.reload();
    await near(page);
    await waiting(page).waitFor();

    await page.goto('/en/saved');
    await started(page);
    await waiting(page).waitFor();
    await page.getByRole('link', { name: 'Fon backpack' }).or(page.locator('.c-alerts__row a')).first().waitFor();
    await page.getByRole('button', { name: /^Stop waiting for/ }).click();
    assert.equal(await stored(page), '');
    await page.goto(PRODUCT);
    await near(page);
    await limit(page).waitFor();
  });
});

test('a price that fell below the limit since the last look is told once', async () => {
  await shop.visit(PRODUCT, async (page) => {
    await limit(page).waitFor();
    // As if the last look had been at prices of another day.
    await page.evaluate(() => localStorage.setItem('souk-alerts', 'backpack-fon\t200000 THB\t250000 THB'));
    await page.goto('/en');
    await said(page).getByText(/now costs .*, less than you were waiting for/).waitFor();
    assert.doesNotMatch(await stored(page), /250000/);
    await page.goto('/en/saved');
    await started(page);
    await page.locator('.c-alerts__row .c-saving').waitFor();
    await page.goto('/en');
    await page.getByRole('heading', { name: 'Recently seen' }).or(page.locator('#seen .c-collection')).first().waitFor();
    assert.equal(await said(page).getByText(/now costs/).count(), 0);
  });
});

test('what cannot be had any more is told when it is back', async () => {
  await shop.visit(PRODUCT, async (page) => {
    await limit(page).waitFor();
    await page.evaluate(() => localStorage.setItem('souk-alerts', 'backpack-fon\tstock\tabsent'));
    await page.goto('/en');
    await said(page).getByText(/can be had again, for/).waitFor();
    await page.goto(PRODUCT);
    await near(page);
    await page.getByText('Waiting until it can be had again').waitFor();
    await page.getByRole('button', { name: 'Stop waiting' }).click();
    await limit(page).waitFor();
  });
});
