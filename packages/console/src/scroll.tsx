import type {ComponentChildren} from 'preact';

/** A part that scrolls sideways where it is wider than the screen; by keyboard too. */
export function Scroll({label, children}: {label: string; children: ComponentChildren}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no pointer scrolls what has the focus (WCAG 2.1.1)
    <section class="scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
