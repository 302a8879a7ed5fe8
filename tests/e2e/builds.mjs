// Later builds of a shop, for what happens when one replaces another.
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const integrity = (text) => `sha384-${createHash('sha384').update(text).digest('base64')}`;

/**
 * Copies a shop as the build of another day: the same programs, other pages.
 * @param {string} folder the shop
 * @param {string} mark its build's id and a part of its pages' title
 */
export async function laterBuild(folder, mark) {
  const copy = path.join(await mkdtemp(path.join(tmpdir(), 'souk-build-')), 'site');
  await cp(folder, copy, { recursive: true });
  let worker = await readFile(path.join(copy, 'sw.js'), 'utf8');
  const [, build] = worker.match(/BUILD = '([^']*)'/);
  for (const name of ['index.html', 'checkout/index.html']) {
    const file = path.join(copy, name);
    const old = await readFile(file, 'utf8');
    const page = old.replaceAll(build, mark).replace('<html ', `<html data-mark="${mark}" `);
    worker = worker.replace(integrity(old), integrity(page));
    await writeFile(file, page);
    await Promise.all(['br', 'gz'].map((kind) => rm(`${file}.${kind}`, { force: true })));
  }
  await writeFile(path.join(copy, 'sw.js'), worker.replaceAll(build, mark));
  await Promise.all(['br', 'gz'].map((kind) => rm(path.join(copy, `sw.js.${kind}`), { force: true })));
  return { folder: copy, remove: () => rm(path.dirname(copy), { recursive: true, force: true }) };
}
