/** A banner that goes within this time was taken away by something that will do it again. */
const AT_ONCE = 1_000;
const TRIES = 3;

/**
 * A function that calls `ask` for a page which has lost its question, as when its content was swapped, and
 * gives up where the question is taken away at once time and again: a content blocker would never tire.
 */
export function askAgain(ask: () => void, now: () => number): () => void {
  let asked = -AT_ONCE;
  let lost = 0;
  return () => {
    lost = now() - asked < AT_ONCE ? lost + 1 : 0;
    asked = now();
    if (lost < TRIES) ask();
  };
}
