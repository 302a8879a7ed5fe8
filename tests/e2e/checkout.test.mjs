// Buying as a guest: from the cart to an order that is placed once, at the server's prices, and can be opened again.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { browse, serve, started } from './harness.mjs';
import { SOMEBODY, add, cartLink, fillAddress, holds, isolated, keep, kept, number } from './shopper.mjs';

let server;
let shop;
before(async () => {
  server = await serve();
  shop = await browse(server);
});
after(() => shop?.stop());

const question = (page, text) => page.getByRole('heading', { level: 1, name: text }).waitFor();
const STEPS = [
  ['', 'Where should it go?', 'Continue to delivery'],
  ['/delivery', 'How should it get there?', 'Continue to payment'],
  ['/payment', 'How would you like to pay?', 'Continue to review'],
  ['/review', 'Is everything right?', undefined],
];
const [, ASKS_DELIVERY, ASKS_PAYMENT, ASKS_REVIEW] = STEPS.map(([, asks]) => asks);
const goOn = (page, label) => page.getByRole('button', { name: label }).click();
const place = (page) => page.getByRole('button', { name: /^Place order for/ });

/** From the cart to the review, with the address and a way to pay. */
async function toReview(page, payment = 'Bank transfer') {
  await page.goto('/en/cart');
  await started(page);
  await page.getByRole('link', { name: 'Go to checkout' }).click();
  await question(page, 'Where should it go?');
  await fillAddress(page);
  await goOn(page, 'Continue to delivery');
  await question(page, ASKS_DELIVERY);
  await goOn(page, 'Continue to payment');
  await question(page, ASKS_PAYMENT);
  await page.getByRole('radio', { name: payment }).check();
  await goOn(page, 'Continue to review');
  await question(page, ASKS_REVIEW);
  await place(page).waitFor();
}

/** Ids and tokens of the orders in the address. */
const orders = (page) =>
  new URL(page.url()).hash.slice(1).split(',').map((key) => {
    const [id, token] = key.split('.');
    return { id, token };
  });

