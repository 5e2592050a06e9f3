import {readFile} from 'node:fs/promises';
import {basename} from 'node:path';
import {checkPackage, createPackageFromTarballData, type Package} from '@arethetypeswrong/core';
import {expect} from '@playwright/test';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';
import {test} from './packed.ts';

/**
 * How packages of modules alone are resolved: the older ways know CommonJS only. A component of Svelte is for its
 * compiler, which reads no declarations.
 */
const isAbout = (problem: object, kind: string) => Object.values(problem).includes(kind);
const isOfOlderKind = (problem: object) => isAbout(problem, 'node10') || isAbout(problem, 'node16-cjs');
const isComponent = (problem: object) => isAbout(problem, './consent-gate.svelte');

async function lintOf(tarball: Buffer): Promise<string[]> {
  const bytes = new Uint8Array(tarball).buffer;
  const {messages, pkg} = await publint({pack: {tarball: bytes}, level: 'suggestion'});
  return messages.map(message => formatMessage(message, pkg, {color: false}) ?? message.code);
}

async function wrongTypesOf(found: Package): Promise<string[]> {
  const result = await checkPackage(found);
  if (!result.types) return [];
  return result.problems
    .filter(problem => !isOfOlderKind(problem) && !isComponent(problem))
    .map(problem => JSON.stringify(problem));
}

test('every package passes publint and arethetypeswrong, and holds its licence and a README', async ({
  packed,
}) => {
  test.setTimeout(180_000);
  expect(packed.tarballs.length).toBeGreaterThanOrEqual(15);
  const findings: Record<string, string[]> = {};
  for (const path of packed.tarballs) {
    const tarball = await readFile(path);
    const found = createPackageFromTarballData(tarball);
    const files = found.listFiles().map(file => file.replace(/^\/node_modules\/(@\w+\/)?\w+\//, ''));
    const missing = ['LICENSE', 'README.md'].filter(name => !files.includes(name));
    const strange = files.filter(name => /\.(test|contract)\.|tsbuildinfo$|(^|\/)test\//.test(name));
    findings[basename(path)] = [
      ...(await lintOf(tarball)),
      ...(await wrongTypesOf(found)),
      ...missing.map(name => `${name} is missing`),
      ...strange.map(name => `${name} is no part of the package`),
    ];
  }
  expect(findings).toEqual(Object.fromEntries(Object.keys(findings).map(name => [name, []])));
});
