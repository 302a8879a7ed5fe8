// Every page and state, looked at by axe: in two directions, and in light and dark.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { browse, serve } from './harness.mjs';
import { EMPTY, PAGES, browseScreens, buyingScreens } from './screens.mjs';

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

/** Looks at pages one after the other. */
const look = (page, language, pages) => browseScreens(page, language, (name) => check(page, `${name} in ${language}`), pages);

test('axe finds nothing where there is nothing', async () => {
  await shop.visit('/en', (page) => look(page, 'en', EMPTY));
});

for (const language of ['en', 'ar']) {
  test(`axe finds nothing on the pages in ${language}`, async () => {
    await shop.visit(`/${language}`, (page) => look(page, language, PAGES), { language });
  });

  test(`axe finds nothing from the cart to the receipt in ${language}`, async () => {
    await shop.visit(
      `/${language}`,
      (page) => buyingScreens(page, language, (name) => check(page, `${name} in ${language}`)),
      { language },
    );
  });
}

test('axe finds nothing in the dark and on a narrow page', async () => {
  await shop.visit(
    '/en',
    async (page) => {
      await look(page, 'en', PAGES.filter(([name]) => ['home', 'product'].includes(name)));
      await look(page, 'en', PAGES.filter(([name]) => name === 'category'));
      await page.getByRole('button', { name: /^Filters/ }).click();
      await page.getByRole('dialog').waitFor();
      await check(page, 'the filters of a narrow page');
    },
    { colorScheme: 'dark', viewport: { width: 390, height: 800 } },
  );
});
