// Finding things: home, categories, filters, search, a product, and addresses where nothing stands.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, serve, started } from './harness.mjs';
import { cards, goNear, holds, isolated, number, titles } from './shopper.mjs';

const PHONE = { viewport: { width: 390, height: 700 } };

let shop;
before(async () => {
  shop = await browse(await serve());
});
after(() => shop?.stop());

const count = (page) => page.getByRole('main').getByText(/^[\d,]+ products?$/);
const counted = async (page) => number(await count(page).innerText());
const filters = (page) => page.getByRole('complementary', { name: 'Filters' });
const chips = (page) => page.getByRole('group', { name: 'Chosen filters' });
const search = (page) => page.getByRole('combobox', { name: 'Search' });
const query = (page) => new URL(page.url()).searchParams;
/** Price of a card without delivery, the lowest of its offers. */
const prices = async (page) => {
  const texts = await cards(page).evaluateAll((all) =>
    all.map((card) => {
      const text = card.textContent.replaceAll(/[\u2066-\u2069]/g, '');
      return text.match(/฿([\d,.]+) without/)?.[1] ?? card.querySelector('strong').textContent;
    }),
  );
  return texts.map(number);
};
const until = (page, pieces) => page.waitForFunction((n) => document.querySelectorAll('main article').length === n, pieces);

test('the home page shows categories with their counts, and rows of products', async () => {
  await shop.visit('/en', async (page) => {
    const tiles = page.getByRole('main').getByRole('link', { name: /\d+ products$/ });
    await tiles.first().waitFor();
    const names = await tiles.allTextContents();
    assert(names.length >= 8, names.join());
    for (const row of ['On sale', 'Top rated']) {
      await page.getByRole('heading', { name: row, exact: true }).waitFor();
    }
    const own = page.getByRole('heading', { level: 2, name: 'Gifts to give', exact: true });
    await own.waitFor();
    const headings = await page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents();
    assert.equal(headings[0], 'Gifts to give', "the merchant's own row stands first");
    assert((await cards(page).count()) > 12);
    const expected = number(names[1]);
    await tiles.nth(1).click();
    await count(page).waitFor();
    assert.equal(await counted(page), expected, 'a tile counts what its category lists');
  });
});

test('a category lists its products, leads into those below it, and shows more on demand', async () => {
  await shop.visit('/en/c/kitchen', async (page) => {
    await page.getByRole('heading', { level: 1, name: 'Kitchen' }).waitFor();
    const total = await counted(page);
    const first = await cards(page).count();
    assert(first < total);
    await page.getByText(`${first} of ${total} shown`).waitFor();
    const more = page.getByRole('button', { name: /^Show \d+ more$/ });
    for (let shown = first; shown < total; shown = Math.min(shown + first, total)) {
      await more.click();
      await until(page, Math.min(shown + first, total));
    }
    assert.equal(await more.count(), 0);
    await page.reload();
    await started(page);
    await until(page, total);

    await page.getByRole('main').getByRole('navigation', { name: 'Categories' }).getByRole('link', { name: 'Kettles' }).click();
    await page.getByRole('heading', { level: 1, name: 'Kettles' }).waitFor();
    assert((await counted(page)) < total);
    assert((await titles(page)).every((title) => title.includes('kettle')));
    await page.getByRole('navigation', { name: 'Where you are' }).getByRole('link', { name: 'Kitchen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Kitchen' }).waitFor();
  });
});

test('brand and price narrow a list, the address holds them, Back takes them back, and a copied address brings them again', async () => {
  let address;
  let expected;
  await shop.visit('/en/c/kitchen', async (page) => {
    const all = await counted(page);
    const brand = filters(page).getByRole('group', { name: 'Brand' }).getByRole('checkbox').first();
    const label = await brand.evaluate((input) => input.labels[0].innerText);
    const name = label.match(/^[^\d\n]+/)[0].trim();
    const ofBrand = number(label);
    await brand.check();
    await page.getByText(`${ofBrand} products`, { exact: true }).waitFor();
    assert.deepEqual(query(page).getAll('brand'), [name]);
    await chips(page).getByRole('button', { name: `Remove filter: ${isolated(name)}` }).waitFor();

    await filters(page).getByRole('textbox', { name: 'To' }).fill('700');
    await filters(page).getByRole('button', { name: 'Apply price' }).click();
    await page.waitForURL((url) => url.searchParams.get('max') === '700');
    const both = await counted(page);
    assert(both > 0 && both < ofBrand);
    assert((await prices(page)).every((price) => price <= 700));
    address = page.url();
    expected = await titles(page);

    await page.goBack();
    await page.getByText(`${ofBrand} products`, { exact: true }).waitFor();
    assert.equal(await filters(page).getByRole('textbox', { name: 'To' }).inputValue(), '');
    await page.goBack();
    await page.getByText(`${all} products`, { exact: true }).waitFor();
    assert.equal(await brand.isChecked(), false);
    await page.goForward();
    await page.getByText(`${ofBrand} products`, { exact: true }).waitFor();
    assert.equal(await brand.isChecked(), true);
    await chips(page).getByRole('button', { name: 'Clear all' }).click();
    await page.getByText(`${all} products`, { exact: true }).waitFor();
    await chips(page).waitFor({ state: 'hidden' });
  });
  await shop.visit(address, async (page) => {
    await until(page, expected.length);
    assert.deepEqual(await titles(page), expected);
    assert.equal(await filters(page).getByRole('textbox', { name: 'To' }).inputValue(), '700');
  });
});

