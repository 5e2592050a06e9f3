import type {Context} from './context.ts';
import {unmarkElement} from './marked-up.ts';

/** Loads `embed` alone, if need be through a new load of the page by `reload`. */
export function openOnce(
  embed: Element,
  {elements, frames, marks, placeholders}: Context,
  reload: (address: string) => void,
): void {
  if (marks.of(embed)) unmarkElement(embed);
  frames?.retry();
  elements.free(embed, true);
  const finish = (): void => {
    const shut = elements.shutAddress(embed);
    if (shut) reload(shut);
    else placeholders.remove(embed);
  };
  if (elements.shutAddress(embed)) void frames?.settled().then(finish);
  else finish();
}
