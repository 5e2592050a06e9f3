import {describe, expect, it} from 'vitest';
import {createGuard} from './guard.ts';
import {importedService} from './held-code.ts';

const guard = createGuard({
  services: [{id: 'listed', category: 'tracking', match: ['*.listed.test'], stored: [], digest: ''}],
  isAllowed: () => false,
  baseURI: () => 'https://www.site.test/',
  home: 'www.site.test',
});
const L = 'https://a.listed.test/m.js';

describe('importedService', () => {
  it.each([
    [`import('${L}')`, ''],
    [`import( "${L}" ).then(run)`, 'text/javascript'],
    [`import(/* webpackIgnore: true */ \`${L}\`)`, ''],
    [`import '${L}'`, 'module'],
    [`import{a as b}from"${L}"`, 'module'],
    [`export * from '//a.listed.test/m.js'`, 'module'],
    [`import x, {\n  y,\n} from '${L}'`, 'module'],
    [`{"prefetch":[{"urls":["${L}"]}]}`, 'speculationrules'],
  ])('finds %s in type %j', (code, type) => {
    expect(importedService(code, type, guard)).toBe('listed');
  });

  it.each([
    [`s.src='${L}'`, ''],
    [`var help="import '${L}'"`, ''],
    [`import('/own.js'); fetch('${L}')`, ''],
    [`import '/own.js'; const share = '${L}'`, 'module'],
    [`import('https://cdn.unlisted.test/m.js')`, ''],
    [`{"imports":{"a":"${L}"}}`, 'importmap'],
    [`import('${L}')`, 'application/json'],
  ])('lets %s in type %j run', (code, type) => {
    expect(importedService(code, type, guard)).toBeUndefined();
  });
});
