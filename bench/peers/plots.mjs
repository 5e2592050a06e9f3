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
  const size = ({bytes}) => bytes > 0 && {median: bytes / 1000, min: bytes / 1000, max: bytes / 1000};
  return {
    'peers-size.svg': rangePlot({
      title: 'What a first view loads',
      unit: 'kB after brotli',
      source: sourceOf(found, 'what the page asks for and what stands in it'),
      rows: rowsOf(variants, size),
      digits: 1,
    }),
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
