// Bundles each test with what it tests and runs them all; fails when there is nothing to run.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const tests = (await readdir('test')).filter(name => name.endsWith('.test.ts'));
if (tests.length === 0) throw new Error('There are no tests.');

const place = await mkdtemp(join(tmpdir(), 'stillpoint-client-'));
try {
  await build({
    entryPoints: tests.map(name => `test/${name}`),
    outdir: place,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  const files = tests.map(name => join(place, name.replace(/\.ts$/, '.mjs')));
  const { status } = spawnSync(process.execPath, ['--test', ...files], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  await rm(place, { recursive: true });
}
