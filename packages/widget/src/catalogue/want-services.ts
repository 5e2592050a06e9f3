import {replaceContext, type WidgetContext} from '../consent-context.ts';

const coming = new WeakMap<WidgetContext, Promise<void>>();

/**
 * Has the details of the services come, once however many ask; every element then draws itself anew with them. Resolves
 * when they are there or have failed to come, and never rejects. What has failed is tried again at the next call.
 */
export function wantServices(context: WidgetContext): Promise<void> {
  const known = coming.get(context);
  if (known) return known;
  const load = loadInto(context).finally(() => coming.delete(context));
  coming.set(context, load);
  return load;
}

async function loadInto(context: WidgetContext): Promise<void> {
  const {loadServices, ...rest} = context;
  const services = await loadServices?.().catch(() => undefined);
  if (services) replaceContext(context, {...rest, services});
}
