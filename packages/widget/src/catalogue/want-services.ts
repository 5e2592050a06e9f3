import {replaceContext, type WidgetContext} from '../consent-context.ts';

const coming = new WeakMap<WidgetContext, Promise<void>>();

/** Longest wait of whoever would show them: what is drawn without them by then follows when they come. */
const PATIENCE = 5_000;

/**
 * Has the details of the services come, once however many ask; every element then draws itself anew with them. Resolves
 * when they are there, have failed to come or are slow, and never rejects. What has failed is tried again at the next call.
 */
export function wantServices(context: WidgetContext): Promise<void> {
  const load = coming.get(context) ?? loadInto(context).finally(() => coming.delete(context));
  coming.set(context, load);
  return Promise.race([load, new Promise<void>(done => setTimeout(done, PATIENCE))]);
}

async function loadInto(context: WidgetContext): Promise<void> {
  const {loadServices, ...rest} = context;
  const services = await loadServices?.().catch(() => undefined);
  if (services) replaceContext(context, {...rest, services});
}