test('a search is narrowed by category, step by step', async () => {
  await shop.visit('/en/search?q=kettle', async (page) => {
    await cards(page).first().waitFor();
    const group = filters(page).getByRole('group', { name: 'Category' });
    const all = await counted(page);
    await group.getByRole('checkbox', { name: /^Kitchen/ }).click();
    await page.waitForURL((url) => url.searchParams.get('category') === 'kitchen');
    const below = group.getByRole('checkbox', { name: /^Kettles/ });
    await below.waitFor();
    const expected = number(await below.evaluate((input) => input.labels[0].innerText));
    await below.click();
    await page.getByText(`${expected} products`, { exact: true }).waitFor();
    assert(expected <= all);
    assert.deepEqual(query(page).getAll('category'), ['kitchen', 'kettles']);
    await chips(page).getByRole('button', { name: `Remove filter: ${isolated('Kitchen')}` }).click();
    await page.getByText(`${all} products`, { exact: true }).waitFor();
  });
});

test('a list is sorted by price and by name, and stays so after a reload', async () => {
  await shop.visit('/en/c/kitchen', async (page) => {
    const sort = page.getByRole('combobox', { name: 'Sort by' });
    await sort.selectOption({ label: 'Price, low to high' });
    await page.waitForURL((url) => url.searchParams.get('sort') === 'price');
    const rising = await prices(page);
    assert.deepEqual(rising, rising.toSorted((a, b) => a - b));
    await sort.selectOption({ label: 'Price, high to low' });
    await page.waitForURL((url) => url.searchParams.get('sort') === 'price-down');
    const falling = await prices(page);
    assert.deepEqual(falling, falling.toSorted((a, b) => b - a));
    await sort.selectOption({ label: 'Name' });
    await page.waitForURL((url) => url.searchParams.get('sort') === 'name');
    const names = await titles(page);
    await page.reload();
    await started(page);
    await cards(page).first().waitFor();
    assert.deepEqual(await titles(page), names);
    const collator = new Intl.Collator('en');
    assert.deepEqual(names, names.toSorted(collator.compare));
  });
});

