// Every page and state, looked at by axe: in two directions, and in light and dark.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { browse, serve, started } from './harness.mjs';
import { SOMEBODY, eventually, kept } from './shopper.mjs';

let shop;
before(async () => {
  shop = await browse(await serve());
});
after(() => shop?.stop());

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Fails with every violation that axe finds on the page. */
async function check(page, name) {
  // Without frames there is nothing to collect in a page of its own.
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${name}: ${id}: ${html}\n${failureSummary}`));
  assert.deepEqual(found, []);
}

/** Waits until nothing on the page is being waited for. */
const settled = async (page) => {
  await started(page);
  await page.waitForFunction(() => !document.querySelector('main [aria-busy], main .c-skeleton'));
};

const PAGES = [
  ['home', ''],
  ['a category', '/c/kitchen?brand=Dinthara&max=900'],
  ['search results', '/search?q=kettle'],
  ['a product', '/p/kettle-sarai'],
  ['the terms', '/policies/terms'],
  ['a comparison', '/compare?p=kettle-hamsa&p=kettle-sarai'],
  ['a seller', '/sellers/darb'],
  ['an unknown address', '/nowhere'],
];
const EMPTY = [
  ['no result', '/search?q=qqqzzzxx'],
  ['an empty cart', '/cart'],
  ['nothing saved', '/saved'],
  ['nothing to compare', '/compare'],
  ['nothing to order', '/checkout'],
  ['an order that cannot be shown', '/order#a.b'],
];

/** Looks at pages one after the other. */
const look = async (page, language, pages) => {
  for (const [name, path] of pages) {
    await page.goto('about:blank');
    await page.goto(`/${language}${path}`);
    await settled(page);
    await check(page, `${name} in ${language}`);
  }
};

test('axe finds nothing where there is nothing', async () => {
  await shop.visit('/en', (page) => look(page, 'en', EMPTY));
});

for (const language of ['en', 'ar']) {
  test(`axe finds nothing on the pages in ${language}`, async () => {
    await shop.visit(`/${language}`, (page) => look(page, language, PAGES), { language });
  });

  test(`axe finds nothing from the cart to the receipt in ${language}`, async () => {
    await shop.visit(
      `/${language}/p/kettle-sarai`,
      async (page) => {
        const main = page.getByRole('main');
        const onward = main.locator('form').getByRole('button').last();
        await main.locator('.p-product__action').getByRole('button').last().click();
        await eventually(async () => (await kept(page, 'cart'))?.includes('kettle-sarai'));
        await check(page, 'a product with a notice');
        await page.goto(`/${language}/cart`);
        await settled(page);
        await check(page, 'a cart');
        await page.goto(`/${language}/checkout`);
        await settled(page);
        await check(page, 'the address');
        await onward.click();
        await main.getByRole('alert').getByRole('link').first().waitFor();
        await check(page, 'the address with errors');
        const fields = await main.locator('form .c-field :is(input, textarea)').all();
        const values = ['Full name', 'Phone', 'Email', 'Street and house number', 'Postcode', 'Sub-district', 'District', 'Province'];
        for (const [index, field] of fields.entries()) {
          await field.fill(SOMEBODY[values[index]]);
        }
        await onward.click();
        for (const step of ['delivery', 'payment']) {
          await page.waitForURL(`**/${step}`);
          await settled(page);
          await main.getByRole('radio').first().check();
          await check(page, step);
          await onward.click();
        }
        await page.waitForURL('**/review');
        await settled(page);
        await check(page, 'the review');
        await main.getByRole('button').last().click();
        await page.waitForURL('**/order#*');
        await settled(page);
        await check(page, 'the receipt');
      },
      { language },
    );
  });
}

test('axe finds nothing in the dark and on a narrow page', async () => {
  await shop.visit(
    '/en',
    async (page) => {
      await look(page, 'en', [PAGES[0], PAGES[3], PAGES[1]]);
      await page.getByRole('button', { name: /^Filters/ }).click();
      await page.getByRole('dialog').waitFor();
      await check(page, 'the filters of a narrow page');
    },
    { colorScheme: 'dark', viewport: { width: 390, height: 800 } },
  );
});
