// The shop on somebody else's page: another origin, a strict policy, a hostile style, and the way to the shop's cart.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, serve, started } from './harness.mjs';
import { serveHost } from './host.mjs';
import { holds } from './shopper.mjs';

let server;
let brand;
before(async () => {
  server = await serve();
  const host = await serveHost(server.origin);
  brand = await browse({
    origin: host.origin,
    stop: async () => {
      await host.stop();
      await server.stop();
    },
  });
});
after(() => brand?.stop());

/** Opens a page of the brand; the shop's program is not the page's. */
const visit = (address, journey, options) => brand.visit(address, journey, { waits: false, ...options });
const widget = (page) => page.locator('souk-shop').first();
const cards = (page) => widget(page).getByRole('article');
const shown = (page) => cards(page).first().waitFor();
const addButton = (page) => widget(page).getByRole('button', { name: 'Add' }).first();

/** Names of files of the shop that a page asks for, without the hashes. */
function requests(page) {
  const names = [];
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === server.origin) {
      names.push(pathname.replace(/-[0-9a-f]{16}\./, '.').replace(/[0-9a-f]{24}\./, 'x.'));
    }
  });
  return names;
}

/** Keeps the events of the widget on the page, and refuses those of a kind. */
const listen = (page, refused) =>
  page.addInitScript((refused) => {
    window.heard = [];
    for (const kind of ['ready', 'error', 'add', 'cart-change', 'checkout']) {
      window.addEventListener(`souk:${kind}`, (event) => {
        window.heard.push([kind, event.target.localName, JSON.parse(JSON.stringify(event.detail))]);
        if (kind === refused) {
          event.preventDefault();
        }
      });
    }
  }, refused);
const heard = (page, kind) =>
  page.evaluate((kind) => window.heard.filter(([has]) => has === kind).map(([, , detail]) => detail), kind);
/** Opens the address again, with the listeners in place. */
async function again(page, refused) {
  await listen(page, refused);
  await page.reload();
}

test('nothing but the loader comes before the element is near, and then cards of its category', async () => {
  await visit('/', async (page) => {
    const names = requests(page);
    await again(page);
    await page.waitForLoadState('networkidle');
    assert.deepEqual(names, ['/embed.js']);
    assert.equal(await widget(page).getByRole('link').textContent(), 'Our kettles in the shop');
    await page.getByRole('heading', { name: 'For your kitchen' }).scrollIntoViewIfNeeded();
    await shown(page);
    assert((await cards(page).count()) > 4);
    const links = await cards(page).getByRole('link').evaluateAll((links) => links.map((link) => link.href));
    assert(links.every((href) => href.startsWith(`${server.origin}/en/p/`)), links.join());
    await cards(page).getByText('฿').first().waitFor();
    await page.waitForFunction(() => {
      const image = document.querySelector('souk-shop').shadowRoot.querySelector('img');
      return image.complete && image.naturalWidth > 0;
    });
    for (const name of ['/app/widget.js', '/app/widget.wasm', '/app/widget.css', '/app/messages-en.txt']) {
      assert.equal(names.filter((has) => has === name).length, 1, `${name} in ${names}`);
    }
    assert.equal(await widget(page).getByRole('link', { name: 'Our kettles' }).count(), 0);
    assert.deepEqual(await heard(page, 'ready'), [{}]);
  });
});

test('two elements and two scripts share one program and one cart', async () => {
  await visit('/story.html', async (page) => {
    const names = requests(page);
    await page.goto('/?near&twice');
    const second = page.locator('souk-shop').nth(1);
    await shown(page);
    await second.scrollIntoViewIfNeeded();
    await second.getByRole('article').first().waitFor();
    for (const name of ['/app/widget.wasm', '/pack/manifest', '/pack/x.cards']) {
      assert.equal(names.filter((has) => has === name).length, 1, `${name} in ${names}`);
    }
    await addButton(page).click();
    await second.getByText('1 piece in the cart').waitFor();
  });
});

