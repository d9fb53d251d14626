// One stylesheet and one script a screen, into wwwroot/dist. No framework, no code splitting: a page loads what it names.
import { build } from 'esbuild';
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { prune, words } from './prune.mjs';

const scripts = (await readdir('src', { withFileTypes: true }))
  .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
  .map(entry => `src/${entry.name}`);

// Nine tenths of the framework's stylesheet are for pages that are not ours.
const pruned = {
  name: 'pruned',
  setup: ({ onLoad }) => onLoad({ filter: /tabler\.min\.css$/ }, async ({ path }) => ({ contents: prune(await readFile(path, 'utf8'), await words('..')), loader: 'css' })),
};

// The public pages load what they name and nothing of the bedside: a worried person on a phone with one bar of signal waits for it.
const publicOnly = {
  name: 'public-only',
  setup: ({ onLoad }) => onLoad({ filter: /look[\\/](tokens|pages)\.css$/ }, async ({ path }) => ({ contents: prune(await readFile(path, 'utf8'), await words('../Website')), loader: 'css' })),
};

const shared = {
  outdir: '../wwwroot/dist',
  entryNames: '[name]',
  assetNames: 'fonts/[name]',
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022', 'chrome120', 'safari17', 'firefox120'],
  loader: { '.woff2': 'file' },
  legalComments: 'none',
  logLevel: 'warning',
};

await build({ ...shared, entryPoints: [{ in: 'look/stillpoint.css', out: 'stillpoint' }, ...scripts], plugins: [pruned] });
await build({ ...shared, entryPoints: [{ in: 'look/public.css', out: 'public' }], plugins: [publicOnly] });

// The typeface may be passed on only with its licence.
await copyFile('node_modules/@fontsource-variable/inter/LICENSE', '../wwwroot/dist/fonts/Inter-licence.txt');
