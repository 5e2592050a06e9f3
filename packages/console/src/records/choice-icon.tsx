import type {Summary} from './choices.ts';

const PATHS: Readonly<Record<Summary, string>> = {
  granted: 'M3 8.5 6.5 12 13 4.5',
  denied: 'M4 4l8 8M12 4l-8 8',
  partly: 'M3.5 8h9',
};

/** Sign of a choice: tick, cross, or dash where services differ. Decorative; words stand beside it. */
export function ChoiceIcon({summary}: {summary: Summary}) {
  return (
    <svg class="choice-icon" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" focusable="false">
      <path d={PATHS[summary]} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
    </svg>
  );
}