test('hostile styles change nothing inside, and the styles inside nothing outside', async () => {
  const looks = async (page) => {
    // Hostile letters push it far down.
    await widget(page).scrollIntoViewIfNeeded();
    await shown(page);
    await page.mouse.move(0, 0);
    return page.evaluate(() => {
      const all = [...document.querySelector('souk-shop').shadowRoot.querySelectorAll('*')];
      return all.map((element) => {
        const { color, display, fontSize, letterSpacing, lineHeight, textTransform, columnGap } = getComputedStyle(element);
        return [element.className.baseVal ?? element.className, color, display, fontSize, letterSpacing, lineHeight, textTransform, columnGap];
      });
    });
  };
  const outside = (page) =>
    page.evaluate(() => {
      const { color, font, margin } = getComputedStyle(document.querySelector('h2'));
      return [color, font, margin];
    });
  let plain;
  await visit('/?near', async (page) => {
    plain = await looks(page);
    const after = await outside(page);
    await page.route('**/embed.js', (route) => route.abort());
    await page.reload();
    assert.deepEqual(await outside(page), after);
  });
  await visit('/?near&hostile', async (page) => {
    assert.deepEqual((await looks(page)).slice(1), plain.slice(1));
  });
});

test('what is added is counted, kept for the tab, and lands in the cart of the shop once', async () => {
  await visit('/?near', async (page) => {
    await again(page);
    await shown(page);
    const card = cards(page).filter({ has: page.getByRole('button') }).first();
    const name = await card.getByRole('heading').innerText();
    await addButton(page).click();
    await addButton(page).click();
    await widget(page).getByText('2 pieces in the cart').waitFor();
    const [{ offer, quantity }] = await heard(page, 'add');
    assert.equal(quantity, 1);
    assert.deepEqual((await heard(page, 'cart-change')).map(({ pieces }) => pieces), [1, 2]);
    await page.reload();
    await widget(page).getByText('2 pieces in the cart').waitFor();

    await widget(page).getByRole('link', { name: 'Checkout' }).click();
    await page.waitForURL(`${server.origin}/en/cart`);
    await started(page);
    await page.getByRole('main').getByText(name).first().waitFor();
    await holds(page, 2);
    await page.reload();
    await started(page);
    await holds(page, 2);
    assert.match(offer, /^[a-z-]+:./);

    await page.goBack();
    await shown(page);
    assert.equal(await widget(page).getByText('in the cart').count(), 0, 'what was handed over is the shop\'s now');
  });
});

test('a cart that is handed over holds only what the shop sells', async () => {
  await visit('/story.html', async (page) => {
    await page.goto(`${server.origin}/en/cart#add=nobody:nothing*3,nonsense,%ff*1`);
    await started(page);
    await page.getByText('3 things behind that link are not sold here any more.').waitFor();
    assert.equal(new URL(page.url()).hash, '');
    await page.getByText('Your cart is empty').waitFor();
  });
});

test('the page may say no to adding and to leaving', async () => {
  for (const refused of ['add', 'checkout']) {
    await visit('/?near', async (page) => {
      await again(page, refused);
      await shown(page);
      await addButton(page).click();
      if (refused === 'add') {
        assert.equal((await heard(page, 'add')).length, 1);
        assert.equal((await heard(page, 'cart-change')).length, 0);
        return;
      }
      await widget(page).getByRole('link', { name: 'Checkout' }).click();
      const [{ url, lines, pieces }] = await heard(page, 'checkout');
      assert(url.startsWith(`${server.origin}/en/cart#add=`), url);
      assert.deepEqual([lines.length, pieces], [1, 1]);
      assert.equal(new URL(page.url()).origin, brand.origin);
      await widget(page).getByText('1 piece in the cart').waitFor();
    });
  }
});

for (const lacks of [" 'wasm-unsafe-eval'", 'connect-src']) {
  test(`where the policy lacks ${lacks.trim()} the link stays and the page is told`, async () => {
    await visit(
      `/?near&lacks=${encodeURIComponent(lacks)}`,
      async (page) => {
        await again(page);
        await page.waitForFunction(() => window.heard.some(([kind]) => kind === 'error'));
        const link = widget(page).getByRole('link', { name: 'Our kettles in the shop' });
        assert.equal(await link.getAttribute('href'), `${server.origin}/en/c/kitchen/kettles`);
        assert(await link.isVisible());
        const [{ message }] = await heard(page, 'error');
        assert.notEqual(message, '');
      },
      { mayFail: true },
    );
  });
}

