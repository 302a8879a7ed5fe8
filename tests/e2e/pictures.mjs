// Takes pictures of every screen: three widths, three languages, light and dark, as files and as one page that shows
// them all. `cargo xtask pictures` builds the demo shop and runs this; it says where they lie.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LOCALES, browse, serve } from './harness.mjs';
import { EMPTY, PAGES, browseScreens, buyingScreens } from './screens.mjs';

const [out, word = ''] = process.argv.slice(2);
const WIDTHS = [320, 768, 1440];
const shop = await browse(await serve());
const taken = [];

for (const language of Object.keys(LOCALES)) {
  for (const theme of ['light', 'dark']) {
    for (const width of WIDTHS) {
      const folder = `${language}-${theme}-${width}`;
      await mkdir(path.join(out, folder), { recursive: true });
      const see = async (name, page) => {
        if (name.includes(word)) {
          const file = `${folder}/${name}.png`;
          await page.screenshot({ path: path.join(out, file), fullPage: true, animations: 'disabled' });
          taken.push(file);
        }
      };
      const wanted = [...EMPTY, ...PAGES].filter(([name]) => name.includes(word));
      await shop.visit(
        `/${language}`,
        async (page) => {
          await browseScreens(page, language, see, wanted);
          await buyingScreens(page, language, see);
        },
        { language, colorScheme: theme, reducedMotion: 'reduce', viewport: { width, height: 800 } },
      );
      console.log(`${folder}: ${taken.length} pictures so far`);
    }
  }
}
await shop.stop();

const figure = (file) => `<figure><a href="${file}"><img src="${file}" alt="" loading="lazy" height="480"></a><figcaption>${file}</figcaption></figure>`;
const names = [...new Set(taken.map((file) => path.basename(file)))];
const rows = names.map((name) => `<h2>${name}</h2><div>${taken.filter((file) => path.basename(file) === name).map(figure).join('')}</div>`);
const style = 'body{font:14px sans-serif}div{display:flex;overflow-x:auto;gap:1em}figure{margin:0}img{border:1px solid #888}';
await writeFile(path.join(out, 'index.html'), `<!doctype html><meta charset="utf-8"><title>Screens</title><style>${style}</style>${rows.join('')}`);
console.log(path.join(out, 'index.html'));
