// The cart: what goes in, what comes out, and what stays whatever happens to tabs and storage.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, serve, started } from './harness.mjs';
import { add, cartLink, holds, isolated, keep, kept } from './shopper.mjs';

let shop;
before(async () => {
  shop = await browse(await serve());
});
after(() => shop?.stop());

const TEA = 'Jin Xuan oolong';
const lines = (page) => page.getByRole('main').getByRole('listitem').filter({ has: page.getByRole('textbox') });
const messages = (page) => page.getByRole('region', { name: 'Messages' });
const quantity = (page) => page.getByRole('textbox', { name: `Quantity of ${isolated(TEA)}` });

/** Opens the cart by its link in the head. */
async function openCart(page) {
  await cartLink(page).click();
  await page.getByRole('heading', { level: 1, name: 'Cart' }).waitFor();
}

test('pieces are added, counted, changed by button and by number, and stay after a reload', async () => {
  await shop.visit('/en', async (page) => {
    await add(page, 'jin-xuan-oolong');
    await holds(page, 1);
    await openCart(page);
    await page.getByRole('button', { name: 'One more' }).click();
    await holds(page, 2);
    await quantity(page).fill('5');
    await quantity(page).press('Enter');
    await holds(page, 5);
    await quantity(page).fill('none');
    await quantity(page).press('Enter');
    assert.equal(await quantity(page).inputValue(), '5', 'what is no number changes nothing');
    await page.getByText(`${isolated('฿150')} each`).waitFor();
    await page.getByRole('main').getByText('฿750').first().waitFor();
    await page.reload();
    await started(page);
    await holds(page, 5);
    assert.equal(await quantity(page).inputValue(), '5');
  });
});

test('what is half typed stays in its field while another tab fills the cart', async () => {
  await shop.visit('/en', async (page) => {
    await add(page, 'jin-xuan-oolong');
    await openCart(page);
    await quantity(page).fill('7');
    const second = await page.context().newPage();
    await add(second, 'kettle-sarai');
    await holds(page, 2);
    await lines(page).nth(1).waitFor();
    assert.equal(await quantity(page).inputValue(), '7');
    await quantity(page).press('Enter');
    await holds(page, 8);
    await holds(second, 8);
  });
});

test('what is half typed when the page gives way to another language is heard by nobody', async () => {
  await shop.visit('/en', async (page) => {
    await add(page, 'jin-xuan-oolong');
    await openCart(page);
    await quantity(page).fill('none');
    const former = await quantity(page).elementHandle();
    // As a shopper does with an access key: the field keeps the focus until it is taken away.
    await page.evaluate(() => document.querySelector('a[hreflang="th"]').click());
    await page.waitForURL('**/th/cart');
    await page.waitForFunction((element) => !element.isConnected, former);
    const field = page.getByRole('textbox', { name: 'ชาอู่หลงจินซวน' });
    await field.fill('3');
    await field.press('Enter');
    await page.getByRole('main').getByText('฿450').first().waitFor();
  });
});

test('a line that was taken out comes back to its place with Undo', async () => {
  await shop.visit('/en', async (page) => {
    for (const product of ['jin-xuan-oolong', 'scarf-phrae', 'kettle-sarai']) {
      await add(page, product);
    }
    await holds(page, 3);
    await openCart(page);
    await lines(page).nth(2).waitFor();
    const before = await lines(page).getByRole('link').allInnerTexts();
    await page.getByRole('button', { name: `Remove ${isolated(TEA)}` }).click();
    await holds(page, 2);
    await messages(page).getByText('was taken out of the cart').waitFor();
    await messages(page).getByRole('button', { name: 'Undo' }).click();
    await holds(page, 3);
    await page.reload();
    await started(page);
    await lines(page).nth(2).waitFor();
    assert.deepEqual(await lines(page).getByRole('link').allInnerTexts(), before);
  });
});

test('a line is kept for later among the saved products, and Undo brings it back', async () => {
  await shop.visit('/en', async (page) => {
    await add(page, 'jin-xuan-oolong');
    await openCart(page);
    await page.getByRole('button', { name: /^Save for later: / }).click();
    await messages(page).getByText(/Jin Xuan oolong.* is among your saved products/).waitFor();
    await page.getByText('Your cart is empty').waitFor();
    await messages(page).getByRole('button', { name: 'Undo' }).click();
    await holds(page, 1);
    await page.goto('/en/saved');
    await page.getByRole('main').getByRole('heading', { name: TEA }).waitFor();
  });
});

