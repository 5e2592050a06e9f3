const WIDTH = 750;
const LEFT = 275;
const RIGHT = 90;
const TOP = 44;
const ROW = 26;

const STYLE = `text{font:13px system-ui,sans-serif;fill:#1f2328}.title{font-weight:600;font-size:15px}.small{font-size:11px;fill:#59636e}
.page{fill:#fff}.grid{stroke:#d1d9e0}.range,.dot{stroke:#6e7781;fill:#6e7781}.ours .range,.ours .dot{stroke:#0a5fb4;fill:#0a5fb4}.ours text{font-weight:600}
.aim{stroke:#b35900;stroke-dasharray:4 3}
@media (prefers-color-scheme:dark){text{fill:#e6edf3}.small{fill:#9aa4af}.page{fill:#0d1117}.grid{stroke:#3d444d}.range,.dot{stroke:#9198a1;fill:#9198a1}
.ours .range,.ours .dot{stroke:#58a6ff;fill:#58a6ff}.aim{stroke:#f0883e}}`;

const escaped = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const rounded = value => Math.round(value * 10) / 10;

/** About four round steps up to `largest`. */
function ticksTo(largest) {
  const rough = largest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find(factor => factor * power >= rough) * power;
  return Array.from({length: Math.ceil(largest / step) + 1}, (_, at) => Number((at * step).toPrecision(6)));
}

/**
 * A plot as SVG: one row for each of `rows` (`{name, median, min, max, ours}`), a dot at the median and a line over the range.
 * It brings its own ground and colours for light and dark. `source` says on what and when it was measured; `aim` is a
 * value to be below.
 */
export function rangePlot({title, unit, source, rows, aim, digits = 0}) {
  const ticks = ticksTo(Math.max(...rows.map(({max}) => max), aim ?? 0));
  const scale = value => rounded(LEFT + (value / ticks.at(-1)) * (WIDTH - LEFT - RIGHT));
  const bottom = TOP + rows.length * ROW;
  const height = bottom + 44;
  const line = (x1, y1, x2, y2, kind) =>
    `<line class="${kind}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>`;
  const grid = ticks.map(tick => {
    const x = scale(tick);
    const label = `<text class="small" text-anchor="middle" x="${x}" y="${bottom + 16}">${tick}</text>`;
    return line(x, TOP - 6, x, bottom, 'grid') + label;
  });
  const drawn = rows.map(({name, median, min, max, ours}, at) => {
    const y = TOP + at * ROW + ROW / 2 - 3;
    const value = `<text x="${WIDTH - RIGHT + 12}" y="${y + 4}">${median.toFixed(digits)}</text>`;
    const range = `<line class="range" stroke-width="3" x1="${scale(min)}" y1="${y}" x2="${scale(max)}" y2="${y}"/>`;
    const dot = `<circle class="dot" cx="${scale(median)}" cy="${y}" r="5"/>`;
    const label = `<text text-anchor="end" x="${LEFT - 12}" y="${y + 4}">${escaped(name)}</text>`;
    return `<g${ours ? ' class="ours"' : ''}>${label}${range}${dot}${value}</g>`;
  });
  const goal = aim === undefined ? [] : [line(scale(aim), TOP - 6, scale(aim), bottom, 'aim')];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="t d">
<title id="t">${escaped(title)}</title><desc id="d">${escaped(`${unit}. ${source}`)}</desc><style>${STYLE}</style>
<rect class="page" width="${WIDTH}" height="${height}"/><text class="title" x="16" y="24">${escaped(title)}, ${escaped(unit)}</text>
${[...grid, ...goal, ...drawn].join('\n')}
<text class="small" x="16" y="${height - 10}">${escaped(source)}</text>
</svg>
`;
}

/** What stands under every plot of a run. */
export const sourceOf = ({date, machine}, what) => `${date}; ${machine}; ${what}`;
