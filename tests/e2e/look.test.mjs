// What the screens look like: each, made small and grey, beside the one that was last agreed to. Letters are too small to
// matter there; a style that is missing, a column that moved or a theme that is gone is not.
// SOUK_BLESS=1 agrees to what is seen now.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { LOCALES, browse, serve } from './harness.mjs';
import { PAGES, browseScreens, buyingScreens } from './screens.mjs';

const GOLDEN = path.resolve(import.meta.dirname, '../golden/screens.json');
const [COLUMNS, ROWS] = [24, 16];
// Of 255: what a picture may differ on the whole, and one of its squares, which a line that wraps elsewhere can fill.
const [WHOLE, SQUARE] = [5, 70];
const SHOWN = new Set(['home', 'category', 'product', 'compare', 'cart', 'address', 'review', 'order']);
const golden = existsSync(GOLDEN) ? JSON.parse(readFileSync(GOLDEN, 'utf8')) : {};
const seen = {};

let shop;
before(async () => {
  shop = await browse(await serve());
});
after(async () => {
  await shop?.stop();
  if (process.env.SOUK_BLESS) {
    writeFileSync(GOLDEN, `${JSON.stringify(seen, null, 1)}\n`);
  }
});

/** Lightness of the squares of a picture. */
const squares = (page, png) =>
  page.evaluate(
    async ([data, columns, rows]) => {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
      canvas.drawImage(picture, 0, 0);
      const { data: pixels, width, height } = canvas.getImageData(0, 0, picture.width, picture.height);
      const sums = new Array(columns * rows).fill(0);
      const counts = new Array(columns * rows).fill(0);
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          const square = Math.floor((y * rows) / height) * columns + Math.floor((x * columns) / width);
          const at = (y * width + x) * 4;
          sums[square] += 0.299 * pixels[at] + 0.587 * pixels[at + 1] + 0.114 * pixels[at + 2];
          counts[square] += 1;
        }
      }
      return sums.map((sum, square) => Math.round(sum / counts[square]));
    },
    [png.toString('base64'), COLUMNS, ROWS],
  );

const packed = (values) => Buffer.from(values).toString('base64');
const unpacked = (text) => [...Buffer.from(text ?? '', 'base64')];

/** What is wrong with a screen, or nothing. */
function difference(values, agreed) {
  if (agreed.length !== values.length) {
    return 'was never agreed to';
  }
  const apart = values.map((value, square) => Math.abs(value - agreed[square]));
  const whole = apart.reduce((sum, value) => sum + value, 0) / apart.length;
  const most = Math.max(...apart);
  return whole > WHOLE || most > SQUARE ? `differs by ${whole.toFixed(1)} on the whole, ${most} at square ${apart.indexOf(most)}` : undefined;
}

for (const language of Object.keys(LOCALES)) {
  for (const [theme, width, height] of [['light', 1200, 800], ['dark', 390, 800]]) {
    test(`screens in ${language}, ${theme}, ${width} pixels wide, look as they did`, async () => {
      const wrong = [];
      const see = async (name, page) => {
        if (!SHOWN.has(name)) {
          return;
        }
        const key = `${name} ${language} ${theme} ${width}`;
        const values = await squares(page, await page.screenshot({ animations: 'disabled' }));
        seen[key] = packed(values);
        const problem = process.env.SOUK_BLESS ? undefined : difference(values, unpacked(golden[key]));
        if (problem) {
          wrong.push(`${key} ${problem}`);
        }
      };
      await shop.visit(
        `/${language}`,
        async (page) => {
          await browseScreens(page, language, see, PAGES.filter(([name]) => SHOWN.has(name)));
          await buyingScreens(page, language, see);
        },
        { language, colorScheme: theme, reducedMotion: 'reduce', viewport: { width, height } },
      );
      assert.deepEqual(wrong, []);
    });
  }
}
