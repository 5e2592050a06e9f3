import {serviceDetails} from '@akkoord/schema/notice';
import {services} from '@akkoord/services';
import type {WidgetContext} from '@akkoord/widget/define';

export {textHashes} from 'virtual:text-hashes';
export {services};

/** `context` with all that is known of the services of its site. */
export const withDetails = (context: WidgetContext): WidgetContext => ({
  ...context,
  services: serviceDetails(context.consent.config, services),
});
