// The shop's screens, for those who look at them: `pictures.mjs` keeps them as files, the journey `axe` looks for barriers in them.
import { started } from './harness.mjs';
import { eventually, fillForm, kept } from './shopper.mjs';

/** Pages with something to show, by name, with the path below their language. */
export const PAGES = [
  ['home', ''],
  ['category', '/c/kitchen'],
  ['narrowed', '/c/kitchen?brand=Dinthara&max=900'],
  ['search', '/search?q=kettle'],
  ['product', '/p/kettle-sarai'],
  ['compare', '/compare?p=kettle-hamsa&p=kettle-sarai'],
  ['seller', '/sellers/darb'],
  ['terms', '/policies/terms'],
  ['not-found', '/nowhere'],
];

/** Pages where there is nothing. */
export const EMPTY = [
  ['no-result', '/search?q=qqqzzzxx'],
  ['cart-empty', '/cart'],
  ['saved-empty', '/saved'],
  ['compare-empty', '/compare'],
  ['nothing-to-order', '/checkout'],
  ['order-unknown', '/order#a.b'],
];

/** Waits until nothing on the page is being waited for: no skeleton, no picture, no font. */
export async function settled(page) {
  await started(page);
  await page.waitForFunction(async () => {
    const isWaiting = document.querySelector('main [aria-busy], main .c-skeleton');
    const near = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight);
    await document.fonts.ready;
    return !isWaiting && near.every((image) => image.complete);
  });
}

/**
 * Shows the pages one after the other, each to `see(name, page)`.
 * @param {import('playwright-core').Page} page
 */
export async function browseScreens(page, language, see, pages = PAGES) {
  for (const [name, path] of pages) {
    await page.goto('about:blank');
    await page.goto(`/${language}${path}`);
    await settled(page);
    await see(name, page);
  }
}

/**
 * Buys one kettle, and shows each step to `see(name, page)`.
 * @param {import('playwright-core').Page} page
 */
export async function buyingScreens(page, language, see) {
  const main = page.getByRole('main');
  const onward = main.locator('form').getByRole('button').last();
  await page.goto(`/${language}/p/kettle-sarai`);
  await settled(page);
  // On a phone a bar at the foot has the button.
  await main.locator(':is(.p-product__action, .p-buybar) button:visible').last().click();
  await eventually(async () => (await kept(page, 'cart'))?.includes('kettle-sarai'));
  await see('notice', page);
  await page.goto(`/${language}/cart`);
  await settled(page);
  await see('cart', page);
  await page.goto(`/${language}/checkout`);
  await settled(page);
  await see('address', page);
  await onward.click();
  await main.getByRole('alert').getByRole('link').first().waitFor();
  await see('address-errors', page);
  await fillForm(main);
  await onward.click();
  for (const step of ['delivery', 'payment']) {
    await page.waitForURL(`**/${step}`);
    await settled(page);
    await main.getByRole('radio').first().check();
    await see(step, page);
    await onward.click();
  }
  await page.waitForURL('**/review');
  await settled(page);
  await see('review', page);
  await main.getByRole('button').last().click();
  await page.waitForURL('**/order#*');
  await settled(page);
  await see('order', page);
}
