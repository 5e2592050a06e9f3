import {basename, extname} from 'node:path';
import {describe, expect, it} from 'vitest';
import {codeFiles, files, isTest, read} from './source-files.ts';

const textFiles = files.filter(
  file =>
    /\.(ts|tsx|mts|mjs|js|json|md|html|css|sh|yml)$/.test(file) && basename(file) !== 'package-lock.json',
);
const lines = (file: string) => read(file).split('\n');
const stem = (file: string) => basename(file, extname(file));

describe('source files', () => {
  it('hold at most 400 lines, and tests at most 800', () => {
    const long = codeFiles.filter(file => lines(file).length > (isTest(file) ? 800 : 400) + 1);
    expect(long).toEqual([]);
  });

  it('are named in kebab case after what is in them', () => {
    // SvelteKit tells by a plus which files it looks for.
    const odd = codeFiles.filter(file => !/^\+?[a-z0-9]+([.-][a-z0-9]+)*$/.test(stem(file)));
    expect(odd).toEqual([]);
  });

  it('are not named for a drawer of leftovers', () => {
    const drawer = /^(utils?|helpers?|types|common|libs?|misc|shared)$/;
    const drawers = codeFiles.filter(file =>
      [...file.split('/').slice(0, -1), stem(file)].some(part => drawer.test(part)),
    );
    expect(drawers).toEqual([]);
  });

  it('wrap core for a framework in at most 300 lines', () => {
    const wrappers = [
      'packages/react/src/',
      'packages/preact/src/',
      'packages/vue/src/',
      'packages/svelte/src/',
    ];
    const sizes = [...wrappers, 'examples/angular/src/'].map(folder =>
      files
        .filter(file => file.startsWith(folder) && !isTest(file))
        .reduce((sum, file) => sum + lines(file).length, 0),
    );
    expect(Math.min(...sizes)).toBeGreaterThan(20);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(300);
  });

  it('have no default export, save configuration files', () => {
    const defaults = codeFiles.filter(
      file => /^packages\/[^/]+\/src\//.test(file) && /^export default\b|\bas default\b/m.test(read(file)),
    );
    expect(defaults).toEqual([]);
  });
});

describe('text files', () => {
  it('name an issue in every note of work that is left', () => {
    const word = ['TO', 'DO'].join('');
    const open = new RegExp(`\\b(${word}|FIX${'ME'})\\b(?!.*#\\d)`);
    const notes = textFiles.flatMap(file =>
      lines(file).flatMap((line, at) => (open.test(line) ? [`${file}:${at + 1}`] : [])),
    );
    expect(notes).toEqual([]);
  });

  it('name nothing outside the repository', () => {
    const outside = new RegExp(
      [`${'/wo'}rk/`, `\\.\\./${'sha'}red\\b`, `${'/ro'}ot/`, `/tmp/${'bri'}ef`].join('|'),
    );
    expect(textFiles.filter(file => outside.test(read(file)))).toEqual([]);
  });
});
