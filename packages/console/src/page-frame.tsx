import type {ComponentChildren} from 'preact';

interface PageFrameProps {
  readonly title: string;
  readonly lead?: string;
  /** Beside the title. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A page of the desk with its title. */
export function PageFrame({title, lead, aside, children}: PageFrameProps) {
  return (
    <div class="page">
      <div class="page-head">
        <div class="page-words">
          <h1>{title}</h1>
          {lead && <p class="quiet">{lead}</p>}
        </div>
        {aside}
      </div>
      {children}
    </div>
  );
}

/** A part of a page, with its heading. */
export function Part({title, children}: {title: string; children: ComponentChildren}) {
  return (
    <section class="part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
