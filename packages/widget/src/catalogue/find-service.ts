import type {Service} from '@akkoord/schema';
import type {WidgetContext} from '../consent-context.ts';

/** The details of the service `id`, or `undefined` where they are not known. */
export function findService({services}: WidgetContext, id: string): Service | undefined {
  return services.find(service => service.id === id);
}

/** What the service is called; its id where the details do not hold it. */
export function serviceName(context: WidgetContext, id: string): string {
  return findService(context, id)?.name ?? id;
}
