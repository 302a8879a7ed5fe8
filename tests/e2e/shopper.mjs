// What shoppers of the demo shop do in more than one journey.
import { started } from './harness.mjs';

/** An address that the form takes, by the labels of its fields. */
export const SOMEBODY = {
  'Full name': 'Malee Wongsa',
  'Street and house number': '99/4 Soi Sukjai',
  'Sub-district': 'Khlong Toei',
  District: 'Khlong Toei',
  Province: 'Bangkok',
  Postcode: '10110',
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

/** Opens a product and puts one piece of a seller's offer into the cart. */
export async function add(page, product, seller) {
  await page.goto(`/en/p/${product}`);
  await started(page);
  await page.getByRole('button', { name: `Add to cart: ${seller}` }).click();
  await page.getByRole('region', { name: 'Messages' }).getByText('is in the cart').waitFor();
}

/** Fills in the address form. */
export async function fillAddress(page, address = SOMEBODY) {
  for (const [label, text] of Object.entries(address)) {
    await page.getByLabel(label, { exact: true }).fill(text);
  }
}

const STORE = { database: 'souk', store: 'kept' };

/** What the device keeps under a key. */
export const kept = (page, key) =>
  page.evaluate(
    ([{ database, store }, key]) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(store).objectStore(store).get(key);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
    [STORE, key],
  );

/** Makes the device keep a text under a key. */
export const keep = (page, key, text) =>
  page.evaluate(
    ([{ database, store }, key, text]) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction(store, 'readwrite');
          writing.objectStore(store).put(text, key);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [STORE, key, text],
  );

/** A text from outside as it stands inside a sentence of the shop: isolated, so that its direction stays its own. */
export const isolated = (text) => `\u2068${text}\u2069`;
