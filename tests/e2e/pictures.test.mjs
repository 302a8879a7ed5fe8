// The pictures of a product over the whole screen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, serve } from './harness.mjs';
import { eventually } from './shopper.mjs';

let shop;
before(async () => {
  shop = await browse(await serve());
});
after(() => shop?.stop());

const large = (page, name) => page.getByRole('main').getByRole('link', { name });
const viewer = (page, name = 'Pictures') => page.getByRole('dialog', { name });

/** Opens a picture once the view that shows it is there. */
async function open(page, name = /^Open picture .?1/) {
  await page.getByRole('group', { name: 'Pictures' }).hover();
  await page.locator('dialog.c-zoom').waitFor({ state: 'attached' });
  await large(page, name).focus();
  await page.keyboard.press('Enter');
}

test('a picture fills the screen, is enlarged, moved, and closed, by keyboard alone', async () => {
  await shop.visit('/en/p/backpack-fon', async (page) => {
    await open(page);
    const dialog = viewer(page);
    const place = dialog.getByRole('status');
    await place.getByText(/Picture .?1.? of .?3/).waitFor();
    assert(await dialog.locator('svg image').evaluate((image) => image.getBBox().width > 0), 'it is drawn');
    await page.keyboard.press('ArrowRight');
    await place.getByText(/Picture .?2.? of .?3/).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await place.getByText(/Picture .?3.? of .?3/).waitFor();
    await dialog.getByRole('button', { name: 'Enlarge' }).press('Enter');
    const part = () => dialog.locator('svg[role=img]').getAttribute('viewBox');
    assert.equal(await part(), '300 300 400 400');
    await page.keyboard.press('ArrowDown');
    assert.equal(await part(), '300 390 400 400');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await eventually(() => page.evaluate(() => document.activeElement.matches('.c-gallery__large a')));
  });
});

test('forward is to the left in Arabic', async () => {
  await shop.visit('/ar/p/backpack-fon', async (page) => {
    await page.locator('.c-gallery').hover();
    await page.locator('dialog.c-zoom').waitFor({ state: 'attached' });
    await page.locator('.c-gallery__large a').first().click();
    const place = page.getByRole('dialog').getByRole('status');
    await place.getByText('1').waitFor();
    await page.keyboard.press('ArrowLeft');
    await place.getByText('2').waitFor();
  });
});

test('without a program a picture opens by itself', async () => {
  await shop.visit('/en/p/backpack-fon', async (page) => {
    const href = await large(page, /^Open picture .?1/).getAttribute('href');
    assert((await page.request.get(href)).ok());
  }, { javaScriptEnabled: false, waits: false });
});
