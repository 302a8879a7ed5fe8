// What shoppers of the demo shop do in more than one journey.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { started } from './harness.mjs';

/** An address that the form takes, by the labels of its fields. */
export const SOMEBODY = {
  'Full name': 'Malee Wongsa',
  'Street and house number': '99/4 Soi Sukjai',
  Postcode: '10110',
  'Sub-district': 'Khlong Toei',
  District: 'Khlong Toei',
  Province: 'Bangkok',
  Phone: '081 234 5678',
  Email: 'malee@example.com',
};

/** The cards of a list. */
export const cards = (page) => page.getByRole('main').getByRole('article');

/** What the cards of a list are called, in their order. */
export const titles = (page) => cards(page).getByRole('heading').allInnerTexts();

/** The number that a text begins with or holds. */
export const number = (text) => Number(text.replaceAll(',', '').match(/\d+(\.\d+)?/)[0]);

/** The link to the cart, whose name says how many pieces are in it. */
export const cartLink = (page) => page.getByRole('banner').getByRole('link', { name: 'Cart' });

/** Waits until the head of the page counts so many pieces in the cart. */
export const holds = (page, pieces) =>
  page.getByRole('banner').getByText(`${pieces} ${pieces === 1 ? 'piece' : 'pieces'} in the cart`).waitFor();

/** Opens a product and puts one piece into the cart: of the best offer, or of a seller's. */
export async function add(page, product, seller) {
  await page.goto(`/en/p/${product}`);
  await started(page);
  const name = seller ? `Add to cart: ${seller}` : 'Add to cart';
  const before = await kept(page, 'cart');
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('region', { name: 'Messages' }).getByText('is in the cart').waitFor();
  await eventually(async () => (await kept(page, 'cart')) !== before);
}

/** Asks again and again until the answer is yes. */
export async function eventually(question) {
  for (let tries = 0; !(await question()); tries += 1) {
    assert(tries < 200, `it never came true: ${question}`);
    await pause(25);
  }
}

/**
 * Scrolls to a heading beneath a product, where a program comes only when the shopper does. The heading may be replaced
 * while it is scrolled to; the place stays.
 */
export const goNear = (page, name) => page.getByRole('heading', { name }).evaluate((heading) => heading.scrollIntoView());

/** Fills in the address form. */
export async function fillAddress(page, address = SOMEBODY) {
  for (const [label, text] of Object.entries(address)) {
    await page.getByLabel(label, { exact: true }).fill(text);
  }
}

/** Fills in the address form of any language: the fields stand in one order. */
export async function fillForm(main) {
  const fields = await main.locator('form .c-field :is(input, textarea)').all();
  const labels = ['Full name', 'Phone', 'Email', 'Street and house number', 'Postcode', 'Sub-district', 'District', 'Province'];
  for (const [index, field] of fields.entries()) {
    await field.fill(SOMEBODY[labels[index]]);
  }
}

/** Works on the device's store; only a program of the shop may make it. */
const withStore = (page, mode, work, ...values) =>
  page.evaluate(
    ([mode, work, values]) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('souk');
        opening.onupgradeneeded = () => opening.transaction.abort();
        opening.onerror = () => resolve(undefined);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('kept', mode);
          const request = transaction.objectStore('kept')[work](...values);
          transaction.onabort = () => reject(transaction.error);
          transaction.oncomplete = () => {
            opening.result.close();
            resolve(request.result);
          };
        };
      }),
    [mode, work, values],
  );

/** What the device keeps under a key. */
export const kept = (page, key) => withStore(page, 'readonly', 'get', key);

/** Makes the device keep a text under a key. */
export const keep = (page, key, text) => withStore(page, 'readwrite', 'put', text, key);

/** A text from outside as it stands inside a sentence of the shop: isolated, so that its direction stays its own. */
export const isolated = (text) => `\u2068${text}\u2069`;
