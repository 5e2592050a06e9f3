import type {Buttons} from './buttons.ts';
import type {Texts} from './texts.ts';

/** Why a text of a site's own is not used; the text that ships is shown in its place (docs/errors.md). */
export const TEXT_FAULT_CODES = [
  'text-unknown',
  'text-placeholders',
  'text-too-long',
  'text-on-button',
] as const;

/** What is wrong with one text of a site's own. */
export interface TextFault {
  readonly code: (typeof TEXT_FAULT_CODES)[number];
  readonly key: string;
}

/** A language as it ships. */
export interface OwnLocaleBase {
  readonly firstLayer: Texts;
  readonly rest: Texts;
  readonly buttons: readonly Buttons[];
}

/** A language with a site's own texts in it, and what was left out of those. */
export interface OwnLocale {
  readonly firstLayer: Texts;
  readonly rest: Texts;
  readonly faults: readonly TextFault[];
}

/** The three answers, in the order of `Buttons`. */
const ANSWERS = ['choice.accept', 'choice.refuse', 'choice.settings'] as const;

/** Verbs on buttons; what a press does has to be read off it. */
const VERBS = new Set<string>([
  ...ANSWERS,
  'banner.close',
  'settings.save',
  'settings.close',
  'embed.once',
  'embed.always',
  'own.withdraw',
  'own.erase',
  'receipt.download',
  'holder.erase',
]);

/**
 * `locale` with the texts of `own` in the place of those that ship. Left out, each with a fault: a key that the
 * language has not, a text that says less or more than its placeholders (`{controller}`), one of more than twice the
 * length, and a verb on a button. The answers alone can be chosen, by the key `answers`, from the sets in `buttons`
 * (`Allow all / Deny all`): no site can word refusing unlike accepting (EDPB Guidelines 03/2022, hidden in plain
 * sight). Pure; the same in page, build and command.
 */
export function withOwnTexts({firstLayer, rest, buttons}: OwnLocaleBase, own: Texts): OwnLocale {
  const shipped: Texts = {...firstLayer, ...rest};
  const faults: TextFault[] = [];
  const sound: Record<string, string> = {};
  for (const [key, text] of Object.entries(own)) {
    const set = key === 'answers' && buttons.find(([accept, refuse]) => text === `${accept} / ${refuse}`);
    const code = set ? undefined : faultOf(key, text, shipped);
    if (code) faults.push({code, key});
    else if (set) Object.assign(sound, Object.fromEntries(ANSWERS.map((answer, at) => [answer, set[at]])));
    else sound[key] = text;
  }
  return {firstLayer: over(firstLayer, sound), rest: over(rest, sound), faults};
}

function faultOf(key: string, text: string, shipped: Texts): TextFault['code'] | undefined {
  if (key === 'answers' || VERBS.has(key)) return 'text-on-button';
  if (!Object.hasOwn(shipped, key)) return 'text-unknown';
  const before = shipped[key] ?? '';
  if (placeholders(text, key) !== placeholders(before, key)) return 'text-placeholders';
  return text.length > 2 * before.length + 24 ? 'text-too-long' : undefined;
}

/** The names in a text; a form for one number may write it out (`1 other party`). */
const placeholders = (text: string, key: string): string => {
  const names = new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name)));
  if (/\.(zero|one|two)$/.test(key)) names.delete('count');
  return [...names].sort().join();
};

const over = (texts: Texts, own: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, own[key] ?? text]));
