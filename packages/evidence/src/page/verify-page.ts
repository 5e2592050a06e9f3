import {toBase64, type VerifierKey} from '@akkoord/ledger';
import {parseKeys} from '../keys.ts';
import type {PackReport} from '../report.ts';
import {verifyPack} from '../verify-pack.ts';
import {zipSource} from '../zip.ts';
import {PAGE_TEXTS, type PageTexts} from './page-texts.ts';

/** More would help nobody. */
const MAX_LISTED = 200;

const parts = {
  language: byId<HTMLSelectElement>('language'),
  pack: byId<HTMLInputElement>('pack'),
  keys: byId<HTMLInputElement>('keys'),
  status: byId('status'),
  result: byId('result'),
};
let texts = textsFor(navigator.language);
/** Counts what was chosen: what an earlier choice led to is not shown any more. */
let choice = 0;

parts.language.addEventListener('change', () => speak(parts.language.value));
for (const input of [parts.pack, parts.keys]) input.addEventListener('change', () => void look());
speak(navigator.language);

/** Verifies what is chosen and shows what came out. */
async function look(): Promise<void> {
  const [file] = parts.pack.files ?? [];
  if (!file) return;
  const own = ++choice;
  const isLatest = (): boolean => own === choice;
  parts.result.replaceChildren();
  try {
    if (!(await knowsEd25519())) return say(texts.unable);
    const keys = await chosenKeys();
    if (keys === 'unusable') return say(texts.keysUnusable);
    const source = await zipSource({
      size: file.size,
      read: async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
    });
    const onProgress = (done: number, of: number): void => {
      if (isLatest()) say(filled(texts.working, {done, of}));
    };
    const report = await verifyPack(source, {...(keys ? {keys} : {}), onProgress});
    if (isLatest()) show(report);
  } catch (cause) {
    if (isLatest())
      say(filled(texts.unreadable, {reason: cause instanceof Error ? cause.message : String(cause)}));
  }
}

function show({ok, manifest, findings, checked, keys, isTrusted}: PackReport): void {
  parts.result.dataset.ok = String(ok);
  if (!ok || !manifest) {
    say(texts.bad);
    const items = findings.slice(0, MAX_LISTED).map(({file, code, message}) => {
      const item = element('li', '');
      item.append(element('strong', file), ` ${code}: ${message}`);
      return item;
    });
    const list = document.createElement('ul');
    list.append(...items);
    parts.result.append(list);
    return;
  }
  say(texts.ok);
  const {site, period, scope} = manifest;
  const of = {rows: checked.rows, files: checked.files, site, from: period.from ?? '…', to: period.to ?? '…'};
  parts.result.append(
    element('p', `${filled(texts.okDetails, of)} ${scope.kind === 'full' ? texts.okWhole : texts.okPart}`),
    element('p', isTrusted ? texts.trusted : texts.own),
  );
  for (const {name, publicKey} of isTrusted ? [] : keys) {
    parts.result.append(element('p', `${name} ${toBase64(publicKey)}`, 'key'));
  }
}

async function chosenKeys(): Promise<readonly VerifierKey[] | null | 'unusable'> {
  const [file] = parts.keys.files ?? [];
  if (!file) return null;
  try {
    return parseKeys(JSON.parse(await file.text())) ?? 'unusable';
  } catch {
    return 'unusable';
  }
}

async function knowsEd25519(): Promise<boolean> {
  try {
    await crypto.subtle.importKey('raw', new Uint8Array(32), 'Ed25519', false, ['verify']);
    return true;
  } catch {
    return false;
  }
}

function speak(language: string): void {
  texts = textsFor(language);
  const code = Object.keys(PAGE_TEXTS).find(name => PAGE_TEXTS[name] === texts) ?? 'en';
  document.documentElement.lang = code;
  document.title = texts.title;
  parts.language.value = code;
  for (const marked of document.querySelectorAll<HTMLElement>('[data-text]')) {
    marked.textContent = texts[marked.dataset.text as keyof PageTexts];
  }
  void look();
}

function textsFor(language: string): PageTexts {
  return PAGE_TEXTS[language.slice(0, 2)] ?? (PAGE_TEXTS.en as PageTexts);
}

function say(text: string): void {
  parts.status.textContent = text;
}

function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

function element(name: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}
