// Three languages, two directions, and buying with the keyboard alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LOCALES, browse, serve, started } from './harness.mjs';
import { SOMEBODY, add, cards, eventually, holds, kept, titles } from './shopper.mjs';

let shop;
before(async () => {
  shop = await browse(await serve());
});
after(() => shop?.stop());

const NAMES = { en: 'English', th: 'ไทย', ar: 'العربية' };

/** Chooses a language in the head of the page. */
async function choose(page, language) {
  const menu = page.getByRole('banner').getByRole('group');
  const link = menu.getByRole('link', { name: NAMES[language], exact: true });
  if (!(await link.isVisible())) {
    await menu.locator('summary').click();
  }
  await link.click();
  await menu.filter({ hasText: NAMES[language] }).locator('summary').filter({ hasText: NAMES[language] }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), language);
}

/** Asks the browser how it writes an amount or a day in a language. */
const money = (page, language, value) =>
  page.evaluate(
    ([tag, value]) => {
      const options = { style: 'currency', currency: 'THB', currencyDisplay: 'narrowSymbol', numberingSystem: 'latn' };
      const fraction = Number.isInteger(value) ? { minimumFractionDigits: 0 } : {};
      const parts = new Intl.NumberFormat(tag, { ...options, ...fraction }).formatToParts(value);
      return parts.filter(({ type }) => type === 'integer' || type === 'group' || type === 'decimal' || type === 'fraction').map((part) => part.value).join('');
    },
    [LOCALES[language], value],
  );

test('the language changes without a reload, and the page, its filters and the place in it stay', async () => {
  await shop.visit('/en/c/kitchen?sort=price&brand=Dinthara', async (page) => {
    await cards(page).first().waitFor();
    await page.evaluate(() => (window.marked = true));
    const hrefs = () => cards(page).getByRole('link').evaluateAll((links) => links.map((link) => link.pathname.split('/').pop()));
    const english = { titles: await titles(page), hrefs: await hrefs() };
    for (const [language, direction] of [['th', 'ltr'], ['ar', 'rtl'], ['en', 'ltr']]) {
      await choose(page, language);
      const address = new URL(page.url());
      assert.equal(address.pathname + address.search, `/${language}/c/kitchen?brand=Dinthara&sort=price`);
      assert.equal(await page.locator('html').getAttribute('dir'), direction);
      await page.waitForFunction((tag) => document.querySelector('main article a')?.pathname.startsWith(`/${tag}/`), language);
      assert.deepEqual(await hrefs(), english.hrefs);
      const now = await titles(page);
      assert.equal(now.every((title, index) => title === english.titles[index]), language === 'en');
    }
    assert.equal(await page.evaluate(() => window.marked), true, 'the page was never loaded anew');
    assert.deepEqual(await titles(page), english.titles);
  });
});

test('Arabic is written with the digits that the device asks for, on every page and visit; other languages never are', async () => {
  await shop.visit(
    '/ar/p/kettle-sarai',
    async (page) => {
      const price = page.getByRole('main').locator('.c-price').first();
      assert.match(await price.innerText(), /[0-9]/);
      const eastern = page.getByRole('contentinfo').getByRole('checkbox', { name: /١٢٣/ });
      await eastern.check();
      await page.waitForFunction(() => /[٠-٩]/.test(document.querySelector('main .c-price')?.innerText));
      await started(page);
      assert(await eastern.isChecked());
      assert.doesNotMatch(await price.innerText(), /[0-9]/);
      await choose(page, 'en');
      await page.waitForFunction(() => /[0-9]/.test(document.querySelector('main .c-price')?.innerText));
      assert.equal(await page.getByRole('contentinfo').getByRole('checkbox', { name: /١٢٣/ }).count(), 0);
    },
    { language: 'ar' },
  );
});

test('the chosen language is the one the next visit begins with', async () => {
  await shop.visit('/en', async (page) => {
    await choose(page, 'ar');
    await page.goto('/');
    await started(page);
    assert.equal(new URL(page.url()).pathname, '/ar/');
  });
});

