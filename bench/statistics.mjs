/** The middle of `values`. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Median and range of `values`. */
export const summary = values => ({
  median: median(values),
  min: Math.min(...values),
  max: Math.max(...values),
});

/** The runs of a bench at several numbers of records, smallest first, with `run` in the place of one at the same number. */
export const bySize = (runs, run) =>
  [...[runs ?? []].flat().filter(({records}) => records !== run.records), run].sort(
    (a, b) => a.records - b.records,
  );
