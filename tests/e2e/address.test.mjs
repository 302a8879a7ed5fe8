// The address: what a postcode serves is offered and filled in, and what the shopper writes stays.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, serve, started } from './harness.mjs';
import { add, eventually } from './shopper.mjs';

let shop;
before(async () => {
  shop = await browse(await serve());
});
after(() => shop?.stop());

const field = (page, label) => page.getByLabel(label, { exact: true });
const holds = (page, label, text) => eventually(async () => (await field(page, label).inputValue()) === text);
const offered = (page, label) =>
  field(page, label).evaluate((input) => [...(input.list?.options ?? [])].map((option) => option.value));

async function toAddress(page, language = 'en') {
  await add(page, 'jin-xuan-oolong');
  await page.goto(`/${language}/checkout`);
  await started(page);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

test('a Thai postcode offers the places it serves and fills in what they share; a chosen place says its district', async () => {
  await shop.visit('/en', async (page) => {
    await toAddress(page);
    await field(page, 'Postcode').pressSequentially('10110');
    await holds(page, 'Province', 'กรุงเทพมหานคร');
    assert.equal(await field(page, 'District').inputValue(), '');
    assert.deepEqual(await offered(page, 'District'), ['คลองเตย', 'วัฒนา']);
    assert((await offered(page, 'Sub-district')).includes('คลองเตยเหนือ'));
    await field(page, 'Sub-district').fill('คลองเตยเหนือ');
    await holds(page, 'District', 'วัฒนา');

    // Another postcode takes back what the former one said.
    await field(page, 'Postcode').fill('50200');
    await holds(page, 'Province', 'เชียงใหม่');
    await holds(page, 'District', 'เมืองเชียงใหม่');
    assert.equal(await field(page, 'Sub-district').inputValue(), '');

    // What was filled in is kept like what was typed, and so is what may be chosen.
    await field(page, 'Sub-district').fill('สุเทพ');
    await page.reload();
    await holds(page, 'District', 'เมืองเชียงใหม่');
    await eventually(async () => (await offered(page, 'Sub-district')).includes('สุเทพ'));
  });
});

test('without a table of places, and for what the shopper wrote, nothing is filled in', async () => {
  await shop.visit(
    '/en',
    async (page) => {
      await toAddress(page);
      await field(page, 'Province').fill('Bangkok');
      await field(page, 'Postcode').fill('10110');
      await eventually(async () => (await offered(page, 'Province')).length === 1);
      assert.equal(await field(page, 'Province').inputValue(), 'Bangkok');

      await page.route('**/places/**', (route) => route.abort());
      await field(page, 'Postcode').fill('50200');
      await field(page, 'Sub-district').fill('Suthep');
      assert.equal(await field(page, 'Province').inputValue(), 'Bangkok');
      assert.equal(await field(page, 'District').inputValue(), '');
    },
    { serviceWorkers: 'block' },
  );
});

test('two tabs share one address: what is typed in one stands in the other, and neither takes anything back', async () => {
  await shop.visit('/en', async (page) => {
    await toAddress(page);
    const other = await page.context().newPage();
    await other.goto('/en/checkout');
    await started(other);
    await field(page, 'Full name').fill('Malee Wongsa');
    await holds(other, 'Full name', 'Malee Wongsa');
    await field(other, 'Phone').fill('081 234 5678');
    await holds(page, 'Phone', '081 234 5678');
    await page.reload();
    await holds(page, 'Full name', 'Malee Wongsa');
    await holds(page, 'Phone', '081 234 5678');
  });
});