for (const language of ['en', 'th', 'ar']) {
  test(`prices and days are written in ${language} as its Intl writes them`, async () => {
    await shop.visit(
      `/${language}/p/kettle-sarai`,
      async (page) => {
        await page.getByRole('table').waitFor();
        const text = await page.getByRole('table').innerText();
        for (const value of [1120, 1220, 60]) {
          const expected = await money(page, language, value);
          assert(text.includes(expected), `${expected} is missing in ${text}`);
        }
        const symbol = await page.evaluate(
          (tag) =>
            new Intl.NumberFormat(tag, { style: 'currency', currency: 'THB', currencyDisplay: 'narrowSymbol' })
              .formatToParts(1)
              .find(({ type }) => type === 'currency').value,
          LOCALES[language],
        );
        assert(text.includes(symbol), `${symbol} is missing in ${text}`);
        const days = await page.getByRole('main').innerText();
        const [year, month] = await page.evaluate((tag) => {
          const parts = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', numberingSystem: 'latn' }).formatToParts(new Date(2026, 10, 20));
          return ['year', 'month'].map((name) => parts.find(({ type }) => type === name).value);
        }, LOCALES[language]);
        assert(days.includes(year) && days.includes(month), `${month} ${year} is missing in ${days}`);
      },
      { language },
    );
  });
}

test('what is in the cart is called by its name in each language', async () => {
  await shop.visit('/en', async (page) => {
    await add(page, 'jin-xuan-oolong');
    await page.goto('/en/cart');
    await started(page);
    const line = page.getByRole('main').getByRole('listitem').getByRole('link');
    await line.filter({ hasText: 'Jin Xuan oolong' }).waitFor();
    await choose(page, 'th');
    await page.waitForFunction(() => /[\u0e00-\u0e7f]/.test(document.querySelector('main li a')?.textContent ?? ''));
    await choose(page, 'ar');
    await page.waitForFunction(() => /[\u0600-\u06ff]/.test(document.querySelector('main li a')?.textContent ?? ''));
  });
});

test('in Arabic nothing sticks out of a narrow page', async () => {
  await shop.visit(
    '/ar',
    async (page) => {
      const sticksOut = () => page.evaluate(() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
      await page.goto('/ar/p/basket-bariya');
      await page.getByRole('table').waitFor();
      assert.equal(await sticksOut(), 0, 'product');
      await page.getByRole('table').getByRole('button').first().click();
      await page.waitForFunction(() => /\d/.test(document.querySelector('header a[href="/ar/cart"]').textContent));
      await page.goto('/ar/cart');
      await started(page);
      await page.getByRole('textbox').last().waitFor();
      assert.equal(await sticksOut(), 0, 'cart');
      for (const path of ['', '/c/kitchen', '/search?q=شاي', '/checkout', '/nowhere']) {
        await page.goto(`/ar${path}`);
        await started(page);
        await page.waitForLoadState('networkidle');
        assert.equal(await sticksOut(), 0, path);
      }
    },
    { language: 'ar', viewport: { width: 320, height: 640 } },
  );
});

test('with the keyboard alone a product is found, put into the cart and ordered', async () => {
  await shop.visit('/en', async (page) => {
    const press = (key) => page.keyboard.press(key);
    /** Tabs until an element of this name has the focus. */
    const reach = async (name) => {
      for (let steps = 0; steps < 80; steps += 1) {
        await press('Tab');
        const focused = await page.evaluate(() => {
          const element = document.activeElement;
          return element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent;
        });
        if (focused.replaceAll(/[\u2066-\u2069]/g, '').trim().startsWith(name)) {
          return;
        }
      }
      assert.fail(`the keyboard does not reach ${name}`);
    };
    const arrived = (name) =>
      page.waitForFunction((text) => document.activeElement?.tagName === 'H1' && document.activeElement.textContent.includes(text), name);

    await press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the content');
    await reach('Search');
    await page.keyboard.type('jin xuan');
    await page.getByRole('option').first().waitFor();
    await press('ArrowDown');
    await press('Enter');
    await arrived('Jin Xuan oolong');
    await reach('Add to cart');
    await press('Enter');
    await holds(page, 1);
    await page.waitForFunction(() => document.body.textContent.includes('is in the cart'));
    await reach('Go to the cart');
    await press('Enter');
    // A document of its own: the keyboard begins at its top.
    await page.getByRole('heading', { level: 1, name: 'Cart' }).waitFor();
    await started(page);
    await eventually(async () => (await kept(page, 'cart'))?.includes('jin-xuan'));
    await reach('Go to checkout');
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Where should it go?' }).waitFor();
    for (const label of ['Full name', 'Phone', 'Email', 'Street and house number', 'Postcode', 'Sub-district', 'District', 'Province']) {
      await reach(label);
      await page.keyboard.type(SOMEBODY[label]);
    }
    await press('Enter');
    await arrived('How should it get there?');
    await reach('Continue to payment');
    await press('Enter');
    await arrived('How would you like to pay?');
    await reach('Bank transfer');
    await press('Space');
    await reach('Continue to review');
    await press('Enter');
    await arrived('Is everything right?');
    await reach('Place order for');
    await press('Enter');
    await arrived('Thank you for your order');
  });
});
