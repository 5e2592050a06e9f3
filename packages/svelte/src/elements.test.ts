import type {AkkoordElements} from '@akkoord/core/page';
import type {SvelteHTMLElements} from 'svelte/elements';
import {expectTypeOf, it} from 'vitest';
import './index.ts';

/** Svelte lets any tag through with whatever attributes; one that is typed takes no text where a function belongs. */
type Untyped = {
  [Tag in keyof AkkoordElements]: {onclick: string} extends SvelteHTMLElements[Tag] ? Tag : never;
}[keyof AkkoordElements];

it('types the elements of ours in templates, as all elements are', () => {
  expectTypeOf<Untyped>().toBeNever();
  type Props = SvelteHTMLElements['akkoord-settings-link'];
  expectTypeOf<{class: string; id: string; onclick: () => void}>().toExtend<Props>();
});