test('the search box suggests, and the keyboard walks through its suggestions', async () => {
  await shop.visit('/en', async (page) => {
    const field = search(page);
    const options = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
    await field.fill('kettle');
    await options.first().waitFor();
    assert.equal(await field.getAttribute('aria-expanded'), 'true');
    await field.press('ArrowDown');
    assert.equal(await field.getAttribute('aria-activedescendant'), await options.first().getAttribute('id'));
    assert.equal(await options.first().getAttribute('aria-selected'), 'true');
    await field.press('Escape');
    assert.equal(await field.getAttribute('aria-expanded'), 'false');
    assert.equal(await field.inputValue(), 'kettle', 'Escape closes the list and keeps the text');
    await field.press('ArrowDown');
    await field.press('ArrowDown');
    const second = options.nth(1);
    assert.equal(await second.getAttribute('aria-selected'), 'true');
    const [name] = (await second.innerText()).split('\n');
    await field.press('Enter');
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    assert.match(page.url(), /\/en\/p\//);
  });
});

test('Enter opens the results, which find a word in spite of a typo', async () => {
  await shop.visit('/en', async (page) => {
    await search(page).fill('kettel');
    await search(page).press('Enter');
    await page.getByRole('heading', { level: 1, name: `Results for “${isolated('kettel')}”` }).waitFor();
    await cards(page).first().waitFor();
    assert.equal(query(page).get('q'), 'kettel');
    assert((await titles(page)).some((title) => title.includes('kettle')));
    assert.equal(await page.getByRole('listbox', { name: 'Suggestions' }).isVisible(), false);
    assert.equal(await search(page).inputValue(), 'kettel');
  });
});

test('a search without a result says so and offers a way on', async () => {
  await shop.visit('/en/search?q=qqqzzzxx', async (page) => {
    await page.getByText(`Nothing found for “${isolated('qqqzzzxx')}”`).waitFor();
    await page.getByText('Try fewer or different words').waitFor();
    assert.equal(await cards(page).count(), 0);
    assert.match(await page.title(), /qqqzzzxx/);
  });
});

test('the chosen variant stands in the address, and its price and offers follow', async () => {
  await shop.visit('/en/p/kettle-sarai', async (page) => {
    const price = page.getByRole('main').getByText(/^฿[\d,]+$/).first();
    const before = await price.innerText();
    await page.getByRole('radio', { name: 'Cream' }).check({ force: true });
    await page.getByRole('radio', { name: '0.9 L' }).check({ force: true });
    assert.notEqual(await price.innerText(), before);
    const variant = query(page).get('v');
    assert.match(variant, /cr/);
    await page.reload();
    await started(page);
    assert.equal(await page.getByRole('radio', { name: 'Cream' }).isChecked(), true);
    assert.equal(await page.getByRole('radio', { name: '0.9 L' }).isChecked(), true);
    assert.equal(query(page).get('v'), variant);
  });
});

test('a variant that is sold out says so and cannot be put into the cart', async () => {
  await shop.visit('/en/p/kettle-sarai', async (page) => {
    await page.getByRole('radio', { name: 'Sage green' }).check({ force: true });
    await page.getByRole('radio', { name: /^0\.9 L.*sold out/ }).check({ force: true });
    await page.getByRole('main').getByText('Sold out').first().waitFor();
    await page.getByRole('main').getByRole('button', { name: /^Add to cart/ }).first().waitFor({ state: 'detached' });
  });
});

test('sellers are compared by price with delivery, and each offer can be taken or leads to its seller', async () => {
  await shop.visit('/en/p/basket-bariya', async (page) => {
    const table = page.getByRole('table', { name: /^What can be ordered stands first, then the lowest price at your door/ });
    await table.waitFor();
    const rows = await table.getByRole('row').filter({ has: page.getByRole('rowheader') }).all();
    assert.equal(rows.length, 4);
    const able = rows.map(async (row) => {
      const totals = await row.getByRole('cell').nth(2).innerText();
      return (await row.getByText('Sold out').count()) === 0 ? number(totals) : undefined;
    });
    const totals = (await Promise.all(able)).filter((total) => total !== undefined);
    assert.deepEqual(totals, totals.toSorted((a, b) => a - b));
    const opened = table.getByRole('row').filter({ has: page.getByText('How this price comes about') }).last();
    await opened.getByText('How this price comes about').click();
    await opened.getByText(/^Import tax/).waitFor();
    await opened.getByText(/7 % of .*paid on arrival.*20\d\d/).first().waitFor();
    const away = table.getByRole('link', { name: /Darb Trading.*opens the seller/ });
    assert.match(await away.getAttribute('href'), /^https:\/\/darb\.example\//);
    await table.getByRole('button', { name: /^Add to cart: / }).last().click();
    await holds(page, 1);
    await page.getByRole('region', { name: 'Messages' }).getByRole('link', { name: 'Go to the cart' }).click();
    await page.getByRole('heading', { level: 1, name: 'Cart' }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Bariya picnic basket with cloth' }).waitFor();
  });
});

for (const [name, address, says] of [
  ['an unknown address', '/en/nothing/here', 'This page does not exist'],
  ['an unknown category', '/en/c/no-such-thing', 'This page does not exist'],
  ['an unknown product', '/en/p/no-such-thing', 'This product is no longer here'],
]) {
  test(`${name} says what happened and leads on`, async () => {
    await shop.visit(address, async (page) => {
      await page.getByRole('heading', { level: 1, name: says }).waitFor();
      await page.waitForFunction((text) => document.title.includes(text), says);
      assert.equal(new URL(page.url()).pathname, address);
      await page.getByRole('link', { name: 'To the home page' }).click();
      await page.getByRole('heading', { name: 'Top rated' }).waitFor();
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: says }).waitFor();
    });
  });
}

test('a link to a page puts the focus on its heading, and Back brings the place in the list again', async () => {
  await shop.visit('/en/c/kitchen', async (page) => {
    const link = cards(page).nth(12).getByRole('link');
    const name = await link.innerText();
    await link.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    assert(before > 0);
    await link.click();
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1' && scrollY === 0);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Kitchen' }).waitFor();
    await page.waitForFunction((top) => Math.abs(scrollY - top) < 5, before);
  });
});

