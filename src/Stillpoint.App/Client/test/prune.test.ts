import assert from 'node:assert/strict';
import { test } from 'node:test';
// @ts-expect-error The build's own script has no types.
import { prune } from '../prune.mjs';

const pruned = (css: string, ...used: string[]) => (prune as (css: string, used: Set<string>) => string)(css, new Set(used));

test('keeps what a page can need and leaves out the rest', () => {
  assert.equal(pruned('.btn{color:red}.modal{color:blue}', 'btn'), '.btn{color:red}');
  assert.equal(pruned('.btn,.modal,a{color:red}', 'btn'), '.btn,a{color:red}');
  assert.equal(pruned('.card .modal{color:red}.card>p{color:blue}', 'card'), '.card>p{color:blue}');
});

test('a class that must be absent, or is one of several, keeps its rule', () => {
  assert.equal(pruned('.btn:not(.close){color:red}', 'btn'), '.btn:not(.close){color:red}');
  assert.equal(pruned('.btn:is(.a,.b:not(.c)){color:red}', 'btn'), '.btn:is(.a,.b:not(.c)){color:red}');
});

test('looks into media queries, and leaves alone what it does not know', () => {
  assert.equal(pruned('@media print{.btn{a:b}.modal{a:b}}@media print{.modal{a:b}}@keyframes x{to{a:b}}@charset "utf-8";', 'btn'), '@media print{.btn{a:b}}@keyframes x{to{a:b}}@charset "utf-8";');
});

test('a string and an address may hold any bracket', () => {
  assert.equal(pruned('.btn{background:url("data:image/svg+xml,<svg>{;}</svg>")}.x{content:"}"}', 'btn', 'x'), '.btn{background:url("data:image/svg+xml,<svg>{;}</svg>")}.x{content:"}"}');
});

test('a custom property that nothing reads goes, with those that only it read', () => {
  assert.equal(pruned(':root{--a:var(--b);--b:1px;--c:2px;--d:3px}p{margin:var(--c)}', 'd'), ':root{--c:2px;--d:3px}p{margin:var(--c)}');
});
