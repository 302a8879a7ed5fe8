// The merchant's desk: in by a link, an order confirmed and sent, seen by its buyer; without scripts, at any width.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { browse, serve, started, tool } from './harness.mjs';

let server;
let shop;
before(async () => {
  server = await serve();
  shop = await browse(server);
});
after(() => shop?.stop());

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const METHOD = { id: 'pay_1', handler_id: 'bank_transfer', type: 'bank_transfer', selected: true };

/** Sends something to the backend as the storefront does. */
async function ask(path, body, more = {}) {
  const headers = { 'content-type': 'application/json', 'UCP-Agent': `profile="${server.origin}/ucp/platform.json"`, ...more };
  const answer = await fetch(`${server.origin}/ucp/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return answer.json();
}

/** An order by bank transfer: its reference, and the address of its buyer's page. */
async function order(name) {
  const destination = {
    first_name: name, phone_number: '081 234 5678', street_address: '99/4 Soi Sukjai', address_locality: 'Khlong Toei',
    extended_address: 'Khlong Toei', address_region: 'Bangkok', postal_code: '10110', address_country: 'TH',
  };
  const { id } = await ask('/checkout-sessions', {
    line_items: [{ item: { id: 'lanban:kettle-sarai-crm-09' }, quantity: 2 }],
    buyer: { first_name: name, email: 'malee@example.com' },
    fulfillment: { methods: [{ type: 'shipping', destinations: [destination], groups: [{ selected_option_id: 'standard' }] }] },
    payment: { instruments: [METHOD] },
  });
  const done = await ask(`/checkout-sessions/${id}/complete`, { payment: { instruments: [METHOD] } }, { 'Idempotency-Key': id });
  assert.equal(done.status, 'completed', JSON.stringify(done));
  return { reference: done.order.label, page: `/en/order#${done.order.id}.${done.order_token}` };
}

/** A new link to the desk. */
const link = (role) =>
  execFileSync(tool, ['desk', 'link', '--role', role, '--db', server.database, '--url', server.origin]).toString().trim();

/** Signs in by a new link. */
async function enter(page, role) {
  await page.goto(link(role));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor();
}

async function check(page, name) {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${name}: ${id}: ${html}\n${failureSummary}`));
  assert.deepEqual(found, []);
}

/** Nothing stands out of the window, whatever scrolls inside of it. */
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
const said = (page) => page.getByRole('status').innerText();

test('a payment is confirmed and the goods are sent, and the buyer sees it', async () => {
  const { reference, page: buyers } = await order('Malee Wongsa');
  await shop.visit('about:blank', async (page) => {
    await enter(page, 'staff');
    await page.getByLabel('Number, name, mail address or telephone').fill('malee');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('rowheader').getByRole('link', { name: reference }).click();
    await page.getByRole('heading', { level: 1, name: `Order ${reference}` }).waitFor();

    // A slip of the pen is said first, beside its field, and nothing is lost.
    await page.getByLabel('Amount', { exact: true }).fill('12,x');
    await page.getByLabel(/number of it/).fill('KB-77');
    await page.getByRole('button', { name: 'Confirm the payment' }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    assert(await alert.evaluate((node) => node === document.activeElement), 'the summary has the focus');
    await alert.getByRole('link').click();
    assert.equal(await page.getByLabel('Amount', { exact: true }).inputValue(), '12,x');
    assert.equal(await page.getByLabel(/number of it/).inputValue(), 'KB-77');

    const [owed] = (await page.getByText('by transfer is awaited').first().innerText()).split(' ');
    await page.getByLabel('Amount', { exact: true }).fill(owed);
    await page.getByRole('button', { name: 'Confirm the payment' }).click();
    await page.waitForURL('**?done=*');
    assert.match(await said(page), /is booked\. The order is paid\./);
    assert(await page.getByRole('status').evaluate((node) => node === document.activeElement), 'the outcome has the focus');
    // Asked for anew, nothing is sent again.
    await page.reload();
    await page.getByRole('button', { name: 'They are picked' }).click();
    await page.getByText('The goods are picked.').waitFor();
    await page.getByLabel('Carrier').fill('Thailand Post');
    await page.getByLabel('Number to follow it by').fill('TH123456789');
    await page.getByLabel('Page to follow it on').fill('https://post.example/TH123456789');
    await page.getByRole('button', { name: 'They have left' }).click();
    await page.getByText('The goods are on their way.').waitFor();
    assert.equal(await page.locator('.log li').count(), 4);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { level: 1, name: 'You are signed out' }).waitFor();
    await page.goto(`/desk/orders/${reference}`);
    await page.getByRole('heading', { level: 1, name: 'You are not signed in' }).waitFor();
  }, { waits: false });
  await shop.visit(buyers, async (page) => {
    await started(page);
    await page.getByText('On its way', { exact: true }).waitFor();
    const parcel = page.getByRole('main').locator('dl div').filter({ hasText: 'Parcel' });
    assert.match(await parcel.innerText(), /Thailand Post.*TH123456789/s);
    assert.equal(await parcel.getByRole('link', { name: 'Follow it' }).getAttribute('href'), 'https://post.example/TH123456789');
  });
});

test('the desk works where no script may run', async () => {
  const { reference } = await order('Somchai');
  await shop.visit('about:blank', async (page) => {
    await enter(page, 'owner');
    await page.goto(`/desk/orders/${reference}`);
    await page.getByText('Cancel the order', { exact: true }).first().click();
    await page.getByLabel('Give this order up').check();
    await page.getByRole('button', { name: 'Cancel the order' }).click();
    await page.getByText('The order is given up.').waitFor();
  }, { waits: false, javaScriptEnabled: false });
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing at the desk, and everything fits, in ${colorScheme}`, async () => {
    const { reference } = await order('محمد العبدالله');
    await shop.visit('about:blank', async (page) => {
      await page.goto(link('reader'));
      await check(page, 'the link');
      await enter(page, 'owner');
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        for (const path of ['/desk', '/desk?q=qqqq', `/desk/orders/${reference}`, '/desk/shop', '/desk/audit', '/desk/nothing']) {
          await page.goto(path);
          await check(page, `${path} at ${width}`);
          assert(await fits(page), `${path} at ${width}`);
        }
      }
      await page.goto(`/desk/orders/${reference}`);
      await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)));
      await check(page, 'every form');
      await page.getByRole('button', { name: 'Cancel the order' }).click();
      await page.getByRole('alert').waitFor();
      await check(page, 'a form that was returned');
    }, { waits: false, colorScheme });
  });
}
