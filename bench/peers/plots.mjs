import {rangePlot, sourceOf} from '../plot.mjs';

const isOurs = name => name.startsWith('Akkoord');
const rowsOf = (variants, pick) =>
  variants.flatMap(variant => {
    const found = pick(variant);
    return found ? [{name: variant.name, ours: isOurs(variant.name), ...found}] : [];
  });

/** The plots of docs/performance.md that show what was `found`, by file. */
export function plotsOf(found) {
  const {visits, variants} = found;
  const source = sourceOf(found, `median and range of ${visits} visitors`);
  return {
    'peers-banner.svg': rangePlot({
      title: 'Until the banner can be read',
      unit: 'ms on slow 4G',
      source,
      rows: rowsOf(variants, ({slowVisible}) => slowVisible),
    }),
    'peers-script.svg': rangePlot({
      title: 'Script of a first view',
      unit: 'ms with the processor slowed 4 times',
      source,
      rows: rowsOf(variants, ({script}) => script),
    }),
  };
}
