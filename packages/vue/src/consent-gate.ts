import {gateId} from '@akkoord/core/page';
import {defineComponent, type SlotsType, type VNode} from 'vue';
import {useConsent} from './use-consent.ts';

/** Renders its default slot while `category` or `service` is granted, and the slot `fallback` while it is not. */
export const ConsentGate = defineComponent({
  name: 'ConsentGate',
  props: {category: String, service: String},
  slots: Object as SlotsType<{default?: object; fallback?: object}>,
  setup(props, {slots}) {
    const {isGranted} = useConsent();
    return (): VNode[] | undefined => {
      const id = gateId({
        category: props.category ?? '',
        ...(props.service && {service: props.service}),
      } as never);
      return isGranted(id) ? slots.default?.({}) : slots.fallback?.({});
    };
  },
});