test('beneath a product stand others like it, and those of other brands that cost about as much', async () => {
  await shop.visit('/en/p/kettle-hamsa', async (page) => {
    const main = page.getByRole('main');
    const row = (name) => main.getByRole('region', { name }).or(main.locator('section').filter({ has: page.getByRole('heading', { name }) }));
    const priced = async (place) => number(await place.locator('.c-price').first().innerText());
    const own = await priced(main);
    // Rows far below are not laid out, and have no text to be seen; near, a program draws in place of what is printed.
    await goNear(page, 'More like this');
    await page.locator('#beneath [data-page]').waitFor({ state: 'detached' });
    const compared = row('Often compared with');
    await compared.scrollIntoViewIfNeeded();
    for (const card of await compared.getByRole('article').all()) {
      const price = await priced(card);
      assert(price >= own / 2 && price <= own * 2, `${price} beside ${own}`);
    }
    const names = (place) => place.getByRole('article').getByRole('heading').allTextContents();
    const [one, other] = [await names(compared), await names(row('More like this'))];
    assert(one.length > 0 && other.length > 0);
    assert.deepEqual(one.filter((name) => other.includes(name)), []);
  });
});

// To whom it knows, the service worker hands a page without content.
test('what stands beneath a product is printed, and drawn by a program only when the shopper comes near', async () => {
  await shop.visit('/en/p/kettle-hamsa', async (page) => {
    const fetched = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await page.reload();
    await started(page);
    await page.waitForLoadState('networkidle');
    const printed = page.locator('#beneath [data-page]');
    assert.match(await printed.innerText(), /Specification/);
    assert(!fetched.includes('/checkout/'));
    await goNear(page, 'More like this');
    await printed.waitFor({ state: 'detached' });
    assert(fetched.includes('/checkout/'));
    const row = page.locator('section', { has: page.getByRole('heading', { name: 'More like this' }) });
    const card = row.getByRole('article').filter({ has: page.getByRole('button') }).first();
    const name = await card.getByRole('heading').innerText();
    await card.getByRole('button').click();
    await holds(page, 1);
    await page.getByRole('region', { name: 'Messages' }).getByText(name).waitFor();
    await card.getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('heading', { name: 'Specification' }).waitFor();
  }, { ...PHONE, serviceWorkers: 'block' });
});

test('what is pressed beneath a product before the program is there is done once it has come', async () => {
  await shop.visit('/en/p/basket-bariya', async (page) => {
    let release;
    const told = new Promise((resolve) => (release = resolve));
    await page.route('**/checkout/', async (route) => {
      await told;
      await route.continue();
    });
    await page.getByRole('button', { name: /^Add to cart: / }).last().click();
    release();
    await holds(page, 1);
  });
});

test('colours and rows of the specification narrow a category and a search, and the address brings them again', async () => {
  await shop.visit('/en/c/kitchen', async (page) => {
    const filters = page.getByRole('main').locator('.p-list__facets');
    await filters.hover();
    const group = (name) => filters.getByRole('group', { name });
    await group('Colour').waitFor();
    assert.equal(await group('Maker').count(), 0);
    await group('Colour').getByRole('checkbox', { name: /^Navy/ }).check();
    await page.waitForURL(/f\.color=Navy/);
    const total = async () => number(await page.getByRole('main').getByText(/^\d+ products?$/).first().innerText());
    await page.getByRole('main').getByText(/^14 products$/).waitFor();
    await group('Material').getByRole('checkbox', { name: /^Stoneware/ }).check();
    await page.waitForFunction(() => location.search.includes('Stoneware'));
    await page.waitForFunction(() => !document.querySelector('main [aria-busy=true]'));
    const both = await total();
    assert(both > 0 && both < 14, `${both}`);
    await page.reload();
    await cards(page).first().waitFor();
    assert.equal(await total(), both);
    await page.getByRole('button', { name: /Remove filter: .*Navy/ }).click();
    await page.waitForFunction(() => !location.search.includes('Navy'));
    await page.goto('/en/search?q=kettle&f.color=Navy');
    await cards(page).first().waitFor();
    assert(await group('Colour').getByRole('checkbox', { name: /^Navy/ }).isChecked());
  });
});
