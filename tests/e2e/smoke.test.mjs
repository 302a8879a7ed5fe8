// The shop starts, in every language, under its own policy; and says so when it cannot.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, serve } from './harness.mjs';

let shop;
before(async () => {
  shop = await browse(await serve());
});
after(() => shop?.stop());

for (const [language, direction] of [['en', 'ltr'], ['th', 'ltr'], ['ar', 'rtl']]) {
  test(`the shop starts in ${language}, written ${direction}, without breaking its policy`, async () => {
    await shop.visit(
      `/${language}`,
      async (page) => {
        const root = page.locator('html');
        assert.equal(await root.getAttribute('lang'), language);
        assert.equal(await root.getAttribute('dir'), direction);
        assert.notEqual(await page.title(), '');
      },
      { language },
    );
  });
}

test('the kept theme stands before the program does', async () => {
  await shop.visit('/en', async (page) => {
    await page.evaluate(() => localStorage.setItem('souk-theme', 'dark'));
    await page.route('**/*.wasm', (route) => route.abort());
    await page.reload({ waitUntil: 'domcontentloaded' });
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  });
});

test('a program that was tampered with does not start, and the page says what to do', async () => {
  await shop.visit(
    '/ar',
    async (page) => {
      await page.route('**/shop-*.wasm', async (route) => {
        try {
          const response = await route.fetch();
          const body = await response.body();
          body[body.length - 1] ^= 1;
          await route.fulfill({ response, body });
        } catch {
          // The page has gone; there is nobody to answer.
        }
      });
      await page.reload();
      const alert = page.getByRole('alert');
      await alert.waitFor();
      assert.notEqual(await alert.getByRole('button').textContent(), '');
    },
    { language: 'ar', mayFail: true, serviceWorkers: 'block' },
  );
});

test('a script and a style that somebody planted are blocked', async () => {
  await shop.visit(
    '/en',
    async (page, faults) => {
      await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'window.planted = true';
        document.body.append(script);
        document.body.setAttribute('style', 'color: red');
      });
      await page.waitForFunction(() => true);
      assert.equal(await page.evaluate(() => window.planted), undefined);
      assert(faults.some((fault) => fault.includes('script-src')), faults.join('\n'));
      assert(faults.some((fault) => fault.includes('style-src')), faults.join('\n'));
    },
    { mayFail: true },
  );
});