/** Orders in the database; undefined where nobody can look into it. */
function stored() {
  try {
    return Number(execFileSync('sqlite3', [server.database, 'SELECT count(*) FROM orders'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined;
  }
}

const readOrder = async ({ id, token }) => {
  const headers = { 'UCP-Agent': `profile="${server.origin}/ucp/platform.json"`, authorization: `Bearer ${token}` };
  const answer = await fetch(`${server.origin}/ucp/v1/orders/${id}`, { headers });
  return { status: answer.status, body: await answer.json() };
};
const total = (order) => order.totals.find(({ type }) => type === 'total').amount;

test('goods of two sellers are ordered by bank transfer, each from its seller, and the receipt says what to pay where', async () => {
  await shop.visit('/en', async (page) => {
    await add(page, 'jin-xuan-oolong');
    await add(page, 'kettle-sarai', 'Lan Ban');
    await toReview(page);
    const label = await place(page).innerText();
    await page.getByRole('heading', { name: `Order from ${isolated('Lan Ban')}` }).last().waitFor();
    await page.getByRole('heading', { name: `Order from ${isolated('Rung Arun Wholesale')}` }).last().waitFor();
    await place(page).click();
    await question(page, 'Thank you for your order');

    const placed = orders(page);
    assert.equal(placed.length, 2);
    const read = await Promise.all(placed.map(readOrder));
    assert.deepEqual(read.map(({ status }) => status), [200, 200]);
    const sum = read.reduce((all, { body }) => all + total(body), 0);
    assert.equal(sum, number(label) * 100, 'the button named what both orders come to');

    const receipts = page.getByRole('main').getByRole('article');
    assert.equal(await receipts.count(), 2);
    for (const [index, { body }] of read.entries()) {
      const receipt = receipts.nth(index);
      await receipt.getByRole('button', { name: /^Copy ?: Reference/ }).waitFor();
      const text = await receipt.innerText();
      for (const part of [body.payment_instructions.reference, '000-0-00000-0', 'Bank of Examples', 'Malee Wongsa', body.label]) {
        assert(text.includes(part), `${part} is missing in ${text}`);
      }
      assert(text.includes(`฿${(total(body) / 100).toLocaleString('en')}`), text);
      await receipt.getByText('Waiting for your transfer').waitFor();
    }
    await page.getByText('A receipt by mail follows once a mail server is set up for this shop.').waitFor();
    await holds(page, 0);
    await page.goto('/en/cart');
    await page.getByText('Your cart is empty').waitFor();
  });
});

test('an order paid at the door costs its fee, shows no account, and leaves what its seller sells elsewhere in the cart', async () => {
  await shop.visit('/en', async (page) => {
    await add(page, 'jin-xuan-oolong');
    const line = (await kept(page, 'cart')).split('\n')[1];
    const away = line.replace('rungarun:jin-xuan-oolong-50', 'darb:basket-bariya-nvy').replace('jin-xuan-oolong', 'basket-bariya').replace('Jin Xuan oolong', 'Bariya basket');
    await keep(page, 'cart', `souk-cart 1\n${line}\n${away}`);
    await page.goto('/en/cart');
    await started(page);
    await page.getByText('takes orders on its own pages').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Open at the seller' }).waitFor();
    await toReview(page, 'Cash on delivery');
    await page.getByText('Fee for cash on delivery').last().waitFor();
    assert.equal(await page.getByRole('main').getByText('Bariya').count(), 0, 'it is not ordered here');
    await place(page).click();
    await question(page, 'Thank you for your order');
    await page.getByText('To be paid to the courier').waitFor();
    assert.equal(await page.getByText('Account number').count(), 0);
    const [order] = orders(page);
    const { body } = await readOrder(order);
    assert.equal(body.payment_instructions.state, 'due_on_delivery');
    assert.equal(total(body), 15000 + 2500 + 3000);
    await holds(page, 1);
  });
});

test('what is wrong with the address is said at the field and in a summary that takes the focus', async () => {
  await shop.visit('/en', async (page) => {
    await add(page, 'jin-xuan-oolong');
    await page.goto('/en/checkout');
    await question(page, 'Where should it go?');
    await fillAddress(page, { ...SOMEBODY, 'Full name': '', Postcode: '1011', Email: 'malee' });
    await goOn(page, 'Continue to delivery');
    const summary = page.getByRole('alert').filter({ hasText: '3 fields need your attention' });
    await summary.waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'alert');
    for (const [label, says] of [
      ['Full name', 'Please fill this in.'],
      ['Postcode', /has .*5.* digits/],
      ['Email', 'Please write it like name@example.com.'],
    ]) {
      const field = page.getByLabel(label, { exact: true });
      assert.equal(await field.getAttribute('aria-invalid'), 'true', label);
      const ids = (await field.getAttribute('aria-describedby')).split(' ');
      const texts = await Promise.all(ids.map((id) => page.locator(`#${id}`).innerText()));
      assert.match(texts.join(' '), new RegExp(says), label);
    }
    await summary.getByRole('link', { name: /^Postcode/ }).click();
    assert.equal(await page.evaluate(() => document.activeElement.id), await page.getByLabel('Postcode').getAttribute('id'));
    assert.equal(new URL(page.url()).pathname, '/en/checkout');
    await fillAddress(page);
    assert.equal(await page.getByLabel('Postcode').getAttribute('aria-invalid'), null);
    await goOn(page, 'Continue to delivery');
    await question(page, ASKS_DELIVERY);
  });
});

test('every step outlives a reload, and Back leads through them', async () => {
  await shop.visit('/en', async (page) => {
    await add(page, 'kettle-sarai', 'Lan Ban');
    await toReview(page, 'Cash on delivery');
    for (const [path, asks] of STEPS.toReversed()) {
      assert.equal(new URL(page.url()).pathname, `/en/checkout${path}`);
      await page.reload();
      await started(page);
      await question(page, asks);
      if (path !== '') {
        await page.getByRole('navigation', { name: /^Step/ }).waitFor();
        await page.getByText('Your order').first().waitFor();
        await page.goBack();
      }
    }
    assert.equal(await page.getByLabel('Full name').inputValue(), SOMEBODY['Full name']);
    for (const path of ['delivery', 'payment', 'review']) {
      await page.goForward();
      await page.waitForURL(`**/checkout/${path}`);
    }
    await question(page, ASKS_REVIEW);
    await page.getByText('Cash on delivery').last().waitFor();
  });
});

test('another delivery changes the total, and a step that was skipped is asked for', async () => {
  await shop.visit('/en', async (page) => {
    await add(page, 'kettle-sarai', 'Lan Ban');
    await page.goto('/en/checkout/review');
    await question(page, 'Where should it go?');
    await fillAddress(page);
    await goOn(page, 'Continue to delivery');
    await question(page, ASKS_DELIVERY);
    const sum = page.locator('summary').filter({ hasText: 'Your order' });
    await sum.getByText('฿1,120').waitFor();
    await page.getByRole('radio', { name: /^Next-day delivery/ }).check();
    await sum.getByText('฿1,210').waitFor();
    await page.goto('/en/checkout/review');
    await question(page, ASKS_PAYMENT);
    await goOn(page, 'Continue to review');
    assert.equal(new URL(page.url()).pathname, '/en/checkout/payment');
    assert.equal(await page.getByRole('radio', { name: /^Bank transfer/ }).evaluate((radio) => radio.validity.valueMissing), true);
    await page.getByRole('radio', { name: /^Bank transfer/ }).check();
    await goOn(page, 'Continue to review');
    await question(page, ASKS_REVIEW);
    await page.getByText('Next-day delivery').last().waitFor();
    await page.getByRole('link', { name: `Change: ${isolated('Delivery')}` }).click();
    await question(page, ASKS_DELIVERY);
    assert.equal(await page.getByRole('radio', { name: /^Next-day delivery/ }).isChecked(), true);
  });
});

test('an address changed after the review is the one that is delivered to', async () => {
  await shop.visit('/en', async (page) => {
    await add(page, 'jin-xuan-oolong');
    await toReview(page);
    await page.getByRole('link', { name: `Change: ${isolated('Deliver to')}` }).click();
    await question(page, 'Where should it go?');
    await page.getByLabel('Full name').fill('Somchai Wongsa');
    // Forward instead of the form's own button.
    for (const path of ['', '/delivery', '/payment', '/review']) {
      await page.evaluate((to) => document.querySelector('main').append(Object.assign(document.createElement('a'), { href: to, textContent: 'go' })), `/en/checkout${path}`);
    }
    await page.getByRole('link', { name: 'go', exact: true }).last().click();
    await question(page, ASKS_REVIEW);
    await page.waitForLoadState('networkidle');
    await place(page).click();
    await question(page, 'Thank you for your order');
    const { body } = await readOrder(orders(page)[0]);
    assert.match(JSON.stringify(body.fulfillment), /Somchai Wongsa/);
  });
});

test('a price changed on the device is not the price of the order', async () => {
  await shop.visit('/en', async (page) => {
    await add(page, 'jin-xuan-oolong');
    const cart = await kept(page, 'cart');
    await keep(page, 'cart', cart.replace('\t15000\t', '\t1\t'));
    await toReview(page);
    assert.equal(number(await place(page).innerText()), 175);
    await place(page).click();
    await question(page, 'Thank you for your order');
    const { body } = await readOrder(orders(page)[0]);
    assert.equal(total(body), 17500);
  });
});

test('the private link opens the order on another device, and its token never stands in a request address', async () => {
  let link;
  await shop.visit('/en', async (page) => {
    await add(page, 'jin-xuan-oolong');
    await toReview(page);
    await place(page).click();
    await question(page, 'Thank you for your order');
    link = page.url();
    assert((await page.getByRole('main').innerText()).includes(link), 'the page shows its link');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Your order' }).waitFor();
  });
  await shop.visit('/en', async (page) => {
    const asked = [];
    page.on('request', (request) => asked.push(request));
    await page.goto(link);
    await page.getByRole('heading', { level: 1, name: 'Your order' }).waitFor();
    const [{ id, token }] = orders(page);
    const addresses = asked.map((request) => request.url().split('#')[0]);
    assert.deepEqual(addresses.filter((address) => address.includes(token)), []);
    const read = asked.find((request) => request.url().endsWith(`/ucp/v1/orders/${id}`));
    assert.equal((await read.allHeaders()).authorization, `Bearer ${token}`);
    const referred = await Promise.all(asked.map((request) => request.headerValue('referer')));
    assert.deepEqual(referred.filter((address) => address?.includes(token)), []);
  });
  const { hash } = new URL(link);
  await shop.visit('/en', async (page) => {
    for (const [name, wrong] of [
      ['a wrong token', `${hash.slice(0, -4)}0000`],
      ['an unknown order', '#ord_0000000000000000000000000a.abc'],
      ['no token', ''],
    ]) {
      await page.goto('about:blank');
      await page.goto(`/en/order${wrong}`);
      await page.getByRole('heading', { level: 1, name: 'The order cannot be shown' }).waitFor();
      assert.equal(await page.getByText('Malee').count(), 0, name);
      await page.getByRole('button', { name: 'Try again' }).waitFor();
      await page.getByRole('link', { name: 'To the home page' }).waitFor();
    }
  });
});

test('pressing twice places one order', async () => {
  await shop.visit('/en', async (page) => {
    await add(page, 'jin-xuan-oolong');
    await toReview(page);
    const before = stored();
    let sent = 0;
    page.on('request', (request) => (sent += request.url().endsWith('/complete') ? 1 : 0));
    await place(page).dblclick();
    await question(page, 'Thank you for your order');
    assert.equal(orders(page).length, 1);
    assert.equal(sent, 1);
    if (before !== undefined) {
      assert.equal(stored(), before + 1);
    }
  });
});

for (const [name, goOnBy] of [
  ['pressing again', (page) => page.getByRole('button', { name: 'Try again' }).click()],
  ['a reload', (page) => page.reload()],
]) {
  test(`an order whose answer was lost is found again by ${name}, and is placed once`, async () => {
    await shop.visit('/en', async (page) => {
      await add(page, 'jin-xuan-oolong');
      await toReview(page);
      const before = stored();
      let lost;
      const loseAnswer = async (route) => {
        lost = await (await route.fetch()).json();
        await route.abort();
      };
      await page.route('**/complete', loseAnswer, { times: 1 });
      await place(page).click();
      await question(page, 'Orders cannot be taken just now');
      assert.equal(lost.status, 'completed');
      await goOnBy(page);
      await page.waitForURL('**/order#*');
      await page.getByText('Please transfer').first().waitFor();
      assert.deepEqual(orders(page), [{ id: lost.order.id, token: lost.order_token }]);
      await holds(page, 0);
      if (before !== undefined) {
        assert.equal(stored(), before + 1);
      }
    });
  });
}

test('an order that never reached the shop is placed by pressing again', async () => {
  await shop.visit('/en', async (page) => {
    await add(page, 'jin-xuan-oolong');
    await toReview(page);
    await page.route('**/complete', (route) => route.abort());
    await place(page).click();
    await question(page, 'Orders cannot be taken just now');
    await page.unroute('**/complete');
    await goOn(page, 'Try again');
    await question(page, ASKS_REVIEW);
    await place(page).click();
    await question(page, 'Thank you for your order');
    assert.equal(orders(page).length, 1);
  });
});

test('of two sellers, the one whose answer was lost is ordered once and both are on the receipt', async () => {
  await shop.visit('/en', async (page) => {
    await add(page, 'jin-xuan-oolong');
    await add(page, 'kettle-sarai', 'Lan Ban');
    await toReview(page);
    const before = stored();
    let seen = 0;
    await page.route('**/complete', async (route) => {
      seen += 1;
      const answer = await route.fetch();
      await (seen === 2 ? route.abort() : route.fulfill({ response: answer }));
    });
    await place(page).click();
    await question(page, 'Orders cannot be taken just now');
    await goOn(page, 'Try again');
    await page.waitForURL('**/order#*');
    assert.equal(orders(page).length, 2);
    await holds(page, 0);
    if (before !== undefined) {
      assert.equal(stored(), before + 2);
    }
  });
});

test('who goes on before the server has answered sees what it answered, and one press places the order', async () => {
  await shop.visit('/en', async (page) => {
    await add(page, 'jin-xuan-oolong');
    await toReview(page);
    await page.getByRole('link', { name: /^Change.*Payment/ }).click();
    await question(page, ASKS_PAYMENT);
    const late = async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 800));
      await route.continue();
    };
    await page.route('**/checkout-sessions/*', late);
    await page.getByRole('radio', { name: 'Cash on delivery' }).check();
    await page.getByRole('radio', { name: 'Bank transfer' }).check();
    await page.getByRole('radio', { name: 'Cash on delivery' }).check();
    await goOn(page, 'Continue to review');
    await question(page, ASKS_REVIEW);
    assert(await page.getByText('Fee for cash on delivery').count() > 0, 'the review is drawn from the answer');
    await place(page).click();
    await page.getByRole('heading', { level: 1, name: 'Thank you for your order' }).waitFor();
  });
});

test('with nothing in the cart the checkout says so', async () => {
  await shop.visit('/en/checkout', async (page) => {
    await question(page, 'There is nothing to order');
    await page.getByRole('main').getByRole('link', { name: 'Go to the cart' }).click();
    await page.getByText('Your cart is empty').waitFor();
    await cartLink(page).waitFor();
  });
});
