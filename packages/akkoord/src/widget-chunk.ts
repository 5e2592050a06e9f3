import {defineSettings, type WidgetContext} from '@akkoord/widget/define-settings';
import type {LoadChunk} from './chunks.ts';

export {openSettings} from '@akkoord/widget/define-settings';

let isDefined = false;

/**
 * Gives elements what they speak with, and registers the settings, once. The details of the services come by `load`,
 * when they are asked for.
 */
export function speakWith(context: WidgetContext, load: LoadChunk): void {
  if (isDefined) return;
  isDefined = true;
  defineSettings({
    ...context,
    loadServices: async () => (await load('catalogue')).withDetails(context).services,
  });
}
