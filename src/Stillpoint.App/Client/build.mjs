// One stylesheet and one script a screen, into wwwroot/dist. No framework, no code splitting: a page loads what it names.
import { build } from 'esbuild';
import { copyFile, readdir } from 'node:fs/promises';

const scripts = (await readdir('src', { withFileTypes: true }))
  .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
  .map(entry => `src/${entry.name}`);

await build({
  entryPoints: [{ in: 'look/stillpoint.css', out: 'stillpoint' }, ...scripts],
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
});

// The typeface may be passed on only with its licence.
await copyFile('node_modules/@fontsource-variable/inter/LICENSE', '../wwwroot/dist/fonts/Inter-licence.txt');
