import type {ComponentChildren} from 'preact';
import {CopyButton} from './copy-button.tsx';
import {useLanguage} from './language.ts';

/** Some facts under a heading of their own. */
export function Group({title, children}: {title: string; children: ComponentChildren}) {
  return (
    <section class="group">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** One fact in a `dl.facts`. */
export function Fact({name, children}: {name: string; children: ComponentChildren}) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** An id, to be read whole and copied. */
export function Identifier({label, value}: {label: string; value: string}) {
  return (
    <div class="identifier">
      <span class="identifier-label">{label}</span>
      <code class="identifier-value">{value}</code>
      <CopyButton what={label} value={value} />
    </div>
  );
}

/** In the reader's zone for reading, and as it was stored for comparing. */
export function Moment({iso}: {iso: string}) {
  const {moment} = useLanguage();
  return (
    <time dateTime={iso}>
      {moment(iso)}
      <span class="moment-utc mono">{iso}</span>
    </time>
  );
}