for (const [fault, change] of [
  ['a category that the shop does not have', (page) => page.goto('/?near&attributes=category="nowhere"')],
  ['a program that was tampered with', async (page) => {
    await page.route('**/widget-*.wasm', async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      body[body.length - 1] ^= 1;
      await route.fulfill({ response, body });
    });
    await page.goto('/?near');
  }],
  ['a catalogue that is not there', async (page) => {
    await page.route('**/pack/*', (route) => route.fulfill({ status: 404 }));
    await page.goto('/?near');
  }],
]) {
  test(`after ${fault} the link stays and the page is told`, async () => {
    await visit(
      '/story.html',
      async (page) => {
        await listen(page);
        await change(page);
        await page.waitForFunction(() => window.heard.some(([kind]) => kind === 'error'));
        assert(await widget(page).getByRole('link', { name: 'Our kettles in the shop' }).isVisible());
      },
      { mayFail: true },
    );
  });
}

test('links, history, title and scroll of the page stay its own', async () => {
  await visit('/?near', async (page) => {
    const before = await page.evaluate(() => {
      window.isAlive = true;
      return [history.length, document.title, location.href, document.head.innerHTML];
    });
    await shown(page);
    await addButton(page).click();
    await widget(page).getByText('1 piece').waitFor();
    assert.deepEqual(
      await page.evaluate(() => [history.length, document.title, location.href, document.head.innerHTML]),
      before,
    );
    await page.getByRole('link', { name: 'Visit us' }).click();
    assert.equal(new URL(page.url()).hash, '#visit');
    assert.equal(await page.evaluate(() => window.isAlive), true);
    await page.getByRole('link', { name: 'Our story' }).click();
    await page.getByRole('heading', { name: 'Our story' }).waitFor();
    assert.equal(await page.evaluate(() => window.isAlive), undefined, 'the page was loaded, not swapped');
    await page.goBack();
    await shown(page);
  });
});

test('nothing on the page moves when the cards come', async () => {
  for (const width of [1280, 360]) {
    await visit(
      '/story.html',
      async (page) => {
        // From the moment when the space is reserved: before the script has come, no page can know how much it is.
        await page.addInitScript(() => {
          window.shifts = [];
          new PerformanceObserver((list) => window.shifts.push(...list.getEntries())).observe({ type: 'layout-shift' });
          addEventListener('souk:ready', () => (window.readyAt = performance.now()));
        });
        await page.goto(`/?near&attributes=${encodeURIComponent('category="pantry/tea" limit="8"')}`);
        await shown(page);
        await page.waitForTimeout(300);
        const shift = await page.evaluate(() =>
          window.shifts.reduce((sum, { startTime, value }) => sum + (startTime >= window.readyAt ? value : 0), 0),
        );
        assert.equal(shift, 0, `at ${width} px`);
      },
      { viewport: { width, height: 800 } },
    );
  }
});

test('an element that is moved keeps what it shows, and one that is taken out leaves nothing', async () => {
  await visit('/?near', async (page) => {
    await shown(page);
    const names = requests(page);
    const count = await page.evaluate(async () => {
      const element = document.querySelector('souk-shop');
      window.card = element.shadowRoot.querySelector('article');
      document.body.append(element);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return element.shadowRoot.contains(window.card);
    });
    assert(count);
    assert.deepEqual(names, []);
    const left = await page.evaluate(async () => {
      const element = document.querySelector('souk-shop');
      const root = element.shadowRoot.firstElementChild;
      element.remove();
      await new Promise((resolve) => setTimeout(resolve, 100));
      return root.childElementCount;
    });
    assert.equal(left, 0);
  });
});

test('the widget has its own language and direction', async () => {
  await visit(`/?near&attributes=${encodeURIComponent('lang="ar" limit="3" theme="dark"')}`, async (page) => {
    await shown(page);
    const root = widget(page).getByRole('region');
    assert.deepEqual(
      await root.evaluate((root) => [root.lang, getComputedStyle(root).direction, getComputedStyle(root).colorScheme]),
      ['ar', 'rtl', 'dark'],
    );
    assert.equal(await cards(page).count(), 3);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).direction), 'ltr');
    await page.evaluate(() => document.querySelector('souk-shop').setAttribute('lang', 'th'));
    await page.waitForFunction(() => document.querySelector('souk-shop').shadowRoot.querySelector('[lang=th] article'));
  });
});
