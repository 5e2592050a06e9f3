import {defineWidget, type WidgetContext} from '@akkoord/widget/define';
import type {LoadChunk} from './chunks.ts';

export {openSettings} from '@akkoord/widget/define';

/** Registers the elements behind the first layer; the details of the services come by `load`, when they are asked for. */
export function defineElements(context: WidgetContext, load: LoadChunk): void {
  defineWidget({
    ...context,
    loadServices: async () => (await load('catalogue')).withDetails(context).services,
  });
}
