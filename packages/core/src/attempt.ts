/** What `run` gives, or undefined where it throws: browsers refuse storage that way, and what stands in it need not be ours. */
export function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
