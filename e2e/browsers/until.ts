import {expect} from '@playwright/test';
import type {View} from '../blocking/engine.ts';

/** Waits until `expression` has the value `expected` in the page; fails with the last value that it had. */
export const until = (view: View, expression: string, expected: unknown): Promise<void> =>
  expect.poll(() => view.evaluate(expression), {timeout: 10_000, message: expression}).toEqual(expected);

/** Waits for the time in which a page does what it is going to do. */
export const settle = (view: View): Promise<unknown> =>
  view.evaluate('new Promise(resolve => setTimeout(resolve, 500)).then(() => 1)');

/** Grants everything. */
export const accept = (view: View): Promise<unknown> => view.evaluate('akkoord.acceptAll().then(() => 1)');

/** Presses the button of the only placeholder that is called `name`. */
export const press = (view: View, name: string): Promise<unknown> =>
  view.evaluate(
    `[...document.querySelector('akkoord-embed').shadowRoot.querySelectorAll('button')].find(({textContent}) => textContent.includes(${JSON.stringify(name)})).click()`,
  );
