// Feeds as merchants publish them become shops without a line of settings.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { browse, serve, started } from './harness.mjs';
import { cards, number, titles } from './shopper.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const shared = process.env.SOUK_SHARED ?? path.join(root, '../shared');
const tool = process.env.SOUK_BIN ?? path.join(root, 'target/debug/souk');
const DIGITS = /[\d,.]*\d/;

const FEEDS = [
  { feed: 'google-rss-importpc-cz', language: 'en', products: 1255, word: 'baterie', currency: 'Kč' },
  { feed: 'google-rss-arabic-uae', language: 'ar', products: 100, word: 'ساعة', currency: 'د.إ' },
];

for (const { feed, language, products, word, currency } of FEEDS) {
  test(`the feed ${feed} becomes a shop that lists, searches and shows a product`, async (t) => {
    const file = path.join(shared, 'data', feed, 'google_feed.xml');
    if (!existsSync(file)) {
      t.skip(`skipped: there is no ${path.relative(root, file)}`);
      return;
    }
    const folder = await mkdtemp(path.join(tmpdir(), 'souk-feed-'));
    const site = path.join(folder, 'shop');
    t.after(() => rm(folder, { recursive: true, force: true }));
    await promisify(execFile)(tool, ['build', file, '--out', site], { cwd: folder });
    const shop = await browse(await serve({ folder: site }));
    t.after(() => shop.stop());
    await shop.visit('/', async (page) => {
      assert.equal(new URL(page.url()).pathname, `/${language}/`);
      await cards(page).first().waitFor();
      assert.equal(await page.locator('html').getAttribute('dir'), language === 'ar' ? 'rtl' : 'ltr');

      await page.goto(`/${language}/search`);
      await cards(page).first().waitFor();
      const all = page.getByRole('main').getByText(DIGITS).first();
      assert(number((await all.innerText()).match(DIGITS)[0]) >= products * 0.9, await all.innerText());

      await page.goto(`/${language}/search?q=${encodeURIComponent(word)}`);
      await started(page);
      await cards(page).first().waitFor();
      const found = await titles(page);
      assert(found.some((title) => title.toLowerCase().includes(word)), found.join('\n'));
      await cards(page).first().getByRole('link').click();
      await page.getByRole('heading', { level: 1, name: found[0], exact: true }).waitFor();
      await page.getByRole('main').getByText(currency).first().waitFor();
      assert.match(page.url(), new RegExp(`/${language}/p/`));
    });
  });
}