test('a cart is handed on as a link that says what is in it, and nothing else', async () => {
  let link;
  await shop.visit('/en', async (page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await add(page, 'jin-xuan-oolong');
    await add(page, 'kettle-sarai');
    await openCart(page);
    await page.getByRole('button', { name: 'Share this cart' }).click();
    await messages(page).getByText('Copied').waitFor();
    link = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(link, /\/en\/cart#add=/);
  });
  await shop.visit('/en', async (page) => {
    await page.goto(link.replace(/^.*?(?=\/en)/, ''));
    await holds(page, 2);
    assert.equal(await lines(page).count(), 2);
    assert.equal(new URL(page.url()).hash, '');
  });
});

test('an empty cart says so and leads on', async () => {
  await shop.visit('/en/cart', async (page) => {
    await page.getByText('Your cart is empty').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Continue shopping' }).first().click();
    await page.waitForURL('**/en/');
  });
});

test('a cart outlives its tab', async () => {
  await shop.visit('/en', async (page) => {
    await add(page, 'jin-xuan-oolong');
    const context = page.context();
    await page.close();
    const next = await context.newPage();
    await next.goto('/th/cart');
    await started(next);
    await next.getByRole('textbox').last().waitFor();
    assert.equal(await next.getByRole('main').getByRole('textbox').inputValue(), '1');
  });
});

test('two tabs that add at the same time lose nothing and show the same', async () => {
  await shop.visit('/en/p/jin-xuan-oolong', async (page) => {
    const second = await page.context().newPage();
    await second.goto('/en/p/jin-xuan-oolong');
    await started(second);
    const press = (tab) =>
      tab.getByRole('button', { name: 'Add to cart', exact: true }).evaluate(async (button) => {
        for (let times = 0; times < 50; times += 1) {
          button.click();
          await new Promise((resolve) => setTimeout(resolve));
        }
      });
    await Promise.all([press(page), press(second)]);
    await holds(page, 100);
    await holds(second, 100);
    assert.match(await kept(page, 'cart'), /\t100\t/);
    await openCart(second);
    await second.getByRole('button', { name: `Remove ${isolated(TEA)}` }).click();
    await holds(page, 0);
  });
});

test('a kept cart that cannot be read is set aside, said, and replaced by what could be read', async () => {
  await shop.visit('/en/p/jin-xuan-oolong', async (page) => {
    await add(page, 'jin-xuan-oolong');
    const good = await kept(page, 'cart');
    for (const [spoilt, pieces, says] of [
      ['{"lines": [', 0, '1 line of the saved cart could not be read'],
      [`${good}\nhalf a line\n\tand another`, 1, '2 lines of the saved cart could not be read'],
    ]) {
      await keep(page, 'cart', spoilt);
      await page.goto('/en/cart');
      await started(page);
      await messages(page).getByText(says).waitFor();
      await holds(page, pieces);
      assert.equal(await kept(page, 'cart-unreadable'), spoilt);
    }
    await add(page, 'kettle-sarai');
    await holds(page, 2);
    await page.reload();
    await started(page);
    await holds(page, 2);
    assert.equal(await messages(page).getByText('could not be read').count(), 0, 'it is said once');
  });
});

test('where the browser keeps nothing, the cart works as long as the page and says so', async () => {
  await shop.visit('/en', async (page) => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The user denied permission to access the database.', 'SecurityError');
      };
    });
    await page.goto('/en/p/jin-xuan-oolong');
    await started(page);
    await messages(page).getByText('This browser keeps nothing').waitFor();
    await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
    await holds(page, 1);
    await openCart(page);
    await page.getByRole('button', { name: 'One more' }).click();
    await holds(page, 2);
    assert.equal(await quantity(page).inputValue(), '2');
  });
});

test('a price that has changed and an offer that is gone are said at their lines', async () => {
  await shop.visit('/en/p/jin-xuan-oolong', async (page) => {
    await add(page, 'jin-xuan-oolong');
    const good = await kept(page, 'cart');
    const [head, line] = good.split('\n');
    const gone = line.replace('rungarun:jin-xuan-oolong-50', 'rungarun:sold-last-year').replace(TEA, 'Old tea');
    await keep(page, 'cart', [head, line.replace('\t15000\t', '\t100\t'), gone].join('\n'));
    await page.goto('/en/cart');
    await started(page);
    await page.getByText(`It was ${isolated('฿1')} when you added it.`).waitFor();
    await page.getByText('No longer sold. It is left out of the order.').waitFor();
    const sum = page.getByRole('complementary', { name: 'Your order' });
    await sum.getByText('฿150').waitFor();
  });
});
